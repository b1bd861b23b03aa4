import { type File, perFile } from '../../core/file.ts';
import type { FunctionNode } from '../../core/tree.ts';

const MAKES = /\b(?:\w*[cC]reate(?!d)\w*|insert\w*|INSERT|save\w*|add(?!ress)\w*|seed\w*|bulkWrite|post|put)\b/;
const DELETES_OR_LOOKS = /\b(?:delete|DELETE|remove|destroy|del\b|unlink|truncate|TRUNCATE|find|select|SELECT|count|list|scan|keys\b)|[a-z](?:Delete|Remove|Destroy|Find)/;
const ASSERTS = /\b(?:expect|assert|should|t\.(?:is|deepEqual|true|equal))\b/g;

/** What ends a statement, or begins the next one where nobody writes semicolons. */
const NEXT_STATEMENT = /;|\n[^\S\n]*(?=(?:const|let|var|await|return|expect|assert)\b)/g;

/** The text of one test, read once for all deletions in it. Places are those of the file. */
export class TestText {
  /** Where something is made first. */
  readonly madeAt: number;
  /** Where the test looks at something last. */
  readonly assertedAt: number;
  private readonly text: string;
  private readonly starts: readonly number[];
  private readonly pieces = new Map<string, { read: number; givenAt: number }>();

  constructor(text: string, [start, end]: readonly [number, number]) {
    const own = text.slice(start, end);
    const made = own.search(MAKES);
    this.text = text;
    this.madeAt = made < 0 ? Infinity : start + made;
    this.assertedAt = start + ([...own.matchAll(ASSERTS)].at(-1)?.index ?? -Infinity);
    this.starts = [start, ...[...own.matchAll(NEXT_STATEMENT)].map(({ index }) => start + index), end];
  }

  /** Whether a piece of a pattern stands, before a place, in a statement that may make rows: one that deletes or looks by the same pattern makes none. */
  isGiven(piece: string, before: number): boolean {
    const known = this.pieces.get(piece) ?? { read: this.starts[0] as number, givenAt: Infinity };
    this.pieces.set(piece, known);
    while (known.givenAt === Infinity) {
      const at = this.text.indexOf(piece, known.read);
      if (at < 0 || at >= before) return false;
      const [from, to] = this.statementAt(at);
      // The deletion's own statement, as far as the deletion: a chain of promises is one.
      if (to > before) return mayMake(this.text.slice(from, before));
      known.read = to;
      if (mayMake(this.text.slice(from, to))) known.givenAt = at;
    }
    return known.givenAt < before;
  }

  private statementAt(place: number): readonly [number, number] {
    let [low, high] = [0, this.starts.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= place) low = middle;
      else high = middle;
    }
    return [this.starts[low] as number, this.starts[high] as number];
  }
}

function mayMake(statement: string): boolean {
  return MAKES.test(statement) || !DELETES_OR_LOOKS.test(statement);
}

const texts = perFile(() => new Map<FunctionNode, TestText>());

/** The text of a test's function. */
export function testText(file: File, fn: FunctionNode): TestText {
  const known = texts(file);
  let text = known.get(fn);
  if (!text) known.set(fn, (text = new TestText(file.text, fn.range)));
  return text;
}
