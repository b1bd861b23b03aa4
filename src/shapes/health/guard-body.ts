import { GUARDS, type GuardRow, SPARED_PATHS, SPARING_TEXT } from '../../catalog/guards.ts';
import { functionOf, membersOf, propertyOf, valueOf } from '../../core/calls.ts';
import { type File, perFile } from '../../core/file.ts';
import { originOf } from '../../core/origin.ts';
import { type FunctionNode, type Node, descendantsOf, isClass, propertyName } from '../../core/tree.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { isFrom } from './library.ts';
import { asksOutside, checksIn } from './token-check.ts';
import { isRejection } from './token-check-condition.ts';

const NO_WORDS: HealthWords = {
  ...{ routes: [], handlers: [], ignoredRoutes: [], validatorNames: [], validatorsFrom: new Map(), ignoredValidators: [] },
  ...{ guards: 'route', guardNames: [], publicNames: [] },
};

/** What a guard reads to know its caller without asking anybody: a session that another middleware has read. */
const KNOWN_CALLER = /^(?:session|isAuthenticated|user|auth|userId)$/;

/** The function of this file that a guard is, or that makes it; of a class of Nest's, the method that decides. */
function bodyOf(file: File, guard: Node): FunctionNode | undefined {
  const fn = functionOf(file, guard) ?? (guard.type === 'CallExpression' ? functionOf(file, guard.callee) : undefined);
  const owner = fn ? undefined : valueOf(file, guard);
  return isClass(owner) ? membersOf(file, owner).get('canActivate')?.method : fn;
}

/** A guard of this file is judged by what it does: one that lets probes by is none, and one that only compares a fixed secret asks nobody. */
export function turnsAwayHere(file: File, guard: Node): boolean {
  const fn = bodyOf(file, guard);
  if (fn && SPARED_PATHS.test(file.text.slice(...fn.range))) return false;
  if (!fn || asksOutside(file, fn) || validationIn(file, fn) !== undefined) return true;
  for (const node of descendantsOf(file.keys, fn)) {
    if (node.type === 'MemberExpression' && KNOWN_CALLER.test(propertyName(node) ?? '')) return true;
  }
  return false;
}

/** Whether a guard's options name a fixed secret, or a function that only compares one: `bearerAuth({ token })`. */
export function comparesSecret(file: File, options: Node): boolean {
  const verify = propertyOf(options, 'verifyToken');
  const fn = verify && functionOf(file, verify);
  return propertyOf(options, 'token') !== undefined || (fn !== undefined && !asksOutside(file, fn) && validationIn(file, fn) === undefined);
}

/** How a guard of this file validates a token of every caller and turns the others away: `jwt.verify` */
export function rejectionIn(file: File, guard: Node): string | undefined {
  const fn = bodyOf(file, guard);
  const call = fn && validationIn(file, fn);
  return call !== undefined && (isRejection(file, fn as Node) || call.endsWith('jwtVerify') || isMethod(fn as Node)) ? call : undefined;
}

/** A method turns callers away by its answer. */
function isMethod(fn: Node): boolean {
  return fn.parent?.type === 'MethodDefinition';
}

const validations = perFile(() => new Map<FunctionNode, string | undefined>());

function validationIn(file: File, fn: FunctionNode): string | undefined {
  const known = validations(file);
  if (!known.has(fn)) {
    known.set(fn, undefined);
    const check = checksIn(file, [fn], new Set(), NO_WORDS).find((one) => !one.onRequest);
    known.set(fn, check?.call.replace(/\(\)$/, ''));
  }
  return known.get(fn);
}

/** Whether the file shows that a guard before all routes lets none of them by: it is a library's, or stands here and names no path. */
export function sparesNone(file: File, guard: Node): boolean {
  const known = strict(file);
  let answer = known.get(guard);
  if (answer === undefined) known.set(guard, (answer = readStrict(file, guard)));
  return answer;
}

/** Such a guard stands before many routes. */
const strict = perFile(() => new Map<Node, boolean>());

function readStrict(file: File, guard: Node): boolean {
  const fn = bodyOf(file, guard);
  if (fn) return rejectionIn(file, guard) !== undefined && !SPARING_TEXT.test(file.text.slice(...fn.range));
  return isLibraryGuard(file, guard);
}

/** `passport.authenticate('jwt')`, `expressjwt({ secret })` */
export function isLibraryGuard(file: File, guard: Node): boolean {
  return isFrom<GuardRow>(originOf(file, guard)?.replace(/\(\)$/, ''), GUARDS);
}
