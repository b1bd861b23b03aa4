import { describe, expect, it } from 'vitest';
import { type Node, descendantsOf } from '../../src/core/tree.ts';
import { type Use, usesOf } from '../../src/core/uses.ts';
import { fileFrom } from '../parse.ts';

const WORDS = {
  chains: new Set(['on', 'listen']),
  discards: (_file: unknown, call: Node) => {
    if (call.type !== 'CallExpression' && call.type !== 'NewExpression') throw new Error('asked of what is no call');
    return call.callee.type === 'Identifier' && call.callee.name === 'it';
  },
};

/** One use in a few words: `on()`, `.port`, `.x =`, `f(0)`, `this.#s private`, `using`, `out`. */
function words(use: Use, text: string): string {
  switch (use.kind) {
    case 'method':
      return `${use.name}()`;
    case 'property':
      return `.${use.name}`;
    case 'write':
      return `.${use.name} =`;
    case 'argument':
      return `${text.slice(...use.call.callee.range)}(${use.index})`;
    case 'stored':
      return `this.${use.name}${use.isPrivate ? ' private' : ''}`;
    default:
      return use.kind;
  }
}

/** The uses of what `make()` answers, in the order of their places, each once. */
function uses(code: string): string {
  const file = fileFrom(code);
  for (const node of descendantsOf(file.keys, file.source.ast as Node)) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'make') continue;
    const found = usesOf(file, node, WORDS).toSorted((a, b) => a.node.range[0] - b.node.range[0]);
    return [...new Set(found.map((use) => words(use, file.text)))].join(' ');
  }
  throw new Error('nothing made');
}

