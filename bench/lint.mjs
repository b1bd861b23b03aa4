// One plugin in a process of its own: each file is parsed anew for the plugin and for the floor, in turn, and only what ESLint does
// after parsing is on the clock (CPU time, collection of garbage included). The difference is what the plugin adds to a whole run.
import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { floor, presetOf } from './plugins.mjs';

const { values } = parseArgs({
  options: { plugin: { type: 'string' }, files: { type: 'string' }, rotate: { type: 'string' }, runs: { type: 'string', default: '3' } },
});
const clock = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

// The parsers, on the clock: theirs is the time that the others are a share of.
const espree = createRequire(import.meta.resolve('eslint'))('espree');
let parsing = 0;
function clocked(parse) {
  return (text, options) => {
    const start = clock();
    const answer = parse(text, options);
    parsing += clock() - start;
    return answer;
  };
}
const javascript = { parse: clocked(espree.parse), latestEcmaVersion: espree.latestEcmaVersion };
const types = { parseForESLint: clocked(typescript.parseForESLint) };
const JSX = { ecmaFeatures: { jsx: true } };
const languages = [
  { files: ['**/*.{js,jsx,cjs,mjs}'], languageOptions: { parser: javascript, parserOptions: JSX } },
  { files: ['**/*.{ts,cts,mts}'], languageOptions: { parser: types } },
  { files: ['**/*.tsx'], languageOptions: { parser: types, parserOptions: JSX } },
];
const preset = await presetOf(values.plugin);
// ESLint looks at no file outside its working folder.
const linter = new Linter({ cwd: path.dirname(path.resolve(values.files)) });
// As ESLint's command line does it: a configuration is put together and checked once for all files, not once a file.
const { FlatConfigArray } = createRequire(import.meta.url)(path.join(path.dirname(fileURLToPath(import.meta.resolve('eslint'))), 'config/flat-config-array.js'));
const FILES = ['**/*.{js,jsx,cjs,mjs,ts,cts,mts,tsx}'];
const configOf = (...given) => new FlatConfigArray([...languages, { files: FILES }, ...given], { basePath: path.dirname(path.resolve(values.files)) }).normalizeSync();
const bare = configOf();
const withRules = (given) => configOf(given);

const files = readFileSync(values.files, 'utf8').split('\n').filter(Boolean);
/** A fresh tree with its scopes; nothing that another run remembered is on it. */
function parse(text, filename) {
  const before = parsing;
  const fatal = linter.verify(text, bare, { filename, allowInlineConfig: false }).some((message) => message.fatal);
  return { source: fatal ? undefined : linter.getSourceCode(), time: parsing - before };
}

function lint(source, config, filename) {
  const start = clock();
  const messages = linter.verify(source, config, { filename, allowInlineConfig: false });
  return { time: clock() - start, reports: messages.length };
}

/** The least of several runs a file and side: what another process or the collector took is no plugin's cost. */
function measure(list, runs) {
  const sum = { files: 0, parse: 0, floor: 0, plugin: 0, reports: 0 };
  const configs = { floor: withRules(floor), plugin: withRules(preset) };
  list.forEach((filename, index) => {
    const text = readFileSync(filename, 'utf8');
    const least = { parse: Infinity, floor: Infinity, plugin: Infinity };
    let reports = 0;
    for (let run = 0; run < runs; run += 1) {
      for (const which of (index + run) % 2 === 0 ? ['floor', 'plugin'] : ['plugin', 'floor']) {
        const { source, time } = parse(text, filename);
        if (!source) return;
        const answer = lint(source, configs[which], filename);
        least.parse = Math.min(least.parse, time);
        least[which] = Math.min(least[which], answer.time);
        if (which === 'plugin') reports = answer.reports;
      }
    }
    for (const [what, time] of Object.entries(least)) sum[what] += time;
    sum.files += 1;
    sum.reports += reports;
  });
  return sum;
}

/** By ESLint's own clock, the rules in an order of their own: the first rule pays for what they share. */
function timed(list, rotate) {
  const entries = Object.entries(preset.rules);
  const rules = Object.fromEntries([...entries.slice(rotate), ...entries.slice(0, rotate)]);
  const config = withRules({ ...preset, rules });
  const sum = { parse: 0, rules: Object.fromEntries(entries.map(([name]) => [name, 0])) };
  for (const filename of list) {
    linter.verifyAndFix(readFileSync(filename, 'utf8'), config, { filename, allowInlineConfig: false, fix: false, stats: true });
    const [pass] = linter.getTimes().passes;
    sum.parse += pass.parse.total;
    for (const [name, { total }] of Object.entries(pass.rules ?? {})) sum.rules[name] += total;
  }
  return sum;
}

measure(files.slice(0, 200), 1);
const answer = values.rotate === undefined ? measure(files, Number(values.runs)) : timed(files, Number(values.rotate));
console.log(JSON.stringify({ ...answer, memory: process.resourceUsage().maxRSS }));
