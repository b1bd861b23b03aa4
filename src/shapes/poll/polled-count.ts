import { SYNC_READS } from '../../catalog/reads.ts';
import type { Variable } from '../../core/bindings.ts';
import { returnsOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type FunctionNode, type Node, lastName, rootOf, unwrap } from '../../core/tree.ts';
import type { PolledCount } from '../../verdicts/no-unscoped-eventual-count.ts';
import { isBareRead } from './bare-read.ts';
import { isCapped } from './capped.ts';
import { hasCleanHook } from './clean-hook.ts';
import type { Comparison } from './comparison.ts';
import { type Expected, expectedOf } from './expected.ts';
import type { Feed, FeedCall } from './feed-facts.ts';
import { feedOf } from './feed.ts';
import { hasLiteralIdentity } from './literal-identity.ts';
import { ownIdAt } from './own-id.ts';
import { ownerOf } from './owner.ts';
import { type ReadNames, ownerOfRead } from './read-owner.ts';
import { isCollectionRead, readText } from './read.ts';
import { COUNTING, countsRows, isHttpRead } from './read-remote.ts';
import { type ScopeQuestion, scopeOf, testBodyOf, withCredentials } from './scope.ts';

/** Where a comparison stands. */
export interface ComparisonPlace {
  /** What runs again and again. */
  readonly region: Node;
  readonly polled: FunctionNode | undefined;
  readonly given?: ReadonlyMap<Variable, readonly Node[]>;
  /** The whole poll: what stands in it is not "elsewhere in the test". */
  readonly poll: Node;
  /** What it reads is remote by the poll's name, whatever the call looks like. */
  readonly isEventual: boolean;
  /** A second function whose names are followed: the predicate. */
  readonly alsoIn?: Node;
  /** The call that counts by itself, by the user's word or, where it is guessed, by its name. */
  readonly counting?: Node;
  readonly isGuessed?: true;
  /** Nothing polls: the names of the whole test are followed, but not into what a read is given. */
  readonly isOnce?: true;
}

/** A comparison of many shared things with an exact number or list. */
export type CountFact = PolledCount<Comparison> & { readonly expected: Expected };

/** The fact behind a comparison; `undefined` where it counts nothing that could be shared. */
export function asPolledCount(file: File, comparison: Comparison, place: ComparisonPlace, names: ReadNames): CountFact | undefined {
  const named = expectedOf(file, comparison);
  // `select count(*) as n`: only the statement says that it counts.
  const expected = named ?? (COUNTING.test(file.text) ? expectedOf(file, comparison, true) : undefined);
  if (!expected) return undefined;
  const feed = feedOf(file, comparison.subject, { ...place, settles: comparison.settles, isRead: (call) => isRead(file, call, place, names) });
  const question: ScopeQuestion = { ...names.question, given: feed.given };
  const reads = feed.calls.filter((call) => isRead(file, call, place, names));
  if (!named && !reads.some((one) => countsRows(file, one.node))) return undefined;
  const owners = reads.map((one) => (one.node === place.counting && !place.isGuessed ? 'shared' : ownerOfRead(question, one, names)));
  const member = place.isEventual && reads.length === 0 ? sharedMember(question, feed) : undefined;
  const read = reads[owners.indexOf('shared')];
  if ((!read && !member) || owners.includes('own')) return undefined;
  if (place.isOnce && !(read && isSinceReading(file, read.node, expected))) return undefined;
  const receivers = new Set([...reads.map((one) => one.node), ...(member ? [member] : [])].map(rootOf));
  const body = testBodyOf(file, place.poll);
  return {
    at: comparison,
    expected,
    expects: expected.kind,
    number: expected.kind === 'count' || expected.kind === 'baseline' ? expected.text : '',
    before: expected.kind === 'baseline' ? expected.before : undefined,
    read: read ? readText(read) : file.text.slice(...(member as Node).range),
    isOnce: place.isOnce === true,
    isGuessed: place.isGuessed === true,
    owner: owners.includes('unknown') ? 'unknown' : 'shared',
    scope: scopeOf(question, feed, expected.kind === 'baseline' ? withCredentials(question, feed, receivers) : receivers),
    hasLiteralIdentity: body !== undefined && hasLiteralIdentity(file, feed, place.poll, body),
    isCapped: isCapped(feed, expected),
    ownId: ownIdAt(file, place.poll, question.words),
    hasCleanHook: hasCleanHook(file),
  };
}

/**
 * Read once, only a total counts that the test itself has read before, of a whole table or of an endpoint: that reading says that there may be rows of
 * others. An exact number alone says, on the contrary, that somebody cleans, and the file does not show for whom.
 */
function isSinceReading(file: File, read: FeedCall['node'], expected: Expected): boolean {
  return expected.kind === 'baseline' && (isBareRead(file, read) || isHttpRead(read));
}

function isRead(file: File, call: FeedCall, place: ComparisonPlace, names: ReadNames): boolean {
  if (call.node === place.counting) return true;
  const text = file.text.slice(...(call.node.type === 'TaggedTemplateExpression' ? call.node.tag : call.node.callee).range);
  if (names.owned.some((one) => one.test(text)) || names.shared.some((one) => one.test(text))) return true;
  if (call.node.type === 'NewExpression') return false;
  const name = lastName(call.node) ?? '';
  if (place.isEventual) return !isListMethod(call, name);
  return (call.settled || SYNC_READS.has(name)) && isCollectionRead(file, call.node);
}

/** `store.size` of an imported store, where the poll's name says that what it reads is remote. */
function sharedMember(question: ScopeQuestion, feed: Feed): Node | undefined {
  return feed.nodes.find((node) => node.type === 'MemberExpression' && feed.names.includes(rootOf(node) as never) && ownerOf(question, node) === 'shared');
}

/** What a list does in the process is no read of it. */
function isListMethod(call: FeedCall, name: string): boolean {
  return (
    call.node.type === 'CallExpression' &&
    unwrap(call.node.callee).type === 'MemberExpression' &&
    /^(?:filter|map|flat|flatMap|find|some|every|sort|slice|reduce|includes|startsWith|endsWith|has|keys|values|entries|join|split|trim|then|at|concat|from|parse|stringify|json)$/.test(name)
  );
}

/** What a predicate's parameter stands for: what the polled function read. */
export function givenTo(file: File, predicate: FunctionNode, polled: FunctionNode): ReadonlyMap<Variable, readonly Node[]> {
  const given = new Map<Variable, readonly Node[]>();
  const answers = [...returnsOf(file, polled)];
  for (const variable of file.source.getDeclaredVariables?.(predicate as never) ?? []) given.set(variable, answers);
  return given;
}
