// Adapted from @lezer/go (MIT, LICENSE beside this file), with the repairs that upstream.patch holds.
import { ContextTracker, ExternalTokenizer, type InputStream } from '@lezer/lr';
import * as terms from './terms.ts';

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const TAB = 9;
const SLASH = 47;
const STAR = 42;
const CLOSE_PAREN = 41;
const CLOSE_BRACE = 125;

/** Go's inserted semicolons: at the end of a line whose last token can end a statement, and before `)` and `}`. */
export const semicolon = new ExternalTokenizer(
  (input, stack) => {
    for (let scan = 0, next = input.next; ; next = input.peek(++scan)) {
      if ((stack.context && isEndOfLine(input, scan, next)) || next === CLOSE_PAREN || next === CLOSE_BRACE) input.acceptToken(terms.insertedSemi);
      if (stack.context && next === SLASH && input.peek(scan + 1) === STAR) {
        const end = endOfComment(input, scan + 2);
        if (end === 'newline') input.acceptToken(terms.insertedSemi);
        if (typeof end === 'string') return;
        scan = end;
      } else if (next !== SPACE && next !== TAB) return;
    }
  },
  { contextual: true },
);

function isEndOfLine(input: InputStream, scan: number, next: number): boolean {
  return next < 0 || next === NEWLINE || next === CARRIAGE_RETURN || (next === SLASH && input.peek(scan + 1) === SLASH);
}

/** The offset of a block comment's last character: one that spans lines ends the line, any other is like a space. */
function endOfComment(input: InputStream, start: number): number | 'newline' | 'unclosed' {
  let before = -1;
  for (let scan = start; ; scan += 1) {
    const char = input.peek(scan);
    if (char < 0) return 'unclosed';
    if (char === NEWLINE) return 'newline';
    if (before === STAR && char === SLASH) return scan;
    before = char;
  }
}

const ENDS_STATEMENT: ReadonlySet<number> = new Set([
  ...[terms.IncDecOp, terms.identifier, terms.Rune, terms.String, terms.Number, terms.Bool, terms.nil],
  ...[terms._break, terms._continue, terms._return, terms.fallthrough],
  ...[terms.closeParen, terms.closeBracket, terms.closeBrace],
]);

/** Whether the token before this place can end a statement. */
export const trackTokens = new ContextTracker<boolean>({
  start: false,
  shift: (context, term) => (term === terms.space ? context : ENDS_STATEMENT.has(term)),
});
