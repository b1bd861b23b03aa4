import { strongest } from './condition.ts';
import { type Binds, HOLE, type PlaceholderKey, type Reach, type SqlHole } from './text.ts';
import { signAt, type Token, wordAt } from './tokens.ts';
import { IDENTITY_WORDS, LIST_WORDS, OPERAND_WORDS, PURE_FUNCTIONS } from './words.ts';

/** The value that a pattern operator compares with. */
export interface Operand {
  readonly reach: Reach;
  /** The text, each runtime part as `…`. */
  readonly text: string;
  readonly holes: readonly SqlHole[];
  /** It reads a column: a join, no pattern of the program's. */
  readonly hasColumn: boolean;
}

/** What is not known before the statement runs. */
export const ELLIPSIS = '…';

/** Reads the tokens `[from, to)` as a value; `undefined` where no value stands in them. */
export function operandOf(tokens: readonly Token[], from: number, to: number, binds: Binds): Operand | undefined {
  const holes: SqlHole[] = [];
  const reaches: Reach[] = [];
  const written: string[] = [];
  let hasColumn = false;
  let isList = false;
  const string = (token: Token) => {
    holes.push(...token.holes);
    reaches.push(...token.holes.map((one) => one.reach));
    written.push(filled(token));
  };
  const hole = (one: SqlHole | undefined) => {
    if (one) holes.push(one);
    reaches.push(one?.reach ?? 'unknown');
    written.push(one?.reach === 'shared' ? unquoted(one.text ?? ELLIPSIS) : ELLIPSIS);
  };
  for (let at = from; at < to; at += 1) {
    const token = tokens[at] as Token;
    switch (token.kind) {
      case 'string':
        string(token);
        break;
      case 'number':
        written.push(token.text);
        break;
      case 'placeholder':
        hole(binds(token.key as PlaceholderKey));
        break;
      case 'hole':
        hole(token.holes[0]);
        break;
      case 'name':
        // MySQL and SQLite take "x%" for a string.
        if (token.text.includes('%')) string(token);
        else if (wordAt(tokens, at - 1) !== 'collate') hasColumn = true;
        break;
      case 'word': {
        const said = wordAdds(tokens, at);
        if (said === 'column') hasColumn = true;
        else if (said === 'unknown') hole(undefined);
        else if (said === 'list') isList = true;
        break;
      }
      case 'sign':
        if (token.text === ',' && isList) written.push(', ');
        break;
    }
  }
  if (written.length === 0 && !hasColumn) return undefined;
  return { reach: strongest(reaches), text: written.join(''), holes, hasColumn };
}

/** Words before a type's or a collation's name. */
const NAMES_TYPE: ReadonlySet<string> = new Set(['as', 'collate']);

/** What a word adds to a value; `undefined` where it adds nothing. */
function wordAdds(tokens: readonly Token[], at: number): 'list' | 'unknown' | 'column' | undefined {
  const word = wordAt(tokens, at);
  if (word === 'select') return 'column';
  if (LIST_WORDS.has(word)) return 'list';
  if (IDENTITY_WORDS.has(word)) return 'unknown';
  if (signAt(tokens, at + 1) === '(') return PURE_FUNCTIONS.has(word) ? undefined : 'unknown';
  if (OPERAND_WORDS.has(word) || signAt(tokens, at - 1) === '::' || NAMES_TYPE.has(wordAt(tokens, at - 1))) return undefined;
  // `_utf8mb4'x%'`, `DATE 'x'`: a word that says what kind of string follows.
  return tokens[at + 1]?.kind === 'string' ? undefined : 'column';
}

/** The text of a string, a name or a hole with its constant holes filled in. */
export function filled(token: Token): string {
  let hole = 0;
  return token.text.replaceAll(HOLE, () => {
    const one = token.holes[hole++] as SqlHole;
    return one.reach === 'shared' ? (one.text ?? ELLIPSIS) : ELLIPSIS;
  });
}

/** A hole outside of quotes may bring its own: what a quoting function returns. */
function unquoted(text: string): string {
  return /^'.*'$/s.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text;
}
