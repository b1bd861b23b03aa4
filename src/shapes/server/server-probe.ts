import { functionOf, returnsOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Unit, runsIn, unitOf } from '../../core/runs.ts';
import { type Node, ancestorsOf, isFunction, propertyName } from '../../core/tree.ts';
import type { Use } from '../../core/uses.ts';
import { isMethodOfResult } from './server-phase.ts';
import { RUN_WORDS } from './server-uses.ts';
import { isTestFile } from '../test-block.ts';

/** A name that many servers of a file share (`let server`) is read everywhere: this many places say enough. */
const MOST = 40;

/**
 * Whether the code that makes the server listen also closes it: the search for a free port, a port held for a while. What a signal, a hook
 * or a method of its own closes is a service.
 */
export function isProbe(file: File, listens: readonly Use[], closes: readonly Use[]): boolean {
  return listens.slice(0, MOST).some(({ at: listen }) => {
    const units = runsIn(file, listen, RUN_WORDS);
    return closes.slice(0, MOST).some((close) => isClosedBy(file, close.at, listen, units));
  });
}

function isClosedBy(file: File, close: Node, listen: Node, units: ReadonlySet<Unit>): boolean {
  // `server?.close()` before the next `listen()` ends the server before.
  if (unitOf(close) === unitOf(listen)) return close.range[1] > listen.range[1];
  if (isInDisposer(close)) return true;
  const closers = runsIn(file, close, RUN_WORDS);
  for (const unit of closers) if (units.has(unit)) return true;
  return isTestFile(file) && [...closers].some((closer) => isGivenBack(file, closer, units));
}

/** `{ [Symbol.asyncDispose]() { server.close() } }`, for a `using` of the caller's. */
function isInDisposer(node: Node): boolean {
  for (const outer of ancestorsOf(node)) {
    if (outer.type !== 'Property' && outer.type !== 'MethodDefinition') continue;
    return outer.computed && outer.key.type === 'MemberExpression' && /^(?:asyncD|d)ispose$/.test(propertyName(outer.key) ?? '');
  }
  return false;
}

/** A test's helper that answers with a way to close what it opened: it holds a port. */
function isGivenBack(file: File, closer: Unit, openers: ReadonlySet<Unit>): boolean {
  const opener = unitOf(closer);
  if (!isFunction(closer) || !isFunction(opener) || !openers.has(opener)) return false;
  return [...returnsOf(file, opener)].some((answer) => functionOf(file, answer) === closer) || isMethodOfResult(file, closer, opener);
}
