import { OWN_DATABASE_MODULES } from '../../catalog/sql-clients.ts';
import { perFile, type File } from '../../core/file.ts';
import { type Node, contains } from '../../core/tree.ts';
import { deletionsIn, type SqlDeletion } from '../../sql/deletions.ts';
import type { Deletion } from '../../verdicts/no-unscoped-like-delete.ts';
import { bindSetsOf, sqlTextOf } from './bind-values.ts';
import type { PatternAnchor } from './deletion-value.ts';
import { isSynchronous, sitesOf } from './sql-site.ts';
import { anchored, placeOfOffset, type Statement, statementsOf } from './sql-statement.ts';
import { placeAround } from '../test-block.ts';

/** A deletion and the stretch of the source that a report on it covers. */
export interface FoundDeletion extends Deletion<PatternAnchor> {
  readonly node: Node;
  readonly range: readonly [number, number];
}

const WORD = /\b(?:delete|truncate)\b/i;

/** Whether a literal can start a statement that takes rows away: asked of every literal, so of its source alone. */
export function mayDelete(file: File, node: Node): boolean {
  return WORD.test(file.text.slice(...node.range));
}

/** The deletions that the statements with this literal run. One deletion is found once for each way its values are bound. */
export function* sqlDeletionsAt(file: File, literal: Node): Iterable<FoundDeletion> {
  for (const statement of statementsOf(file, literal, WORD)) {
    const text = sqlTextOf(file, statement.text);
    for (const site of sitesOf(file, statement.root)) {
      const inProcess = ownsDatabase(file) || isSynchronous(site);
      const place = placeAround(file, site.node)?.place;
      for (const binds of bindSetsOf(file, site)) {
        for (const found of deletionsIn(text, binds)) {
          yield {
            store: 'sql',
            target: found.table,
            where: anchored(file, statement, found.where),
            inHook: place === 'each' || place === 'once',
            inProcess,
            node: statement.root,
            range: rangeOf(file, statement, found),
          };
        }
      }
    }
  }
}

/** From the statement's first word to its last, as far as they are written in the text itself. */
export function rangeOf(file: File, statement: Statement, found: SqlDeletion): readonly [number, number] {
  const { root } = statement;
  const start = placeOfOffset(file, statement, found.start);
  const end = placeOfOffset(file, statement, found.end - 1);
  const from = start && contains(root, start.piece) ? start.at : root.range[0];
  const to = end && contains(root, end.piece) ? end.end : root.range[1];
  return from < to ? [from, to] : root.range;
}

/** Whether this file starts a database of its own, or has one in its memory. */
export const ownsDatabase = perFile((file): boolean => {
  if (file.text.includes(':memory:')) return true;
  for (const match of file.text.matchAll(/(?:from|require\(|import\()\s*['"]([^'"\n]{1,80})['"]/g)) {
    if (OWN_DATABASE_MODULES.test((match[1] ?? '').replace(/^(?:drizzle-orm|kysely)\//, ''))) return true;
  }
  return false;
});
