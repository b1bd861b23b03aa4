import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { BAD_JS, BAD_TS, documented, GOOD_JS, MESSAGE, RULE } from './code.ts';
import { emptyProject, project } from './project.ts';

const OXLINT = documented('.oxlintrc.json');

it('oxlint runs the rule on .js and .ts, without a parser of our own', async () => {
  const { run } = project({ '.oxlintrc.json': OXLINT, 'a.js': BAD_JS, 'b.ts': BAD_TS, 'c.js': GOOD_JS }, ['oxlint']);
  const ran = await run('oxlint', ['--format', 'json', 'a.js', 'b.ts', 'c.js']);
  expect(ran.code).toBe(1);
  const { diagnostics } = JSON.parse(ran.stdout) as { diagnostics: { filename: string; code: string; message: string }[] };
  expect(diagnostics.map(({ filename }) => filename).toSorted()).toEqual(['a.js', 'b.ts']);
  for (const { code, message } of diagnostics) {
    expect(code).toBe('flakeproof(require-server-handler)');
    expect(message).toContain(MESSAGE);
  }
});

it('oxlint applies the suggestion and obeys a disable comment', async () => {
  const made = project({ '.oxlintrc.json': OXLINT, 'a.js': BAD_JS, 'b.js': BAD_JS.replace('\nhttp', `\n// eslint-disable-next-line ${RULE}\nhttp`) }, ['oxlint']);
  expect((await made.run('oxlint', ['a.js'])).code).toBe(1);
  expect((await made.run('oxlint', ['b.js'])).code).toBe(0);
  await made.run('oxlint', ['--fix-suggestions', 'a.js']);
  expect(made.read('a.js')).toContain('res.writeHead(404).end()');
  expect((await made.run('oxlint', ['a.js'])).code).toBe(0);
});

it('rslint runs the rule on .js and .ts', async () => {
  const made = emptyProject({
    'rslint.config.mjs': documented('rslint.config.mjs'),
    'tsconfig.json': '{ "compilerOptions": { "allowJs": true, "noEmit": true, "module": "nodenext", "target": "es2022" }, "include": ["*.js", "*.ts"] }',
    'a.js': BAD_JS,
    'b.ts': BAD_TS,
    'c.js': GOOD_JS,
  });
  // Not in the lock file: its list of platforms is longer than what a mirror may hold, and then `npm ci` refuses all of it.
  const installed = await made.run('npm', ['install', '-D', '--no-audit', '--no-fund', '--legacy-peer-deps', '@rslint/core@0.9.2', inject('tarball')]);
  expect(installed.code, installed.stderr).toBe(0);
  const ran = await made.run(path.join(made.dir, 'node_modules/.bin/rslint'), ['--format', 'jsonline']);
  expect(ran.code, ran.stderr).toBe(1);
  const reports = ran.stdout.trim().split('\n').map((line) => JSON.parse(line) as { ruleName: string; message: string; filePath: string });
  expect(reports.map(({ filePath }) => path.basename(filePath)).toSorted()).toEqual(['a.js', 'b.ts']);
  for (const { ruleName, message } of reports) {
    expect(ruleName).toBe(RULE);
    expect(message).toContain(MESSAGE);
  }
});
