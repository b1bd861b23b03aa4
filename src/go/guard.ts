import { GO_GUARDS, GO_KNOWN_CALLERS, GO_PLAIN_MEMBERS, GO_SECRETS, GO_SPARING } from '../catalog/go-health.ts';
import { OPEN_WORDS, SPARED_PATHS } from '../catalog/guards.ts';
import { wordsOf } from '../core/words.ts';
import { namesGuard } from '../shapes/health/guard-name.ts';
import type { HealthWords } from '../verdicts/no-token-validation-in-health-handler.ts';
import { functionOf, originOf } from './origin.ts';
import { asksOutside } from './token-check.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, descendantsOf, lastName, receiverOf, sourceOf } from './tree.ts';

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
  if (said.some((word) => OPEN_WORDS.includes(word)) || !namesGuard(phrases, node.type !== 'CallExpr' || argumentsOf(node).length === 0)) return false;
  return turnsAwayHere(file, node, words);
}

/** A guard of this file is judged by what it does: one that lets probes by is none, and one that only compares a fixed secret asks nobody. */
function turnsAwayHere(file: GoFile, guard: GoNode, words: HealthWords): boolean {
  // `authMiddleware(health, true)`: what the switch is for, the name does not say.
  if (guard.type === 'CallExpr' && argumentsOf(guard).some((one) => one.type === 'Bool')) return false;
  const fn = functionOf(file, guard.type === 'CallExpr' ? calleeOf(guard) : guard);
  if (!fn) return true;
  const parts = [fn, ...calledIn(file, fn)];
  const text = parts.map((part) => sourceOf(file, part)).join('\n');
  if (SPARED_PATHS.test(text)) return false;
  return !GO_SECRETS.test(text) || GO_KNOWN_CALLERS.test(text) || parts.some((part) => asksOutside(file, part, words));
}

/** The functions of this file that another one calls. */
function calledIn(file: GoFile, fn: GoNode): readonly GoNode[] {
  return [...descendantsOf(fn)].flatMap((node) => (node.type === 'CallExpr' ? (functionOf(file, calleeOf(node)) ?? []) : []));
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
