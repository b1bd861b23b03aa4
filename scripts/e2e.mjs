// Installs what the end-to-end tests need and runs them: `npm run test:e2e [-- <file> …]`. With `--broken` the packed rules see
// nothing, and a test of an integration that passes all the same is named: it proves nothing.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { install } from './install.mjs';

const wanted = process.argv.slice(2).filter((argument) => argument !== '--broken');
const broken = process.argv.includes('--broken');

function run(command, args, env = {}) {
  return spawnSync(command, args, { cwd: 'e2e', stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;
}

install('e2e');
install('site');
if (run('node_modules/.bin/tsc', ['-p', '.']) !== 0) process.exit(1);
if (!broken) process.exit(run('node_modules/.bin/vitest', ['run', ...wanted]));

const REPORT = 'broken.json';
run('node_modules/.bin/vitest', ['run', '--reporter=json', `--outputFile=${REPORT}`, ...wanted], { FLAKEPROOF_BROKEN: '1' });
const { testResults } = JSON.parse(readFileSync(`e2e/${REPORT}`, 'utf8'));
rmSync(`e2e/${REPORT}`);
const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
// Not about what the rules see.
const exempt = tests.filter(({ title }) => title.endsWith('(no rule)'));
const blind = tests.filter((test) => test.status === 'passed' && !exempt.includes(test));
console.log(`${tests.length} tests with rules that see nothing: ${tests.filter(({ status }) => status === 'failed').length} failed, ${exempt.length} exempt.`);
for (const { title } of blind) console.log(`Passed all the same: ${title}`);
process.exit(blind.length > 0 || tests.length === 0 ? 1 : 0);
