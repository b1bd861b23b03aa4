import { describe, expect, it } from 'vitest';
import { functionOf, membersOf, returnsOf, valueOf } from '../../src/core/calls.ts';
import { type ClassNode, type Node, descendantsOf, isClass } from '../../src/core/tree.ts';
import { type File } from '../../src/core/file.ts';
import { fileFrom, nodeAt } from '../parse.ts';

const textOf = (file: File, node: Node | undefined) => node && file.text.slice(...node.range);
/** The argument of the call `ask(…)` in the code. */
function asked(code: string) {
  const file = fileFrom(code);
  for (const node of descendantsOf(file.keys, file.source.ast as Node)) {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'ask') {
      return { file, node: node.arguments[0] as Node };
    }
  }
  throw new Error('nothing asked');
}

describe('valueOf', () => {
  /** [reason, code, the value of what `ask()` is given] */
  const CASES: [string, string, string][] = [
    ['constant', "const a = 'x'; ask(a);", "'x'"],
    ['two hops', 'const a = f(); const b = a; ask(b);', 'f()'],
    ['cast and non-null', 'const a = f() as T; ask(a!);', 'f()'],
    ['written twice: the name itself', 'let a = 1; a = 2; ask(a);', 'a'],
    ['written once later', 'let a; a = f(); ask(a);', 'f()'],
    ['member of an object literal', 'const o = { k: f() }; ask(o.k);', 'f()'],
    ['a later property wins', 'const o = { k: 1, k: 2 }; ask(o.k);', '2'],
    ['a spread after it may overwrite it', 'const o = { k: 1, ...p }; ask(o.k);', 'o.k'],
    ['a spread before it may not', 'const o = { ...p, k: 1 }; ask(o.k);', '1'],
    ['class field', 'class A { #k = f(); g() { ask(this.#k); } }', 'f()'],
    ['assigned in the constructor', 'class A { k; constructor() { this.k = f(); } g() { ask(this.k); } }', 'f()'],
    ['assigned twice: the member itself', 'class A { k = 1; g() { this.k = 2; ask(this.k); } }', 'this.k'],
    ['a cycle ends', 'const a = b; const b = a; ask(a);', 'a'],
    ['parameter', '(a) => ask(a);', 'a'],
    ['a function by its name', 'ask(f); function f() {}', 'function f() {}'],
    ['a class by its name', 'class A {} ask(A);', 'class A {}'],
    ['an import', "import { a } from 'm'; ask(a);", 'a'],
    ['a method of this class', 'class A { m() { ask(this.n); } n() {} }', '() {}'],
    ['a method of another class', 'class A { m() {} } ask(other.m);', 'other.m'],
    ['a member of something else in a class', 'class A { m() { ask(other.m); } }', 'other.m'],
    ['a member by a name', 'const o = { k: 1 }; ask(o[k]);', 'o[k]'],
    ['a member that is not there', 'const o = { k: 1 }; ask(o.l);', 'o.l'],
    ['a member of a call', 'ask(f().k);', 'f().k'],
    ['a member of a parameter', '(o = { k: 1 }) => ask(o.k);', 'o.k'],
    ['a member of what is no literal', 'const o = f(); ask(o.k);', 'o.k'],
    ['a member of a cast literal', 'const o = { k: 1 } as T; ask(o!.k);', '1'],
    ['a member of an object that is written later', 'let o; o = { k: 1 }; ask(o.k);', '1'],
    ['a member of a member', 'const o = { a: { k: 1 } }; ask(o.a.k);', 'o.a.k'],
    ['a property without a name', 'const o = { [l]: 1, k: 2 }; ask(o.k);', '2'],
    ['this outside of a class', 'ask(this.k);', 'this.k'],
    ['this of no name', 'class A { k = 1; m() { ask(this[k]); } }', 'this[k]'],
    ['a member of this that is not there', 'class A { m() { ask(this.k); } }', 'this.k'],
    ['eight hops', `${Array.from({ length: 8 }, (_, n) => `const a${n + 1} = a${n};`).join(' ')} ask(a8);`, 'a0'],
    ['nine hops', `${Array.from({ length: 9 }, (_, n) => `const a${n + 1} = a${n};`).join(' ')} ask(a9);`, 'a1'],
  ];
  it.each(CASES)('%s', (_reason, code, expected) => {
    const { file, node } = asked(code);
    expect(textOf(file, valueOf(file, node))).toBe(expected);
  });
});

describe('functionOf', () => {
  /** [reason, code, the body of the function that `ask()` is given] */
  const CASES: [string, string, string | undefined][] = [
    ['arrow', 'ask(() => 1);', '1'],
    ['declaration, hoisted', 'ask(f); function f() { return 1; }', '{ return 1; }'],
    ['constant', 'const f = async () => 1; ask(f);', '1'],
    ['method of this class', 'class A { m() { return 1; } g() { ask(this.m); } }', '{ return 1; }'],
    ['bound to itself: nothing, and an end', 'const f = f.bind(this); ask(f);', undefined],
    ['bound method', 'class A { m() { return 1; } g() { ask(this.m.bind(this)); } }', '{ return 1; }'],
    ['arrow field', 'class A { m = () => 1; g() { ask(this.m); } }', '1'],
    ['method of an object literal', 'const o = { m() { return 1; } }; ask(o.m);', '{ return 1; }'],
    ['imported', "import { f } from 'm'; ask(f);", undefined],
    ['result of a call', 'ask(f());', undefined],
    ['another method of a function', 'const f = () => 1; ask(f.call(this));', undefined],
    ['bind that is no method', 'ask(bind(f)); function f() {}', undefined],
    ['bind that is not called', 'ask(f.bind); function f() {}', undefined],
    ['bound eight times', `ask(f${'.bind(a)'.repeat(7)}); function f() { return 1; }`, '{ return 1; }'],
    ['bound nine times', `ask(f${'.bind(a)'.repeat(8)}); function f() { return 1; }`, undefined],
  ];
  it.each(CASES)('%s', (_reason, code, expected) => {
    const { file, node } = asked(code);
    expect(textOf(file, functionOf(file, node)?.body)).toBe(expected);
  });
});

