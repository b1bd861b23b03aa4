/**
 * Packs the plugin once, as it would be published, for all tests.
 *
 * With FLAKEPROOF_BROKEN=1 the packed rules see nothing: a test that still passes then proves nothing (`npm run test:e2e -- --broken`).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed file, and the folder with what is in it. */
    tarball: string;
    packed: string;
  }
}

const ROOT = path.join(import.meta.dirname, '..');

const BLIND = `import plugin from './whole.js';
for (const rule of Object.values(plugin.rules)) rule.create = () => ({});
export default plugin;
export { plugin as 'module.exports' };
`;

export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'flakeproof-packed-'));
  const pack = (cwd: string): string => {
    const printed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd, encoding: 'utf8' });
    const answer = JSON.parse(printed) as { filename: string }[] | Record<string, { filename: string }>;
    return path.join(folder, (Object.values(answer)[0] as { filename: string }).filename);
  };
  execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  const tarball = pack(ROOT);
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
  const packed = path.join(folder, 'package');
  if (process.env['FLAKEPROOF_BROKEN']) {
    renameSync(path.join(packed, 'dist/index.js'), path.join(packed, 'dist/whole.js'));
    writeFileSync(path.join(packed, 'dist/index.js'), BLIND);
    const manifest = path.join(packed, 'package.json');
    execFileSync(process.execPath, ['-e', 'const fs=require("fs"),f=process.argv[1],m=JSON.parse(fs.readFileSync(f));m.files=["dist"];fs.writeFileSync(f,JSON.stringify(m))', manifest]);
    pack(packed);
  }
  provide('tarball', tarball);
  provide('packed', packed);
  return () => rmSync(folder, { recursive: true, force: true });
}
