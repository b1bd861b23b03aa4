import type { TSESTree } from '@typescript-eslint/utils';
import { valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Node, propertyName, unwrap } from '../../core/tree.ts';
import { pathOf } from './route-path.ts';

/** The path that a condition compares something with: one side of `===`, also among other conditions (`&&`, `||`). */
export function comparedPath(file: File, test: Node): string | undefined {
  if (test.type === 'Identifier' || test.type === 'MemberExpression' || test.type === 'UnaryExpression') return undefined;
  const waiting: Node[] = [test];
  for (let node = waiting.pop(), left = 12; node && left > 0; node = waiting.pop(), left -= 1) {
    const inner = unwrap(node);
    if (inner.type === 'LogicalExpression') waiting.push(inner.right, inner.left);
    else if (inner.type === 'BinaryExpression' && (inner.operator === '===' || inner.operator === '==')) {
      const path = literalPath(file, inner.right) ?? literalPath(file, inner.left as Node);
      if (path !== undefined) return path;
    } else if (inner.type === 'CallExpression') {
      const path = testedPath(file, inner);
      if (path !== undefined) return path;
    }
  }
  return undefined;
}

/** The path that a condition keeps out: `url !== '/health'`, also with other reasons (`||`) or other paths (`&&`), `!url.startsWith('/health')`. */
export function refusedPath(file: File, test: Node, left: number = 4): string | undefined {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') {
    const negated = unwrap(inner.argument);
    return negated.type === 'CallExpression' && /^(?:startsWith|endsWith)$/.test(propertyName(negated.callee) ?? '') ? testedPath(file, negated) : undefined;
  }
  if (inner.type === 'BinaryExpression' && (inner.operator === '!==' || inner.operator === '!=')) {
    return literalPath(file, inner.right) ?? literalPath(file, inner.left as Node);
  }
  if (inner.type !== 'LogicalExpression' || left === 0) return undefined;
  const [one, other] = [refusedPath(file, inner.left, left - 1), refusedPath(file, inner.right, left - 1)];
  // With `&&`, what is no path may let other requests by.
  return inner.operator === '&&' && (one === undefined || other === undefined) ? undefined : (one ?? other);
}

/** `url.startsWith('/health')`, `url.endsWith('/healthz')`, `['/health', '/healthz'].includes(url)`. */
function testedPath(file: File, call: TSESTree.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const verb = propertyName(callee);
  const [argument] = call.arguments;
  if ((verb === 'startsWith' || verb === 'endsWith') && argument) return literalPath(file, argument);
  if (verb !== 'includes' && verb !== 'has') return undefined;
  const given = unwrap(callee.object);
  if (given.type !== 'ArrayExpression' && !(given.type === 'Identifier' && NAMES_OF_LISTS.test(given.name))) return undefined;
  const list = valueOf(file, given);
  if (list.type !== 'ArrayExpression') return undefined;
  for (const element of list.elements) {
    const path = element ? literalPath(file, element) : undefined;
    if (path !== undefined && /health|live|ready/i.test(path)) return path;
  }
  return undefined;
}

/** What a constant that holds a probe's path, or paths, is called. */
const NAMES_OF_LISTS = /health|live|ready|probe|path|route|endpoint|url|public/i;
const NAMES_OF_PATHS = /health|live|ready|probe|^[A-Z][A-Z\d_]*$/;

function literalPath(file: File, node: Node): string | undefined {
  const value = unwrap(node);
  const isPath = value.type === 'Literal' || value.type === 'TemplateLiteral' || (value.type === 'Identifier' && NAMES_OF_PATHS.test(value.name));
  if (!isPath) return undefined;
  const path = pathOf(file, value);
  return path?.startsWith('/') ? path : undefined;
}
