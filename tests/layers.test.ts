import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const SRC = path.join(import.meta.dirname, '../src');

/** What each layer may import, besides itself. */
const ALLOWED: Record<string, readonly string[]> = {
  rules: ['verdicts', 'shapes', 'core', '.'],
  shapes: ['verdicts', 'catalog', 'sql', 'core'],
  verdicts: [],
  catalog: [],
  sql: [],
  core: [],
  // Another language’s front end: it has a tree of its own, so of core and shapes only what knows none (below).
  go: ['verdicts', 'catalog', 'sql', 'core', 'shapes', '.'],
};

/** The most lines a file of a layer may have: past that it answers more than one question. */
const LONGEST: Record<string, number> = { rules: 120, shapes: 150 };

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));
const layerOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '.');
const importsOf = (file: string) =>
  [...readFileSync(path.join(SRC, file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] as string);

it('every file stands in a layer', () => {
  expect(files.map(layerOf).filter((layer) => layer !== '.' && !(layer in ALLOWED))).toEqual([]);
});

it('imports go down the layers only', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => ({ file, to: layerOf(path.posix.join(path.posix.dirname(file), name)) }))
      .filter(({ to }) => {
        const from = layerOf(file);
        return from !== '.' && to !== from && !ALLOWED[from]?.includes(to);
      }),
  );
  expect(wrong).toEqual([]);
});

it('nothing is imported at run time but the package’s own files', () => {
  // The command is a program of its own; no rule loads it.
  const wrong = files.filter((file) => file !== 'cli.ts' && !file.startsWith('go/syntax/') && file !== 'go/parse.ts').flatMap((file) => {
    const text = readFileSync(path.join(SRC, file), 'utf8');
    return [...text.matchAll(/^import (?!type )[^;]*?from '([^.][^']*)'/gm)].map((match) => `${file}: ${match[1]}`);
  });
  expect(wrong).toEqual([]);
});

it('no file imports itself by way of others', () => {
  const atRunTime = (file: string) => [...readFileSync(path.join(SRC, file), 'utf8').matchAll(/^import (?!type )[^;]*?from '(\.[^']*)'/gm)].map((match) => match[1] as string);
  const next = new Map(files.map((file) => [file, atRunTime(file).map((name) => path.posix.join(path.posix.dirname(file), name))]));
  const reaches = (from: string): Set<string> => {
    const seen = new Set(next.get(from));
    for (const file of seen) for (const further of next.get(file) ?? []) seen.add(further);
    return seen;
  };
  expect(files.filter((file) => reaches(file).has(file))).toEqual([]);
});

it('verdicts and sql know no tree', () => {
  const wrong = files.filter((file) => /^(?:verdicts|sql)\//.test(file)).filter((file) => importsOf(file).some((name) => name.startsWith('@typescript-eslint')));
  expect(wrong).toEqual([]);
});

it.each(Object.entries(LONGEST))('no file of %s is longer than %i lines', (layer, most) => {
  const long = files
    .filter((file) => layerOf(file) === layer)
    .map((file) => ({ file, lines: readFileSync(path.join(SRC, file), 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > most);
  expect(long).toEqual([]);
});

it('the front end for Go uses no part of the one for JavaScript', () => {
  const TREE_FREE = ['core/words.ts', 'core/glob.ts', 'shapes/deletion/cleanup-name.ts', 'shapes/health/guard-name.ts', 'shapes/health/probe-path.ts'];
  const used = files
    .filter((file) => layerOf(file) === 'go')
    .flatMap((file) => importsOf(file).filter((name) => name.startsWith('.')).map((name) => path.posix.join(path.posix.dirname(file), name)));
  expect(used.filter((file) => /^(?:core|shapes)\//.test(file) && !TREE_FREE.includes(file))).toEqual([]);
  expect(TREE_FREE.filter((file) => /@typescript-eslint|\/tree\.ts/.test(readFileSync(path.join(SRC, file), 'utf8')))).toEqual([]);
});

it('the main entry point does not load the one for Go', () => {
  expect(files.filter((file) => layerOf(file) !== 'go' && importsOf(file).some((name) => name.includes('/go/')))).toEqual([]);
});
