import type { SqlCondition } from '../sql/condition.ts';
import type { Binds } from '../sql/text.ts';
import type { Condition } from '../verdicts/no-unscoped-like-delete.ts';
import { holeOf } from './text.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, elementsOf, lastName, sourceOf, unwrap } from './tree.ts';

/** The same condition, each pattern with the stretch of the statement around it. */
export function anchored(where: SqlCondition, range: readonly [number, number]): Condition<readonly [number, number]> {
  if (where.kind === 'match') return where;
  if (where.kind === 'pattern') return { ...where, at: range };
  return { kind: where.kind, of: where.of.map((one) => anchored(one, range)) };
}

/** What the placeholders are bound to: the arguments after the statement, by position or by name. */
export function bindsOf(file: GoFile, values: readonly GoNode[]): Binds {
  return (key) => {
    const value = typeof key === 'number' ? values[key - 1] : namedIn(file, values, key);
    return value && holeOf(file, value);
  };
}

/** `sql.Named("owner", id)`, `pgx.NamedArgs{"owner": id}`, `map[string]any{"owner": id}`. */
function namedIn(file: GoFile, values: readonly GoNode[], key: string): GoNode | undefined {
  const isKey = (node: GoNode | undefined) => node?.type === 'String' && sourceOf(file, node).slice(1, -1) === key;
  for (const value of values.map(unwrap)) {
    const [name, named] = value.type === 'CallExpr' && lastName(file, calleeOf(value)) === 'Named' ? argumentsOf(value) : [];
    if (isKey(name)) return named;
    const pairs = value.type === 'TypedLiteral' ? elementsOf(value) : [];
    const found = pairs.find(({ children: [first] }) => first?.type === 'Key' && isKey(first.children[0]));
    if (found) return found.children[1];
  }
  return undefined;
}
