// The documentation as a site, with a playground: `npm run docs:dev` serves it, `npm run docs:build` builds it into site/.vitepress/dist.
import { spawnSync } from 'node:child_process';
import { install } from './install.mjs';

install('site');
for (const [folder, args] of [
  ['.', ['scripts/build.mjs']],
  ['site', ['build.mjs', ...process.argv.slice(2)]],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