/** [reason, code, the uses of what `make()` answers] */
const CASES: [string, string, string][] = [
  ['dropped', 'make();', ''],
  ['a name', 'const a = make(); a.on(x); a.close();', 'on() close()'],
  ['written later', 'let a; a = make(); a.on(x);', 'on()'],
  ['written if there is none', 'let a; a ??= make(); a.on(x);', 'on()'],
  ['an alias', 'const a = make(); const b = a; b.on(x);', 'on()'],
  ['a chain', 'make().on(x).listen(1).on(y).close().off(z);', 'on() listen() close()'],
  ['casts, non-null, optional', 'const a = make() as T; (a!)?.on(x);', 'on()'],
  ['both branches', 'const a = c ? make() : other(); a.on(x);', 'on()'],
  ['a default', 'const a = given ?? make(); a.on(x);', 'on()'],
  ['only asked for its truth', 'const a = make(); if (a && !a) typeof a; a ? 1 : 2; a === b; `${a}`;', ''],
  ['the last of a sequence', 'const a = (log(), make()); a.on(x);', 'on()'],
  ['assigned twice in one go', 'let a, b; a = b = make(); a.on(x); b.off(y);', 'on() off()'],
  ['a property is read', 'const a = make(); a.port; const { host } = a;', '.port .host'],
  ['a property is written', 'const a = make(); a.port = 1;', '.port ='],
  ['an argument of unknown code', 'const a = make(); f(1, a); new F(a);', 'f(1) F(0)'],
  ['a method of unknown code', 'const a = make(); o.f(a);', 'o.f(0)'],
  ['a helper of the file', 'const a = make(); f(a); function f(s) { s.on(x); }', 'on()'],
  ['a helper in a constant', 'const f = (_, s = null) => { s.on(x); }; f(1, make());', 'on()'],
  ['a helper that hands it back', 'const a = f(make()); a.on(x); function f(s) { s.off(y); return s; }', 'on() off()'],
  ['a helper that calls itself', 'f(make()); function f(s) { s.on(x); f(s); }', 'on()'],
  ['a helper with a pattern', 'f(make()); function f({ port }) {}', '.port'],
  ['a helper that takes all', 'f(make()); function f(...all) {}', 'out'],
  ['spread arguments before it', 'f(...all, make()); function f(s) {}', 'f(1)'],
  ['a helper’s parameter that is not there', 'f(make()); function f() {}', ''],
  ['a class of the file', 'class F { constructor(s) { s.on(x); } } new F(make());', 'on()'],
  ['a parameter property', 'class F { constructor(private s) {} up() { this.s.on(x); } } new F(make());', 'this.s private on()'],
  ['a parameter property’s default', 'class F { constructor(private s = make()) {} up() { this.s.on(x); } }', 'this.s private on()'],
  ['answered to callers of the file', 'function f() { return make(); } const a = f(); a.on(x);', 'on()'],
  ['answered by an async function', 'const f = async () => make(); const a = await f(); a.on(x);', 'on()'],
  ['answered and taken by then', 'const f = async () => make(); f().then((s) => s.on(x)).catch(log);', 'on()'],
  ['answered by what then is given', 'const f = async () => make(); async function g() { const a = await f().then((s) => s.on(x)); a.off(y); }', 'on() off()'],
  ['answered to callers elsewhere', 'export function f() { return make(); }', 'out'],
  ['answered by what is passed on', 'function f() { return make(); } g(f);', 'out'],
  ['answered to a call that drops it', "it('x', () => make());", ''],
  ['answered to a call that may use it', "use('x', () => make());", 'out'],
  ['answered at once', 'const a = (() => make())(); a.on(x);', 'on()'],
  ['answered by a generator', 'function* f() { return make(); }', 'out'],
  ['a promise is resolved', 'const a = await new Promise((done) => done(make())); a.on(x);', 'on()'],
  ['a promise of one’s own class', 'class Promise {} new Promise((done) => done(make()));', 'done(0)'],
  ['a field', 'class A { s = make(); up() { this.s.on(x); } }', 'this.s on()'],
  ['a private name', 'class A { #s = make(); up(o) { this.#s.on(x); o.#s.off(y); } }', 'this.#s private on() off()'],
  ['a member written in the constructor', 'class A { private s; constructor() { this.s = make(); } up() { this.s.on(x); } }', 'this.s private on()'],
  ['a member through self', 'class A { s; up() { const self = this; self.s = make(); f(function () { self.s.on(x); }); } }', 'this.s on()'],
  ['a member in a pattern', 'class A { s = make(); up() { const { s: t } = this; t.on(x); } }', 'this.s on()'],
  ['a member of another class', 'class A { s = make(); up() { class B { s; up() { this.s.on(x); } } } }', 'this.s'],
  ['a private method answers', 'class A { private m() { return make(); } up() { this.m().on(x); } }', 'on()'],
  ['a public method answers', 'class A { m() { return make(); } up() { this.m().on(x); } }', 'out on()'],
  ['a getter answers', 'class A { private get m() { return make(); } up() { this.m.on(x); } }', 'on()'],
  ['a private method takes it', 'class A { up() { this.#m(make()); } #m(s) { s.on(x); } }', 'on()'],
  ['a method that a subclass may replace takes it', 'class A { up() { this.m(make()); } m(s) { s.on(x); } }', 'out on()'],
  ['a static field', 'class A { static s = make(); }', 'out'],
  ['a member of something else', 'ctx.s = make();', 'out'],
  ['an undeclared name', 's = make();', 'out'],
  ['a list', 'const a = [make()];', 'out'],
  ['an object', 'const a = { s: make() };', 'out'],
  ['spread', 'f({ ...make() });', 'out'],
  ['exported', 'export const a = make(); a.on(x);', 'out on()'],
  ['exported later', 'const a = make(); export { a };', 'out'],
  ['exported as the default', 'const a = make(); export default a;', 'out'],
  ['named in a type', 'const a = make(); type A = typeof a; a.on(x);', 'on()'],
  ['thrown', 'throw make();', 'out'],
  ['using', 'async function f() { await using a = make(); a.on(x); }', 'using on()'.replace('using', 'disposed')],
  ['a shadowed name is another', 'const a = make(); { const a = other(); a.on(x); } a.off(y);', 'off()'],
  ['a key', 'o[make()];', 'out'],
  ['added to a name', 'let a; a += make(); a.on(x);', ''],
  ['a name that is added to', 'let a = make(); (a += 1).on(x);', ''],
  ['a name that is filled if it is empty', 'let a = make(); (a ??= other()).on(x);', 'on()'],
  ['a parameter’s default', 'function f(s = make()) { s.on(x); }', 'on()'],
  ['a default in a pattern', 'const { s = make() } = o; s.on(x);', 'on()'],
  ['asked before a choice', 'const b = make() ? c : d; b.on(x);', ''],
  ['asked before something else', 'const b = make() && other(); b.on(x);', ''],
  ['behind a question', 'const b = other() && make(); b.on(x);', 'on()'],
  ['before a default', 'const b = make() || other(); b.on(x);', 'on()'],
  ['not the last of a sequence', 'const a = (make(), other()); a.on(x);', ''],
  ['the last of three', 'const a = (log(), log(), make()); a.on(x);', 'on()'],
  ['called', 'make()();', 'out'],
  ['constructed', 'const A = make(); new A();', 'out'],
  ['an object that reads it', 'const o = { s: make(), up() { this.s.on(x); } };', 'this.s out on()'],
  ['an object that reads it, passed on', 'f({ s: make(), up() { this.s.on(x); } });', 'this.s out on()'],
  ['an object whose member is read', 'const o = { s: make() }; o.s.on(x);', 'this.s out on()'],
  ['a cast object whose member is read', 'const o = { s: make() } as O; o.s.on(x);', 'this.s out on()'],
  ['an object that reads something else', 'const o = { s: make(), up() { this.t.on(x); } };', 'out'],
  ['an object that is passed on', 'f({ s: make() });', 'out'],
  ['an object whose name is worked out', 'const o = { [k]: make(), up() { this.k; } };', 'out'],
  ['a name in an object', 'const o = { [make()]: 1, up() { this.s; } };', 'out'],
  ['a name in a pattern', 'const { [make()]: s } = o; s.on(x);', 'out'],
  ['if', 'if (make());', ''],
  ['while', 'while (make());', ''],
  ['do', 'do ; while (make());', ''],
  ['for', 'for (; make(); );', ''],
  ['switch', 'switch (make()) {}', ''],
  ['case', 'switch (a) { case make(): }', ''],
  ['a property as an argument', 'const a = make(); f(a.port);', '.port'],
  ['a property that constructs', 'const a = make(); new a.Port();', '.Port'],
  ['a property in a comparison', 'const a = make(); a.port === 1;', '.port'],
  ['a property that is stored', 'const a = make(); b = a.port;', '.port'],
  ['a property in the head of a loop', 'const a = make(); for (a.port of list);', '.port'],
  ['another method with a function', 'make().foo((s) => s.on(x));', 'foo()'],
  ['finally', 'make().finally(log).on(x);', 'on()'],
  ['catch', 'make().catch(log).on(x);', 'on()'],
  ['then with nothing', 'make().then();', 'then()'],
  ['then with unknown code', 'make().then(log);', 'then()'],
  ['a global of the language', 'Array = make();', 'out'],
  ['a list’s pattern', 'const [a] = make();', 'out'],
  ['what a promise is resolved with, the second', 'new Promise((done) => done(1, make()));', 'done(1)'],
  ['what a promise is rejected with', 'new Promise((done, fail) => fail(make()));', 'fail(0)'],
  ['a parameter that is called', 'function f(done) { done(make()); }', 'done(0)'],
  ['a helper, and then spread arguments', 'f(make(), ...all); function f(s) { s.on(x); }', 'on()'],
  ['a helper that takes the rest', 'f(1, make()); function f(...all) {}', 'out'],
  ['a helper that takes the rest, further on', 'f(1, 2, 3, make()); function f(a, ...all) {}', 'out'],
  ['what an executor returns', 'new Promise(() => make());', ''],
  ['what a class is given', 'new F(() => make());', 'out'],
  ['answered by the default export', 'export default () => make();', 'out'],
  ['answered by a named default export', 'export default function f() { return make(); }', 'out'],
  ['answered by a method of an object', 'const o = { m() { return make(); } }; o.m().on(x);', 'out on()'],
  ['answered by a getter of an object', 'const o = { get m() { return make(); } }; o.m.on(x);', 'out'],
  ['answered by a private arrow', 'class A { private m = () => make(); up() { this.m().on(x); } }', 'on()'],
  ['answered by a private method that calls itself', 'class A { private m() { return c ? make() : this.m(); } }', ''],
  ['answered by a private method that is passed on', 'class A { #m() { return make(); } up() { it(this.#m); } }', 'out'],
  ['answered by a constructor function', 'function f() { return make(); } new f().on(x);', 'on()'],
  ['answered by a name that is given to a call that drops it', 'function f() { return make(); } it(f);', ''],
  ['answered by a name that is kept', 'function f() { return make(); } const g = f;', 'out'],
  ['answered by a step of a promise', 'p.then(() => make()).on(x);', 'on()'],
  ['answered by a step that handles an error', 'p.catch(() => make()).on(x);', 'on()'],
  ['answered by a last step', 'p.finally(() => make()).on(x);', 'on()'],
  ['answered by what is like a step', 'p.thenable(() => make()).on(x);', 'out'],
  ['a class whose constructor comes last', 'class F { m(s) { s.off(y); } constructor(s) { s.on(x); } } new F(make());', 'on()'],
  ['a class with overloads', 'class F { constructor(s: S); constructor(s) { s.on(x); } } new F(make());', 'on()'],
  ['a class without a constructor', 'class F { m(s) { s.on(x); } s = 1; } new F(make());', 'F(0)'],
  ['a class of elsewhere', 'const F = make2(); new F(make());', 'F(0)'],
  ['a helper that is exported', 'f(make()); export function f(s) { s.on(x); }', 'on()'],
  ['declared twice', 'export var a = make(); var a; a.on(x);', 'out on()'],
  ['an exported class takes it', 'export class F { static s; } F = make();', 'out'],
  ['as many places as can be', `const a = make(); ${'a.off(); '.repeat(1_998)}`, 'off()'],
  ['more places', `const a = make(); ${'a.off(); '.repeat(1_999)}`, 'out off()'],
  ['a computed method', "const a = make(); a[k](); a['on'](x);", 'undefined() on()'],
];

