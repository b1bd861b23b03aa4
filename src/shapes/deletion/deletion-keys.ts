import type { TSESTree } from '@typescript-eslint/utils';
import {
  FLUSHING_METHODS,
  LISTING_METHODS,
  SEARCH_LOGIC,
  SEARCH_PATTERNS,
} from '../../catalog/key-stores.ts';
import { propertyOf, valueOf } from '../../core/calls.ts';
import { constantOf } from '../../core/constant.ts';
import type { File } from '../../core/file.ts';
import { lastName, type Node, propertyName, unwrap } from '../../core/tree.ts';
import type { Condition, Store } from '../../verdicts/no-unscoped-like-delete.ts';
import { isOwnKeyStore } from './deletion-store.ts';
import { chainOf } from './deletion-links.ts';
import type { FoundDeletion } from './deletion-sql.ts';
import { ownsDatabase } from './deletion-sql.ts';
import { ALWAYS, allOf, anyOf, deletionValueOf, matchOf, NEUTRAL, oppositeOf, type PatternAnchor, patternOf } from './deletion-value.ts';
import { isTaken } from './taken.ts';
import { placeAround } from '../test-block.ts';

type Filter = Condition<PatternAnchor>;

/** The deletion of keys or of documents that a call makes. */
export function asKeyDeletion(file: File, call: TSESTree.CallExpression): FoundDeletion | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee) ?? '';
  if (FLUSHING_METHODS.includes(name)) return found(file, call, 'redis', ALWAYS, `the store behind '${lastName(callee.object) ?? 'redis'}'`);
  if (LISTING_METHODS.includes(name)) {
    const pattern = listedPattern(file, call, name);
    if (!pattern) return undefined;
    const where = patternOf(file, pattern, 'glob');
    if (where.kind !== 'pattern' || where.reach !== 'shared' || !isTaken(file, chainOf(call))) return undefined;
    return { ...found(file, call, 'redis', where), inProcess: isOwnKeyStore(file, callee.object) };
  }
  // Most calls take an object, and few delete: the name says so at less cost.
  if (name !== 'deleteByQuery' && (name !== 'delete' || lastName(callee.object) !== 'indices')) return undefined;
  const [first] = call.arguments;
  const given = first && valueOf(file, first);
  if (given?.type !== 'ObjectExpression') return undefined;
  const index = propertyOf(given, 'index');
  const target = index && constantOf(file, index);
  if (name === 'deleteByQuery') {
    const body = propertyOf(given, 'body');
    const query = propertyOf(given, 'query') ?? (body && propertyOf(valueOf(file, body), 'query'));
    return query && found(file, call, 'elasticsearch', searchFilter(file, query, 0), target);
  }
  return index && found(file, call, 'elasticsearch', patternOf(file, index, 'glob'), target);
}

function found(file: File, call: TSESTree.CallExpression, store: Store, where: Filter, target?: string): FoundDeletion {
  const place = placeAround(file, call)?.place;
  const callee = unwrap(call.callee);
  const start = callee.type === 'MemberExpression' ? callee.property.range[0] : call.range[0];
  const inHook = place === 'each' || place === 'once';
  return { store, target, where, inHook, inProcess: ownsDatabase(file), node: call, range: [start, call.range[1]] };
}

/** `keys('x*')`, `scan(0, 'MATCH', 'x*')`, `scanStream({ match: 'x*' })`, `scan(0, { MATCH: 'x*' })`. */
function listedPattern(file: File, call: TSESTree.CallExpression, name: string): Node | undefined {
  if (/^keys$/i.test(name)) return call.arguments[0];
  for (const [index, argument] of call.arguments.entries()) {
    const value = valueOf(file, argument);
    const match = propertyOf(value, 'match') ?? propertyOf(value, 'MATCH');
    if (match) return match;
    if (value.type === 'Literal' && typeof value.value === 'string' && /^match$/i.test(value.value)) return call.arguments[index + 1];
  }
  return undefined;
}

/** Reads a query of Elasticsearch or OpenSearch. */
function searchFilter(file: File, node: Node, depth: number): Filter {
  const query = valueOf(file, node);
  if (query.type !== 'ObjectExpression' || depth > 12) return matchOf(deletionValueOf(file, node).reach);
  return allOf(
    query.properties.map((property): Filter => {
      if (property.type === 'SpreadElement') return matchOf('unknown');
      const name = propertyName(property) ?? '';
      if (name === 'match_all') return ALWAYS;
      const logic = Object.hasOwn(SEARCH_LOGIC, name) ? SEARCH_LOGIC[name] : undefined;
      const value = valueOf(file, property.value);
      if (logic) {
        const parts = value.type === 'ArrayExpression' ? value.elements.filter((one) => one !== null) : [value];
        const filters = parts.map((part) => searchFilter(file, part, depth + 1));
        if (logic === 'any') return anyOf(filters);
        return logic === 'all' ? allOf(filters) : oppositeOf(anyOf(filters));
      }
      const language = Object.hasOwn(SEARCH_PATTERNS, name) ? SEARCH_PATTERNS[name] : undefined;
      if (!language || value.type !== 'ObjectExpression') return matchOf(deletionValueOf(file, property.value).reach);
      const [field] = value.properties;
      if (field?.type !== 'Property') return NEUTRAL;
      const inner = valueOf(file, field.value);
      const pattern = propertyOf(inner, 'value') ?? propertyOf(inner, 'query') ?? field.value;
      return patternOf(file, pattern, language);
    }),
  );
}
