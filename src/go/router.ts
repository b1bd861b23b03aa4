import { GO_GROUPS } from '../catalog/go-health.ts';
import { HOLE } from '../shapes/health/probe-path.ts';
import { variableOf } from './bindings.ts';
import type { Variable } from './scopes.ts';
import { textOf } from './text.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, descendantsOf, enclosingDeclaration, lastName, receiverOf, unwrap } from './tree.ts';

/** What a route inherits from the routers that it is registered on. */
export interface GoRouting {
  /** The paths of the groups, outer first. */
  readonly prefix: string;
  /** What runs before every route of a router. */
  readonly keepers: readonly GoNode[];
  /** The router that the file makes or is given. */
  readonly root: GoNode;
}

const HOPS = 6;

/** Follows a router outwards: `api := r.Group("/api", mw)`, `r.Route("/api", func(r chi.Router) { r.Use(mw) … })`, `r.Use(mw)`. */
export function routingOf(file: GoFile, receiver: GoNode, route: GoNode): GoRouting {
  const keepers: GoNode[] = [];
  const prefixes: string[] = [];
  let at = route.range[0];
  let node = unwrap(receiver);
  for (let hop = 0; hop < HOPS; hop += 1) {
    const variable = node.type === 'VariableName' ? variableOf(file, node) : undefined;
    if (variable) keepers.push(...usedOn(file, variable, at));
    const group = node.type === 'CallExpr' ? node : variable && groupOf(file, variable);
    const callee = group && calleeOf(group);
    const parent = receiverOf(callee);
    if (!group || !parent || !GO_GROUPS.test(lastName(file, callee))) break;
    const [first, ...given] = argumentsOf(group);
    const prefix = first && textOf(file, first)?.parts;
    if (prefix) prefixes.unshift(prefix.map((part) => (typeof part === 'string' ? part : HOLE)).join(''));
    keepers.push(...(prefix ? given : argumentsOf(group)).filter((one) => one.type !== 'FunctionLiteral'));
    at = group.range[0];
    node = unwrap(parent);
  }
  return { prefix: prefixes.join('/'), keepers, root: node };
}

/** The call that makes a group: the variable's value, or the call that its function is given to. */
function groupOf(file: GoFile, variable: Variable): GoNode | undefined {
  const [write, ...others] = variable.writes;
  if (variable.kind === 'variable') return others.length === 0 && write?.value?.type === 'CallExpr' ? write.value : undefined;
  const fn = variable.kind === 'parameter' ? variable.scope : undefined;
  const call = fn?.type === 'FunctionLiteral' && fn.parent?.type === 'Arguments' ? fn.parent.parent : undefined;
  return call?.type === 'CallExpr' && GO_GROUPS.test(lastName(file, calleeOf(call))) ? call : undefined;
}

/** What is put before all later routes of a router: `r.Use(auth)`. With a path it holds for that path alone. */
function usedOn(file: GoFile, variable: Variable, before: number): readonly GoNode[] {
  const around = enclosingDeclaration(variable.node);
  if (!around) return [];
  return [...descendantsOf(around)].flatMap((node) => {
    const callee = node.type === 'CallExpr' && node.range[1] <= before ? calleeOf(node) : undefined;
    const object = receiverOf(callee);
    if (!callee || object?.type !== 'VariableName' || lastName(file, callee) !== 'Use' || variableOf(file, object) !== variable) return [];
    const given = argumentsOf(node);
    return given[0] && textOf(file, given[0]) ? [] : given;
  });
}

/** The routes that are registered on the same router in the same function. */
export function* routesBeside(file: GoFile, receiver: GoNode): Iterable<GoNode> {
  const inner = unwrap(receiver);
  const variable = inner.type === 'VariableName' ? variableOf(file, inner) : undefined;
  const around = variable && enclosingDeclaration(variable.node);
  if (!around) return;
  for (const node of descendantsOf(around)) {
    const object = node.type === 'CallExpr' ? receiverOf(calleeOf(node)) : undefined;
    if (object?.type === 'VariableName' && variableOf(file, object) === variable) yield node;
  }
}

/** Calls that are given the whole router to serve it. */
const SERVING = /^(?:ListenAndServe(?:TLS)?|Serve(?:TLS)?|Run|NewServer|New\w*Server|Handler)$/;

/** Whether a router is given to a function, which may register more routes. */
export function isHandedOn(file: GoFile, receiver: GoNode): boolean {
  const inner = unwrap(receiver);
  const variable = inner.type === 'VariableName' ? variableOf(file, inner) : undefined;
  const around = variable && enclosingDeclaration(variable.node);
  if (!around) return false;
  for (const node of descendantsOf(around)) {
    if (node.type !== 'CallExpr' || SERVING.test(lastName(file, calleeOf(node)))) continue;
    if (argumentsOf(node).some((one) => one.type === 'VariableName' && variableOf(file, one) === variable)) return true;
  }
  return false;
}