describe('usesOf', () => {
  it.each(CASES)('%s', (_reason, code, expected) => {
    expect(uses(code)).toBe(expected);
  });

  it('says each use once', () => {
    const file = fileFrom('const a = make(); f(a || a);');
    const made = [...descendantsOf(file.keys, file.source.ast as Node)].find((node) => file.text.slice(...node.range) === 'make()') as Node;
    expect(usesOf(file, made, WORDS)).toHaveLength(1);
  });

  it('looks at 100,000 places of a file freely, and then at few for each value', () => {
    const file = fileFrom(`let a; ${'a = make(); '.repeat(54)} ${'a.off(); '.repeat(1_990)}`);
    const made = [...descendantsOf(file.keys, file.source.ast as Node)].filter((node) => node.type === 'CallExpression' && node.callee.type === 'Identifier');
    const seen = made.map((node) => usesOf(file, node, WORDS).some((use) => use.kind === 'out'));
    expect([made.length, seen.indexOf(true), seen.lastIndexOf(false)]).toEqual([54, 51, 50]);
  });

  it('says by which call the value came into a helper', () => {
    const file = fileFrom('f(make()); function f(s) { g(s); } function g(s) { s.on(x); }');
    const [made] = [...descendantsOf(file.keys, file.source.ast as Node)].filter((node) => file.text.slice(...node.range) === 'make()');
    const [use] = usesOf(file, made as Node, WORDS);
    expect(file.text.slice(...(use as Use).at.range)).toBe('f(make())');
  });

  it('ends after a bounded number of places, and then says that it has not seen all', () => {
    const code = `const a = make();\n${'a.on(x);\n'.repeat(5_000)}`;
    expect(uses(code)).toContain('out');
  });
});
