import type { TSESTree } from '@typescript-eslint/utils';
import { DIRECTORY_READS } from '../../catalog/reads.ts';
import { returnsOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { ancestorsOf, isFunction, lastName, type Node, unwrap } from '../../core/tree.ts';
import { type FoundDeletion, ownsDatabase } from './deletion-sql.ts';
import { isOwnStore } from './deletion-store.ts';
import { feedOf } from '../poll/feed.ts';
import { isCollectionRead } from '../poll/read.ts';
import { isOfRow, isTextPattern, rowFilter } from './row-filter.ts';
import { asSelected, mayBeOpen } from './selection.ts';
import { isTaken, runAround, takesRow } from './taken.ts';

/**
 * What a list from a store is narrowed to by a pattern, where the code then deletes it: `users.filter((u) => u.mail.endsWith('@bot.invalid'))`,
 * `if (u.mail.startsWith('bot-')) await deleteUser(u.id)`. Asked of the comparison with the pattern.
 */
export function asListSelection(file: File, call: TSESTree.CallExpression): FoundDeletion | undefined {
  if (!isTextPattern(call)) return undefined;
  const condition = conditionAround(call);
  const holder = condition.parent;
  const found = holder?.type === 'IfStatement' && holder.test === condition ? guarded(file, holder) : filtered(file, condition);
  if (!found) return undefined;
  const where = rowFilter(file, condition, found.row);
  if (!mayBeOpen(where) || !isFromStore(file, found.list) || !found.isDeleted()) return undefined;
  return { ...asSelected(file, condition, where, ownsDatabase(file)), range: condition.range };
}

interface Narrowed {
  /** The function or loop whose variable is the row. */
  readonly row: Node;
  readonly list: Node;
  isDeleted(): boolean;
}

/** The whole condition that a comparison is a part of. */
function conditionAround(start: Node): Node {
  let node: Node = start;
  for (const outer of ancestorsOf(start)) {
    const isPart = outer.type === 'LogicalExpression' || outer.type === 'ChainExpression' || outer.type === 'TSNonNullExpression' || (outer.type === 'UnaryExpression' && outer.operator === '!');
    if (!isPart) break;
    node = outer;
  }
  return node;
}

/** `list.filter((row) => condition)` */
function filtered(file: File, condition: Node): Narrowed | undefined {
  for (const outer of ancestorsOf(condition)) {
    if (!isFunction(outer)) continue;
    const call = outer.parent;
    const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
    if (call.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || lastName(callee) !== 'filter' || call.arguments[0] !== outer) return undefined;
    const isAnswer = [...returnsOf(file, outer)].some((answer) => unwrap(answer) === unwrap(condition));
    return isAnswer ? { row: outer, list: callee.object, isDeleted: () => isTaken(file, call) } : undefined;
  }
  return undefined;
}

/** `for (const row of list) { if (condition) { … } }` */
function guarded(file: File, branch: TSESTree.IfStatement): Narrowed | undefined {
  for (const outer of ancestorsOf(branch)) {
    const isLoop = outer.type === 'ForOfStatement';
    if (!isLoop && !isFunction(outer)) continue;
    if (!isOfRow(file, branch.test, outer)) {
      if (isLoop) continue;
      return undefined;
    }
    const callee = !isLoop && outer.parent.type === 'CallExpression' ? unwrap(outer.parent.callee) : undefined;
    const list = isLoop ? outer.right : callee?.type === 'MemberExpression' ? callee.object : undefined;
    return list && { row: outer, list, isDeleted: () => takesRow(file, branch.consequent, outer) };
  }
  return undefined;
}

/** Whether a list is what a store answered with; the files of a folder are no rows. */
function isFromStore(file: File, list: Node): boolean {
  const feed = feedOf(file, list, { region: runAround(file, list), polled: undefined, isRead: () => false });
  const reads = feed.calls.filter((call) => call.settled && isCollectionRead(file, call.node));
  if (reads.some((call) => DIRECTORY_READS.has(lastName(call.node) ?? ''))) return false;
  return reads.length > 0 && !reads.some((call) => isOwnStore(file, call.node));
}
