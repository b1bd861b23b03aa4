import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { BAD_JS, BAD_TS, CONFIG, CONFIG_TS, documented, GOOD_JS, MESSAGE, RULE, TYPESCRIPT } from './code.ts';
import { project } from './project.ts';
import { resultsOf } from './results.ts';

const DOCS = path.join(import.meta.dirname, '../docs/rules');
const WARN = CONFIG.replace('];', `, { rules: { '${RULE}': 'warn' } }];`);
const FORMATTERS = ['eslint', '@microsoft/eslint-formatter-sarif', 'eslint-formatter-gitlab'];

it('--max-warnings 0 makes a warning fail', async () => {
  const { run } = project({ 'a.js': BAD_JS, 'eslint.config.js': WARN });
  expect((await run('eslint', ['a.js'])).stdout).toContain('(0 errors, 1 warning)');
  expect((await run('eslint', ['a.js'])).code).toBe(0);
  expect((await run('eslint', ['a.js', '--max-warnings', '0'])).code).toBe(1);
});

it('SARIF carries the rule, its page and the place', async () => {
  const made = project({ 'src/a.js': BAD_JS, 'eslint.config.js': CONFIG }, FORMATTERS);
  const ran = await made.run('eslint', ['--format', '@microsoft/sarif', '--output-file', 'eslint.sarif', '.']);
  expect(ran.code).toBe(1);
  const { version, runs } = JSON.parse(made.read('eslint.sarif')) as { version: string; runs: { tool: { driver: { rules: object[] } }; results: object[] }[] };
  expect(version).toBe('2.1.0');
  expect(runs[0]?.tool.driver.rules).toMatchObject([{ id: RULE, helpUri: expect.stringMatching(/^https:.*require-server-handler/) }]);
  expect(runs[0]?.results).toMatchObject([
    {
      level: 'error',
      ruleId: RULE,
      message: { text: expect.stringContaining(MESSAGE) },
      locations: [{ physicalLocation: { artifactLocation: { uri: expect.stringMatching(/src\/a\.js$/) }, region: { startLine: 3 } } }],
    },
  ]);
});

it('GitLab gets a code quality report', async () => {
  const made = project({ 'src/a.js': BAD_JS, 'eslint.config.js': CONFIG }, FORMATTERS);
  const env = { ESLINT_CODE_QUALITY_REPORT: 'gl-codequality.json', CI_PROJECT_DIR: made.dir, CI_JOB_NAME: 'lint' };
  expect((await made.run('eslint', ['--format', 'gitlab', '.'], env)).code).toBe(1);
  expect(JSON.parse(made.read('gl-codequality.json'))).toMatchObject([
    { check_name: RULE, description: expect.stringContaining(MESSAGE), severity: 'major', location: { path: 'src/a.js', positions: { begin: { line: 3 } } } },
  ]);
});

it('--cache reports the same again, and anew what changed', async () => {
  const made = project({ 'a.js': BAD_JS, 'b.js': GOOD_JS, 'eslint.config.js': CONFIG });
  const args = ['--cache', '--cache-strategy', 'content', 'a.js', 'b.js'];
  const first = await resultsOf(made, ...args);
  expect(first.map(({ messages }) => messages.length)).toEqual([1, 0]);
  expect(made.has('.eslintcache')).toBe(true);
  expect(await resultsOf(made, ...args)).toEqual(first);
  made.write({ 'a.js': GOOD_JS, 'b.js': BAD_JS });
  expect((await resultsOf(made, ...args)).map(({ messages }) => messages.length)).toEqual([0, 1]);
  made.write({ 'eslint.config.js': CONFIG.replace('];', `, { rules: { '${RULE}': 'off' } }];`) });
  expect((await resultsOf(made, ...args)).map(({ messages }) => messages.length)).toEqual([0, 0]);
});

