import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Installs a sub-package from its lock. `npm ci` takes half a minute: only when what is there is not what the lock says. */
export function install(folder) {
  const installed = `${folder}/node_modules/.installed-lock.json`;
  const lock = readFileSync(`${folder}/package-lock.json`, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  writeFileSync(installed, lock);
}
