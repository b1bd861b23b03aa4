import type { Reach, SqlHole, Span } from './text.ts';
import type { PatternLanguage } from './wildcard.ts';

/** Where a pattern stands in a statement. */
export interface PatternPlace extends Span {
  readonly language: PatternLanguage;
  /** The stretch of the pattern itself, without its operator. */
  readonly value: Span;
  /** The holes that it is built of, bound values among them. */
  readonly holes: readonly SqlHole[];
}

/** What a row must be like to be deleted. An `and` of nothing holds for every row. */
export type SqlCondition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly SqlCondition[] }
  /** The row matches a pattern, or must not. `reach` is the pattern's. */
  | {
      readonly kind: 'pattern';
      readonly reach: Reach;
      readonly pattern: string;
      readonly negated: boolean;
      readonly at: PatternPlace;
    }
  /** Any other comparison; `reach` is that of the values in it. */
  | { readonly kind: 'match'; readonly reach: Reach; readonly negated: boolean };

/** Holds for every row. */
export const ALWAYS: SqlCondition = { kind: 'and', of: [] };

/** Says nothing that would tell one test's rows from another's. */
export const NEUTRAL: SqlCondition = { kind: 'match', reach: 'shared', negated: false };

/** All of them; what always holds is left out. */
export function allOf(conditions: readonly SqlCondition[]): SqlCondition {
  const real = conditions.filter((one) => one.kind !== 'and' || one.of.length > 0);
  return real.length === 1 ? (real[0] as SqlCondition) : { kind: 'and', of: real };
}

/** Any of them. */
export function anyOf(conditions: readonly SqlCondition[]): SqlCondition {
  return conditions.length === 1 ? (conditions[0] as SqlCondition) : { kind: 'or', of: conditions };
}

/** The opposite: `NOT (a OR b)` is `NOT a AND NOT b`. */
export function opposite(condition: SqlCondition): SqlCondition {
  if (condition.kind === 'pattern' || condition.kind === 'match') return { ...condition, negated: !condition.negated };
  if (condition.of.length === 0) return NEUTRAL;
  return { kind: condition.kind === 'and' ? 'or' : 'and', of: condition.of.map(opposite) };
}

/** How far a value of several parts reaches: own if one of them is, else unknown if one of them is. */
export function strongest(reaches: Iterable<Reach>): Reach {
  let found: Reach = 'shared';
  for (const reach of reaches) {
    if (reach === 'own') return 'own';
    if (reach === 'unknown') found = 'unknown';
  }
  return found;
}
