import type { TSESTree } from '@typescript-eslint/utils';
import { BINDING_METHODS, VALUE_KEYS } from '../../catalog/sql-clients.ts';
import { bindingOf } from '../../core/bindings.ts';
import { constantOf } from '../../core/constant.ts';
import { propertyOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import type { Text } from '../../core/text.ts';
import { type Node, isFunction, parentOf, propertyName, unwrap, wrapped } from '../../core/tree.ts';
import type { Binds, SqlHole, SqlText } from '../../sql/text.ts';
import { deletionValueOf } from './deletion-value.ts';
import type { SqlSite } from './sql-site.ts';

/** A value of a statement and the expression that gives it. */
export interface NodeHole extends SqlHole {
  readonly node: Node;
}

/** A statement's text, each hole with how far it reaches. */
export function sqlTextOf(file: File, text: Text): SqlText {
  return text.pieces.map((piece): string | NodeHole => piece.written ?? deletionValueOf(file, piece.node));
}

/** No placeholder is bound to anything that the file shows. */
const NOTHING: Binds = () => undefined;

/** More uses of one prepared statement than these are not asked about. */
const MOST_USES = 20;

/** What the placeholders of a statement are bound to, once for each place where it runs with values. */
export function bindSetsOf(file: File, site: SqlSite): readonly Binds[] {
  const { call, index, object } = site;
  if (object) {
    const inObject = valuesIn(file, object);
    if (inObject) return [bindsOf(file, [inObject])];
  }
  if (!call || index === undefined) return [NOTHING];
  const rest = call.arguments.slice(index + 1).filter((argument) => !isFunction(argument));
  const before = inputsOf(file, call);
  if (before.size > 0) return [(key) => before.get(String(key))];
  if (rest.length > 0) return [bindsOf(file, rest)];
  const chained = chainedValues(call);
  if (chained) return [bindsOf(file, chained)];
  const sets = preparedUses(file, call).map((values) => bindsOf(file, values));
  return sets.length > 0 ? sets : [NOTHING];
}

/** Values given as a list, one by one, or by name. */
export function bindsOf(file: File, given: readonly Node[]): Binds {
  let values: readonly (Node | null)[] = given;
  const [first] = given;
  const list = first && valueOf(file, first);
  if (list?.type === 'ArrayExpression') values = list.elements;
  else if (list?.type === 'ObjectExpression') {
    const inner = valuesIn(file, list);
    if (inner && inner !== list) return bindsOf(file, [inner]);
    return (key) => named(file, list, String(key));
  }
  const spread = values.findIndex((one) => one?.type === 'SpreadElement');
  return (key) => {
    if (typeof key !== 'number' || (spread >= 0 && spread < key)) return undefined;
    const value = values[key - 1];
    return value ? deletionValueOf(file, value) : undefined;
  };
}

function valuesIn(file: File, object: TSESTree.ObjectExpression): Node | undefined {
  for (const key of VALUE_KEYS) {
    const value = propertyOf(object, key);
    const read = value && valueOf(file, value);
    if (value && (read?.type === 'ArrayExpression' || read?.type === 'ObjectExpression')) return value;
    if (value && key !== 'data' && key !== 'values') return value;
  }
  return undefined;
}

/** `{ p: 'x' }`, `{ ':p': 'x' }`, `{ $p: 'x' }` for `:p`, `@p`, `$p`. */
function named(file: File, object: TSESTree.ObjectExpression, key: string): SqlHole | undefined {
  for (const spelt of [key, `:${key}`, `$${key}`, `@${key}`]) {
    const value = propertyOf(object, spelt);
    if (value) return deletionValueOf(file, value);
  }
  return undefined;
}

/** `request.input('owner', sql.VarChar, 'x%').query(…)`: values by name, given before the text. */
function inputsOf(file: File, call: TSESTree.CallExpression | TSESTree.NewExpression): ReadonlyMap<string, SqlHole> {
  const found = new Map<string, SqlHole>();
  let node = unwrap(call.callee);
  for (let step = 0; step < 60 && node.type === 'MemberExpression'; step += 1) {
    const receiver = unwrap(node.object);
    if (receiver.type !== 'CallExpression') break;
    node = unwrap(receiver.callee);
    if (node.type !== 'MemberExpression' || propertyName(node) !== 'input') continue;
    const [name, value] = [receiver.arguments[0], receiver.arguments.at(-1)];
    const key = name && constantOf(file, name);
    if (key !== undefined && value && value !== name) found.set(key, deletionValueOf(file, value));
  }
  return found;
}

/** `prepare(…).bind('x%').run()` */
function chainedValues(call: Node): readonly Node[] | undefined {
  let node = call;
  for (let step = 0; step < 6; step += 1) {
    const member = parentOf(node);
    if (member?.type !== 'MemberExpression' || unwrap(member.object) !== unwrap(node)) return undefined;
    const next = parentOf(member);
    if (next?.type !== 'CallExpression' || unwrap(next.callee) !== member) return undefined;
    if (BINDING_METHODS.includes(propertyName(member) ?? '') && next.arguments.length > 0) return next.arguments;
    node = next;
  }
  return undefined;
}

/** `const stmt = db.prepare(…); stmt.run('x%')` */
function preparedUses(file: File, call: Node): readonly (readonly Node[])[] {
  let holder = wrapped(call).parent;
  if (holder?.type === 'AwaitExpression') holder = holder.parent;
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return [];
  const binding = bindingOf(file, holder.id);
  if (binding?.kind !== 'variable') return [];
  return binding.variable.references
    .slice(0, MOST_USES)
    .map((reference) => chainedValues(reference.identifier as Node))
    .filter((values) => values !== undefined);
}
