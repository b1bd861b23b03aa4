import { type Variable, bindingOf } from '../../core/bindings.ts';
import { constantOf } from '../../core/constant.ts';
import type { File } from '../../core/file.ts';
import { type ReachWords, reachOf } from '../../core/reach.ts';
import type { Node } from '../../core/tree.ts';
import type { Condition, Reach } from '../../verdicts/no-unscoped-like-delete.ts';
import { isWide, matchesAll, type PatternLanguage } from '../../sql/wildcard.ts';
import { constantArgument } from './constant-argument.ts';
import { REACH_WORDS } from '../fresh-value.ts';

/** A value in a deletion: how far it reaches, and its text where it is always the same. */
export interface DeletionValue {
  readonly node: Node;
  readonly reach: Reach;
  readonly text: string | undefined;
}

/** Where a pattern stands in the code. */
export interface PatternAnchor {
  /** The expression whose value is the pattern, or the literal that a statement's text is written in. */
  readonly node: Node;
  readonly language: PatternLanguage;
  /** In a statement's text: the stretch of the source that writes the pattern, with the quotes of the SQL around it. */
  readonly range?: readonly [number, number];
}

/** How far a value reaches and what it says. The parameter of a helper is constant where a call in this file gives it a constant. */
export function deletionValueOf(file: File, node: Node): DeletionValue {
  const { reach, why, node: decisive } = reachOf(file, node, REACH_WORDS);
  if (reach === 'shared') return { node, reach, text: constantOf(file, node) };
  const given = why === 'parameter' ? constantArgument(file, decisive) : undefined;
  if (given && reachOf(file, node, wordsWith(given.variable)).reach === 'shared') {
    return { node, reach: 'shared', text: constantOf(file, node, new Map([[given.variable, given.text]])) };
  }
  return { node, reach, text: undefined };
}

/** The words, and that one parameter is the same in every test. */
function wordsWith(constant: Variable): ReachWords {
  return {
    ...REACH_WORDS,
    evidenceOf: (file, node) => {
      const binding = node.type === 'Identifier' ? bindingOf(file, node) : undefined;
      const isConstant = binding?.kind === 'parameter' && binding.variable === constant;
      return isConstant ? { reach: 'shared', why: 'constant' } : REACH_WORDS.evidenceOf(file, node);
    },
  };
}

/** Nothing that would tell one test's rows from another's. */
export const NEUTRAL: Condition<PatternAnchor> = { kind: 'match', reach: 'shared', negated: false };

/** Every row. */
export const ALWAYS: Condition<PatternAnchor> = { kind: 'and', of: [] };

/** A comparison with values that reach so far. */
export function matchOf(reach: Reach, negated = false): Condition<PatternAnchor> {
  return { kind: 'match', reach, negated };
}

/** A comparison with a pattern; without a wildcard it is a comparison like any other. */
export function patternOf(file: File, node: Node, language: PatternLanguage, negated = false): Condition<PatternAnchor> {
  const { reach, text } = deletionValueOf(file, node);
  if (reach !== 'shared') return { kind: 'pattern', reach, pattern: '', negated, at: { node, language } };
  if (text === undefined || !isWide(text, language)) return matchOf('shared', negated);
  if (matchesAll(text, language)) return negated ? NEUTRAL : ALWAYS;
  return { kind: 'pattern', reach, pattern: text, negated, at: { node, language } };
}

/** All of several conditions. */
export function allOf(conditions: readonly Condition<PatternAnchor>[]): Condition<PatternAnchor> {
  const [only, ...more] = conditions;
  return only && more.length === 0 ? only : { kind: 'and', of: conditions };
}

/** Any of several conditions. */
export function anyOf(conditions: readonly Condition<PatternAnchor>[]): Condition<PatternAnchor> {
  const [only, ...more] = conditions;
  return only && more.length === 0 ? only : { kind: 'or', of: conditions };
}

/** The opposite of a condition. */
export function oppositeOf(condition: Condition<PatternAnchor>): Condition<PatternAnchor> {
  if (condition.kind === 'pattern' || condition.kind === 'match') return { ...condition, negated: !condition.negated };
  if (condition.of.length === 0) return NEUTRAL;
  return { kind: condition.kind === 'and' ? 'or' : 'and', of: condition.of.map(oppositeOf) };
}
