import type { TSESTree } from '@typescript-eslint/utils';
import { SCOPE_NAMES } from '../../catalog/scopes.ts';
import { bindingOf } from '../../core/bindings.ts';
import type { File } from '../../core/file.ts';
import { type ReachWords, reachOf } from '../../core/reach.ts';
import { type Node, ancestorsOf, enclosingFunction, isFunction } from '../../core/tree.ts';
import type { Feed } from './feed-facts.ts';
import type { OwnerQuestion } from './owner-question.ts';
import { ownerOf } from './owner.ts';
import { placeOf } from '../test-block.ts';

/** What a read holds of the test's own. `none`: nothing; what it names is the same in every test. */
export type Scope = 'own' | 'unknown' | 'none';

/** How names are judged: the words of reach, and the user's names for what sets a test apart. */
export interface ScopeQuestion extends OwnerQuestion {
  readonly words: ReachWords;
  readonly scopeNames: readonly RegExp[];
}

let known: readonly RegExp[] | undefined;

/** What in a feed, receivers of its reads left out, belongs to the test. */
export function scopeOf(question: ScopeQuestion, feed: Feed, receivers: ReadonlySet<Node>): Scope {
  if (feed.open) return 'unknown';
  let scope: Scope = 'none';
  for (const name of feed.names) {
    if (receivers.has(name)) continue;
    const one = nameScope(question, name);
    if (one === 'own') return 'own';
    if (one === 'unknown') scope = 'unknown';
  }
  // What is generated in place: `count({ where: { at: new Date() } })`.
  for (const node of feed.nodes) {
    if (node.type !== 'MemberExpression' && node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
    if (question.words.evidenceOf(question.file, node)?.reach === 'own') return 'own';
  }
  return scope;
}

function nameScope(question: ScopeQuestion, node: TSESTree.Identifier): Scope {
  const { file, words } = question;
  const binding = bindingOf(file, node);
  if (!binding) return 'none';
  switch (binding.kind) {
    case 'function':
    case 'class':
    case 'enum':
      return 'none';
    case 'global':
    case 'import':
      return isScopeName(question, node.name) || reachOf(file, node, words).reach === 'own' ? 'own' : 'none';
    case 'other':
      return 'unknown';
    default:
  }
  const { reach, why, node: said } = reachOf(file, node, words);
  // `const label = `Colour ${TEST_RUN_ID}`` of an imported id.
  if (why === 'import' && said.type === 'Identifier' && isScopeName(question, said.name)) return 'own';
  if (reach === 'own' || (isScopeName(question, node.name) && isOfModule(file, node))) return 'own';
  if (reach === 'shared') return 'none';
  if (why === 'import' || why === 'environment' || why === 'global') return 'none';
  // A runner's own fixture says nothing of the test.
  if (binding.kind === 'parameter' && placeOf(file, binding.node)) return 'none';
  return ownerOf(question, node) === 'shared' && isClient(file, node) ? 'none' : 'unknown';
}

/** A client that is handed on (`countRows(pool)`); any other value that a call made once may hold an id. */
function isClient(file: File, node: Node): boolean {
  const binding = node.type === 'Identifier' ? bindingOf(file, node) : undefined;
  if (binding?.kind !== 'variable') return false;
  return /(?:client|pool|db|prisma|conn|connection|queue|redis|api|sdk|repo|repository|service|store|page|app|server|es|request|orm|em|sql)$/i.test(
    binding.variable.name,
  );
}

/** Whether a name is declared outside of every function. */
function isOfModule(file: File, node: TSESTree.Identifier): boolean {
  const binding = bindingOf(file, node);
  return binding?.kind === 'variable' && !enclosingFunction(binding.variable.identifiers[0] as Node);
}

function isScopeName(question: ScopeQuestion, name: string): boolean {
  known ??= SCOPE_NAMES.map((source) => new RegExp(source, 'i'));
  return [...known, ...question.scopeNames].some((one) => one.test(name));
}

/** Who asks says nothing of whose rows these are, where the test has counted before: an account with rows already is no account of its own. */
export function withCredentials({ file, words }: ScopeQuestion, feed: Feed, receivers: ReadonlySet<Node>): ReadonlySet<Node> {
  const credentials = feed.names.filter((name) => CREDENTIALS.test(name.name) && reachOf(file, name, words).reach !== 'own');
  return new Set([...receivers, ...credentials]);
}

const CREDENTIALS = /^(?:\w*[tT]oken|auth\w*|headers|cookies?|jwt)$/;

/** The function whose run is one test's: what the node's literals and ids are compared within. */
export function testBodyOf(file: File, node: Node): Node | undefined {
  for (const outer of ancestorsOf(node)) if (isFunction(outer) && placeOf(file, outer) === 'test') return outer.body;
  return undefined;
}

