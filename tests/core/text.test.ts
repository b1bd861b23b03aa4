import { describe, expect, it } from 'vitest';
import { constantText, flat, textOf } from '../../src/core/text.ts';
import { fileFrom, nodeAt } from '../parse.ts';

/** [reason, code before the expression, the expression, its text with each hole as ‹n›] */
const CASES: [string, string, string, string | undefined][] = [
  ['literal', '', "'a'", 'a'],
  ['template without holes', '', '`a b`', 'a b'],
  ['template with a hole', '', '`a ${x} b`', 'a ‹0› b'],
  ['tagged template', '', 'sql`a ${x}`', 'a ‹0›'],
  ['a tag gets a constant as a value', "const P = 'p-';", 'sql`a ${P}`', 'a ‹0›'],
  ['a fragment in a tagged template is text', 'const where = sql`b ${x}`;', 'sql`a ${where} ${sql`c`}`', 'a b ‹0› c'],
  ['String.raw writes its text out', "const P = 'p-';", 'String.raw`a ${P}`', 'a p-'],
  ['concatenation', '', "'a' + x + 'b'", 'a‹0›b'],
  ['constant unfolded', "const P = 'p-';", '`${P}%`', 'p-%'],
  ['constant of a constant', "const P = 'p-'; const Q = `${P}q`;", "Q + '%'", 'p-q%'],
  ['constant with a hole', 'const P = `p-${id()}`;', '`${P}%`', 'p-‹0›%'],
  ['object of constants', "const N = { a: 'x' };", '`${N.a}%`', 'x%'],
  ['reassigned name is a hole', "let P = 'p-'; P = 'q';", '`${P}%`', '‹0›%'],
  ['number', '', '`a${1}`', 'a1'],
  ['join', '', "['a', x, 'b'].join(' ')", 'a ‹0› b'],
  ['concat', '', "'a'.concat(x, 'b')", 'a‹0›b'],
  ['trim', '', "`\n  a`.trim()", '\n  a'],
  ['cast', '', "('a' as string)", 'a'],
  ['name of a text', "const Q = 'select';", '(Q)', 'select'],
  ['a call is no text', '', 'f()', undefined],
  ['a parameter is no text', '', '(x)', undefined],
  ['adding numbers reads as text: the caller looks for words', '', '(1 + 2)', '12'],
  ['a cycle ends in a hole', 'const a = `${b}`; const b = `${a}`;', '(a)', '‹0›'],
];

describe('textOf', () => {
  it.each(CASES)('%s', (_reason, before, expression, text) => {
    const file = fileFrom(`${before} f(${expression});`);
    const call = nodeAt(file, `f(${expression})`);
    if (call.type !== 'CallExpression') throw new Error('no call');
    const found = textOf(file, call.arguments[0]!);
    expect(found && flat(found, (n) => `‹${n}›`)).toBe(text);
  });

  it('says which node writes which piece', () => {
    const file = fileFrom("const P = 'p-'; f(`a ${P}${x}` + 'b');");
    const call = nodeAt(file, "f(`a ${P}${x}` + 'b')");
    if (call.type !== 'CallExpression') throw new Error('no call');
    const pieces = textOf(file, call.arguments[0]!)?.pieces ?? [];
    expect(pieces.map(({ node, written }) => [node.type, written])).toEqual([
      ['TemplateElement', 'a '],
      ['Literal', 'p-'],
      ['Identifier', undefined],
      ['Literal', 'b'],
    ]);
  });

  it('a constant text has no hole', () => {
    const file = fileFrom("const P = 'p-'; f(`${P}%`); f(`${x}%`);");
    expect(constantText(file, nodeAt(file, '`${P}%`'))).toBe('p-%');
    expect(constantText(file, nodeAt(file, '`${x}%`'))).toBeUndefined();
  });
});
