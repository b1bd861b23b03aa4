import type { TSESTree } from '@typescript-eslint/utils';
import { returnsOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type FunctionNode, type Node, descendantsOf, enclosingFunction, unwrap } from '../../core/tree.ts';
import { type Comparison, answersIn, assertionOf, assertionsIn, isTrue, operatorsIn } from './comparison.ts';
import { isCount } from './count.ts';
import { asAssertion } from './matcher.ts';
import { type Poll, valueMatcher } from './poll.ts';
import type { ComparisonPlace } from './polled-count.ts';
import { givenTo } from './polled-count.ts';
import { callsRunner, isTestFile, placeAround } from '../test-block.ts';

/** A comparison, and what runs again and again around it. */
export interface Placed {
  readonly comparison: Comparison;
  readonly place: ComparisonPlace;
}

/** Every exact comparison that decides when a poll is done. */
export function* comparisonsOf(file: File, poll: Poll): Iterable<Placed> {
  const { call, polled, predicate, style, expected, isEventual } = poll;
  if (!polled) {
    if (expected) yield { comparison: countedBy(call, expected), place: { region: call, polled: undefined, poll: call, isEventual, counting: call, ...(poll.isGuessed && { isGuessed: true }) } };
    return;
  }
  const place: ComparisonPlace = { region: polled, polled, poll: call, isEventual };
  if (expected) for (const subject of returnsOf(file, polled)) yield { comparison: { ...countedBy(call, expected), kind: isCount(file, subject) ? 'equal' : 'length', subject }, place };
  const found =
    style === 'value'
      ? valuesIn(file, call, polled)
      : [...(style === 'predicate' ? [] : assertionsIn(file, polled)), ...(style === 'assertion' ? [] : answersIn(file, polled))];
  for (const comparison of found) yield { comparison, place };
  if (!predicate) return;
  const given = givenTo(file, predicate, polled);
  for (const comparison of answersIn(file, predicate)) yield { comparison, place: { ...place, given, alsoIn: predicate } };
}

/** The outer matcher, on each value that the polled function answers with. */
function* valuesIn(file: File, call: Node, polled: FunctionNode): Iterable<Comparison> {
  const matcher = valueMatcher(call);
  if (!matcher) return;
  for (const subject of returnsOf(file, polled)) {
    if (isTrue(matcher)) yield* operatorsIn(file, subject, true, 'operator');
    else if (matcher.kind !== 'true') {
      const { kind, expected, node, at } = matcher;
      yield { kind, subject, expected, form: 'value', node, at, matcher, settles: true };
    }
  }
}

/** `awaitRows(2)`: the call itself counts. */
function countedBy(call: TSESTree.CallExpression, expected: Node): Comparison {
  const callee = unwrap(call.callee);
  const at = callee.type === 'MemberExpression' ? callee.property : callee;
  return { kind: 'length', subject: call, expected, form: 'function', node: call, at, matcher: undefined, settles: true };
}

/** Whether a poll waits on behalf of a test: known polls in test files; others where a test, an assertion or a test runner is near. */
export function isTesting(file: File, poll: Poll): boolean {
  if (!isTestFile(file)) return false;
  if (poll.isKnown || placeAround(file, poll.call) || callsRunner(file) || !enclosingFunction(poll.call)) return true;
  if (!poll.polled) return false;
  for (const node of descendantsOf(file.keys, poll.polled.body)) if (node.type === 'CallExpression' && asAssertion(node)) return true;
  return false;
}

/** `expect(await db.order.count()).toBe(2)` in a test, once: its reads are those of the whole test. */
export function* oneShotsOf(file: File, call: TSESTree.CallExpression): Iterable<Placed> {
  if (!asAssertion(call)) return;
  const around = placeAround(file, call);
  if (!around) return;
  for (const comparison of assertionOf(file, call)) {
    yield { comparison, place: { region: around.fn, polled: undefined, poll: call, isEventual: false, isOnce: true } };
  }
}

/** What a report underlines: the name of the poll, the keyword of a loop; the comparison itself where nothing polls. */
export function headOf(file: File, { comparison, place }: Placed): TSESTree.SourceLocation {
  if (place.isOnce) return comparison.at.loc;
  if (place.poll.type === 'CallExpression') return place.poll.callee.loc;
  return file.source.getFirstToken(place.poll as never)?.loc ?? place.poll.loc;
}
