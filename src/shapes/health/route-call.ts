import type { TSESTree } from '@typescript-eslint/utils';
import { BEFORE_HOOKS, READ_VERBS } from '../../catalog/routers.ts';
import { propertyOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Node, isFunction, propertyName, unwrap } from '../../core/tree.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { shownPath } from './probe-path.ts';
import { loopPath } from './route-loop.ts';
import { pathOf } from './route-path.ts';
import { guardsAfter, guardsBefore } from './route-before.ts';
import { isOfService, isResourcePath, standingOf } from './route-router.ts';
import { saysOf } from './route-says.ts';
import type { Route } from './route.ts';

/** What a call that puts a route on a router says. */
interface Registration {
  readonly path: string;
  /** Everything after the path. */
  readonly handlers: readonly Node[];
  readonly router: Node;
  /** The route as an object, where a library takes one (`app.openapi(route, handler)`). */
  readonly described?: Node;
}

/** `app.get('/health', …, handler)`, `router.route('/').get(handler)`, `app.use('/healthz', handler)`: a probe's route, or nothing. */
export function asCallRoute(file: File, call: TSESTree.CallExpression, words: HealthWords): Route | undefined {
  const callee = unwrap(call.callee);
  const verb = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || verb === undefined || !(READ_VERBS.includes(verb) || verb === 'use')) return undefined;
  const found = registrationOf(file, call, callee, words);
  if (!found) return undefined;
  const { handler, options } = handlerAmong(file, found.handlers);
  if (!handler) return undefined;
  const says = saysOf(file, found, handler, verb, words);
  if (!says) return undefined;
  const own = found.handlers.filter((node) => node !== handler && node !== options);
  return {
    handler,
    name: shownPath(found.path),
    says,
    standing: isOfService(file, found.router, handler, words) ? 'app' : standingOf(file, found.router),
    gatekeepers: [
      ...own.flatMap((node): Gatekeeper[] => (node.type === 'ObjectExpression' ? [...hooksIn(node)] : [{ node, as: 'function', scope: 'route' }])),
      ...(options ? hooksIn(options) : []),
      ...(found.described ? hooksIn(found.described) : []),
      ...guardsBefore(file, found.router, call, found.path, words),
      ...(verb === 'use' ? [] : guardsAfter(call)),
    ],
    isResource: says === 'plain' && isResourcePath(file, found.router, found.path),
  };
}

function registrationOf(file: File, call: TSESTree.CallExpression, callee: TSESTree.MemberExpression, words: HealthWords): Registration | undefined {
  const [first, ...rest] = call.arguments;
  const routed = routedPath(file, callee.object);
  if (routed) return { ...routed, handlers: call.arguments };
  // Whatever has no handler after its path is a look-up or a request.
  if (!first || rest.length === 0) return undefined;
  if (propertyName(callee) === 'openapi') return describedRoute(file, first, rest, callee.object);
  const path = loopPath(file, first, words) ?? firstPath(file, first);
  if (propertyName(callee) !== 'on') return path === undefined ? undefined : { path, handlers: rest, router: callee.object };
  const [second, ...handlers] = rest;
  const methods = file.text.slice(...first.range);
  const target = second && firstPath(file, second);
  return target !== undefined && /get|all/i.test(methods) ? { path: target, handlers, router: callee.object } : undefined;
}

/** The router and path of `router.route('/x')` below a chain of `.post(…)`. */
function routedPath(file: File, start: Node): { path: string; router: Node } | undefined {
  for (let node = unwrap(start); node.type === 'CallExpression'; ) {
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression') return undefined;
    const [argument] = node.arguments;
    if (propertyName(callee) === 'route' && argument && node.arguments.length === 1) {
      const path = firstPath(file, argument);
      return path === undefined ? undefined : { path, router: callee.object };
    }
    node = unwrap(callee.object);
  }
  return undefined;
}

/** `app.openapi(createRoute({ path: '/health', middleware }), handler)`. */
function describedRoute(file: File, route: Node, handlers: readonly Node[], router: Node): Registration | undefined {
  const value = valueOf(file, route);
  const described = value.type === 'CallExpression' ? value.arguments[0] : value;
  const path = described && propertyOf(described, 'path');
  const text = path && pathOf(file, path);
  return text === undefined || !described ? undefined : { path: text, handlers, router, described };
}

/** A path, or the first of several, or that of restify's `{ path: '/health' }`. */
function firstPath(file: File, node: Node): string | undefined {
  const value = valueOf(file, node);
  if (value.type === 'ArrayExpression') return value.elements[0] ? pathOf(file, value.elements[0]) : undefined;
  const path = value.type === 'ObjectExpression' ? propertyOf(value, 'path') : node;
  return path && pathOf(file, path);
}

/** The last argument that can run; an object after it holds its options. A lone object means an HTTP client, unless it holds the handler. */
function handlerAmong(file: File, nodes: readonly Node[]): { handler?: Node; options?: Node } {
  const last = nodes.at(-1);
  if (!last) return {};
  if (last.type === 'ArrayExpression') return handlerAmong(file, last.elements.filter((element) => element !== null));
  if (last.type !== 'ObjectExpression') return canRun(last) ? { handler: last } : {};
  const inside = propertyOf(last, 'handler');
  if (inside) return { handler: inside, options: last };
  const before = nodes.at(-2);
  const isOptions = before && (isFunction(unwrap(before)) || (canRun(before) && [...hooksIn(last)].length > 0));
  return isOptions ? { handler: before, options: last } : {};
}

function canRun(node: Node): boolean {
  const inner = unwrap(node);
  return isFunction(inner) || ['Identifier', 'MemberExpression', 'CallExpression', 'NewExpression', 'AwaitExpression'].includes(inner.type);
}

/** The hooks that a route's options name: `{ preHandler: [authenticate] }`. */
export function* hooksIn(options: Node): Iterable<Gatekeeper> {
  for (const hook of BEFORE_HOOKS) {
    const node = propertyOf(options, hook);
    if (node) yield { node, as: 'function', scope: 'route' };
  }
}
