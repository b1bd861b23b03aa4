import { type ParserOptions, parseForESLint } from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { type Node, descendantsOf } from '../src/core/tree.ts';
import plugin from '../src/index.ts';
import { WORST_CASES } from './worst-cases.ts';

/** How often anybody asked a node for its type or its parent: every step of an analysis does. */
let steps = 0;

/** A parser whose nodes count the questions. */
const counting: Linter.Parser = {
  parseForESLint(text: string, options: ParserOptions) {
    const parsed = parseForESLint(text, options);
    for (const node of [...descendantsOf(parsed.visitorKeys, parsed.ast as unknown as Node)]) {
      for (const key of ['type', 'parent'] as const) count(node as unknown as Record<string, unknown>, key);
    }
    return parsed as unknown as Linter.ESLintParseResult;
  },
};

function count(node: Record<string, unknown>, key: string): void {
  let value = node[key];
  Object.defineProperty(node, key, { enumerable: true, configurable: true, get: () => ((steps += 1), value), set: (next) => (value = next) });
}

/** The steps of the rules alone: those of ESLint itself are what a run with an empty rule takes. */
function stepsOf(code: string, filename: string): number {
  const run = (config: Linter.Config): number => {
    steps = 0;
    const options = { filename, allowInlineConfig: false };
    const messages = new Linter().verify(code, [{ files: ['**/*.ts'], languageOptions: { parser: counting } }, { files: ['**/*.ts'], ...config }], options);
    expect(messages.filter((message) => message.fatal)).toEqual([]);
    return steps;
  };
  const floor = run({ plugins: { floor: { rules: { nothing: { create: () => ({}) } } } }, rules: { 'floor/nothing': 'error' } });
  return run(plugin.configs.strict) - floor;
}

it.each(WORST_CASES)('ten times as many steps, and no more, for ten times as much: $name', { timeout: 120_000 }, ({ code, path, least = 15, times = 11 }) => {
  const [small, large] = [least, 10 * least].map((size) => stepsOf(code(size), path)) as [number, number];
  // The imports at the top of a file do not grow; twenty steps forgive a rule that only looks at them.
  expect(large).toBeLessThanOrEqual(times * small + 20);
});

it('a file without the rules’ words costs no step', () => {
  const code = 'export const answer = [1, 2, 3].map((each) => ({ each, twice: each * 2 })).filter(Boolean);';
  expect(stepsOf(code, 'src/answer.ts')).toBe(0);
});

/** Microseconds of the strict preset over a program that is parsed already. */
function timeOf(code: string, filename: string, reports: number): number {
  const linter = new Linter();
  linter.verify(code, [{ files: ['**/*.ts'], languageOptions: { parser: { parseForESLint } as Linter.Parser } }], { filename });
  const source = linter.getSourceCode();
  const start = process.cpuUsage();
  const messages = linter.verify(source, [{ files: ['**/*.ts'], languageOptions: { parser: { parseForESLint } as Linter.Parser }, ...plugin.configs.strict }], { filename });
  const { user, system } = process.cpuUsage(start);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  expect(messages).toHaveLength(reports);
  return user + system;
}

const times = (n: number, code: (at: number) => string): string => Array.from({ length: n }, (_, at) => code(at)).join('\n');

interface Timed {
  readonly name: string;
  readonly path: string;
  readonly code: (n: number) => string;
  readonly size: number;
  readonly reports: (n: number) => number;
}

it.each<Timed>([
  {
    name: 'the places of a text’s patterns',
    path: 'a.test.ts',
    code: (n) => `import { Pool } from 'pg'; const db = new Pool(); afterAll(() => db.query("DELETE FROM a WHERE b LIKE 'x%' ${"OR c LIKE 'y%' ".repeat(n)}"));`,
    size: 10_000,
    reports: () => 1,
  },
  {
    name: 'the ids that each report of a test could name',
    path: 'a.test.ts',
    code: (n) => `it('x', async () => { ${times(n, (at) => `const a${at} = await create(), b${at} = await create(), c${at} = await create(), d${at} = await create(); await expect.poll(() => repo.count()).toBe(${at + 2});`)} });`,
    size: 1_000,
    reports: (n) => n,
  },
  {
    name: 'the other handlers that a handler could call',
    path: 'src/server.ts',
    code: (n) => `import express from 'express'; const app = express(); app.get('/', requireAuth, home); ${times(n, () => "app.get('/health', (q, r) => r.end());")}`,
    size: 6_000,
    reports: () => 0,
  },
])('what is no step takes time in proportion to the program: $name', { timeout: 120_000 }, ({ path, code, size, reports }) => {
  const of = (n: number) => timeOf(code(n), path, reports(n));
  of(size / 10);
  // Were it quadratic, it would be a hundred times as long.
  expect(of(size)).toBeLessThan(25 * Math.max(of(size / 10), 20_000));
});
