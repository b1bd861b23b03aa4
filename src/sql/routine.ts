import { signAt, type Token, wordAt } from './tokens.ts';

const ROUTINE = /^(?:trigger|procedure|function|event|rule)$/;

/** What else is created, perhaps under such a name. */
const OTHER = /^(?:table|view|index)$/;

/** `END IF` and the like end what no BEGIN and no CASE began. */
const BLOCK = /^(?:if|loop|while|repeat)$/;

/** Whether the statements being read belong to the body of a `CREATE TRIGGER` or another routine. */
export class Routine {
  private inside = false;
  /** Each BEGIN and CASE without its END. */
  private open: string[] = [];

  /** Tells whether the token at this place belongs to a routine; asked of each token in turn. */
  holds(tokens: readonly Token[], at: number): boolean {
    if (!this.inside) {
      this.inside = wordAt(tokens, at) === 'create' && startsRoutine(tokens, at);
      this.open = [];
      return this.inside;
    }
    if (signAt(tokens, at) === ';' && this.open.length === 0) this.inside = false;
    const word = wordAt(tokens, at);
    // `END CASE` is one end.
    if (word === 'begin' || (word === 'case' && wordAt(tokens, at - 1) !== 'end')) this.open.push(word);
    else if (word === 'end' && !BLOCK.test(wordAt(tokens, at + 1))) {
      const ended = this.open.pop();
      this.inside = ended === 'case' || this.open.length > 0;
    }
    return true;
  }
}

/** `CREATE OR REPLACE DEFINER = 'a'@'b' PROCEDURE` is as long as it gets. */
function startsRoutine(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next <= at + 8; next += 1) {
    if (signAt(tokens, next) === ';' || OTHER.test(wordAt(tokens, next))) return false;
    if (ROUTINE.test(wordAt(tokens, next))) return true;
  }
  return false;
}
