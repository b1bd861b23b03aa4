import { type File, perFile } from '../../core/file.ts';
import type { Node } from '../../core/tree.ts';

/** One character of a string as the source spells it. A template's line break is one character, however it is written. */
const SPELLING = /\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|\r\n|[\s\S])|\r\n|[\s\S]/y;

/** By text: where each of its characters ends, or nothing where each is spelt as it is. Read once: a text can have thousands of patterns. */
const spellings = perFile(() => new Map<Node, Uint32Array | undefined>());

/** The place in the source of the n-th character of what a literal, or a template's element, writes. */
export function sourceOffset(file: File, node: Node, index: number, written: string): number {
  const known = spellings(file);
  if (!known.has(node)) known.set(node, spellingOf(file, node, written));
  const places = known.get(node);
  const end = node.range[1];
  return Math.min(places ? (places[index] ?? end) : contentStart(file, node) + index, end);
}

function spellingOf(file: File, node: Node, written: string): Uint32Array | undefined {
  let at = contentStart(file, node);
  const end = node.range[1];
  // Without escapes, or with a tag that takes them as they are (`String.raw`).
  if (!/[\\\r]/.test(file.text.slice(at, end)) || (node.type === 'TemplateElement' && node.value.raw === written)) return undefined;
  const places = new Uint32Array(end - at + 1);
  let read = 0;
  places[read++] = at;
  while (at < end) {
    SPELLING.lastIndex = at;
    const spelt = SPELLING.exec(file.text)?.[0] ?? ' ';
    at += spelt.length;
    // A backslash before a line break is nothing at all; a high code point is two characters.
    if (/^\\[\r\n]/.test(spelt)) continue;
    places[read++] = at;
    if (/^\\u\{[\da-fA-F]{5,}\}$/.test(spelt)) places[read++] = at;
  }
  return places.subarray(0, read);
}

/** Where the content starts: after the quote, the backtick or the brace. Parsers do not agree whether an element holds its own. */
function contentStart(file: File, node: Node): number {
  const [start] = node.range;
  if (node.type !== 'TemplateElement') return start + 1;
  const first = file.text[start];
  const raw = node.value.raw;
  const isInside = (first === '`' || first === '}') && (raw === '' || file.text.startsWith(raw.slice(0, 20).split('\n')[0] ?? '', start + 1));
  return isInside ? start + 1 : start;
}
