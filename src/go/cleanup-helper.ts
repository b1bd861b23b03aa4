import { CLEANUP_VERBS, HELPER_TEXT, MAINTENANCE_WORDS, TEST_PATTERN, TEST_WORDS } from '../catalog/cleanup-words.ts';
import { wordsOf } from '../core/words.ts';
import { nameOf } from './origin.ts';
import { type GoFile, type GoNode, enclosingDeclaration } from './tree.ts';

/** Whether a file outside of tests can hold a cleanup helper of theirs: its text has such a name, and its path names no script. */
export function mayHoldHelper(file: GoFile): boolean {
  const words = wordsOf(file.path.split('/').slice(-2).join('/').replace(/\.go$/, ''));
  return HELPER_TEXT.test(file.text) && !words.some((word) => MAINTENANCE_WORDS.includes(word));
}

/** Whether the function around a node and the pattern that it deletes by both say that it cleans up after tests. */
export function isTestCleanup(file: GoFile, node: GoNode, pattern: string): boolean {
  const words = wordsOf(nameOf(file, enclosingDeclaration(node)));
  return TEST_PATTERN.test(pattern) && words.some((word) => CLEANUP_VERBS.includes(word)) && words.some((word) => TEST_WORDS.includes(word));
}
