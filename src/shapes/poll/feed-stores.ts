import type { TSESTree } from '@typescript-eslint/utils';
import { type Variable, writesOf } from '../../core/bindings.ts';
import { functionOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type FunctionNode, type Node, contains, propertyName } from '../../core/tree.ts';

/** A place where something is put into a variable. */
export interface Store {
  readonly at: Node;
  readonly values: readonly Node[];
}

/** A variable that is used more often than this is the file's, and not of one poll's making. */
const MOST_REFERENCES = 200;

/** The places, among those that count, where something is put into a variable: initialisers, writes, `push(…)`, members. */
export function storesIn(variable: Variable, isInside: (node: Node) => boolean): readonly Store[] {
  const stores: Store[] = [];
  if (variable.references.length > MOST_REFERENCES) return stores;
  for (const write of writesOf(variable)) {
    if (isInside(write.at)) stores.push({ at: write.at, values: write.from ? [write.from] : [] });
  }
  for (const { identifier } of variable.references) {
    const member = identifier.parent;
    if (member?.type !== 'MemberExpression' || member.object !== identifier || !isInside(member)) continue;
    const outer = member.parent;
    if (outer.type === 'CallExpression' && outer.callee === member && FILLS.test(propertyName(member) ?? '')) {
      stores.push({ at: outer, values: outer.arguments });
    } else if (outer.type === 'AssignmentExpression' && outer.left === member) stores.push({ at: outer, values: [outer.right] });
  }
  return stores;
}

/** Methods that put what they are given into their receiver. */
const FILLS = /^(?:push|unshift|add|set|append|splice|concat)$/;

/** A call of a function of this file, and what its parameters stand for in it; one that is given nothing stands for nothing. */
export interface HelperCall {
  readonly fn: FunctionNode;
  readonly given: readonly (readonly [Variable, readonly Node[]])[];
}

/** The call as one of a function of this file; `undefined` where what its parameters get is not written out. */
export function asHelperCall(file: File, call: TSESTree.CallExpression): HelperCall | undefined {
  const fn = functionOf(file, call.callee);
  if (!fn || fn.generator || contains(fn, call) || call.arguments.some((argument) => argument.type === 'SpreadElement')) return undefined;
  const given: [Variable, readonly Node[]][] = [];
  for (const variable of file.source.getDeclaredVariables?.(fn as never) ?? []) {
    const index = fn.params.findIndex((param) => variable.identifiers.some((name) => contains(param, name)));
    const param = fn.params[index];
    if (!param) continue;
    const value = call.arguments[index] ?? (param.type === 'AssignmentPattern' ? param.right : undefined);
    given.push([variable, value ? [value] : []]);
  }
  return { fn, given };
}
