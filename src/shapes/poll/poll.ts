import type { TSESTree } from '@typescript-eslint/utils';
import { COUNT_HELPERS, COUNT_POLLS, EVENTUAL_NAMES, NO_POLL_RECEIVERS, type PollStyle, PREDICATE_OPTIONS } from '../../catalog/polls.ts';
import { functionOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type FunctionNode, type Node, lastName, parentOf, propertyName, unwrap, wrapped } from '../../core/tree.ts';
import type { PollFunction } from '../../verdicts/no-unscoped-eventual-count.ts';
import { matcherAfter } from './matcher.ts';
import { comesFrom, pollImports, rowOf, saysPoll } from './poll-names.ts';
import { roleOf } from '../test-role.ts';

/** A call that runs a function again and again until what it reads is right. */
export interface Poll {
  readonly call: TSESTree.CallExpression;
  readonly style: PollStyle;
  /** The function that runs again and again; `undefined` for a helper that only takes the expected number. */
  readonly polled: FunctionNode | undefined;
  /** A second function that judges what the first one read. */
  readonly predicate: FunctionNode | undefined;
  /** The argument that is the expected number, where the call itself says it: `awaitRows(2)`, `waitForCount(countRows, 2)`. */
  readonly expected: Node | undefined;
  /** Known by where it comes from, not by a name that others have as well. */
  readonly isKnown: boolean;
  /** Only its name says that it counts by itself. */
  readonly isGuessed?: true;
  /** The name says that what it reads is remote: `eventually(fn).toEqual(2)`. */
  readonly isEventual: boolean;
}

/** Names of polls beyond the catalog. */
export interface PollNames {
  readonly own: readonly PollFunction[];
  readonly ignored: ReadonlySet<string>;
}

/** The poll that a call is, or `undefined`. */
export function asPoll(file: File, call: TSESTree.CallExpression, names: PollNames): Poll | undefined {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (name === undefined || names.ignored.has(name)) return undefined;
  const own = names.own.find((one) => one.name === name && (one.from === undefined || comesFrom(file, callee, one.from)));
  if (own) return ownPoll(file, call, own);
  if (call.arguments.length === 0 && name !== 'toPass') return undefined;
  const receiver = callee.type === 'MemberExpression' ? lastName(callee.object) : undefined;
  if (name === 'toPass') return passPoll(file, callee);
  const isNamed = saysPoll(name, receiver);
  if (!isNamed && !COUNT_HELPERS.test(name) && !pollImports(file).has(receiver ?? name)) return undefined;
  if (receiver !== undefined && NO_POLL_RECEIVERS.includes(receiver)) return undefined;
  const row = rowOf(file, callee);
  if (!row && !isNamed && !COUNT_HELPERS.test(name)) return undefined;
  if (isTestWrapper(file, call)) return undefined;
  const functions = call.arguments.map((argument) => functionOf(file, argument)).filter((fn) => fn !== undefined);
  const [polled, second] = functions;
  if (!polled) return COUNT_HELPERS.test(name) ? countHelper(call) : undefined;
  const isEventual = EVENTUAL_NAMES.test(name);
  const isValue = row?.style === 'value' || (name === 'poll' && isExpectName(receiver)) || (isEventual && valueMatcher(call) !== undefined);
  return {
    call,
    style: isValue ? 'value' : (row?.style ?? (receiver === 'vi' ? 'assertion' : 'either')),
    polled,
    predicate: isValue ? undefined : (second ?? predicateOption(file, call)),
    expected: isValue || !COUNT_POLLS.test(name) ? undefined : numberBeside(call),
    isKnown: row !== undefined || isValue,
    isEventual: isEventual && isValue,
  };
}

/** `2` of `waitForCount(countOrders, 2)`. */
function numberBeside(call: TSESTree.CallExpression): Node | undefined {
  const [, beside] = call.arguments;
  return beside?.type === 'Literal' && typeof beside.value === 'number' ? beside : undefined;
}

/** `harness.awaitRows(2)`: a helper that takes nothing but the number. */
function countHelper(call: TSESTree.CallExpression): Poll | undefined {
  const [expected, ...more] = call.arguments;
  if (expected?.type !== 'Literal' || typeof expected.value !== 'number' || more.some((one) => one.type !== 'Literal')) return undefined;
  return { call, style: 'either', polled: undefined, predicate: undefined, expected, isKnown: false, isEventual: false, isGuessed: true };
}

/** The matcher on what a value poll reads: chained to it, or around `await eventually(fn)` in an `expect`. */
export function valueMatcher(call: Node): ReturnType<typeof matcherAfter> {
  const chained = matcherAfter(call);
  if (chained) return chained;
  let outer = parentOf(call);
  if (outer?.type === 'AwaitExpression') outer = parentOf(outer);
  return outer?.type === 'CallExpression' && isExpectName(lastName(outer.callee)) ? matcherAfter(outer) : undefined;
}

function isExpectName(name: string | undefined): boolean {
  return name !== undefined && /^(?:expect|soft|softly|configure)$|[eE]xpect|^should$/.test(name);
}

/** `expect(fn).toPass()` */
function passPoll(file: File, callee: Node): Poll | undefined {
  const expectation = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  if (expectation?.type !== 'CallExpression' || !isExpectName(lastName(expectation.callee))) return undefined;
  const polled = expectation.arguments[0] && functionOf(file, expectation.arguments[0]);
  if (!polled) return undefined;
  return { call: expectation, style: 'assertion', polled, predicate: undefined, expected: undefined, isKnown: true, isEventual: false };
}

function ownPoll(file: File, call: TSESTree.CallExpression, own: PollFunction): Poll | undefined {
  const at = (index: number | undefined) => (index === undefined ? undefined : call.arguments[index]);
  const expected = at(own.expected);
  const polled = at(own.callback ?? (own.expected === undefined ? 0 : undefined));
  const predicate = typeof own.predicate === 'number' ? at(own.predicate) : undefined;
  const fn = polled ? functionOf(file, polled) : undefined;
  if (!fn && !expected) return undefined;
  return {
    call,
    style: fn && valueMatcher(call) ? 'value' : 'either',
    polled: fn,
    predicate: predicate ? functionOf(file, predicate) : predicateOption(file, call, typeof own.predicate === 'string' ? [own.predicate] : undefined),
    expected,
    isKnown: true,
    isEventual: false,
  };
}

function predicateOption(file: File, call: TSESTree.CallExpression, names: readonly string[] = PREDICATE_OPTIONS): FunctionNode | undefined {
  for (const argument of call.arguments.slice(1)) {
    if (argument.type !== 'ObjectExpression') continue;
    for (const property of argument.properties) {
      if (property.type === 'Property' && names.includes(propertyName(property) ?? '')) return functionOf(file, property.value);
    }
  }
  return undefined;
}

/** A wrapper that runs a whole test again (`it('…', retryFlaky(fn))`) is no poll. */
function isTestWrapper(file: File, call: Node): boolean {
  const outer = wrapped(call).parent;
  return outer?.type === 'CallExpression' && outer.callee !== call && roleOf(file, outer) !== undefined;
}
