import { describe, expect, it } from 'vitest';
import { type Owner, isConstructing, isPrivateMember, methodOf, ownerOf, readsOf } from '../../src/core/owners.ts';
import { type Node, descendantsOf, isClass, isFunction } from '../../src/core/tree.ts';
import { fileFrom } from '../parse.ts';

function asked(code: string) {
  const file = fileFrom(code);
  const nodes = [...descendantsOf(file.keys, file.source.ast as Node)];
  const call = nodes.find((one) => one.type === 'CallExpression' && one.callee.type === 'Identifier' && one.callee.name === 'ask');
  if (call?.type !== 'CallExpression') throw new Error('nothing asked');
  return { file, nodes, call };
}

function nameOf(owner: Owner | undefined): string | undefined {
  if (!owner) return undefined;
  if (isClass(owner)) return `class ${owner.id?.name ?? ''}`;
  if (owner.type === 'ObjectExpression') return 'object';
  return `function ${owner.id?.name ?? (owner.parent.type === 'VariableDeclarator' && 'name' in owner.parent.id ? owner.parent.id.name : '')}`;
}

/** [reason, code, whose instance `ask()` is given] */
const OWNERS: [string, string, string | undefined][] = [
  ['this in a method', 'class A { m() { ask(this); } }', 'class A'],
  ['this in an arrow in a method', 'class A { m() { f(() => ask(this)); } }', 'class A'],
  ['this in a field', 'class A { x = ask(this); }', 'class A'],
  ['this in a function in a method', 'class A { m() { f(function () { ask(this); }); } }', undefined],
  ['this in a function that is given away with it', 'class A { m() { f(this, function* () { ask(this); }); } }', 'class A'],
  ['this in a callback that is given its this', 'class A { m() { list.forEach(function () { ask(this); }, this); } }', 'class A'],
  ['this in a function that is given away with another', 'class A { m() { f(that, function () { ask(this); }); } }', undefined],
  ['this in a function within one that is given away with it', 'class A { m() { f(this, () => function () { ask(this); }); } }', undefined],
  ['self', 'class A { m() { const self = this; f(function () { ask(self); }); } }', 'class A'],
  ['the inner class', 'class A { m() { return class B { n() { ask(this); } }; } }', 'class B'],
  ['a new one', 'class A {} const a = new A(); ask(a);', 'class A'],
  ['a constructor function', 'function A() { ask(this); }', 'function A'],
  ['a constructor function in a variable', 'var A = function () { ask(this); };', 'function A'],
  ['a constructor function that is named where it is exported', 'var A = (module.exports = function () { ask(this); });', 'function '],
  ['a constructor function that is exported', 'var A = (exports.A = function A() {}); A.prototype.m = function () { ask(this); };', 'function A'],
  ['a function that constructs nothing', 'function go() { ask(this); }', undefined],
  ['a method of a prototype', 'function A() {} A.prototype.m = function () { ask(this); };', 'function A'],
  ['methods of a prototype', 'function A() {} A.prototype = { m: function () { ask(this); } };', 'function A'],
  ['methods assigned to a prototype', 'function A() {} Object.assign(A.prototype, { m() { ask(this); } });', 'function A'],
  ['a method that the constructor writes', 'function A() { this.m = function () { ask(this); }; }', 'function A'],
  ['a new one of a constructor function', 'function A() {} const a = new A(); ask(a);', 'function A'],
  ['a method without a name', 'class A { [k]() { ask(this); } }', 'class A'],
  ['a constructor function that is assigned', 'exports.Api = function () { ask(this); };', 'function '],
  ['a function that is assigned', 'exports.api = function () { ask(this); };', undefined],
  ['a function that is assigned to what has no name', 'a[k] = function () { ask(this); };', undefined],
  ['a function that is assigned twice', 'exports.Api = exports.api = function () { ask(this); };', 'function '],
  ['a function that is passed on', 'go(function () { ask(this); });', undefined],
  ['a function in a variable', 'var api = function () { ask(this); };', undefined],
  ['a capital in a name', 'function makeApi() { ask(this); }', undefined],
  ['a constructor function with an underscore', 'function _Api() { ask(this); }', 'function _Api'],
  ['a constructor function with a dollar', 'function $$Api() { ask(this); }', 'function $$Api'],
  ['an underscore', 'function _api() { ask(this); }', undefined],
  ['an arrow constructs nothing', 'const f = () => {}; const a = new f(); ask(a);', undefined],
  ['a new one of what is made elsewhere', 'const A = make(); const a = new A(); ask(a);', undefined],
  ['a member of a function', 'function A() {} A.m = function () { ask(this); };', undefined],
  ['a member of a member of a function', 'function A() {} A.other.m = function () { ask(this); };', undefined],
  ['methods that a call is given', 'f({ m() { ask(this); } });', 'object'],
  ['methods that a call is given as its second', 'function A() {} f(A, { m() { ask(this); } });', 'object'],
  ['an import', "import { o } from 'm'; ask(o);", undefined],
  ['an object literal', 'const o = { m() { ask(this); } };', 'object'],
  ['an object literal by its name', 'const o = {}; ask(o);', 'object'],
  ['a method that an object is given', 'const o = {}; o.m = function () { ask(this); };', 'object'],
  ['the module', 'ask(this);', undefined],
  ['anything else', 'ask(f());', undefined],
  ['a name written twice', 'let o = {}; o = {}; ask(o);', undefined],
];

