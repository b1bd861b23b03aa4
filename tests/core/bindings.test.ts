import { describe, expect, it } from 'vitest';
import { bindingOf, soleValueOf, writesOf } from '../../src/core/bindings.ts';
import { type Node, descendantsOf } from '../../src/core/tree.ts';
import { fileFrom } from '../parse.ts';

type Name = Extract<Node, { type: 'Identifier' }>;

/** The last `x` of the code: the read that a case asks about. */
function lastX(code: string) {
  const file = fileFrom(code, 'file.tsx');
  const names = [...descendantsOf(file.keys, file.source.ast as Node)].filter((node): node is Name => /^(?:JSX|Private)?Identifier$/.test(node.type) && (node as Name).name === 'x');
  return { file, node: names.at(-1) as Name };
}

describe('bindingOf', () => {
  /** [reason, code, what the last `x` stands for] */
  const CASES: [string, string, object | undefined][] = [
    ['undeclared', 'x;', { kind: 'global', name: 'x' }],
    ['declared elsewhere', 'declare const x: any; x;', { kind: 'global', name: 'x' }],
    ['named import', "import { x } from 'm'; x;", { kind: 'import', module: 'm', imported: 'x' }],
    ['renamed import', "import { y as x } from 'm'; x;", { kind: 'import', module: 'm', imported: 'y' }],
    ['string-named import', "import { 'y-z' as x } from 'm'; x;", { kind: 'import', imported: 'y-z' }],
    ['default import', "import x from 'm'; x;", { kind: 'import', imported: 'default' }],
    ['namespace import', "import * as x from 'm'; x;", { kind: 'import', imported: '*' }],
    ['import equals', "import x = require('m'); x;", { kind: 'import', module: 'm', imported: '*' }],
    ['import equals of a namespace', 'import x = A.B; x;', { kind: 'other' }],
    ['function, hoisted', 'x(); function x() {} x();', { kind: 'function' }],
    ['class', 'class x {} x;', { kind: 'class' }],
    ['enum', 'enum x { A } x;', { kind: 'enum' }],
    ['constant', 'const x = 1; x;', { kind: 'variable' }],
    ['shadowed by a parameter', "import { x } from 'm'; (x: number) => x;", { kind: 'parameter', index: 0, path: [] }],
    ['destructured parameter', '(a, { b: { x } }) => x;', { kind: 'parameter', index: 1, path: ['b', 'x'] }],
    ['parameter with a default', '(x = 1) => x;', { kind: 'parameter', index: 0, path: [] }],
    ['rest parameter', '(...x) => x;', { kind: 'parameter', index: 0, path: [] }],
    ['parameter property', 'class A { constructor(private x: number) { x; } }', { kind: 'parameter', index: 0 }],
    ['a property’s name', 'const x = 1; ({ x: 2 });', undefined],
    ['a property’s name, where a variable is read often', `const x = 1; ${'x; '.repeat(30)} ({ x: 2 });`, undefined],
    ['read often', `const x = 1; ${'x; '.repeat(30)}`, { kind: 'variable' }],
    ['read often elsewhere', `const x = 1; ${'x; '.repeat(30)} { const x = 2; x; }`, { kind: 'variable' }],
    ['undeclared, and read often', 'x; '.repeat(30), { kind: 'global' }],
    ['a JSX name', 'const x = 1; <x.a />;', { kind: 'variable' }],
    ['a private name', 'const x = 1; class A { #x = 1; }', undefined],
    ['a value and a type', 'interface x {} const x = 1; x;', { kind: 'variable' }],
    ['a class and a type', 'interface x {} class x {} x;', { kind: 'class' }],
    ['only a type', 'interface x {} let y: x;', { kind: 'other' }],
    ['a declared function', 'declare function x(): void; x();', { kind: 'other' }],
    ['the parameter of a declared function', 'declare function f(x: number): typeof x;', { kind: 'other' }],
    ['the second of two parameters', '(y, x) => x;', { kind: 'parameter', index: 1, path: [] }],
    ['an element of a parameter', '([, x]) => x;', { kind: 'parameter', index: 0, path: [1] }],
    ['declared with let', 'declare let x: any; x;', { kind: 'global', name: 'x' }],
    ['caught error', 'try {} catch (x) { x; }', { kind: 'other' }],
  ];
  it.each(CASES)('%s', (_reason, code, expected) => {
    const { file, node } = lastX(code);
    if (expected) expect(bindingOf(file, node)).toMatchObject(expected);
    else expect(bindingOf(file, node)).toBeUndefined();
  });
});

