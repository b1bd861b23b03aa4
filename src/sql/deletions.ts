import { allOf, ALWAYS, type SqlCondition } from './condition.ts';
import { Routine } from './routine.ts';
import { type Binds, flatten, type Span, type SqlText } from './text.ts';
import { type Token, tokensOf } from './tokens.ts';
import { WhereReader } from './where.ts';

/** One statement that takes rows away. */
export interface SqlDeletion extends Span {
  /** The table's name as written, where it is written. */
  readonly table: string | undefined;
  /** What the rows must be like; an `and` of nothing where every row goes. */
  readonly where: SqlCondition;
}

/** A text without these words takes nothing away. */
const WORDS = /\b(?:delete|truncate)\b/i;

/** A word may stand between DELETE and FROM: `DELETE a, b FROM`, `DELETE TOP (10) FROM`. */
const NEAR = 9;

/** Statements inside statements inside statements: deeper than this nobody writes them, and each is read by all around it. */
const DEEPEST = 20;

/** Every statement of the text that takes rows away: DELETE by its conditions, TRUNCATE whole. */
export function deletionsIn(parts: SqlText, binds: Binds): readonly SqlDeletion[] {
  const flat = flatten(parts);
  if (!WORDS.test(flat.text)) return [];
  const tokens = tokensOf(flat);
  const reader = new WhereReader(tokens, binds);
  const found: SqlDeletion[] = [];
  const routine = new Routine();
  const ends: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    // The body of a trigger or a routine runs at another time.
    if (routine.holds(tokens, at) || token.kind !== 'word') continue;
    const from = fromOf(tokens, at, flat.text);
    if (from !== undefined) {
      while (ends.length > 0 && (ends.at(-1) as number) <= at) ends.pop();
      const end = ends.length < DEEPEST ? endOf(tokens, from, flat.text) : from;
      if (end === from) continue;
      ends.push(end);
      const where = allOf([reader.clauses(from, end), ...sourcesBefore(tokens, at).map(([start, stop]) => reader.clauses(start, stop))]);
      found.push({ start: token.start, end: tokens[end - 1]?.end ?? token.end, table: tableAt(tokens, from, flat.text), where });
      at = from;
    } else if (token.text === 'truncate' && isStart(tokens, at, flat.text)) {
      const truncated = truncation(tokens, at, flat.text);
      if (truncated) found.push({ ...truncated, where: ALWAYS });
    }
  }
  return found;
}

/** The statements of the text that select rows and stand by themselves: `SELECT id FROM t WHERE …`. */
export function selectionsIn(parts: SqlText, binds: Binds): readonly SqlDeletion[] {
  const flat = flatten(parts);
  const tokens = tokensOf(flat);
  const [first] = tokens;
  if (first?.text !== 'select' || first.kind !== 'word') return [];
  const end = endOf(tokens, 0, flat.text);
  const from = tokens.findIndex((token) => token.kind === 'word' && token.text === 'from');
  const where = new WhereReader(tokens, binds).clauses(1, end);
  return [{ start: first.start, end: tokens[end - 1]?.end ?? first.end, table: from < 0 ? undefined : tableAt(tokens, from, flat.text), where }];
}

/** A condition that stands alone, as `whereRaw` takes it. */
export function conditionIn(parts: SqlText, binds: Binds): SqlCondition {
  const tokens = tokensOf(flatten(parts));
  return new WhereReader(tokens, binds).condition(0, tokens.length);
}

/** Where the clauses of the DELETE at this place start: at its FROM, or at its WHERE (ClickHouse's `ALTER TABLE t DELETE WHERE`). */
function fromOf(tokens: readonly Token[], at: number, text: string): number | undefined {
  if (tokens[at]?.text !== 'delete') return undefined;
  if (tokens[at + 1]?.text === 'where') {
    const before = tokens.slice(Math.max(0, at - NEAR), at);
    return before.some((one, index) => one.text === 'alter' && before[index + 1]?.text === 'table') ? at + 1 : undefined;
  }
  if (!isStart(tokens, at, text)) return undefined;
  for (let next = at + 1; next <= at + NEAR; next += 1) {
    const token = tokens[next];
    if (!token || token.kind === 'string' || token.text === ';') return undefined;
    if (token.kind === 'word' && token.text === 'from') return next;
    if (token.kind === 'word' && NO_TARGET.has(token.text)) return undefined;
  }
  return undefined;
}

const NO_TARGET: ReadonlySet<string> = new Set(['where', 'set', 'on', 'select', 'delete', 'update', 'insert']);

