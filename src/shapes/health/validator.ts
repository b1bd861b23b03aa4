import type { TSESTree } from '@typescript-eslint/utils';
import {
  AUTH_MODULE_MEMBERS,
  AUTH_MODULES,
  AUTH_RECEIVERS,
  FETCHERS,
  OTHER_RECEIVERS,
  OTHER_TOKENS,
  STRONG_NAMES,
  TOKEN_CHECK_WAYS,
  TOKEN_CHECKS,
  type TokenCheckRow,
  VALIDATING_ADDRESSES,
  WEAK_VERBS,
} from '../../catalog/token-checks.ts';
import { bindingOf } from '../../core/bindings.ts';
import { propertyOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { originOf } from '../../core/origin.ts';
import { flat, textOf } from '../../core/text.ts';
import { type Node, lastName, propertyName, rootOf, settle, unwrap } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { isFrom } from './library.ts';

/** Whether a call validates a token, and what says so: the library it comes from, or its name alone. */
export function asValidator(file: File, call: TSESTree.CallExpression, words: HealthWords): 'library' | 'name' | undefined {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  const origin = mayBeLibrary(file, callee) ? originOf(file, callee) : undefined;
  if (isFrom<TokenCheckRow>(origin, TOKEN_CHECKS) || isUsers(origin, words)) return 'library';
  if (fetchesValidation(file, call, callee)) return 'library';
  if (name === undefined) return undefined;
  if (words.validatorNames.some((pattern) => pattern.test(name))) return 'name';
  if (isOwnAuthModule(file, callee)) return 'library';
  const said = wordsOf(name);
  if (said.some((word) => OTHER_TOKENS.includes(word))) return undefined;
  const receiver = callee.type === 'MemberExpression' ? receiverOf(callee) : undefined;
  if (receiver !== undefined && OTHER_RECEIVERS.test(receiver)) return undefined;
  if (isKnownWay(callee)) return 'library';
  if (STRONG_NAMES.test(said.join(' '))) return 'name';
  const isWeak = WEAK_VERBS.includes(name) && receiver !== undefined && AUTH_RECEIVERS.test(receiver);
  return isWeak && call.arguments.length > 0 ? 'name' : undefined;
}

/** A name or member that leads to a module; spares the question for `res.json` and the like. */
function mayBeLibrary(file: File, callee: Node): boolean {
  const root = rootOf(callee);
  if (root.type === 'ThisExpression' || root.type === 'NewExpression') return true;
  if (root.type !== 'Identifier') return false;
  const kind = bindingOf(file, root)?.kind;
  return kind === 'import' || kind === 'variable' || kind === 'parameter' || root.name === 'require';
}

/** A function of a module that the user names. */
function isUsers(origin: string | undefined, words: HealthWords): boolean {
  if (origin === undefined) return false;
  const split = origin.indexOf('#');
  const name = origin.slice(split + 1);
  return words.validatorsFrom.get(origin.slice(0, split))?.includes(name.slice(name.lastIndexOf('.') + 1)) ?? false;
}

/** A function of the project's own auth module: `import { auth } from '@/auth'`. */
function isOwnAuthModule(file: File, callee: Node): boolean {
  if (callee.type !== 'Identifier') return false;
  const binding = bindingOf(file, callee);
  if (binding?.kind !== 'import' || !AUTH_MODULES.test(binding.module)) return false;
  return AUTH_MODULE_MEMBERS.includes(binding.imported === 'default' ? callee.name : binding.imported);
}

/** `supabase.auth.getUser()`, `auth.api.getSession()`: known by the last steps. */
function isKnownWay(callee: Node): boolean {
  return TOKEN_CHECK_WAYS.some((way) => {
    let inner: Node = callee;
    for (const [index, name] of way.toReversed().entries()) {
      // `auth` may be a name of its own only where two more follow: `auth.getUser(id)` of Firebase looks a user up.
      if (inner.type === 'Identifier' && (way.length > 2 || name !== 'auth')) return index === way.length - 1 && inner.name === name;
      if (inner.type !== 'MemberExpression' || propertyName(inner) !== name) return false;
      inner = settle(inner.object);
    }
    return true;
  });
}

/** The name of what a method is called on, past calls: `verifier` of `this.verifier`, `getVerifier()`. */
function receiverOf(callee: TSESTree.MemberExpression): string | undefined {
  return lastName(callee.object);
}

/** `fetch(`${ISSUER}/oauth2/introspect`)` and its like. */
function fetchesValidation(file: File, call: TSESTree.CallExpression, callee: Node): boolean {
  const [address] = call.arguments;
  if (!address) return false;
  const names = [lastName(callee) ?? '', callee.type === 'MemberExpression' ? (lastName(callee.object) ?? '') : ''];
  if (!names.some((name) => FETCHERS.test(name))) return false;
  const given = valueOf(file, address);
  const text = textOf(file, (given.type === 'ObjectExpression' ? propertyOf(given, 'url') : undefined) ?? address);
  return text !== undefined && VALIDATING_ADDRESSES.test(flat(text, () => 'x'));
}

/** A call as messages show it: the callee with its arguments left out. */
export function callText(file: File, node: Node): string {
  const callee = node.type === 'CallExpression' ? node.callee : node;
  const text = file.text.slice(...callee.range).replace(/\s+/g, ' ');
  return `${text.length > 60 ? (lastName(callee) ?? '…') : text}()`;
}
