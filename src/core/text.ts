import type { TSESTree } from '@typescript-eslint/utils';
import { HOPS, valueOf } from './calls.ts';
import { type File, perFile } from './file.ts';
import { type Node, lastName, propertyName, unwrap } from './tree.ts';

/** A place in a text that is filled at run time. */
export interface Hole {
  /** The expression that fills it. */
  readonly node: Node;
}

export type TextPart = string | Hole;

/** A stretch of a text and the node that writes it: a literal, a template's element, or the expression that fills a hole. */
export interface TextPiece {
  readonly node: Node;
  /** What is written; absent for a hole. */
  readonly written?: string;
}

/** A string as the code builds it: what is written, and holes for what is not known before it runs. */
export interface Text {
  /** Never two strings in a row. */
  readonly parts: readonly TextPart[];
  /** The same, in the pieces in which the code writes it. */
  readonly pieces: readonly TextPiece[];
}

/** The most pieces a text is put together from; what follows is one hole. Keeps 10,000 concatenations linear. */
const MOST_PIECES = 4_000;

/** The most characters that constants unfold to inside one text: a constant can hold a constant twice, eight times over. */
const MOST_UNFOLDED = 1_000_000;

/**
 * Reads a string: literals, templates, tagged templates, `+`, `concat`, `join`, trimming, and constants of this file, which
 * are unfolded in place. A tag gets values, not text: what stands in a tagged template is a hole, unless it is a tagged
 * template itself (a fragment) or the tag only writes the text out (`String.raw`). `undefined` for what is no string at first sight (a lone call, a parameter).
 */
export function textOf(file: File, node: Node): Text | undefined {
  const value = stringNodeOf(file, node);
  return value && new Reader(file).read(value);
}

/** Whether `textOf` reads an expression, at less cost. */
export function isText(file: File, node: Node): boolean {
  return stringNodeOf(file, node) !== undefined;
}

/** The text of an expression that holds nothing but constants; numbers count. `undefined` where it has a hole. */
export function constantText(file: File, node: Node): string | undefined {
  const { parts } = new Reader(file).read(node);
  const [only] = parts;
  return parts.length === 1 && typeof only === 'string' ? only : undefined;
}

/** The text as one string, each hole as `mark(n)`. */
export function flat(text: Text, mark: (index: number) => string): string {
  let hole = 0;
  return text.parts.map((part) => (typeof part === 'string' ? part : mark(hole++))).join('');
}

class Reader {
  private readonly parts: TextPart[] = [];
  private readonly all: TextPiece[] = [];
  private written: string[] = [];
  private pieces = 0;
  private unfolded = 0;
  private readonly file: File;

  constructor(file: File) {
    this.file = file;
  }

  read(node: Node): Text {
    this.append(node, HOPS);
    if (this.written.length > 0 || this.parts.length === 0) this.parts.push(this.written.join(''));
    return { parts: this.parts, pieces: this.all };
  }

  private append(start: Node, hops: number): void {
    // Last in, first out: `a + b + c` nests to the left thousands deep, so no recursion over `+`.
    const waiting: Node[] = [start];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const node = unwrap(next);
      this.pieces += 1;
      if (this.pieces > MOST_PIECES || this.unfolded > MOST_UNFOLDED) return this.hole(node);
      if (node.type === 'Literal' && !('regex' in node)) this.string(node, String(node.value), hops);
      else if (node.type === 'TemplateLiteral') this.template(node, hops);
      else if (node.type === 'TaggedTemplateExpression') this.template(node.quasi, hops, node.tag);
      else if (node.type === 'BinaryExpression' && node.operator === '+') waiting.push(node.right, node.left);
      else if (node.type === 'CallExpression') {
        const inner = joinedStrings(this.file, node);
        if (inner) waiting.push(...inner.toReversed());
        else this.hole(node);
      } else {
        const constant = hops > 0 ? stringNodeOf(this.file, node) : undefined;
        if (constant) this.append(constant, hops - 1);
        else this.hole(node);
      }
    }
  }

  private template(node: TSESTree.TemplateLiteral, hops: number, tag?: Node): void {
    const takesValues = tag !== undefined && !writesText(tag);
    const isRaw = tag !== undefined && lastName(tag) === 'raw';
    node.quasis.forEach((quasi, index) => {
      this.string(quasi, (isRaw ? undefined : quasi.value.cooked) ?? quasi.value.raw, hops);
      const expression = node.expressions[index];
      if (!expression) return;
      const isText = !takesValues || valueOf(this.file, expression).type === 'TaggedTemplateExpression';
      if (hops > 0 && isText) this.append(expression, hops - 1);
      else this.hole(expression);
    });
  }

  private string(node: Node, text: string, hops: number): void {
    if (hops < HOPS) this.unfolded += text.length;
    if (text !== '') this.all.push({ node, written: text });
    this.written.push(text);
  }

  private hole(node: Node): void {
    if (this.written.length > 0) this.parts.push(this.written.join(''));
    this.written = [];
    this.parts.push({ node });
    this.all.push({ node });
  }
}

/** Tags that only write the text out: `String.raw`, and those that take its indentation off. */
function writesText(tag: Node): boolean {
  return WRITE_TEXT.has(lastName(tag));
}

const WRITE_TEXT: ReadonlySet<string | undefined> = new Set(['raw', 'dedent', 'outdent', 'stripIndent', 'stripIndents', 'oneLine', 'codeBlock']);

function stringNodeOf(file: File, node: Node): Node | undefined {
  const value = valueOf(file, node);
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' ? value : undefined;
    case 'TemplateLiteral':
    case 'TaggedTemplateExpression':
      return value;
    case 'BinaryExpression':
      return value.operator === '+' ? value : undefined;
    case 'CallExpression':
      return joinedStrings(file, value) ? value : undefined;
  }
  return undefined;
}

const joined = perFile(() => new Map<Node, readonly Node[] | undefined>());

/** The strings that a call only puts together: `a.concat(b)`, `[a, b].join(c)`, `a.trim()`. Each link of a chain is read once. */
function joinedStrings(file: File, node: TSESTree.CallExpression): readonly Node[] | undefined {
  const known = joined(file);
  if (!known.has(node)) known.set(node, readJoined(file, node));
  return known.get(node);
}

function readJoined(file: File, node: TSESTree.CallExpression): readonly Node[] | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  if (name === 'join') {
    const list = valueOf(file, callee.object);
    if (list.type !== 'ArrayExpression') return undefined;
    const [separator] = node.arguments;
    // Without a separator commas stand between them, which no node writes.
    if (!separator) return undefined;
    return list.elements.flatMap((element, index) => [...(index > 0 ? [separator] : []), ...(element ? [element] : [])]);
  }
  if (name === 'concat' && stringNodeOf(file, callee.object)) return [callee.object, ...node.arguments];
  if (KEEPS_TEXT.has(name) && stringNodeOf(file, callee.object)) return [callee.object];
  return undefined;
}

/** String methods that leave the words of a text as they are. */
const KEEPS_TEXT: ReadonlySet<string | undefined> = new Set(['trim', 'trimStart', 'trimEnd', 'toString']);
