import { GO_GUARDS, GO_PLAIN_MEMBERS, GO_SPARING } from '../catalog/go-health.ts';
import { GUARD_NAMES, OPEN_WORDS } from '../catalog/guards.ts';
import { wordsOf } from '../core/words.ts';
import type { HealthWords } from '../verdicts/no-token-validation-in-health-handler.ts';
import { originOf } from './origin.ts';
import { type GoFile, type GoNode, calleeOf, lastName, receiverOf, sourceOf } from './tree.ts';

/** Whether something that runs before a handler turns away callers without credentials. */
export function isGuard(file: GoFile, node: GoNode, words: HealthWords): boolean {
  const phrases = phrasesOf(file, node);
  const said = phrases.flatMap((phrase) => phrase.split(' '));
  const name = guardName(file, node);
  if (words.publicNames.some((pattern) => pattern.test(name))) return false;
  if (words.guardNames.some((pattern) => pattern.test(name))) return true;
  if (GO_SPARING.test(sourceOf(file, node))) return false;
  const origin = originOf(file, node) ?? '';
  if (GO_GUARDS.some((row) => row.origin.test(origin))) return true;
  return !said.some((word) => OPEN_WORDS.includes(word)) && phrases.some((phrase) => GUARD_NAMES.some((row) => row.name.test(phrase)));
}

/** What a guard is called: by its last name, with the object's where the last name says nothing. */
export function guardName(file: GoFile, node: GoNode): string {
  const callee = node.type === 'CallExpr' ? calleeOf(node) : node;
  const own = lastName(file, callee);
  const object = receiverOf(callee);
  return object && GO_PLAIN_MEMBERS.test(own) ? `${lastName(file, object)}.${own}` : own;
}

function phrasesOf(file: GoFile, node: GoNode): readonly string[] {
  const names = guardName(file, node).split('.');
  return [names.at(-1) ?? '', ...(names.length > 1 ? [names[0] ?? '', names.join(' ')] : [])].map((name) => wordsOf(name).join(' '));
}
