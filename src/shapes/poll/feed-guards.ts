import { type File, perFile } from '../../core/file.ts';
import { type Node, descendantsOf, isFunction, unwrap } from '../../core/tree.ts';

/**
 * What decides, inside a region, whether and how often a node runs: the conditions around it, what the loops around it go over, and
 * the conditions in those loops (`if (!mine(x)) continue;`).
 */
export function* guardsAround(file: File, node: Node, region: Node): Iterable<Node> {
  for (let inner = node, outer = node.parent; outer && outer !== region.parent && inner !== region; inner = outer, outer = outer.parent) {
    switch (outer.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        yield outer.test;
        break;
      case 'LogicalExpression':
        if (outer.right === inner) yield outer.left;
        break;
      case 'ForOfStatement':
      case 'ForInStatement':
        yield outer.right;
        yield* conditionsIn(file, outer.body);
        break;
      case 'WhileStatement':
      case 'DoWhileStatement':
        yield* conditionsIn(file, outer.body);
        break;
      case 'ArrowFunctionExpression':
      case 'FunctionExpression': {
        // `rows.forEach((row) => { … })`
        const call = outer.parent;
        if (call.type !== 'CallExpression' || outer.body === region) break;
        const callee = unwrap(call.callee);
        if (callee.type === 'MemberExpression') yield callee.object;
        yield* conditionsIn(file, outer.body);
        break;
      }
      default:
    }
  }
}

/** The most conditions of one loop that are read. */
const MOST_CONDITIONS = 50;

const conditions = perFile(() => new Map<Node, readonly Node[]>());

/** The conditions inside a loop or callback, read once for all that is stored there. */
function conditionsIn(file: File, body: Node): readonly Node[] {
  const known = conditions(file).get(body);
  if (known) return known;
  const found: Node[] = [];
  for (const node of descendantsOf(file.keys, body, (inner) => !isFunction(inner))) {
    if (node.type === 'IfStatement') found.push(node.test);
    if (found.length === MOST_CONDITIONS) break;
  }
  conditions(file).set(body, found);
  return found;
}
