import type { TSESTree } from '@typescript-eslint/utils';
import { HOOK_NAMES, MODIFIERS, TEST_NAMES, TEST_PATHS, TEST_RUNNERS, type TestRunnerRow } from '../catalog/test-runners.ts';
import { bindingOf } from '../core/bindings.ts';
import { functionOf } from '../core/calls.ts';
import { perFile, type File } from '../core/file.ts';
import { originOf } from '../core/origin.ts';
import { type FunctionNode, type Node, ancestorsOf, isFunction, propertyName, rootOf, unwrap } from '../core/tree.ts';

/** When a function runs: as the body of one test, around each test, once a file or suite. */
export type Place = 'test' | 'each' | 'once';
type Role = Place | 'group';

const rows: readonly TestRunnerRow[] = TEST_RUNNERS;
let known: ReadonlyMap<string, Role> | undefined;

/** The role of each runner's function, by origin: `vitest#test`, `globalThis#describe`. Built at the first question. */
function roles(): ReadonlyMap<string, Role> {
  if (known) return known;
  const found = new Map<string, Role>();
  for (const row of rows) {
    for (const role of ['test', 'each', 'once', 'group'] as const) {
      for (const way of row[role]) for (const module of row.modules) found.set(`${module}#${way}`, role);
    }
  }
  return (known = found);
}

const MODIFIER = new RegExp(`(?:^|\\.)(?:${MODIFIERS.join('|')})(?:\\(\\))?(?=\\.|\\(|$)`, 'g');

/** What a call is to a test runner: `test.only('…', fn)` is `test`, `beforeEach(fn)` is `each`. */
export function roleOf(file: File, call: Node): Role | undefined {
  if (call.type !== 'CallExpression' || call.arguments.length === 0) return undefined;
  const byOrigin = roleByOrigin(originOf(file, call.callee));
  return byOrigin ?? roleByName(file, call);
}

function roleByOrigin(origin: string | undefined): Role | undefined {
  if (origin === undefined) return undefined;
  const exact = roles().get(origin);
  if (exact) return exact;
  const split = origin.indexOf('#') + 1;
  const way = origin.slice(split).replace(MODIFIER, '').replace(/^\./, '').replace(/^\(\)/, '');
  return roles().get(origin.slice(0, split) + way);
}

/** A project's own functions: `redisTest('…', fn)`, `test` of its own fixtures, `t.beforeEach(fn)`. */
function roleByName(file: File, call: TSESTree.CallExpression): Role | undefined {
  const names = namesOf(call.callee);
  const last = names.at(-1);
  if (last === undefined || !takesFunction(file, call)) return undefined;
  const hook = Object.hasOwn(HOOK_NAMES, last) ? HOOK_NAMES[last] : undefined;
  if (hook) return hook;
  if (/^(?:before|after)$/.test(last) && names.length > 1) return TEST_NAMES.test(names[0] as string) ? 'once' : undefined;
  if (/^(?:describe|suite)(?:$|[A-Z_])|[a-z]Describe$/.test(last)) return hasTitle(call) ? 'group' : undefined;
  return TEST_NAMES.test(last) && hasTitle(call) ? 'test' : undefined;
}

/** The names of a callee from its root on, modifiers left out: `['test', 'beforeEach']`. */
function namesOf(callee: Node): readonly string[] {
  const names: string[] = [];
  let node = unwrap(callee);
  for (let step = 0; step < 12; step += 1) {
    if (node.type === 'CallExpression') node = unwrap(node.callee);
    else if (node.type === 'TaggedTemplateExpression') node = unwrap(node.tag);
    else if (node.type === 'MemberExpression') {
      const name = propertyName(node);
      if (name !== undefined && !(MODIFIERS as readonly string[]).includes(name)) names.unshift(name);
      node = unwrap(node.object);
    } else break;
  }
  if (node.type === 'Identifier') names.unshift(node.name);
  return names;
}

function hasTitle(call: TSESTree.CallExpression): boolean {
  const [first] = call.arguments;
  return first !== undefined && !isFunction(first) && first.type !== 'ObjectExpression' && first.type !== 'ArrayExpression';
}

function takesFunction(file: File, call: TSESTree.CallExpression): boolean {
  return call.arguments.some((argument) => isFunction(argument) || wrapsFunction(argument) || functionOf(file, argument) !== undefined);
}

/** `it('…', withRetries(async () => {}))` */
function wrapsFunction(node: Node): boolean {
  return node.type === 'CallExpression' && node.arguments.some(isFunction);
}

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

/** Whether a file holds tests, by its path or by its calls of a test runner. */
export const isTestFile = perFile((file): boolean => TEST_PATHS.test(file.path) || callsRunner(file));

function callsRunner(file: File): boolean {
  const modules = new Set(rows.flatMap((row) => row.modules));
  for (const statement of file.source.ast.body) {
    if (statement.type === 'ImportDeclaration' && statement.importKind !== 'type' && modules.has(statement.source.value)) return true;
  }
  for (const scope of file.source.scopeManager?.scopes ?? []) {
    for (const { identifier } of scope.references) {
      if (!/^(?:describe|suite|it|test|specify|before|after|setup|QUnit|Deno)|Test$/.test(String(identifier.name))) continue;
      const call = callOf(identifier as Node);
      if (call && takesFunction(file, call) && roleOf(file, call)) return true;
    }
  }
  return false;
}

/** The call that a name heads: `test.only('…')` of `test`. */
function callOf(identifier: Node): TSESTree.CallExpression | undefined {
  for (const outer of ancestorsOf(identifier)) {
    if (outer.type === 'CallExpression') return rootOf(outer.callee) === identifier ? outer : undefined;
    if (outer.type !== 'MemberExpression') return undefined;
  }
  return undefined;
}

/** The runner's own fixtures (`page`, `request`, `expect`): given to each test, but no test's own. */
export function builtInFixtures(): ReadonlySet<string> {
  return (fixtures ??= new Set(rows.flatMap((row) => row.builtIn ?? [])));
}
let fixtures: ReadonlySet<string> | undefined;
