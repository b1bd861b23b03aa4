import { COUNT_WORDS, NO_COUNTS } from '../../catalog/reads.ts';
import { type Binding, bindingOf, writesOf } from '../../core/bindings.ts';
import { functionOf, returnsOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Node, lastName, propertyName, settle, unwrap } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';

/** How far a value is followed to see whether it is a number of things. */
const DEPTH = 6;

/** Whether an expression is, by its form and names, a number of things: `rows.length`, `await api.countJobs()`, `Number(total)`. */
export function isCount(file: File, start: Node, depth = DEPTH): boolean {
  const node = settle(start);
  if (depth === 0) return false;
  const inner = (one: Node | null | undefined) => one != null && isCount(file, one, depth - 1);
  switch (node.type) {
    case 'MemberExpression': {
      const name = propertyName(node);
      if (name === undefined) return false;
      // `hits.total.value`, `rows[0].count`
      if (name === 'value' || /^\d+$/.test(name)) return inner(node.object);
      return saysCount(name);
    }
    case 'CallExpression': {
      const name = lastName(node.callee) ?? '';
      if (/^(?:Number|parseInt|BigInt|parseFloat|abs|max|min|String|Math)$/.test(name)) return node.arguments.some(inner);
      if (/^(?:then|reduce|catch|valueOf|toNumber|get)$/.test(name) && node.callee.type === 'MemberExpression') {
        const given = node.arguments.map((argument) => functionOf(file, argument)).find((fn) => fn !== undefined);
        if (given && [...returnsOf(file, given)].some(inner)) return true;
      }
      if (saysCount(name)) return true;
      const helper = functionOf(file, node.callee);
      return helper !== undefined && [...returnsOf(file, helper)].some(inner);
    }
    case 'BinaryExpression':
      return /^[-+]$/.test(node.operator) && (inner(node.left as Node) || inner(node.right));
    case 'LogicalExpression':
      return inner(node.left);
    case 'ConditionalExpression':
      return inner(node.consequent) || inner(node.alternate);
    case 'UnaryExpression':
      return node.operator === '+' && inner(node.argument);
    case 'Identifier':
      return isCountName(file, node, depth);
    default:
      return false;
  }
}

function isCountName(file: File, node: Extract<Node, { type: 'Identifier' }>, depth: number): boolean {
  const binding = bindingOf(file, node);
  if (binding?.kind === 'parameter') return saysCount(node.name) || isSettledCount(file, binding, depth);
  if (binding?.kind !== 'variable') return false;
  return writesOf(binding.variable).some((write) => {
    // `n += 1` for each
    if (write.how === 'update') return true;
    const step = write.path.at(-1);
    if (typeof step === 'string' && step !== 'rest') return saysCount(step);
    // `const [rows, total] = await repo.findAndCount()`
    if (!write.from || typeof step === 'number') return saysCount(node.name);
    const from = settle(valueOf(file, write.from));
    return write.path.length === 0 && (isCount(file, from, depth - 1) || (saysCount(node.name) && from.type !== 'Literal'));
  });
}

/** `n` of `api.countJobs().then((n) => n === 2)`. */
function isSettledCount(file: File, binding: Extract<Binding, { kind: 'parameter' }>, depth: number): boolean {
  const call = binding.node.parent;
  const callee = call.type === 'CallExpression' && call.arguments[0] === binding.node ? unwrap(call.callee) : undefined;
  return binding.path.length === 0 && callee?.type === 'MemberExpression' && propertyName(callee) === 'then' && isCount(file, callee.object, depth - 1);
}

/** Whether a name says that it holds, or answers with, a number of things. */
export function saysCount(name: string): boolean {
  if (COUNT_WORDS.has(name)) return true;
  const words = wordsOf(name);
  if (words.some((word) => NO_COUNTS.has(word))) return false;
  const [first] = words;
  const last = words.at(-1);
  return (
    [first, last].some((word) => word === 'count' || word === 'counts' || word === 'total' || word === 'size' || word === 'len' || word === 'length') ||
    /^(?:num(?:ber)?_?of|how_?many|n_)|number_?of/i.test(name) ||
    (words.length > 1 && (first === 'num' || first === 'total'))
  );
}

/** Whether an expression is a list by its form: written out, or made of one. */
export function isList(file: File, start: Node): boolean {
  const node = unwrap(valueOf(file, unwrap(start)));
  if (node.type === 'ArrayExpression') return true;
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const name = propertyName(node.callee) ?? '';
  return /^(?:map|filter|sort|toSorted|reverse|concat|flat|flatMap|slice)$/.test(name) && isList(file, node.callee.object);
}
