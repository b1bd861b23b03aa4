import type { File } from '../../core/file.ts';
import { valueOf } from '../../core/calls.ts';
import { textOf } from '../../core/text.ts';
import type { Node } from '../../core/tree.ts';
import { conditionIn } from '../../sql/deletions.ts';
import type { Condition } from '../../verdicts/no-unscoped-like-delete.ts';
import { bindsOf, sqlTextOf } from './bind-values.ts';
import { matchOf, type PatternAnchor } from './deletion-value.ts';
import { anchored } from './sql-statement.ts';

/** A condition that a query builder takes as SQL: `whereRaw('mail LIKE ?', ['x%'])`, `.where('mail LIKE :m', { m: 'x%' })`. */
export function rawCondition(file: File, node: Node, values: readonly Node[]): Condition<PatternAnchor> {
  const text = textOf(file, node);
  if (!text) return matchOf('unknown');
  const [first] = values;
  const list = first && valueOf(file, first).type === 'ArrayExpression' ? [first] : values;
  const condition = conditionIn(sqlTextOf(file, text), bindsOf(file, list));
  return anchored(file, { root: node, pieces: text.pieces }, condition);
}
