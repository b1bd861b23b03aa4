import type { TSESTree } from '@typescript-eslint/utils';
import { SELECTING_METHODS } from '../../catalog/query-builders.ts';
import type { File } from '../../core/file.ts';
import { ancestorsOf, isFunction, lastName, type Node, unwrap } from '../../core/tree.ts';
import { selectionsIn } from '../../sql/deletions.ts';
import type { Condition } from '../../verdicts/no-unscoped-like-delete.ts';
import { bindSetsOf, sqlTextOf } from './bind-values.ts';
import { isDeletingMethod, selectionFilter } from './deletion-builder.ts';
import { type FoundDeletion, ownsDatabase, rangeOf } from './deletion-sql.ts';
import { chainOf } from './deletion-links.ts';
import type { PatternAnchor } from './deletion-value.ts';
import { readsSynchronously, type SqlSite, sitesOf } from './sql-site.ts';
import { anchored, statementsOf } from './sql-statement.ts';
import { isTaken } from './taken.ts';
import { placeAround } from '../test-block.ts';

const SELECT = /\bselect\b/i;
/** `"SELECT a "` */
const SHORTEST = 10;

/** The rows that a statement's text selects by a pattern, where the code then deletes what it found. */
export function* sqlSelectionsAt(file: File, literal: Node): Iterable<FoundDeletion> {
  // Most literals are too short to be a statement.
  if (literal.range[1] - literal.range[0] < SHORTEST || !SELECT.test(file.text.slice(...literal.range))) return;
  for (const statement of statementsOf(file, literal, SELECT)) {
    const text = sqlTextOf(file, statement.text);
    for (const site of sitesOf(file, statement.root)) {
      for (const binds of bindSetsOf(file, site)) {
        for (const found of selectionsIn(text, binds)) {
          const where = anchored(file, statement, found.where);
          if (!mayBeOpen(where) || !isTaken(file, runOf(site))) continue;
          yield { ...asSelected(file, statement.root, where, ownsDatabase(file) || readsSynchronously(site)), range: rangeOf(file, statement, found) };
        }
      }
    }
  }
}

/** The call that answers with the rows: `query('…')`, or the tagged template itself. */
function runOf(site: SqlSite): Node {
  return site.call ?? site.node;
}

/** The rows that a query builder selects by a pattern, where the code then deletes what it found. */
export function asBuilderSelection(file: File, call: TSESTree.CallExpression): FoundDeletion | undefined {
  if (!SELECTING_METHODS.has(lastName(call.callee) ?? '') || unwrap(call.callee).type !== 'MemberExpression') return undefined;
  // `rows.find((row) => …)` is a list's own.
  if (isFunction(call.arguments[0])) return undefined;
  const selection = selectionFilter(file, call);
  if (!selection || !mayBeOpen(selection.where) || isSubquery(chainOf(call)) || !isTaken(file, chainOf(call))) return undefined;
  return { ...asSelected(file, call, selection.where, ownsDatabase(file)), range: selection.range };
}

/** `db.delete(t).where(inArray(t.id, db.select()…))`: a part of the deletion, which is read with it. */
function isSubquery(chain: Node): boolean {
  for (const outer of ancestorsOf(chain)) {
    if (outer.type === 'AwaitExpression' || outer.type === 'ExpressionStatement' || outer.type === 'VariableDeclarator') return false;
    if (outer.type === 'CallExpression' && deletesInChain(outer)) return true;
  }
  return false;
}

function deletesInChain(call: TSESTree.CallExpression): boolean {
  for (let node: Node = chainOf(call); node.type === 'CallExpression' || node.type === 'MemberExpression'; ) {
    if (node.type === 'CallExpression' && isDeletingMethod(lastName(node.callee) ?? '')) return true;
    node = unwrap(node.type === 'CallExpression' ? node.callee : node.object);
  }
  return false;
}

/** A selection as the deletion that it leads to. */
export function asSelected(file: File, node: Node, where: Condition<PatternAnchor>, inProcess: boolean): Omit<FoundDeletion, 'range'> {
  const place = placeAround(file, node)?.place;
  return { store: 'builders', target: undefined, where, inHook: place === 'each' || place === 'once', inProcess, isSelected: true, node };
}

/** Whether a condition has a pattern that is always the same: most have none, and need not be followed. */
export function mayBeOpen(where: Condition<PatternAnchor>): boolean {
  if (where.kind === 'pattern') return where.reach === 'shared';
  return where.kind !== 'match' && where.of.some(mayBeOpen);
}
