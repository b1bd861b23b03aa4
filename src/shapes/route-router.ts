import { COMPANION_PATHS } from '../catalog/health-frameworks.ts';
import { APP_NAMES, HOOK_VERBS, PLUGIN_NAMES, READ_VERBS, ROUTERS, WRITE_VERBS } from '../catalog/routers.ts';
import { type Variable, bindingOf, variableOf } from '../core/bindings.ts';
import { type File, perFile } from '../core/file.ts';
import { originOf } from '../core/origin.ts';
import { type Node, contains, isFunction, lastName, parentOf, propertyName, unwrap, wrapped } from '../core/tree.ts';
import type { HealthWords, Standing } from '../verdicts/no-token-validation-in-health-handler.ts';
import type { Gatekeeper } from './guard.ts';
import { readPath } from './probe-path.ts';
import { isHealthFile, isProbeFile, isRouterFile, pathOf } from './route-path.ts';

/** The most uses of one router that are read: more routes than this stand in no file. */
const MOST_USES = 400;
const MOST_HOOKS = 60;

/** One call on a router. */
interface Use {
  readonly verb: string;
  readonly path: string | undefined;
  readonly call: Node;
  readonly arguments: readonly Node[];
}

/** What serves the routes that are put on this. */
export function standingOf(file: File, given: Node): Standing {
  const router = chainBase(given);
  const name = lastName(router) ?? '';
  if (isHealthFile(file) || /health/i.test(name)) return 'health';
  const origin = originOf(file, router);
  const row = origin === undefined ? undefined : ROUTERS.find(({ origins }) => (origins as readonly string[]).includes(origin));
  if (row?.serves === 'app') return 'app';
  if (row?.serves === 'router' || isRouterFile(file)) return 'router';
  const isParameter = router.type === 'Identifier' && bindingOf(file, router)?.kind === 'parameter';
  return APP_NAMES.test(name) || (PLUGIN_NAMES.test(name) && !isParameter) ? 'app' : 'router';
}

/** What stands on one router, as far as its routes ask. */
interface Uses {
  readonly routes: readonly Use[];
  /** What runs before routes: the first of them, since no application has more. */
  readonly hooks: readonly Use[];
  /** What changes data, or looks it up by an id. */
  readonly writes: readonly Use[];
}

const usesByRouter = perFile(() => new Map<Variable | string, Uses>());

/** What a chain of routes and hooks starts with: `app` of `app.use(auth).get('/a', b)`. */
function chainBase(router: Node): Node {
  let node = unwrap(router);
  for (let links = 0; node.type === 'CallExpression' && links < MOST_USES; links += 1) {
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression' || !CHAINED.has(propertyName(callee) ?? '')) break;
    node = unwrap(callee.object);
  }
  return node;
}

const CHAINED: ReadonlySet<string> = new Set([...READ_VERBS, ...WRITE_VERBS, ...HOOK_VERBS]);

/** Every call on a router in this file, by the references of its name; read once for all of its routes. */
function usesOf(file: File, router: Node): Uses | undefined {
  const root = chainBase(router);
  if (root.type !== 'Identifier') return undefined;
  const variable = variableOf(file, root);
  const known = usesByRouter(file);
  let uses = known.get(variable ?? root.name);
  if (!uses) known.set(variable ?? root.name, (uses = readUses(file, root.name, variable)));
  return uses;
}

function readUses(file: File, name: string, variable: Variable | undefined): Uses {
  const references = variable ? variable.references : (file.source.scopeManager?.globalScope?.through ?? []);
  const named = references.filter(({ identifier }) => identifier.name === name).slice(0, MOST_USES);
  const uses = named.flatMap(({ identifier }) => [...chainFrom(file, identifier as Node)]);
  return {
    routes: uses.filter(({ verb, path }) => path !== undefined && (READ_VERBS.includes(verb) || WRITE_VERBS.includes(verb))),
    hooks: uses.filter(({ verb }) => HOOK_VERBS.includes(verb)).slice(0, MOST_HOOKS),
    writes: uses.filter(({ verb, path }) => path !== undefined && (WRITE_VERBS.includes(verb) || path.includes(':'))),
  };
}

/** The calls of a chain that starts at a name: `router.route('/x').get(a).post(b)`. */
function* chainFrom(file: File, start: Node): Iterable<Use> {
  let routed: string | undefined;
  for (let node = wrapped(start), links = 0; links < 40; links += 1) {
    const member = parentOf(node);
    const call = member && parentOf(member);
    if (member?.type !== 'MemberExpression' || unwrap(member.object) !== unwrap(node)) return;
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) return;
    const verb = propertyName(member) ?? '';
    const [first] = call.arguments;
    const path = routed ?? (first && !isFunction(first) ? pathOf(file, first) : undefined);
    if (verb === 'route') routed = path;
    else yield { verb, path, call, arguments: call.arguments };
    node = wrapped(call);
  }
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
    for (const node of use.path === undefined ? use.arguments : use.arguments.slice(1)) {
      if (!isFunction(node)) yield { node, as: 'function', scope: servesProbesOnly && !isApp ? 'router' : 'global' };
    }
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

/** Whether `use('/api', …)` stands before a route's path. */
function covers(mounted: string, path: string): boolean {
  const bare = mounted.replace(/\/?\*+$/, '').replace(/\/$/, '');
  return bare === '' || path === bare || path.startsWith(`${bare}/`);
}

/** Whether data is changed at the same path, or looked up below it by an id: then it is a resource, and `health` a subject. */
export function isResourcePath(file: File, router: Node, path: string): boolean {
  return usesOf(file, router)?.writes.some((use) => covers(path, use.path ?? '')) ?? false;
}
