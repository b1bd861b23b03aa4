import * as parser from '@typescript-eslint/parser';
import { SourceCode } from 'eslint';
import { expect, it } from 'vitest';
import { fileOf, mentions, perFile } from '../../src/core/file.ts';

function sourceOf(text: string) {
  const { ast, scopeManager, visitorKeys } = parser.parseForESLint(text, { range: true, loc: true, tokens: true, comment: true });
  return new SourceCode({ text, ast, scopeManager, visitorKeys } as never) as never;
}

it('is made once for a source code, and its indexes with it', () => {
  let built = 0;
  const index = perFile(({ text }) => (built++, text.length));
  const source = sourceOf('let a;');
  expect(fileOf(source, 'a.ts', {})).toBe(fileOf(source, 'a.ts', {}));
  expect([index(fileOf(source, 'a.ts', {})), index(fileOf(source, 'a.ts', {}))]).toEqual([6, 6]);
  expect(built).toBe(1);
});

it('has its path with forward slashes', () => {
  expect(fileOf(sourceOf('let a;'), 'C:\\a\\b.ts', {}).path).toBe('C:/a/b.ts');
});

it('mentions words of its text', () => {
  const file = fileOf(sourceOf('let a;'), 'b.ts', {});
  expect([mentions(file, /\blet\b/), mentions(file, /\bb\b/)]).toEqual([true, false]);
});

it('keeps the answers of two questions apart', () => {
  const [one, two] = [perFile(() => 1), perFile(() => 2)];
  const file = fileOf(sourceOf('let a;'), 'a.ts', {});
  expect([one(file), two(file), one(file)]).toEqual([1, 2, 1]);
});

it('is another where a host gives every file one source code object with other content', () => {
  const [first, second] = [sourceOf('let a;'), sourceOf('const b = 1;')] as { text: string }[];
  let current = first;
  const shared = new Proxy({}, { get: (_, key) => Reflect.get(current as object, key) }) as never;
  const index = perFile(({ text }) => text);
  expect(index(fileOf(shared, 'a.ts', {}))).toBe('let a;');
  current = second;
  expect(fileOf(shared, 'b.ts', {}).path).toBe('b.ts');
  expect(index(fileOf(shared, 'b.ts', {}))).toBe('const b = 1;');
});
