// node bench/growth.mjs [--case NAME]: ten times the program, and how many times the time the rules take for it, beside the time of
// parsing it. Each size is measured in one process, the least of several runs on fresh trees.
import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { parseArgs } from 'node:util';
import { bundled } from '../scripts/bundled.mjs';
import { floor, presetOf } from './plugins.mjs';

const { values } = parseArgs({ options: { case: { type: 'string', default: '' } } });
const { WORST_CASES } = await bundled('tests/worst-cases.ts');
const strict = await presetOf('eslint-plugin-flakeproof (strict)');
const clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let parsing = 0;
const parser = {
  parseForESLint(text, options) {
    const start = clock();
    const answer = typescript.parseForESLint(text, options);
    parsing = clock() - start;
    return answer;
  },
};
const configs = Object.fromEntries(
  Object.entries({ floor, strict }).map(([name, { plugins, rules }]) => [name, [{ files: ['**/*.ts'], languageOptions: { parser }, plugins, rules }]]),
);

function measure(text, filename, runs) {
  const least = { parse: Infinity, floor: Infinity, strict: Infinity };
  for (let run = 0; run < runs; run += 1) {
    for (const name of ['floor', 'strict']) {
      const linter = new Linter();
      const bare = [{ files: ['**/*.ts'], languageOptions: { parser } }];
      const fatal = linter.verify(text, bare, { filename, allowInlineConfig: false }).find((message) => message.fatal);
      if (fatal) throw new Error(`${fatal.message} (${fatal.line}:${fatal.column})`);
      const source = linter.getSourceCode();
      least.parse = Math.min(least.parse, parsing);
      const start = clock();
      linter.verify(source, configs[name], { filename, allowInlineConfig: false });
      least[name] = Math.min(least[name], clock() - start);
    }
  }
  return { parse: least.parse, rules: Math.max(0, least.strict - least.floor) };
}

const ms = (time) => (time < 10 ? time.toFixed(1) : time.toFixed(0));
console.log('| program | size | characters | parsing | rules | a tenth of it: rules | times as much |\n| --- | --: | --: | --: | --: | --: | --: |');
for (const { name, path, size, code } of WORST_CASES) {
  if (!name.includes(values.case)) continue;
  try {
    measure(code(Math.ceil(size / 100)), path, 3);
    const [text, tenth] = [code(size), code(Math.ceil(size / 10))];
    const small = measure(tenth, path, 5);
    const large = measure(text, path, 3);
    // Less than half a millisecond is the clock's noise, no time.
    const ratio = large.rules < 5 ? '–' : (large.rules / Math.max(small.rules, 0.5)).toFixed(1);
    console.log(`| ${name} | ${size} | ${text.length} | ${ms(large.parse)} ms | ${ms(large.rules)} ms | ${ms(small.rules)} ms | ${ratio} |`);
  } catch (error) {
    console.log(`| ${name} | ${size} | ${String(error.message).split('\n')[0]} |`);
  }
}
