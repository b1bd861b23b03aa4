import type { TSESTree } from '@typescript-eslint/utils';
import {
  GUARD_CLASS_WORDS,
  LIFTED_WORDS,
  LIFTING_WORDS,
  OPEN_WORDS,
  OPENING_WORDS,
  OPTIONAL_SETTINGS,
} from '../../catalog/guards.ts';
import { propertyOf, valueOf } from '../../core/calls.ts';
import { type File, perFile } from '../../core/file.ts';
import { type Node, isFunction, lastName, propertyName, unwrap } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';
import type { Guard, HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { namesGuard } from './guard-name.ts';
import { comparesSecret, isLibraryGuard, rejectionIn, sparesNone, turnsAwayHere } from './guard-body.ts';
import { lastNameOf, namesIn } from './route-handler.ts';

/** The gatekeepers that let nobody in without credentials. */
export function guardsAmong(file: File, gatekeepers: readonly Gatekeeper[], words: HealthWords): readonly Guard<Node>[] {
  return gatekeepers.flatMap((gatekeeper) => {
    if (gatekeeper.scope === 'route') return guardsIn(file, gatekeeper, words);
    const asked = hooks(file);
    const known = asked.get(words) ?? new Map<Node, readonly Guard<Node>[]>();
    asked.set(words, known);
    const guards = known.get(gatekeeper.node) ?? guardsIn(file, gatekeeper, words);
    known.set(gatekeeper.node, guards);
    return guards.map((guard) => ({ ...guard, scope: gatekeeper.scope === 'application' && !sparesNone(file, guard.at) ? 'global' : gatekeeper.scope }));
  });
}

/** What stands before all routes of a router, judged once for all of them. */
const hooks = perFile(() => new WeakMap<HealthWords, Map<Node, readonly Guard<Node>[]>>());

function guardsIn(file: File, gatekeeper: Gatekeeper, words: HealthWords): readonly Guard<Node>[] {
  const elements = elementsOf(file, gatekeeper.node).filter((node) => isGuard(file, { ...gatekeeper, node }, words));
  return elements.map((node) => ({ at: anchorOf(gatekeeper.node, node), name: guardText(file, node), scope: gatekeeper.scope }));
}

/** Where a guard is reported: in the list that names it, else where the list is used. */
function anchorOf(given: Node, element: Node): Node {
  return given.range[0] <= element.range[0] && element.range[1] <= given.range[1] ? element : given;
}

/** The single functions of a list of handlers, nested or named: `[limit, [auth]]`, `const secured = [auth]`. */
function elementsOf(file: File, node: Node, depth = 3): readonly Node[] {
  const value = valueOf(file, node);
  if (value.type !== 'ArrayExpression' || depth === 0) return [unwrap(node)];
  return value.elements.flatMap((element) => {
    if (!element) return [];
    return elementsOf(file, element.type === 'SpreadElement' ? element.argument : element, depth - 1);
  });
}

function isGuard(file: File, { node, as, scope }: Gatekeeper, words: HealthWords): boolean {
  if (as === 'known' || as === 'gate') return true;
  if (isFunction(node)) return scope === 'route' ? rejectionIn(file, node) !== undefined : sparesNone(file, node);
  const name = lastNameOf(node);
  if (name === undefined) return false;
  if (words.publicNames.some((pattern) => pattern.test(name))) return false;
  if (words.guardNames.some((pattern) => pattern.test(name))) return true;
  if (isLenient(file, node)) return false;
  if (as === 'class') return wordsOf(name).some((word) => GUARD_CLASS_WORDS.includes(word));
  if (as === 'wrapper' && name === 'auth') return false;
  if (isLibraryGuard(file, node)) return true;
  const isNamed = namesGuard(phrasesOf(node), node.type !== 'CallExpression' || node.arguments.length === 0);
  return isNamed ? turnsAwayHere(file, node) : as === 'function' && rejectionIn(file, node) !== undefined;
}

/** Members that only say what to do with the object before them: `authMiddleware.handle`, `auth.required`. */
const PLAIN_MEMBERS = /^(?:handle|handler|required|check|middleware|default|run|execute|use|protect|guard|bind|apply|verify|validate|call)$/;

/** What a guard is called, in words: by its last name, or by the object's where the last name says nothing. */
function phrasesOf(node: Node): readonly string[] {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : node;
  if (callee.type !== 'MemberExpression') return [phrase(lastName(callee))];
  const last = propertyName(callee);
  const object = lastName(callee.object);
  const own = [phrase(last), `${phrase(object)} ${phrase(last)}`];
  return last !== undefined && PLAIN_MEMBERS.test(last) ? [...own, phrase(object)] : own;
}

function phrase(name: string | undefined): string {
  return name === undefined ? '' : wordsOf(name).join(' ');
}

/** Whether a guard says that it lets callers in without credentials, or guards against something else than that. */
function isLenient(file: File, node: Node): boolean {
  if (saysOpen(namesIn(node.type === 'CallExpression' ? node.callee : node))) return true;
  const value = valueOf(file, node);
  if (value.type !== 'CallExpression') return false;
  const said = value.arguments.filter((argument) => argument.type !== 'ObjectExpression' && !isFunction(argument));
  return saysOpen([...namesIn(value.callee), ...said.flatMap(namesIn).filter((name) => !/jwt/i.test(name))]) || value.arguments.some((argument) => hasOptionalSetting(argument) || comparesSecret(file, argument));
}

function saysOpen(names: readonly string[]): boolean {
  return names.some((name) => wordsOf(name).some((word) => OPEN_WORDS.includes(word)));
}

function hasOptionalSetting(argument: TSESTree.CallExpressionArgument): boolean {
  return OPTIONAL_SETTINGS.some((name) => {
    const value = propertyOf(argument, name);
    return value?.type === 'Literal' && value.value === (name === 'passthrough');
  });
}

/** Whether a decorator's name opens a route to everybody. */
export function isOpening(name: string, words: HealthWords): boolean {
  if (words.publicNames.some((pattern) => pattern.test(name))) return true;
  const said = wordsOf(name);
  return said.some((word) => OPENING_WORDS.includes(word)) || (LIFTING_WORDS.includes(said[0] ?? '') && said.some((word) => LIFTED_WORDS.includes(word)));
}

/** A guard as messages show it: its name and what holds it, arguments left out. */
function guardText(file: File, node: Node): string {
  if (isFunction(node)) return rejectionIn(file, node) ?? 'a function';
  const callee = node.type === 'CallExpression' || node.type === 'NewExpression' ? node.callee : node;
  const text = file.text.slice(...callee.range).replace(/\s+/g, ' ');
  if (node.type === 'Literal' || text.length > 60) return lastName(callee) ?? String(node.type === 'Literal' ? node.value : text.slice(0, 60));
  return text;
}
