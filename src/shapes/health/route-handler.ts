import type { TSESTree } from '@typescript-eslint/utils';
import { functionOf, membersOf, returnsOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type FunctionNode, type Node, isClass, isFunction, lastName, propertyName, unwrap } from '../../core/tree.ts';
import type { Gatekeeper } from './gatekeeper.ts';

/** How many wrappers are taken off a handler: `catchErrors(withLog(handler))` is common, more is not. */
const WRAPPERS = 4;

/** The function that a handler's expression stands for: inline, named, wrapped, made by a factory of this file, a class's method. */
export function handlerOf(file: File, node: Node, left: number = WRAPPERS): FunctionNode | undefined {
  const value = valueOf(file, node);
  if (isFunction(value)) return value;
  if (left === 0) return undefined;
  if (value.type === 'MemberExpression') return methodOf(file, value);
  if (value.type !== 'CallExpression') return undefined;
  const bound = functionOf(file, value);
  if (bound) return bound;
  const factory = functionOf(file, value.callee);
  if (factory) {
    for (const returned of returnsOf(file, factory)) {
      const made = handlerOf(file, returned, left - 1);
      if (made) return made;
    }
  }
  for (const argument of value.arguments.toReversed()) {
    const inner = argument.type === 'SpreadElement' ? undefined : handlerOf(file, argument, left - 1);
    if (inner) return inner;
  }
  return undefined;
}

/** The method of `controller.check` where `controller` is an instance of a class of this file. */
function methodOf(file: File, node: TSESTree.MemberExpression): FunctionNode | undefined {
  const name = propertyName(node);
  const made = valueOf(file, node.object);
  if (made.type !== 'NewExpression' || name === undefined) return undefined;
  const owner = valueOf(file, made.callee);
  return isClass(owner) ? membersOf(file, owner).get(name)?.method : undefined;
}

/** The call that wraps a handler and may turn callers away: `withAuth(handler)`. */
export function wrapperOf(expression: Node): Gatekeeper | undefined {
  const call = unwrap(expression);
  if (call.type !== 'CallExpression') return undefined;
  const last = call.arguments.at(-1);
  if (!last || !(isFunction(last) || last.type === 'Identifier' || last.type === 'MemberExpression' || last.type === 'CallExpression')) return undefined;
  return { node: call, as: 'wrapper', scope: 'route' };
}

/** The last name of an expression or function: what people would call it. */
export function lastNameOf(node: Node): string | undefined {
  const inner = unwrap(node);
  if (!isFunction(inner)) return lastName(inner);
  if (inner.id) return inner.id.name;
  const outer = inner.parent;
  if (outer.type === 'VariableDeclarator' && outer.id.type === 'Identifier') return outer.id.name;
  if ((outer.type === 'MethodDefinition' || outer.type === 'PropertyDefinition' || outer.type === 'Property') && outer.value === inner) return propertyName(outer);
  return undefined;
}

/** What a handler is called, wrappers taken off: `health` of `asyncHandler(controller.health)`. */
export function handlerName(expression: Node, left: number = WRAPPERS): string | undefined {
  const inner = unwrap(expression);
  if (inner.type !== 'CallExpression') return lastNameOf(inner);
  const last = inner.arguments.at(-1);
  return last && left > 0 ? handlerName(last, left - 1) : undefined;
}

/** The most words that are read of one expression. */
const MOST_NAMES = 40;

/** Every name and written string in an expression, the insides of functions left out: `restrictTo('ADMIN')` is both. */
export function namesIn(node: Node): readonly string[] {
  const known = namesByNode.get(node);
  if (known) return known;
  const names: string[] = [];
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next && names.length < MOST_NAMES; next = waiting.pop()) {
    if (next.type === 'Identifier') names.push(next.name);
    else if (next.type === 'Literal') names.push(...(typeof next.value === 'string' ? [next.value] : []));
    else if (next.type === 'TemplateElement') names.push(next.value.raw);
    else if (!isFunction(next)) waiting.push(...expressionsIn(next));
  }
  namesByNode.set(node, names);
  return names;
}

/** What stands before all routes of a router is asked for each of them. */
const namesByNode = new WeakMap<Node, readonly string[]>();

/** The parts of the expressions that guards are written as. */
function* expressionsIn(node: Node): Iterable<Node> {
  switch (node.type) {
    case 'MemberExpression':
      yield node.object;
      yield node.property;
      break;
    case 'CallExpression':
    case 'NewExpression':
      yield node.callee;
      yield* node.arguments;
      break;
    case 'ArrayExpression':
      for (const element of node.elements) if (element) yield element;
      break;
    case 'ObjectExpression':
      for (const property of node.properties) if (property.type === 'Property') yield* [property.key, property.value];
      break;
    case 'SpreadElement':
      yield node.argument;
      break;
    case 'TemplateLiteral':
      yield* node.quasis;
      break;
    default:
      if (unwrap(node) !== node) yield unwrap(node);
  }
}
