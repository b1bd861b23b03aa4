import { type FlatText, HOLE, type PlaceholderKey, type SqlHole, type Span } from './text.ts';

/** One word, value or sign of a statement. */
export interface Token extends Span {
  readonly kind: /** An unquoted word: a keyword or a name. */
    | 'word'
    /** A quoted name: `"x"`, `` `x` ``, `[x]`. */
    | 'name'
    | 'string'
    | 'number'
    | 'placeholder'
    /** A hole that stands outside of quotes. */
    | 'hole'
    /** An operator, a bracket, a comma, a semicolon. */
    | 'sign';
  /** The word in small letters, the sign, the string's or the name's text with its quotes taken off. */
  readonly text: string;
  readonly key?: PlaceholderKey;
  /** The holes inside a string, or the hole itself. */
  readonly holes: readonly SqlHole[];
  /** Of a round bracket: the place of its partner among the tokens. */
  partner?: number;
}

const NO_HOLES: readonly SqlHole[] = [];

/** What the dialects do not agree on. */
interface Dialect {
  /** A backslash takes the next character with it inside quotes (MySQL). */
  readonly backslash: boolean;
  /** Comments nest (the standard). */
  readonly nested: boolean;
}

const DIALECTS: readonly Dialect[] = [
  { backslash: false, nested: true },
  { backslash: true, nested: true },
  { backslash: false, nested: false },
  { backslash: true, nested: false },
];

/**
 * The words, values and signs of a text of one or more statements, comments left out. No dialect is known beforehand: the
 * standard is tried first, and where a quote or a comment never ends under it, the ways of the others.
 */
export function tokensOf(flat: FlatText): readonly Token[] {
  let first: readonly Token[] | undefined;
  for (const dialect of DIALECTS) {
    const reader = new Tokenizer(flat, dialect);
    const tokens = reader.read();
    if (reader.closed) return paired(tokens);
    first ??= tokens;
  }
  return paired(first ?? []);
}

