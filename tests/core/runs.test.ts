import { describe, expect, it } from 'vitest';
import { type File } from '../../src/core/file.ts';
import { runsIn, unitOf } from '../../src/core/runs.ts';
import { type Node, descendantsOf, lastName } from '../../src/core/tree.ts';
import { fileFrom } from '../parse.ts';

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
  if (unit.type === 'PropertyDefinition' || unit.type === 'StaticBlock') return unit.type;
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
  ['a static block', 'class A { static { ask(); } }', 'StaticBlock'],
  ['the key of a field is outside of it', 'function f() { return class { [ask()] = 1; }; }', 'f'],
];

describe('runsIn', () => {
  it.each(CASES)('%s', (_reason, code, expected) => {
    const { file, node } = asked(code);
    expect([...runsIn(file, node, WORDS)].map(nameOf).join(' ')).toBe(expected);
  });

  it('starts with the unit of the node', () => {
    const { file, node } = asked('function f() { ask(); } f();');
    expect([...runsIn(file, node, WORDS)][0]).toBe(unitOf(node));
  });
});
