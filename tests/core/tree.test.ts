import { describe, expect, it } from 'vitest';
import type { File } from '../../src/core/file.ts';
import {
  type Node,
  childrenOf,
  contains,
  descendantsOf,
  enclosingClass,
  enclosingFunction,
  isClass,
  isFunction,
  lastName,
  parentOf,
  propertyName,
  rootOf,
  settle,
  unwrap,
  wrapped,
} from '../../src/core/tree.ts';
import { fileFrom, nodeAt } from '../parse.ts';

const textOf = (file: File, node: Node | undefined) => node && file.text.slice(...node.range);
const all = (file: File) => [...descendantsOf(file.keys, file.source.ast as Node)];
type Kind = `${Node['type']}`;
/** The first node of a type in the code. */
const first = (file: File, type: Kind) => all(file).find((node) => node.type === type) as Node;
/** The argument of the first call `ask(…)`. */
function asked(code: string) {
  const file = fileFrom(code);
  const call = all(file).find((node) => node.type === 'CallExpression' && lastName(node) === 'ask');
  return { file, node: (call as Extract<Node, { type: 'CallExpression' }>).arguments[0] as Node };
}

/** [reason, expression, unwrapped, settled] */
const WRAPPERS: [string, string, string, string][] = [
  ['nothing', 'a', 'a', 'a'],
  ['as', 'a as T', 'a', 'a'],
  ['non-null', 'a!', 'a', 'a'],
  ['satisfies', 'a satisfies T', 'a', 'a'],
  ['a type assertion', '<T>a', 'a', 'a'],
  ['type arguments', 'a<T>', 'a', 'a'],
  ['an optional chain', 'a?.b', 'a?.b', 'a?.b'],
  ['several', '(a! as T) satisfies U', 'a', 'a'],
  ['await', 'await a', 'await a', 'a'],
  ['await of a cast of an await', 'await ((await a!) as T)', 'await ((await a!) as T)', 'a'],
];

it.each(WRAPPERS)('%s is taken off', (_reason, expression, bare, settled) => {
  const { file, node } = asked(`ask(${expression});`);
  expect([textOf(file, unwrap(node)), textOf(file, settle(node))]).toEqual([bare, settled]);
  expect(unwrap(node).type).not.toBe('ChainExpression');
});

describe('around a node', () => {
  it('parentOf goes past wrappers, wrapped to the last of them', () => {
    const file = fileFrom('f((a as T)!);');
    const node = nodeAt(file, 'a');
    expect([textOf(file, parentOf(node)), textOf(file, wrapped(node))]).toEqual(['f((a as T)!)', '(a as T)!']);
  });

  it('the program has nothing around it', () => {
    const file = fileFrom('a;');
    const program = file.source.ast as Node;
    expect([parentOf(program) ?? undefined, wrapped(program), parentOf(first(file, 'ExpressionStatement'))]).toEqual([undefined, program, program]);
    expect(wrapped(first(file, 'ExpressionStatement')).type).toBe('ExpressionStatement');
  });

  it('the innermost function', () => {
    const file = fileFrom('function f() { g(() => { a; }); b; } c;');
    const found = ['a', 'b', 'c'].map((name) => enclosingFunction(nodeAt(file, name))?.type);
    expect(found).toEqual(['ArrowFunctionExpression', 'FunctionDeclaration', undefined]);
  });

  it('contains itself and what is inside', () => {
    const file = fileFrom('f(a, b);');
    const [call, a, b] = ['f(a, b)', 'a', 'b'].map((text) => nodeAt(file, text)) as [Node, Node, Node];
    expect([contains(call, call), contains(call, b), contains(b, call), contains(a, b), contains(b, a)]).toEqual([true, true, false, false, false]);
    const callee = nodeAt(file, 'f');
    expect([contains(call, callee), contains(callee, call)]).toEqual([true, false]);
  });
});

/** [reason, code, the class whose `this` stands at `ask()`] */
const CLASSES: [string, string, string | undefined][] = [
  ['a method', 'class A { m() { ask(0); } }', 'A'],
  ['an arrow in a method', 'class A { m() { f(() => ask(0)); } }', 'A'],
  ['a function in a method', 'class A { m() { f(function () { ask(0); }); } }', undefined],
  ['a declared function in a method', 'class A { m() { function f() { ask(0); } } }', undefined],
  ['the inner class', 'class A { m() { return class B { n() { ask(0); } }; } }', 'B'],
  ['no class', 'ask(0);', undefined],
];

it.each(CLASSES)('this in %s', (_reason, code, expected) => {
  const { node } = asked(code);
  expect(enclosingClass(node)?.id?.name).toBe(expected);
});

