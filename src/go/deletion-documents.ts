import { type SqlCondition, allOf, anyOf, opposite } from '../sql/condition.ts';
import { UNKNOWN, patternOf } from './deletion-predicate.ts';
import { holeOf, textOf } from './text.ts';
import { type GoFile, type GoNode, elementsOf, typeName, unwrap, valuesOf } from './tree.ts';

/** Filters nest; deeper than this nobody writes. */
const DEEPEST = 12;

/** The condition of a document filter: `bson.M{"mail": bson.M{"$regex": "^bot"}}`, `bson.D{{"mail", primitive.Regex{Pattern: "^bot"}}}`. */
export function documentsOf(file: GoFile, start: GoNode, depth = 0): SqlCondition {
  const filter = unwrap(start);
  if (!isLiteral(filter) || depth > DEEPEST) return UNKNOWN;
  return allOf(pairsIn(file, filter).map(([key, value]) => fieldOf(file, key, value, depth + 1)));
}

function fieldOf(file: GoFile, key: string | undefined, start: GoNode, depth: number): SqlCondition {
  const value = unwrap(start);
  if (key === undefined) return UNKNOWN;
  if (/^\$(?:and|or|nor)$/.test(key)) {
    const arms = isLiteral(value) ? valuesOf(value).map((one) => documentsOf(file, one, depth)) : [UNKNOWN];
    return key === '$and' ? allOf(arms) : key === '$or' ? anyOf(arms) : opposite(anyOf(arms));
  }
  if (!isLiteral(value)) return { kind: 'match', reach: holeOf(file, value).reach, negated: false };
  const regex = regexIn(file, value);
  if (regex) return patternOf(file, regex, 'regex');
  return allOf(pairsIn(file, value).flatMap(([operator, operand]) => operatorOf(file, operator, operand, depth)));
}

function operatorOf(file: GoFile, operator: string | undefined, operand: GoNode, depth: number): readonly SqlCondition[] {
  const regex = regexIn(file, operand);
  if (operator === '$options') return [];
  if (operator === '$regex' || regex) return [patternOf(file, regex ?? operand, 'regex')];
  if (operator === '$not') return [opposite(fieldOf(file, '', operand, depth + 1))];
  return [{ kind: 'match', reach: holeOf(file, operand).reach, negated: operator === '$ne' || operator === '$nin' }];
}

function isLiteral(node: GoNode): boolean {
  return node.type === 'TypedLiteral' || node.type === 'LiteralValue';
}

/** The pattern of `primitive.Regex{Pattern: "^bot"}`, with or without the field's name. */
function regexIn(file: GoFile, start: GoNode): GoNode | undefined {
  const value = unwrap(start);
  if (value.type !== 'TypedLiteral' || typeName(file, value.children[0]) !== 'Regex') return undefined;
  return valuesOf(value)[0];
}

/** The keys and values of a document: of a map, or of a list of pairs. */
function pairsIn(file: GoFile, literal: GoNode): readonly (readonly [string | undefined, GoNode])[] {
  return elementsOf(literal).flatMap((element) => {
    const [first, second] = element.children;
    if (first?.type === 'Key' && second) return [[keyOf(file, first.children[0]), second] as const];
    const [key, value] = first && isLiteral(first) ? valuesOf(first) : [];
    return key && value ? [[keyOf(file, key), value] as const] : [];
  });
}

function keyOf(file: GoFile, node: GoNode | undefined): string | undefined {
  const parts = node && textOf(file, node)?.parts;
  return parts?.every((part) => typeof part === 'string') ? parts.join('') : undefined;
}
