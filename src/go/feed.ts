import { GO_DECODERS, GO_LOOKING_CALLS } from '../catalog/go-polls.ts';
import { variableOf } from './bindings.ts';
import { functionOf } from './origin.ts';
import type { Variable, Write } from './scopes.ts';
import { type GoFile, type GoNode, ancestorsOf, argumentsOf, calleeOf, contains, descendantsOf, isFunction, lastName, receiverOf, rootOf, sourceOf, unwrap } from './tree.ts';

/** What flows into a compared value. */
export interface GoFeed {
  /** The calls that read it. */
  readonly reads: readonly GoNode[];
  /** Conditions under which a part of it is taken, and what else chooses. */
  readonly guards: readonly GoNode[];
  /** The variables that it went through: they choose nothing themselves. */
  readonly through: ReadonlySet<Variable>;
}

const MOST = 60;

/** Follows a compared value back inside the polled function. */
export function feedOf(file: GoFile, subject: GoNode, fn: GoNode): GoFeed {
  const reads: GoNode[] = [];
  const guards: GoNode[] = [];
  const through = new Set<Variable>();
  const seen = new Set<GoNode>();
  const waiting: GoNode[] = [subject];
  let left = MOST;
  for (let next = waiting.pop(); next && left > 0; next = waiting.pop()) {
    const node = unwrap(next);
    left -= 1;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.type === 'BinaryExp' || node.type === 'Conversion') waiting.push(...node.children);
    else if (node.type === 'CallExpr') call(node);
    else if (/^(?:VariableName|SelectorExpr|IndexExpr|SliceExpr)$/.test(node.type)) {
      const root = rootOf(node);
      if (root.type === 'CallExpr') call(root);
      else if (root.type === 'VariableName') variable(root);
    }
  }
  return { reads, guards, through };

  function call(node: GoNode): void {
    const name = lastName(file, calleeOf(node));
    if (calleeOf(node)?.type === 'VariableName' && /^(?:len|cap|u?int\d*|append|string|min|max|sum)$/.test(name)) waiting.push(...argumentsOf(node));
    else if (receiverOf(calleeOf(node))?.type === 'CallExpr' && /^(?:Len|Items|Result|Val|Int|Int64|Count|Size)$/.test(name) && argumentsOf(node).length === 0) waiting.push(receiverOf(calleeOf(node)) as GoNode);
    else if (GO_DECODERS.test(name)) decoded(node);
    else if (isGetter(node)) waiting.push(receiverOf(calleeOf(node)) as GoNode);
    else reads.push(node);
  }

  /** `resp.GetOrders()`: what the function itself has read before, it only takes apart. */
  function isGetter(node: GoNode): boolean {
    const receiver = receiverOf(calleeOf(node));
    const variable = receiver?.type === 'VariableName' && argumentsOf(node).length === 0 ? variableOf(file, receiver) : undefined;
    return variable?.writes.some(({ at, value }) => value?.type === 'CallExpr' && contains(fn, at)) ?? false;
  }

  /** What is decoded, comes from what it is decoded of: `json.NewDecoder(resp.Body).Decode(&out)`, `json.Unmarshal(body, &out)`. */
  function decoded(node: GoNode): void {
    const receiver = receiverOf(calleeOf(node));
    waiting.push(...argumentsOf(node).filter((argument) => !sourceOf(file, argument).startsWith('&')), ...(receiver?.type === 'CallExpr' ? [receiver] : []));
  }

  function variable(node: GoNode): void {
    const found = variableOf(file, node);
    if (!found || through.has(found) || !/^(?:variable|parameter)$/.test(found.kind)) return;
    through.add(found);
    for (const write of found.writes) if (contains(fn, write.at)) written(write);
    // Filled through a pointer: `c.List(ctx, &pods)`, `row.Scan(&n)`.
    for (const one of descendantsOf(fn)) {
      const around = one.parent?.type === 'Arguments' ? one.parent.parent : undefined;
      if (!around || !isSame(file, one, found) || around.type !== 'CallExpr') continue;
      const name = lastName(file, calleeOf(around));
      if (GO_DECODERS.test(name)) decoded(around);
      else if (!GO_LOOKING_CALLS.test(name)) reads.push(around);
    }
  }

  function written({ value, at }: Write): void {
    if (value) waiting.push(value);
    if (value?.type === 'CallExpr' && lastName(file, calleeOf(value)) === 'append') guards.push(...argumentsOf(value).slice(1));
    for (const outer of ancestorsOf(at)) {
      if (outer === fn) break;
      if (outer.type === 'IfStatement') guards.push(...outer.children.filter((child) => !/^(?:Block|IfStatement|VarDecl)$/.test(child.type)));
      if (outer.type === 'Case' || outer.type === 'SwitchStatement') guards.push(...outer.children.slice(0, 1));
      if (outer.type === 'ForStatement') waiting.push(...(outer.children[0]?.type === 'RangeClause' ? outer.children[0].children.slice(-1) : []));
    }
  }
}

function isSame(file: GoFile, node: GoNode, variable: Variable): boolean {
  const inner = unwrap(node);
  return inner.type === 'VariableName' && sourceOf(file, inner) === variable.name && variableOf(file, inner) === variable;
}

/** The reads that a read stands for: those in a helper of this file, given nothing that chooses. */
export function insideOf(file: GoFile, read: GoNode): readonly GoNode[] {
  const helper = functionOf(file, calleeOf(read));
  if (!helper) return [read];
  return [...descendantsOf(helper, (node) => !isFunction(node))].filter((node) => node.type === 'CallExpr');
}