it('--concurrency reports what one thread reports', async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`src/${index}.js`, index % 3 === 0 ? BAD_JS : GOOD_JS]));
  const made = project({ ...files, 'eslint.config.js': CONFIG });
  const alone = await resultsOf(made, 'src', '--concurrency', 'off');
  expect(alone.flatMap(({ messages }) => messages)).toHaveLength(14);
  expect(await resultsOf(made, 'src', '--concurrency', '2')).toEqual(alone);
});

it('bulk suppressions let the old reports stand and stop new ones', async () => {
  const made = project({ 'old.js': BAD_JS, 'eslint.config.js': CONFIG });
  expect((await made.run('eslint', ['.'])).code).toBe(1);
  made.write({ 'suppress.sh': documented('suppress.sh') });
  expect((await made.run('sh', ['suppress.sh'])).code).toBe(0);
  expect(JSON.parse(made.read('eslint-suppressions.json'))).toEqual({ 'old.js': { [RULE]: { count: 1 } } });
  expect((await made.run('eslint', ['.'])).code).toBe(0);
  made.write({ 'new.js': BAD_JS });
  expect((await made.run('eslint', ['.'])).stdout).toMatch(/new\.js[\s\S]*1 problem/);
  made.write({ 'new.js': GOOD_JS, 'old.js': GOOD_JS });
  expect((await made.run('eslint', ['.'])).code).toBe(2);
  expect((await made.run('eslint', ['.', '--prune-suppressions'])).code).toBe(0);
  expect(JSON.parse(made.read('eslint-suppressions.json'))).toEqual({});
});

/** Every example of the rules' pages as a file of its own. */
function examples(): Record<string, string> {
  const blocks = readdirSync(DOCS)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => [...readFileSync(path.join(DOCS, name), 'utf8').matchAll(/^```ts (?:in)?correct\b[^\n]*\n(.*?)^```/gms)])
    .map((match, index) => [`src/${String(index).padStart(3, '0')}.test.ts`, match[1] as string]);
  return Object.fromEntries(blocks) as Record<string, string>;
}

/** Deals the files out to shards, by a rule that is the same in every run. */
function shards(files: readonly string[], count: number, seed: number): string[][] {
  const dealt: string[][] = Array.from({ length: count }, () => []);
  let state = seed;
  for (const file of files) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    dealt[state % count]?.push(file);
  }
  return dealt.filter((shard) => shard.length > 0);
}

it('the documented shards lint every file once', async () => {
  const files = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`src/${index}.js`, BAD_JS]));
  const made = project({ ...files, 'eslint.config.js': CONFIG, 'shard.sh': documented('shard.sh') });
  await made.run('git', ['init', '-q']);
  await made.run('git', ['add', 'src']);
  const shards = await Promise.all(['0', '1', '2'].map((SHARD) => made.run('sh', ['shard.sh'], { SHARD, SHARDS: '3' })));
  expect(shards.flatMap(({ stdout }) => stdout.match(/src\/\d\.js/g) ?? []).toSorted()).toEqual(Object.keys(files));
});

it('any split of the files over runs gives the reports of one run', async () => {
  const files = { 'src/a.ts': BAD_TS, 'src/b.js': BAD_JS, ...examples() };
  const made = project({ ...files, 'eslint.config.js': CONFIG_TS.replace('recommended', 'strict') }, ['eslint', ...TYPESCRIPT]);
  const whole = await resultsOf(made, ...Object.keys(files));
  expect(whole.flatMap(({ messages }) => messages).length).toBeGreaterThanOrEqual(2);
  for (const [count, seed] of [[2, 1], [3, 2], [7, 3]] as const) {
    const parts = await Promise.all(shards(Object.keys(files).toReversed(), count, seed).map((shard) => resultsOf(made, ...shard)));
    expect(parts.flat().toSorted((a, b) => a.filePath.localeCompare(b.filePath)), `${count} shards, seed ${seed}`).toEqual(whole);
  }
  const singles = await Promise.all(Object.keys(files).slice(0, 6).map((file) => resultsOf(made, file)));
  for (const [single] of singles) expect(whole).toContainEqual(single);
});
