import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** What a command left behind. */
export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** A user's project: a folder of its own, with the packed plugin among its packages. */
export interface Project {
  readonly dir: string;
  write(files: Record<string, string>): void;
  read(file: string): string;
  has(file: string): boolean;
  /** Runs a command there, with the project's own commands on the path. */
  run(command: string, args?: readonly string[], env?: Record<string, string>): Promise<Ran>;
}

/** Where the packages of the end-to-end tests are. */
export const PACKAGES = path.join(import.meta.dirname, 'node_modules');

/**
 * Makes a project out of files, with these packages of the end-to-end tests: a name, or a name and the alias under which it is
 * installed here (`{ eslint: 'eslint9' }`). It is removed when the test ends.
 */
export function project(files: Record<string, string>, packages: readonly (string | Record<string, string>)[] = ['eslint']): Project {
  const made = emptyProject(files);
  const modules = path.join(made.dir, 'node_modules');
  cpSync(inject('packed'), path.join(modules, 'eslint-plugin-flakeproof'), { recursive: true });
  linkCommands(modules, 'eslint-plugin-flakeproof');
  for (const entry of packages) {
    for (const [name, alias] of Object.entries(typeof entry === 'string' ? { [entry]: entry } : entry)) {
      const link = path.join(modules, name);
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(path.join(PACKAGES, alias), link);
      linkCommands(modules, name);
    }
  }
  return made;
}

/** A project with these files and no package at all. */
export function emptyProject(files: Record<string, string>): Project {
  const dir = mkdtempSync(path.join(tmpdir(), 'flakeproof-e2e-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const made: Project = {
    dir,
    write(added) {
      for (const [name, text] of Object.entries(added)) {
        mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
        writeFileSync(path.join(dir, name), text, { mode: name.startsWith('.husky/') ? 0o755 : 0o644 });
      }
    },
    read: (file) => readFileSync(path.join(dir, file), 'utf8'),
    has: (file) => existsSync(path.join(dir, file)),
    run: (command, args = [], env = {}) => run(dir, command, args, env),
  };
  made.write({ 'package.json': '{ "name": "project", "private": true, "type": "module" }\n', ...files });
  return made;
}

function linkCommands(modules: string, name: string): void {
  const manifest = JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8')) as { name: string; bin?: string | Record<string, string> };
  const commands = typeof manifest.bin === 'string' ? { [path.basename(manifest.name)]: manifest.bin } : (manifest.bin ?? {});
  mkdirSync(path.join(modules, '.bin'), { recursive: true });
  for (const [command, file] of Object.entries(commands)) symlinkSync(path.join(modules, name, file), path.join(modules, '.bin', command));
}

/** The environment without what would change a tool's output or tie it to the repository the tests run from. */
function cleanEnvironment(dir: string, env: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:GIT_|VITEST|NODE_OPTIONS|NODE_ENV|CI$|FORCE_COLOR|npm_(?!config_(?:registry|cache|userconfig)))/i.test(name),
  );
  return {
    ...(Object.fromEntries(inherited) as Record<string, string>),
    NO_COLOR: '1',
    PATH: `${path.join(dir, 'node_modules/.bin')}${path.delimiter}${process.env['PATH']}`,
    ...env,
  };
}

/** The program of a version of Node.js, from the registry. */
export async function nodeOf(version: string): Promise<string> {
  const { code, stdout, stderr } = await run(tmpdir(), 'npx', ['-y', '-p', `node@${version}`, '--', 'node', '-p', 'process.execPath'], {});
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}

function run(dir: string, command: string, args: readonly string[], env: Record<string, string>): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: dir, env: cleanEnvironment(dir, env), stdio: ['ignore', 'pipe', 'pipe'] });
    const ran: Ran = { code: -1, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ran, code: code ?? -1 }));
  });
}
