import { build } from 'esbuild';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Imports a TypeScript file of the tests: Node 20 runs none. The bundle stands below node_modules, so that it finds the packages. */
export async function bundled(entry) {
  const outfile = path.join(root, 'node_modules/.cache/flakeproof', `${path.basename(entry, '.ts')}.mjs`);
  await build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    define: { 'import.meta.dirname': JSON.stringify(path.join(root, path.dirname(entry))) },
    sourcemap: 'inline',
    logLevel: 'error',
  });
  process.setSourceMapsEnabled(true);
  return import(outfile);
}
