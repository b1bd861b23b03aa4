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
