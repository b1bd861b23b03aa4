import { bindingOf, writesOf } from '../../core/bindings.ts';
import { propertyOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Node, propertyName, unwrap } from '../../core/tree.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { readPath } from './probe-path.ts';
import { pathOf } from './route-path.ts';

/** The longest table of routes that is read. */
const MOST_ROUTES = 100;

/** The probe's path among those that a loop puts up: `for (const r of routes) app.get(r.path, …)`, `paths.forEach((path) => app.get(path, …))`. */
export function loopPath(file: File, node: Node, words: HealthWords): string | undefined {
  const given = unwrap(node);
  const name = given.type === 'MemberExpression' ? unwrap(given.object) : given;
  if (name.type !== 'Identifier') return undefined;
  const turn = turnOf(file, name);
  const own = given.type === 'MemberExpression' ? propertyName(given) : undefined;
  if (!turn || (given.type === 'MemberExpression' && own === undefined)) return undefined;
  const steps = [...turn.path, ...(own === undefined ? [] : [own])];
  const table = valueOf(file, turn.table);
  if (table.type !== 'ArrayExpression' || steps.length > 1) return undefined;
  for (const element of table.elements.slice(0, MOST_ROUTES)) {
    const path = element && element.type !== 'SpreadElement' ? pathIn(file, element, steps[0]) : undefined;
    if (path !== undefined && readPath(path, words)) return path;
  }
  return undefined;
}

/** What a name goes through, one turn of a loop after the other. */
function turnOf(file: File, name: Extract<Node, { type: 'Identifier' }>): { table: Node; path: readonly (string | number)[] } | undefined {
  const binding = bindingOf(file, name);
  if (binding?.kind === 'variable') {
    const [write, more] = writesOf(binding.variable);
    return write?.how === 'element' && write.from && !more ? { table: write.from, path: write.path } : undefined;
  }
  if (binding?.kind !== 'parameter' || binding.index !== 0) return undefined;
  const call = binding.node.parent;
  const callee = call.type === 'CallExpression' && call.arguments[0] === binding.node ? unwrap(call.callee) : undefined;
  const isTurn = callee?.type === 'MemberExpression' && /^(?:forEach|map|flatMap)$/.test(propertyName(callee) ?? '');
  return isTurn ? { table: callee.object, path: binding.path } : undefined;
}

function pathIn(file: File, element: Node, step: string | number | undefined): string | undefined {
  if (step === undefined) return pathOf(file, element);
  const value = valueOf(file, element);
  const found = typeof step === 'number' ? (value.type === 'ArrayExpression' ? value.elements[step] : undefined) : propertyOf(value, step);
  return found ? pathOf(file, found) : undefined;
}
