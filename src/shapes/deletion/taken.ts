import type { TSESTree } from '@typescript-eslint/utils';
import { TAKING_VERBS } from '../../catalog/query-builders.ts';
import { type Variable, bindingOf, variableOf, writesOf } from '../../core/bindings.ts';
import { perFile, type File } from '../../core/file.ts';
import { reachOf } from '../../core/reach.ts';
import { ancestorsOf, contains, descendantsOf, isFunction, lastName, type Node, rootOf, unwrap } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';
import { flat, textOf } from '../../core/text.ts';
import { chainOf, linksOf } from './deletion-links.ts';
import type { Feed } from '../poll/feed-facts.ts';
import { guardsAround } from '../poll/feed-guards.ts';
import { storesIn } from '../poll/feed-stores.ts';
import { feedOf } from '../poll/feed.ts';
import { REACH_WORDS } from '../fresh-value.ts';
import { isOfRow } from './row-filter.ts';
import { placeOf } from '../test-block.ts';
import { roleOf } from '../test-role.ts';

/** The most deletions of one run of code that are asked what they delete. */
const MOST_DELETIONS = 60;

/**
 * Whether what a call finds is then deleted, in the same run of code: by the ids found, row by row, in a loop, in a callback; and nothing on the
 * way keeps to this test's own (`rows.filter((row) => created.has(row.id))`).
 */
export function isTaken(file: File, found: Node): boolean {
  const region = runAround(file, found);
  return deletionsOf(file, region).some((deletion) => takes(file, deletion, found, region));
}

/** Whether a branch deletes the row of the loop or callback around it, and nothing in the deletion is this test's own. */
export function takesRow(file: File, branch: Node, row: Node): boolean {
  return deletionsOf(file, branch).some((deletion) => {
    if (!isOfRow(file, deletion, row)) return false;
    return !linksOf(file, deletion).some((link) => link.args.some((argument) => reachOf(file, argument, REACH_WORDS).reach === 'own'));
  });
}

/** The function whose run a node is part of: the test or hook around it, else the outermost helper. */
export function runAround(file: File, node: Node): Node {
  let region = file.source.ast as Node;
  for (const outer of ancestorsOf(node)) {
    if (!isFunction(outer)) continue;
    if (outer.parent.type === 'CallExpression' && roleOf(file, outer.parent) === 'group') break;
    region = outer;
    if (placeOf(file, outer)) break;
  }
  return isFunction(region) ? region.body : region;
}

const deletions = perFile(() => new Map<Node, readonly TSESTree.CallExpression[]>());

/** The calls of a run of code that take things away, each by its whole chain. */
function deletionsOf(file: File, region: Node): readonly TSESTree.CallExpression[] {
  const known = deletions(file).get(region);
  if (known) return known;
  const chains = new Set<TSESTree.CallExpression>();
  for (const node of descendantsOf(file.keys, region)) {
    if (node.type === 'CallExpression' && deletes(file, node)) chains.add(chainOf(node));
    if (chains.size === MOST_DELETIONS) break;
  }
  const answer = [...chains];
  deletions(file).set(region, answer);
  return answer;
}

/** `deleteMany(…)`, `redis.del(…)`, `deleteUser(id)`, `query('DELETE …')`. */
function deletes(file: File, call: TSESTree.CallExpression): boolean {
  const name = lastName(call.callee) ?? '';
  const words = wordsOf(name);
  if (TAKING_VERBS.has(words[0] ?? '') || TAKING_VERBS.has(words.at(-1) ?? '')) return !isOfProcess(file, call);
  return call.arguments.some((argument) => DELETING_TEXT.test(file.text.slice(...argument.range)) && isDeletingText(file, argument));
}

const DELETING_TEXT = /\bdelete\b/i;

function isDeletingText(file: File, argument: Node): boolean {
  const text = textOf(file, argument);
  return text !== undefined && /^\s*delete\s/i.test(flat(text, () => '?'));
}

/** `seen.delete(id)` of a Set or Map of this process. */
function isOfProcess(file: File, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const root = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  const binding = root?.type === 'Identifier' ? bindingOf(file, root) : undefined;
  if (binding?.kind !== 'variable') return false;
  return binding.variable.defs.some(({ node }) => {
    const made = node.type === 'VariableDeclarator' && node.init ? unwrap(node.init as Node) : undefined;
    return made?.type === 'NewExpression' && /^(?:Weak)?(?:Map|Set)$/.test(lastName(made.callee) ?? '');
  });
}

function takes(file: File, deletion: TSESTree.CallExpression, found: Node, region: Node): boolean {
  const feedOfPart = (part: Node) => feedOf(file, part, { region, polled: undefined, isRead: () => false });
  const given = linksOf(file, deletion).flatMap((link) => (contains(deletion, link.node) ? link.args : [])).map(feedOfPart);
  // `row` of `row.destroy()`
  const root = feedOfPart(rootOf(deletion));
  const holds = (feed: Feed) => feed.nodes.includes(found);
  const isInCallback = contains(found, deletion);
  if (!isInCallback && !given.some(holds) && !holds(root)) return false;
  const guards = [...guardsAround(file, deletion, region)].map(feedOfPart);
  return ![...given, ...[root, ...guards].filter(holds)].some((feed) => keepsToOwn(file, feed, found));
}

/** Whether something in a feed, what was found and the receivers of its calls left out, is this test's own, or, where rows are chosen, may be. */
function keepsToOwn(file: File, feed: Feed, found: Node): boolean {
  const receivers = new Set(feed.calls.map((call) => variableOf(file, rootOf(call.node))));
  const isChoosing = feed.nodes.includes(found);
  if (feed.nodes.some((node) => !contains(found, node) && isMade(file, node))) return true;
  return feed.names.some((name) => {
    if (contains(found, name) || /^(?:done|next|cb|callback|resolve|reject)$/.test(name.name)) return false;
    const binding = bindingOf(file, name);
    if (binding?.kind !== 'variable' && binding?.kind !== 'parameter') return false;
    if (binding.kind === 'variable' && isFilled(binding.variable)) return true;
    if (receivers.has(binding.variable)) return false;
    const { reach, why } = reachOf(file, name, REACH_WORDS);
    return reach === 'own' || (isChoosing && reach === 'unknown' && why !== 'import' && why !== 'global' && why !== 'environment');
  });
}

/** `created` of `const created = []; … created.push(user.id)`; a client has a `set`, too. */
function isFilled(variable: Variable): boolean {
  const isList = writesOf(variable).some(({ from }) => {
    const value = from && unwrap(from);
    return value?.type === 'ArrayExpression' || (value?.type === 'NewExpression' && /^(?:Array|Map|Set)$/.test(lastName(value.callee) ?? ''));
  });
  return isList && storesIn(variable, () => true).some((store) => store.at.type === 'CallExpression');
}

/** `createOrg()`, `randomUUID()`, `Date.now()` */
function isMade(file: File, node: Node): boolean {
  return (node.type === 'CallExpression' || node.type === 'NewExpression') && REACH_WORDS.evidenceOf(file, node)?.reach === 'own';
}
