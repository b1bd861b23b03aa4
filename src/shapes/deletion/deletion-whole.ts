import { bindingOf } from '../../core/bindings.ts';
import { propertyOf, valueOf } from '../../core/calls.ts';
import { perFile, type File } from '../../core/file.ts';
import { descendantsOf, type Node, propertyName, unwrap } from '../../core/tree.ts';
import type { Link } from './deletion-links.ts';

/**
 * Whether a deletion without any filter empties a table. Many things have a `delete`: the call has to look like a query
 * builder's (`knex('users').del()`, `db.deleteFrom('users')`), or say that it takes everything (`deleteMany({})`).
 */
export function isWholeTable(file: File, link: Link, links: readonly Link[], hasFilter: boolean): boolean {
  const [root] = links;
  const startsWithTable = root !== undefined && root !== link && isTableCall(root);
  switch (link.name) {
    case 'deleteMany':
      return link.args.length === 0 || hasFilter;
    case 'deleteFrom':
      return true;
    case 'destroy':
      return link.args.some((argument) => {
        const value = valueOf(file, argument);
        return propertyOf(value, 'where') !== undefined || propertyOf(value, 'truncate') !== undefined;
      });
    case 'nativeDelete':
    case 'remove':
      return hasFilter;
    case 'deleteAll':
    case 'destroyAll':
      return hasFilter || (link.args.length === 0 && (isModel(link) || STORE_NAME.test(receiverName(link) ?? '')));
    case 'truncate':
      return startsWithTable || isModel(link);
    case 'clear':
      return /repo(?:sitory)?$/i.test(receiverName(link) ?? '') || links.some((one) => one.name === 'getRepository');
    case 'del':
      return startsWithTable;
    case 'delete':
      return startsWithTable || hasFilter || links.some((one) => one !== link && one.name === 'from') || isDatabase(file, link);
    default:
      return false;
  }
}

/** Names of what holds rows; a pool or a manager has a `destroyAll` of another kind. */
const STORE_NAME = /(?:repo|repository|repositories|store|stores|dao|model|models|collection|table)$/i;

/** `knex('users')` */
function isTableCall(link: Link): boolean {
  const [first] = link.args;
  return unwrap(link.node.callee).type === 'Identifier' && first !== undefined && (first.type === 'Literal' || first.type === 'TemplateLiteral');
}

/** `User.truncate()`, `models.User.truncate()` */
function isModel(link: Link): boolean {
  return /^[A-Z]/.test(receiverName(link) ?? '');
}

function receiverName(link: Link): string | undefined {
  const callee = unwrap(link.node.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const receiver = unwrap(callee.object);
  if (receiver.type === 'Identifier') return receiver.name;
  return receiver.type === 'MemberExpression' ? propertyName(receiver) : undefined;
}

/** The names on which this file calls `select` or `insert`: a database, no Map. */
const databasesOf = perFile((file): ReadonlySet<string> => {
  const found = new Set<string>();
  if (!/\.(?:select|insert)\(/.test(file.text)) return found;
  for (const node of descendantsOf(file.keys, file.source.ast as Node)) {
    if (node.type !== 'CallExpression') continue;
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression' || !/^(?:select|insert)$/.test(propertyName(callee) ?? '')) continue;
    const receiver = unwrap(callee.object);
    if (receiver.type === 'Identifier') found.add(receiver.name);
    else if (receiver.type === 'MemberExpression') found.add(propertyName(receiver) ?? '');
  }
  return found;
});

/** `db.delete(users)` where the file also does `db.select()` or `db.insert()`, with a table: no id, no key. */
function isDatabase(file: File, link: Link): boolean {
  const [first, ...more] = link.args;
  if (!first || more.length > 0 || (first.type !== 'Identifier' && first.type !== 'MemberExpression')) return false;
  if (first.type === 'Identifier' && bindingOf(file, first)?.kind === 'parameter') return false;
  return databasesOf(file).has(receiverName(link) ?? '');
}
