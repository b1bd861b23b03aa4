import type { Token } from './tokens.ts';

const ROUTINE = /^(?:trigger|procedure|function|event|rule)$/;

/** Whether the statements being read belong to the body of a `CREATE TRIGGER` or another routine. */
export class Routine {
  private inside = false;
  /** BEGIN and CASE without their END. */
  private open = 0;

  /** Tells whether the token at this place belongs to a routine; asked of each token in turn. */
  holds(tokens: readonly Token[], at: number): boolean {
    const token = tokens[at] as Token;
    if (!this.inside) {
      this.inside = token.kind === 'word' && token.text === 'create' && startsRoutine(tokens, at);
      this.open = 0;
      return this.inside;
    }
    if (token.kind === 'word') {
      if (token.text === 'begin' || token.text === 'case') this.open += 1;
      else if (token.text === 'end' && !/^(?:if|loop|while|repeat)$/.test(tokens[at + 1]?.text ?? '')) {
        this.open -= 1;
        this.inside = this.open > 0;
      }
    } else if (token.text === ';' && token.kind === 'sign' && this.open === 0) this.inside = false;
    return true;
  }
}

function startsRoutine(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next <= at + 6; next += 1) {
    const token = tokens[next];
    if (!token || token.text === ';' || token.text === 'table') return false;
    if (token.kind === 'word' && ROUTINE.test(token.text)) return true;
  }
  return false;
}
