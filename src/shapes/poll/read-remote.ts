import type { TSESTree } from '@typescript-eslint/utils';
import { FETCHES, HTTP_RECEIVERS } from '../../catalog/reads.ts';
import type { File } from '../../core/file.ts';
import { flat, textOf } from '../../core/text.ts';
import { type Node, lastName, propertyName, unwrap } from '../../core/tree.ts';
import type { FeedCall } from './feed-facts.ts';

/** The SQL that a call, or a tag, is given, with a `?` for each hole; `undefined` where it is given none that the file spells out. */
export function sqlOf(file: File, call: FeedCall['node']): string | undefined {
  const texts = call.type === 'TaggedTemplateExpression' ? [call] : call.arguments.slice(0, 2);
  for (const one of texts) {
    const inner = unwrap(one);
    const property = inner.type === 'ObjectExpression' ? inner.properties.find((each) => /^(?:text|sql|query|statement)$/.test(propertyName(each) ?? '')) : undefined;
    const node = property?.type === 'Property' ? property.value : inner;
    const text = node.type === 'SpreadElement' ? undefined : textOf(file, node);
    const sql = text && flat(text, () => '?');
    if (sql !== undefined && STATEMENT.test(sql)) return sql;
  }
  return undefined;
}

const STATEMENT = /^\s*(?:(?:--[^\n]*\n|\/\*[^*]*\*\/)\s*)*(?:select|with|from|show|insert|update|delete|truncate|create|alter|drop|call|begin|set)\s/i;
const SELECTING = /^\s*(?:(?:--[^\n]*\n|\/\*[^*]*\*\/)\s*)*(?:select|with|from|show)\s/i;

/** What a database says of itself: tests do not add to it row by row. */
const CATALOGUE = /\b(?:pg_catalog|information_schema|sqlite_master|sqlite_schema|system\.\w+|pg_(?:tables|indexes|class|constraint|attribute|extension|publication\w*|replication\w*))\b/i;

/** Whether SQL reads rows that tests write. */
export function selectsRows(sql: string): boolean {
  return SELECTING.test(sql) && !CATALOGUE.test(sql);
}

/** What a text says that asks a database how many rows there are, whatever it calls the number. */
export const COUNTING = /\bcount(?:All|Distinct)?\s*(?:<[^>]{0,40}>\s*)?\(/i;

/** Whether a read asks a database how many rows there are: `select count(*) as n`, `select({ value: count() })`, `count('* as n')`. */
export function countsRows(file: File, call: FeedCall['node']): boolean {
  const sql = sqlOf(file, call);
  if (sql !== undefined) return COUNTING.test(sql);
  const text = file.text.slice(...call.range);
  return /\bselect\b|\bcount\w*\([`'"]/.test(text) && COUNTING.test(text);
}

/** A GET, also with more calls behind it: `supertest.get('/rows').expect(200).then(bodyOf)`. */
export function isHttpRead(start: FeedCall['node']): boolean {
  let node: Node = start;
  for (let link = 0; link < 12 && node.type === 'CallExpression'; link += 1) {
    if (isGet(node)) return true;
    const callee: Node = unwrap(node.callee);
    if (callee.type !== 'MemberExpression') return false;
    node = unwrap(callee.object);
  }
  return false;
}

function isGet(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const name = lastName(callee) ?? '';
  const [first, options] = call.arguments;
  if (!first) return false;
  if (callee.type === 'Identifier') return FETCHES.test(name) && (options === undefined || !hasMethod(options));
  if (name !== 'get' || callee.type !== 'MemberExpression') return false;
  return HTTP_RECEIVERS.test(lastName(callee.object) ?? '') || isPath(first);
}

function isPath(node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return typeof inner.value === 'string' && /^(?:\/|https?:)/.test(inner.value);
  return inner.type === 'TemplateLiteral' && (/^(?:\/|https?:)/.test(inner.quasis[0]?.value.raw ?? '') || /^\//.test(inner.quasis[1]?.value.raw ?? ''));
}

function hasMethod(options: Node): boolean {
  const inner = unwrap(options);
  return inner.type === 'ObjectExpression' && inner.properties.some((property) => propertyName(property) === 'method');
}
