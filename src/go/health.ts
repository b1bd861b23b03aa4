import { GO_APPS, GO_HANDLER_FIRST, GO_REQUESTS, GO_ROUTES } from '../catalog/go-health.ts';
import { GUARD_NAMES, OPEN_WORDS } from '../catalog/guards.ts';
import { RESTRICTED_WORDS } from '../catalog/health-frameworks.ts';
import { wordsOf } from '../core/words.ts';
import { isHandlerName, isSelfTest, probeOf, readPath, shownPath } from '../shapes/probe-path.ts';
import type { Guard, HealthHandler, HealthWords } from '../verdicts/no-token-validation-in-health-handler.ts';
import { indexOf } from './bindings.ts';
import { functionOf, nameOf, originOf } from './origin.ts';
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
  if (!isHandlerName(name, words) || !(GO_REQUESTS.test(head) || /\bhttp\.Handler(?:Func)?\b/.test(head))) return;
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
  const path = written.parts.map((part) => (typeof part === 'string' ? part : '\0')).join('').replace(/^[A-Z]+ /, '').replace(/\{\$\}$/, '');
  const says = path.startsWith('/') || path.startsWith('\0') ? readPath(path, words) : undefined;
  if (!says) return;
  const at = row.handler === 'second' && importsHandlerFirst(file) ? 0 : given.length - 1;
  const handler = given[at] as GoNode;
  const name = shownPath(path);
  const { fn, wrappers, inner } = unwrapped(file, handler);
  const before = [...given.filter((one) => one !== handler), ...wrappers, ...withIn(callee)];
  const isOwnTest = isSelfTest(path) || isSelfTest(lastName(file, inner));
  yield {
    at: fn ?? handler,
    name,
    says,
    probe: probeOf(path),
    standing: isApp(file, callee) ? 'app' : 'router',
    forPeople: isOwnTest || before.some((one) => wordsOf(lastName(file, one)).some((word) => RESTRICTED_WORDS.includes(word))),
    isOpen: false,
    guards: before.filter((one) => isGuard(file, one, words)).map((one): Guard<GoNode> => ({ at: one, name: lastName(file, one), scope: 'route' })),
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

function isGuard(file: GoFile, node: GoNode, words: HealthWords): boolean {
  const name = lastName(file, node);
  const said = wordsOf(name);
  if (words.publicNames.some((pattern) => pattern.test(name))) return false;
  if (words.guardNames.some((pattern) => pattern.test(name))) return true;
  if (said.some((word) => OPEN_WORDS.includes(word))) return false;
  return GUARD_NAMES.some((row) => row.name.test(said.join(' ')));
}

const importsHandlerFirst = perFile((file): boolean => [...indexOf(file).imports].some((path) => GO_HANDLER_FIRST.test(path)));

/** Whether the routes are those of the whole service: the default mux, or a router that this file makes. */
function isApp(file: GoFile, callee: GoNode): boolean {
  const origin = originOf(file, callee) ?? '';
  if (GO_APPS.test(origin) || GO_APPS.test(originOf(file, receiverOf(callee)) ?? '')) return true;
  return /^(?:app|server|srv|mux|e|router)$/.test(sourceOf(file, rootOf(callee)));
}
