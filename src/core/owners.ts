import type { TSESTree } from '@typescript-eslint/utils';
import { bindingOf, soleValueOf } from './bindings.ts';
import { membersOf, valueOf } from './calls.ts';
import { perFile, type File } from './file.ts';
import { type ClassNode, type FunctionNode, type Node, ancestorsOf, descendantsOf, isClass, isFunction, lastName, parentOf, propertyName, unwrap } from './tree.ts';

/** What has members and methods of its own: a class, a constructor function with its prototype, an object literal. */
export type Owner = ClassNode | FunctionNode | TSESTree.ObjectExpression;

/** A function that is called on its owner. */
export interface Method {
  readonly owner: Owner;
  readonly name: string;
}

/** The owner whose instance `this` is at a node: arrows keep it, and functions that it is given away with; others have their own. */
function ownerOfThis(file: File, node: Node): Owner | undefined {
  for (const outer of ancestorsOf(node)) {
    if (isClass(outer)) return outer;
    if (outer.type === 'FunctionDeclaration') return isConstructor(outer) ? outer : undefined;
    if (outer.type === 'FunctionExpression' && outer.parent.type !== 'MethodDefinition' && !isGivenThis(outer)) {
      return methodOf(file, outer)?.owner ?? (isConstructor(outer) ? outer : undefined);
    }
  }
  return undefined;
}

/** A function that is given away together with `this` is called on it: `list.forEach(fn, this)`, `Effect.gen(this, fn)`. */
function isGivenThis(fn: TSESTree.FunctionExpression): boolean {
  const call = fn.parent;
  return call.type === 'CallExpression' && call.arguments.includes(fn) && call.arguments.some((one) => one.type === 'ThisExpression');
}

/** By its name: a constructor function is written with a capital. */
function isConstructor(fn: FunctionNode): boolean {
  if (fn.id) return isCapital(fn.id);
  // `const Api = module.exports = function () {}`
  let holder = parentOf(fn) as Node;
  while (holder.type === 'AssignmentExpression' && !isCapital(holder.left)) holder = parentOf(holder) as Node;
  return holder.type === 'AssignmentExpression' || (holder.type === 'VariableDeclarator' && isCapital(holder.id));
}

function isCapital(name: Node): boolean {
  return /^[_$]*[A-Z]/.test(lastName(name) ?? '');
}

/** Whose instance an expression is, by this file: `this`, a name that always holds it or a `new` one, an object literal. */
export function ownerOf(file: File, expression: Node): Owner | undefined {
  const object = unwrap(expression);
  if (object.type === 'ThisExpression') return ownerOfThis(file, object);
  if (object.type !== 'Identifier') return undefined;
  const binding = bindingOf(file, object);
  const held = binding?.kind === 'variable' ? soleValueOf(binding.variable) : undefined;
  const value = held && unwrap(held);
  if (value?.type === 'ThisExpression') return ownerOfThis(file, value);
  if (value?.type === 'ObjectExpression') return value;
  return value?.type === 'NewExpression' ? asOwner(valueOf(file, value.callee)) : undefined;
}

function asOwner(held: Node): Owner | undefined {
  let node = held;
  // `const Api = exports.Api = function () {}`
  while (node.type === 'AssignmentExpression') node = unwrap(node.right);
  return isClass(node) || (isFunction(node) && node.type !== 'ArrowFunctionExpression') ? node : undefined;
}

/** The method that a function is: of a class, of an object literal, of a prototype, or written to an instance. */
export function methodOf(file: File, fn: FunctionNode): Method | undefined {
  const holder = parentOf(fn) as Node;
  switch (holder.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return named(holder.parent.parent, holder);
    case 'Property': {
      const literal = holder.parent as TSESTree.ObjectExpression;
      return named(prototypeOf(file, literal) ?? literal, holder);
    }
    case 'AssignmentExpression': {
      const left = unwrap(holder.left);
      if (left.type !== 'MemberExpression') return undefined;
      return named(constructorOf(file, left.object) ?? ownerOf(file, left.object), left);
    }
  }
  return undefined;
}

function named(owner: Owner | undefined, at: Node): Method | undefined {
  const name = propertyName(at);
  return owner && name !== undefined ? { owner, name } : undefined;
}

/** `F` of `F.prototype`. */
function constructorOf(file: File, node: Node): Owner | undefined {
  const member = unwrap(node);
  if (member.type !== 'MemberExpression' || propertyName(member) !== 'prototype') return undefined;
  return asOwner(valueOf(file, member.object));
}

