import type { PartialParse, Tree } from '@lezer/common';
import { parser } from './syntax/tables.ts';
import type { GoNode } from './tree.ts';

/** What stands in a file. */
export interface ParsedGo {
  readonly root: GoNode;
  readonly comments: readonly GoNode[];
  /** The offset of the first thing that is no Go, if any. */
  readonly errorAt: number | undefined;
}

/** Every type of node that a tree can hold. */
export const NODE_TYPES: readonly string[] = parser.nodeSet.types.filter((type) => isKept(type.name)).map((type) => type.name);

/** Keywords and brackets are nodes of the grammar's tree, in lower case or as signs: they say nothing that the node around them does not. */
function isKept(name: string): boolean {
  return /^[A-Z]/.test(name);
}

/** Reads a whole file. Never throws: what is no Go is answered by its place. */
export function parseGo(text: string): ParsedGo {
  const comments: GoNode[] = [];
  const root: GoNode = { type: 'SourceFile', range: [0, text.length], parent: null, children: [] };
  let around = root;
  let errorAt: number | undefined;
  const { tree, stoppedAt } = treeOf(text);
  tree.iterate({
    enter({ type, from, to }) {
      if (type.isError) errorAt ??= from;
      if (type.isTop || !KEPT.has(type.name)) return;
      const node: GoNode = { type: type.name, range: [from, to], parent: around, children: [] };
      if (type.name === 'LineComment' || type.name === 'BlockComment') comments.push(node);
      else around.children.push(node);
      around = node;
    },
    leave({ type }) {
      if (!type.isTop && KEPT.has(type.name)) around = around.parent as GoNode;
    },
  });
  return { root, comments, errorAt: stoppedAt ?? errorAt };
}

const KEPT: ReadonlySet<string> = new Set(NODE_TYPES);

/** How often the parser may be talked out of giving up on a long chain (each time, some 125 links of it). */
const MOST_RESETS = 16;

/** The most entries of the parser's stack. Real code was seen to need 351; nesting far beyond costs it the square of its depth. */
const DEEPEST = 3_000;

/** What of the running parse has no public name. */
interface Running extends PartialParse {
  bigReductionCount: number;
  readonly stacks: readonly { readonly stack: { readonly length: number } }[];
}

/**
 * The tree, and where the parser gave up, if it did.
 *
 * By itself it breaks `"a" + "b" + …` off with an error after 300 big links, lest its tree grow too deep to walk. Generated Go
 * files have longer ones, and this reader walks without recursion: so it starts the count again, a bounded number of times.
 */
function treeOf(text: string): { tree: Tree; stoppedAt: number | undefined } {
  const parse = parser.startParse(text) as Running;
  let resets = 0;
  let stoppedAt: number | undefined;
  for (;;) {
    const tree = parse.advance();
    if (tree) return { tree, stoppedAt };
    if (parse.bigReductionCount > 250) {
      parse.bigReductionCount = 0;
      resets += 1;
    }
    const isTooDeep = resets > MOST_RESETS || (parse.stacks[0]?.stack.length ?? 0) > DEEPEST;
    if (isTooDeep && stoppedAt === undefined) {
      stoppedAt = parse.parsedPos;
      parse.stopAt(stoppedAt);
    }
  }
}
