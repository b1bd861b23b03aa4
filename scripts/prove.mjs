// Runs examples/datastorage/prove: translated first, since Node.js 20 does not run TypeScript.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
const EXAMPLE = join(ROOT, 'examples/datastorage');

// Inside the package, where the dependencies are found.
const cache = join(ROOT, 'node_modules/.cache');
mkdirSync(cache, { recursive: true });
const outdir = mkdtempSync(join(cache, 'prove-'));
try {
  await build({
    entryPoints: {
      prove: join(EXAMPLE, 'prove/main.ts'),
      before: join(EXAMPLE, 'before/src/main.ts'),
      after: join(EXAMPLE, 'after/src/main.ts'),
    },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
  });
  const prove = join(outdir, 'prove.mjs');
  // Every wait in it has an end; this is the last one.
  const { status } = spawnSync(process.execPath, [prove], { cwd: ROOT, stdio: 'inherit', timeout: 300_000 });
  process.exitCode = status ?? 1;
} finally {
  rmSync(outdir, { recursive: true });
}
