import type { File } from '../../core/file.ts';
import type { Node } from '../../core/tree.ts';
import { asBuilderDeletion } from './deletion-builder.ts';
import { asKeyDeletion } from './deletion-keys.ts';
import { type FoundDeletion, mayDelete, sqlDeletionsAt } from './deletion-sql.ts';
import { asListSelection } from './selection-list.ts';
import { asBuilderSelection, sqlSelectionsAt } from './selection.ts';

export type { FoundDeletion } from './deletion-sql.ts';

/** The deletions that stand at a node: a statement's text, or a call. */
export function* deletionsAt(file: File, node: Node): Iterable<FoundDeletion> {
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') {
    if (mayDelete(file, node)) yield* sqlDeletionsAt(file, node);
    yield* sqlSelectionsAt(file, node);
  } else if (node.type === 'CallExpression') {
    const found = asKeyDeletion(file, node) ?? asBuilderDeletion(file, node) ?? asBuilderSelection(file, node) ?? asListSelection(file, node);
    if (found) yield found;
  }
}
