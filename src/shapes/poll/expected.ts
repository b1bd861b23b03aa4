import { OPEN_VALUES } from '../../catalog/matchers.ts';
import { bindingOf, writesOf } from '../../core/bindings.ts';
import { valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Node, lastName, settle, unwrap } from '../../core/tree.ts';
import type { Comparison } from './comparison.ts';
import { isCount, isList } from './count.ts';

/** What a comparison waits for. */
export type Expected =
  | { readonly kind: 'count'; readonly text: string; readonly value: number | undefined }
  | { readonly kind: 'list' }
  | { readonly kind: 'empty' }
  /** A total that was read before, and what was added since. */
  | { readonly kind: 'baseline'; readonly text: string; readonly before: string };

/**
 * What an exact comparison waits for; `undefined` where it is no count and no list. `isCounted`: the subject is a number of things, whatever it is
 * called.
 */
export function expectedOf(file: File, comparison: Comparison, isCounted = false): Expected | undefined {
  const { kind, expected } = comparison;
  if (kind === 'empty') return { kind: 'empty' };
  if (!expected) return undefined;
  if (kind === 'members') return isList(file, expected) ? listOf(expected) : undefined;
  const number = numberOf(file, expected);
  const counts = isCounted || kind === 'length' || isCount(file, comparison.subject);
  if (number) return counts ? number : undefined;
  if (kind === 'equal' && isList(file, expected)) return listOf(expected);
  if (!counts || !isNumberLike(file, expected)) return undefined;
  return { kind: 'count', text: textOf(file, expected), value: undefined };
}

function listOf(node: Node): Expected {
  // A name may be filled before it is compared; only what is written in place is empty for sure.
  const list = unwrap(node);
  return list.type === 'ArrayExpression' && list.elements.length === 0 ? { kind: 'empty' } : { kind: 'list' };
}

function numberOf(file: File, node: Node): Expected | undefined {
  const value = valueOf(file, unwrap(node));
  const literal = value.type === 'Literal' ? value.value : undefined;
  if (typeof literal === 'number' || typeof literal === 'bigint' || (typeof literal === 'string' && /^\d+$/.test(literal))) {
    return Number(literal) === 0 ? { kind: 'empty' } : { kind: 'count', text: String(literal), value: Number(literal) };
  }
  const before = baselineIn(file, node);
  return before === undefined ? undefined : { kind: 'baseline', text: textOf(file, node), before };
}

/** `before` of `before + 1`, where it holds a count that was read. */
function baselineIn(file: File, node: Node): string | undefined {
  const waiting: Node[] = [unwrap(node)];
  for (let depth = 0; depth < 6; depth += 1) {
    const next = waiting.pop();
    if (!next) return undefined;
    if (next.type === 'BinaryExpression' && /^[-+]$/.test(next.operator)) waiting.push(unwrap(next.right), unwrap(next.left as Node));
    else if (next.type === 'MemberExpression') waiting.push(unwrap(next.object));
    else if (next.type === 'Identifier' && isReadBefore(file, next)) return next.name;
  }
  return undefined;
}

function isReadBefore(file: File, name: Extract<Node, { type: 'Identifier' }>): boolean {
  const binding = bindingOf(file, name);
  if (binding?.kind !== 'variable') return false;
  return writesOf(binding.variable).some(({ from }) => {
    if (!from) return false;
    let root = unwrap(from);
    while (root.type === 'MemberExpression') root = unwrap(root.object);
    if (root.type !== 'AwaitExpression' || settle(root).type !== 'CallExpression') return false;
    return isCount(file, name) || BEFORE.test(name.name);
  });
}

/** Names of what was read before the test did something. */
const BEFORE = /before|initial|prev|baseline|existing|current|original|^old|^start/i;

/** A name, member or sum may hold a number; a string, an object, a call that makes an open value cannot. */
function isNumberLike(file: File, node: Node): boolean {
  const value = unwrap(valueOf(file, unwrap(node)));
  switch (value.type) {
    case 'Identifier':
      return value.name !== 'undefined';
    case 'MemberExpression':
    case 'BinaryExpression':
    case 'ConditionalExpression':
      return true;
    case 'CallExpression':
      return !OPEN_VALUES.test(lastName(value.callee) ?? '');
    default:
      return false;
  }
}

function textOf(file: File, node: Node): string {
  const text = file.text.slice(...node.range);
  return text.length > 40 || text.includes('\n') ? 'as many' : text;
}