/** Words after which a statement starts without a semicolon before it. */
const BEFORE_START: ReadonlySet<string> = new Set(['as', 'begin', 'then', 'else', 'do', 'loop', 'analyze', 'verbose', 'materialized', 'go']);

/** Whether a statement starts here; prose (`it should delete from the list`) does not, nor `ON DELETE`. */
function isStart(tokens: readonly Token[], at: number, text: string): boolean {
  const before = tokens[at - 1];
  const token = tokens[at];
  if (!before || !token) return true;
  if (before.kind === 'word') return BEFORE_START.has(before.text) || (!NEVER_BEFORE.has(before.text) && text.slice(before.end, token.start).includes('\n'));
  if (before.kind === 'sign') return before.text === ';' || before.text === '(' || before.text === ')';
  return before.kind === 'hole' || text.slice(before.end, token.start).includes('\n');
}

const NEVER_BEFORE: ReadonlySet<string> = new Set(['on', 'for', 'or', 'after', 'before', 'of', 'grant', 'revoke', 'should', 'to', 'and']);

/** The token after the statement's last: a semicolon, the bracket around it, or the next statement. */
function endOf(tokens: readonly Token[], from: number, text: string): number {
  let at = from + 1;
  while (at < tokens.length) {
    const { kind, text: word, partner } = tokens[at] as Token;
    if (kind === 'sign' && (word === ';' || word === ')')) return at;
    if (kind === 'word' && (word === 'delete' || word === 'truncate') && isStart(tokens, at, text)) return at;
    at = kind === 'sign' && word === '(' ? (partner ?? tokens.length) + 1 : at + 1;
  }
  return tokens.length;
}

/** The selects of the `WITH` before a DELETE. */
function sourcesBefore(tokens: readonly Token[], at: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let end = at - 1;
  while (tokens[end]?.text === ')' && tokens[end]?.partner !== undefined) {
    const open = tokens[end]?.partner ?? 0;
    if (tokens[open + 1]?.text === 'select') found.push([open + 1, end]);
    let before = open - 1;
    while (/^(?:as|not|materialized)$/.test(tokens[before]?.text ?? '')) before -= 1;
    if (before === open - 1) break;
    if (tokens[before]?.text === ')') before = (tokens[before]?.partner ?? 0) - 1;
    // The name, and the comma after the one before it.
    if (tokens[before - 1]?.text !== ',') break;
    end = before - 2;
  }
  return found;
}

/** The table after FROM: `"app"."User"`, `ONLY t`. */
function tableAt(tokens: readonly Token[], from: number, text: string): string | undefined {
  if (tokens[from]?.text === 'from') return nameFrom(tokens, from + 1, text);
  let at = from;
  while (at > 0 && tokens[at]?.text !== 'table') at -= 1;
  return nameFrom(tokens, at + 1, text);
}

function nameFrom(tokens: readonly Token[], from: number, text: string): string | undefined {
  let at = from;
  while (/^(?:only|if|exists|table)$/.test(tokens[at]?.text ?? '') && tokens[at]?.kind === 'word') at += 1;
  let name = '';
  for (; ; at += 1) {
    const token = tokens[at];
    const part = token && namePart(token, text);
    if (part === undefined) return undefined;
    name += part;
    if (tokens[at + 1]?.text !== '.') return name;
    name += '.';
    at += 1;
  }
}

function namePart(token: Token, text: string): string | undefined {
  if (token.kind === 'word') return text.slice(token.start, token.end);
  return token.kind === 'name' ? token.text : token.holes?.[0]?.text;
}

/** `TRUNCATE people CASCADE`, `TRUNCATE TABLE a, b`; not `TRUNCATE(x, 2)`. */
function truncation(tokens: readonly Token[], at: number, text: string): Omit<SqlDeletion, 'where'> | undefined {
  if (tokens[at + 1]?.text === '(') return undefined;
  const table = nameFrom(tokens, at + 1, text);
  const isHole = tokens.slice(at + 1, at + 5).some((token) => token.kind === 'hole');
  if (table === undefined && !isHole) return undefined;
  const end = endOf(tokens, at, text);
  const rest = tokens.slice(at + 1, end).filter((token) => token.kind === 'word');
  // A sentence, not a statement.
  if (rest.some((token) => /^(?:the|to|a|an|when|with|for|of|text|string|long)$/.test(token.text))) return undefined;
  return { start: tokens[at]?.start ?? 0, end: tokens[end - 1]?.end ?? 0, table };
}