describe('writesOf', () => {
  /** [reason, code, the writes of `x` as how:from:path] */
  const CASES: [string, string, string[]][] = [
    ['initialiser', 'const x = 1; x;', ['value:1:']],
    ['never written', 'let x; x;', []],
    ['written twice', 'let x = 1; x = 2; x;', ['value:1:', 'value:2:']],
    ['written in a closure', 'let x; f(() => { x = g(); }); x;', ['value:g():']],
    ['object pattern', 'const { a: x } = f(); x;', ['value:f():a']],
    ['nested pattern with a default', 'const { a: { x = 1 } } = f(); x;', ['value:1:', 'value:f():a,x']],
    ['array pattern', 'const [, x] = f(); x;', ['value:f():1']],
    ['rest of an object', 'const { a, ...x } = f(); x;', ['value:f():rest']],
    ['assigned through a pattern', 'let x; ({ x } = f()); x;', ['value:f():x']],
    ['counted', 'let x = 0; x++; x;', ['value:0:', 'update::']],
    ['added to', "let x = 'a'; x += b; x;", ["value:'a':", 'update:b:']],
    ['filled if empty', 'let x; x ??= f(); x;', ['value:f():']],
    ['for of', 'for (const x of list) x;', ['element:list:']],
    ['filled if true or false', 'let x; x &&= f(); x ||= g(); x;', ['value:f():', 'value:g():']],
    ['changed by bits', 'let x = 1; x |= a; x &= b; x;', ['value:1:', 'update:a:', 'update:b:']],
    ['a name that is worked out', 'const { [k]: x } = f(); x;', ['value:f():rest']],
    ['rest of a list', 'const [a, ...x] = f(); x;', ['value:f():1,rest']],
    ['in a loop', 'for (const a of b) var x = 1; x;', ['value:1:']],
    ['in the head of a loop', 'for (let x = 1; ; ) x;', ['value:1:']],
    ['for of without a declaration', 'let x; for (x of list) x;', ['element:list:']],
    ['for in, in a function that is stored', 'let x; const f = () => { for (x in y); }; x;', ['value::']],
    ['for of with a pattern, without a declaration', 'let x; for ([x] of list) x;', ['element:list:0']],
    ['for in without a declaration', 'let x; for (x in y) x;', ['value::']],
    ['for of with a pattern', 'for (const [, { x }] of list) x;', ['element:list:1,x']],
    ['for in', 'for (const x in list) x;', ['value::']],
  ];
  it.each(CASES)('%s', (_reason, code, expected) => {
    const { file, node } = lastX(code);
    const binding = bindingOf(file, node);
    if (binding?.kind !== 'variable') throw new Error(`no variable: ${binding?.kind}`);
    const found = writesOf(binding.variable).map(({ how, from, path }) => `${how}:${from ? file.text.slice(...from.range) : ''}:${path.join()}`);
    expect(found).toEqual(expected);
  });

  it('a sole value is one whole value, written once', () => {
    const sole = (code: string) => {
      const { file, node } = lastX(code);
      const binding = bindingOf(file, node);
      const value = binding?.kind === 'variable' ? soleValueOf(binding.variable) : undefined;
      return value && file.text.slice(...value.range);
    };
    expect(sole('let x; x = f(); x;')).toBe('f()');
    expect(sole('let x = 1; x = f(); x;')).toBeUndefined();
    expect(sole('const { x } = f(); x;')).toBeUndefined();
    expect(sole('let x = 0; x++; x;')).toBeUndefined();
    expect(sole('for (const x of list) x;')).toBeUndefined();
    expect(sole('let x; x;')).toBeUndefined();
  });
});
