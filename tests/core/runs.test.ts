import { describe, expect, it } from 'vitest';
import { type File } from '../../src/core/file.ts';
import { runsIn, unitOf } from '../../src/core/runs.ts';
import { type Node, descendantsOf, lastName } from '../../src/core/tree.ts';
import { fileFrom, nodeAt } from '../parse.ts';

const WORDS = { runs: (_file: File, call: { callee: Node }) => /^(?:then|later)$/.test(lastName(call.callee) ?? '') };

function asked(code: string) {
  const file = fileFrom(code);
  const node = [...descendantsOf(file.keys, file.source.ast as Node)].find(
    (one) => one.type === 'CallExpression' && one.callee.type === 'Identifier' && one.callee.name === 'ask');
  if (!node) throw new Error('nothing asked');
  return { file, node };
}

/** What a unit is called. */
function nameOf(unit: Node): string {
  const holder = unit.parent;
  if (unit.type === 'Program') return 'module';
  if (unit.type === 'PropertyDefinition' || unit.type === 'AccessorProperty' || unit.type === 'StaticBlock') return unit.type;
  if ('id' in unit && unit.id?.type === 'Identifier') return unit.id.name;
  if (holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier') return holder.id.name;
  if (holder?.type === 'MethodDefinition' && holder.key.type !== 'Literal' && 'name' in holder.key) return String(holder.key.name);
  return 'callback';
}

/** [reason, code, the units in whose run `ask()` runs, its own first] */
const CASES: [string, string, string][] = [
  ['the module', 'ask();', 'module'],
  ['a function that nobody calls', 'function f() { ask(); }', 'f'],
  ['a function that is called', 'function f() { ask(); } f();', 'f module'],
  ['through two functions', 'function f() { ask(); } const g = () => f(); function h() { g(); }', 'f g h'],
  ['called at once', '(() => { ask(); })();', 'callback module'],
  ['the executor of a promise', 'function f() { return new Promise((done) => { ask(); }); }', 'callback f'],
  ['a callback that runs', 'function f() { p.then(() => ask()); }', 'callback f'],
  ['a callback that is kept', 'function f() { p.on(() => ask()); }', 'callback'],
  ['a name that is passed to what runs it', 'function f() { ask(); } later(f);', 'f module'],
  ['a name that is passed to what keeps it', 'function f() { ask(); } keep(f);', 'f'],
  ['bound and passed', 'function f() { ask(); } later(f.bind(this));', 'f module'],
  ['a cycle ends', 'function f() { ask(); g(); } function g() { f(); }', 'f g'],
  ['a private method', 'class A { #m() { ask(); } up() { this.#m(); } }', '#m up'.replace('#m', 'm')],
  ['a public method: others call it too', 'class A { m() { ask(); } up() { this.m(); } }', 'm'],
  ['a field', 'class A { x = ask(); }', 'PropertyDefinition'],
  ['a field with an accessor', 'class A { accessor x = ask(); }', 'AccessorProperty'],
  ['the key of a field without a value', 'function f() { return class { [ask()]; }; }', 'f'],
  ['a private method that nobody calls', 'class A { #m() { ask(); } }', 'm'],
  ['a getter of an object', 'const o = { get m() { return ask(); } }; o.m;', 'callback'],
  ['another member of a function is passed on', 'function f() { ask(); } later(later(f.length));', 'f'],
  ['another method of a function is called', 'function f() { ask(); } later(f.other(this));', 'f'],
  ['what bind is, is passed on', 'function f() { ask(); } later(later(f.bind));', 'f'],
  ['bound and called', 'function f() { ask(); } f.bind(this)();', 'f module'],
  ['bound and kept', 'function f() { ask(); } const g = f.bind(this);', 'f'],
  ['made into a class', 'function f() { ask(); } new f();', 'f module'],
  ['the executor of another class', 'function f() { return new Other((done) => { ask(); }); }', 'callback'],
  ['the executor of a class elsewhere', 'function f() { return new a.Promise((done) => { ask(); }); }', 'callback'],
  ['given to a function of that name', 'function f() { return Promise((done) => { ask(); }); }', 'callback'],
  ['the second argument of a promise', 'function f() { return new Promise(a, () => { ask(); }); }', 'callback'],
  ['the executor of a promise of one’s own', 'class Promise {} function f() { return new Promise((done) => { ask(); }); }', 'callback'],
  ['the executor under a cast', 'function f() { return new Promise(((done) => { ask(); }) as any); }', 'callback f'],
  ['a name that is also written', 'let f = () => { ask(); }; f = later(g); f();', 'f module'],
  ['a pattern is no name', 'const { length } = () => { ask(); }; length();', 'callback'],
  ['a function without a name', 'export default function () { ask(); }', 'callback'],
  ['a static block', 'class A { static { ask(); } }', 'StaticBlock'],
  ['the key of a field is outside of it', 'function f() { return class { [ask()] = 1; }; }', 'f'],
];

describe('runsIn', () => {
  it.each(CASES)('%s', (_reason, code, expected) => {
    const { file, node } = asked(code);
    expect([...runsIn(file, node, WORDS)].map(nameOf).join(' ')).toBe(expected);
  });

  it('goes through 60 units, and then no further', () => {
    const { file, node } = asked(`function f0() { ask(); } ${Array.from({ length: 99 }, (_, n) => `function f${n + 1}() { f${n}(); }`).join(' ')}`);
    expect([...runsIn(file, node, WORDS)].map(nameOf).at(-1)).toBe('f60');
  });

  it('a function itself stands in the unit around it', () => {
    const { file } = asked('0; function f() { ask(); }');
    expect(nameOf(unitOf(nodeAt(file, 'function f() { ask(); }')))).toBe('module');
  });

  it('starts with the unit of the node', () => {
    const { file, node } = asked('function f() { ask(); } f();');
    expect([...runsIn(file, node, WORDS)][0]).toBe(unitOf(node));
  });
});
