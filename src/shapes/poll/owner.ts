import { CONTEXT_MEMBERS, PAGE_CALLS, PAGE_ROOTS, PROVIDERS, SHARED_FIXTURES, STAND_INS } from '../../catalog/stores.ts';
import { type Binding, type Variable, bindingOf, writesOf } from '../../core/bindings.ts';
import { type Node, lastName, propertyName, settle, unwrap } from '../../core/tree.ts';
import { mockedModules } from './mocked-modules.ts';
import { makerOwner } from './owner-maker.ts';
import { isContextOwn, isIsolated, isNodeModule, rendersComponents } from './owner-modules.ts';
import type { Owner, OwnerQuestion } from './owner-question.ts';
import { placeOf } from '../test-block.ts';
import { builtInFixtures } from '../test-role.ts';

/** Whose the store is that a callee, receiver or value starts from: `db` of `db.order.count`, `getQueue` of `getQueue('a').getJobs`. */
export function ownerOf(question: OwnerQuestion, start: Node): Owner {
  if (question.depth === 0) return 'unknown';
  let node = settle(start);
  let first: string | undefined;
  for (let link = 0; link < 60; link += 1) {
    if (node.type === 'MemberExpression') {
      first = propertyName(node) ?? '';
      // The requests of a page or context go to the server that all tests share.
      if (SHARED_FIXTURES.has(first) && /^(?:page|context|browserContext)$/.test(lastName(node.object) ?? '')) return 'shared';
      if (PAGE_CALLS.test(first) || STAND_INS.test(first)) return 'own';
      node = settle(node.object);
    } else if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const callee = unwrap(node.callee);
      // A call in the middle hands out a client, or makes one.
      if (node !== settle(start) || node.type === 'NewExpression') {
        const made = makerOwner({ ...question, depth: question.depth - 1 }, node, node, ownerOf);
        if (made !== undefined) return made;
      }
      node = settle(callee);
    } else if (node.type === 'TaggedTemplateExpression') node = settle(node.tag);
    else break;
  }
  return node.type === 'Identifier' ? nameOwner(question, node, first) : 'unknown';
}

function nameOwner(question: OwnerQuestion, node: Extract<Node, { type: 'Identifier' }>, member: string | undefined): Owner {
  const { file } = question;
  const binding = bindingOf(file, node);
  if (!binding || PAGE_ROOTS.test(node.name) || STAND_INS.test(node.name)) return binding ? 'own' : 'unknown';
  switch (binding.kind) {
    case 'global':
      return BUILT_IN.test(node.name) ? 'own' : 'shared';
    case 'import':
            if (isIsolated(question.isolationModules, binding.module) || mockedModules(file).has(binding.module)) return 'own';
      // A test that renders components runs the application's modules, and their stores, in its own process.
      return rendersComponents(file) && !isNodeModule(binding.module) ? 'unknown' : 'shared';
    case 'parameter':
      return parameterOwner(question, binding, member);
    case 'variable':
      return variableOwner(question, binding.variable);
    default:
      return 'unknown';
  }
}

function parameterOwner(question: OwnerQuestion, binding: Extract<Binding, { kind: 'parameter' }>, member: string | undefined): Owner {
  const given = question.given.get(binding.variable);
  if (given) return combined(given.map((one) => ownerOf({ ...question, depth: question.depth - 1 }, one)));
  const [step] = binding.path;
  // `export default ({ getService }) => { const es = getService('es'); … }`
  if (typeof step === 'string' && member === undefined && !placeOf(question.file, binding.node) && PROVIDERS.test(step)) return 'shared';
  if (placeOf(question.file, binding.node)) {
    if (typeof step === 'string' && builtInFixtures().has(step)) return SHARED_FIXTURES.has(step) ? 'shared' : 'own';
    const context = step ?? member;
    if (CONTEXT_MEMBERS.some((row) => row.member === context)) return isContextOwn(question.file, String(context)) ? 'own' : 'shared';
    return 'own';
  }
  // What `then` and the methods of lists give their callback comes from their receiver.
  const call = binding.node.parent;
  const callee = call.type === 'CallExpression' && call.arguments.some((one) => one === binding.node) ? unwrap(call.callee) : undefined;
  if (callee?.type !== 'MemberExpression' || !/^(?:then|map|flatMap|forEach|filter|some|every|find|reduce)$/.test(propertyName(callee) ?? '')) return 'unknown';
  return ownerOf({ ...question, depth: question.depth - 1 }, callee.object);
}

function variableOwner(question: OwnerQuestion, variable: Variable): Owner {
  const inner = { ...question, depth: question.depth - 1 };
  const owners: Owner[] = [];
  for (const write of writesOf(variable).slice(0, 8)) {
    if (!write.from || isNothing(write.from)) continue;
    const value = settle(write.from);
    if (value.type === 'Identifier' || value.type === 'MemberExpression') {
      const step = write.path[0];
      owners.push(typeof step === 'string' ? memberOwner(inner, value, step) : ownerOf(inner, value));
    } else if (value.type === 'CallExpression' || value.type === 'NewExpression') owners.push(makerOwner(inner, value, write.at, ownerOf) ?? ownerOf(inner, value));
    else if (value.type === 'LogicalExpression') owners.push(ownerOf(inner, value.left), ownerOf(inner, value.right));
    else owners.push('own');
  }
  return combined(owners);
}

/** `const { client } = t.context`, `const { context } = t` */
function memberOwner(question: OwnerQuestion, object: Node, step: string): Owner {
  const root = settle(object);
  return root.type === 'Identifier' ? nameOwner(question, root, step) : ownerOf(question, object);
}

function combined(owners: readonly Owner[]): Owner {
  if (owners.length === 0) return 'unknown';
  return owners.includes('own') ? 'own' : owners.includes('unknown') ? 'unknown' : 'shared';
}

function isNothing(node: Node): boolean {
  const value = unwrap(node);
  return (value.type === 'Literal' && value.value === null) || (value.type === 'Identifier' && value.name === 'undefined');
}

/** Names of the language and its hosts that hold no store. */
const BUILT_IN =
  /^(?:Promise|Object|Array|JSON|Math|Date|Number|String|Boolean|Symbol|Map|Set|WeakMap|RegExp|Buffer|URL|URLSearchParams|Reflect|BigInt|Intl|performance|console|process|globalThis|global|window|localStorage|sessionStorage|indexedDB|structuredClone|setTimeout|AbortController)$/;
