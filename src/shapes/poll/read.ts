import { SENDING } from '../../catalog/reads.ts';
import { STORE_CLIENTS } from '../../catalog/stores.ts';
import type { File } from '../../core/file.ts';
import { type Node, isFunction, lastName, propertyName, settle, unwrap } from '../../core/tree.ts';
import type { FeedCall } from './feed-facts.ts';
import { isMany } from './many.ts';
import { hasManyLink } from './read-links.ts';
import { countsRows, isHttpRead, selectsRows, sqlOf } from './read-remote.ts';

/** Whether a call reads many things from a store: rows, jobs, keys, files of a directory, a list endpoint. */
export function isCollectionRead(file: File, call: FeedCall['node']): boolean {
  const names = namesIn(call);
  const name = names.at(-1);
  const sql = sqlOf(file, call);
  if (sql !== undefined) return selectsRows(sql);
  if (name === undefined || isListMethod(call, name)) return false;
  if (names.some((one) => ONE_ROW.test(one))) return countsRows(file, call) && names.some((one) => isMany(one));
  if (isHttpRead(call)) return true;
  // A remote procedure is read by its own name: `client.raid.getStatus.query()`.
  const before = names.at(-2);
  if (name === 'query' && before !== undefined && names.length > 2 && !STORE_CLIENTS.test(before)) return isMany(before);
  if (isMany(name) || hasManyLink(call)) return true;
  // A builder: the verb stands before `where`, `limit`, `toArray`.
  return names.length > 1 && names.slice(1, -1).some((one) => isMany(one)) && (SENDING.has(name) || BUILDING.test(name) || isMany(name));
}

/** What a list does in the process is no read: `rows.filter((row) => row.done)`. */
function isListMethod(call: FeedCall['node'], name: string): boolean {
  if (call.type !== 'CallExpression' || unwrap(call.callee).type !== 'MemberExpression') return false;
  return /^(?:filter|find|findLast|some|every|map|flatMap|reduce|count|countBy|aggregate)$/.test(name) && isFunction(call.arguments[0]);
}

const ONE_ROW = /^(?:findFirst|findUnique|findOne|findById|getOne|takeFirst|executeTakeFirst|first|firstOrFail)(?:OrThrow|OrFail)?$/;
const BUILDING = /^(?:from|where|andWhere|orWhere|orderBy|sort|limit|skip|offset|join|leftJoin|innerJoin|groupBy|lean|populate|eq|in|match|order|range|having|distinct|with|map|filter|then|catch|finally|flat)$/;

/** The names of a call from its root on: `db.select().from(t).where(x)` is `db select from where`. */
export function namesIn(call: FeedCall['node']): readonly string[] {
  const names: string[] = [];
  let node: Node = call;
  for (let link = 0; link < 40; link += 1) {
    if (node.type === 'CallExpression' || node.type === 'NewExpression') node = settle(node.callee);
    else if (node.type === 'TaggedTemplateExpression') node = settle(node.tag);
    else if (node.type === 'MemberExpression') {
      const name = propertyName(node);
      if (name !== undefined) names.unshift(name);
      node = settle(node.object);
    } else break;
  }
  if (node.type === 'Identifier') names.unshift(node.name);
  else if (node.type === 'ThisExpression') names.unshift('this');
  return names;
}

/** How the reader of the comparison knows a read: the helper that it calls, or the names of the call. */
export function readText(call: FeedCall): string {
  const shown = call.via?.type === 'CallExpression' ? call.via : call.node;
  const names = [...namesIn(shown)];
  if (/^(?:then|catch|finally)$/.test(names.at(-1) ?? '')) names.pop();
  const text = names.length > 0 ? names.join('.') : (lastName(shown) ?? 'it');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
