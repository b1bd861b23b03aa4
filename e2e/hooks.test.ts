import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { BAD_JS, CONFIG, documented, GOOD_JS, MESSAGE } from './code.ts';
import { emptyProject, type Project, project } from './project.ts';

const ROOT = path.join(import.meta.dirname, '..');
const GIT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

async function git({ run }: Project, ...args: string[]): Promise<{ code: number; told: string }> {
  const { code, stdout, stderr } = await run('git', args, GIT);
  return { code, told: stdout + stderr };
}

async function startRepository(made: Project): Promise<void> {
  expect((await git(made, 'init', '-q')).code).toBe(0);
  made.write({ '.gitignore': 'node_modules\n' });
}

/** A bad file is staged: the commit is blocked with the rule's message. Mended, it passes. */
async function expectBlockedUntilMended(made: Project): Promise<void> {
  made.write({ 'server.js': BAD_JS });
  await git(made, 'add', '-A');
  const blocked = await git(made, 'commit', '-m', 'bad');
  expect(blocked.told).toContain(MESSAGE);
  expect(blocked.code).toBe(1);
  expect((await git(made, 'log', '--oneline')).code).not.toBe(0);

  made.write({ 'server.js': GOOD_JS });
  await git(made, 'add', '-A');
  const passed = await git(made, 'commit', '-m', 'good');
  expect(passed.code, passed.told).toBe(0);
  expect((await git(made, 'log', '--oneline')).told).toMatch(/^\w+ good\n$/);
}

it('husky with lint-staged', async () => {
  const files = ['.husky/pre-commit', 'lint-staged.config.js'].map((file) => [file, documented(file)]);
  const made = project({ 'eslint.config.js': CONFIG, ...(Object.fromEntries(files) as Record<string, string>) }, ['eslint', 'husky', 'lint-staged']);
  await startRepository(made);
  const installed = await made.run('husky', [], GIT);
  expect(installed.code, installed.stdout + installed.stderr).toBe(0);
  await expectBlockedUntilMended(made);
});

it('lefthook', async () => {
  const made = project({ 'eslint.config.js': CONFIG, 'lefthook.yml': documented('lefthook.yml') }, ['eslint', 'lefthook']);
  await startRepository(made);
  const installed = await made.run('lefthook', ['install'], GIT);
  expect(installed.code, installed.stdout + installed.stderr).toBe(0);
  await expectBlockedUntilMended(made);
});

// The one tool here that does not come with npm.
const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;
const where = hasPreCommit ? '' : ' [left out: no pre-commit on this machine, "apt-get install pre-commit" has it]';
if (!hasPreCommit) console.warn(`NOT TESTED: pre-commit${where}`);

it.skipIf(!hasPreCommit)(`pre-commit with a local hook${where}`, async () => {
  const made = project({ 'eslint.config.js': CONFIG, '.pre-commit-config.yaml': documented('.pre-commit-config.yaml') });
  await startRepository(made);
  expect((await made.run('pre-commit', ['install'], GIT)).code).toBe(0);
  await expectBlockedUntilMended(made);
});

// It installs all that the build needs, as pre-commit does.
it.skipIf(!hasPreCommit)(`pre-commit with this repository's own hook${where}`, { timeout: 900_000 }, async () => {
  const source = emptyProject({});
  // What a user's `repo:` names: this repository as it is here, committed or not.
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z', '--', '.', ':!e2e', ':!site', ':!examples'], { cwd: ROOT, encoding: 'utf8' });
  execFileSync('tar', ['-cf', 'files.tar', '-C', ROOT, '--null', '-T', '-'], { cwd: source.dir, input: files });
  execFileSync('tar', ['-xf', 'files.tar'], { cwd: source.dir });
  execFileSync('rm', ['files.tar'], { cwd: source.dir });
  if (process.env['FLAKEPROOF_BROKEN']) {
    source.write({ 'src/rules/index.ts': source.read('src/rules/index.ts').replace(/(rules\b.*?= )\{[^;]*\};/s, '$1{};') });
  }
  await git(source, 'init', '-q');
  await git(source, 'add', '-A');
  expect((await git(source, 'commit', '-qm', 'all')).code).toBe(0);
  const revision = (await git(source, 'rev-parse', 'HEAD')).told.trim();

  // No package of its own, no configuration: the hook brings all.
  const made = emptyProject({ '.pre-commit-config.yaml': `repos:\n  - repo: ${source.dir}\n    rev: ${revision}\n    hooks:\n      - id: flakeproof\n` });
  await startRepository(made);
  const home = { ...GIT, PRE_COMMIT_HOME: path.join(source.dir, '.cache') };
  const installed = await made.run('pre-commit', ['install', '--install-hooks'], home);
  expect(installed.code, installed.stdout + installed.stderr).toBe(0);
  const commit = { ...made, run: (command: string, args?: readonly string[]) => made.run(command, args, home) };
  await expectBlockedUntilMended(commit);
  made.write({ 'typed.ts': 'import http from "node:http";\nconst port: number = 3000;\nhttp.createServer().listen(port);\n' });
  await git(commit, 'add', '-A');
  const blocked = await git(commit, 'commit', '-m', 'typed');
  expect(blocked.told).toContain(MESSAGE);
  expect(blocked.code).toBe(1);
});
