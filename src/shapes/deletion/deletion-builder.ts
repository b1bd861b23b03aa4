import type { TSESTree } from '@typescript-eslint/utils';
import { CHOOSING_LINKS, FILTER_KEYS, QUERY_BUILDERS, RELATION_LINKS, SELECTING_METHODS } from '../../catalog/query-builders.ts';
import { constantOf } from '../../core/constant.ts';
import { propertyOf, valueOf } from '../../core/calls.ts';
import { type File, perFile } from '../../core/file.ts';
import { type Node, lastName, unwrap } from '../../core/tree.ts';
import type { Condition, Store } from '../../verdicts/no-unscoped-like-delete.ts';
import { chainFilter } from './deletion-chain.ts';
import { filterOf } from './deletion-filter.ts';
import { chainOf, type Link, linksOf } from './deletion-links.ts';
import { type FoundDeletion, ownsDatabase } from './deletion-sql.ts';
import { ALWAYS, allOf, deletionValueOf, matchOf, NEUTRAL, type PatternAnchor } from './deletion-value.ts';
import { isNeverRun, isOfOwnFolder } from './deletion-subject.ts';
import { isWholeTable } from './deletion-whole.ts';
import { placeAround } from '../test-block.ts';

type Filter = Condition<PatternAnchor>;

let methods: ReadonlySet<string> | undefined;

/** Whether a method's name may delete rows. */
export function isDeletingMethod(name: string): boolean {
  return (methods ??= new Set(QUERY_BUILDERS.flatMap((row) => row.methods as readonly string[]).concat('truncate', 'clear'))).has(name);
}

/** The deletion that a call of a query builder, an ORM or a document database makes: read once, from its deleting method. */
export function asBuilderDeletion(file: File, call: TSESTree.CallExpression): FoundDeletion | undefined {
  const name = lastName(call.callee) ?? '';
  if (!isDeletingMethod(name) || unwrap(call.callee).type !== 'MemberExpression') return undefined;
  const links = linksOf(file, chainOf(call));
  const link = links.find((one) => one.node === call);
  if (!link || links.find((one) => isDeletingMethod(one.name)) !== link) return undefined;
  const given = filterArgument(file, link);
  const rest = links.filter((one, index) => one !== link && (index > links.indexOf(link) || isChoosing(file, one)));
  if (isRequest(link) || isNeverRun(file, chainOf(call))) return undefined;
  const own = given ? (given.isFilter ? filterOf(file, given.filter) : matchOf('unknown')) : ALWAYS;
  const emptiesOnly = link.name === 'truncate' || link.name === 'clear';
  const filters = (emptiesOnly ? [] : [own, chainFilter(file, rest)]).filter((one) => !isNothing(one));
  const where = filters.length > 0 ? allOf(filters) : isWholeTable(file, link, links, given?.isFilter ?? false) ? ALWAYS : NEUTRAL;
  const place = placeAround(file, call)?.place;
  return {
    store: storeOf(name, given),
    target: targetOf(file, link, links),
    where,
    inHook: place === 'each' || place === 'once',
    inProcess: ownsDatabase(file) || isOfOwnFolder(file, call.callee),
    node: call,
    range: rangeOf(file, link, rest),
  };
}

/** What a query builder's call demands of the rows that it selects, and the stretch that writes it; `undefined` where it selects none by itself. */
export function selectionFilter(file: File, call: TSESTree.CallExpression): { readonly where: Filter; readonly range: readonly [number, number] } | undefined {
  const links = linksOf(file, chainOf(call));
  const link = links.find((one) => SELECTING_METHODS.has(one.name));
  if (link?.node !== call || links.some((one) => isDeletingMethod(one.name))) return undefined;
  // What `select` is given are columns.
  const given = /^(?:select|pluck|getMany)/.test(link.name) ? undefined : filterArgument(file, link);
  const rest = links.filter((one) => one !== link && (links.indexOf(one) > links.indexOf(link) || isChoosing(file, one)));
  const own = given ? (given.isFilter ? filterOf(file, given.filter) : matchOf('unknown')) : ALWAYS;
  return { where: allOf([own, chainFilter(file, rest)].filter((one) => !isNothing(one))), range: rangeOf(file, link, rest) };
}

