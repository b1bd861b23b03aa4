import { describe, expect, it } from 'vitest';
import { variableOf } from '../../src/core/bindings.ts';
import { constantOf } from '../../src/core/constant.ts';
import { fileFrom, nodeAt } from '../parse.ts';

/** [reason, code before the expression, the expression, its text] */
const CASES: [string, string, string, string | undefined][] = [
  ['literal', '', "'a'", 'a'],
  ['number', '', '12', '12'],
  ['template of constants', "const P = 'p-';", '`${P}%`', 'p-%'],
  ['concatenation keeps its order', "const P = 'p-';", "'a' + P + '%'", 'ap-%'],
  ['the source of a regular expression', '', '/^bot/i', '^bot'],
  ['new RegExp of a template', "const D = 'x.test';", 'new RegExp(`@${D}$`)', '@x.test$'],
  ['conversions', "const P = 'p-';", 'String(P)', 'p-'],
  ['string methods', "const P = ' Abc-';", "P.trim().toLowerCase().concat('%')", 'abc-%'],
  ['slices', '', "'abcdef'.slice(1, 3)", 'bc'],
  ['joined', "const P = 'p';", "[P, 'q'].join('-')", 'p-q'],
  ['a list', '', "['a%', 'b%']", 'a%, b%'],
  ['replaceAll of texts', '', "'a_b_'.replaceAll('_', '-')", 'a-b-'],
  ['a replacement by a regular expression is not carried out', '', "'a_b'.replace(/_/g, '-')", 'a_b'],
  ['a quoting helper of this file', "const q = (s: string) => `'${s.replace(/'/g, \"''\")}'`;", "q('a%')", "'a%'"],
  ['a helper with a block, a default parameter', "function like(s: string, end = '%') { return s + end; }", "like('a')", 'a%'],
  ['the last value of several', "let P = 'a-'; P = 'b-';", '(P)', 'b-'],
  ['object of constants', "const N = { a: { b: 'x' } };", '(N.a)', undefined],
  ['member of an object', "const N = { a: 'x-' };", '`${N.a}%`', 'x-%'],
  ['destructured', "const { a } = { a: 'x-' };", '`${a}%`', 'x-%'],
  ['enum member', "enum P { A = 'a-' }", '`${P.A}%`', 'a-%'],
  ['element of a list', "const L = ['x', 'y'];", '`${L[1]}%`', 'y%'],
  ['loop over a list', "for (const p of ['x%', 'y%']) use(p); ", "'z'", 'z'],
  ['a parameter has no text', '', '`${x}%`', undefined],
  ['too long', '', "'x'.repeat(1e9)", undefined],
  ['too long by replacement', "const A = 'x'.repeat(9999); const B = A.replaceAll('x', A);", "B.replaceAll('x', A)", undefined],
  ['nothing', '', 'null', 'null'],
  ['a truth', '', 'true', 'true'],
  ['a template with a line break', '', '`a\\n${1}b`', 'a\n1b'],
  ['a tagged template', "const P = 'p';", 'sql`${P}%`', 'p%'],
  ['a tagged template that is no valid text', '', 'raw`\\u`', '\\u'],
  ['a negative number', '', "'a' + -1", 'a-1'],
  ['less than nothing known', '', '-x', undefined],
  ['another sign', '', '!1', undefined],
  ['another operator', '', "'a' - 'b'", undefined],
  ['another operator in a sum', '', "'a' + (b - c)", undefined],
  ['a sum of casts', '', "(('a' + 'b') as string) + 'c'", 'abc'],
  ['a list with a gap', '', "['a', , 'b']", 'a, , b'],
  ['a list with what has no text', '', "['a', x]", undefined],
  ['one of two', '', "x ? 'a' : 'b'", 'a'],
  ['one of two, the other', '', "x ? y : 'b'", 'b'],
  ['a default', '', "x ?? 'b'", 'b'],
  ['a value and its default', '', "'a' || 'b'", 'a'],
  ['awaited', '', "await 'a'", 'a'],
  ['a cast', '', "('a' as T)!", 'a'],
  ['what is no text', '', 'class {}', undefined],
  ['an empty text', '', "''", ''],
  ['an import', "import { P } from 'm';", '(P)', undefined],
  ['a variable without a value', 'let P;', '(P)', undefined],
  ['a variable that is counted', "let P = 'a'; P += 'b';", '(P)', 'a'],
  ['a variable whose last value has no text', "let P = 'a'; P = x;", '(P)', 'a'],
  ['destructured twice', "const { a: { b } } = { a: { b: 'x' } };", '`${b}`', 'x'],
  ['destructured from a list', "const [, b] = ['x', 'y'];", '`${b}`', 'y'],
  ['destructured from a list that is too short', "const [, b] = ['x'];", '`${b}`', undefined],
  ['destructured from what is no list', 'const [, b] = x;', '`${b}`', undefined],
  ['destructured, the rest', "const { ...b } = { rest: 'x' };", '`${b}`', undefined],
  ['a loop over pairs', "for (const [, p] of [['x', 'y']]) use(`${p}`);", "'z'", 'z'],
  ['eight names', `const a0 = 'x'; ${Array.from({ length: 7 }, (_, n) => `const a${n + 1} = a${n} + '';`).join(' ')}`, '(a7)', 'x'],
  ['nine names', `const a0 = 'x'; ${Array.from({ length: 8 }, (_, n) => `const a${n + 1} = a${n} + '';`).join(' ')}`, '(a8)', undefined],
  ['a name twice', "const P = 'p';", 'P + P', 'pp'],
  ['a member of a member', "const N = { a: { b: 'x' } };", '(N.a.b)', undefined],
  ['a member that is not there', "const N = { a: 'x' };", '(N.b)', undefined],
  ['an enum member by a text', "enum P { 'a-b' = 'x', b = 'y' }", "P['a-b']", 'x'],
  ['an enum member without a value', 'enum P { A }', '(P.A)', undefined],
  ['an enum member that is not there', "enum P { A = 'x' }", '(P.B)', undefined],
  ['a first element', "const L = ['x', 'y'];", '(L[0])', 'x'],
  ['an element that is not there', "const L = ['x', 'y'];", '(L[2])', undefined],
  ['an element of what is no list', 'const L = x;', '(L[0])', undefined],
  ['an element by a name', "const L = ['x'];", '(L[x])', undefined],
  ['a number in between', "const L = ['x', 'y'];", '(L[0.5])', undefined],
  ['toUpperCase', '', "'Ab'.toUpperCase()", 'AB'],
  ['toLocaleUpperCase', '', "'Ab'.toLocaleUpperCase()", 'AB'],
  ['toLocaleLowerCase', '', "'Ab'.toLocaleLowerCase()", 'ab'],
  ['a slice to the end', '', "'abcdef'.slice(-2)", 'ef'],
  ['a slice from the start', '', "'abcdef'.slice()", 'abcdef'],
  ['a slice of what is not known', '', "'abcdef'.slice(x, 2)", 'ab'],
  ['a slice of a half', '', "'abcdef'.slice(0.5, 1)", 'a'],
  ['substring', '', "'abcdef'.substring(3, 1)", 'bc'],
  ['substr', '', "'abcdef'.substr(1, 3)", 'bcd'],
  ['substr from the end', '', "'abcdef'.substr(-3, 2)", 'de'],
  ['substr to the end', '', "'abcdef'.substr(4)", 'ef'],
  ['repeat', '', "'ab'.repeat(2)", 'abab'],
  ['repeat, never', '', "'ab'.repeat(-1)", ''],
  ['repeat, how often nobody knows', '', "'ab'.repeat(x)", ''],
  ['repeat, as long as can be', '', "'ab'.repeat(5000)", 'ab'.repeat(5000)],
  ['repeat, too long', '', "'ab'.repeat(5001)", undefined],
  ['padStart', '', "'a'.padStart(3, 'b')", 'bba'],
  ['padEnd', '', "'a'.padEnd(3)", 'a  '],
  ['padEnd, as long as can be', '', "'a'.padEnd(10000, 'b')", `a${'b'.repeat(9_999)}`],
  ['padStart, too long', '', "'a'.padStart(10001)", undefined],
  ['concat of several', '', "'a'.concat('b', 'c')", 'abc'],
  ['replaceAll of nothing', '', "'ab'.replaceAll('', 'x')", 'ab'],
  ['replaceAll without a text', '', "'ab'.replaceAll('a')", 'ab'],
  ['replaceAll of a dollar', '', "'ab'.replaceAll('a', '$&')", '$&b'],
  ['replaceAll, as long as can be', "const A = 'x'.repeat(99);", "A.replaceAll('x', 'y'.repeat(100))", 'y'.repeat(9_900)],
  ['replaceAll, too long', "const A = 'x'.repeat(100);", "A.replaceAll('x', 'y'.repeat(100))", undefined],
  ['a method that nobody knows', '', "'ab'.foo()", 'ab'],
  ['a method of what has no text', '', 'x.trim()', undefined],
  ['a method by a name', '', "'ab'[x]()", 'ab'],
  ['another method of a list', '', "['a', 'b'].foo()", 'a, b'],
  ['String.raw as a method', '', "String.raw('a')", undefined],
  ['repeat without a number', '', "'ab'.repeat()", ''],
  ['padEnd without a number', '', "'ab'.padEnd()", 'ab'],
  ['padStart, far too long', '', "'a'.padStart(1e10)", undefined],
  ['replaceAll by what is not known', '', "'ab'.replaceAll('a', x)", 'b'],
  ['a sign in a sum', '', "(+1) + 'a'", undefined],
  ['a difference in a sum', '', "(2 - 1) + 'a'", undefined],
  ['eight helpers', `const f0 = () => 'a'; ${Array.from({ length: 7 }, (_, n) => `const f${n + 1} = () => f${n}();`).join(' ')}`, 'f7()', 'a'],
  ['nine helpers', `const f0 = () => 'a'; ${Array.from({ length: 8 }, (_, n) => `const f${n + 1} = () => f${n}();`).join(' ')}`, 'f8()', undefined],
  ['eight members', `const o0 = { k: 'a' }; ${Array.from({ length: 7 }, (_, n) => `const o${n + 1} = { k: o${n}.k + '' };`).join(' ')}`, '(o7.k)', 'a'],
  ['nine members', `const o0 = { k: 'a' }; ${Array.from({ length: 8 }, (_, n) => `const o${n + 1} = { k: o${n}.k + '' };`).join(' ')}`, '(o8.k)', undefined],
  ['eight enums', `enum E0 { A = 'a' } ${Array.from({ length: 7 }, (_, n) => `enum E${n + 1} { A = E${n}.A }`).join(' ')}`, '(E7.A)', 'a'],
  ['nine enums', `enum E0 { A = 'a' } ${Array.from({ length: 8 }, (_, n) => `enum E${n + 1} { A = E${n}.A }`).join(' ')}`, '(E8.A)', undefined],
  ['eight lists', `const l0 = ['a']; ${Array.from({ length: 7 }, (_, n) => `const l${n + 1} = [l${n}[0]];`).join(' ')}`, '(l7[0])', 'a'],
  ['nine lists', `const l0 = ['a']; ${Array.from({ length: 8 }, (_, n) => `const l${n + 1} = [l${n}[0]];`).join(' ')}`, '(l8[0])', undefined],
  ['joined by commas', '', "['a', 'b'].join()", 'a,b'],
  ['joined by what is not known', '', "['a', 'b'].join(x)", 'ab'],
  ['a list by its name, joined', "const L = ['a', 'b'];", "L.join('-')", 'a-b'],
  ['joined, but no list', '', "'ab'.join('-')", 'ab'],
  ['raw text', '', "Prisma.raw('a')", 'a'],
  ['raw of nothing', '', 'Prisma.raw()', undefined],
  ['a method of an object of the file', "const o = { m(s) { return s + '%'; } };", "o.m('a')", 'a%'],
  ['a helper without a result', 'const f = () => {};', "f('a')", undefined],
  ['a helper that is not there', '', "f('a')", 'a'],
  ['a call of nothing', '', 'f()', undefined],
  ['a helper with two results', "function f(a) { if (a) return x; return 'b'; }", "f('a')", 'b'],
  ['a helper in a helper', "const f = (s) => `(${s})`; const g = (t) => f(t + 1);", "g('a')", '(a1)'],
  ['a helper’s parameter that is not given', "const f = (s) => `(${s})`;", 'f()', undefined],
  ['a helper’s pattern', "const f = ({ s }) => `(${s})`;", "f({ s: 'a' })", undefined],
  ['a helper that is called again behind it', "const f = (s) => `(${s})`;", "f('a') + f('b')", '(a)(b)'],
  ['a class of the file', 'class A {}', "new A('a')", 'a'],
  ['as long as can be', '', `'${'x'.repeat(10_000)}'`, 'x'.repeat(10_000)],
  ['longer', '', `'${'x'.repeat(10_001)}'`, undefined],
  ['as many parts as can be', '', `[${"'a',".repeat(399)}]`, Array<string>(399).fill('a').join(', ')],
  ['too many parts', '', `[${"'a',".repeat(400)}]`, undefined],
  ['a cycle ends', 'const a = `${b}`; const b = `${a}`;', '(a)', undefined],
  ['a helper that calls itself ends', 'const f = (s: string): string => f(s);', "f('a')", undefined],
];

