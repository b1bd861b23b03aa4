import { COMPANION_PATHS } from '../../catalog/health-frameworks.ts';
import { HOOK_VERBS } from '../../catalog/routers.ts';
import { valueOf } from '../../core/calls.ts';
import { type File, perFile } from '../../core/file.ts';
import { type Node, ancestorsOf, contains, isFunction, lastName, parentOf, propertyName, unwrap, wrapped } from '../../core/tree.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { readPath } from './probe-path.ts';
import { isProbeFile, pathOf } from './route-path.ts';
import { MOST_HOOKS, type Use, covers, standingOf, usesOf, withoutStar } from './route-router.ts';

/** Guards that are put before all routes of the router, above this one. */
export function* guardsBefore(file: File, router: Node, route: Node, path: string, words: HealthWords): Iterable<Gatekeeper> {
  const { routes, hooks } = usesOf(file, router) ?? { routes: [], hooks: [...hooksBelow(file, router)] };
  const before = hooks.filter(({ call }) => call.range[1] <= route.range[0] || (call !== route && contains(route, call)));
  if (before.length === 0) return;
  const isProbe = (other: string) => readPath(other, words) !== undefined || COMPANION_PATHS.test(other);
  const servesProbesOnly = isProbeFile(file) || routes.every((use) => isProbe(use.path ?? ''));
  const isApp = standingOf(file, router) === 'app';
  for (const use of before) {
    if (use.verb === 'use' && use.path !== undefined && !covers(use.path, path)) continue;
    if (use.verb === 'addHook' && !/^(?:onRequest|preHandler|preValidation|preParsing)$/.test(use.path ?? '')) continue;
    const isMounted = use.verb === 'use' && use.path !== undefined && readPath(withoutStar(use.path), words) !== undefined;
    const scope = isMounted ? 'route' : servesProbesOnly && !isApp ? 'router' : isApp && isAlwaysBefore(file, use, route) ? 'application' : 'global';
    for (const node of use.path === undefined ? use.arguments : use.arguments.slice(1)) {
      yield { node, as: 'function', scope };
    }
  }
}

/** What a name that holds a path is called: `app.use(apiPrefix, auth)`. */
const PATH_NAMES = /path|prefix|base|route|url|endpoint/i;

/** Whether a hook stands before a route for certain: under no condition, in no other function, and on no path that is not known. */
function isAlwaysBefore(file: File, use: Use, route: Node): boolean {
  const asked = conditions(file);
  let condition = asked.get(use.call);
  if (condition === undefined) asked.set(use.call, (condition = isOnUnknownPath(file, use) ? use.call : conditionOf(use.call)));
  return condition === null || contains(condition, route);
}

/** What a hook only runs under, asked once for all routes after it. */
const conditions = perFile(() => new Map<Node, Node | null>());

function isOnUnknownPath(file: File, { path, arguments: [first] }: Use): boolean {
  if (!first || path !== undefined || isFunction(first)) return !first;
  return isListOrPattern(file, first) || PATH_NAMES.test(lastName(first) ?? '');
}

/** The innermost condition or function around a hook. */
function conditionOf(hook: Node): Node | null {
  for (const outer of ancestorsOf(hook)) if (isFunction(outer) || CONDITIONS.has(outer.type)) return outer;
  return null;
}

const CONDITIONS: ReadonlySet<string> = new Set(['IfStatement', 'ConditionalExpression', 'LogicalExpression', 'SwitchCase']);

function isListOrPattern(file: File, node: Node): boolean {
  const value = valueOf(file, node);
  return value.type === 'ArrayExpression' || value.type === 'ConditionalExpression' || (value.type === 'Literal' && 'regex' in value);
}

/** The hooks in the chain that a route is put on: `new Elysia().use(auth).get('/health', …)`. */
function* hooksBelow(file: File, router: Node): Iterable<Use> {
  for (let node = unwrap(router), links = 0; node.type === 'CallExpression' && links < MOST_HOOKS; links += 1) {
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression') return;
    const verb = propertyName(callee) ?? '';
    const [first] = node.arguments;
    const path = first && !isFunction(first) ? pathOf(file, first) : undefined;
    if (HOOK_VERBS.includes(verb)) yield { verb, path, call: node, arguments: node.arguments };
    node = unwrap(callee.object);
  }
}

/** Guards that are chained to a route: `router.get('/health', handler).use(middleware.auth())`. */
export function* guardsAfter(route: Node): Iterable<Gatekeeper> {
  const member = parentOf(wrapped(route));
  const call = member?.type === 'MemberExpression' && unwrap(member.object) === unwrap(route) ? parentOf(member) : undefined;
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression' || unwrap(call.callee) !== member) return;
  if (!/^(?:use|middleware)$/.test(propertyName(member) ?? '')) return;
  for (const node of call.arguments) if (!isFunction(node) && node.type !== 'Literal') yield { node, as: 'function', scope: 'route' };
}
