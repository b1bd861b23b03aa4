import { DATA_WORDS, RESTRICTED_WORDS } from '../../catalog/health-frameworks.ts';
import type { File } from '../../core/file.ts';
import { type Node, isFunction } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';
import type { HealthHandler, HealthWords, Says, Standing } from '../../verdicts/no-token-validation-in-health-handler.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { guardsAmong, isOpening } from './guard.ts';
import { isPersonal, looksUpCaller } from './route-caller.ts';
import { gatesIn } from './route-gate.ts';
import { handlerName, handlerOf, lastNameOf, namesIn, wrapperOf } from './route-handler.ts';
import { isSelfTest, probeOf } from './probe-path.ts';
import { checksIn } from './token-check.ts';

/** A route or function that answers a probe, as the finders of `route-*.ts` see it. */
export interface Route {
  /** Where the handler is given: a function, a name, a call that wraps it, or the statements of a branch. */
  readonly handler: Node | readonly Node[];
  /** What messages call it: its path, or the function's name. */
  readonly name: string;
  readonly says: Says;
  readonly standing: Standing;
  /** What may turn callers away before the handler runs. */
  readonly gatekeepers?: readonly Gatekeeper[];
  /** Names of decorators and the like, that say whom the route is for. */
  readonly beside?: readonly string[];
  /** It shares its path with what changes data: a resource, no probe. */
  readonly isResource?: boolean;
  /** It stands in a table of routes that no call is given. */
  readonly isEntry?: boolean;
}

/** The handlers of a file's routes, with all that the verdict asks. */
export function handlersFrom(file: File, routes: readonly Route[], words: HealthWords): HealthHandler<Node>[] {
  const functions = new Set(routes.flatMap(({ handler }) => ('type' in handler ? (handlerOf(file, handler) ?? []) : [])));
  return routes.map((route) => handlerFrom(file, route, functions, words));
}

function handlerFrom(file: File, route: Route, functions: ReadonlySet<Node>, words: HealthWords): HealthHandler<Node> {
  const { name, says, standing, beside = [] } = route;
  const expression = 'type' in route.handler ? route.handler : undefined;
  const fn = expression && handlerOf(file, expression);
  const roots = expression ? (fn ? [fn] : []) : (route.handler as readonly Node[]);
  const ownName = (expression && handlerName(expression)) ?? (fn && lastNameOf(fn)) ?? '';
  const wrapper = expression && wrapperOf(expression);
  const gatekeepers = [...(route.gatekeepers ?? []), ...(wrapper ? [wrapper] : [])];
  const gates = fn ? [...gatesIn(file, fn)] : [];
  const names = [...beside, ownName, ...[...gatekeepers, ...gates].flatMap((one) => restrictingNames(one)), ...(expression && !isFunction(expression) ? namesIn(expression) : [])];
  const isData = route.isResource === true || ((says === 'plain' || says === 'name') && (isDataName(ownName) || roots.some((root) => looksUpCaller(file, root))));
  const forPeople = isData || isSelfTest(ownName) || names.some(isRestricted) || roots.some((root) => isPersonal(file, root));
  return {
    at: fn ?? roots[0] ?? (expression as Node),
    name,
    says,
    probe: probeOf(name),
    standing,
    forPeople,
    isOpen: beside.some((one) => isOpening(one, words)),
    isEntry: route.isEntry === true,
    guards: guardsAmong(file, [...gatekeepers, ...gates], words),
    checks: isData || isSelfTest(ownName) ? [] : checksIn(file, roots, functions, words),
  };
}

/** What a gatekeeper says of whom it lets in: all its names, or, of a call that was seen to turn callers away, what it is given. */
function restrictingNames({ node, as }: Gatekeeper): readonly string[] {
  return as === 'gate' && node.type === 'CallExpression' ? node.arguments.flatMap(namesIn) : namesIn(node);
}

/** Whether a handler's name is about data that people keep: `getHealthRecords`. */
function isDataName(name: string): boolean {
  return wordsOf(name).some((word) => DATA_WORDS.includes(word));
}

/** Whether a name says that people with a role are served, or only some tenant. */
function isRestricted(name: string): boolean {
  return /admin/i.test(name) || wordsOf(name).some((word) => RESTRICTED_WORDS.includes(word));
}
