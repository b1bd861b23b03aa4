import type { TSESTree } from '@typescript-eslint/utils';
import { ACTION_KEYS, ACTION_VALUES } from '../../catalog/health-frameworks.ts';
import { valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Node, descendantsOf, lastName, propertyName, unwrap } from '../../core/tree.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { isHandlerName, readPath, shownPath } from './probe-path.ts';
import { pathOf } from './route-path.ts';
import type { Route } from './route.ts';
import { comparedPath, refusedPath } from './route-compared.ts';
import { gatesBefore } from './route-gate.ts';
import { leaves } from './token-check-condition.ts';

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
  const refused = node.type === 'IfStatement' ? asRefusedRoute(file, node, words) : undefined;
  if (refused) return refused;
  const action = node.type === 'IfStatement' ? comparedAction(file, test, handler, words) : undefined;
  return action === undefined ? undefined : branch(file, node, [handler], action, 'certain', words);
}

/** `if (req.url !== '/health') return next(); …`: what runs for the probe's path is what follows, or the other branch. */
function asRefusedRoute(file: File, node: TSESTree.IfStatement, words: HealthWords): Route | undefined {
  const path = refusedPath(file, node.test);
  const says = path === undefined ? undefined : readPath(path, words);
  if (path === undefined || !says) return undefined;
  if (node.alternate) return branch(file, node, [node.alternate], shownPath(path), says, words);
  const block = node.parent;
  if (block.type !== 'BlockStatement' || !leaves(node.consequent)) return undefined;
  const rest = block.body.slice(block.body.indexOf(node) + 1);
  return rest.length > 0 ? branch(file, node, rest, shownPath(path), says, words) : undefined;
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
