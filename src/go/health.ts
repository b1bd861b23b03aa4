import { GO_APPS, GO_HANDLER_FIRST, GO_HEALTH_METHODS, GO_HEALTH_TYPES, GO_REQUESTS, GO_ROUTES, GO_SUB_ROUTERS } from '../catalog/go-health.ts';
import { RESTRICTED_WORDS } from '../catalog/health-frameworks.ts';
import { wordsOf } from '../core/words.ts';
import { HOLE, isHandlerName, isSelfTest, joinPaths, probeOf, readPath, shownPath } from '../shapes/health/probe-path.ts';
import type { Guard, HealthHandler, HealthWords } from '../verdicts/no-token-validation-in-health-handler.ts';
import { indexOf, variableOf } from './bindings.ts';
import { guardName, isGuard } from './guard.ts';
import { functionOf, nameOf, originOf, ownerOf } from './origin.ts';
import { isHandedOn, routesBeside, routingOf } from './router.ts';
import { textOf } from './text.ts';
import { checksIn } from './token-check.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, childOf, descendantsOf, lastName, perFile, receiverOf, rootOf, sourceOf } from './tree.ts';

/** Every handler of the file that answers probes: by its route, or by its own name. */
export function* healthHandlersIn(file: GoFile, words: HealthWords): Iterable<HealthHandler<GoNode>> {
  for (const node of descendantsOf(file.root)) {
    if (node.type === 'CallExpr') yield* routed(file, node, words);
    else if (node.type === 'FunctionDecl' || node.type === 'MethodDecl') yield* named(file, node, words);
  }
}

function* named(file: GoFile, fn: GoNode, words: HealthWords): Iterable<HealthHandler<GoNode>> {
  const name = nameOf(file, fn);
  const head = file.text.slice(fn.range[0], childOf(fn, 'Block')?.range[0] ?? fn.range[1]);
  const type = wordsOf(ownerOf(file, fn) ?? '').join(' ');
  const isHandler = isHandlerName(name, words) || (GO_HEALTH_TYPES.test(type) && GO_HEALTH_METHODS.test(wordsOf(name).join(' ')));
  if (!isHandler || !(GO_REQUESTS.test(head) || /\bhttp\.Handler(?:Func)?\b/.test(head))) return;
  yield { at: fn, name, says: 'name', probe: probeOf(name), standing: 'router', forPeople: isSelfTest(name), isOpen: false, guards: [], checks: isSelfTest(name) ? [] : checksIn(file, fn, words) };
}

function* routed(file: GoFile, call: GoNode, words: HealthWords): Iterable<HealthHandler<GoNode>> {
  const callee = calleeOf(call);
  const row = GO_ROUTES.find((one) => one.names.test(lastName(file, callee)));
  const [first, ...given] = argumentsOf(call);
  if (!row || !callee || !first || given.length === 0) return;
  const written = textOf(file, first);
  if (!written) return;
  // `GET /healthz`: a pattern of Go 1.22 names its method, maybe its host.
  const receiver = receiverOf(callee);
  const routing = receiver && routingOf(file, receiver, call);
  const path = joinedPath(routing?.prefix, written.parts.map((part) => (typeof part === 'string' ? part : HOLE)).join('').replace(/^[A-Z]+ /, '').replace(/\{\$\}$/, ''));
  const says = path.startsWith('/') || path.startsWith(HOLE) ? readPath(path, words) : undefined;
  if (!says) return;
  const at = row.handler === 'second' && importsHandlerFirst(file) ? 0 : given.length - 1;
  const handler = given[at] as GoNode;
  const name = shownPath(path);
  const { fn, wrappers, inner } = unwrapped(file, handler);
  const before = [...given.filter((one) => one !== handler), ...wrappers, ...withIn(callee)];
  const isOwnTest = isSelfTest(path) || isSelfTest(lastName(file, inner));
  const keepers = (routing?.keepers ?? []).filter((one) => isGuard(file, one, words));
  const scope = keepers.length > 0 && receiver && servesOnlyProbes(file, receiver, words) ? 'router' : 'global';
  yield {
    at: fn ?? handler,
    name,
    says,
    probe: probeOf(path),
    standing: isApp(file, callee, routing?.root) ? 'app' : 'router',
    forPeople: isOwnTest || before.some((one) => wordsOf(lastName(file, one)).some((word) => RESTRICTED_WORDS.includes(word))),
    isOpen: false,
    guards: [
      ...before.filter((one) => isGuard(file, one, words)).map((one): Guard<GoNode> => ({ at: one, name: guardName(file, one), scope: 'route' })),
      ...keepers.map((one): Guard<GoNode> => ({ at: one, name: guardName(file, one), scope })),
    ],
    checks: fn && !isOwnTest ? checksIn(file, fn, words) : [],
  };
}

/** The handler itself, past conversions and middleware around it: `requireAuth(http.HandlerFunc(s.health))`. */
function unwrapped(file: GoFile, handler: GoNode): { fn: GoNode | undefined; inner: GoNode; wrappers: readonly GoNode[] } {
  const wrappers: GoNode[] = [];
  let inner = handler;
  for (let depth = 0; depth < 5; depth += 1) {
    const fn = functionOf(file, inner);
    if (fn) return { fn, inner, wrappers };
    const last: GoNode | undefined = inner.type === 'CallExpr' ? argumentsOf(inner).at(-1) : undefined;
    // `s.health()`, which gives the handler back.
    if (inner.type === 'CallExpr' && !last) return { fn: functionOf(file, calleeOf(inner)), inner, wrappers };
    if (!last) break;
    wrappers.push(inner);
    inner = last;
  }
  return { fn: undefined, inner, wrappers };
}

/** `r.With(auth).Get(…)`. */
function withIn(callee: GoNode): readonly GoNode[] {
  const link = receiverOf(callee);
  const method = link?.type === 'CallExpr' ? calleeOf(link)?.children[1] : undefined;
  return link && method && method.range[1] - method.range[0] === 4 ? argumentsOf(link) : [];
}

/** The paths of the groups around a route, and its own. */
function joinedPath(prefix: string | undefined, path: string): string {
  return prefix ? joinPaths(prefix, path) : path;
}

/** Whether every route of a router is a probe: what stands before them stands before probes on purpose. */
function servesOnlyProbes(file: GoFile, receiver: GoNode, words: HealthWords): boolean {
  if (isHandedOn(file, receiver)) return false;
  for (const route of routesBeside(file, receiver)) {
    const first = argumentsOf(route)[0];
    const path = first && textOf(file, first)?.parts;
    if (path && !readPath(path.join('').replace(/^[A-Z]+ /, ''), words)) return false;
  }
  return true;
}

const importsHandlerFirst = perFile((file): boolean => [...indexOf(file).imports].some((path) => GO_HANDLER_FIRST.test(path)));

/** Whether the routes are those of the whole service: the default mux, or a router that this file makes. */
function isApp(file: GoFile, callee: GoNode, root: GoNode | undefined): boolean {
  const type = root?.type === 'VariableName' ? variableOf(file, root)?.type : undefined;
  if (type && GO_SUB_ROUTERS.test(sourceOf(file, type))) return false;
  const origin = originOf(file, callee) ?? '';
  if (GO_APPS.test(origin) || GO_APPS.test(originOf(file, receiverOf(callee)) ?? '') || GO_APPS.test(originOf(file, root) ?? '')) return true;
  return /^(?:app|server|srv|mux|e|router)$/.test(sourceOf(file, root ?? rootOf(callee)));
}
