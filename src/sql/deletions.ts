import { allOf, ALWAYS, type SqlCondition } from './condition.ts';
import { ELLIPSIS, filled } from './operand.ts';
import { Routine } from './routine.ts';
import { type Binds, flatten, type Span, type SqlText } from './text.ts';
import { partnerOf, signAt, spanOf, type Token, tokensOf, wordAt } from './tokens.ts';
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
    // The body of a trigger or a routine runs at another time.
    if (routine.holds(tokens, at)) continue;
    const head = headOf(tokens, at, flat.text);
    if (head) {
      while ((ends.at(-1) as number) <= at) ends.pop();
      if (ends.length === DEEPEST) continue;
      const end = endOf(tokens, head.clauses, flat.text);
      ends.push(end);
      const sources = sourcesBefore(tokens, at).map(([start, stop]) => reader.clauses(start, stop));
      const where = allOf([reader.clauses(head.clauses, end), ...sources]);
      found.push({ ...spanOf(tokens, at, end), table: nameAt(tokens, head.name, flat.text)?.text, where });
      at = head.clauses;
    } else if (wordAt(tokens, at) === 'truncate' && isStart(tokens, at, flat.text)) {
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
  if (wordAt(tokens, 0) !== 'select') return [];
  const end = endOf(tokens, 0, flat.text);
  let from = 1;
  while (from < end && wordAt(tokens, from) !== 'from') from = past(tokens, from);
  const where = new WhereReader(tokens, binds).clauses(1, end);
  return [{ ...spanOf(tokens, 0, end), table: from < end ? nameAt(tokens, from + 1, flat.text)?.text : undefined, where }];
}

/** A condition that stands alone, as `whereRaw` takes it. */
export function conditionIn(parts: SqlText, binds: Binds): SqlCondition {
  const tokens = tokensOf(flatten(parts));
  return new WhereReader(tokens, binds).condition(0, tokens.length);
}

/** Where a DELETE's clauses start, and where the table's name stands. */
interface Head {
  readonly clauses: number;
  readonly name: number;
}

/** The head of the DELETE at this place: its clauses start at its FROM, or at its WHERE (ClickHouse's `ALTER TABLE t DELETE WHERE`). */
function headOf(tokens: readonly Token[], at: number, text: string): Head | undefined {
  if (wordAt(tokens, at) !== 'delete') return undefined;
  if (wordAt(tokens, at + 1) === 'where') {
    for (let name = at - 1; name > at - NEAR; name -= 1) {
      if (wordAt(tokens, name - 1) === 'table' && wordAt(tokens, name - 2) === 'alter') return { clauses: at + 1, name };
    }
    return undefined;
  }
  if (!isStart(tokens, at, text)) return undefined;
  for (let next = at + 1; next <= at + NEAR; next += 1) {
    const word = wordAt(tokens, next);
    if (word === 'from') return { clauses: next, name: next + 1 };
    if (NO_TARGET.has(word) || signAt(tokens, next) === ';' || tokens[next]?.kind === 'string') return undefined;
  }
  return undefined;
}

const NO_TARGET: ReadonlySet<string> = new Set(['where', 'set', 'on', 'select', 'delete', 'update', 'insert']);

/** Words after which a statement starts without a semicolon before it. */
const BEFORE_START: ReadonlySet<string> = new Set(['as', 'begin', 'then', 'else', 'do', 'loop', 'analyze', 'verbose', 'materialized', 'go']);

/** Whether a statement starts here; prose (`it should delete from the list`) does not, nor `ON DELETE`. */
function isStart(tokens: readonly Token[], at: number, text: string): boolean {
  const before = tokens[at - 1];
  if (!before || before.kind === 'hole' || BEFORE_START.has(wordAt(tokens, at - 1))) return true;
  if (before.kind === 'sign') return before.text === ';' || before.text === '(' || before.text === ')';
  return !NEVER_BEFORE.has(wordAt(tokens, at - 1)) && text.slice(before.end, tokens[at]?.start).includes('\n');
}

const NEVER_BEFORE: ReadonlySet<string> = new Set(['on', 'for', 'or', 'after', 'before', 'of', 'grant', 'revoke', 'should', 'to', 'and']);

/** The token after the statement's last: a semicolon, the bracket around it, or the next statement. */
function endOf(tokens: readonly Token[], from: number, text: string): number {
  for (let at = from + 1; at < tokens.length; at = past(tokens, at)) {
    const [word, sign] = [wordAt(tokens, at), signAt(tokens, at)];
    if (sign === ';' || sign === ')' || ((word === 'delete' || word === 'truncate') && isStart(tokens, at, text))) return at;
  }
  return tokens.length;
}

/** The place behind a token, or behind the brackets that it opens. */
function past(tokens: readonly Token[], at: number): number {
  return signAt(tokens, at) === '(' ? partnerOf(tokens, at) + 1 : at + 1;
}

const WITH_WORDS: ReadonlySet<string> = new Set(['with', 'recursive']);
const AS_WORDS: ReadonlySet<string> = new Set(['as', 'not', 'materialized']);

/** The selects of the `WITH` before a DELETE. */
function sourcesBefore(tokens: readonly Token[], at: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let end = at - 1; signAt(tokens, end) === ')'; ) {
    const open = partnerOf(tokens, end);
    if (wordAt(tokens, open + 1) === 'select') found.push([open + 1, end]);
    let name = open - 1;
    while (AS_WORDS.has(wordAt(tokens, name))) name -= 1;
    // The columns behind the name.
    if (signAt(tokens, name) === ')') name = partnerOf(tokens, name) - 1;
    if (WITH_WORDS.has(wordAt(tokens, name - 1))) return found;
    // The comma after the one before it.
    if (signAt(tokens, name - 1) !== ',') return [];
    end = name - 2;
  }
  return [];
}

/** A name, where one stands: `"app"."User"`, `ONLY t`. Its text is missing where the program fills it in. */
function nameAt(tokens: readonly Token[], from: number, text: string): { readonly text: string | undefined } | undefined {
  let at = from;
  while (/^(?:only|if|exists|table)$/.test(wordAt(tokens, at))) at += 1;
  let name = '';
  for (; ; at += 2) {
    const token = tokens[at];
    if (token?.kind !== 'word' && token?.kind !== 'name' && token?.kind !== 'hole') return undefined;
    name += token.kind === 'word' ? text.slice(token.start, token.end) : filled(token);
    if (signAt(tokens, at + 1) !== '.') return { text: name.includes(ELLIPSIS) ? undefined : name };
    name += '.';
  }
}

/** `TRUNCATE people CASCADE`, `TRUNCATE TABLE a, b`; not `TRUNCATE(x, 2)`. */
function truncation(tokens: readonly Token[], at: number, text: string): Omit<SqlDeletion, 'where'> | undefined {
  const name = nameAt(tokens, at + 1, text);
  if (!name) return undefined;
  const end = endOf(tokens, at, text);
  for (let next = at + 1; next < end; next += 1) if (PROSE.test(wordAt(tokens, next))) return undefined;
  return { ...spanOf(tokens, at, end), table: name.text };
}

/** A sentence, not a statement. */
const PROSE = /^(?:the|to|a|an|when|with|for|of|text|string|long)$/;
