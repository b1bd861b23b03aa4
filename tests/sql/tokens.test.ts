import { expect, it } from 'vitest';
import { flatten, type SqlText } from '../../src/sql/text.ts';
import { type Token, tokensOf } from '../../src/sql/tokens.ts';

const OWN = { reach: 'own' } as const;

/** A token in short: its kind and text, the key of a placeholder, how many holes stand in it. */
function short({ kind, text, key, holes }: Token): string {
  return `${kind} ${text}${key === undefined ? '' : ` key ${JSON.stringify(key)}`}${holes?.length ? ` holes ${holes.length}` : ''}`;
}

/** [reason, text, its tokens] */
const CASES: [string, string | SqlText, string[]][] = [
  ['nothing', '', []],
  ['nothing but space', ' \n\t', []],
  ['space at both ends', ' a ', ['word a']],
  ['words in small letters', 'DELETE From tÄ$x', ['word delete', 'word from', 'word tä$x']],
  ['a comment to the end of the line', "a -- don't\nb", ['word a', 'word b']],
  ['a comment to the end of the text', 'a --', ['word a']],
  ['two comments in a row', 'a -- b\n-- c\n/* d *//* e */ f', ['word a', 'word f']],
  ['a hash without backticks is an operator', 'a # b', ['word a', 'sign #', 'word b']],
  ['a hash where names stand in backticks', "`a` # don't\nb", ['name a', 'word b']],
  ['a path operator where names stand in backticks', "`a` #>> '{b}' #> c #- d", ['name a', 'sign #>>', 'string {b}', 'sign #>', 'word c', 'sign #-', 'word d']],
  ['a comment between words', 'a /* b */ c', ['word a', 'word c']],
  ['a comment that a slash seems to end', 'a /*/ b */ c', ['word a', 'word c']],
  ['comments nest', 'a /* b /* c */ d */ e', ['word a', 'word e']],
  ['comments do not nest where that leaves one open', 'a /* b /* c */ d', ['word a', 'word d']],
  ['comments do not nest, and a backslash escapes', String.raw`'it\'s' /* b /* c */ d`, ["string it's", 'word d']],
  ['a comment that never ends', 'a /* b', ['word a']],
  ['a string', "'a' b", ['string a', 'word b']],
  ['a quote in a string', "'a''b' c", ["string a'b", 'word c']],
  ['a string of one quote', "'''' c", ["string '", 'word c']],
  ['a string that never ends', "a 'b", ['word a', 'string b']],
  ['a backslash in a standard string', String.raw`'c:\d' 'e'`, [String.raw`string c:\d`, 'string e']],
  ['a backslash that must escape, for the string to end', String.raw`'it\'s' b`, ["string it's", 'word b']],
  ['an escape string', String.raw`E'a\'b\'c' e'\'d\''`, ["string a'b'c", "string 'd'"]],
  ['an escaped wildcard keeps its backslash', String.raw`E'a\%b\_c\'d'`, [String.raw`string a\%b\_c'd`]],
  ['a national string does not escape', String.raw`N'a\' b n'c'`, ['string a\\', 'word b', 'string c']],
  ['a string with a prefix stands where the prefix does', "X'1F' b", ['string 1F', 'word b']],
  ['a Unicode string', String.raw`U&'a\' b u&'c'`, ['string a\\', 'word b', 'string c']],
  ['a word that ends like a prefix', "xu&'a' ux&'b' he'c'", ['word xu', 'sign &', 'string a', 'word ux', 'sign &', 'string b', 'word he', 'string c']],
  ['quoted names', '"a ""b" `c``d`', ['name a "b', 'name c`d']],
  ['a backslash in a quoted name', String.raw`"a\" b`, ['name a\\', 'word b']],
  ['a backslash in a name in backticks, where it escapes in strings', '\'it\\\'s\' `a\\` b', ["string it's", 'name a\\', 'word b']],
  ['names in brackets', '[a b].c [d]', ['name a b', 'sign .', 'word c', 'name d']],
  ['an index is no name', 'a[b] c)[d] "e"[f]', ['word a', 'sign [', 'word b', 'sign ]', 'word c', 'sign )', 'sign [', 'word d', 'sign ]', 'name e', 'sign [', 'word f', 'sign ]']],
  ['a list is no name', 'ARRAY [1]', ['word array', 'sign [', 'number 1', 'sign ]']],
  ['dollar quotes', "a $$b 'c$$ d", ['word a', "string b 'c", 'word d']],
  ['tagged dollar quotes', "$q$ a $x$ $q$ 'b'", ['string  a $x$ ', 'string b']],
  ['dollar quotes of nothing', '$$$$ a', ['string ', 'word a']],
  ['dollar quotes that never end', 'a $$b', ['word a', 'string b']],
  ['dollar quotes that never end, where a backslash would hide them', String.raw`'a\'$$b' c`, ["string a'$$b", 'word c']],
  ['dollar quotes beside a string in which a backslash must escape', String.raw`'it\'s' $$a$$`, ["string it's", 'string a']],
  ['numbers', '1 1.5 .5 1e-3 0x1F 1_000', ['number 1', 'number 1.5', 'number .5', 'number 1e-3', 'number 0x1F', 'number 1_000']],
  ['placeholders in their order', 'a ? b ?? c ?', ['word a', 'placeholder ? key 1', 'word b', 'placeholder ?? key 2', 'word c', 'placeholder ? key 3']],
  ['placeholders by number', '$1 $12 ?3 :4', ['placeholder $1 key 1', 'placeholder $12 key 12', 'placeholder ?3 key 3', 'placeholder :4 key 4']],
  ['placeholders by name', ':a1 @b $c', ['placeholder :a1 key "a1"', 'placeholder @b key "b"', 'placeholder $c key "c"']],
  ['placeholders of pg-promise', '$<1a> $(b) ${c} $[d] $/e/', ['placeholder $<1a> key "1a"', 'placeholder $(b) key "b"', 'placeholder ${c} key "c"', 'placeholder $[d] key "d"', 'placeholder $/e/ key "e"']],
  ['a placeholder of ClickHouse', '{ a: Array(String) }', ['placeholder { a: Array(String) } key "a"']],
  ['a cast is no placeholder', 'a::text', ['word a', 'sign ::', 'word text']],
  ['a JSON operator is no placeholder', "a ?| b ?& c", ['word a', 'sign ?', 'sign |', 'word b', 'sign ?', 'sign &', 'word c']],
  ['operators', 'a !~~* b || c <=> d ->> e', ['word a', 'sign !~~*', 'word b', 'sign ||', 'word c', 'sign <=>', 'word d', 'sign ->>', 'word e']],
  ['a hole', ['a ', OWN, ' b'], ['word a', 'hole \uFFFC holes 1', 'word b']],
  ['holes in a string', ["a '", OWN, 'x', OWN, "' ", OWN], ['word a', 'string \uFFFCx\uFFFC holes 2', 'hole \uFFFC holes 1']],
  ['holes in dollar quotes', ['$$', OWN, '$$ a'], ['string \uFFFC holes 1', 'word a']],
  ['holes in a name', ['"', OWN, '" `', OWN, '` [a', OWN, ']'], ['name \uFFFC holes 1', 'name \uFFFC holes 1', 'name a\uFFFC holes 1']],
  ['a text that holds the sign for a hole', 'a \uFFFC b\uFFFCc', ['word a', 'word b', 'word c']],
];

