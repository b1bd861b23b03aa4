import type { TSESLint } from '@typescript-eslint/utils';
import type { File } from '../../core/file.ts';
import { type Node, rootOf, unwrap } from '../../core/tree.ts';
import type { Comparison } from './comparison.ts';
import type { CountFact } from './polled-count.ts';

/** What accepts more than is expected, as an edit. */
export interface AtLeast {
  /** What is accepted: the number, or "these". */
  readonly accepted: string;
  fix(fixer: TSESLint.RuleFixer): TSESLint.RuleFix[];
}

/** The edit that turns an exact comparison into a lower bound; `undefined` where it would have to change more than the comparison. */
export function atLeastOf(file: File, fact: CountFact): AtLeast | undefined {
  const { at: comparison, expected } = fact;
  if (expected.kind === 'list') return containing(comparison);
  if (expected.kind !== 'count' || !comparison.expected || isText(comparison.expected)) return undefined;
  const accepted = expected.text;
  if (comparison.form === 'operator' || comparison.form === 'guard') return operatorEdit(file, comparison, accepted);
  const { matcher } = comparison;
  if (!matcher || comparison.settles === (comparison.form !== 'value')) return undefined;
  if (/^to(?:Be|Equal|StrictEqual)$/.test(matcher.name)) {
    return { accepted, fix: (fixer) => [fixer.replaceText(matcher.at as never, 'toBeGreaterThanOrEqual')] };
  }
  if (matcher.name !== 'toHaveLength' || comparison.form !== 'chain') return undefined;
  const [open, close] = isPrimary(comparison.subject) ? ['', ''] : ['(', ')'];
  return {
    accepted,
    fix: (fixer) => [
      ...(open ? [fixer.insertTextBefore(comparison.subject as never, open)] : []),
      fixer.insertTextAfter(comparison.subject as never, `${close}.length`),
      fixer.replaceText(matcher.at as never, 'toBeGreaterThanOrEqual'),
    ],
  };
}

/** `toEqual(['a'])` → `toEqual(expect.arrayContaining(['a']))`, where the chain starts at `expect`. */
function containing({ matcher, expected }: Comparison): AtLeast | undefined {
  if (!matcher || !expected || !/^to(?:Equal|StrictEqual)$/.test(matcher.name)) return undefined;
  const root = rootOf(matcher.node);
  if (root.type !== 'Identifier' || root.name !== 'expect') return undefined;
  return {
    accepted: 'these',
    fix: (fixer) => [fixer.insertTextBefore(expected as never, 'expect.arrayContaining('), fixer.insertTextAfter(expected as never, ')')],
  };
}

/** `=== n` → `>= n`, `!== n` → `< n`, turned round where the number stands first. */
function operatorEdit(file: File, comparison: Comparison, accepted: string): AtLeast | undefined {
  const { node, form } = comparison;
  if (node.type !== 'BinaryExpression') return undefined;
  const operator = operatorOf(file, comparison);
  if (!operator) return undefined;
  const isFirst = node.left === comparison.expected;
  const text = form === 'guard' ? (isFirst ? '>' : '<') : isFirst ? '<=' : '>=';
  return { accepted, fix: (fixer) => [fixer.replaceText(operator, text)] };
}

function operatorOf(file: File, comparison: Comparison): TSESLint.AST.Token | undefined {
  const { node } = comparison;
  if (node.type !== 'BinaryExpression') return undefined;
  return file.source.getFirstTokenBetween(node.left as never, node.right as never, (token) => token.value === node.operator) as TSESLint.AST.Token | undefined;
}

function isText(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'Literal' && typeof inner.value === 'string';
}

function isPrimary(node: Node): boolean {
  return /^(?:Identifier|MemberExpression|CallExpression|ArrayExpression|ThisExpression|TaggedTemplateExpression|TSNonNullExpression)$/.test(node.type);
}
