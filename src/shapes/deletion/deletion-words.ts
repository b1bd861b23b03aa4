import { CALL_MATCHING, DELETING, SQL_DELETING, SQL_MATCHING, SQL_SELECTING } from '../../catalog/deletion-words.ts';
import { type File, mentions, perFile } from '../../core/file.ts';

/** Whether a file speaks of deletion at all: SQL's words are among those of calls. */
export const speaksOfDeletion = perFile((file): boolean => mentions(file, DELETING));

const speaksOfSql = perFile((file): boolean => speaksOfDeletion(file) && mentions(file, SQL_DELETING));
const matchesInSql = perFile((file): boolean => mentions(file, SQL_MATCHING));
const matchesInCalls = perFile((file): boolean => mentions(file, CALL_MATCHING) || matchesInSql(file));

/** Whether a file can hold SQL that deletes by a pattern, by its text alone; any deletion where `whole` tables count too. */
export function mayDeleteBySql(file: File, whole: boolean): boolean {
  return speaksOfSql(file) && (whole || matchesInSql(file));
}

/** Whether a file can call what deletes by a pattern, by its text alone; any deletion where `whole` tables count too. */
export function mayDeleteByCall(file: File, whole: boolean): boolean {
  return speaksOfDeletion(file) && (whole || matchesInCalls(file));
}

/** Whether a file can hold SQL that finds rows by a pattern, which calls then delete, by its text alone. */
export const maySelectBySql = perFile((file): boolean => speaksOfDeletion(file) && matchesInSql(file) && mentions(file, SQL_SELECTING));
