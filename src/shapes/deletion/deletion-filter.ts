import type { TSESTree } from '@typescript-eslint/utils';
import { LOGIC_NAMES, NEGATIVE_NAMES, PATTERN_NAMES, SILENT_NAMES } from '../../catalog/query-builders.ts';
import { valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Node, lastName, propertyName, unwrap } from '../../core/tree.ts';
import type { Condition } from '../../verdicts/no-unscoped-like-delete.ts';
import { allOf, anyOf, deletionValueOf, matchOf, NEUTRAL, oppositeOf, type PatternAnchor, patternOf } from './deletion-value.ts';

type Filter = Condition<PatternAnchor>;

/** Filters nest with relations and ANDs; deeper than this nobody writes. */
const DEEPEST = 24;

/** How libraries spell a property, an operator or a method: `$startsWith`, `string_starts_with`, `whereILike` without its `where`. */
export function spelling(name: string): string {
  return /^\W*$/.test(name) ? name : name.replace(/[$_-]/g, '').toLowerCase();
}

/** What a name says when it stands before a pattern: `like`, `not like`, `notILike`; `undefined` for any other name. */
export function patternName(name: string): { language: (typeof PATTERN_NAMES)[string]; negated: boolean } | undefined {
  const spelt = spelling(name).trim();
  const language = own(PATTERN_NAMES, spelt);
  if (language) return { language, negated: false };
  const bare = own(PATTERN_NAMES, spelt.replace(/^(?:not?|!)\s?/, ''));
  return bare && /^(?:n|!)/.test(spelt) ? { language: bare, negated: true } : undefined;
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Reads the filter object of a deletion: `{ where: … }` of an ORM, a document database's query. */
export function filterOf(file: File, node: Node, depth = 0): Filter {
  if (depth > DEEPEST) return matchOf('unknown');
  const value = valueOf(file, node);
  if (value.type === 'ObjectExpression') return allOf(flat(value.properties.map((one) => propertyFilter(file, one, depth + 1))));
  return fieldFilter(file, value, depth);
}

/** Conditions without those that hold for every row. */
function flat(conditions: readonly Filter[]): readonly Filter[] {
  return conditions.filter((one) => one.kind !== 'and' || one.of.length > 0);
}

function propertyFilter(file: File, property: TSESTree.ObjectLiteralElement, depth: number): Filter {
  if (property.type === 'SpreadElement') return filterOf(file, property.argument, depth);
  const name = propertyName(property) ?? lastName(property.key) ?? '';
  const spelt = spelling(name);
  if (SILENT_NAMES.includes(spelt)) return { kind: 'and', of: [] };
  const value = valueOf(file, property.value);
  const logic = own(LOGIC_NAMES, spelt);
  const pattern = patternName(name);
  if (pattern && isText(value)) return patternOf(file, property.value, pattern.language, pattern.negated);
  if (value.type === 'ArrayExpression') {
    const arms = value.elements.map((one) => (one ? filterOf(file, one, depth + 1) : NEUTRAL));
    if (logic) return logicOf(logic, arms);
    const negated = NEGATIVE_NAMES.includes(spelt);
    const patterns = arms.filter((one) => one.kind === 'pattern');
    const list = patterns.length > 0 ? anyOf(arms) : matchOf(deletionValueOf(file, value).reach);
    return negated ? oppositeOf(list) : list;
  }
  if (logic === 'none') return oppositeOf(filterOf(file, value, depth + 1));
  if (NEGATIVE_NAMES.includes(spelt)) return matchOf(deletionValueOf(file, property.value).reach, true);
  return fieldFilter(file, property.value, depth);
}

function logicOf(logic: 'all' | 'any' | 'none', arms: readonly Filter[]): Filter {
  if (logic === 'all') return allOf(arms);
  return logic === 'any' ? anyOf(arms) : oppositeOf(anyOf(arms));
}

/** Whether a pattern can be this value: no list, no object of further conditions. */
function isText(value: Node): boolean {
  return value.type !== 'ObjectExpression' && value.type !== 'ArrayExpression';
}

/** What a field is compared with: a value, a regular expression, an operator's call, an object of conditions. */
function fieldFilter(file: File, node: Node, depth: number): Filter {
  const value = valueOf(file, node);
  if (isRegExp(value)) return patternOf(file, node, 'regex');
  if (value.type === 'ObjectExpression') return filterOf(file, value, depth);
  if (value.type === 'ArrayExpression' && value.elements.some((one) => one && valueOf(file, one).type === 'ObjectExpression')) {
    // TypeORM: any of several filters.
    return anyOf(value.elements.map((one) => (one ? filterOf(file, one, depth + 1) : NEUTRAL)));
  }
  if (value.type === 'CallExpression') return operatorFilter(file, value, depth) ?? matchOf(deletionValueOf(file, node).reach);
  return matchOf(deletionValueOf(file, node).reach);
}

function isRegExp(node: Node): boolean {
  if (node.type === 'Literal') return 'regex' in node;
  return (node.type === 'NewExpression' || node.type === 'CallExpression') && lastName(node.callee) === 'RegExp';
}

/** TypeORM's `Like('x%')`, `Not(Like('x%'))`, `Or(…)`; the operator functions of other libraries are spelt alike. */
function operatorFilter(file: File, call: TSESTree.CallExpression, depth: number): Filter | undefined {
  const name = unwrap(call.callee).type === 'Identifier' ? (lastName(call.callee) ?? '') : '';
  const [first] = call.arguments;
  if (name === '' || !first) return undefined;
  const pattern = patternName(name);
  if (pattern) return patternOf(file, first, pattern.language, pattern.negated);
  const logic = own(LOGIC_NAMES, spelling(name));
  if (!logic) return undefined;
  return logicOf(
    logic,
    call.arguments.map((argument) => fieldFilter(file, argument, depth + 1)),
  );
}
