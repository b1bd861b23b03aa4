import type { TSESTree } from '@typescript-eslint/utils';
import { HOOK_NAMES, MODIFIERS, TEST_NAMES, TEST_RUNNERS, type TestRunnerRow } from '../catalog/test-runners.ts';
import { functionOf } from '../core/calls.ts';
import type { File } from '../core/file.ts';
import { originOf } from '../core/origin.ts';
import { type Node, isFunction, propertyName, unwrap } from '../core/tree.ts';

/** When a function runs: as the body of one test, around each test, once a file or suite. */
export type Place = 'test' | 'each' | 'once';
/** What a call is to a test runner. */
export type Role = Place | 'group';

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

/** Whether a call is given a function, a wrapped one or one by its name. */
export function takesFunction(file: File, call: TSESTree.CallExpression): boolean {
  return call.arguments.some((argument) => isFunction(argument) || wrapsFunction(argument) || functionOf(file, argument) !== undefined);
}

/** `it('…', withRetries(async () => {}))` */
function wrapsFunction(node: Node): boolean {
  return node.type === 'CallExpression' && node.arguments.some(isFunction);
}

let modules: ReadonlySet<string> | undefined;

/** Whether a module is a test runner. */
export function isRunnerModule(module: string): boolean {
  return (modules ??= new Set(rows.flatMap((row) => row.modules))).has(module);
}

/** The runner's own fixtures (`page`, `request`, `expect`): given to each test, but no test's own. */
export function builtInFixtures(): ReadonlySet<string> {
  return (fixtures ??= new Set(rows.flatMap((row) => row.builtIn ?? [])));
}
let fixtures: ReadonlySet<string> | undefined;
