import { strongest } from '../sql/condition.ts';
import type { SqlHole, SqlText } from '../sql/text.ts';
import { variableOf } from './bindings.ts';
import { originOf } from './origin.ts';
import { reachOf } from './reach.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, sourceOf, unwrap } from './tree.ts';

/** How many constants deep a text is unfolded, and the most pieces of one. */
const HOPS = 6;
const MOST_PIECES = 2_000;

/** A text as a program builds it, and which node wrote each part. */
export interface GoText {
  readonly parts: SqlText;
  /** For each part the node, and the offset in the source of its first character where the source has it letter by letter. */
  readonly places: readonly { readonly node: GoNode; readonly start: number | undefined }[];
}

/** Reads a string: literals, `+`, `fmt.Sprintf`, constants and variables with one value. `undefined` for what is no string at first sight. */
export function textOf(file: GoFile, node: GoNode): GoText | undefined {
  const start = valueOf(file, node, HOPS);
  if (!isText(file, start)) return undefined;
  const reader = new Reader(file);
  reader.append(start, HOPS);
  return { parts: reader.parts, places: reader.places };
}

/** What a hole or bound value says: how far it reaches, and its text where that is always the same. */
export function holeOf(file: GoFile, node: GoNode): SqlHole {
  const text = textOf(file, node);
  const parts = text?.parts ?? [];
  if (text && parts.every((part) => typeof part === 'string')) return { reach: 'shared', text: parts.join('') };
  if (node.type === 'Number') return { reach: 'shared', text: sourceOf(file, node) };
  // A text is as far as its pieces: what another file declares proves no pattern.
  if (text) return { reach: strongest(parts.map((part) => (typeof part === 'string' ? 'shared' : part.reach))) };
  const reach = reachOf(file, node);
  return { reach: reach === 'shared' && !isConstantHere(file, node) ? 'unknown' : reach };
}

/** Whether every name in an expression is declared in this file. */
function isConstantHere(file: GoFile, node: GoNode): boolean {
  const waiting = [unwrap(node)];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'SelectorExpr' || (next.type === 'VariableName' && !variableOf(file, next))) return false;
    waiting.push(...next.children);
  }
  return true;
}

/** The one value that a name always has. */
function valueOf(file: GoFile, start: GoNode, hops: number): GoNode {
  const node = unwrap(start);
  if (node.type !== 'VariableName' || hops === 0) return node;
  const variable = variableOf(file, node);
  const [write, ...others] = variable?.kind === 'variable' || variable?.kind === 'constant' ? variable.writes : [];
  if (!write?.value || write.index > 0 || write.how === 'range' || others.length > 0) return node;
  return isText(file, unwrap(write.value)) || write.value.type === 'VariableName' ? valueOf(file, write.value, hops - 1) : node;
}

function isText(file: GoFile, node: GoNode): boolean {
  if (node.type === 'String') return true;
  if (node.type === 'CallExpr') return isFormat(file, node);
  if (node.type !== 'BinaryExp') return false;
  const operator = node.children[1];
  if (!operator || sourceOf(file, operator) !== '+') return false;
  let left: GoNode | undefined = node;
  // `a + "b" + c` nests to the left: some piece of it must be a string.
  for (; left?.type === 'BinaryExp'; left = left.children[0]) if (left.children[2] && isPiece(file, left.children[2])) return true;
  return left !== undefined && isPiece(file, left);
}

function isPiece(file: GoFile, node: GoNode): boolean {
  const value = valueOf(file, node, 2);
  return value.type === 'String' || (value.type === 'CallExpr' && isFormat(file, value));
}

function isFormat(file: GoFile, call: GoNode): boolean {
  return originOf(file, calleeOf(call)) === 'fmt#Sprintf' && argumentsOf(call)[0] !== undefined;
}

class Reader {
  readonly parts: (string | SqlHole)[] = [];
  readonly places: { node: GoNode; start: number | undefined }[] = [];
  private pieces = 0;
  private readonly file: GoFile;

  constructor(file: GoFile) {
    this.file = file;
  }

  append(start: GoNode, hops: number): void {
    const waiting: GoNode[] = [start];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const node = valueOf(this.file, next, hops);
      this.pieces += 1;
      const [left, , right] = node.children;
      if (this.pieces > MOST_PIECES || hops === 0) this.hole(node);
      else if (node.type === 'String') this.string(node);
      else if (node.type === 'BinaryExp' && left && right && isText(this.file, node)) waiting.push(right, left);
      else if (node.type === 'CallExpr' && isFormat(this.file, node)) this.format(node, hops);
      else this.hole(node);
    }
  }

  private string(node: GoNode): void {
    const source = sourceOf(this.file, node);
    const text = unquoted(source);
    this.parts.push(text);
    this.places.push({ node, start: text === source.slice(1, -1) ? node.range[0] + 1 : undefined });
  }

  /** `fmt.Sprintf("… %s …", x)`: the format's text, with what is put into it. */
  private format(call: GoNode, hops: number): void {
    const [format, ...values] = argumentsOf(call);
    const written = format && textOf(this.file, format);
    if (!format || !written || written.parts.some((part) => typeof part !== 'string')) return this.hole(call);
    let used = 0;
    for (const piece of written.parts.join('').split(/(%[-+# \d.]*[a-zA-Z%])/)) {
      const value = values[used];
      if (piece === '%%') this.literal('%', format);
      else if (!/^%[-+# \d.]*[a-zA-Z]$/.test(piece)) this.literal(piece, format);
      else if (!value) this.hole(call);
      else {
        used += 1;
        if (piece.endsWith('q')) this.literal('"', format);
        this.append(value, hops - 1);
        if (piece.endsWith('q')) this.literal('"', format);
      }
    }
  }

  private literal(text: string, node: GoNode): void {
    if (text === '') return;
    this.parts.push(text);
    this.places.push({ node, start: undefined });
  }

  private hole(node: GoNode): void {
    this.parts.push(holeIn(this.file, node));
    this.places.push({ node, start: undefined });
  }
}

function holeIn(file: GoFile, node: GoNode): SqlHole {
  if (node.type === 'Number') return { reach: 'shared', text: sourceOf(file, node) };
  const reach = reachOf(file, node);
  return { reach: reach === 'shared' ? 'unknown' : reach };
}

/** A string's text: raw ones as they stand, others with their escapes read. */
export function unquoted(source: string): string {
  if (source.startsWith('`')) return source.slice(1, -1).replaceAll('\r', '');
  return source.slice(1, -1).replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|(.))/gs, (_, hex, short, long, octal, one: string) => {
    const code = hex ?? short ?? long;
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return ESCAPES[one] ?? one;
  });
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };
