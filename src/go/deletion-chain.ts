import { GO_BUILDERS } from '../catalog/go-sql.ts';
import { type SqlCondition, allOf, anyOf, opposite } from '../sql/condition.ts';
import { conditionIn } from '../sql/deletions.ts';
import type { Deletion } from '../verdicts/no-unscoped-like-delete.ts';
import { anchored, bindsOf } from './deletion-condition.ts';
import { documentsOf } from './deletion-documents.ts';
import { predicateOf } from './deletion-predicate.ts';
import { textOf } from './text.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, receiverOf, sourceOf, unwrap } from './tree.ts';

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

/** `"name LIKE ?", "test-%"`: a condition in SQL and its values; or the builder's own conditions, which all have to hold. */
function conditionAt(file: GoFile, given: readonly GoNode[]): SqlCondition | undefined {
  const [first, ...values] = given;
  const text = first && textOf(file, first);
  if (text) return conditionIn(text.parts, bindsOf(file, values));
  return first && allOf(given.map((one) => predicateOf(file, one)));
}

/** `coll.DeleteMany(ctx, bson.M{"mail": bson.M{"$regex": "^bot"}})`. */
function documents(file: GoFile, call: GoNode): Found | undefined {
  const filter = argumentsOf(call)[1];
  return filter && { store: 'mongo', target: undefined, where: anchored(documentsOf(file, filter), call.range) };
}