describe('ownerOf', () => {
  it.each(OWNERS)('%s', (_reason, code, expected) => {
    const { file, call } = asked(code);
    expect(nameOf(ownerOf(file, call.arguments[0] as Node))).toBe(expected);
  });
});

describe('isConstructing', () => {
  /** [reason, code, whether `ask()` runs with the construction of an instance of the first owner] */
  const CASES: [string, string, boolean][] = [
    ['the constructor', 'class A { constructor() { ask(); } }', true],
    ['a callback in the constructor', 'class A { constructor() { tick(() => ask()); } }', true],
    ['a field', 'class A { x = ask(); }', true],
    ['an arrow field is a method', 'class A { m = () => ask(); }', false],
    ['a method', 'class A { m() { ask(); } }', false],
    ['a method that the constructor calls', 'class A { constructor() { this.m(); } m() { ask(); } }', true],
    ['a method that the constructor passes on', 'class A { constructor() { tick(this.m.bind(this)); } m() { ask(); } }', true],
    ['a method that a field calls', 'class A { x = this.m(); m() { ask(); } }', true],
    ['through another method', 'class A { constructor() { this.n(); } n() { this.m(); } m() { ask(); } }', true],
    ['a method that only calls itself', 'class A { m() { ask(); this.m(); } }', false],
    ['a static method: no instance’s', 'class A { static m() { ask(); } }', true],
    ['a static block', 'class A { static { ask(); } }', true],
    ['a getter', 'class A { get m() { return ask(); } }', false],
    ['elsewhere', 'class A {} ask();', false],
    ['a property of an object in a method', 'class A { m() { return { x: ask() }; } }', false],
    ['a static arrow field', 'class A { static m = () => ask(); }', true],
    ['an accessor', 'class A { accessor x = ask(); }', true],
    ['an accessor of an arrow', 'class A { accessor m = () => ask(); }', false],
    ['a method without a name', 'class A { constructor() { this.m(); } [k]() { ask(); } }', false],
    ['a method that is called from outside', 'class A { m() { ask(); } } const a = new A(); a.m();', false],
    ['a value that a constructor function writes', 'function A() { this.m = ask(); }', true],
    ['a constructor that is called as a method', 'class A { m() { ask(); } constructor() { other.m(); } }', false],
    ['a getter of an object', 'const o = { get m() { return ask(); } };', false],
    ['a function in an object in a constructor', 'class A { constructor() { f({ m() { ask(); } }); } }', true],
    ['a constructor function', 'function A() { this.x = 1; ask(); }', true],
    ['a method of a prototype', 'function A() {} A.prototype.m = function () { ask(); };', false],
    ['… that the constructor calls', 'function A() { this.m(); } A.prototype.m = function () { ask(); };', true],
    ['… that the constructor calls as self', 'function A() { var self = this; tick(function () { self.m(); }); } A.prototype.m = function () { ask(); };', true],
    ['methods of a prototype', 'function A() {} A.prototype = { m: function () { ask(); } };', false],
    ['… one of which the constructor calls', 'function A() { this.m(); } A.prototype = { m: function () { ask(); } };', true],
    ['a method that the constructor writes', 'function A() { this.m = function () { ask(); }; }', false],
    ['a property of an object', 'const o = { x: ask() };', true],
    ['a method of an object', 'const o = { m() { ask(); } };', false],
    ['a method of an object that another one calls', 'const o = { m() { ask(); }, n() { this.m(); } };', false],
  ];
  it.each(CASES)('%s', (_reason, code, expected) => {
    const { file, nodes, call } = asked(code);
    const owner = nodes.find((node): node is Owner => isClass(node) || isFunction(node) || node.type === 'ObjectExpression');
    expect(owner && isConstructing(file, owner, call)).toBe(expected);
  });
});

