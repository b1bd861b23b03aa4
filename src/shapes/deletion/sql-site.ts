import type { TSESTree } from '@typescript-eslint/utils';
import { NOT_RUN, PREPARING_METHODS, SYNC_METHODS, TEXT_KEYS } from '../../catalog/sql-clients.ts';
import { bindingOf, soleValueOf } from '../../core/bindings.ts';
import type { File } from '../../core/file.ts';
import { type Node, ancestorsOf, isFunction, lastName, parentOf, propertyName, unwrap, wrapped } from '../../core/tree.ts';

/** A place where a statement's text is handed on to be run. */
export interface SqlSite {
  /** The expression that stands there: the text itself, or a name that stands for it. */
  readonly node: Node;
  /** The call that takes the text, or the object that carries it, and the text's place among the arguments. */
  readonly call?: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly index?: number;
  /** The object that carries the text, and perhaps its values. */
  readonly object?: TSESTree.ObjectExpression;
}

/** More uses of one constant than these are not asked about. */
const MOST_USES = 20;
/** Calls around a text that are asked whether they run it. */
const CALLS_AROUND = 4;

/** The places where a text is run, as far as the code shows; none where it is only compared, logged or expected. */
export function sitesOf(file: File, text: Node, hops = 2): readonly SqlSite[] {
  const node = wrapped(text);
  const outer = node.parent;
  switch (outer?.type) {
    case 'ConditionalExpression':
    case 'LogicalExpression':
    case 'SequenceExpression':
      return outer.type === 'ConditionalExpression' && outer.test === node ? [] : sitesOf(file, outer, hops);
    case 'CallExpression':
    case 'NewExpression': {
      const index = (outer.arguments as readonly Node[]).indexOf(node);
      return index < 0 || isOnlyLookedAt(outer) ? [] : [{ node, call: outer, index }];
    }
    case 'Property':
      return objectSites(file, outer, node);
    case 'ArrayExpression':
      return isHandedOn(file, outer) ? [{ node }] : [];
    case 'VariableDeclarator':
      return outer.init === node ? variableSites(file, outer, node, hops) : [];
    case 'ArrowFunctionExpression':
    case 'ReturnStatement':
      return isMocked(outer) ? [] : [{ node }];
    case 'AwaitExpression':
    case 'ExpressionStatement':
    case 'MemberExpression':
      // A tag runs its template by itself, or its result is asked to.
      return text.type === 'TaggedTemplateExpression' && !isOnlyLookedAt(outer) ? [{ node }] : [];
    default:
      return [];
  }
}

/** `{ sql: '…', args: […] }`, as an argument, in a list that is one, or under a name. */
function objectSites(file: File, property: TSESTree.Property, node: Node): readonly SqlSite[] {
  const object = property.parent;
  if (object.type !== 'ObjectExpression' || property.value !== node || !TEXT_KEYS.includes(propertyName(property) ?? '')) return [];
  const outer = parentOf(object);
  const site = { node, object };
  if (outer?.type === 'CallExpression') return isOnlyLookedAt(outer) ? [] : [{ ...site, call: outer, index: (outer.arguments as readonly Node[]).indexOf(wrapped(object)) }];
  if (outer?.type === 'ArrayExpression') return isHandedOn(file, outer) ? [site] : [];
  return outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' ? [site] : [];
}

/** `const CLEAN = '…'`: where the name is used; nowhere in this file, then elsewhere. */
function variableSites(file: File, declarator: TSESTree.VariableDeclarator, node: Node, hops: number): readonly SqlSite[] {
  if (declarator.id.type !== 'Identifier' || hops === 0) return [];
  const binding = bindingOf(file, declarator.id);
  if (binding?.kind !== 'variable' || soleValueOf(binding.variable) !== declarator.init) return [];
  const reads = binding.variable.references.filter((reference) => reference.isRead()).slice(0, MOST_USES);
  if (reads.length === 0) return [{ node }];
  return reads.flatMap((reference) => sitesOf(file, reference.identifier as Node, hops - 1));
}

/** Whether a list of texts is run: given to a call, or gone through by a loop. */
function isHandedOn(file: File, list: TSESTree.ArrayExpression, hops = 1): boolean {
  const node = wrapped(list);
  const outer = node.parent;
  if (outer?.type === 'CallExpression') return (outer.arguments as readonly Node[]).includes(node) && !isOnlyLookedAt(outer);
  if (outer?.type === 'ForOfStatement') return outer.right === node;
  if (outer?.type !== 'VariableDeclarator' || outer.id.type !== 'Identifier' || hops === 0) return false;
  const binding = bindingOf(file, outer.id);
  if (binding?.kind !== 'variable') return false;
  return binding.variable.references.some(({ identifier }) => {
    const use = identifier.parent as Node | undefined;
    return (use?.type === 'ForOfStatement' && use.right === identifier) || (use?.type === 'CallExpression' && use.callee !== identifier && !isOnlyLookedAt(use));
  });
}

/** Whether a call, or one around it, only looks at the text: an assertion, a log, a mock, a parser. */
function isOnlyLookedAt(start: Node): boolean {
  let calls = 0;
  let inner = start;
  for (let node: Node | undefined = start; node && calls < CALLS_AROUND; node = node.parent) {
    if (isFunction(node)) return isMocked(node);
    if ((node.type === 'CallExpression' || node.type === 'NewExpression') && (node === start || node.callee !== inner)) {
      calls += 1;
      if (NOT_RUN.test(lastName(node.callee) ?? '')) return true;
    }
    inner = node;
  }
  return false;
}

/** A function given to a mock answers in the place of a database. */
function isMocked(node: Node): boolean {
  for (const outer of ancestorsOf(node)) {
    if (outer.type === 'CallExpression') return /^mock|^callsFake$/.test(lastName(outer.callee) ?? '');
    if (isFunction(outer) && outer.body.type === 'BlockStatement' && outer !== node) return false;
  }
  return false;
}

/**
 * Whether a statement runs in a synchronous SQLite driver: `db.exec(sql)`, `db.prepare(sql).run()` as a statement of its own whose
 * result nobody waits for.
 */
export function isSynchronous(site: SqlSite): boolean {
  if (!site.call) return false;
  let call: Node = site.call;
  let name = lastName(site.call.callee) ?? '';
  if (unwrap(site.call.callee).type !== 'MemberExpression') return false;
  if (PREPARING_METHODS.includes(name)) {
    const member = parentOf(call);
    const next = member && parentOf(member);
    if (member?.type !== 'MemberExpression' || next?.type !== 'CallExpression') return false;
    name = propertyName(member) ?? '';
    call = next;
  }
  return SYNC_METHODS.includes(name) && wrapped(call).parent?.type === 'ExpressionStatement';
}

/** Whether a statement reads in a synchronous SQLite driver: `db.prepare(sql).all()`, whose rows nobody waits for. */
export function readsSynchronously(site: SqlSite): boolean {
  if (!site.call || !PREPARING_METHODS.includes(lastName(site.call.callee) ?? '')) return false;
  const member = parentOf(site.call);
  const next = member && parentOf(member);
  if (member?.type !== 'MemberExpression' || next?.type !== 'CallExpression') return false;
  return /^(?:all|get|iterate|values|pluck)$/.test(propertyName(member) ?? '') && wrapped(next).parent?.type !== 'AwaitExpression';
}