/** [reason, code, type of the node that is asked, its name] */
const NAMES: [string, string, Kind, string | undefined][] = [
  ['a member', 'a.b;', 'MemberExpression', 'b'],
  ['a member by a text', "a['b'];", 'MemberExpression', 'b'],
  ['a member by a number', 'a[1];', 'MemberExpression', '1'],
  ['a member by a template', 'a[`b`];', 'MemberExpression', 'b'],
  ['a member by a template with a hole', 'a[`b${c}`];', 'MemberExpression', undefined],
  ['a member by a name', 'a[b];', 'MemberExpression', undefined],
  ['a member by a call', 'a[b()];', 'MemberExpression', undefined],
  ['a private member', 'class A { m() { this.#b; } #b; }', 'MemberExpression', '#b'],
  ['a property', '({ b: 1 });', 'Property', 'b'],
  ['a property by a text', "({ 'b-c': 1 });", 'Property', 'b-c'],
  ['a property by a name', '({ [b]: 1 });', 'Property', undefined],
  ['a property by a computed text', "({ ['b']: 1 });", 'Property', 'b'],
  ['a method', 'class A { b() {} }', 'MethodDefinition', 'b'],
  ['a private method', 'class A { #b() {} }', 'MethodDefinition', '#b'],
  ['a field', 'class A { b = 1; }', 'PropertyDefinition', 'b'],
  ['a member of an enum: no key', 'enum A { b }', 'TSEnumMember', undefined],
  ['an import’s attributes', "import a from 'a' with { type: 'json' };", 'ImportAttribute', 'type'],
  ['a mapped type', 'type A = { [b in C]: D };', 'TSMappedType', 'b'],
  ['a name', 'b;', 'Identifier', undefined],
];

it.each(NAMES)('the name of %s', (_reason, code, type, expected) => {
  expect(propertyName(first(fileFrom(code), type))).toBe(expected);
});

/** [expression, its last name, where it starts] */
const CHAINS: [string, string | undefined, string][] = [
  ['f', 'f', 'f'],
  ['a.b', 'b', 'a'],
  ['a[b]', undefined, 'a'],
  ['this.a.b', 'b', 'this'],
  ['a.b()', 'b', 'a'],
  ['new A.B()', 'B', 'new A.B()'],
  ['a.b().c(d).e', 'e', 'a'],
  ['a.b`x`', 'b', 'a'],
  ['a`x`.b', 'b', 'a'],
  ['await a.b()', 'b', 'a'],
  ['(await a!.b)?.c', 'c', 'a'],
  ['(a as T)', 'a', 'a'],
  ['a + b', undefined, 'a + b'],
];

it.each(CHAINS)('the last name and the root of %s', (expression, name, root) => {
  const { file, node } = asked(`ask(${expression});`);
  expect([lastName(node), textOf(file, rootOf(node))]).toEqual([name, root]);
});

/** [code, type, whether it is a function, a class] */
const KINDS: [string, Kind, boolean, boolean][] = [
  ['() => 1;', 'ArrowFunctionExpression', true, false],
  ['(function () {});', 'FunctionExpression', true, false],
  ['function f() {}', 'FunctionDeclaration', true, false],
  ['class A {}', 'ClassDeclaration', false, true],
  ['(class {});', 'ClassExpression', false, true],
  ['a;', 'Identifier', false, false],
];

it.each(KINDS)('what is a function, what a class: %s', (code, type, fn, cls) => {
  const node = first(fileFrom(code), type);
  expect([isFunction(node), isClass(node)]).toEqual([fn, cls]);
  expect([isFunction(undefined), isClass(undefined)]).toEqual([false, false]);
});

describe('walking', () => {
  const names = (nodes: Iterable<Node>) => [...nodes].map((node) => (node.type === 'Identifier' ? node.name : node.type));

  it('children, in the order of the code', () => {
    const file = fileFrom('f(a, [, b]);');
    expect(names(childrenOf(file.keys, nodeAt(file, 'f(a, [, b])')))).toEqual(['f', 'a', 'ArrayExpression']);
    expect(names(childrenOf(file.keys, nodeAt(file, '[, b]')))).toEqual(['b']);
    expect(names(childrenOf({}, nodeAt(file, '[, b]')))).toEqual([]);
  });

  it('descendants, outer before inner, first before last', () => {
    const file = fileFrom('f(a, [, b], c);');
    expect(names(descendantsOf(file.keys, nodeAt(file, 'f(a, [, b], c)')))).toEqual(['CallExpression', 'f', 'a', 'ArrayExpression', 'b', 'c']);
    expect(names(descendantsOf({}, nodeAt(file, 'f(a, [, b], c)')))).toEqual(['CallExpression']);
  });

  it('leaves out the inside of what is not to be entered, but not of the root', () => {
    const file = fileFrom('(() => { a; (() => b); });');
    const root = first(file, 'ArrowFunctionExpression');
    const found = names(descendantsOf(file.keys, root, (node) => !isFunction(node)));
    expect(found).toEqual(['ArrowFunctionExpression', 'BlockStatement', 'ExpressionStatement', 'a', 'ExpressionStatement', 'ArrowFunctionExpression']);
  });

  it('a node’s own keys may hold anything', () => {
    const odd = { type: 'Odd', list: [null, 1, { type: 2 }, { type: 'In' }], one: 'x', none: null, deep: { type: 'Deep' } } as unknown as Node;
    const keys = { Odd: ['list', 'one', 'none', 'deep', 'gone'] };
    expect([...childrenOf(keys, odd)].map((node) => node.type)).toEqual(['In', 'Deep']);
    expect([...descendantsOf(keys, odd)].map((node) => node.type)).toEqual(['Odd', 'In', 'Deep']);
  });
});
