import type { TSESLint } from '@typescript-eslint/utils';
import { CREATING_VERBS } from '../catalog/fresh-values.ts';
import { IDENTITY_ENDINGS, NO_IDENTITIES, NO_IDENTITY_NAMES } from '../catalog/scopes.ts';
import { type Variable, writesOf } from '../core/bindings.ts';
import { functionOf } from '../core/calls.ts';
import { type File, perFile } from '../core/file.ts';
import { type ReachWords, reachOf } from '../core/reach.ts';
import { type Node, contains, descendantsOf, isFunction, lastName, propertyName, settle, unwrap } from '../core/tree.ts';
import { wordsOf } from '../core/words.ts';
import { placeAround } from './test-block.ts';

type Scope = TSESLint.Scope.Scope;

/**
 * The name, in scope at a node, of what the test could tell its own things by: a generated id, or what it got back when it created
 * something. The one that reads best as an id comes first.
 */
export function ownIdAt(file: File, node: Node, words: ReachWords): string | undefined {
  const names: string[] = [];
  for (let scope: Scope | null = file.source.getScope?.(node as never) ?? null; scope; scope = scope.upper) {
    for (const variable of scope.variables) if (isOwnId(file, variable, node, words)) names.push(variable.name);
  }
  return names.toSorted((a, b) => rankOf(a) - rankOf(b))[0];
}

function rankOf(name: string): number {
  const rank = IDENTITY_ENDINGS.indexOf(wordsOf(name).at(-1) ?? '');
  return rank < 0 ? IDENTITY_ENDINGS.length : rank;
}

function isOwnId(file: File, variable: Variable, node: Node, words: ReachWords): boolean {
  const [verb] = wordsOf(variable.name);
  if (NO_IDENTITY_NAMES.test(variable.name) || CREATING_VERBS.includes(verb ?? '')) return false;
  return writesOf(variable).some((write) => {
    if (!write.from || write.at.range[0] > node.range[0] || contains(node, write.at) || contains(write.from, node)) return false;
    const known = identities(file);
    let answer = known.get(write.at);
    if (answer === undefined) known.set(write.at, (answer = isTests(file, write.at) && isIdentity(file, write.from, words)));
    return answer;
  });
}

/** By what is written where: asked again for each report of a test. */
const identities = perFile(() => new Map<Node, boolean>());

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
