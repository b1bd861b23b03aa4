import { execFileSync } from 'node:child_process';

/** What tests run through ESLint's command line is the built plugin, so it is built first. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', '--no-types'], { stdio: 'inherit' });
}
