// `npm run proof -- DIR`: lints the commits of the post-mortems' repository that held each bug, and those that repaired it.
// DIR is a clone of it (github.com/jordigilh/kubernaut) with its history; a bare one will do.
import { Linter } from 'eslint';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import process from 'node:process';
import flakeproof from '../dist/go.js';

const INTEGRATION = 'test/integration/datastorage';
const SCORING = `${INTEGRATION}/workflow_label_scoring_integration_test.go`;

const BUGS = [
  {
    bug: 'DS-FLAKY-002',
    rule: 'no-unscoped-like-delete',
    file: `${INTEGRATION}/repository_adr033_integration_test.go`,
    before: '2ec9d0c71fd5',
    lines: [68, 70, 76, 78],
    fix: 'd988b5f991c6',
  },
  { bug: 'DS-FLAKY-003', rule: 'require-server-handler', file: 'pkg/datastorage/server/server.go', before: '8a4fd4188f5b', lines: [237], fix: '2a5ebf31d46f' },
  { bug: 'DS-FLAKY-004', rule: 'no-unscoped-eventual-count', file: SCORING, before: '0b4ab5e43bce', lines: [183], fix: '8a4fd4188f5b' },
  { bug: 'DS-FLAKY-005', rule: 'no-unscoped-eventual-count', file: SCORING, before: '0b4ab5e43bce', lines: [533], fix: '8a4fd4188f5b' },
  {
    bug: 'health',
    rule: 'no-token-validation-in-health-handler',
    file: 'pkg/datastorage/server/handlers.go',
    before: 'e340377c9f82',
    lines: [64],
    fix: 'c1ce76382bd7',
  },
  { bug: 'left over', rule: 'no-unscoped-like-delete', file: SCORING, before: '8a4fd4188f5b', lines: [84], fix: 'f2224309d' },
];

const [folder] = process.argv.slice(2);
if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error('usage: npm run proof -- DIR, with DIR a clone of the repository of the post-mortems');
  process.exit(2);
}

const linter = new Linter();

/** The lines at which a rule speaks in a file of a commit. */
function linesOf(rule, commit, file) {
  const text = execFileSync('git', ['-C', folder, 'show', `${commit}:${file}`], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const messages = linter.verify(text, [flakeproof.configs.recommended], { filename: file });
  const broken = messages.find((message) => message.fatal);
  if (broken) throw new Error(`${commit}:${file}:${broken.line} ${broken.message}`);
  return messages.filter((message) => message.ruleId === `flakeproof/${rule}`).map((message) => message.line);
}

let isWhole = true;
for (const { bug, rule, file, before, lines, fix } of BUGS) {
  const found = linesOf(rule, before, file);
  const left = linesOf(rule, fix, file);
  const isFound = lines.every((line) => found.includes(line));
  isWhole &&= isFound && left.length === 0;
  console.log(`${bug.padEnd(13)} ${rule.padEnd(38)} before ${before}: ${isFound ? 'found at' : 'NOT FOUND at'} ${file}:${lines.join(',')}; fix ${fix}: ${left.length === 0 ? 'silent' : `STILL SPEAKS at ${left.join(',')}`}`);
}
console.log(isWhole ? 'The proof is whole.' : 'The proof has a hole.');
process.exitCode = isWhole ? 0 : 1;
