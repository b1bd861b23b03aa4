import type { TSESTree } from '@typescript-eslint/utils';
import { valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Node, parentOf, propertyName, settle, unwrap } from '../../core/tree.ts';

/** One call of a method chain. */
export interface Link {
  readonly name: string;
  readonly args: readonly TSESTree.CallExpressionArgument[];
  readonly node: TSESTree.CallExpression;
  /** The name's own node, where a report starts. */
  readonly at: Node;
}

/** Longer chains than this nobody writes. */
const LONGEST = 200;

/** The outermost call of the method chain that a call belongs to. */
export function chainOf(call: TSESTree.CallExpression): TSESTree.CallExpression {
  let outer = call;
  for (let step = 0; step < LONGEST; step += 1) {
    const member = parentOf(outer);
    if (member?.type !== 'MemberExpression' || unwrap(member.object) !== outer) return outer;
    const next = parentOf(member);
    if (next?.type !== 'CallExpression' || unwrap(next.callee) !== member) return outer;
    outer = next;
  }
  return outer;
}

/** The calls of a chain, the first one first; a chain that starts at a constant goes on in the constant's own chain. */
export function linksOf(file: File, outer: Node): readonly Link[] {
  const links: Link[] = [];
  let node = settle(outer);
  while (links.length < LONGEST) {
    if (node.type === 'CallExpression') {
      const callee = unwrap(node.callee);
      const isMember = callee.type === 'MemberExpression';
      const name = isMember ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
      links.push({ name: name ?? '', args: node.arguments, node, at: isMember ? callee.property : callee });
      if (!isMember) break;
      node = settle(callee.object);
    } else if (node.type === 'MemberExpression') node = settle(node.object);
    else {
      const value = node.type === 'Identifier' ? settle(valueOf(file, node)) : node;
      if (value === node || value.type !== 'CallExpression') break;
      node = value;
    }
  }
  return links.toReversed();
}
