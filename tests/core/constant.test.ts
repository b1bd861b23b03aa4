import { describe, expect, it } from 'vitest';
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
  ['a cycle ends', 'const a = `${b}`; const b = `${a}`;', '(a)', undefined],
  ['a helper that calls itself ends', 'const f = (s: string): string => f(s);', "f('a')", undefined],
];

describe('constantOf', () => {
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
