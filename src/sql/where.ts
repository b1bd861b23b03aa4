import { allOf, ALWAYS, anyOf, NEUTRAL, opposite, type SqlCondition, strongest } from './condition.ts';
import { operandOf } from './operand.ts';
import type { Binds, Reach } from './text.ts';
import type { Token } from './tokens.ts';
import { isWide, matchesAll, type PatternLanguage } from './wildcard.ts';
import { CLAUSE_WORDS, IDENTITY_FUNCTIONS, IDENTITY_WORDS, PATTERN_FUNCTIONS, PATTERN_OPERATORS } from './words.ts';

/** Deeper than this nobody nests; what is deeper counts as not known. */
const DEEPEST = 100;
const NOT_KNOWN: SqlCondition = { kind: 'match', reach: 'unknown', negated: false };

/** Reads conditions out of tokens, in one pass. */
export class WhereReader {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];
  private readonly binds: Binds;

  constructor(tokens: readonly Token[], binds: Binds) {
    this.tokens = tokens;
    this.binds = binds;
  }

  /** What the rows of `[from, to)` must be like: the clauses of a DELETE or a SELECT, without its first word. */
  clauses(from: number, to: number): SqlCondition {
    this.depth += 1;
    const found = this.depth > DEEPEST ? NOT_KNOWN : this.readClauses(from, to);
    this.depth -= 1;
    return found;
  }

  /** A condition that stands alone, as query builders take it. */
  condition(from: number, to: number): SqlCondition {
    this.at = from;
    return this.or(to);
  }

  private readClauses(from: number, to: number): SqlCondition {
    const arms: SqlCondition[][] = [[]];
    const add = (condition: SqlCondition) => arms.at(-1)?.push(condition);
    let isSource = false;
    for (let at = from; at < to; ) {
      const token = this.tokens[at] as Token;
      const next = at + 1;
      if (isOpen(token)) {
        const close = Math.min(token.partner ?? to, to);
        if (isSource) add(this.clauses(next, close));
        at = close + 1;
        continue;
      }
      at = next;
      if (token.kind !== 'word') continue;
      switch (token.text) {
        // USING and JOIN follow it.
        case 'from':
          isSource = true;
          break;
        case 'on':
        case 'where':
        case 'prewhere':
        case 'having':
          if (token.text === 'on' && !isSource) break;
          this.at = at;
          add(this.or(to));
          at = Math.max(this.at, at);
          break;
        case 'union':
          arms.push([]);
          isSource = false;
          break;
        case 'intersect':
        case 'except':
        case 'order':
        case 'limit':
        case 'returning':
        case 'group':
          isSource = false;
          break;
      }
    }
    return anyOf(arms.map(allOf));
  }

  private or(end: number): SqlCondition {
    const arms = [this.and(end)];
    while (this.isWord('or', end) || this.isWord('xor', end)) {
      this.at += 1;
      arms.push(this.and(end));
    }
    return anyOf(arms);
  }

  private and(end: number): SqlCondition {
    const parts = [this.not(end)];
    while (this.isWord('and', end) || this.isWord('&&', end)) {
      this.at += 1;
      parts.push(this.not(end));
    }
    return allOf(parts);
  }

  private not(end: number): SqlCondition {
    let isNegated = false;
    while (this.isWord('not', end) || this.isWord('!', end)) {
      this.at += 1;
      isNegated = !isNegated;
    }
    const condition = this.leaf(end);
    return isNegated ? opposite(condition) : condition;
  }

  private leaf(end: number): SqlCondition {
    const start = this.at;
    const first = this.tokens[start];
    if (start < end && first && isOpen(first)) {
      const close = Math.min(first.partner ?? end, end);
      if (this.isBoundary(close + 1, end, false)) {
        const inside = this.inBrackets(start + 1, close);
        this.at = Math.min(close + 1, end);
        return inside;
      }
    }
    const stop = this.predicateEnd(start, end);
    const found = stop > start ? this.predicate(start, stop) : NEUTRAL;
    this.at = stop;
    return found;
  }

  private inBrackets(from: number, to: number): SqlCondition {
    if (isSelect(this.tokens[from])) return this.clauses(from, to);
    this.depth += 1;
    this.at = from;
    const found = this.depth > DEEPEST ? NOT_KNOWN : this.or(to);
    this.depth -= 1;
    return found;
  }

  private predicateEnd(start: number, end: number): number {
    let isBetween = false;
    let cases = 0;
    let at = start;
    while (at < end) {
      const token = this.tokens[at] as Token;
      if (cases === 0 && this.isBoundary(at, end, at === start)) {
        if (!isBetween || token.text !== 'and') break;
        isBetween = false;
      }
      if (token.kind === 'word') {
        if (token.text === 'between') isBetween = true;
        else if (token.text === 'case') cases += 1;
        else if (token.text === 'end' && cases > 0) cases -= 1;
      }
      at = isOpen(token) ? Math.min(token.partner ?? end, end) + 1 : at + 1;
    }
    return Math.min(at, end);
  }

  private predicate(from: number, to: number): SqlCondition {
    return this.comparedWithPattern(from, to) ?? this.patternFunction(from, to) ?? this.comparison(from, to);
  }

  /** `a LIKE 'x%'`, `a NOT SIMILAR TO 'x'`, `a !~ 'x'`. */
  private comparedWithPattern(from: number, to: number): SqlCondition | undefined {
    // What a subselect asks is its own affair: `(SELECT … WHERE a LIKE 'x%') = 1`.
    const first = isSelect(this.tokens[from + 1]) ? this.past(from, to) : from + 1;
    for (let at = first; at < to; at = this.past(at, to)) {
      const token = this.tokens[at] as Token;
      const language = token.kind === 'word' || token.kind === 'sign' ? PATTERN_OPERATORS.get(token.text) : undefined;
      if (!language) continue;
      const isNot = this.tokens[at - 1]?.text === 'not' && this.tokens[at - 1]?.kind === 'word';
      const negated = isNot || token.text.startsWith('!');
      let start = at + 1;
      if (token.text === 'similar') start += 1;
      let stop = start;
      while (stop < to && this.tokens[stop]?.text !== 'escape') stop = this.past(stop, to);
      const escape = stop + 1 < to ? this.tokens[stop + 1]?.text : undefined;
      return this.pattern(language, isNot ? at - 1 : at, start, stop, negated, escape);
    }
    return undefined;
  }

  /** `starts_with(a, 'x')`, `position('x' IN a) > 0`, `LEFT(a, 1) = 'x'`. */
  private patternFunction(from: number, to: number): SqlCondition | undefined {
    for (let at = from; at < to; at = this.past(at, to)) {
      const token = this.tokens[at] as Token;
      const open = this.tokens[at + 1];
      const known = token.kind === 'word' && open && isOpen(open) ? PATTERN_FUNCTIONS.get(token.text) : undefined;
      if (!known || !open) continue;
      const close = Math.min(open.partner ?? to, to);
      const compared = this.tokens[close + 1]?.text;
      if (known.cuts) {
        if (compared !== '=' && compared !== '==') return undefined;
        return this.pattern(known.language, at, close + 2, to, false);
      }
      const [start, stop] = this.argument(at + 2, close, known.pattern);
      if (start >= stop) return undefined;
      const isZero = (compared === '=' || compared === 'is') && /^(?:0|false)$/.test(this.tokens[close + 2]?.text ?? '');
      return this.pattern(known.language, at, start, stop, isZero || token.text === 'notlike');
    }
    return undefined;
  }

  /** The stretch of an argument; `position('x' IN a)` has two. */
  private argument(from: number, to: number, wanted: number): readonly [number, number] {
    let index = 0;
    let start = from;
    for (let at = from; at < to; at = this.past(at, to)) {
      const { text, kind } = this.tokens[at] as Token;
      if (kind === 'string' || (text !== ',' && text !== 'in')) continue;
      if (index === wanted) return [start, at];
      index += 1;
      start = at + 1;
    }
    return index === wanted ? [start, to] : [to, to];
  }

  private pattern(
    language: PatternLanguage,
    operator: number,
    from: number,
    to: number,
    negated: boolean,
    escape?: string,
  ): SqlCondition {
    const operand = operandOf(this.tokens, from, to, this.binds);
    if (!operand) return NEUTRAL;
    const { reach, text, holes } = operand;
    if (operand.hasColumn || (reach === 'shared' && !isWide(text, language, escape))) return { kind: 'match', reach, negated };
    if (reach === 'shared' && matchesAll(text, language)) return negated ? NEUTRAL : ALWAYS;
    const value = { start: this.tokens[from]?.start ?? 0, end: this.tokens[to - 1]?.end ?? 0 };
    const at = { start: this.tokens[operator]?.start ?? value.start, end: value.end, language, value, holes };
    return { kind: 'pattern', reach, pattern: text, negated, at };
  }

  /** Any other predicate: how far its values reach, and what its subselects ask. */
  private comparison(from: number, to: number): SqlCondition {
    const inner: SqlCondition[] = [];
    const reaches: Reach[] = [];
    let negated = false;
    let values = 0;
    const lead = this.tokens[from] as Token;
    for (let at = from; at < to; at += 1) {
      const token = this.tokens[at] as Token;
      if (isOpen(token) && isSelect(this.tokens[at + 1])) {
        const close = Math.min(token.partner ?? to, to);
        const isNegated = this.tokens[at - 1]?.text === 'in' && this.tokens[at - 2]?.text === 'not';
        const sub = this.clauses(at + 1, close);
        inner.push(isNegated ? opposite(sub) : sub);
        values += 1;
        at = close;
      } else if (token.kind === 'placeholder') {
        reaches.push(this.binds(token.key ?? '')?.reach ?? 'unknown');
        values += 1;
      } else if (token.kind === 'string' || token.kind === 'number' || token.kind === 'hole') {
        // A hole in front of an operator names a column.
        if (token !== lead || token.kind !== 'hole' || to - from === 1) {
          if (!this.isPartOfName(at)) reaches.push(...(token.holes ?? []).map((one) => one.reach));
          values += 1;
        }
      } else if (token.kind === 'word') {
        const isCalled = isOpenAt(this.tokens, at + 1);
        if (isCalled ? IDENTITY_FUNCTIONS.has(token.text) : IDENTITY_WORDS.has(token.text)) reaches.push('unknown');
        if (token.text === 'not' || token.text === 'distinct') negated = !negated;
      } else if (token.text === '<>' || token.text === '!=') negated = true;
    }
    if (lead.kind === 'hole' && values === 0) reaches.push(...(lead.holes ?? []).map((one) => one.reach));
    if (inner.length === 0 && this.isAlwaysTrue(from, to)) return ALWAYS;
    const match: SqlCondition = { kind: 'match', reach: strongest(reaches), negated };
    if (inner.length === 0) return match;
    return allOf(reaches.length > 0 ? [...inner, match] : inner);
  }

  /** `${alias}.name`, `schema.${table}`. */
  private isPartOfName(at: number): boolean {
    return this.tokens[at]?.kind === 'hole' && (this.tokens[at + 1]?.text === '.' || this.tokens[at - 1]?.text === '.');
  }

  /** `1 = 1`, `true`, `1`. */
  private isAlwaysTrue(from: number, to: number): boolean {
    if (to - from > 3) return false;
    const [left, sign, right] = this.tokens.slice(from, to).map((token) => (token.kind === 'string' ? `'${token.text}'` : token.text));
    if (to - from === 1) return left === 'true' || (this.tokens[from]?.kind === 'number' && left !== '0');
    return to - from === 3 && sign === '=' && left === right && this.tokens[from]?.kind !== 'word' && this.tokens[from]?.kind !== 'hole';
  }

  private past(at: number, to: number): number {
    const token = this.tokens[at] as Token;
    return isOpen(token) ? Math.min(token.partner ?? to, to) + 1 : at + 1;
  }

  private isWord(word: string, end: number): boolean {
    const token = this.tokens[this.at];
    return this.at < end && token !== undefined && token.text === word && (token.kind === 'word' || token.kind === 'sign');
  }

  /** Whether a condition's part ends before this token. Words such as `settings` may also name a column, at the part's start. */
  private isBoundary(at: number, end: number, isStart: boolean): boolean {
    const token = this.tokens[at];
    if (at >= end || !token) return true;
    if (token.kind === 'sign') return token.text === ')' || token.text === ';' || token.text === '&&';
    if (token.kind !== 'word') return false;
    if (token.text === 'and' || token.text === 'or' || token.text === 'xor') return true;
    if (isStart || !CLAUSE_WORDS.has(token.text)) {
      const next = this.tokens[at + 1]?.text;
      return !isStart && ((/^(?:left|right|full)$/.test(token.text) && (next === 'join' || next === 'outer')) || (token.text === 'delete' && next === 'from'));
    }
    return true;
  }
}

function isOpen(token: Token): boolean {
  return token.kind === 'sign' && token.text === '(';
}

function isOpenAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && isOpen(token);
}

function isSelect(token: Token | undefined): boolean {
  return token?.kind === 'word' && (token.text === 'select' || token.text === 'with');
}
