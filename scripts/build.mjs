// One file for what runs, one for the command, one for Go, one for the types: nothing else is published. `--no-types` takes a blink.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { withoutExamples } from './without-examples.mjs';

const shared = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  // Readable in a stack trace, and by tools that look for comments in text.
  lineLimit: 160,
  legalComments: 'none',
};

// The command and the entry for Go use the published plugin beside them: one copy, and what the tests of either see is the same.
const publishedPlugin = {
  name: 'published-plugin',
  setup: ({ onResolve }) => onResolve({ filter: /^\.\.?\/index\.ts$/ }, ({ importer }) => (/src\/(?:cli|go\/index)\.ts$/.test(importer.replaceAll('\\', '/')) ? { path: './index.js', external: true } : undefined)),
};

const withTypes = !process.argv.includes('--no-types');
if (withTypes) rmSync('dist', { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  plugins: [withoutExamples(), manifestNames()],
});
await build({
  ...shared,
  entryPoints: ['src/cli.ts'],
  outfile: 'dist/cli.js',
  external: ['eslint'],
  plugins: [publishedPlugin],
});
await build({
  ...shared,
  entryPoints: ['src/go/index.ts'],
  outfile: 'dist/go.js',
  plugins: [publishedPlugin, withoutExamples()],
  // The parser's tables come from a grammar under the MIT licence, and so does the parser that reads them.
  banner: { js: `/*\n@lezer/go, @lezer/lr, @lezer/common, adapted:\n${readFileSync('src/go/syntax/LICENSE', 'utf8')}*/` },
});
/** Of package.json the plugin says its name and version, and nothing else. */
function manifestNames() {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  return {
    name: 'manifest-names',
    setup: ({ onLoad }) => onLoad({ filter: /[\\/]package\.json$/ }, () => ({ contents: JSON.stringify({ name, version }), loader: 'json' })),
  };
}

chmodSync('dist/cli.js', 0o755);
if (withTypes) execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
