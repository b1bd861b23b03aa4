import type { TSESTree } from '@typescript-eslint/utils';
import { HEALTH_LIBRARIES, type HealthLibraryRow } from '../../catalog/health-frameworks.ts';
import { propertyOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type CallNode, type Node, isFunction, lastName, propertyName, unwrap } from '../../core/tree.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { readPath, shownPath } from './probe-path.ts';
import type { Route } from './route.ts';

/** `{ '/healthz': handler }`: Terminus' `healthChecks`, Bun's `routes`, and their like; also `{ '/healthz': { GET: handler } }`. */
export function* keyedRoutesIn(file: File, property: TSESTree.Property, words: HealthWords): Iterable<Route> {
  const path = propertyName(property);
  if (!path?.startsWith('/')) return;
  const says = readPath(path, words);
  if (!says) return;
  const value = unwrap(property.value);
  const handlers: readonly (Node | undefined)[] = value.type === 'ObjectExpression' ? [propertyOf(value, 'GET')] : [value];
  for (const handler of handlers) {
    if (handler && canAnswer(file, handler)) yield { handler, name: shownPath(path), says, standing: 'app' };
  }
}

/** Whether a value can answer a request: a function, one of this file, or a call that wraps one. */
function canAnswer(file: File, node: Node): boolean {
  const value = valueOf(file, node);
  return isFunction(value) || (value.type === 'CallExpression' && value.arguments.some((argument) => isFunction(valueOf(file, argument))));
}

/** The function that a health library is given: `useReadinessCheck({ check })`, `HealthEndpoint(check)`. */
export function asLibraryRoute(file: File, call: CallNode): Route | undefined {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  const row = (HEALTH_LIBRARIES as readonly HealthLibraryRow[]).find((one) => one.call === name);
  const argument = row && call.arguments[row.argument];
  if (!row || !argument || name === undefined) return undefined;
  const handler = row.property === undefined ? argument : propertyOf(valueOf(file, argument), row.property);
  return handler && { handler, name, says: 'certain', standing: 'app' };
}

/** TanStack: `createFileRoute('/api/health')({ server: { handlers: { GET } } })`, `createAPIFileRoute('/health')({ GET })`. */
export function asFileRouteCall(call: CallNode, words: HealthWords): Route | undefined {
  const maker = unwrap(call.callee);
  const [options] = call.arguments;
  const made = maker.type === 'MemberExpression' ? unwrap(maker.object) : maker;
  if (made.type !== 'CallExpression' || !options || !/^create\w*FileRoute$/.test(lastName(made.callee) ?? '')) return undefined;
  const [given] = made.arguments;
  const path = given?.type === 'Literal' && typeof given.value === 'string' ? given.value : undefined;
  const says = path === undefined ? undefined : readPath(path, words);
  if (path === undefined || !says) return undefined;
  const server = propertyOf(options, 'server') ?? options;
  const handlers = propertyOf(server, 'handlers') ?? server;
  const handler = propertyOf(handlers, 'GET') ?? propertyOf(handlers, 'loader');
  return handler && { handler, name: shownPath(path), says, standing: 'app' };
}
