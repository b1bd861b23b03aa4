import { HANDING_VERBS, MAKING_VERBS, STAND_INS, STORE_CLIENTS, STORE_NOUNS } from '../../catalog/stores.ts';
import { bindingOf } from '../../core/bindings.ts';
import { functionOf, returnsOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { reachOf } from '../../core/reach.ts';
import { type CallNode, type Node, ancestorsOf, isFunction, lastName, propertyName, rootOf, settle, unwrap } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';
import { REACH_WORDS } from '../fresh-value.ts';
import { isIsolated } from './owner-modules.ts';
import type { AskOwner, Owner, OwnerQuestion } from './owner-question.ts';
import { placeOf } from '../test-block.ts';
import { roleOf } from '../test-role.ts';

/** When a value is made: once for the file, anew for each test, or in a function that nobody is known to call. */
type When = 'once' | 'each' | 'unknown';

/**
 * Whose the store is that a call makes or hands out. `undefined` where the call is only a step on the way, and what it is called on
 * decides. `at` is where its value is stored; `ask` answers for the parts.
 */
export function makerOwner(question: OwnerQuestion, node: CallNode, at: Node, ask: AskOwner): Owner | undefined {
  const { file } = question;
  const callee = unwrap(node.callee);
  const name = lastName(callee) ?? '';
  if (STAND_INS.test(name) || isFromIsolation(question, callee)) return 'own';
  if (node.type === 'NewExpression' && isLocalClass(file, callee)) return 'own';
  const words = wordsOf(name);
  const makes = node.type === 'NewExpression' || words.some((word) => MAKING_VERBS.has(word));
  if (makes && words.some((word) => STORE_NOUNS.has(word)) && !(node.type === 'NewExpression' && STORE_CLIENTS.test(name))) return 'own';
  // Given what is a test's own (a name with a fresh id in it), it is a test's own.
  const given = node.arguments.map((argument) => (argument.type === 'SpreadElement' ? argument.argument : argument));
  if (given.some((argument) => reachOf(file, argument, REACH_WORDS).reach === 'own')) return 'own';
  if (makes) return madeOwner(question, given, whenOf(file, at), ask);
  // What an application made once hands out is as shared as the application: its receiver decides.
  if (callee.type === 'MemberExpression' ? isFresh(file, node) : reachOf(file, node, REACH_WORDS).reach === 'own') return 'own';
  const helper = functionOf(file, callee);
  if (helper) {
    const [answer] = [...returnsOf(file, helper)];
    return answer && question.depth > 0 ? ask({ ...question, depth: question.depth - 1 }, answer) : 'unknown';
  }
  // `knex('events')`
  const isTable = callee.type === 'Identifier' && STORE_CLIENTS.test(name) && given.length === 1 && given[0]?.type === 'Literal';
  if (handsOut(name) || isTable || callee.type === 'MemberExpression') return undefined;
  return whenOf(file, at) === 'once' ? undefined : 'unknown';
}

/** Whether a call says by itself that what it gives is another one each time. */
function isFresh(file: File, node: CallNode): boolean {
  const evidence = REACH_WORDS.evidenceOf(file, node);
  return evidence?.reach === 'own' && evidence.why !== 'created';
}

/** A client made once is one to what outlives the test; one made for each test may be to a store of its own, unless it wraps a shared one. */
function madeOwner(question: OwnerQuestion, given: readonly Node[], when: When, ask: AskOwner): Owner {
  const inner = { ...question, depth: question.depth - 1 };
  const wrappedOwners = given.filter((argument) => isStore(argument)).map((argument) => ask(inner, argument));
  if (wrappedOwners.includes('own')) return 'own';
  return when === 'once' || wrappedOwners.includes('shared') ? 'shared' : 'unknown';
}

/** `db`, `db.stores`, `this.pool` */
function isStore(argument: Node): boolean {
  return STORE_CLIENTS.test(lastName(argument) ?? '') || (argument.type === 'MemberExpression' && STORE_CLIENTS.test(lastName(argument.object) ?? ''));
}

function isFromIsolation(question: OwnerQuestion, callee: Node): boolean {
  const root = settle(rootOf(callee));
  if (root.type !== 'Identifier') return false;
  const binding = bindingOf(question.file, root);
  return binding?.kind === 'import' && isIsolated(question.isolationModules, binding.module);
}

/** A class of the language, or of this file: what it holds, this process holds. */
function isLocalClass(file: File, callee: Node): boolean {
  if (callee.type !== 'Identifier') return false;
  const binding = bindingOf(file, callee);
  return binding?.kind === 'class' || (binding?.kind === 'global' && /^(?:Map|Set|WeakMap|Array|Promise|Date|URL|URLSearchParams|Headers|FormData|Error)$/.test(callee.name));
}

/** Whether a call's name says that it only hands out what is there: `getQueue`, `useStore`, `collection`. */
function handsOut(name: string): boolean {
  const [first] = wordsOf(name);
  return first !== undefined && HANDING_VERBS.has(first);
}

/** When the code at a node runs. */
export function whenOf(file: File, node: Node): When {
  for (const outer of ancestorsOf(node)) {
    if (!isFunction(outer)) continue;
    const place = placeOf(file, outer);
    if (place) return place === 'once' ? 'once' : 'each';
    const call = outer.parent;
    if (call.type === 'CallExpression' && (roleOf(file, call) === 'group' || propertyName(call.callee) === 'then')) continue;
    return 'unknown';
  }
  return 'once';
}
