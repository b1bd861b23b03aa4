import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { HOOK_NAMES, RUNNER_TEXT, TEST_PATHS } from '../catalog/test-runners.ts';
import { bindingOf } from '../core/bindings.ts';
import { type File, mentions, perFile } from '../core/file.ts';
import { type FunctionNode, type Node, ancestorsOf, isFunction, propertyName, rootOf, unwrap } from '../core/tree.ts';
import { type Place, isRunnerModule, roleOf, takesFunction } from './test-role.ts';

export type { Place } from './test-role.ts';

const places = perFile(() => new Map<FunctionNode, Place | undefined>());

/** Whether a function is the body of a test, a per-test hook (also a fixture), or a hook that runs once a file. */
export function placeOf(file: File, fn: FunctionNode): Place | undefined {
  const cache = places(file);
  if (cache.has(fn)) return cache.get(fn);
  // A question that comes back to itself gets no answer.
  cache.set(fn, undefined);
  const place = placeAt(file, fn) ?? placeByName(file, fn);
  cache.set(fn, place);
  return place;
}

function placeAt(file: File, passed: Node): Place | undefined {
  let node = passed;
  for (let depth = 0; depth < 3; depth += 1) {
    const outer: Node | undefined = node.parent;
    if (outer?.type === 'Property' || outer?.type === 'ArrayExpression') return placeInObject(file, outer);
    if (outer?.type !== 'CallExpression' || outer.callee === node) return undefined;
    const role = roleOf(file, outer);
    if (role) return role === 'group' ? undefined : role;
    node = outer;
  }
  return undefined;
}

/** `test.extend({ db: async ({}, use) => {} })`, `Deno.test({ fn() {} })`, `QUnit.module('…', { beforeEach() {} })`. */
function placeInObject(file: File, property: Node): Place | undefined {
  const pair = property.type === 'ArrayExpression' ? property.parent : property;
  if (pair?.type !== 'Property' || pair.parent.type !== 'ObjectExpression') return undefined;
  const call = pair.parent.parent;
  const role = call && roleOf(file, call);
  if (!role || call.type !== 'CallExpression') return undefined;
  const name = propertyName(pair) ?? '';
  if (role === 'group') return Object.hasOwn(HOOK_NAMES, name) ? HOOK_NAMES[name] : undefined;
  const callee = unwrap(call.callee);
  const verb = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (verb !== 'extend' && verb !== 'override' && verb !== 'scoped') return name === 'fn' ? role : undefined;
  return property.type === 'ArrayExpression' && /scope:\s*['"](?:worker|file)/.test(file.text.slice(...property.range)) ? 'once' : 'each';
}

/** `beforeEach(reset)`: a function given by its name. */
function placeByName(file: File, fn: FunctionNode): Place | undefined {
  const name = fn.type === 'FunctionDeclaration' ? fn.id : fn.parent.type === 'VariableDeclarator' ? fn.parent.id : undefined;
  if (name?.type !== 'Identifier') return undefined;
  const binding = bindingOf(file, name);
  if (!binding || !('variable' in binding)) return undefined;
  for (const { identifier } of binding.variable.references.slice(0, 40)) {
    const call = identifier.parent;
    if (call?.type !== 'CallExpression' || !(call.arguments as readonly Node[]).includes(identifier as Node)) continue;
    const role = roleOf(file, call);
    if (role && role !== 'group') return role;
  }
  return undefined;
}

/** The place that a node runs in: that of the nearest function around it that has one. */
export function placeAround(file: File, node: Node): { readonly fn: FunctionNode; readonly place: Place } | undefined {
  for (const outer of ancestorsOf(node)) {
    const place = isFunction(outer) ? placeOf(file, outer) : undefined;
    if (place) return { fn: outer as FunctionNode, place };
  }
  return undefined;
}

/** Whether a file calls a test runner. */
export const callsRunner = perFile((file): boolean => {
  for (const statement of file.source.ast.body) {
    if (statement.type === 'ImportDeclaration' && statement.importKind !== 'type' && isRunnerModule(statement.source.value)) return true;
  }
  for (const { identifier } of runnerNames(file)) {
    const call = callOf(identifier as Node);
    if (call && takesFunction(file, call) && roleOf(file, call)) return true;
  }
  return false;
});

const RUNNER_NAMES = /^(?:describe|suite|it|test|specify|before|after|setup|QUnit|Deno)|Test$/;

/** Where names are read that a runner's functions have: asked of each variable once, since files read them thousands of times. */
function* runnerNames(file: File): Iterable<TSESLint.Scope.Reference> {
  for (const scope of file.source.scopeManager?.scopes ?? []) {
    for (const variable of scope.variables) if (RUNNER_NAMES.test(variable.name)) yield* variable.references;
  }
  for (const reference of file.source.scopeManager?.globalScope?.through ?? []) {
    if (RUNNER_NAMES.test(String(reference.identifier.name))) yield reference;
  }
}

const hasTestPath = perFile((file): boolean => TEST_PATHS.test(file.path));

/** Whether a file's path or text speaks of tests at all: the cheap question before `isTestFile`. */
export const mentionsTests = perFile((file): boolean => hasTestPath(file) || mentions(file, RUNNER_TEXT));

/** Whether a file holds tests, by its path or by its calls of a test runner. */
export const isTestFile = perFile((file): boolean => hasTestPath(file) || (mentionsTests(file) && callsRunner(file)));

/** The call that a name heads: `test.only('…')` of `test`. */
function callOf(identifier: Node): TSESTree.CallExpression | undefined {
  for (const outer of ancestorsOf(identifier)) {
    if (outer.type === 'CallExpression') return rootOf(outer.callee) === identifier ? outer : undefined;
    if (outer.type !== 'MemberExpression') return undefined;
  }
  return undefined;
}
