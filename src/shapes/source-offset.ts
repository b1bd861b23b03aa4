import type { File } from '../core/file.ts';
import type { Node } from '../core/tree.ts';

/** One character of a string as the source spells it. A template's line break is one character, however it is written. */
const SPELLING = /\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|\r\n|[\s\S])|\r\n|[\s\S]/y;

/** The place in the source of the n-th character of what a literal, or a template's element, writes. */
export function sourceOffset(file: File, node: Node, index: number, written: string): number {
  const start = contentStart(file, node);
  const end = node.range[1];
  let at = start;
  // Without escapes, or with a tag that takes them as they are (`String.raw`).
  if (!/[\\\r]/.test(file.text.slice(start, end)) || (node.type === 'TemplateElement' && node.value.raw === written)) return Math.min(start + index, end);
  for (let read = 0; read < index && at < end; read += 1) {
    SPELLING.lastIndex = at;
    const spelt = SPELLING.exec(file.text)?.[0] ?? ' ';
    at += spelt.length;
    // A backslash before a line break is nothing at all; a high code point is two characters.
    if (/^\\[\r\n]/.test(spelt)) read -= 1;
    else if (/^\\u\{[\da-fA-F]{5,}\}$/.test(spelt)) read += 1;
  }
  return Math.min(at, end);
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
