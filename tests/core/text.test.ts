import { describe, expect, it } from 'vitest';
import { constantText, flat, isText, textOf } from '../../src/core/text.ts';
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
  ['two holes', '', '`${x} ${y}`', '‹0› ‹1›'],
  ['a regular expression', '', "'a' + /b/", 'a‹0›'],
  ['another operator', '', "'a' + (b - c)", 'a‹0›'],
  ['another operator at first sight', '', 'a - b', undefined],
  ['a sign', '', "'a' + (+b)", 'a‹0›'],
  ['what is chosen', '', "'a' + (b || c)", 'a‹0›'],
  ['String.raw keeps its backslashes', '', 'String.raw`a\\n`', 'a\\n'],
  ['another tag does not', '', 'dedent`a\\n${1}`', 'a\n1'],
  ['a tag that ends like one that writes the text out', "const P = 'p';", 'draw`${P}`', '‹0›'],
  ['a tag without a name', "const P = 'p';", 'a[b]`${P}`', '‹0›'],
  ['stripIndent', "const P = 'p';", 'stripIndent`${P}`', 'p'],
  ['a number alone', '', '1', undefined],
  ['nothing', '', "''", ''],
  ['eight names', `const a0 = 'x'; ${Array.from({ length: 7 }, (_, n) => `const a${n + 1} = a${n} + '';`).join(' ')}`, "a7 + ''", 'x'],
  ['nine names', `const a0 = 'x'; ${Array.from({ length: 8 }, (_, n) => `const a${n + 1} = a${n} + '';`).join(' ')}`, "a8 + ''", '‹0›'],
  ['templates of templates', `const a0 = 'x'; ${Array.from({ length: 3 }, (_, n) => `const a${n + 1} = \`\${a${n}}\`;`).join(' ')}`, '`${a3}`', 'x'],
  ['more of them', `const a0 = 'x'; ${Array.from({ length: 4 }, (_, n) => `const a${n + 1} = \`\${a${n}}\`;`).join(' ')}`, '`${a4}`', '‹0›'],
  ['templates in templates', '', `${'`${'.repeat(8)}'a'${'}`'.repeat(8)}`, 'a'],
  ['more templates in templates', '', `${'`${'.repeat(9)}'a'${'}`'.repeat(9)}`, '‹0›'],
  ['join with a gap', '', "['a', , 'b'].join('-')", 'a--b'],
  ['join of nothing', '', "[].join('-')", ''],
  ['join without a separator: commas that nobody writes', '', "['a', 'b'].join()", undefined],
  ['join of what is no list', '', "x.join('-')", undefined],
  ['join by a name', "const L = ['a', 'b'];", "L.join('-')", 'a-b'],
  ['concat to what is no text', '', "x.concat('b')", undefined],
  ['trim of what is no text', '', 'x.trim()', undefined],
  ['another method of a text', '', "'a'.slice(1)", undefined],
  ['a method by a name', '', "'a'[x]()", undefined],
  ['a call inside', '', "'a' + f()", 'a‹0›'],
  ['a chain of methods', '', "'a'.trim().concat('b').toString()", 'ab'],
  ['a member of an object inside', "const N = { a: 'x' };", "N.a + N.b", 'x‹0›'],
  ['as many pieces as can be', '', `\`${"${'a'}".repeat(3_999)}\``, 'a'.repeat(3_999)],
  ['too many pieces', '', `\`${"${'a'}".repeat(4_000)}\``, `${'a'.repeat(3_999)}‹0›`],
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

  it('isText says what textOf reads', () => {
    const file = fileFrom("f('a', 1, `b`, x, 'a'.trim(), x.trim());");
    const call = nodeAt(file, file.text.slice(0, -1));
    if (call.type !== 'CallExpression') throw new Error('no call');
    expect(call.arguments.map((one) => isText(file, one))).toEqual([true, false, true, false, true, false]);
  });

  it('never two strings in a row', () => {
    const file = fileFrom("f(`a${'b'}${x}` + y, x + y);");
    const call = nodeAt(file, file.text.slice(0, -1));
    if (call.type !== 'CallExpression') throw new Error('no call');
    const parts = call.arguments.map((one) => textOf(file, one)?.parts.map((part) => (typeof part === 'string' ? part : file.text.slice(...part.node.range))));
    expect(parts).toEqual([['ab', 'x', '', 'y'], ['x', 'y']]);
  });

  it('unfolds a million characters, and no more', () => {
    const thousand = 'x'.repeat(1_000);
    const ten = (name: string) => `\`${`\${${name}}`.repeat(10)}\``;
    const file = fileFrom(`const a = '${thousand}'; const b = ${ten('a')}; const c = ${ten('b')}; const d = ${ten('c')}; f(d + a + a);`);
    const call = nodeAt(file, 'f(d + a + a)');
    if (call.type !== 'CallExpression') throw new Error('no call');
    expect(textOf(file, call.arguments[0]!)?.parts.map((part) => (typeof part === 'string' ? part.length : part.node.type))).toEqual([1_001_000, 'Identifier']);
  });

  it('what is written in place is not unfolded', () => {
    const file = fileFrom(`const P = 'p'; f('${'x'.repeat(1_000_001)}' + P);`);
    const call = nodeAt(file, file.text.slice(15, -1));
    if (call.type !== 'CallExpression') throw new Error('no call');
    expect(constantText(file, call.arguments[0]!)).toMatch(/xp$/);
  });

  it('a constant text has no hole', () => {
    const file = fileFrom("const P = 'p-'; f(`${P}%`); f(`${x}%`); f([].join('-'));");
    expect(constantText(file, nodeAt(file, "[].join('-')"))).toBe('');
    expect(constantText(file, nodeAt(file, '`${P}%`'))).toBe('p-%');
    expect(constantText(file, nodeAt(file, '`${x}%`'))).toBeUndefined();
    expect(constantText(file, nodeAt(file, 'x'))).toBeUndefined();
  });
});
