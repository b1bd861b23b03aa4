import { GO_BUILDERS } from '../catalog/go-sql.ts';
import { type SqlCondition, allOf, anyOf, opposite } from '../sql/condition.ts';
import { conditionIn } from '../sql/deletions.ts';
import type { Deletion } from '../verdicts/no-unscoped-like-delete.ts';
import { anchored, bindsOf } from './deletion-condition.ts';
import { holeOf, textOf, unquoted } from './text.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, descendantsOf, receiverOf, sourceOf, unwrap } from './tree.ts';

type Found = Pick<Deletion<readonly [number, number]>, 'store' | 'target' | 'where'>;

const METHODS: ReadonlyMap<string, (typeof GO_BUILDERS)[number]['does']> = new Map(GO_BUILDERS.map((row) => [row.method, row.does]));

/** A deletion that a chain of a query builder makes, read from its outermost call; or that a document filter makes. */
export function chainDeletionAt(file: GoFile, call: GoNode): Found | undefined {
  if (call.parent?.type === 'SelectorExpr' && call.parent.parent?.type === 'CallExpr') return undefined;
  const conditions: SqlCondition[] = [];
  const alternatives: SqlCondition[] = [];
  let deletes = false;
  for (let link: GoNode | undefined = call; link?.type === 'CallExpr'; link = chained(link)) {
    const callee = calleeOf(link);
    const name = callee?.type === 'SelectorExpr' && callee.children[1] ? sourceOf(file, callee.children[1]) : '';
    const does = METHODS.get(name);
    if (name === 'DeleteMany') return documents(file, link);
    if (does === 'deletes') {
      deletes = true;
      const inline = conditionAt(file, argumentsOf(link).slice(1));
      if (inline) conditions.push(inline);
    } else if (does) {
      const condition = conditionAt(file, argumentsOf(link)) ?? { kind: 'match', reach: 'unknown', negated: false };
      if (does === 'or') alternatives.push(condition);
      else conditions.push(does === 'not' ? opposite(condition) : condition);
    }
  }
  if (!deletes || (conditions.length === 0 && alternatives.length === 0)) return undefined;
  const all = allOf(conditions);
  const where = alternatives.length > 0 ? anyOf([all, ...alternatives]) : all;
  return { store: 'builders', target: undefined, where: anchored(where, call.range) };
}

function chained(call: GoNode): GoNode | undefined {
  const receiver = receiverOf(calleeOf(call));
  return receiver && unwrap(receiver);
}

/** `"name LIKE ?", "test-%"`: a condition in SQL and its values. */
function conditionAt(file: GoFile, given: readonly GoNode[]): SqlCondition | undefined {
  const [first, ...values] = given;
  const text = first && textOf(file, first);
  return text && conditionIn(text.parts, bindsOf(file, values));
}

/** `coll.DeleteMany(ctx, bson.M{"mail": bson.M{"$regex": "^bot"}})`. */
function documents(file: GoFile, call: GoNode): Found | undefined {
  const filter = argumentsOf(call)[1];
  const parts: SqlCondition[] = [];
  if (filter?.type !== 'TypedLiteral') return undefined;
  for (const node of descendantsOf(filter)) {
    const [key, value] = node.type === 'Element' ? node.children : [];
    const name = key?.children[0];
    if (key?.type !== 'Key' || !value || name?.type !== 'String') continue;
    const word = unquoted(sourceOf(file, name));
    if (word === '$or' || word === '$nor') return undefined;
    const { reach, text } = holeOf(file, value);
    if (word === '$regex') parts.push({ kind: 'pattern', reach: text === undefined && reach === 'shared' ? 'unknown' : reach, pattern: text ?? '…', negated: false, at: NOWHERE });
    else if (value.type !== 'TypedLiteral' && value.type !== 'LiteralValue' && word !== '$options') parts.push({ kind: 'match', reach, negated: word === '$ne' });
  }
  return parts.length > 0 ? { store: 'mongo', target: undefined, where: anchored(allOf(parts), call.range) } : undefined;
}

const NOWHERE = { start: 0, end: 0, value: { start: 0, end: 0 }, holes: [], language: 'regex' as const };
