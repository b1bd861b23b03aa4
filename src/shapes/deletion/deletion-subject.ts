import { bindingOf, writesOf } from '../../core/bindings.ts';
import { type File, perFile } from '../../core/file.ts';
import { ancestorsOf, type FunctionNode, isFunction, type Node, rootOf, wrapped } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';
import { placeAround } from '../test-block.ts';
import { testText } from './test-text.ts';

/**
 * Whether a deletion is what the test is about: the test has made rows that the pattern matches, deletes them, and then looks at what is left. Tests of
 * stores and of query builders do; a test that cleans up does so before it makes rows, or when it has looked.
 */
export function isUnderTest(file: File, node: Node, pattern: string): boolean {
  const around = placeAround(file, node);
  if (around?.place !== 'test') return false;
  const piece = longestPiece(pattern);
  const test = testText(file, around.fn);
  const isBetween = test.madeAt < node.range[0] && test.assertedAt >= node.range[1];
  return isBetween && piece.length > 1 && test.isGiven(piece, node.range[0]) && !leavesTest(node, around.fn);
}

/** Whether the test ends in the branch around a node: what stands behind the branch looks at nothing that the node did. */
function leavesTest(node: Node, test: FunctionNode): boolean {
  for (const outer of ancestorsOf(node)) {
    if (outer === test.body || isFunction(outer)) return false;
    if (outer.type === 'BlockStatement' && outer.body.at(-1)?.type === 'ReturnStatement') return true;
  }
  return false;
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
