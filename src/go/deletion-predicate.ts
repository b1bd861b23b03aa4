import { GO_PREDICATES, type GoPredicateRow } from '../catalog/go-sql.ts';
import { type SqlCondition, ALWAYS, allOf, anyOf, opposite } from '../sql/condition.ts';
import { type PatternLanguage, isWide, matchesAll } from '../sql/wildcard.ts';
import { holeOf } from './text.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, lastName, typeName, unwrap, valuesOf } from './tree.ts';

/** Conditions nest with their ANDs and ORs; deeper than this nobody writes. */
const DEEPEST = 12;

/** A condition that the file does not say. */
export const UNKNOWN: SqlCondition = { kind: 'match', reach: 'unknown', negated: false };

/** The condition that a query builder's own value makes: `user.NameHasPrefix("x")`, `goqu.C("name").Like("x%")`, `sq.Like{"name": "x%"}`. */
export function predicateOf(file: GoFile, start: GoNode, depth = 0): SqlCondition {
  const node = unwrap(start);
  if (depth > DEEPEST) return UNKNOWN;
  const said = node.type === 'CallExpr' ? lastName(file, calleeOf(node)) : node.type === 'TypedLiteral' ? typeName(file, node.children[0]) : '';
  const row: GoPredicateRow | undefined = GO_PREDICATES.find(({ names }) => names.test(said));
  const given = node.type === 'CallExpr' ? argumentsOf(node) : valuesOf(node);
  if (!row || given.length === 0) return UNKNOWN;
  const { does, negated } = row;
  switch (does) {
    case 'all':
      return allOf(given.map((one) => predicateOf(file, one, depth + 1)));
    case 'any':
      return anyOf(given.map((one) => predicateOf(file, one, depth + 1)));
    case 'none':
      return opposite(allOf(given.map((one) => predicateOf(file, one, depth + 1))));
    case 'match':
      return allOf(given.map((one) => ({ kind: 'match', reach: holeOf(file, one).reach, negated: negated === true })));
    default:
      return allOf(given.map((one) => patternOf(file, one, does, negated)));
  }
}

/** A pattern in a language, or what it comes to: one text, any text. */
export function patternOf(file: GoFile, value: GoNode, language: PatternLanguage, negated = false): SqlCondition {
  const { reach, text } = holeOf(file, value);
  if (reach === 'shared' && text !== undefined) {
    if (matchesAll(text, language)) return negated ? { kind: 'match', reach, negated: false } : ALWAYS;
    if (!isWide(text, language)) return { kind: 'match', reach, negated };
  }
  return { kind: 'pattern', reach: text === undefined && reach === 'shared' ? 'unknown' : reach, pattern: text ?? '…', negated, at: NOWHERE };
}

/** No statement spells it: the whole call is reported. */
const NOWHERE = { start: 0, end: 0, value: { start: 0, end: 0 }, holes: [], language: 'like' as const };
