import type { TSESTree } from '@typescript-eslint/utils';
import type { MatcherKind } from '../../catalog/matchers.ts';
import { functionOf, returnsOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type FunctionNode, type Node, descendantsOf, isFunction, propertyName, settle, unwrap } from '../../core/tree.ts';
import { isCount } from './count.ts';
import { type Matcher, asAssertion } from './matcher.ts';

/** One exact comparison: `expect(rows).toHaveLength(2)`, `rows.length === 2`, `if (rows.length !== 2) throw …`. */
export interface Comparison {
  readonly kind: Exclude<MatcherKind, 'true'>;
  readonly subject: Node;
  readonly expected: Node | undefined;
  /** How it is written; `value` is a matcher on a poll itself, `guard` is `!==` before a `throw`. */
  readonly form: 'chain' | 'value' | 'function' | 'operator' | 'guard';
  /** The matcher's call, or the binary expression. */
  readonly node: Node;
  /** What a report underlines; the operator of a binary expression is found from `node`. */
  readonly at: Node;
  readonly matcher: Matcher | undefined;
  /** The subject is a promise that the comparison waits for. */
  readonly settles: boolean;
}

/** The comparisons that make a polled function throw. */
export function* assertionsIn(file: File, fn: FunctionNode): Iterable<Comparison> {
  for (const node of descendantsOf(file.keys, fn.body)) {
    if (node.type === 'CallExpression') yield* assertionOf(file, node);
    else if (node.type === 'IfStatement') yield* guardOf(file, node);
  }
}

/** The comparison of one assertion; several where it asserts that a condition of several holds. */
export function* assertionOf(file: File, call: TSESTree.CallExpression): Iterable<Comparison> {
  const assertion = asAssertion(call);
  if (!assertion) return;
  const { subject, matcher, settles, form } = assertion;
  if (isTrue(matcher)) yield* operatorsIn(file, subject, true, 'operator');
  else if (matcher.kind !== 'true') {
    yield { kind: matcher.kind, subject, expected: matcher.expected, form, node: matcher.node, at: matcher.at, matcher, settles };
  }
}

/** Whether a matcher only asks that its subject is true: `toBe(true)`, `toBeTruthy()`. */
export function isTrue(matcher: Matcher): boolean {
  if (matcher.kind === 'true') return true;
  const expected = matcher.kind === 'equal' && matcher.expected ? unwrap(matcher.expected) : undefined;
  return expected?.type === 'Literal' && expected.value === true;
}

/** The comparisons on which a polled function answers that it is done. */
export function* answersIn(file: File, fn: FunctionNode): Iterable<Comparison> {
  for (const answer of returnsOf(file, fn)) yield* operatorsIn(file, answer, true, 'operator');
  if (fn.body.type !== 'BlockStatement') return;
  for (const node of descendantsOf(file.keys, fn.body, (inner) => !isFunction(inner))) {
    if (node.type === 'IfStatement') yield* guardOf(file, node);
  }
}

/** `if (n !== 2) throw …`, `if (n === 2) return rows`, `if (n !== 2) return false`. */
export function* guardOf(file: File, node: TSESTree.IfStatement): Iterable<Comparison> {
  const then = node.consequent.type === 'BlockStatement' ? node.consequent.body.at(-1) : node.consequent;
  if (then?.type === 'ThrowStatement') yield* operatorsIn(file, node.test, false, 'guard');
  else if (then?.type === 'ReturnStatement') {
    if (isNothing(then.argument)) yield* operatorsIn(file, node.test, false, 'guard');
    if (!isNothing(then.argument) || throwsAfter(node)) yield* operatorsIn(file, node.test, true, 'operator');
  } else if (then?.type === 'BreakStatement') yield* operatorsIn(file, node.test, true, 'operator');
}

function isNothing(node: Node | null): boolean {
  const inner = node ? unwrap(node) : undefined;
  if (!inner) return true;
  return (inner.type === 'Literal' && !inner.value) || (inner.type === 'Identifier' && inner.name === 'undefined');
}

function throwsAfter(node: Node): boolean {
  const block = node.parent;
  return block?.type === 'BlockStatement' && block.body.at(-1)?.type === 'ThrowStatement';
}

/** The equalities that must hold (or, with `wanted` false, the inequalities that must fail) for a condition to have that outcome. */
export function* operatorsIn(file: File, condition: Node, wanted: boolean, form: 'operator' | 'guard'): Iterable<Comparison> {
  const waiting: { node: Node; wanted: boolean }[] = [{ node: condition, wanted }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const node = settle(next.node);
    if (node.type === 'LogicalExpression' && node.operator === (next.wanted ? '&&' : '||')) {
      waiting.push({ node: node.right, wanted: next.wanted }, { node: node.left, wanted: next.wanted });
    } else if (node.type === 'UnaryExpression' && node.operator === '!') waiting.push({ node: node.argument, wanted: !next.wanted });
    else if (node.type === 'ConditionalExpression' && next.wanted) waiting.push({ node: node.test, wanted: true });
    else if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'Boolean' && node.arguments[0]) {
      waiting.push({ node: node.arguments[0], wanted: next.wanted });
    } else if (node.type === 'CallExpression' && next.wanted) {
      // `countJobs().then((n) => n === 2)`
      const callee = unwrap(node.callee);
      const then = callee.type === 'MemberExpression' && propertyName(callee) === 'then' && node.arguments[0] ? functionOf(file, node.arguments[0]) : undefined;
      if (then) for (const answer of returnsOf(file, then)) waiting.push({ node: answer, wanted: true });
    } else if (node.type === 'BinaryExpression' && (next.wanted ? /^===?$/ : /^!==?$/).test(node.operator)) {
      yield equalityOf(file, node, form);
    }
  }
}

function equalityOf(file: File, node: TSESTree.BinaryExpression, form: 'operator' | 'guard'): Comparison {
  const left = node.left as Node;
  const swapped = unwrap(left).type === 'Literal' || (unwrap(node.right).type !== 'Literal' && !isCount(file, left) && isCount(file, node.right));
  const [subject, expected] = swapped ? [node.right, left] : [left, node.right];
  return { kind: 'equal', subject, expected, form, node, at: node, matcher: undefined, settles: false };
}
