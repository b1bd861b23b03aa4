import { APP_NAMES, HOOK_VERBS, PLUGIN_NAMES, READ_VERBS, ROUTERS, WRITE_VERBS } from '../catalog/routers.ts';
import { bindingOf, variableOf } from '../core/bindings.ts';
import type { File } from '../core/file.ts';
import { originOf } from '../core/origin.ts';
import { type Node, isFunction, lastName, parentOf, propertyName, unwrap, wrapped } from '../core/tree.ts';
import type { HealthWords, Standing } from '../verdicts/no-token-validation-in-health-handler.ts';
import type { Gatekeeper } from './guard.ts';
import { isHealthFile, isProbeFile, isRouterFile, pathOf, readPath } from './route-path.ts';

/** The most uses of one router that are read: more routes than this stand in no file. */
const MOST_USES = 400;

/** One call on a router. */
interface Use {
  readonly verb: string;
  readonly path: string | undefined;
  readonly call: Node;
  readonly arguments: readonly Node[];
}

/** What serves the routes that are put on this. */
export function standingOf(file: File, router: Node): Standing {
  const name = lastName(router) ?? '';
  if (isHealthFile(file) || /health/i.test(name)) return 'health';
  const origin = originOf(file, router);
  const row = origin === undefined ? undefined : ROUTERS.find(({ origins }) => (origins as readonly string[]).includes(origin));
  if (row?.serves === 'app') return 'app';
  if (row?.serves === 'router' || isRouterFile(file)) return 'router';
  const isParameter = router.type === 'Identifier' && bindingOf(file, router)?.kind === 'parameter';
  return APP_NAMES.test(name) || (PLUGIN_NAMES.test(name) && !isParameter) ? 'app' : 'router';
}

/** Every call on a router in this file, by the references of its name. */
function* usesOf(file: File, router: Node): Iterable<Use> {
  const root = unwrap(router);
  if (root.type !== 'Identifier') return;
  const variable = variableOf(file, root);
  const references = variable ? variable.references : (file.source.scopeManager?.globalScope?.through ?? []);
  let left = MOST_USES;
  for (const { identifier } of references) {
    if (identifier.name !== root.name) continue;
    left -= 1;
    if (left < 0) return;
    yield* chainFrom(file, identifier as Node);
  }
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

/** Guards that are put before all routes of the router, above this one. */
export function* guardsBefore(file: File, router: Node, route: Node, path: string, words: HealthWords): Iterable<Gatekeeper> {
  const uses = [...usesOf(file, router)];
  const before = uses.filter(({ verb, call }) => HOOK_VERBS.includes(verb) && call.range[1] <= route.range[0]);
  if (before.length === 0) return;
  const servesProbesOnly =
    isProbeFile(file) || uses.every((use) => use.path === undefined || !isRoute(use.verb) || readPath(use.path, words) !== undefined);
  const isApp = standingOf(file, router) === 'app';
  for (const use of before) {
    if (use.verb === 'use' && use.path !== undefined && !covers(use.path, path)) continue;
    if (use.verb === 'addHook' && !/^(?:onRequest|preHandler|preValidation|preParsing)$/.test(use.path ?? '')) continue;
    for (const node of use.path === undefined ? use.arguments : use.arguments.slice(1)) {
      if (!isFunction(node)) yield { node, as: 'function', scope: servesProbesOnly && !isApp ? 'router' : 'global' };
    }
  }
}

function isRoute(verb: string): boolean {
  return READ_VERBS.includes(verb) || WRITE_VERBS.includes(verb);
}

/** Whether `use('/api', …)` stands before a route's path. */
function covers(mounted: string, path: string): boolean {
  const bare = mounted.replace(/\/?\*+$/, '').replace(/\/$/, '');
  return bare === '' || path === bare || path.startsWith(`${bare}/`);
}

/** Whether data is changed at the same path: then it is a resource, and `health` a subject. */
export function isResourcePath(file: File, router: Node, path: string): boolean {
  for (const use of usesOf(file, router)) {
    if (WRITE_VERBS.includes(use.verb) && use.path !== undefined && covers(path, use.path)) return true;
  }
  return false;
}