describe('constantOf', () => {
  it('reads a parameter where its text is given', () => {
    const file = fileFrom('function f(a, b) { g(`${a}${b ?? 1}`); }');
    const name = nodeAt(file, 'a');
    const given = new Map([[variableOf(file, name)!, 'x']]);
    expect(constantOf(file, nodeAt(file, '`${a}${b ?? 1}`'), given)).toBe('x1');
  });

  it('follows eight members of a class that are written twice, and no more', () => {
    const writes = Array.from({ length: 9 }, (_, n) => `this.b${n + 1} = 'x'; this.b${n + 1} = this.b${n} + '';`).join(' ');
    const file = fileFrom(`class A { b0 = 'a'; constructor() { ${writes} f(\`\${this.b7}\`, \`\${this.b8}\`); } }`);
    expect(constantOf(file, nodeAt(file, '`${this.b7}`'))).toBe('a');
    expect(constantOf(file, nodeAt(file, '`${this.b8}`'))).toBeUndefined();
  });

  it('reads a member of a class: the last of its values', () => {
    const file = fileFrom("class A { k = 'a'; l = 'c'; m() { this.k = 'x'; this.k = 'b'; f(`${this.k}${this.l}${this.n}`); g(`${this.k}${this.l}`); } }");
    expect(constantOf(file, nodeAt(file, '`${this.k}${this.l}`'))).toBe('bc');
    expect(constantOf(file, nodeAt(file, '`${this.k}${this.l}${this.n}`'))).toBeUndefined();
  });

  it.each(CASES)('%s', (_reason, before, expression, text) => {
    const file = fileFrom(`${before} f(${expression});`);
    const call = nodeAt(file, `f(${expression})`);
    if (call.type !== 'CallExpression') throw new Error('no call');
    expect(constantOf(file, call.arguments[0]!)).toBe(text);
  });

  it('a loop’s variable has the text of the first element', () => {
    const file = fileFrom("for (const p of ['x%', 'y%']) use(`${p}`);");
    expect(constantOf(file, nodeAt(file, '`${p}`'))).toBe('x%');
  });
});
