import { allOf, ALWAYS, anyOf, NEUTRAL, opposite, type SqlCondition, strongest } from './condition.ts';
import { operandOf } from './operand.ts';
import type { Binds, PlaceholderKey, Reach } from './text.ts';
import { partnerOf, signAt, spanOf, type Token, wordAt } from './tokens.ts';
import { isWide, matchesAll, type PatternLanguage } from './wildcard.ts';
import { CLAUSE_WORDS, IDENTITY_FUNCTIONS, IDENTITY_WORDS, JOIN_SIDES, LOGIC_WORDS, PATTERN_FUNCTIONS, PATTERN_OPERATORS } from './words.ts';

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
    return this.deeper(() => this.readClauses(from, to));
  }

  /** A condition that stands alone, as query builders take it. */
  condition(from: number, to: number): SqlCondition {
    this.at = from;
    return this.or(to);
  }

  private deeper(read: () => SqlCondition): SqlCondition {
    this.depth += 1;
    const found = this.depth > DEEPEST ? NOT_KNOWN : read();
    this.depth -= 1;
    return found;
  }

  private readClauses(from: number, to: number): SqlCondition {
    const arms: SqlCondition[][] = [[]];
    const add = (condition: SqlCondition) => arms.at(-1)?.push(condition);
    let isSource = false;
    for (let at = from; at < to; ) {
      if (this.opens(at)) {
        if (isSource) add(this.clauses(at + 1, this.close(at, to)));
        at = this.past(at, to);
        continue;
      }
      const word = this.word(at);
      at += 1;
      switch (word) {
        // USING and JOIN follow it.
        case 'from':
          isSource = true;
          break;
        case 'on':
        case 'where':
        case 'prewhere':
        case 'having':
          if (word === 'on' && !isSource) break;
          add(this.condition(at, to));
          at = this.at;
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
    while (this.takes('or') || this.takes('xor')) arms.push(this.and(end));
    return anyOf(arms);
  }

  private and(end: number): SqlCondition {
    const parts = [this.not(end)];
    while (this.takes('and') || this.takes('&&')) parts.push(this.not(end));
    return allOf(parts);
  }

  private not(end: number): SqlCondition {
    let isNegated = false;
    while (this.takes('not') || this.takes('!')) isNegated = !isNegated;
    const condition = this.leaf(end);
    return isNegated ? opposite(condition) : condition;
  }

  private leaf(end: number): SqlCondition {
    const start = this.at;
    if (this.opens(start)) {
      const behind = this.past(start, end);
      if (this.isBoundary(behind, end, false)) {
        const inside = this.inBrackets(start + 1, this.close(start, end));
        this.at = behind;
        return inside;
      }
    }
    const stop = this.predicateEnd(start, end);
    const found = stop > start ? this.predicate(start, stop) : NEUTRAL;
    this.at = stop;
    return found;
  }

  private inBrackets(from: number, to: number): SqlCondition {
    return this.isSelect(from) ? this.clauses(from, to) : this.deeper(() => this.condition(from, to));
  }

  private predicateEnd(start: number, end: number): number {
    let isBetween = false;
    let cases = 0;
    let at = start;
    for (; at < end; at = this.past(at, end)) {
      const word = this.word(at);
      if (cases === 0 && this.isBoundary(at, end, at === start)) {
        if (!isBetween || word !== 'and') break;
        isBetween = false;
      }
      if (word === 'between') isBetween = true;
      else if (word === 'case') cases += 1;
      else if (word === 'end' && cases > 0) cases -= 1;
    }
    return at;
  }

  private predicate(from: number, to: number): SqlCondition {
    return this.comparedWithPattern(from, to) ?? this.patternFunction(from, to) ?? this.comparison(from, to);
  }

  /** `a LIKE 'x%'`, `a NOT SIMILAR TO 'x'`, `a !~ 'x'`. */
  private comparedWithPattern(from: number, to: number): SqlCondition | undefined {
    // What a subselect asks is its own affair: `(SELECT … WHERE a LIKE 'x%') = 1`.
    const first = this.isSelect(from + 1) ? this.past(from, to) : from + 1;
    for (let at = first; at < to; at = this.past(at, to)) {
      const operator = this.word(at) || this.sign(at);
      const language = PATTERN_OPERATORS.get(operator);
      if (!language) continue;
      const isNot = this.word(at - 1) === 'not';
      const start = operator === 'similar' ? at + 2 : at + 1;
      let stop = start;
      while (stop < to && this.word(stop) !== 'escape') stop = this.past(stop, to);
      const escape = this.word(stop) === 'escape' ? this.tokens[stop + 1]?.text : undefined;
      return this.pattern(language, isNot ? at - 1 : at, start, stop, isNot || operator.startsWith('!'), escape);
    }
    return undefined;
  }

  /** `starts_with(a, 'x')`, `position('x' IN a) > 0`, `LEFT(a, 1) = 'x'`. */
  private patternFunction(from: number, to: number): SqlCondition | undefined {
    for (let at = from; at < to; at = this.past(at, to)) {
      const known = this.opens(at + 1) ? PATTERN_FUNCTIONS.get(this.word(at)) : undefined;
      if (!known) continue;
      const close = this.close(at + 1, to);
      const compared = this.sign(close + 1);
      if (known.cuts) {
        return compared === '=' || compared === '==' ? this.pattern(known.language, at, close + 2, to, false) : undefined;
      }
      const [start, stop] = this.argument(at + 2, close, known.pattern);
      if (start >= stop) return undefined;
      const result = this.tokens[close + 2]?.text;
      const isNot = (compared === '=' || this.word(close + 1) === 'is') && (result === '0' || result === 'false');
      return this.pattern(known.language, at, start, stop, isNot || this.word(at) === 'notlike');
    }
    return undefined;
  }

  /** The stretch of an argument; `position('x' IN a)` has two. */
  private argument(from: number, to: number, wanted: number): readonly [number, number] {
    let index = 0;
    let start = from;
    for (let at = from; at < to; at = this.past(at, to)) {
      if (this.sign(at) !== ',' && this.word(at) !== 'in') continue;
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
    if (matchesAll(text, language)) return negated ? NEUTRAL : ALWAYS;
    const at = { ...spanOf(this.tokens, operator, to), language, value: spanOf(this.tokens, from, to), holes };
    return { kind: 'pattern', reach, pattern: text, negated, at };
  }

  /** Any other predicate: how far its values reach, and what its subselects ask. */
  private comparison(from: number, to: number): SqlCondition {
    const inner: SqlCondition[] = [];
    const reaches: Reach[] = [];
    let negated = false;
    let hasValue = false;
    for (let at = from; at < to; at += 1) {
      const { kind, text, key, holes } = this.tokens[at] as Token;
      if (this.opens(at) && this.isSelect(at + 1)) {
        const close = this.close(at, to);
        const isNegated = this.word(at - 1) === 'in' && this.word(at - 2) === 'not';
        const sub = this.clauses(at + 1, close);
        inner.push(isNegated ? opposite(sub) : sub);
        hasValue = true;
        at = close;
      } else if (kind === 'placeholder') {
        reaches.push(this.binds(key as PlaceholderKey)?.reach ?? 'unknown');
        hasValue = true;
      } else if (kind === 'string' || kind === 'number' || (kind === 'hole' && at > from)) {
        // `${alias}.name`, `schema.${table}`
        if (this.sign(at + 1) !== '.' && this.sign(at - 1) !== '.') reaches.push(...holes.map((one) => one.reach));
        hasValue = true;
      } else if (kind === 'word') {
        if (this.opens(at + 1) ? IDENTITY_FUNCTIONS.has(text) : IDENTITY_WORDS.has(text)) reaches.push('unknown');
        if (text === 'not' || text === 'distinct') negated = !negated;
      } else if (this.sign(at) === '<>' || this.sign(at) === '!=') negated = true;
    }
    // A hole in front of an operator and a value names a column.
    const lead = this.tokens[from] as Token;
    if (lead.kind === 'hole' && !hasValue) reaches.push(...lead.holes.map((one) => one.reach));
    if (this.isAlwaysTrue(from, to)) return ALWAYS;
    const match: SqlCondition = { kind: 'match', reach: strongest(reaches), negated };
    if (inner.length === 0) return match;
    return allOf(reaches.length > 0 ? [...inner, match] : inner);
  }

  /** `1 = 1`, `true`, `1`. */
  private isAlwaysTrue(from: number, to: number): boolean {
    const first = this.tokens[from] as Token;
    if (to - from === 1) return first.kind === 'number' ? first.text !== '0' : this.word(from) === 'true';
    const last = this.tokens[to - 1] as Token;
    const isConstant = first.kind === 'number' || (first.kind === 'string' && first.holes.length === 0);
    return to - from === 3 && this.sign(from + 1) === '=' && isConstant && first.kind === last.kind && first.text === last.text;
  }

  private word(at: number): string {
    return wordAt(this.tokens, at);
  }

  private sign(at: number): string {
    return signAt(this.tokens, at);
  }

  private opens(at: number): boolean {
    return this.sign(at) === '(';
  }

  private close(open: number, to: number): number {
    return Math.min(partnerOf(this.tokens, open), to);
  }

  private past(at: number, to: number): number {
    return this.opens(at) ? Math.min(partnerOf(this.tokens, at) + 1, to) : at + 1;
  }

  /** Goes past a word or a sign, where it stands here. */
  private takes(one: string): boolean {
    const isHere = this.word(this.at) === one || this.sign(this.at) === one;
    if (isHere) this.at += 1;
    return isHere;
  }

  private isSelect(at: number): boolean {
    return this.word(at) === 'select' || this.word(at) === 'with';
  }

  /** Whether a condition's part ends before this token. Words such as `settings` may also name a column, at the part's start. */
  private isBoundary(at: number, end: number, isStart: boolean): boolean {
    const word = this.word(at);
    if (at >= end || /[);]|&&/.test(this.sign(at)) || LOGIC_WORDS.has(word)) return true;
    if (isStart) return false;
    const next = this.word(at + 1);
    if (JOIN_SIDES.has(word)) return next === 'join' || next === 'outer';
    return CLAUSE_WORDS.has(word) || (word === 'delete' && next === 'from');
  }
}