/** Whether a link before the deletion chooses rows; what leads to the table may still be this run's own (`getDb(tenant)`). */
function isChoosing(file: File, link: Link): boolean {
  const known = choosing(file);
  let answer = known.get(link.node);
  if (answer === undefined) known.set(link.node, (answer = choosesRows(file, link)));
  return answer;
}

/** What leads to a table is asked about for each deletion from it. */
const choosing = perFile(() => new Map<Node, boolean>());

function choosesRows(file: File, link: Link): boolean {
  return CHOOSING_LINKS.test(link.name) || RELATION_LINKS.includes(link.name) || link.args.some((argument) => deletionValueOf(file, argument).reach === 'own');
}

function isNothing(filter: Filter): boolean {
  return filter.kind === 'and' && filter.of.every(isNothing);
}

/** `axios.delete('/users')`, `request(app).delete('/users')` */
function isRequest(link: Link): boolean {
  const [first] = link.args;
  const written = first?.type === 'Literal' ? first.value : first?.type === 'TemplateLiteral' ? (first.quasis[0]?.value.raw || '/') : undefined;
  return typeof written === 'string' && /^(?:\/|https?:)/.test(written);
}

/** The argument that chooses the rows: `{ where: … }`, a document database's query, TypeORM's criteria after the entity. */
function filterArgument(file: File, link: Link): { filter: Node; isFilter: boolean; key?: string } | undefined {
  for (const argument of link.args) {
    const value = valueOf(file, argument);
    if (value.type === 'ArrayExpression' && value.elements.some((one) => one?.type === 'ObjectExpression')) return { filter: value, isFilter: true };
    if (value.type !== 'ObjectExpression') continue;
    for (const key of FILTER_KEYS) {
      const filter = propertyOf(value, key);
      if (filter) return { filter, isFilter: true, key };
    }
    const isTruncation = propertyOf(value, 'truncate') !== undefined || propertyOf(value, 'cascade') !== undefined;
    return isTruncation ? undefined : { filter: value, isFilter: true };
  }
  const [first] = link.args;
  // An id, or a filter from elsewhere; what `delete` and `deleteFrom` take alone is the table.
  const takesTable = /^(?:delete|deleteFrom|del|softDelete|truncate|clear)$/.test(link.name);
  return first && !takesTable ? { filter: first, isFilter: false } : undefined;
}

function storeOf(name: string, given: { key?: string } | undefined): Store {
  return (name === 'deleteMany' || name === 'remove') && given?.key === undefined ? 'mongo' : 'builders';
}

/** What the rows are deleted from: `user` of `prisma.user.deleteMany()`, `users` of `db.delete(users)`, of `from('users')`. */
function targetOf(file: File, link: Link, links: readonly Link[]): string | undefined {
  for (const one of links) {
    const [first] = one.args;
    // The root of a chain names the table only by its text: `knex('users')`, but `getDb(app)`.
    const isNamedRoot = unwrap(one.node.callee).type === 'Identifier' && first?.type === 'Literal';
    if (!first || (!/^(?:from|into|table|collection|service|getRepository|deleteFrom)$/.test(one.name) && !isNamedRoot && one !== link)) continue;
    if (first.type === 'Identifier') return constantOf(file, first) ?? first.name;
    const text = first.type === 'ObjectExpression' ? undefined : constantOf(file, first);
    if (text !== undefined) return text;
  }
  const callee = unwrap(link.node.callee);
  const receiver = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  return receiver.type === 'Identifier' || receiver.type === 'MemberExpression' ? lastName(receiver) : undefined;
}

/** From the first link that deletes or chooses rows to the last one. */
function rangeOf(file: File, link: Link, rest: readonly Link[]): readonly [number, number] {
  let [start, end] = [link.at.range[0], link.node.range[1]];
  for (const one of rest) {
    if (one.args.length === 0 || one.at.range[0] < chainStart(link)) continue;
    const filter = chainFilter(file, [one]);
    if (isNothing(filter) || (filter.kind === 'match' && filter.reach === 'shared')) continue;
    start = Math.min(start, one.at.range[0]);
    end = Math.max(end, one.node.range[1]);
  }
  return [start, end];
}

/** Links of a constant's own chain stand elsewhere: only those of this chain are marked. */
function chainStart(link: Link): number {
  return chainOf(link.node).range[0];
}
