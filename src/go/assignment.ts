import type { GoFile, GoNode } from './tree.ts';

/** The two sides of an assignment. */
export function sidesOf(file: GoFile, node: GoNode): { left: readonly GoNode[]; right: readonly GoNode[] } {
  const parts = node.children;
  const at = parts.findIndex((part, index) => part.type === 'UpdateOp' || (index > 0 && /^[^/]*=/.test(file.text.slice(parts[index - 1]?.range[1], part.range[0]))));
  if (at < 0) return { left: [], right: [] };
  return { left: parts.slice(0, at), right: parts.slice(parts[at]?.type === 'UpdateOp' ? at + 1 : at) };
}