const SPACE = /\s+/y;
const WORD = /[A-Za-z_\u0080-\uFFFB][\w$\u0080-\uFFFB]*/y;
const NUMBER = /(?:0[xX][\da-fA-F]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;
const LINE = /[^\n]*/y;
const COMMENT_MARK = /\/\*|\*\//g;
const DOLLAR_QUOTE = /\$(?:[A-Za-z_\u0080-\uFFFB][\w\u0080-\uFFFB]*)?\$/y;
/** `$1`, `?`, `?2`, `??`, `:name`, `@name`, `$name`; pg-promise's `$<name>`, `$(name)`; ClickHouse's `{name: Type}`. */
const PLACEHOLDER = /\$(?:<\w+>|\{\w+\}|\(\w+\)|\[\w+\]|\/\w+\/)|\$\d+|\?\d+|\?\??(?![|&])|[:@$][A-Za-z_]\w*|:\d+|\{\s*[A-Za-z_]\w*\s*:[^{}'"\n]{1,60}\}/y;
const BRACKET_NAME = /\[[A-Za-z_][^\][,'"\n]{0,127}\]/y;
const OPERATOR = /::|\|\||&&|:=|!?~~?\*?|->>?|#>>?|#-|<=>|<=|>=|<>|!=|==|@>|<@|\^@|[^\s]/y;
const STRING_PREFIX = /^[eEnNbBxXrRqQ]$/;

class Tokenizer {
  /** Whether every quote and comment ended. */
  closed = true;
  private at = 0;
  private asked = 0;
  private readonly tokens: Token[] = [];
  private readonly text: string;
  /** MySQL writes names in backticks, and `#` before comments. */
  private readonly hashComments: boolean;
  private readonly holes: FlatText['holes'];
  private readonly dialect: Dialect;

  constructor(flat: FlatText, dialect: Dialect) {
    this.text = flat.text;
    this.holes = flat.holes;
    this.dialect = dialect;
    this.hashComments = flat.text.includes('`');
  }

  read(): Token[] {
    while (this.at < this.text.length) {
      if (this.skip(SPACE)) continue;
      if (!this.comment()) this.token();
    }
    return this.tokens;
  }

  private comment(): boolean {
    const { text, at } = this;
    if (text.startsWith('--', at) || (this.hashComments && text[at] === '#' && text[at + 1] !== '>' && text[at + 1] !== '-')) {
      this.skip(LINE);
      return true;
    }
    if (!text.startsWith('/*', at)) return false;
    COMMENT_MARK.lastIndex = at + 2;
    let depth = 1;
    while (depth > 0) {
      const mark = COMMENT_MARK.exec(text);
      if (!mark) {
        this.closed = false;
        this.at = text.length;
        return true;
      }
      if (mark[0] === '*/') depth -= 1;
      else if (this.dialect.nested) depth += 1;
      this.at = COMMENT_MARK.lastIndex;
    }
    return true;
  }

  private token(): void {
    const start = this.at;
    const first = this.text[start] as string;
    if (first === "'") return this.quoted(start, start, false);
    if (first === '"' || first === '`') return this.quoted(start, start, false);
    const hole = first === HOLE ? this.holes.get(start) : undefined;
    if (hole) {
      this.at += 1;
      return this.push('hole', start, HOLE, { holes: [hole] });
    }
    if (first === '$') {
      const tag = this.match(DOLLAR_QUOTE);
      if (tag !== undefined) return this.dollarQuoted(start, tag);
    }
    const word = this.match(WORD);
    if (word !== undefined) {
      const after = start + word.length;
      if (this.text[after] === "'" && STRING_PREFIX.test(word)) return this.quoted(start, after, /^[eE]$/.test(word));
      if (/^[uU]$/.test(word) && this.text.startsWith("&'", after)) return this.quoted(start, after + 1, false);
      this.at = after;
      return this.push('word', start, word.toLowerCase());
    }
    const number = this.match(NUMBER);
    if (number !== undefined) {
      this.at += number.length;
      return this.push('number', start, number);
    }
    if (first === '[' && !/[\w\])"`]/.test(this.text[start - 1] ?? '')) {
      const name = this.match(BRACKET_NAME);
      if (name !== undefined) {
        this.at += name.length;
        return this.push('name', start, name.slice(1, -1), { holes: this.holesIn(start, this.at) });
      }
    }
    const placeholder = this.match(PLACEHOLDER);
    if (placeholder !== undefined) {
      this.at += placeholder.length;
      return this.push('placeholder', start, placeholder, { key: this.keyOf(placeholder) });
    }
    const sign = this.match(OPERATOR) ?? first;
    this.at += sign.length;
    this.push('sign', start, sign);
  }

  private keyOf(placeholder: string): PlaceholderKey {
    if (placeholder === '?' || placeholder === '??') return (this.asked += 1);
    const [name] = /\w+/.exec(placeholder) as RegExpExecArray;
    return /^\d+$/.test(name) ? Number(name) : name;
  }

  /** A string or a quoted name; its quote stands at `open`, a prefix such as `E` before it. */
  private quoted(start: number, open: number, escapes: boolean): void {
    const { text } = this;
    const quote = text[open] as string;
    const backslash = (escapes || this.dialect.backslash) && quote !== '`';
    let at = open + 1;
    for (; at < text.length; at += 1) {
      if (backslash && text[at] === '\\') at += 1;
      else if (text[at] === quote) {
        if (text[at + 1] !== quote) break;
        at += 1;
      }
    }
    if (at >= text.length) this.closed = false;
    this.at = Math.min(at + 1, text.length);
    const inside = text.slice(open + 1, Math.min(at, text.length)).replaceAll(quote + quote, quote);
    const read = backslash ? inside.replace(/\\([^%_])/gs, '$1') : inside;
    this.push(quote === "'" ? 'string' : 'name', start, read, { holes: this.holesIn(open, at) });
  }

  private dollarQuoted(start: number, tag: string): void {
    const end = this.text.indexOf(tag, start + tag.length);
    if (end < 0) this.closed = false;
    const stop = end < 0 ? this.text.length : end;
    this.at = Math.min(stop + tag.length, this.text.length);
    this.push('string', start, this.text.slice(start + tag.length, stop), { holes: this.holesIn(start, stop) });
  }

  private holesIn(start: number, end: number): readonly SqlHole[] {
    if (this.holes.size === 0) return NO_HOLES;
    const inside = this.text.slice(start, end);
    const found: SqlHole[] = [];
    for (let at = inside.indexOf(HOLE); at >= 0; at = inside.indexOf(HOLE, at + 1)) {
      found.push(this.holes.get(start + at) as SqlHole);
    }
    return found;
  }

  private push(kind: Token['kind'], start: number, text: string, more: Partial<Token> = {}): void {
    this.tokens.push({ kind, start, end: this.at, text, holes: NO_HOLES, ...more });
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0];
  }

  private skip(pattern: RegExp): boolean {
    const found = this.match(pattern);
    this.at += found?.length ?? 0;
    return found !== undefined;
  }
}

/** The word at a place; empty where another kind of token stands there, or none. */
export function wordAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === 'word' ? token.text : '';
}

/** The sign at a place; empty where another kind of token stands there, or none. */
export function signAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === 'sign' ? token.text : '';
}

/** Where the partner of the round bracket at a place stands: behind the last token, or at -1, where it has none. */
export function partnerOf(tokens: readonly Token[], bracket: number): number {
  return (tokens[bracket] as Token).partner as number;
}

/** The stretch of the tokens `[from, to)`. */
export function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  return { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end };
}

/** Tells each round bracket where its partner is; one without a partner begins or ends with the text. */
function paired(tokens: readonly Token[]): readonly Token[] {
  const open: number[] = [];
  tokens.forEach((token, index) => {
    const sign = signAt(tokens, index);
    if (sign === '(') {
      token.partner = tokens.length;
      open.push(index);
    } else if (sign === ')') {
      token.partner = open.pop() ?? -1;
      const partner = tokens[token.partner];
      if (partner) partner.partner = index;
    }
  });
  return tokens;
}
