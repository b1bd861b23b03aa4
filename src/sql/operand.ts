import { strongest } from './condition.ts';
import { type Binds, HOLE, type Reach, type SqlHole } from './text.ts';
import type { Token } from './tokens.ts';
import { IDENTITY_WORDS, OPERAND_WORDS, PURE_FUNCTIONS } from './words.ts';

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
const ELLIPSIS = '…';

/** Reads the tokens `[from, to)` as a value; `undefined` where no value stands in them. */
export function operandOf(tokens: readonly Token[], from: number, to: number, binds: Binds): Operand | undefined {
  const holes: SqlHole[] = [];
  const reaches: Reach[] = [];
  const written: string[] = [];
  let hasColumn = false;
  let isList = false;
  const hole = (one: SqlHole | undefined) => {
    if (one) holes.push(one);
    reaches.push(one?.reach ?? 'unknown');
    written.push(one?.reach === 'shared' ? unquoted(one.text ?? ELLIPSIS) : ELLIPSIS);
  };
  for (let at = from; at < to; at += 1) {
    const token = tokens[at] as Token;
    switch (token.kind) {
      case 'string':
        holes.push(...(token.holes ?? []));
        reaches.push(...(token.holes ?? []).map((one) => one.reach));
        written.push(stringOf(token));
        break;
      case 'number':
        written.push(token.text);
        break;
      case 'placeholder':
        hole(binds(token.key ?? ''));
        break;
      case 'hole':
        hole(token.holes?.[0]);
        break;
      case 'name':
        // MySQL and SQLite take "x%" for a string.
        if (token.text.includes('%')) {
          holes.push(...(token.holes ?? []));
          reaches.push(...(token.holes ?? []).map((one) => one.reach));
          written.push(stringOf(token));
        } else if (tokens[at - 1]?.text !== 'collate') hasColumn = true;
        break;
      case 'word': {
        const said = wordOf(tokens, at, to);
        if (said === 'column') hasColumn = true;
        else if (said === 'unknown') hole(undefined);
        else if (said === 'list') isList = true;
        break;
      }
      case 'sign':
        if (token.text === ',' && isList && written.length > 0) written.push(', ');
        break;
    }
  }
  if (written.length === 0 && !hasColumn) return undefined;
  return { reach: strongest(reaches), text: written.join(''), holes, hasColumn };
}

function wordOf(tokens: readonly Token[], at: number, to: number): 'nothing' | 'list' | 'unknown' | 'column' {
  const word = (tokens[at] as Token).text;
  const next = at + 1 < to ? tokens[at + 1] : undefined;
  const before = tokens[at - 1];
  if (word === 'select') return 'column';
  if (word === 'any' || word === 'all' || word === 'some' || word === 'array') return 'list';
  if (IDENTITY_WORDS.has(word)) return 'unknown';
  if (next?.text === '(' && next.kind === 'sign') return PURE_FUNCTIONS.has(word) ? 'nothing' : 'unknown';
  if (OPERAND_WORDS.has(word) || before?.text === '::' || before?.text === 'as' || before?.text === 'collate') return 'nothing';
  // `_utf8mb4'x%'`, `DATE 'x'`: a word that says what kind of string follows.
  if (next?.kind === 'string' || word === 'null' || word === 'true' || word === 'false') return 'nothing';
  return 'column';
}

/** A string's text with its constant holes filled in. */
function stringOf(token: Token): string {
  let hole = 0;
  return token.text.replaceAll(HOLE, () => {
    const one = token.holes?.[hole++];
    return one?.reach === 'shared' ? (one.text ?? ELLIPSIS) : ELLIPSIS;
  });
}

/** A hole outside of quotes may bring its own: what a quoting function returns. */
function unquoted(text: string): string {
  return /^'.*'$/s.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text;
}
