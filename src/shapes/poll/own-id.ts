import type { TSESLint } from '@typescript-eslint/utils';
import { CREATING_VERBS } from '../../catalog/fresh-values.ts';
import { IDENTITY_ENDINGS, NO_IDENTITIES, NO_IDENTITY_NAMES } from '../../catalog/scopes.ts';
import { type Variable, writesOf } from '../../core/bindings.ts';
import { functionOf } from '../../core/calls.ts';
import { type File, perFile } from '../../core/file.ts';
import { type ReachWords, reachOf } from '../../core/reach.ts';
import { type Node, contains, descendantsOf, isFunction, lastName, propertyName, settle, unwrap } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';
import { placeAround } from '../test-block.ts';

type Scope = TSESLint.Scope.Scope;

/** A variable that holds an id of the test's, and where it gets it. */
interface Candidate {
  readonly name: string;
  readonly rank: number;
  readonly writes: readonly Write[];
}
type Write = ReturnType<typeof writesOf>[number] & { readonly from: Node };

/**
 * The name, in scope at a node, of what the test could tell its own things by: a generated id, or what it got back when it created
 * something. The one that reads best as an id comes first.
 */
export function ownIdAt(file: File, node: Node, words: ReachWords): string | undefined {
  let best: Candidate | undefined;
  for (let scope: Scope | null = file.source.getScope?.(node as never) ?? null; scope; scope = scope.upper) {
    const first = candidatesIn(file, scope, words).find(({ writes }) => writes.some((write) => isBefore(write, node)));
    if (first && (!best || first.rank < best.rank)) best = first;
  }
  return best?.name;
}

/** By scope, each variable asked once: a test can hold as many reads as variables. */
const candidates = perFile(() => new Map<Scope, readonly Candidate[]>());

function candidatesIn(file: File, scope: Scope, words: ReachWords): readonly Candidate[] {
  const known = candidates(file);
  let found = known.get(scope);
  if (!found) known.set(scope, (found = scope.variables.flatMap((one) => asCandidate(file, one, words) ?? []).toSorted((a, b) => a.rank - b.rank)));
  return found;
}

function asCandidate(file: File, variable: Variable, words: ReachWords): Candidate | undefined {
  const { name } = variable;
  if (NO_IDENTITY_NAMES.test(name)) return undefined;
  const [verb = '', ...more] = wordsOf(name);
  if (CREATING_VERBS.includes(verb)) return undefined;
  const writes = writesOf(variable).filter((write): write is Write => write.from !== undefined && isTests(file, write.at) && isIdentity(file, write.from, words));
  const rank = IDENTITY_ENDINGS.indexOf(more.at(-1) ?? verb);
  return writes.length === 0 ? undefined : { name, rank: rank < 0 ? IDENTITY_ENDINGS.length : rank, writes };
}

function isBefore({ at, from }: Write, node: Node): boolean {
  return at.range[0] <= node.range[0] && !contains(node, at) && !contains(from, node);
}

function isTests(file: File, write: Node): boolean {
  const place = placeAround(file, write)?.place;
  return place === 'test' || place === 'each';
}

function isIdentity(file: File, value: Node, words: ReachWords): boolean {
  const made = settle(value);
  if (isFunction(made)) return false;
  const evidence = reachOf(file, made, words);
  if (evidence.reach !== 'own') return false;
  if (evidence.why === 'fresh') return isGenerated(file, made, words) && !isTimeOrPlace(file, made);
  if (evidence.why !== 'created' || made.type !== 'CallExpression' || unwrap(value).type !== 'AwaitExpression') return false;
  const [verb = '', ...nouns] = wordsOf(lastName(made.callee) ?? '');
  return CREATING_VERBS.includes(verb) && !nouns.some((noun) => NO_IDENTITIES.has(noun));
}

/** Whether a value is generated itself, not only worked out from something that is: `readFile(tempPath)`. */
function isGenerated(file: File, made: Node, words: ReachWords): boolean {
  if (made.type !== 'CallExpression') return true;
  if (words.evidenceOf(file, made)?.reach === 'own' || functionOf(file, made.callee)) return true;
  const callee = unwrap(made.callee);
  return callee.type === 'MemberExpression' && TEXT_METHODS.test(propertyName(callee) ?? '') && isGenerated(file, settle(callee.object), words);
}

const TEXT_METHODS = /^(?:to\w*String|toLowerCase|toUpperCase|slice|substring|substr|replace|replaceAll|split|trim|padStart|padEnd|concat|toHexString|join|at)$/;

/** A bare time, port or directory tells no rows apart; within a text it does. */
function isTimeOrPlace(file: File, made: Node): boolean {
  if (made.type === 'TemplateLiteral' || (made.type === 'BinaryExpression' && made.operator === '+')) return false;
  for (const inner of descendantsOf(file.keys, made)) {
    if (inner.type !== 'CallExpression' && inner.type !== 'NewExpression') continue;
    if (/^(?:now|Date|hrtime|getPort|mkdtemp\w*|\w*[tT]e?mp\w*|timestamp|random|getTime|toISOString)$/.test(lastName(inner.callee) ?? '')) return true;
  }
  return false;
}
