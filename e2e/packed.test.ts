import { expect, inject, it } from 'vitest';
import { BAD_JS, BAD_TS, CONFIG, CONFIG_TS, documented, GOOD_JS, MESSAGE, RULE, TYPESCRIPT } from './code.ts';
import { emptyProject, project } from './project.ts';
import { reported } from './results.ts';

it.each(['9', '10'])('installs from the packed file into an empty folder beside ESLint %s and lints .js and .ts', async (version) => {
  const made = emptyProject({ 'a.js': BAD_JS, 'b.ts': BAD_TS, 'c.js': GOOD_JS, 'eslint.config.js': CONFIG_TS });
  const installed = await made.run('npm', [
    ...['install', '-D', '--no-audit', '--no-fund', '--ignore-scripts', inject('tarball')],
    ...[`eslint@${version}`, 'typescript@6.0.3', 'typescript-eslint@8.72.0'],
  ]);
  expect(installed.code, installed.stderr).toBe(0);
  expect(await reported(made, '.')).toEqual({ 'a.js': [RULE], 'b.ts': [RULE], 'c.js': [], 'eslint.config.js': [] });
  const told = await made.run('eslint', ['a.js']);
  expect(told.code).toBe(1);
  expect(told.stdout).toContain(MESSAGE);
});

it('lints plain JavaScript where no TypeScript is installed at all', async () => {
  const made = emptyProject({ 'a.js': BAD_JS, 'c.cjs': 'const http = require("http");\nhttp.createServer().listen(3000);\n', 'eslint.config.mjs': CONFIG });
  const installed = await made.run('npm', ['install', '-D', '--no-audit', '--no-fund', '--ignore-scripts', inject('tarball'), 'eslint@10']);
  expect(installed.code, installed.stderr).toBe(0);
  expect(made.has('node_modules/typescript')).toBe(false);
  expect(await reported(made, '.')).toEqual({ 'a.js': [RULE], 'c.cjs': [RULE], 'eslint.config.mjs': [] });
});

const HOSTS = [
  ['8.57', 'eslint8'],
  ['9.0', 'eslint9min'],
  ['9', 'eslint9'],
  ['10', 'eslint'],
] as const;

it.each(HOSTS)('ESLint %s, flat configuration, .js and .ts', async (version, alias) => {
  const made = project({ 'a.js': BAD_JS, 'b.ts': BAD_TS, 'c.js': GOOD_JS, 'eslint.config.js': CONFIG_TS }, [{ eslint: alias }, ...TYPESCRIPT]);
  expect((await made.run('eslint', ['--version'])).stdout).toMatch(`v${version}.`);
  expect(await reported(made, 'a.js', 'b.ts', 'c.js')).toEqual({ 'a.js': [RULE], 'b.ts': [RULE], 'c.js': [] });
});

it.each(HOSTS)('ESLint %s, flat configuration as CommonJS, the parser of ESLint alone', async (_version, alias) => {
  const made = project(
    {
      'package.json': '{ "name": "project", "private": true }',
      'a.mjs': BAD_JS,
      'c.mjs': GOOD_JS,
      'eslint.config.js': `module.exports = [require('eslint-plugin-flakeproof').configs.strict];`,
    },
    [{ eslint: alias }],
  );
  expect(await reported(made, 'a.mjs', 'c.mjs')).toEqual({ 'a.mjs': [RULE], 'c.mjs': [] });
});

it.each(HOSTS.filter(([version]) => version !== '10'))('ESLint %s, eslintrc', async (_version, alias) => {
  const made = project(
    { 'a.js': BAD_JS, 'b.ts': BAD_TS, 'c.js': GOOD_JS, '.eslintrc.json': documented('.eslintrc.json') },
    [{ eslint: alias }, ...TYPESCRIPT],
  );
  const ran = await made.run('eslint', ['--format', 'json', 'a.js', 'b.ts', 'c.js'], { ESLINT_USE_FLAT_CONFIG: 'false' });
  const results = JSON.parse(ran.stdout) as { messages: { ruleId: string }[] }[];
  expect(results.map(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([[RULE], [RULE], []]);
});

it.each([
  ['extends by name', `import { defineConfig } from 'eslint/config';\nimport flakeproof from 'eslint-plugin-flakeproof';\nexport default defineConfig({ plugins: { flakeproof }, extends: ['flakeproof/recommended'] });\n`],
  ['extends by object', `import { defineConfig } from 'eslint/config';\nimport flakeproof from 'eslint-plugin-flakeproof';\nexport default defineConfig({ files: ['**/*.js'], extends: [flakeproof.configs.strict] });\n`],
])('defineConfig: %s', async (_name, config) => {
  const made = project({ 'a.js': BAD_JS, 'eslint.config.js': config });
  expect(await reported(made, 'a.js')).toEqual({ 'a.js': [RULE] });
});

it('a wrong option and a wrong setting are named', async () => {
  const config = (rest: string) => `import flakeproof from 'eslint-plugin-flakeproof';\nexport default [flakeproof.configs.recommended, ${rest}];\n`;
  const option = project({ 'a.js': BAD_JS, 'eslint.config.js': config(`{ rules: { '${RULE}': ['error', { nope: 1 }] } }`) });
  expect((await option.run('eslint', ['a.js'])).stderr).toMatch(/require-server-handler[\s\S]*nope/);
  const setting = project({ 'a.js': BAD_JS, 'eslint.config.js': config(`{ settings: { flakeproof: { module: {} } } }`) });
  expect((await setting.run('eslint', ['a.js'])).stderr).toContain("has no key 'module'");
});
