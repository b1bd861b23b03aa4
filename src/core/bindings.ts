import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type File, perFile } from './file.ts';
import { propertyName, type FunctionNode, type Node, isFunction } from './tree.ts';

export type Variable = TSESLint.Scope.Variable;
type Reference = TSESLint.Scope.Reference;
type Scope = TSESLint.Scope.Scope;

/** A step from a value into its inside, as a destructuring pattern spells it. */
export type Step = string | number | 'rest';

/** One place where a variable gets a value. */
export interface Write {
  /** The identifier that is written. */
  readonly at: Node;
  /** Where the value comes from; absent for `x++` and for a bare `for (x in y)`. */
  readonly from: Node | undefined;
  /** The way from `from` to the value that is stored: empty for `x = from`, `['id']` for `({ id: x } = from)`. */
  readonly path: readonly Step[];
  /** `element`: one element of `from` at a time (`for … of`). `update`: built from the variable's own old value (`+=`, `++`). */
  readonly how: 'value' | 'element' | 'update';
}

/** What a name stands for. */
export type Binding =
  | { readonly kind: 'global'; readonly name: string }
  | { readonly kind: 'import'; readonly module: string; readonly imported: string; readonly variable: Variable }
  | { readonly kind: 'function'; readonly node: FunctionNode; readonly variable: Variable }
  | { readonly kind: 'class'; readonly node: TSESTree.ClassDeclaration | TSESTree.ClassExpression; readonly variable: Variable }
  | { readonly kind: 'enum'; readonly node: TSESTree.TSEnumDeclaration; readonly variable: Variable }
  | {
      readonly kind: 'parameter';
      readonly node: FunctionNode;
      /** Position among the parameters. */
      readonly index: number;
      /** The way from the argument to this name. */
      readonly path: readonly Step[];
      readonly variable: Variable;
    }
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'other'; readonly variable: Variable };

/** The variable that an identifier reads, writes or declares; `undefined` for a global or a property name. */
export function variableOf(file: File, identifier: Node): Variable | undefined {
  const found = resolve(file, identifier);
  return found === 'global' ? undefined : found;
}