describe('returnsOf', () => {
  it('gives a function’s own returns, not those of functions and classes inside it', () => {
    const file = fileFrom('ask(function () { if (a) return 1; g(() => { return 2; }); class B { m() { return 3; } } return 4; });');
    const call = nodeAt(file, file.text.slice(0, -1));
    const fn = call.type === 'CallExpression' ? functionOf(file, call.arguments[0] as Node) : undefined;
    expect([...returnsOf(file, fn!)].map((node) => textOf(file, node))).toEqual(['1', '4']);
  });
});

it.each([
  ['an arrow', '() => a', 'a'],
  ['nothing', '() => { return; }', ''],
  ['what is only worked out', '() => { !a; f(...b); }', ''],
  ['an arrow inside', '() => { f(() => { return 1; }); return a; }', 'a'],
])('returnsOf: %s', (_reason, code, expected) => {
  const { file, node } = asked(`ask(${code});`);
  expect([...returnsOf(file, node as never)].map((one) => textOf(file, one)).join()).toBe(expected);
});

/** [reason, what stands in the class, its members: name, `private`, values, `method`, type] */
const MEMBERS: [string, string, string[]][] = [
  ['a parameter property', 'constructor(private a: A, public b: B, readonly c = 1, d, e: E = 1) {}', ['a private : A', 'b : B', 'c']],
  ['a parameter property that is assigned, too', 'constructor(private a: A) { this.a = b; }', ['a private = b : A']],
  ['static members', 'static a = 1; static b() {} static accessor c = 1;', []],
  ['methods', 'a() {} private b() {} #c() {} protected d() {}', ['a method', 'b private method', '#c private method', 'd method']],
  ['a method whose types are told first', 'a(): void; a() {}', ['a method']],
  ['a method that has no body', 'abstract a(): void;', []],
  ['a getter and a setter', 'private get a() {} set a(b) {}', ['a private']],
  ['a name that is worked out', '[a]() {} [b] = 1;', []],
  ['fields', 'a; b = 1; c: C; d: D = 2; private e = 3; accessor f = 4; private accessor g;', ['a', 'b = 1', 'c : C', 'd = 2 : D', 'e private = 3', 'f = 4', 'g private']],
  ['fields that hold functions', 'a = () => 1; b = function () {}; c = (() => 2) as C;', ['a = () => 1 method', 'b = function () {} method', 'c = (() => 2) as C method']],
  ['an assignment', 'm() { this.a = 1; (this.b as B) = 2; this["c"] = 3; this.#d = 4; } #d;', ['m method', '#d private = 4', 'a = 1', 'b = 2', 'c = 3']],
  ['an assignment of what is not declared', 'm() { this.#a = 1; }', ['m method', '#a private = 1']],
  ['an assignment in an arrow', 'm() { f(() => { this.a = 1; }); }', ['m method', 'a = 1']],
  ['an assignment in a function', 'm() { f(function () { this.a = 1; }); }', ['m method']],
  ['an assignment in an inner class', 'm() { return class { n() { this.a = 1; } }; }', ['m method']],
  ['an assignment to something else', 'm() { other.a = 1; a = 2; this[b] = 3; ({ a: this.c } = d); }', ['m method']],
  ['several values', 'a = 1; m() { this.a = 2; this.a ??= 3; }', ['a = 1, 2, 3', 'm method']],
  ['a static block', 'static { this.a = 1; }', ['a = 1']],
];

it.each(MEMBERS)('membersOf: %s', (_reason, body, expected) => {
  const file = fileFrom(`class Asked { ${body} }`);
  const node = [...descendantsOf(file.keys, file.source.ast as Node)].find((one): one is ClassNode => isClass(one)) as ClassNode;
  const found = [...membersOf(file, node).values()].map(({ name, isPrivate, values, method, type }) => {
    const held = values.length > 0 ? ` = ${values.map((value) => textOf(file, value)).join(', ')}` : '';
    return `${name}${isPrivate ? ' private' : ''}${held}${method ? ' method' : ''}${type ? ` : ${textOf(file, type)}` : ''}`;
  });
  expect(found).toEqual(expected);
  expect(membersOf(file, node)).toBe(membersOf(file, node));
});

describe('membersOf', () => {
  it('knows what a class stores in each member, and who may reach it', () => {
    const file = fileFrom(`class A {
      #a = 1; private b = 2; protected c; static d = 4;
      constructor(private e: Pool) { this.c = 3; this.f = () => { this.#a = 5; }; }
      m() {} get g() { return 1; }
    }`);
    const node = [...descendantsOf(file.keys, file.source.ast as Node)].find((one): one is ClassNode => isClass(one)) as ClassNode;
    const found = [...membersOf(file, node).values()].map((member) => [
      member.name,
      member.isPrivate,
      member.values.map((value) => textOf(file, value)).join(),
      member.method !== undefined,
    ]);
    expect(found).toEqual([
      ['#a', true, '1,5', false],
      ['b', true, '2', false],
      ['c', false, '3', false],
      ['e', true, '', false],
      ['m', false, '', true],
      ['g', false, '', false],
      ['f', false, '() => { this.#a = 5; }', false],
    ]);
  });
});