/** `F` of `F.prototype = { … }` and `Object.assign(F.prototype, { … })`. */
function prototypeOf(file: File, literal: TSESTree.ObjectExpression): Owner | undefined {
  const holder = parentOf(literal) as Node;
  if (holder.type === 'AssignmentExpression') return constructorOf(file, holder.left);
  return holder.type === 'CallExpression' ? constructorOf(file, holder.arguments[0] as Node) : undefined;
}

/** Whether nobody outside of the owner's own code can reach a member. */
export function isPrivateMember(file: File, owner: Owner, name: string): boolean {
  return isClass(owner) && membersOf(file, owner).get(name)?.isPrivate === true;
}

/** When code of an owner runs: with the construction of an instance, or when a method is called. */
export type Part = { readonly method: string } | 'construction';

/** The part of an owner's code that a node stands in. What is static is nobody's method, and counts as construction. */
export function partOf(file: File, owner: Owner, node: Node): Part | undefined {
  for (let inner = node; inner.parent; inner = inner.parent) {
    if (inner.parent.parent === owner && isClass(owner)) return classPart(inner);
    if (inner.parent === owner && inner.type === 'Property') return isFunction(unwrap(inner.value)) ? asPart(inner) : 'construction';
    if (!isFunction(inner)) continue;
    if (inner === owner) return 'construction';
    // The parts of a class are met one or two steps further out.
    if (parentOf(inner)?.parent?.parent === owner) continue;
    const method = methodOf(file, inner);
    if (method?.owner === owner) return { method: method.name };
  }
  return undefined;
}

function classPart(element: Node): Part {
  if (element.type === 'MethodDefinition') return element.static || element.kind === 'constructor' ? 'construction' : asPart(element);
  const { value, static: isStatic } = element as TSESTree.PropertyDefinition;
  return !isStatic && value && isFunction(unwrap(value)) ? asPart(element) : 'construction';
}

function asPart(element: Node): Part {
  return { method: propertyName(element) ?? '' };
}

/**
 * Whether code at `node` runs while an instance is constructed, or is set going then: it stands in the constructor, in a field's
 * initialiser, or in a method that one of these names.
 */
export function isConstructing(file: File, owner: Owner, node: Node): boolean {
  const start = partOf(file, owner, node);
  if (start === undefined || start === 'construction') return start !== undefined;
  const reads = readsOf(file, owner);
  const found = new Set([start.method]);
  for (const name of found) {
    for (const read of reads.get(name) ?? []) {
      const caller = partOf(file, owner, read);
      if (caller === 'construction') return true;
      if (caller) found.add(caller.method);
    }
  }
  return false;
}

type Reads = ReadonlyMap<string, readonly Node[]>;

const NONE: Reads = new Map();

/**
 * Where this file names an owner's members, by name: `this.m`, `self.m` with `const self = this`, `other.#m`, `a.m` with
 * `const a = new A()`, and the names of `const { m } = this`. Places where the member is written are left out.
 */
export function readsOf(file: File, owner: Owner): Reads {
  return readsByOwner(file).get(owner) ?? NONE;
}

const readsByOwner = perFile((file): ReadonlyMap<Owner, Reads> => {
  const owners = new Map<Owner, Map<string, Node[]>>();
  const add = (owner: Owner | undefined, name: string | undefined, at: Node) => {
    if (!owner || name === undefined) return;
    let reads = owners.get(owner);
    if (!reads) owners.set(owner, (reads = new Map()));
    const places = reads.get(name);
    if (places) places.push(at);
    else reads.set(name, [at]);
  };
  for (const node of descendantsOf(file.keys, file.source.ast as Node)) {
    if (node.type === 'MemberExpression') {
      const name = propertyName(node);
      if (!isWritten(node)) add(name?.startsWith('#') ? classOfPrivate(file, node, name) : ownerOf(file, node.object), name, node);
    } else if (node.type === 'VariableDeclarator' && node.init && node.id.type === 'ObjectPattern') {
      const owner = ownerOf(file, node.init);
      for (const [name, at] of namesIn(node.id)) add(owner, name, at);
    }
  }
  return owners;
});

/** The class that declares a private name. */
function classOfPrivate(file: File, node: Node, name: string): ClassNode | undefined {
  for (const outer of ancestorsOf(node)) if (isClass(outer) && membersOf(file, outer).has(name)) return outer;
  return undefined;
}

function isWritten(node: TSESTree.MemberExpression): boolean {
  return node.parent.type === 'AssignmentExpression' && node.parent.left === node && node.parent.operator === '=';
}

/** The members that a pattern takes out, with the name that each is given. */
export function* namesIn(pattern: TSESTree.ObjectPattern): Iterable<[string, Node]> {
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const name = propertyName(property);
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (name !== undefined && target.type === 'Identifier') yield [name, target];
  }
}
