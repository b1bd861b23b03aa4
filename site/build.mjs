// Builds the site: `node build.mjs [folder]`. With `--dev` it serves the pages and rebuilds the playground as its files change.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

const isDev = process.argv.includes('--dev');
const out = path.resolve(process.argv[2] && !isDev ? process.argv[2] : '.vitepress/dist');
// Not `node_modules/.bin/vite`: VitePress has an older one of its own.
const vitepress = ['node_modules/vitepress/bin/vitepress.js'];
const vite = ['node_modules/vite/bin/vite.js', 'build', 'playground'];

function must(args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (isDev) {
  const env = { ...process.env, DOCS_PUBLIC: path.resolve('.vitepress/public') };
  must([...vite, '--outDir', '../.vitepress/public/playground']);
  spawn(process.execPath, [...vite, '--watch', '--outDir', '../.vitepress/public/playground'], { stdio: 'inherit' });
  spawn(process.execPath, [...vitepress, 'dev', ...process.argv.slice(3)], { stdio: 'inherit', env });
} else {
  must([...vitepress, 'build', '--outDir', out]);
  must([...vite, '--outDir', path.join(out, 'playground')]);
}
