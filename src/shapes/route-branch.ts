import type { TSESTree } from '@typescript-eslint/utils';
import { ACTION_KEYS, ACTION_VALUES } from '../catalog/health-frameworks.ts';
import { valueOf } from '../core/calls.ts';
import type { File } from '../core/file.ts';
import { type Node, descendantsOf, lastName, propertyName, unwrap } from '../core/tree.ts';
import type { HealthWords } from '../verdicts/no-token-validation-in-health-handler.ts';
import { isHandlerName, readPath, shownPath } from './probe-path.ts';
import { pathOf } from './route-path.ts';
import type { Route } from './route.ts';
import { gatesBefore } from './route-gate.ts';

/** `if (req.url === '/health') { … }`, `url === '/healthz' ? … : …`, `url === '/health' && …`: what runs for the probe's path alone. */
export function asBranchRoute(
  file: File,
  node: TSESTree.IfStatement | TSESTree.ConditionalExpression | TSESTree.LogicalExpression,
  words: HealthWords,
): Route | undefined {
  if (node.type === 'LogicalExpression' && (node.operator !== '&&' || isTest(node))) return undefined;
  const test = node.type === 'LogicalExpression' ? node.left : node.test;
  const handler = node.type === 'LogicalExpression' ? node.right : node.consequent;
  const path = comparedPath(file, test);
  const says = path === undefined ? undefined : readPath(path, words);
  if (path !== undefined && says) return branch(file, node, [handler], shownPath(path), says, words);
  const action = node.type === 'IfStatement' ? comparedAction(file, test, handler, words) : undefined;
  return action === undefined ? undefined : branch(file, node, [handler], action, 'certain', words);
}

/** Whether an expression is a condition, or part of one: it runs nothing for the path alone. */
function isTest(node: Node): boolean {
  const outer = node.parent;
  return outer?.type === 'LogicalExpression' || ((outer?.type === 'IfStatement' || outer?.type === 'ConditionalExpression') && outer.test === node);
}

/** `case '/readyz': …`, with the cases above it that fall through to it. */
export function asCaseRoute(file: File, node: TSESTree.SwitchCase, words: HealthWords): Route | undefined {
  const path = node.test ? pathOf(file, node.test) : undefined;
  const says = path?.startsWith('/') ? readPath(path, words) : undefined;
  if (path === undefined || !says) return undefined;
  const cases = node.parent.cases;
  const filled = cases.slice(cases.indexOf(node)).find((one) => one.consequent.length > 0);
  return filled && branch(file, node.parent, filled.consequent, shownPath(path), says, words);
}

function branch(file: File, at: Node, handler: readonly Node[], name: string, says: Route['says'], words: HealthWords): Route {
  return { handler, name, says, standing: 'app', gatekeepers: [...gatesBefore(file, at, handler, words)] };
}

/**
 * `?action=health`, where a condition compares the query with it and the branch calls what answers a probe. Both are asked, since
 * `?category=health` chooses a subject.
 */
function comparedAction(file: File, test: Node, handler: Node, words: HealthWords): string | undefined {
  const comparison = unwrap(test);
  if (comparison.type !== 'BinaryExpression' || !/^===?$/.test(comparison.operator) || comparison.right.type !== 'Literal') return undefined;
  const value = String(comparison.right.value);
  const key = ACTION_VALUES.test(value) ? queryKeyOf(file, comparison.left) : undefined;
  if (key === undefined || !ACTION_KEYS.test(key)) return undefined;
  for (const node of descendantsOf(file.keys, handler)) {
    if (node.type === 'CallExpression' && isHandlerName(lastName(node.callee) ?? '', words)) return `?${key}=${value}`;
  }
  return undefined;
}

/** The key of a query that an expression reads: `searchParams.get('action') || 'overview'`, `req.query.action`. */
function queryKeyOf(file: File, expression: Node): string | undefined {
  const value = valueOf(file, expression);
  const read = unwrap(value.type === 'LogicalExpression' ? value.left : value);
  if (read.type === 'MemberExpression') return lastName(read.object) === 'query' ? propertyName(read) : undefined;
  if (read.type !== 'CallExpression' || read.callee.type !== 'MemberExpression' || propertyName(read.callee) !== 'get') return undefined;
  const [key] = read.arguments;
  return lastName(read.callee.object) === 'searchParams' && key?.type === 'Literal' ? String(key.value) : undefined;
}

/** The path that a condition compares something with: one side of `===`, also among other conditions (`&&`, `||`). */
function comparedPath(file: File, test: Node): string | undefined {
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
