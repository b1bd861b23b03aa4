import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const stub = (name: string): string => fileURLToPath(new URL(`stubs/${name}.cjs`, import.meta.url));
const EMPTY = ['fs', 'util', 'os', 'url', 'module', 'perf_hooks', 'inspector', 'tinyglobby', 'fast-glob', 'v8', 'crypto'];
const STUBS = { path: stub('path'), debug: stub('debug'), assert: stub('assert'), ...Object.fromEntries(EMPTY.map((name) => [name, stub('empty')])) };

/** ESLint and the TypeScript parser ask Node.js for little when they are given text. Stubs have to be CommonJS: both `require` them. */
const alias = [
  // The published file: what is tried here is what is installed.
  { find: /^eslint-plugin-flakeproof$/, replacement: process.env['FLAKEPROOF_PLUGIN'] ?? path.resolve(import.meta.dirname, '../../dist/index.js') },
  ...Object.entries(STUBS).map(([name, replacement]) => ({ find: new RegExp(`^(?:node:)?${name}$`), replacement })),
  { find: /^(?:node:)?fs\/promises$/, replacement: stub('empty') },
];

const define = {
  'process.env.NODE_DEBUG': 'undefined',
  'process.env.TIMING': 'undefined',
  'process.env': '{}',
  'process.cwd': '(() => "/")',
  'process.emitWarning': '(() => {})',
  'process.platform': '"browser"',
  'process.browser': 'true',
  'process.version': '""',
  'process.versions': '{}',
  __filename: '""',
  __dirname: '"/"',
};

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  resolve: { alias },
  define,
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'lint-worker-[hash].js' } } },
  build: {
    target: 'es2022',
    emptyOutDir: true,
    chunkSizeWarningLimit: 8000,
    rolldownOptions: {
      input: path.join(import.meta.dirname, 'playground.ts'),
      output: { entryFileNames: 'playground.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