/** What an identifier stands for. A name without a definition of its own (also `declare const x`) is a global. */
export function bindingOf(file: File, identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Binding | undefined {
  const found = resolve(file, identifier);
  return found === 'global' ? { kind: 'global', name: identifier.name } : found && bindingOfVariable(found);
}

/**
 * Asks the scopes around, from the inside out, for a variable of that name to which the identifier belongs. An index of all
 * identifiers would answer faster, but costs more to build than most files ask.
 */
function resolve(file: File, identifier: Node): Variable | 'global' | undefined {
  const known = resolved(file);
  let found = known.get(identifier);
  if (found === undefined) known.set(identifier, (found = lookUp(file, identifier) ?? 'nothing'));
  return found === 'nothing' ? undefined : found;
}

const resolved = perFile(() => new Map<Node, Variable | 'global' | 'nothing'>());

function lookUp(file: File, identifier: Node): Variable | 'global' | undefined {
  const manager = file.source.scopeManager;
  if (!manager) return undefined;
  const { name } = identifier as TSESTree.Identifier;
  for (let scope = scopeAround(file, manager, identifier); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (!variable) continue;
    if (isAmong(variable.identifiers, identifier) || isAmong(variable.references, identifier)) return variable;
  }
  return isAmong(manager.globalScope?.through ?? [], identifier) ? 'global' : undefined;
}

const scopesAround = perFile(() => new Map<Node, Scope | null>());
/** From this many ancestors on, the way up is remembered: the links of a chain of thousands all have it in common. */
const FAR = 16;

function scopeAround(file: File, manager: TSESLint.Scope.ScopeManager, node: Node): Scope | null {
  const far: Node[] = [];
  let scope: Scope | null | undefined;
  let outer: Node | undefined = node;
  for (let step = 0; outer && !scope; outer = outer.parent, step += 1) {
    scope = step < FAR ? undefined : scopesAround(file).get(outer);
    if (!scope && step >= FAR) far.push(outer);
    scope ??= manager.acquire(outer as never, true);
  }
  scope ??= manager.scopes[0] ?? null;
  for (const one of far) scopesAround(file).set(one, scope);
  return scope;
}

const SHORT = 24;
const indexes = new WeakMap<readonly (Node | Reference)[], ReadonlySet<Node>>();

/** Whether a node is among the identifiers or references of a list; a long list is indexed at the first question. */
function isAmong(list: readonly (Node | Reference)[], node: Node): boolean {
  if (list.length <= SHORT) return list.some((one) => identifierOf(one) === node);
  let index = indexes.get(list);
  if (!index) indexes.set(list, (index = new Set(list.map(identifierOf))));
  return index.has(node);
}

function identifierOf(one: Node | Reference): Node {
  return 'identifier' in one ? (one.identifier as Node) : one;
}

const bindings = new WeakMap<Variable, Binding>();

export function bindingOfVariable(variable: Variable): Binding {
  const known = bindings.get(variable);
  if (known) return known;
  const binding = readBinding(variable);
  bindings.set(variable, binding);
  return binding;
}

function readBinding(variable: Variable): Binding {
  // `var x` twice, function overloads, a class merged with an interface: the definition that holds a value counts.
  const definition = variable.defs.find((one) => (one.type as string) !== 'Type') ?? variable.defs[0];
  if (!definition) return { kind: 'global', name: variable.name };
  const node = definition.node as Node;
  switch (definition.type as string) {
    case 'ImportBinding':
      return importBinding(variable, node, definition.parent as Node);
    case 'FunctionName':
      return isFunction(node) ? { kind: 'function', node, variable } : { kind: 'other', variable };
    case 'ClassName':
      return { kind: 'class', node: node as TSESTree.ClassDeclaration, variable };
    case 'TSEnumName':
      return { kind: 'enum', node: node as TSESTree.TSEnumDeclaration, variable };
    case 'Parameter': {
      if (!isFunction(node)) return { kind: 'other', variable };
      const name = definition.name as Node;
      const index = node.params.findIndex((param) => name.range[1] <= param.range[1]);
      return { kind: 'parameter', node, index, path: pathTo(name, node.params[index] as Node), variable };
    }
    case 'Variable':
      if ((definition.parent as TSESTree.VariableDeclaration).declare) return { kind: 'global', name: variable.name };
      return { kind: 'variable', variable };
    default:
      return { kind: 'other', variable };
  }
}

function importBinding(variable: Variable, node: Node, declaration: Node): Binding {
  if (node.type === 'TSImportEqualsDeclaration') {
    const target = node.moduleReference;
    if (target.type !== 'TSExternalModuleReference') return { kind: 'other', variable };
    return { kind: 'import', module: String((target.expression as TSESTree.Literal).value), imported: '*', variable };
  }
  const module = (declaration as TSESTree.ImportDeclaration).source.value;
  if (node.type === 'ImportSpecifier') {
    const imported = node.imported.type === 'Identifier' ? node.imported.name : String(node.imported.value);
    return { kind: 'import', module, imported, variable };
  }
  return { kind: 'import', module, imported: node.type === 'ImportDefaultSpecifier' ? 'default' : '*', variable };
}

const writes = new WeakMap<Variable, readonly Write[]>();

/** Every place where a variable gets a value, in source order. Parameters' arguments are not among them. */
export function writesOf(variable: Variable): readonly Write[] {
  const known = writes.get(variable);
  if (known) return known;
  const found = variable.references.filter((reference) => reference.isWrite()).map(readWrite);
  writes.set(variable, found);
  return found;
}

function readWrite(reference: Reference): Write {
  const at = reference.identifier as Node;
  // A default in a pattern (`{ x = 1 }`) is a write of its own.
  const preset = reference.writeExpr?.parent as Node | undefined;
  if (preset?.type === 'AssignmentPattern') {
    return { at, from: preset.right, path: pathTo(at, preset.left), how: 'value' };
  }
  let outer: Node | undefined = at;
  while (outer && !isWriter(outer)) outer = outer.parent;
  switch (outer?.type) {
    case 'VariableDeclarator': {
      const loop = outer.parent.parent;
      if (loop.type === 'ForOfStatement' && loop.left === outer.parent) {
        return { at, from: loop.right, path: pathTo(at, outer.id), how: 'element' };
      }
      return { at, from: outer.init ?? undefined, path: pathTo(at, outer.id), how: 'value' };
    }
    case 'AssignmentExpression': {
      const how = outer.operator === '=' || /\?\?|\|\||&&/.test(outer.operator) ? 'value' : 'update';
      return { at, from: outer.right, path: pathTo(at, outer.left), how };
    }
    case 'ForOfStatement':
      return { at, from: outer.right, path: pathTo(at, outer.left), how: 'element' };
    default:
      return { at, from: undefined, path: [], how: outer?.type === 'UpdateExpression' ? 'update' : 'value' };
  }
}

function isWriter(node: Node): boolean {
  return (
    node.type === 'VariableDeclarator' ||
    node.type === 'AssignmentExpression' ||
    node.type === 'UpdateExpression' ||
    node.type === 'ForOfStatement' ||
    node.type === 'ForInStatement'
  );
}

/** The way through a destructuring pattern: from the value that the pattern takes to one name in it. */
function pathTo(name: Node, pattern: Node): readonly Step[] {
  const steps: Step[] = [];
  for (let inner = name; inner !== pattern && inner.parent; inner = inner.parent) {
    const outer = inner.parent;
    if (outer.type === 'Property') steps.unshift(propertyName(outer) ?? 'rest');
    else if (outer.type === 'ArrayPattern') steps.unshift(outer.elements.indexOf(inner as never));
    else if (outer.type === 'RestElement' && outer !== pattern) steps.unshift('rest');
  }
  return steps;
}

/**
 * The expression that a variable always holds: its only write, when that stores a whole value.
 * `undefined` when it is written twice, destructured, updated, or never written.
 */
export function soleValueOf(variable: Variable): Node | undefined {
  const writes = writesOf(variable);
  const only = writes[0];
  if (!only || writes.length > 1 || only.how !== 'value' || only.path.length > 0) return undefined;
  return only.from;
}
