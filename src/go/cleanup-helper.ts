import { HELPER_TEXT, TEST_PATTERN } from '../catalog/cleanup-words.ts';
import { saysMaintenance, saysTestCleanup } from '../shapes/deletion/cleanup-name.ts';
import { nameOf } from './origin.ts';
import { type GoFile, type GoNode, enclosingDeclaration } from './tree.ts';

/** Whether a file outside of tests can hold a cleanup helper of theirs: its text has such a name, and its path names no script. */
export function mayHoldHelper(file: GoFile): boolean {
  return HELPER_TEXT.test(file.text) && !saysMaintenance(file.path);
}

/** Whether the function around a node and the pattern that it deletes by both say that it cleans up after tests. */
export function isTestCleanup(file: GoFile, node: GoNode, pattern: string): boolean {
  return TEST_PATTERN.test(pattern) && saysTestCleanup(nameOf(file, enclosingDeclaration(node)));
}
