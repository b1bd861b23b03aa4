import { CLEANUP_VERBS, MAINTENANCE_WORDS, TEST_WORDS } from '../../catalog/cleanup-words.ts';
import { wordsOf } from '../../core/words.ts';

// Names and paths as texts: no tree here, so that the front ends of other languages read them alike.

/** Whether a file's name, or its folder's, says that it cleans or fills a database. */
export function saysMaintenance(path: string): boolean {
  const words = wordsOf(path.split('/').slice(-2).join('/').replace(/\.\w+$/, ''));
  return words.some((word) => MAINTENANCE_WORDS.includes(word));
}

/** Whether a function's name says that it cleans up after tests: `cleanupTestPods`. */
export function saysTestCleanup(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => CLEANUP_VERBS.includes(word)) && words.some((word) => TEST_WORDS.includes(word));
}