it.each(CASES)('%s', (_reason, text, expected) => {
  expect(tokensOf(flatten(typeof text === 'string' ? [text] : text)).map(short)).toEqual(expected);
});

/** [reason, text, the stretch of each token] */
const PLACES: [string, string, string[]][] = [
  ['quotes and prefixes belong to a string', "a E'b' $$c$$ [d]", ['a', "E'b'", '$$c$$', '[d]']],
  ['a string that never ends goes to the end of the text', "a 'b", ['a', "'b"]],
  ['dollar quotes that never end go to the end of the text', 'a $q$b', ['a', '$q$b']],
  ['comments belong to nothing', 'a/* b */c--d', ['a', 'c']],
];

it.each(PLACES)('where tokens stand: %s', (_reason, text, expected) => {
  const tokens = tokensOf(flatten([text]));
  expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  expect(tokens.at(-1)?.end).toBeLessThanOrEqual(text.length);
});

/** [reason, text, by token: where its partner is] */
const BRACKETS: [string, string, (number | undefined)[]][] = [
  ['each has its partner', '(a(b))', [5, undefined, 4, undefined, 2, 0]],
  ['a string is no bracket', "('(' ')')", [3, undefined, undefined, 0]],
  ['one that nothing closes ends with the text', '(a(', [3, undefined, 3]],
  ['one that closes nothing begins with the text', 'a)(b)', [undefined, -1, 4, undefined, 2]],
];

it.each(BRACKETS)('brackets: %s', (_reason, text, expected) => {
  expect(tokensOf(flatten([text])).map(({ partner }) => partner)).toEqual(expected);
});

it('a string without a hole has none', () => {
  expect(tokensOf(flatten(["'a'"]))[0]?.holes).toEqual([]);
});
