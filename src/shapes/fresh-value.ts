import type { TSESTree } from '@typescript-eslint/utils';
import {
  CREATING_VERBS,
  FRESH_NAMES,
  FRESH_VALUES,
  FRESH_WORDS,
  IDENTITY_MEMBERS,
  IDENTITY_PARAMETERS,
  IDENTITY_VARIABLES,
} from '../catalog/fresh-values.ts';
import { bindingOf } from '../core/bindings.ts';
import { perFile, type File } from '../core/file.ts';
import { originOf } from '../core/origin.ts';
import { type Evidence, type ReachWords, reachOf } from '../core/reach.ts';
import { type FunctionNode, type Node, lastName, propertyName, unwrap } from '../core/tree.ts';
import { wordsOf } from '../core/words.ts';
import { placeAround, placeOf } from './test-block.ts';
import { builtInFixtures, roleOf } from './test-role.ts';

type Said = Pick<Evidence, 'reach' | 'why'>;
const FRESH: Said = { reach: 'own', why: 'fresh' };
const IDENTITY: Said = { reach: 'own', why: 'identity' };

/** The words by which `reachOf` knows what is a test's own, with the user's own generators (regular expressions over a callee's name). */
export function reachWordsFor(generators: readonly RegExp[]): ReachWords {
  // One value is asked for by many questions: each deletion of a test follows the same names.
  const asked = new WeakMap<Node, Said | 'nothing'>();
  return {
    evidenceOf(file, node) {
      const known = asked.get(node);
      if (known !== undefined) return known === 'nothing' ? undefined : known;
      const said = evidenceOf(file, node, generators);
      asked.set(node, said ?? 'nothing');
      return said;
    },
    placeOf,
  };
}

/** The words without any of the user's own. */
export const REACH_WORDS: ReachWords = reachWordsFor([]);

function evidenceOf(file: File, node: Node, generators: readonly RegExp[]): Said | undefined {
  switch (node.type) {
    case 'Identifier':
      return saidOfName(file, node);
    case 'MemberExpression':
      return saidOfMember(file, node);
    case 'CallExpression':
    case 'NewExpression':
      return saidOfCall(file, node, generators);
    default:
      return undefined;
  }
}

function saidOfCall(file: File, node: TSESTree.CallExpression | TSESTree.NewExpression, generators: readonly RegExp[]): Said | undefined {
  const name = lastName(node.callee) ?? '';
  if (name === 'Date') return node.type === 'CallExpression' || node.arguments.length === 0 ? FRESH : undefined;
  if (generators.some((one) => one.test(name))) return FRESH;
  if (FRESH_NAMES.test(name) || wordsOf(name).some((word) => FRESH_WORDS.includes(word))) return FRESH;
  const said = saidOfOrigin(file, node.callee);
  if (said) return said;
  const [verb] = wordsOf(name);
  // What a test, or a hook of this file, makes belongs to this run; what is made when the module loads may be a constant's wrapper.
  if (verb !== undefined && CREATING_VERBS.includes(verb) && !sendsReading(node) && placeAround(file, node)) return { reach: 'own', why: 'created' };
  return undefined;
}

/** `s3.send(new ListObjectsCommand(…))` makes nothing. */
function sendsReading(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const [first] = call.arguments;
  return first?.type === 'NewExpression' && /^(?:BatchGet|Describe|Get|Head|List|Query|Receive|Scan|Search)/.test(lastName(first.callee) ?? '');
}

function saidOfMember(file: File, node: TSESTree.MemberExpression): Said | undefined {
  const name = propertyName(node);
  const object = unwrap(node.object);
  if (object.type === 'MemberExpression' && propertyName(object) === 'env' && originOf(file, object)?.endsWith('#process.env')) {
    return environment(name);
  }
  if (object.type === 'MetaProperty' && name === 'env') return { reach: 'unknown', why: 'environment' };
  if (name !== undefined && IDENTITY_MEMBERS.includes(name)) return IDENTITY;
  if (object.type === 'MemberExpression' && propertyName(object) === 'task' && isOfTest(file, object.object)) return IDENTITY;
  return saidOfOrigin(file, node);
}

/** Whether a value is what a runner passes to a test: `context` of `test('…', (context) => …)`. */
function isOfTest(file: File, node: Node): boolean {
  const binding = node.type === 'Identifier' ? bindingOf(file, node) : undefined;
  return binding?.kind === 'parameter' && placeOf(file, binding.node) !== undefined;
}

function environment(name: string | undefined): Said {
  return name !== undefined && IDENTITY_VARIABLES.test(name) ? IDENTITY : { reach: 'unknown', why: 'environment' };
}

function saidOfName(file: File, node: TSESTree.Identifier): Said | undefined {
  const binding = bindingOf(file, node);
  if (binding?.kind === 'import') return saidOfOrigin(file, node);
  if (binding?.kind === 'variable') {
    // `const { VITEST_POOL_ID } = process.env`
    return IDENTITY_VARIABLES.test(node.name) ? IDENTITY : undefined;
  }
  if (binding?.kind !== 'parameter') return undefined;
  const [first] = binding.path;
  if (placeOf(file, binding.node)) {
    if (first === undefined ? IDENTITY_PARAMETERS.includes(node.name) : first === 'task') return IDENTITY;
    if (typeof first === 'string' && builtInFixtures().has(first)) return { reach: 'unknown', why: 'parameter' };
  }
  return tableEvidence(file, binding.node);
}

const tables = perFile(() => new Map<FunctionNode, Said | undefined>());

/** `test.each(['a', 'b'])('…', (kind) => {})`: a parameter reaches as far as the table that it comes from. */
function tableEvidence(file: File, fn: FunctionNode): Said | undefined {
  const cache = tables(file);
  if (cache.has(fn)) return cache.get(fn);
  cache.set(fn, undefined);
  const table = tableOf(file, fn);
  const found = table && reachOf(file, table, REACH_WORDS);
  const said: Said | undefined = found && { reach: found.reach, why: found.why };
  cache.set(fn, said);
  return said;
}

function tableOf(file: File, fn: FunctionNode): Node | undefined {
  const call = fn.parent;
  if (call.type !== 'CallExpression' || !roleOf(file, call)) return undefined;
  const callee = unwrap(call.callee);
  if (callee.type === 'TaggedTemplateExpression') return lastName(callee.tag) === 'each' ? callee : undefined;
  if (callee.type !== 'CallExpression') return undefined;
  const verb = lastName(callee.callee);
  return verb === 'each' || verb === 'for' || verb === 'cases' ? callee.arguments[0] : undefined;
}

/** What the catalog says of a name, member or callee by where it comes from. */
function saidOfOrigin(file: File, node: Node): Said | undefined {
  const origin = originOf(file, node);
  const row = origin === undefined ? undefined : FRESH_VALUES.find((one) => isWithin(origin, one.origin));
  return row && { reach: 'own', why: row.why };
}

/** `uuid#v4` within `uuid#`, `a#b.c` and `a#b()` within `a#b`; `a#bc` is not within `a#b`. */
function isWithin(origin: string, outer: string): boolean {
  return origin.startsWith(outer) && (outer.endsWith('#') || !/\w/.test(origin[outer.length] ?? ''));
}
