import type { TSESTree } from '@typescript-eslint/utils';
import { type Variable, bindingOf, variableOf } from './bindings.ts';
import { perFile, type File } from './file.ts';
import { isPrivateMember, methodOf, readsOf } from './owners.ts';
import { type CallNode, type FunctionNode, type Node, contains, isFunction, parentOf, propertyName, wrapped } from './tree.ts';

/** A stretch of code that runs as one: a function, the initialiser of a class's field, a static block, or the module. */
export type Unit =
  | FunctionNode
  | TSESTree.PropertyDefinition
  | TSESTree.AccessorProperty
  | TSESTree.StaticBlock
  | TSESTree.Program;

/** The unit that a node stands in. */
export function unitOf(node: Node): Unit {
  for (let outer: Node = node; ; outer = outer.parent as Node) {
    if (outer.type === 'Program' || outer.type === 'StaticBlock') return outer;
    if (outer.type === 'PropertyDefinition' || outer.type === 'AccessorProperty') {
      if (outer.value && contains(outer.value, node)) return outer;
    } else if (outer !== node && isFunction(outer)) return outer;
  }
}

/** What only the caller knows of the calls that a function is passed to. */
export interface RunWords {
  /** Whether a call runs the function that it is given as a part of what its caller does: a `then`, a timer, an iteration. */
  runs(file: File, call: CallNode, fn: FunctionNode): boolean;
}

/** The most units that are climbed through: more is a state machine, which nobody can follow. */
const MOST_UNITS = 60;

/**
 * The units in whose run a piece of code runs: its own, and outwards those that call it. A function is climbed out of where it is
 * called at once, is the executor of a `new Promise`, is given to a call that `runs` it, or is called by its name. Out of a class's method only where
 * nobody outside can call it.
 */
export function runsIn(file: File, node: Node, words: RunWords): ReadonlySet<Unit> {
  const start = unitOf(node);
  let cache = runsByWords(file).get(words);
  if (!cache) runsByWords(file).set(words, (cache = new Map()));
  const known = cache.get(start);
  if (known) return known;
  const found = new Set<Unit>([start]);
  for (const unit of found) {
    if (found.size > MOST_UNITS) break;
    if (isFunction(unit)) for (const place of placesOf(file, unit, words)) found.add(unitOf(place));
  }
  cache.set(start, found);
  return found;
}

const runsByWords = perFile(() => new Map<RunWords, Map<Unit, ReadonlySet<Unit>>>());

/** The places outside a function where it runs as a part of other code. */
function* placesOf(file: File, fn: FunctionNode, words: RunWords): Iterable<Node> {
  yield* placeOfUse(file, fn, fn, words);
  const name = variableOfFunction(file, fn);
  for (const reference of name?.references ?? []) yield* placeOfUse(file, reference.identifier as Node, fn, words);
  const method = methodOf(file, fn);
  if (!method || !isPrivateMember(file, method.owner, method.name)) return;
  for (const read of readsOf(file, method.owner).get(method.name) ?? []) {
    yield* placeOfUse(file, read, fn, words);
  }
}

/** Where `fn` runs by standing (inline, or by its name) at `use`. */
function* placeOfUse(file: File, use: Node, fn: FunctionNode, words: RunWords): Iterable<Node> {
  const outer = parentOf(use) as Node;
  if (outer.type === 'MemberExpression' && propertyName(outer) === 'bind') {
    const bound = parentOf(outer) as Node;
    if (bound.type === 'CallExpression' && bound.callee === wrapped(outer)) yield* placeOfUse(file, bound, fn, words);
    return;
  }
  if (outer.type !== 'CallExpression' && outer.type !== 'NewExpression') return;
  if (wrapped(use) === outer.callee || isExecutor(file, outer, use) || words.runs(file, outer, fn)) yield outer;
}

/** Whether a node is the function that a `new Promise` runs at once. */
export function isExecutor(file: File, call: Node, node: Node): boolean {
  if (call.type !== 'NewExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'Promise') return false;
  return wrapped(node) === call.arguments[0] && bindingOf(file, call.callee)?.kind === 'global';
}

/** The variable that a function is called by, where it is declared or stored under a name. */
export function variableOfFunction(file: File, fn: FunctionNode): Variable | undefined {
  if (fn.type === 'FunctionDeclaration') return fn.id ? variableOf(file, fn.id) : undefined;
  const holder = parentOf(fn) as Node;
  return holder.type === 'VariableDeclarator' ? variableOf(file, holder.id) : undefined;
}
