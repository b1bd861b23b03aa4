import { COLLECTION_VERBS, DIRECTORY_READS, GETTING_VERBS, MANY, NO_PLURALS, ONE, PREPOSITIONS, REDIS_READS } from '../../catalog/reads.ts';
import { wordsOf } from '../../core/words.ts';
import { saysCount } from './count.ts';

/** Whether a function's name says that it answers with many: `listOrders`, `count`, `getJobs`, `fetchAllEvents`, `readdir`, `llen`. */
export function isMany(name: string): boolean {
  if (REDIS_READS.has(name) || DIRECTORY_READS.has(name)) return true;
  // What is read stands before a preposition: `getLogsFromCloudwatch`, but `getUserByEmails`.
  const all = wordsOf(name);
  const end = all.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word));
  const words = end < 0 ? all : all.slice(0, end);
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return false;
  if (all.slice(1).some((word) => ONE.has(word))) return false;
  if (saysCount(name) || COLLECTION_VERBS.has(first) || (words.length > 1 && COLLECTION_VERBS.has(last))) return true;
  if (GETTING_VERBS.has(first)) return words.length > 1 && (words.includes('all') || MANY.has(last) || isPlural(last));
  return words.length > 1 && /^(?:logs|jobs|rows|events|messages|emails|records|documents|entries)$/.test(last);
}

function isPlural(word: string): boolean {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !NO_PLURALS.has(word);
}
