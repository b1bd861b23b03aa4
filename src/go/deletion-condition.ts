import type { SqlCondition } from '../sql/condition.ts';
import type { Binds } from '../sql/text.ts';
import type { Condition } from '../verdicts/no-unscoped-like-delete.ts';
import { holeOf } from './text.ts';
import type { GoFile, GoNode } from './tree.ts';

/** The same condition, each pattern with the stretch of the statement around it. */
export function anchored(where: SqlCondition, range: readonly [number, number]): Condition<readonly [number, number]> {
  if (where.kind === 'match') return where;
  if (where.kind === 'pattern') return { ...where, at: range };
  return { kind: where.kind, of: where.of.map((one) => anchored(one, range)) };
}

/** What the placeholders are bound to: the arguments after the statement, by position. */
export function bindsOf(file: GoFile, values: readonly GoNode[]): Binds {
  return (key) => {
    const value = typeof key === 'number' ? values[key - 1] : undefined;
    return value && holeOf(file, value);
  };
}
