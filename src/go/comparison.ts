import { GO_ASSERTIONS, GO_MATCHERS, type GoMatcherRow, GO_SHOULD } from '../catalog/go-polls.ts';
import { variableOf } from './bindings.ts';
import type { GoPoll } from './poll.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, descendantsOf, isFunction, lastName, receiverOf, sourceOf, unwrap } from './tree.ts';

/** An exact comparison that a poll waits for. */
export interface GoComparison {
  /** The matcher, assertion or `==`. */
  readonly node: GoNode;
  readonly subject: GoNode;
  readonly expects: 'count' | 'list' | 'empty';
  /** The expected number, as the code has it. */
  readonly number: string;
  readonly expected: GoNode | undefined;
}

/** The exact comparisons of a poll. */
export function* comparisonsOf(file: GoFile, poll: GoPoll): Iterable<GoComparison> {
  if (poll.judges === 'matcher' && poll.matcher) {
    const name = lastName(file, calleeOf(poll.matcher));
    if (/^(?:BeTrue|BeTrueBecause)$/.test(name)) yield* predicates(file, poll.fn);
    else if (/^(?:Succeed|BeNil|Not|HaveOccurred)$/.test(name)) {
      yield* assertions(file, poll.fn);
      yield* refusals(file, poll.fn);
    }
    else yield* matched(file, poll.matcher, returnsOf(poll.fn).flatMap((one) => one.children.slice(0, 1)));
  } else if (poll.judges === 'predicate') yield* predicates(file, poll.fn);
  else yield* assertions(file, poll.fn);
}

/** What a function returns itself, not the functions in it. */
function returnsOf(fn: GoNode): GoNode[] {
  return [...descendantsOf(fn, (node) => !isFunction(node))].filter((node) => node.type === 'ReturnStatement' && node.children.length > 0);
}

