import { valueOf } from '../../core/calls.ts';
import { perFile, type File } from '../../core/file.ts';
import { type Unit, isExecutor, unitOf } from '../../core/runs.ts';
import { constantText } from '../../core/text.ts';
import { type Node, contains, descendantsOf, isFunction, propertyName, unwrap, wrapped } from '../../core/tree.ts';
import type { Use } from '../../core/uses.ts';

/** A name that many servers of a file share (`let server`) is read everywhere: this many places say enough. */
const MOST = 40;

/** Whether an `await` stands between `listen()` and a later use, so that requests may come before that is reached. */
export function isLate(file: File, listens: readonly Use[], use: Use): boolean {
  const at = callOf(use);
  const unit = unitOf(at);
  const started = listens.slice(0, MOST).map((use) => (isOnKnownPort(file, use) ? outOfPromise(file, use) : undefined));
  if (started.some((one) => one === undefined || unitOf(one) !== unit)) return false;
  const [first] = started.toSorted((a, b) => (a as Node).range[0] - (b as Node).range[0]);
  if (!first || first.range[1] > at.range[0]) return false;
  const between = awaitsOf(file, unit).filter((one) => one.range[0] >= first.range[1] && one.range[0] < at.range[1] && !contains(one, at));
  return between.slice(0, MOST).some((one) => isAlwaysPassed(one, at, first) && !waitsForListening(file, one));
}

/** The call that a use is, where the value's own code makes it. */
function callOf(use: Use): Node {
  return use.kind === 'method' && use.at === use.node ? use.call : use.at;
}

const awaitsByUnit = perFile(() => new Map<Unit, readonly Node[]>());

/** The `await`s of a unit's own code. */
function awaitsOf(file: File, unit: Unit): readonly Node[] {
  const cache = awaitsByUnit(file);
  let found = cache.get(unit);
  if (!found) {
    found = [...descendantsOf(file.keys, unit, (one) => !isFunction(one))].filter((one) => one.type === 'AwaitExpression');
    cache.set(unit, found);
  }
  return found;
}

/** `await new Promise((done) => server.listen(80, done))`: the promise around the call. */
function outOfPromise(file: File, use: Use): Node {
  const listen = callOf(use);
  const fn = unitOf(listen);
  const call = isFunction(fn) ? wrapped(fn).parent : undefined;
  return call && isExecutor(file, call, fn) ? call : listen;
}

/** A port that is not left to the system: nobody knows that one before the code has asked for it. */
function isOnKnownPort(file: File, use: Use): boolean {
  if (use.kind !== 'method' || use.name !== 'listen') return false;
  const [first] = use.call.arguments;
  if (!first) return false;
  const value = valueOf(file, first);
  if (isFunction(value)) return false;
  if (value.type !== 'ObjectExpression') return constantText(file, value) !== '0';
  const port = value.properties.find((one) => one.type === 'Property' && /^(?:port|path)$/.test(propertyName(one) ?? ''));
  return port?.type === 'Property' && constantText(file, valueOf(file, port.value)) !== '0';
}

/** Whether code that reaches `at` from `start` has passed `node`: no branch, loop or `catch` of its own stands around it. */
function isAlwaysPassed(node: Node, at: Node, start: Node): boolean {
  let inner = node;
  for (let outer = node.parent; outer && !contains(outer, at); inner = outer, outer = outer.parent) {
    switch (outer.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (outer.test !== inner) return contains(outer, start) && contains(inner, start);
        break;
      case 'LogicalExpression':
        if (outer.left !== inner) return false;
        break;
      case 'TryStatement':
        if (outer.handler === inner) return false;
        break;
      case 'SwitchCase':
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'WhileStatement':
        return false;
      default:
        break;
    }
  }
  return true;
}

/** `await once(server, 'listening')`: nobody connects before, and nothing else runs in between. */
function waitsForListening(file: File, node: Node): boolean {
  for (const inner of descendantsOf(file.keys, node)) {
    if (inner.type === 'Literal' && inner.value === 'listening') return true;
    const call = unwrap(inner);
    if (call.type === 'CallExpression' && propertyName(call.callee) === 'listen') return true;
  }
  return false;
}