describe('methodOf', () => {
  /** [reason, code, the owner and name of the method that calls `ask()`] */
  const CASES: [string, string, string | undefined][] = [
    ['a method', 'class A { m() { ask(); } }', 'class A m'],
    ['a private method', 'class A { #m() { ask(); } }', 'class A #m'],
    ['an arrow field', 'class A { m = () => ask(); }', 'class A m'],
    ['a method of an object', 'const o = { m() { ask(); } };', 'object m'],
    ['a method of a prototype', 'function A() {} A.prototype.m = () => { ask(); };', 'function A m'],
    ['a function', 'function m() { ask(); }', undefined],
    ['a method without a name', 'class A { [k]() { ask(); } }', undefined],
    ['a function in a variable', 'let m; m = function () { ask(); };', undefined],
    ['a function that is passed on', 'f(function () { ask(); });', undefined],
    ['a method assigned to a prototype', 'function A() {} Object.assign(A.prototype, { m() { ask(); } });', 'function A m'],
    ['a method of something else', 'exports.m = function () { ask(); };', undefined],
  ];
  it.each(CASES)('%s', (_reason, code, expected) => {
    const { file, nodes, call } = asked(code);
    const fn = nodes.filter(isFunction).findLast((node) => node.range[0] < call.range[0]);
    const method = fn && methodOf(file, fn);
    expect(method && `${nameOf(method.owner)} ${method.name}`).toBe(expected);
  });
});

it('isPrivateMember', () => {
  const file = fileFrom('class A { private a = 1; #b = 2; c = 3; } const o = { a: 1 };');
  const nodes = [...descendantsOf(file.keys, file.source.ast as Node)];
  const [cls, object] = [nodes.find(isClass), nodes.find((node) => node.type === 'ObjectExpression')] as [Owner, Owner];
  expect(['a', '#b', 'c', 'gone'].map((name) => isPrivateMember(file, cls, name))).toEqual([true, true, false, false]);
  expect(isPrivateMember(file, object, 'a')).toBe(false);
});

describe('readsOf', () => {
  it('finds each name of a member, and no place that writes it', () => {
    const file = fileFrom(`class A { m = 1; n() { this.m; this.m = 2; const self = this; self.m; const { m, k: l } = this; } }
const a = new A(); a.m; other.m; a[k]; for (let i = 0; ; ) {} for (const { m } of list); let o = a.m; o = a.m; a.m += 1; a.m === 2;
const { ...rest } = a; const { m: q = 1 } = a; const { m: { deep } } = a; const { [k]: m } = a; const { m: r } = other;`);
    const owner = [...descendantsOf(file.keys, file.source.ast as Node)].find(isClass) as Owner;
    const texts = readsOf(file, owner).get('m')?.map((node) => file.text.slice(...node.range));
    expect(texts).toEqual(['this.m', 'self.m', 'm', 'a.m', 'a.m', 'a.m', 'a.m', 'a.m', 'q']);
  });
});
