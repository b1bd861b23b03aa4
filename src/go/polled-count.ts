import { GO_CLEANING_CALLS, GO_IDENTITY_KEYS, GO_MAKING_CALLS } from '../catalog/go-polls.ts';
import type { PolledCount } from '../verdicts/no-unscoped-eventual-count.ts';
import { indexOf, variableOf } from './bindings.ts';
import type { GoComparison } from './comparison.ts';
import { type GoFeed, feedOf, insideOf } from './feed.ts';
import type { GoPoll } from './poll.ts';
import { isContext, isFresh, reachOf } from './reach.ts';
import { isRemoteCollection, ownerOf, readOf } from './read.ts';
import type { Variable } from './scopes.ts';
import { roleOf } from './test-role.ts';
import { type GoFile, type GoNode, ancestorsOf, argumentsOf, calleeOf, contains, descendantsOf, isFunction, lastName, perFile, receiverOf, rootOf, sourceOf, unwrap } from './tree.ts';

/** What a comparison of a poll looks at; `undefined` where it reads no collection elsewhere. */
export function asPolledCount(file: GoFile, poll: GoPoll, comparison: GoComparison): PolledCount<GoNode> | undefined {
  const feed = feedOf(file, comparison.subject, poll.fn);
  const remote = feed.reads.find((one) => isRemoteCollection(file, one));
  const inner = (remote ? [remote] : feed.reads).flatMap((one) => insideOf(file, one)).find((one) => one !== remote && isRemoteCollection(file, one));
  const read = remote ?? inner;
  if (!read) return undefined;
  const choosing = [...feed.reads.flatMap((one) => choosersOf(file, one, feed)), ...feed.guards];
  // What a helper works out for itself, nobody sees here.
  const isOpen = inner !== undefined && !choosersOf(file, inner, feed).every((one) => isOfHelper(file, one));
  return {
    at: comparison.node,
    expects: isBaseline(comparison) ? 'baseline' : comparison.expects,
    number: comparison.number,
    before: comparison.expected && baselineName(file, comparison.expected),
    read: shown(file, read),
    owner: isOpen ? 'unknown' : ownerOf(file, inner ?? read),
    scope: scopeOf(file, choosing, feed),
    hasLiteralIdentity: choosing.some((one) => namesWhatTheFileMakes(file, one, poll.fn)),
    isCapped: false,
    isOnce: false,
    isGuessed: false,
    ownId: ownIdOf(file, poll),
    hasCleanHook: hasCleanHook(file),
  };
}

function isBaseline({ expects, expected }: GoComparison): boolean {
  return expects === 'count' && expected?.type === 'BinaryExp' && expected.children.some((child) => /^(?:VariableName|CallExpr)$/.test(child.type));
}

function baselineName(file: GoFile, expected: GoNode): string | undefined {
  const name = expected.type === 'BinaryExp' ? expected.children.find((child) => /^(?:VariableName|CallExpr)$/.test(child.type)) : undefined;
  return name && sourceOf(file, name);
}

/** What a helper is given, or fills: the arguments of its call say what the one is, and the other chooses nothing. */
function isOfHelper(file: GoFile, node: GoNode): boolean {
  return sourceOf(file, node).startsWith('&') || leavesOf(file, node).every((leaf) => variableOf(file, leaf)?.kind === 'parameter');
}

/** What chooses among the things that a call reads: its arguments, and those along its chain. */
function choosersOf(file: GoFile, call: GoNode, feed: GoFeed): readonly GoNode[] {
  const chosen: GoNode[] = [];
  for (let link: GoNode | undefined = call; link?.type === 'CallExpr'; link = receiverOf(calleeOf(link))) {
    for (const argument of argumentsOf(link)) {
      const inner = unwrap(argument);
      const variable = inner.type === 'VariableName' ? variableOf(file, inner) : undefined;
      if (!isContext(file, argument) && !(variable && feed.through.has(variable))) chosen.push(argument);
    }
  }
  return chosen;
}

function scopeOf(file: GoFile, choosing: readonly GoNode[], feed: GoFeed): 'own' | 'unknown' | 'none' {
  let found: 'own' | 'unknown' | 'none' = 'none';
  for (const node of choosing) {
    for (const leaf of leavesOf(file, node)) {
      const variable = variableOf(file, leaf);
      // What is read is compared with something: that decides.
      if (variable && (feed.through.has(variable) || isTakenFrom(file, variable, feed))) continue;
      if (variable?.kind === 'import') continue;
      if (/^err\w*$/.test(sourceOf(file, leaf))) continue;
      if (isMadeHere(file, leaf)) return 'own';
      const reach = reachOf(file, leaf);
      if (reach === 'own') return 'own';
      if (reach === 'unknown') found = 'unknown';
    }
    if ([...descendantsOf(node)].some((one) => isFresh(file, one))) return 'own';
  }
  return found;
}

/** One of the things that are read: `for _, item := range items`. */
function isTakenFrom(file: GoFile, variable: Variable, feed: GoFeed): boolean {
  return variable.writes.some(({ how, value }) => {
    const list = how === 'range' && value ? variableOf(file, rootOf(value)) : undefined;
    return list !== undefined && feed.through.has(list);
  });
}

