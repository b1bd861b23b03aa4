import { expect, it } from 'vitest';
import { matchesGlob } from '../../src/core/glob.ts';

/** [reason, glob, paths that match, paths that do not] */
const CASES: [string, string, string[], string[]][] = [
  ['a name in any folder', 'a.ts', ['a.ts', '/x/a.ts', 'x/y/a.ts'], ['ba.ts', 'a.tsx', 'a_ts', 'x/a.ts/b']],
  ['a star stays in its folder', 'a/*.ts', ['a/b.ts', 'x/a/.ts'], ['a/b/c.ts', 'a/b.tsx', 'b.ts']],
  ['from the root', '/a/*.ts', ['/a/b.ts'], ['/x/a/b.ts', 'a/b.ts']],
  ['two stars at the start', '**/a.ts', ['a.ts', 'x/a.ts', '/x/y/a.ts'], ['ba.ts']],
  ['two stars twice at the start', '**/**/a.ts', ['a.ts', 'x/a.ts'], ['ba.ts']],
  ['this folder', './a.ts', ['a.ts', 'x/a.ts'], ['ba.ts']],
  ['a folder that ends with a dot', 'a./b.ts', ['a./b.ts'], ['ab.ts', 'a/b.ts']],
  ['two stars in the middle', 'a/**/b.ts', ['a/b.ts', 'a/x/b.ts', 'a/x/y/b.ts'], ['a/xb.ts', 'ab.ts', 'a/x/b.tsx']],
  ['two stars at the end', 'a/**', ['a/b', 'a/b/c', 'x/a/b'], ['a', 'ba/b']],
  ['two stars inside a name', 'a**z', ['az', 'abz', 'ab/cz'], ['ab', 'za']],
  ['a question mark', 'a?.ts', ['ab.ts'], ['a.ts', 'a/.ts', 'abc.ts']],
  ['alternatives', '{a,b}.ts', ['a.ts', 'b.ts'], ['c.ts', 'a,b.ts', 'ab.ts']],
  ['alternatives inside alternatives', 'x.{a,{b,c}d}', ['x.a', 'x.bd', 'x.cd'], ['x.ad', 'x.b', 'x.c', 'x.']],
  ['alternatives with stars', '{a/**,b*}/c', ['a/x/c', 'bx/c'], ['a/c', 'c']],
  ['alternatives, and then a comma', '{a,b},c', ['a,c', 'b,c'], ['a', 'c']],
  ['alternatives that do not end', '{a,b', ['a', 'b'], ['{a,b', 'c']],
  ['an end without alternatives', 'a}', ['a}'], ['a']],
  ['a comma without alternatives', 'a,b', ['a,b'], ['a', 'b']],
  ['signs that mean something elsewhere', 'a+(b)[c].^$|', ['a+(b)[c].^$|'], ['ab', 'aab', 'a+(b)c.^$|', 'a+(b)[c]x^$|']],
  ['a backslash', 'a\\d', ['a\\d'], ['a1']],
];

it.each(CASES)('%s', (_reason, glob, matching, others) => {
  expect([...matching, ...others].filter((path) => matchesGlob(path, glob))).toEqual(matching);
});
