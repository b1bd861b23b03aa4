import type { TSESTree } from '@typescript-eslint/utils';
import { bindingOf } from '../../core/bindings.ts';
import type { File } from '../../core/file.ts';
import { reachOf } from '../../core/reach.ts';
import { contains, descendantsOf, lastName, type Node, propertyName, unwrap } from '../../core/tree.ts';
import type { Condition } from '../../verdicts/no-unscoped-like-delete.ts';
import { allOf, anyOf, matchOf, NEUTRAL, oppositeOf, type PatternAnchor, patternOf } from './deletion-value.ts';
import { REACH_WORDS } from '../fresh-value.ts';

type Filter = Condition<PatternAnchor>;

/** Deeper than this nobody nests conditions. */
const DEEPEST = 24;
const PATTERN_METHODS = { startsWith: 'prefix', endsWith: 'suffix', includes: 'inside' } as const;

/** Whether a call compares a text with a pattern: `row.mail.startsWith('bot-')`, `/^bot/.test(row.mail)`. */
export function isTextPattern(call: TSESTree.CallExpression): boolean {
  return call.arguments.length === 1 && /^(?:startsWith|endsWith|includes|test|match)$/.test(lastName(call.callee) ?? '') && unwrap(call.callee).type === 'MemberExpression';
}

/** What a condition in code demands of a row; `row` is the function or loop whose variable is the row. */
export function rowFilter(file: File, start: Node, row: Node, depth = 0): Filter {
  const node = unwrap(start);
  if (depth > DEEPEST) return matchOf('unknown');
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const arms = [rowFilter(file, node.left, row, depth + 1), rowFilter(file, node.right, row, depth + 1)];
    return node.operator === '&&' ? allOf(arms) : anyOf(arms);
  }
  if (node.type === 'UnaryExpression' && node.operator === '!') return oppositeOf(rowFilter(file, node.argument, row, depth + 1));
  if (node.type === 'CallExpression') return callFilter(file, node, row);
  if (node.type === 'BinaryExpression') {
    const values = [node.left as Node, node.right].filter((side) => !isOfRow(file, side, row));
    const reaches = values.map((value) => reachOf(file, value, REACH_WORDS).reach);
    return reaches.includes('own') || reaches.includes('unknown') ? matchOf('unknown') : NEUTRAL;
  }
  return isOfRow(file, node, row) ? NEUTRAL : matchOf('unknown');
}

function callFilter(file: File, call: TSESTree.CallExpression, row: Node): Filter {
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  if (!isTextPattern(call) || callee.type !== 'MemberExpression' || !first) return matchOf('unknown');
  const name = propertyName(callee) ?? '';
  if (name === 'test') return isOfRow(file, first, row) ? patternOf(file, callee.object, 'regex') : matchOf('unknown');
  if (!isOfRow(file, callee.object, row) || isOfRow(file, first, row)) return matchOf('unknown');
  if (name === 'match') return patternOf(file, first, 'regex');
  return patternOf(file, first, PATTERN_METHODS[name as keyof typeof PATTERN_METHODS]);
}

/** Whether an expression mentions the row. */
export function isOfRow(file: File, node: Node, row: Node): boolean {
  for (const inner of descendantsOf(file.keys, node)) {
    if (inner.type !== 'Identifier') continue;
    const binding = bindingOf(file, inner);
    if (binding?.kind === 'parameter' && binding.node === row) return true;
    if (binding?.kind === 'variable' && row.type === 'ForOfStatement' && binding.variable.identifiers.some((name) => contains(row.left, name as Node))) return true;
  }
  return false;
}
