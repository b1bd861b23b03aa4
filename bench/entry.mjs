// node bench/entry.mjs [--rounds 15]: the main entry's size and cold start, in a package with the entry for Go and in the same one without it.
// Both packages take turns; CPU time of `import`, the median over the rounds.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
const root = path.join(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'flakeproof-entry-'));
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/** Milliseconds of CPU that importing a module takes in a process of its own. */
function start(file) {
  const code = `const b = process.cpuUsage(); await import(${JSON.stringify(pathToFileURL(file).href)}); const { user, system } = process.cpuUsage(b); console.log((user + system) / 1000);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }));
}

const packages = ['with the entry for Go', 'without it'].map((name, index) => {
  const folder = path.join(scratch, String(index));
  for (const file of ['package.json', 'dist/index.js', ...(index === 0 ? ['dist/go.js'] : [])]) cpSync(path.join(root, file), path.join(folder, file));
  return { name, main: path.join(folder, 'dist/index.js'), times: [] };
});
for (let round = 0; round < Number(values.rounds); round += 1) for (const { main, times } of round % 2 ? packages.toReversed() : packages) times.push(start(main));
console.log('| package | `dist/index.js` | `import`, CPU time | least |\n| --- | --: | --: | --: |');
for (const { name, main, times } of packages) console.log(`| ${name} | ${statSync(main).size} bytes | ${median(times).toFixed(1)} ms | ${Math.min(...times).toFixed(1)} ms |`);
rmSync(scratch, { recursive: true });
