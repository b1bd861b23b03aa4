import { expect, it } from 'vitest';
import { BAD_JS, BAD_TS, GOOD_JS, MESSAGE, RULE } from './code.ts';
import { project } from './project.ts';

const TYPESCRIPT = ['eslint', '@typescript-eslint/parser', 'typescript'];

it('lints the current folder without any configuration, JavaScript and TypeScript', async () => {
  const { run } = project({ 'a.js': BAD_JS, 'b.ts': BAD_TS, 'c.js': GOOD_JS }, TYPESCRIPT);
  const ran = await run('flakeproof');
  expect(ran).toMatchObject({ code: 1, stderr: '' });
  expect(ran.stdout).toContain(MESSAGE);
  expect(ran.stdout).toMatch(/a\.js[\s\S]*b\.ts/);
  expect(ran.stdout).toContain('2 problems (2 errors, 0 warnings)');
});

it.each([
  ['10', 'eslint'],
  ['9', 'eslint9'],
  ['9.0', 'eslint9min'],
  ['8.57', 'eslint8'],
])('runs on ESLint %s', async (_version, alias) => {
  const { run } = project({ 'a.js': BAD_JS, 'b.js': GOOD_JS, 'eslint.config.js': 'throw new Error("not mine")' }, [{ eslint: alias }]);
  const bad = await run('flakeproof', ['a.js', '--format', 'json']);
  expect(bad).toMatchObject({ code: 1, stderr: '' });
  expect(JSON.parse(bad.stdout)).toMatchObject([{ errorCount: 1, messages: [{ ruleId: RULE }] }]);
  expect(await run('flakeproof', ['b.js'])).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('says that TypeScript was not read where no parser is found, and still reports the rest', async () => {
  const { run } = project({ 'a.js': BAD_JS, 'b.ts': BAD_TS });
  const ran = await run('flakeproof', ['.']);
  expect(ran.code).toBe(2);
  expect(ran.stdout).toContain('1 problem (1 error, 0 warnings)');
  expect(ran.stderr).toContain('1 TypeScript file(s) not linted. TypeScript is read by @typescript-eslint/parser');
});

it('leaves alone what the project says to its other rules', async () => {
  const code = `/* eslint no-console: error, other/rule: error */\n// eslint-disable-next-line no-alert\nconsole.log('x');\n`;
  const { run } = project({ 'a.js': code + BAD_JS });
  const ran = await run('flakeproof', ['--format', 'json']);
  const [{ messages }] = JSON.parse(ran.stdout) as [{ messages: { ruleId: string }[] }];
  expect(messages.map(({ ruleId }) => ruleId)).toEqual([RULE]);
});

it('is silent where a comment disables the rule, and only there', async () => {
  const { run } = project({ 'a.js': `/* eslint-disable ${RULE} */\n${BAD_JS}`, 'b.js': BAD_JS });
  const ran = await run('flakeproof', ['--format', 'json']);
  expect((JSON.parse(ran.stdout) as { errorCount: number }[]).map(({ errorCount }) => errorCount)).toEqual([0, 1]);
});

it.each([
  [['--fix-everything'], "Unknown option '--fix-everything'"],
  [['nowhere'], "No files matching 'nowhere' were found"],
  [['--format', 'nope', 'a.js'], 'nope'],
])('cannot run with %j, says so and ends with 2', async (args, said) => {
  const { run } = project({ 'a.js': BAD_JS });
  expect((await run('flakeproof', ['a.js'])).code).toBe(1);
  const ran = await run('flakeproof', args);
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain(said);
});

it('says that ESLint is missing (no rule)', async () => {
  const { run } = project({ 'a.js': BAD_JS }, []);
  expect(await run('flakeproof')).toEqual({ code: 2, stdout: '', stderr: 'flakeproof: ESLint was not found: npm install -D eslint\n' });
});

it('tells its version and its options (no rule)', async () => {
  const { run } = project({});
  expect((await run('flakeproof', ['-v'])).stdout).toMatch(/^v\d+\.\d+\.\d+\n$/);
  expect((await run('flakeproof', ['--help'])).stdout).toContain('--format');
});
