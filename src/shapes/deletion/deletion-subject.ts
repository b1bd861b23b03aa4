import { bindingOf, writesOf } from '../../core/bindings.ts';
import { type File, perFile } from '../../core/file.ts';
import { type Node, rootOf, wrapped } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';
import { placeAround } from '../test-block.ts';

const MAKES = /\b(?:\w*[cC]reate(?!d)\w*|insert\w*|INSERT|save\w*|add(?!ress)\w*|seed\w*|bulkWrite|post|put)\b/;
const DELETES_OR_LOOKS = /\b(?:delete|DELETE|remove|destroy|del\b|unlink|truncate|TRUNCATE|find|select|SELECT|count|list|scan|keys\b)|[a-z](?:Delete|Remove|Destroy|Find)/;
const ASSERTS = /\b(?:expect|assert|should|t\.(?:is|deepEqual|true|equal))\b/;

/** What ends a statement, or begins the next one where nobody writes semicolons. */
const NEXT_STATEMENT = /;|\n\s*(?=(?:const|let|var|await|return|expect|assert)\b)/;

/**
 * Whether a deletion is what the test is about: the test has made rows that the pattern matches, deletes them, and then looks at what is left. Tests of
 * stores and of query builders do; a test that cleans up does so before it makes rows, or when it has looked.
 */
export function isUnderTest(file: File, node: Node, pattern: string): boolean {
  const around = placeAround(file, node);
  if (around?.place !== 'test') return false;
  const [start, end] = around.fn.range;
  const before = file.text.slice(start, node.range[0]);
  return MAKES.test(before) && ASSERTS.test(file.text.slice(node.range[1], end)) && isGiven(before, longestPiece(pattern));
}

/** Whether a piece of a pattern stands in a statement that may make rows: one that deletes or looks by the same pattern makes none. */
function isGiven(text: string, piece: string): boolean {
  if (piece.length < 2 || !text.includes(piece)) return false;
  return text.split(NEXT_STATEMENT).some((statement) => statement.includes(piece) && (MAKES.test(statement) || !DELETES_OR_LOOKS.test(statement)));
}

/** The longest stretch of a pattern without wildcards. */
function longestPiece(pattern: string): string {
  return pattern.split(/[%*?^$()[\]{}|\\+]|\.\*/).reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}

/** Whether what a call is made on was started by this file, from the file's own folder: an application of its own, with a store of its own. */
export function isOfOwnFolder(file: File, callee: Node): boolean {
  const root = rootOf(callee);
  const binding = root.type === 'Identifier' ? bindingOf(file, root) : undefined;
  if (binding?.kind !== 'variable') return false;
  return writesOf(binding.variable).some(({ from }) => from !== undefined && OWN_FOLDER.test(file.text.slice(...from.range)));
}

const OWN_FOLDER = /\(\s*(?:\{[^}]{0,200})?\b(?:__dirname|dirname|import\.meta\.(?:dirname|url))\b/;

/** Whether a file has a database made under a name that it gives: `db = await dbInit('user_store', log)`. What stands in its tables is this file's. */
export const makesNamedDatabase = perFile((file): boolean => {
  for (const [, callee = ''] of file.text.matchAll(/\bawait\s+(?:\w+\.){0,3}(\w+)\(\s*['"`][\w-]+['"`]/g)) {
    const words = wordsOf(callee);
    if (words.some((word) => DATABASES.has(word)) && words.some((word) => MAKING.has(word))) return true;
  }
  return false;
});

const DATABASES: ReadonlySet<string> = new Set(['db', 'database', 'schema']);
const MAKING: ReadonlySet<string> = new Set(['init', 'create', 'setup', 'set', 'make', 'start', 'new', 'prepare', 'provision', 'clone']);

/** Whether a query is only built: its value gets a name that nobody reads, and nothing waits for it. */
export function isNeverRun(file: File, chain: Node): boolean {
  const holder = wrapped(chain).parent;
  const binding = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? bindingOf(file, holder.id) : undefined;
  return binding?.kind === 'variable' && !binding.variable.references.some((reference) => reference.isRead());
}
