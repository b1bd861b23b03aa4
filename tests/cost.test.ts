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

it('the places of a text’s patterns take time in proportion to the text, which is no step', { timeout: 120_000 }, () => {
  const timeOf = (patterns: number): number => {
    const code = `import { Pool } from 'pg'; const db = new Pool(); afterAll(() => db.query("DELETE FROM a WHERE b LIKE 'x%' ${"OR c LIKE 'y%' ".repeat(patterns)}"));`;
    const start = process.cpuUsage();
    const messages = new Linter().verify(code, [{ files: ['**/*.ts'], ...plugin.configs.strict }], { filename: 'a.test.ts' });
    const { user, system } = process.cpuUsage(start);
    expect(messages.map(({ messageId }) => messageId)).toEqual(['unscopedPattern']);
    return user + system;
  };
  timeOf(1_000);
  // Were it quadratic, it would be a hundred times as long.
  expect(timeOf(10_000)).toBeLessThan(25 * Math.max(timeOf(1_000), 20_000));
});
