import { GO_POLLS, GO_SHOULD, type GoPollRow } from '../catalog/go-polls.ts';
import { functionOf } from './origin.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, isFunction, lastName, receiverOf, unwrap } from './tree.ts';

/** A function that runs again and again. */
export interface GoPoll {
  /** The whole chain. */
  readonly call: GoNode;
  readonly fn: GoNode;
  readonly judges: GoPollRow['judges'];
  /** What the chain ends in: `Equal(2)`. */
  readonly matcher: GoNode | undefined;
}

/** Reads a call as a poll, from the end of its chain. */
export function asPoll(file: GoFile, call: GoNode): GoPoll | undefined {
  const name = lastName(file, calleeOf(call));
  if (GO_SHOULD.has(name)) return chainedPoll(file, call);
  const row = GO_POLLS.find((one) => one.judges !== 'matcher' && one.names.test(name));
  if (!row || isChained(call)) return undefined;
  const fn = polledIn(file, call);
  return fn && { call, fn, judges: row.judges, matcher: undefined };
}

/** `Eventually(f).WithTimeout(t).Should(matcher)`. */
function chainedPoll(file: GoFile, end: GoNode): GoPoll | undefined {
  for (let link = inner(end); link; link = inner(link)) {
    if (!GO_POLLS[0].names.test(lastName(file, calleeOf(link)))) continue;
    const fn = polledIn(file, link);
    const matcher = argumentsOf(end)[0];
    return fn && { call: end, fn, judges: 'matcher', matcher };
  }
  return undefined;
}

function inner(call: GoNode): GoNode | undefined {
  const receiver = receiverOf(calleeOf(call));
  const link = receiver && unwrap(receiver);
  return link?.type === 'CallExpr' ? link : undefined;
}

/** The function among the arguments: after a context, an offset, a `t`. */
function polledIn(file: GoFile, call: GoNode): GoNode | undefined {
  for (const argument of argumentsOf(call)) {
    const fn = functionOf(file, argument);
    if (fn && isFunction(fn)) return fn;
  }
  return undefined;
}

function isChained(call: GoNode): boolean {
  return call.parent?.type === 'SelectorExpr';
}
