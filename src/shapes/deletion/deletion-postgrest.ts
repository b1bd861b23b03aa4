import type { File } from '../../core/file.ts';
import type { Node } from '../../core/tree.ts';
import type { Condition } from '../../verdicts/no-unscoped-like-delete.ts';
import { anyOf, deletionValueOf, matchOf, NEUTRAL, type PatternAnchor } from './deletion-value.ts';

/** PostgREST's way to write several conditions in one text: `mail.like.x%,and(a.eq.1,b.ilike.*y)`. */
export function supabaseOr(file: File, node: Node): Condition<PatternAnchor> {
  const { reach, text } = deletionValueOf(file, node);
  if (reach !== 'shared' || text === undefined) return matchOf(reach === 'shared' ? 'unknown' : reach);
  const arms = armsOf(text).map((arm): Condition<PatternAnchor> => {
    const pattern = /\.(not\.)?i?like(?:\((?:all|any)\))?\.(.*)$/s.exec(arm);
    if (!pattern || !/[%*]/.test(pattern[2] ?? '')) return NEUTRAL;
    return { kind: 'pattern', reach: 'shared', pattern: pattern[2] ?? '', negated: pattern[1] !== undefined, at: { node, language: 'like' } };
  });
  return anyOf(arms);
}

/** The arms of the text: commas inside brackets belong to one arm. */
function armsOf(text: string): readonly string[] {
  const arms: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    else if (text[at] === ',' && depth <= 0) {
      arms.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...arms, text.slice(start)];
}
