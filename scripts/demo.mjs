// Shows the four rules on the example service before and after its repair, or on the folder that is given.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { lintFolder } from './lint-folder.mjs';

const ROOT = join(import.meta.dirname, '..');
const EXAMPLE = join(ROOT, 'examples/datastorage');

execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--no-types'], { cwd: ROOT, stdio: 'inherit' });
const { default: plugin } = await import('../dist/index.js');

const given = process.argv[2];
if (given === undefined) await showExample();
// npm runs scripts in the package's folder; a relative path was meant from where the user stands.
else await showFolder(resolve(process.env.INIT_CWD ?? '.', given));

async function showFolder(folder) {
  if (existsSync(folder)) await show(folder);
  else fail(`${folder} does not exist.`);
}

async function showExample() {
  const before = await show(join(EXAMPLE, 'before'));
  const after = await show(join(EXAMPLE, 'after'));

  const found = new Set(before.map(({ rule }) => rule));
  const silent = Object.keys(plugin.rules).filter((rule) => !found.has(rule));
  if (silent.length > 0) fail(`Nothing found in before/ by ${silent.join(', ')}.`);
  if (after.length > 0) fail('after/ is repaired, nothing should be found there.');
  if (!process.exitCode) console.log('\nEach rule found its post-mortem’s mistake, and nothing in what was repaired.');
}

async function show(folder) {
  const { findings, files, unread } = await lintFolder(folder);
  console.log(`\n${relative(ROOT, folder).startsWith('..') ? folder : relative(ROOT, folder)}`);
  for (const { file, line, rule, message } of findings) console.log(`\n  ${file}:${line}  ${rule}\n    ${message}`);
  if (unread.length > 0) console.log(`\n  ${unread.length} files do not parse, the first is ${unread[0]}`);
  console.log(`\n  ${findings.length} findings in ${files} files`);
  return findings;
}

function fail(reason) {
  console.error(`\n${reason}`);
  process.exitCode = 1;
}
