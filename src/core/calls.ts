import type { TSESTree } from '@typescript-eslint/utils';
import { type Step, bindingOf, soleValueOf } from './bindings.ts';
import type { File } from './file.ts';
import { perFile } from './file.ts';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  descendantsOf,
  enclosingClass,
  isClass,
  isFunction,
  propertyName,
  unwrap,
} from './tree.ts';

/** How many names, members or wrappers are followed before the answer is "not known": more is not written by people. */
export const HOPS = 8;

/** What a member of a class holds. */
export interface Member {
  readonly name: string;
  /** Nobody outside the class can reach it: `#name`, or TypeScript's `private`. */
  readonly isPrivate: boolean;
  /** The method, or the function that a field holds. */
  readonly method: FunctionNode | undefined;
  /** Every value that the class itself stores in it: initialiser, `this.name = …`, parameter properties have none. */
  readonly values: readonly Node[];
  /** The type that its declaration names. */
  readonly type: TSESTree.TypeNode | undefined;
}

const membersByClass = perFile(() => new Map<ClassNode, ReadonlyMap<string, Member>>());

/** The members of a class by name, static ones and constructors left out. */
export function membersOf(file: File, node: ClassNode): ReadonlyMap<string, Member> {
  const cache = membersByClass(file);
  const known = cache.get(node);
  if (known) return known;
  const members = readMembers(file, node);
  cache.set(node, members);
  return members;
}

function readMembers(file: File, node: ClassNode): ReadonlyMap<string, Member> {
  const members = new Map<string, { -readonly [K in keyof Member]: Member[K] } & { values: Node[] }>();
  const declare = (name: string, isPrivate: boolean, type?: TSESTree.TypeNode) => {
    const known = members.get(name);
    const member = known ?? { name, isPrivate, method: undefined, values: [], type };
    members.set(name, member);
    return member;
  };
  for (const element of node.body.body) {
    if (element.type === 'MethodDefinition' && element.kind === 'constructor') {
      for (const param of element.value.params) {
        if (param.type !== 'TSParameterProperty') continue;
        const target = param.parameter.type === 'AssignmentPattern' ? param.parameter.left : param.parameter;
        if (target.type === 'Identifier') declare(target.name, param.accessibility === 'private', target.typeAnnotation?.typeAnnotation);
      }
    } else if (element.type === 'MethodDefinition' && !element.static) {
      const name = propertyName(element);
      if (name && element.value.type === 'FunctionExpression') {
        const member = declare(name, isPrivateElement(element));
        if (element.kind === 'method') member.method = element.value;
      }
    } else if ((element.type === 'PropertyDefinition' || element.type === 'AccessorProperty') && !element.static) {
      const name = propertyName(element);
      if (!name) continue;
      const member = declare(name, isPrivateElement(element), element.typeAnnotation?.typeAnnotation);
      if (!element.value) continue;
      member.values.push(element.value);
      const value = unwrap(element.value);
      if (isFunction(value)) member.method = value;
    }
  }
  for (const inner of descendantsOf(file.keys, node.body, (one) => !isClass(one))) {
    if (inner.type !== 'AssignmentExpression') continue;
    const target = unwrap(inner.left);
    if (target.type !== 'MemberExpression') continue;
    if (unwrap(target.object).type !== 'ThisExpression' || enclosingClass(target) !== node) continue;
    const name = propertyName(target);
    if (name) declare(name, name.startsWith('#')).values.push(inner.right);
  }
  return members;
}

function isPrivateElement(element: { key: Node; accessibility?: string | undefined }): boolean {
  return element.key.type === 'PrivateIdentifier' || element.accessibility === 'private';
}

/** The member of the enclosing class that `this.name` names. */
export function memberAt(file: File, node: TSESTree.MemberExpression): Member | undefined {
  if (unwrap(node.object).type !== 'ThisExpression') return undefined;
  const owner = enclosingClass(node);
  const name = propertyName(node);
  return owner && name !== undefined ? membersOf(file, owner).get(name) : undefined;
}

/**
 * The value behind an expression, as far as this file says: constants, names that are written once, members of
 * object literals, `this.x` with one value. Returns the expression itself where nothing more is known.
 */
export function valueOf(file: File, node: Node): Node {
  let value = unwrap(node);
  for (let hop = 0; hop < HOPS; hop += 1) {
    const next = nextValue(file, value);
    if (!next) return value;
    value = unwrap(next);
  }
  return value;
}

function nextValue(file: File, node: Node): Node | undefined {
  if (node.type === 'Identifier') {
    const binding = bindingOf(file, node);
    if (binding?.kind === 'variable') return soleValueOf(binding.variable);
    if (binding?.kind === 'function' || binding?.kind === 'class') return binding.node;
    return undefined;
  }
  if (node.type === 'MemberExpression') {
    const member = memberAt(file, node);
    if (member) return member.method ?? (member.values.length === 1 ? member.values[0] : undefined);
    const name = propertyName(node);
    const object = unwrap(node.object);
    if (name === undefined || object.type !== 'Identifier') return undefined;
    const binding = bindingOf(file, object);
    if (binding?.kind !== 'variable') return undefined;
    const literal = soleValueOf(binding.variable);
    return literal && propertyOf(unwrap(literal), name);
  }
  return undefined;
}

const properties = new WeakMap<TSESTree.ObjectExpression, ReadonlyMap<string, Node>>();

/** The value of a property of an object literal; `undefined` where it is not there, or where a spread may overwrite it. */
export function propertyOf(node: Node, name: string): Node | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  let known = properties.get(node);
  if (!known) properties.set(node, (known = readProperties(node)));
  return known.get(name);
}

function readProperties(node: TSESTree.ObjectExpression): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      found.clear();
      continue;
    }
    const name = propertyName(property);
    if (name !== undefined) found.set(name, property.value);
  }
  return found;
}

/** What stands one step inside the value of an expression, where the file writes that out. */
export function insideOf(file: File, node: Node, step: Step): Node | undefined {
  const value = valueOf(file, node);
  if (typeof step === 'string') return step === 'rest' ? undefined : propertyOf(value, step);
  return value.type === 'ArrayExpression' ? (value.elements[step] ?? undefined) : undefined;
}

/** The function of this file that an expression stands for: inline, named, a method of this class, a member of a literal. */
export function functionOf(file: File, node: Node): FunctionNode | undefined {
  let given = node;
  // `handler.bind(this)` is the handler; `handler = handler.bind(this)` is no end.
  for (let hop = 0; hop < HOPS; hop += 1) {
    const value = valueOf(file, given);
    if (isFunction(value)) return value;
    const callee = value.type === 'CallExpression' ? unwrap(value.callee) : undefined;
    if (callee?.type !== 'MemberExpression' || propertyName(callee) !== 'bind') return undefined;
    given = callee.object;
  }
  return undefined;
}

/** The expressions that a function answers with: its `return`s, or an arrow's expression; those of inner functions left out. */
export function* returnsOf(file: File, fn: FunctionNode): Iterable<Node> {
  if (fn.body.type !== 'BlockStatement') {
    yield fn.body;
    return;
  }
  for (const inner of descendantsOf(file.keys, fn.body, (one) => !isFunction(one) && !isClass(one))) {
    if (inner.type === 'ReturnStatement' && inner.argument) yield inner.argument;
  }
}
