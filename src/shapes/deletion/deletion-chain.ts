import { LOGIC_NAMES, NEGATIVE_NAMES, OTHER_LINKS, RELATION_LINKS } from '../../catalog/query-builders.ts';
import { constantOf } from '../../core/constant.ts';
import { returnsOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { textOf } from '../../core/text.ts';
import { type FunctionNode, type Node, isFunction, lastName, settle, unwrap } from '../../core/tree.ts';
import type { Condition } from '../../verdicts/no-unscoped-like-delete.ts';
import { filterOf, patternName, spelling } from './deletion-filter.ts';
import { type Link, linksOf } from './deletion-links.ts';
import { supabaseOr } from './deletion-postgrest.ts';
import { rawCondition } from './deletion-raw.ts';
import { ALWAYS, allOf, anyOf, deletionValueOf, matchOf, NEUTRAL, oppositeOf, type PatternAnchor, patternOf } from './deletion-value.ts';

type Filter = Condition<PatternAnchor>;

const DEEPEST = 12;
/** Links that compare with a pattern by their name. Others that could (`contains`, `startsWith`) are also what page objects are asked. */
const QUERY_LINK = /^(?:(?:and|or)?[wW]here\w+|(?:not)?[iI]?like\w*|regex|rlike)$/;

/** What the links of a chain demand of a row: `where(a).orWhere(b).andWhere(c)` is a, or b and c. */
export function chainFilter(file: File, links: readonly Link[], depth = 0): Filter {
  const groups: Filter[][] = [];
  links.forEach((link, index) => {
    const filter = linkFilter(file, link, links, index, depth);
    if (!filter || (filter.kind === 'and' && filter.of.length === 0)) return;
    const group = groups.at(-1);
    if (!group || /^or[A-Z]/.test(link.name)) groups.push([filter]);
    else group.push(filter);
  });
  return groups.length > 0 ? anyOf(groups.map(allOf)) : ALWAYS;
}

function linkFilter(file: File, link: Link, links: readonly Link[], index: number, depth: number): Filter | undefined {
  const { name, args } = link;
  const [first, second, third] = args;
  if (!first || depth > DEEPEST || OTHER_LINKS.includes(name)) return undefined;
  if (RELATION_LINKS.includes(name)) return matchOf('unknown');
  // The root of a chain names the table or the connection: `knex('users')`.
  if (index === 0 && unwrap(link.node.callee).type === 'Identifier') return deletionValueOf(file, first).reach === 'own' ? matchOf('own') : undefined;
  const bare = name.replace(/^(?:and|or)(?=[A-Z])/, '');
  const rest = spelling(bare.replace(/^(?:where|having|if)/i, ''));
  const negated = /not/i.test(rest) || NEGATIVE_NAMES.includes(rest);
  if (bare === 'or' || bare === 'and') return groupLink(file, bare, args, depth);
  const pattern = QUERY_LINK.test(name) ? patternName(rest) : undefined;
  if (pattern && !third) return patternLink(file, second ?? first, pattern.language, pattern.negated);
  if (isFunction(first)) return negate(closureFilter(file, first, depth), negated);
  if (third) {
    const said = patternName(constantOf(file, second as Node) ?? '');
    if (said) return patternLink(file, third, said.language, said.negated !== negated);
    const operator = spelling(constantOf(file, second as Node) ?? '').trim();
    return negate(valueFilter(file, third, depth), negated || NEGATIVE_NAMES.includes(operator));
  }
  const raw = textOf(file, first);
  if (raw && /\s|\?|=/.test(raw.parts.filter((part) => typeof part === 'string').join(''))) {
    return negate(rawCondition(file, first, [second, ...parametersOf(links)].filter((one) => one !== undefined)), negated);
  }
  if (second) {
    const value = valueOf(file, second);
    if (value.type === 'Literal' && 'regex' in value) return patternOf(file, second, 'regex', negated);
    return negate(valueFilter(file, second, depth), negated);
  }
  return negate(expressionFilter(file, first, depth + 1), negated);
}

function negate(filter: Filter, negated: boolean): Filter {
  return negated ? oppositeOf(filter) : filter;
}

/** `setParameter('m', 'x%')`, `setParameters({ m: 'x%' })` anywhere in the chain. */
function parametersOf(links: readonly Link[]): readonly Node[] {
  return links.flatMap((link) => (link.name === 'setParameters' ? link.args : []));
}

function patternLink(file: File, node: Node, language: Parameters<typeof patternOf>[2], negated: boolean): Filter {
  const value = valueOf(file, node);
  if (value.type === 'ArrayExpression' || value.type === 'ObjectExpression') return matchOf(deletionValueOf(file, node).reach, negated);
  return patternOf(file, node, language, negated);
}

/** `.or('a.like.x%,b.eq.1')` of Supabase, `.or([{ … }])` of Mongoose, `eb.or([ … ])` of Kysely. */
function groupLink(file: File, name: 'or' | 'and', args: Link['args'], depth: number): Filter {
  const [first] = args as [Node];
  const list = valueOf(file, first);
  if (list.type !== 'ArrayExpression' && args.length === 1 && textOf(file, first)) return supabaseOr(file, first);
  const parts = list.type === 'ArrayExpression' ? list.elements.filter((one) => one !== null) : args;
  const filters = parts.map((part) => expressionFilter(file, part, depth + 1));
  return name === 'or' ? anyOf(filters) : allOf(filters);
}

/** A value that a column is compared with: a subquery counts by its own conditions. */
function valueFilter(file: File, node: Node, depth: number): Filter {
  const value = settle(valueOf(file, node));
  if (isFunction(value)) return closureFilter(file, value, depth + 1);
  if (value.type === 'CallExpression') {
    const links = linksOf(file, value);
    if (links.some((link) => /^(?:select|selectFrom|selectDistinct|subQuery|from)$/.test(link.name))) {
      const inner = chainFilter(file, links, depth + 1);
      return inner.kind === 'and' && inner.of.length === 0 ? NEUTRAL : inner;
    }
  }
  return matchOf(deletionValueOf(file, node).reach);
}

/** `(qb) => qb.where(…).orWhere(…)`, `function () { this.where(…); }`, `(eb) => eb.or([…])`. */
function closureFilter(file: File, fn: FunctionNode, depth: number): Filter {
  if (depth > DEEPEST) return matchOf('unknown');
  const said: Node[] = [...returnsOf(file, fn)];
  if (fn.body.type === 'BlockStatement') {
    for (const statement of fn.body.body) if (statement.type === 'ExpressionStatement') said.push(statement.expression);
  }
  if (said.length === 0) return matchOf('unknown');
  return allOf(said.map((one) => expressionFilter(file, one, depth + 1)));
}

/** A condition written as an expression: `like(users.mail, 'x%')`, `and(…)`, `eb('mail', 'like', 'x%')`, `` sql`…` ``, an object. */
export function expressionFilter(file: File, node: Node, depth: number): Filter {
  if (depth > DEEPEST) return matchOf('unknown');
  const value = settle(valueOf(file, node));
  if (value.type === 'ObjectExpression' || value.type === 'ArrayExpression') return filterOf(file, value);
  if (value.type === 'TaggedTemplateExpression') return rawCondition(file, value, []);
  if (isFunction(value)) return closureFilter(file, value, depth);
  if (value.type === 'NewExpression' && lastName(value.callee) === 'Brackets' && value.arguments[0]) {
    return expressionFilter(file, value.arguments[0], depth + 1);
  }
  if (value.type !== 'CallExpression') return matchOf(deletionValueOf(file, node).reach);
  const name = lastName(value.callee) ?? '';
  const [first, second, third] = value.arguments;
  if (/^(?:raw|literal|fn)$/.test(name) && first && textOf(file, first)) return rawCondition(file, first, second ? [second] : []);
  const spelt = spelling(name);
  const logic = Object.hasOwn(LOGIC_NAMES, spelt) ? LOGIC_NAMES[spelt] : undefined;
  if (logic) {
    const list = first && valueOf(file, first);
    const parts = list?.type === 'ArrayExpression' ? list.elements.filter((one) => one !== null) : value.arguments;
    const filters = parts.map((part) => expressionFilter(file, part, depth + 1));
    return logic === 'all' ? allOf(filters) : logic === 'any' ? anyOf(filters) : oppositeOf(allOf(filters));
  }
  const pattern = patternName(name);
  if (pattern && first) return patternLink(file, second ?? first, pattern.language, pattern.negated);
  if (unwrap(value.callee).type === 'MemberExpression' && name !== 'eb') return chainFilter(file, linksOf(file, value), depth + 1);
  if (third && second) return linkFilter(file, { name: 'where', args: value.arguments, node: value, at: value }, [], 1, depth + 1) ?? NEUTRAL;
  if (/^(?:isNull|isNotNull)$/.test(name) || !first) return first ? NEUTRAL : matchOf('unknown');
  return negate(valueFilter(file, second ?? first, depth + 1), NEGATIVE_NAMES.includes(spelt));
}