/** `Equal(2)`, `HaveLen(2)`, `BeEmpty()` asked of these values. */
function* matched(file: GoFile, matcher: GoNode, subjects: readonly GoNode[]): Iterable<GoComparison> {
  const row = GO_MATCHERS.find((one) => one.name === lastName(file, calleeOf(matcher)));
  let given = argumentsOf(matcher);
  if (!row) return;
  if (row.name === 'BeNumerically') {
    if (!given[0] || !/^["`]==["`]$/.test(sourceOf(file, given[0]))) return;
    given = given.slice(1);
  }
  for (const subject of subjects) yield* asked(file, matcher, row.asks, given[0], subject);
}

function* asked(file: GoFile, node: GoNode, asks: GoMatcherRow['asks'], expected: GoNode | undefined, start: GoNode): Iterable<GoComparison> {
  const subject = unwrap(start);
  if (/^(?:Number|Nil|Bool|String)$/.test(subject.type) || /^-\d+$/.test(sourceOf(file, subject))) return;
  const number = expected ? sourceOf(file, expected) : '0';
  if (asks === 'empty') yield { node, subject, expects: 'empty', number: '0', expected };
  else if (asks === 'list') yield { node, subject, expects: 'list', number, expected };
  else if (expected && asks === 'length') yield { node, subject, expects: number === '0' ? 'empty' : 'count', number, expected };
  else if (expected && isNumber(file, expected) && isCount(file, subject)) {
    yield { node, subject, expects: number === '0' ? 'empty' : 'count', number, expected };
  } else if (expected && /^\[\]/.test(number)) yield { node, subject, expects: 'list', number, expected };
}

/** `g.Expect(x).To(HaveLen(2))`, `assert.Len(c, x, 2)` inside of a function. */
function* assertions(file: GoFile, fn: GoNode): Iterable<GoComparison> {
  for (const node of descendantsOf(fn)) {
    if (node.type !== 'CallExpr') continue;
    const name = lastName(file, calleeOf(node));
    const chained = receiverOf(calleeOf(node));
    if (GO_SHOULD.has(name) && chained?.type === 'CallExpr' && lastName(file, calleeOf(chained)) === 'Expect') {
      const matcher = argumentsOf(node)[0];
      if (matcher) yield* matched(file, matcher, argumentsOf(chained).slice(0, 1));
      continue;
    }
    const row = GO_ASSERTIONS.find((one) => one.name === name);
    if (!row || chained === undefined) continue;
    const given = argumentsOf(node);
    const values = given.length > (row.asks === 'empty' ? 1 : 2) || /^(?:assert|require)$/.test(sourceOf(file, chained)) ? given.slice(1) : given;
    const [first, second] = values;
    if (row.asks === 'length' && first) yield* asked(file, node, 'length', second, first);
    else if (row.asks === 'empty' && first) yield* asked(file, node, 'empty', undefined, first);
    else if (first && second) yield* asked(file, node, row.asks, first, second);
  }
}

/** `if len(x) != 2 { return false }`, `if err != nil || len(x) != 2 { return fmt.Errorf(…) }`. */
function* refusals(file: GoFile, fn: GoNode): Iterable<GoComparison> {
  for (const statement of descendantsOf(fn, (inner) => !isFunction(inner))) {
    const block = statement.type === 'IfStatement' ? statement.children.find((child) => child.type === 'Block') : undefined;
    const last = block?.children.at(-1);
    const given = last?.type === 'ReturnStatement' ? last.children.at(-1) : undefined;
    if (!given || given.type === 'Nil' || sourceOf(file, given) === 'true') continue;
    const waiting = statement.children.slice(0, statement.children.indexOf(block as GoNode)).slice(-1);
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      const [left, operator, right] = node.type === 'BinaryExp' ? node.children : [];
      if (!left || !operator || !right) continue;
      if (sourceOf(file, operator) === '||') waiting.push(unwrap(left), unwrap(right));
      else if (sourceOf(file, operator) === '!=' && isNumber(file, right)) yield* asked(file, node, 'equal', right, left);
      else if (sourceOf(file, operator) === '!=' && isNumber(file, left)) yield* asked(file, node, 'equal', left, right);
    }
  }
}

/** `return len(x) == 2`, also inside of `&&`; and what is refused before. */
function* predicates(file: GoFile, fn: GoNode): Iterable<GoComparison> {
  yield* refusals(file, fn);
  for (const statement of returnsOf(fn)) {
    for (const node of descendantsOf(statement, (inner) => !isFunction(inner))) {
      const [left, operator, right] = node.type === 'BinaryExp' ? node.children : [];
      if (!left || !operator || !right || sourceOf(file, operator) !== '==') continue;
      if (isNumber(file, right)) yield* asked(file, node, 'equal', right, left);
      else if (isNumber(file, left)) yield* asked(file, node, 'equal', left, right);
    }
  }
}

/** A number: written out, named, converted, or the length of what is expected. */
function isNumber(file: GoFile, start: GoNode): boolean {
  const node = unwrap(start);
  if (node.type === 'Number') return true;
  if (node.type === 'CallExpr') return /^(?:len|u?int(?:8|16|32|64)?)$/.test(lastName(file, calleeOf(node)));
  if (node.type === 'BinaryExp') return node.children.some((child) => isNumber(file, child));
  if (node.type !== 'VariableName') return false;
  const value = variableOf(file, node)?.writes[0]?.value;
  return value !== undefined && unwrap(value) !== node && (value.type === 'Number' || /[cC]ount|[nN]um|[tT]otal|^n$/.test(sourceOf(file, node)));
}

/** A number of things: `len(x)`, `store.Count(ctx)`, a variable named after one. */
function isCount(file: GoFile, start: GoNode): boolean {
  const node = unwrap(start);
  if (node.type === 'CallExpr') return COUNTING.test(lastName(file, calleeOf(node))) || isConverted(file, node);
  if (node.type === 'VariableName' || node.type === 'SelectorExpr') return /[cC]ount|[tT]otal|^n$|[nN]um(?![a-z])|^found$|[lL]en$|[rR]ows$/.test(lastName(file, node)) || isLength(file, node);
  return false;
}

function isConverted(file: GoFile, call: GoNode): boolean {
  const [inner] = argumentsOf(call);
  return inner !== undefined && /^u?int(?:8|16|32|64)?$/.test(lastName(file, calleeOf(call))) && isCount(file, inner);
}

/** `n := len(x)`, `after, err := store.Count(ctx)`. */
function isLength(file: GoFile, node: GoNode): boolean {
  if (node.type !== 'VariableName') return false;
  return variableOf(file, node)?.writes.some(({ value, how, index }) => how === 'updated' || (index === 0 && value?.type === 'CallExpr' && COUNTING.test(lastName(file, calleeOf(value))))) ?? false;
}

/** Calls that answer with a number of things. */
const COUNTING = /^(?:len|DBSize|[lL]Len|[szSZ]Card|[xhXH]Len)$|[cC]ount|[tT]otal|^[nN]um/;
