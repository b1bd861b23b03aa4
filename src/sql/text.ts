/**
 * How far a value reaches. `own`: it belongs to this test or this run. `shared`: it is the same in every test.
 * `unknown`: the program does not say.
 */
export type Reach = 'own' | 'shared' | 'unknown';

/** A place in a statement that the program fills: a piece of its text, or a bound value. */
export interface SqlHole {
  readonly reach: Reach;
  /** What stands in it, where that is always the same. */
  readonly text?: string | undefined;
}

/** A statement as a program writes it: text, and holes that are filled at run time. */
export type SqlText = readonly (string | SqlHole)[];

/** A placeholder of a driver: `$1` and `?` by position (from 1), `:name` by name. */
export type PlaceholderKey = number | string;

/** What a placeholder is bound to; `undefined` where the program does not show it. */
export type Binds = (key: PlaceholderKey) => SqlHole | undefined;

/** A stretch of the flat text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stands for a hole in the flat text: one character, so that offsets stay easy to follow. */
export const HOLE = '\uFFFC';

/** A statement's text as one string, and the holes by the offset at which they stand in it. */
export interface FlatText {
  readonly text: string;
  readonly holes: ReadonlyMap<number, SqlHole>;
}

/** Puts a text with holes into one string. */
export function flatten(parts: SqlText): FlatText {
  const holes = new Map<number, SqlHole>();
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part.replaceAll(HOLE, ' ');
    else {
      holes.set(text.length, part);
      text += HOLE;
    }
  }
  return { text, holes };
}
