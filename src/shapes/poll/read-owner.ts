import { STORE_CLIENTS } from '../../catalog/stores.ts';
import { bindingOf, soleValueOf } from '../../core/bindings.ts';
import { type Node, settle } from '../../core/tree.ts';
import type { FeedCall } from './feed-facts.ts';
import { interceptsRequests } from './owner-modules.ts';
import type { Owner } from './owner-question.ts';
import { ownerOf } from './owner.ts';
import { namesIn } from './read.ts';
import { sqlOf } from './read-remote.ts';
import type { ScopeQuestion } from './scope.ts';

/** How reads are known, beyond the catalog: the user's own words. */
export interface ReadNames {
  readonly shared: readonly RegExp[];
  readonly owned: readonly RegExp[];
  readonly question: Omit<ScopeQuestion, 'given'>;
}

/** Whose the store is that a read asks. */
export function ownerOfRead(question: ScopeQuestion, read: FeedCall, names: ReadNames): Owner {
  const { file } = question;
  const text = file.text.slice(...(read.node.type === 'TaggedTemplateExpression' ? read.node.tag : read.node.callee).range);
  if (names.owned.some((one) => one.test(text))) return 'own';
  if (names.shared.some((one) => one.test(text))) return 'shared';
  const owner = ownerOf(question, read.node);
  // Who answers the requests of the file, answers those of a client or function that it imports, too.
  if (owner === 'shared' && interceptsRequests(file) && sqlOf(file, read.node) === undefined && !namesIn(read.node).some((name) => STORE_CLIENTS.test(name))) return 'unknown';
  // A helper that is given the page, or a store of the test's own, reads that.
  const given = read.node.type === 'TaggedTemplateExpression' ? [] : read.node.arguments;
  return owner === 'shared' && given.some((one) => isHandle(question, one)) ? 'own' : owner;
}

/** `page` of `countRows(page)`, `db` of `countRows(db)` where it is the test's own. */
function isHandle(question: ScopeQuestion, argument: Node): boolean {
  if (argument.type !== 'Identifier' || ownerOf(question, argument) !== 'own') return false;
  const binding = bindingOf(question.file, argument);
  if (binding?.kind === 'parameter') return true;
  const value = binding?.kind === 'variable' ? soleValueOf(binding.variable) : undefined;
  const made = value && settle(value);
  return made?.type === 'CallExpression' || made?.type === 'NewExpression';
}
