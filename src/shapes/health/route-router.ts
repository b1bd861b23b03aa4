import { GENERAL_ROUTERS } from '../../catalog/health-frameworks.ts';
import { APP_NAMES, HOOK_VERBS, PLUGIN_NAMES, READ_VERBS, ROUTERS, WRITE_VERBS } from '../../catalog/routers.ts';
import type { TSESTree } from '@typescript-eslint/utils';
import { type Variable, bindingOf, variableOf } from '../../core/bindings.ts';
import { propertyOf } from '../../core/calls.ts';
import { type File, perFile } from '../../core/file.ts';
import { originOf } from '../../core/origin.ts';
import { type FunctionNode, type Node, isFunction, lastName, parentOf, propertyName, unwrap, wrapped } from '../../core/tree.ts';
import type { HealthWords, Standing } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { isHandlerName } from './probe-path.ts';
import { handlerName, lastNameOf } from './route-handler.ts';
import { isGeneralFile, isHealthFile, isOfSubject, isRouterFile, pathOf } from './route-path.ts';

/** The most uses of one router that are read: more routes than this stand in no file. */
const MOST_USES = 400;
export const MOST_HOOKS = 60;

/** One call on a router. */
export interface Use {
  readonly verb: string;
  readonly path: string | undefined;
  readonly call: Node;
  readonly arguments: readonly Node[];
}

/** What serves the routes that are put on this. */
export function standingOf(file: File, base: Node): Standing {
  const router = chainBase(base);
  const name = lastName(router) ?? '';
  if (isHealthFile(file) || /health/i.test(name)) return 'health';
  const origin = originOf(file, router);
  const row = origin === undefined ? undefined : ROUTERS.find(({ origins }) => (origins as readonly string[]).includes(origin));
  if (row?.serves === 'app') return 'app';
  if (row?.serves === 'either' && router.type === 'NewExpression') return isWhole(router) && !isRouterFile(file) ? 'app' : 'router';
  if (row?.serves === 'router' || isRouterFile(file)) return 'router';
  const given = router.type === 'Identifier' ? bindingOf(file, router) : undefined;
  if (given?.kind === 'parameter' && (PLUGIN_NAMES.test(name) || isPlugin(file, given.node))) return 'router';
  return APP_NAMES.test(name) || PLUGIN_NAMES.test(name) ? 'app' : 'router';
}

/** Whether a router is that of the whole service: it stands in such a file, or is called so and answers with what is called a health check. */
export function isOfService(file: File, router: Node, handler: Node, words: HealthWords): boolean {
  if (isOfSubject(file)) return false;
  const name = lastName(router) ?? '';
  const isNamed = isHandlerName(handlerName(handler) ?? '', words);
  if (isGeneralFile(file) && /^(?:router|routes)$/.test(name)) return isNamed || isFunction(unwrap(handler));
  return isNamed && GENERAL_ROUTERS.test(name);
}

/** `new Elysia().get(…).listen(80)`: what is given no prefix, and no name but that of an application. */
function isWhole(made: TSESTree.NewExpression): boolean {
  const [options] = made.arguments;
  if (options && propertyOf(options, 'prefix')) return false;
  let outer: Node = made;
  for (let links = 0; links < MOST_USES && (outer.parent?.type === 'MemberExpression' || outer.parent?.type === 'CallExpression'); links += 1) outer = outer.parent;
  const holder = outer.parent;
  return holder?.type === 'VariableDeclarator' ? holder.id.type === 'Identifier' && APP_NAMES.test(holder.id.name) : holder?.type !== 'ReturnStatement';
}

/** A plugin of Fastify or Elysia, which is mounted at a prefix: `async (app: FastifyInstance) => …`, `async (app, opts) => …`. */
function isPlugin(file: File, fn: FunctionNode): boolean {
  const { params: [app, options], async } = fn;
  if (app && /:[^,)]*\b(?:FastifyInstance|Elysia)\b/.test(file.text.slice(...app.range))) return true;
  if (async && options?.type === 'Identifier') return /^_?opt(?:ion)?s$/.test(options.name);
  return async && NAMES_OF_PLUGINS.test(lastNameOf(fn) ?? '');
}

/** `async function orderRoutes(app)`; what registers routes is given the application. */
const NAMES_OF_PLUGINS = /^(?!(?:register|set|init|apply|mount|configure|add|create|build|install|load)[A-Z\d]?)\w*(?:routes?|plugin|controller|module)$/i;

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
export function usesOf(file: File, router: Node): Uses | undefined {
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

/** Whether `use('/api', …)` stands before a route's path. */
export function covers(mounted: string, path: string): boolean {
  const bare = withoutStar(mounted);
  return bare === '' || path === bare || path.startsWith(`${bare}/`);
}

/** A mounted path without the star at its end: `/api` of `/api/*`. */
export function withoutStar(mounted: string): string {
  return mounted.replace(/\/?\*+$/, '').replace(/\/$/, '');
}

/** Whether data is changed at the same path, or looked up below it by an id: then it is a resource, and `health` a subject. */
export function isResourcePath(file: File, router: Node, path: string): boolean {
  return usesOf(file, router)?.writes.some((use) => covers(path, use.path ?? '')) ?? false;
}