/** The names in an expression. */
function leavesOf(file: GoFile, node: GoNode): readonly GoNode[] {
  return [...descendantsOf(node)].filter((one) => one.type === 'VariableName' && one.parent?.type !== 'Key' && !/^(?:nil|true|false|len)$/.test(sourceOf(file, one)));
}

/** Given to a call that makes things: `c.Create(ctx, ns)`. */
function isMadeHere(file: GoFile, leaf: GoNode): boolean {
  const variable = variableOf(file, leaf);
  return variable !== undefined && variable.kind === 'variable' && madeIn(file).has(variable);
}

const madeIn = perFile((file): ReadonlySet<Variable> => {
  const made = new Set<Variable>();
  for (const node of descendantsOf(file.root)) {
    if (node.type !== 'CallExpr' || !GO_MAKING_CALLS.test(lastName(file, calleeOf(node)))) continue;
    for (const argument of argumentsOf(node)) {
      const inner = unwrap(argument);
      const variable = inner.type === 'VariableName' && !isContext(file, inner) ? variableOf(file, inner) : undefined;
      if (variable) made.add(variable);
    }
  }
  return made;
});

/** Whether a constant that chooses is also written into something that the file makes: `Name: "restore-me"`, `createOrder(name)`. */
function namesWhatTheFileMakes(file: GoFile, chooser: GoNode, fn: GoNode): boolean {
  const constants = new Set<string>();
  const names = new Set<string>();
  for (const one of descendantsOf(chooser)) {
    if (one.type === 'String') constants.add(sourceOf(file, one));
    const variable = one.type === 'VariableName' ? variableOf(file, one) : undefined;
    if (!variable || !/^(?:variable|constant)$/.test(variable.kind)) continue;
    names.add(variable.name);
    // `correlationID := orderName`.
    const value = variable.writes[0]?.value;
    if (value && /^(?:VariableName|SelectorExpr|String)$/.test(value.type)) constants.add(sourceOf(file, value));
  }
  return identitiesIn(file).some(
    ({ value, node, isIdentity }) => (names.has(value) || (isIdentity && constants.has(value))) && !contains(fn, node) && !contains(node, chooser),
  );
}

/** What the file writes into a field that tells things apart, or gives to a function that makes one. */
const identitiesIn = perFile((file): readonly { value: string; node: GoNode; isIdentity: boolean }[] =>
  [...descendantsOf(file.root)].flatMap((node) => {
    if (node.type === 'CallExpr' && GO_MAKING_CALLS.test(lastName(file, calleeOf(node)))) {
      return argumentsOf(node).map((argument) => ({ value: sourceOf(file, argument), node, isIdentity: true }));
    }
    const [key, value = key] = node.type === 'Element' ? node.children : [];
    const isIdentity = key?.type === 'Key' && GO_IDENTITY_KEYS.test(sourceOf(file, key).replace(/["`]/g, ''));
    return value ? [{ value: sourceOf(file, value), node, isIdentity }] : [];
  }),
);

/** A variable of the test that holds a fresh id: the one whose name says so first. */
function ownIdOf(file: GoFile, poll: GoPoll): string | undefined {
  const found: string[] = [];
  for (const outer of ancestorsOf(poll.call)) {
    for (const variable of indexOf(file).scopes.get(outer)?.values() ?? []) {
      if (variable.kind === 'variable' && variable.writes.some(({ value, index }) => value && index === 0 && holdsFresh(file, value))) found.push(variable.name);
    }
  }
  return found.find((name) => /(?:ID|Id|Name|Ref|Key|Tag|Suffix|Namespace|Prefix|uid|UID)$/.test(name)) ?? undefined;
}

/** A fresh id itself, or one in a text; the time alone is none. */
function holdsFresh(file: GoFile, value: GoNode): boolean {
  return [...descendantsOf(value, (node) => !isFunction(node))].some((node) => isFresh(file, node) && !/^(?:Now|Unix\w*|Add|Sub)$/.test(lastName(file, calleeOf(node)))) && !/^time\./.test(sourceOf(file, value));
}

/** A hook that runs for each test leaves the store clean. */
const hasCleanHook = perFile((file): boolean => {
  for (const node of descendantsOf(file.root)) {
    if (!isFunction(node) || roleOf(file, node) !== 'each') continue;
    for (const inner of descendantsOf(node)) {
      if (inner.type === 'CallExpr' && GO_CLEANING_CALLS.test(lastName(file, calleeOf(inner)))) return true;
      if (inner.type === 'String' && /\b(?:delete\s+from|truncate)\b/i.test(sourceOf(file, inner))) return true;
    }
  }
  return false;
});

/** A read as messages show it. */
function shown(file: GoFile, call: GoNode): string {
  const callee = calleeOf(readOf(file, call));
  const text = callee ? sourceOf(file, callee).replace(/\s+/g, '') : '';
  return text.length > 60 || text.includes('(') ? lastName(file, callee) : text;
}
