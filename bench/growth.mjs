// npm run build && node bench/growth.mjs [--case NAME]: ten times the program, and how many times the CPU time the rules of strict take for it,
// beside the time of parsing it. What has no time at its size is made longer, until a tenth of it takes five milliseconds; what the parser lets nobody
// make longer is read many times over instead. Ten trees of the tenth stand
// in memory for one of the whole; each time is the least of three.
import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { parseArgs } from 'node:util';
import { bundled } from '../scripts/bundled.mjs';
import { floor, presetOf } from './plugins.mjs';

const { values } = parseArgs({ options: { case: { type: 'string', default: '' } } });
const { WORST_CASES } = await bundled('tests/worst-cases.ts');
const strict = await presetOf('eslint-plugin-flakeproof (strict)');
const configOf = (preset) => [{ files: ['**/*.ts'], languageOptions: { parser: typescript }, ...preset }];

/** The least time that has a ratio, in milliseconds. */
const LEAST = 5;
/** A program whose tenth takes longer than this to parse is not made longer any more. */
const LONGEST = 300;
const clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** One run over fresh trees of one program: what the parser and the rules take for each, without what ESLint takes to walk. */
function run(text, filename, trees) {
  const timed = (linter, subject, preset) => {
    const start = clock();
    const fatal = linter.verify(subject, configOf(preset), { filename, allowInlineConfig: false }).find((message) => message.fatal);
    if (fatal) throw new Error(`${fatal.message} (${fatal.line}:${fatal.column})`);
    return clock() - start;
  };
  const sum = { parse: 0, rules: 0 };
  const linters = Array.from({ length: trees }, () => new Linter());
  for (const linter of linters) sum.parse += timed(linter, text, {});
  // The first walk over a tree is the longer one, whoever walks.
  for (const linter of linters) timed(linter, linter.getSourceCode(), floor);
  for (const linter of linters) sum.rules -= timed(linter, linter.getSourceCode(), floor);
  for (const linter of linters) sum.rules += timed(linter, linter.getSourceCode(), strict);
  return { parse: sum.parse / trees, rules: sum.rules / trees };
}

function measure(text, filename, trees, times) {
  const runs = Array.from({ length: times }, () => run(text, filename, trees));
  return { parse: Math.min(...runs.map(({ parse }) => parse)), rules: Math.min(...runs.map(({ rules }) => rules)) };
}

/** The size whose tenth takes long enough to be measured, and over how many trees at once where no size does. */
function sizesOf({ size, code, path }) {
  for (let full = size; ; ) {
    // Many times: what is not compiled yet takes longer.
    const { parse, rules } = measure(code(full / 10), path, 1, 10);
    if (rules >= LEAST) return { full, trees: 1 };
    const longer = Math.min(Math.ceil((1.5 * LEAST) / Math.max(rules, 0.5)), Math.floor(LONGEST / parse));
    // Twice, since how deep a parser comes is not the same each time.
    if (longer > 1 && longer * full <= 32 * size && isTaken(code(2 * longer * full), path)) full *= longer;
    else return { full, trees: Math.min(Math.ceil(LEAST / Math.max(rules, 0.1)), Math.ceil(LONGEST / parse)) };
  }
}

/** Whether parser and linter come to an end with a program: deep ones end them first. */
function isTaken(text, path) {
  try {
    run(text, path, 1);
    return true;
  } catch {
    return false;
  }
}

const ms = (time) => (time < 10 ? time.toFixed(1) : time.toFixed(0));
console.log('| program | size | characters | parsing | rules | a tenth of it: rules | times as much |\n| --- | --: | --: | --: | --: | --: | --: |');
for (const one of WORST_CASES) {
  if (!one.name.includes(values.case)) continue;
  const { name, path, code } = one;
  const { full, trees } = sizesOf(one);
  // As much memory for the small as for the large.
  const small = measure(code(full / 10), path, 10 * trees, 3);
  const large = measure(code(full), path, trees, 3);
  const ratio = small.rules < 0.2 ? '–' : (large.rules / small.rules).toFixed(1);
  console.log(`| ${name} | ${full} | ${code(full).length} | ${ms(large.parse)} ms | ${ms(large.rules)} ms | ${ms(small.rules)} ms | ${ratio} |`);
}
