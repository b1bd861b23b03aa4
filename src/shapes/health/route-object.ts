import type { TSESTree } from '@typescript-eslint/utils';
import { propertyOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Node, isFunction, parentOf, propertyName, unwrap, wrapped } from '../../core/tree.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { hooksIn } from './route-call.ts';
import { isSelfTest, readPath, shownPath } from './probe-path.ts';
import { isHealthFile, isProbeFile, isRouterFile, pathOf } from './route-path.ts';
import { guardsBefore } from './route-before.ts';
import { standingOf } from './route-router.ts';
import type { Route } from './route.ts';

/** `{ method: 'GET', path: '/health', handler, options: { auth } }` of hapi, Fastify's `route`, Payload: a probe's route, or nothing. */
export function asObjectRoute(file: File, object: TSESTree.ObjectExpression, words: HealthWords): Route | undefined {
  if (!hasKey(object, ['path', 'url']) || !hasKey(object, ['handler', 'options', 'config'])) return undefined;
  const given = propertyOf(object, 'path') ?? propertyOf(object, 'url');
  const path = given && pathOf(file, given);
  if (path === undefined || !isRead(file, propertyOf(object, 'method'))) return undefined;
  const options = ['options', 'config'].flatMap((name) => {
    const found = propertyOf(object, name);
    const value = found && valueOf(file, found);
    return value?.type === 'ObjectExpression' ? [value] : [];
  });
  const handler = propertyOf(object, 'handler') ?? options.flatMap((one) => propertyOf(one, 'handler') ?? [])[0];
  const says = readPath(path, words) ?? (isProbeFile(file) && !isSelfTest(path) ? 'certain' : undefined);
  if (!handler || !says) return undefined;
  const router = routerOf(object);
  const strategies = options.flatMap((one) => strategyIn(file, one));
  return {
    handler,
    name: shownPath(path),
    says,
    isEntry: !router && isLooped(file, object),
    standing: router ? standingOf(file, router.object) : isHealthFile(file) ? 'health' : strategies.length > 0 || !isRouterFile(file) ? 'app' : 'router',
    gatekeepers: [
      ...strategies,
      ...hooksIn(object),
      ...options.flatMap((one) => [...hooksIn(one)]),
      ...(router ? guardsBefore(file, router.object, router.call, path, words) : []),
    ],
  };
}

function hasKey(object: TSESTree.ObjectExpression, names: readonly string[]): boolean {
  return object.properties.some((property) => property.type === 'Property' && property.key.type === 'Identifier' && names.includes(property.key.name));
}

/** Whether a route answers GET: it says so, says several methods with GET, or says none. */
function isRead(file: File, method: Node | undefined): boolean {
  return !method || /\b(?:get|head|all|any)\b|['"]\*/i.test(file.text.slice(...valueOf(file, method).range));
}

/** What a route's object is given to: `server.route({ … })`, `server.route([{ … }])`. */
function routerOf(object: Node): { object: Node; call: Node } | undefined {
  let inner: Node = wrapped(object);
  if (inner.parent?.type === 'ArrayExpression') inner = wrapped(inner.parent);
  const call = parentOf(inner);
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  if (!call || callee?.type !== 'MemberExpression') return undefined;
  const verb = propertyName(callee);
  return verb === 'route' || verb === 'addRoute' ? { object: callee.object, call } : undefined;
}

/** Whether an object stands in a table that a loop goes through: `for (const route of routes)`, `routes.forEach(…)`. */
function isLooped(file: File, object: Node): boolean {
  const list = parentOf(wrapped(object));
  const holder = list?.type === 'ArrayExpression' ? parentOf(list) : undefined;
  const name = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : undefined;
  return name !== undefined && /^\w+$/.test(name) && new RegExp(`\\bof ${name}\\b|\\b${name}\\.(?:forEach|map)\\(`).test(file.text);
}

/** Hapi's `auth: 'jwt'`, or an object whose mode is neither `try` nor `optional`. */
function strategyIn(file: File, options: Node): Gatekeeper[] {
  const auth = propertyOf(options, 'auth');
  const value = auth && valueOf(file, auth);
  if (!auth || !value || isFunction(value)) return [];
  if (value.type === 'Literal' && typeof value.value === 'string') return [{ node: auth, as: 'known', scope: 'route' }];
  if (value.type !== 'ObjectExpression') return [];
  const mode = propertyOf(value, 'mode');
  const isLenient = mode !== undefined && /try|optional/.test(file.text.slice(...mode.range));
  const strategy = propertyOf(value, 'strategy') ?? propertyOf(value, 'strategies');
  return isLenient || !strategy ? [] : [{ node: auth, as: 'known', scope: 'route' }];
}
