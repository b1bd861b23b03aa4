// npm run corpus -- --mirror DIR [--only OWNER/NAME]… [--preset strict] [--update]: what the built rules report on the pinned commits of corpus/, against
// what a person judged there. DIR holds a git repository for each, as OWNER+NAME or OWNER+NAME/repo; its objects are read, nothing of
// it is written anywhere. Prints what is new, what is gone and how much stayed, and ends with 1 where anything changed.
// --preset strict: what strict adds, on the repositories that are judged for it.
// --update: writes corpus/reports.tsv anew. Judgements stay with their reports, and what is new is `unjudged`.
import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gitDirectoryOf, hasCommit, sourcesIn } from './sources.mjs';

const { values } = parseArgs({
  options: {
    mirror: { type: 'string' },
    only: { type: 'string', multiple: true },
    preset: { type: 'string', default: 'recommended' },
    update: { type: 'boolean', default: false },
  },
});
if (values.mirror === undefined) {
  console.error('npm run corpus -- --mirror DIR [--only OWNER/NAME]… [--preset strict] [--update]');
  process.exit(2);
}

const root = path.resolve(import.meta.dirname, '..');
const { default: plugin } = await import(path.join(root, 'dist/index.js'));
const fileOf = (name) => path.join(root, 'corpus', name);

/** The rows of a table as objects, by the names in its first line. */
function rowsOf(name) {
  const [head, ...lines] = readFileSync(fileOf(name), 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return { columns, rows: lines.map((line) => Object.fromEntries(line.split('\t').map((cell, at) => [columns[at], cell]))) };
}

// What strict adds is what recommended does not report: then both run over one tree, each under a name of its own.
const PRESETS = values.preset === 'strict' ? ['recommended', 'strict'] : ['recommended'];
const rules = Object.fromEntries(
  PRESETS.flatMap((preset) =>
    Object.entries(plugin.configs[preset].rules).map(([id, entry]) => [id.replace('flakeproof', preset), [entry].flat()]),
  ),
);
const plugins = Object.fromEntries(PRESETS.map((preset) => [preset, plugin]));
const jsx = { ecmaFeatures: { jsx: true } };
const config = [
  { files: ['**/*.{js,jsx,cjs,mjs}'], languageOptions: { parserOptions: jsx } },
  { files: ['**/*.{ts,cts,mts}'], languageOptions: { parser: typescript } },
  { files: ['**/*.tsx'], languageOptions: { parser: typescript, parserOptions: jsx } },
  { files: ['**/*.{js,jsx,cjs,mjs,ts,cts,mts,tsx}'], plugins, rules },
];
const FOREIGN = /(?:^|\/)(?:node_modules|dist|build|vendor|\.yarn|\.next)\/|\.min\.js$|\.d\.[cm]?ts$/;
const LARGEST = 1_000_000;

/** Whether any rule visits the file: most files hold no rule's words, and need no tree. */
function isVisited(text, filename) {
  return Object.entries(rules).some(([id, [, ...options]]) => {
    try {
      const sourceCode = { text, ast: {}, visitorKeys: {} };
      return Object.keys(plugin.rules[id.split('/')[1]].create({ sourceCode, filename, options, settings: {} })).length > 0;
    } catch {
      return true;
    }
  });
}

/** What the preset reports on a commit, and no milder one does. */
function reportsOf(repository, folder, commit) {
  const found = new Map();
  let files = 0;
  for (const { path: file, text } of sourcesIn(folder, commit, (one) => !FOREIGN.test(one))) {
    if (text.length > LARGEST) continue;
    files += 1;
    if (!isVisited(text, file)) continue;
    for (const { ruleId, messageId, line, column } of new Linter().verify(text, config, { filename: file, allowInlineConfig: false })) {
      // Without a rule it is the parser that speaks: there is nothing to lint.
      if (!ruleId) continue;
      const [preset, rule] = ruleId.split('/');
      const report = { repository, path: file, line: String(line), column: String(column), rule, message: messageId };
      const known = found.get(keyOf(report));
      if (known?.preset !== 'recommended') found.set(keyOf(report), { ...report, preset });
    }
  }
  return { files, reports: [...found.values()].filter(({ preset }) => preset === values.preset) };
}

function keyOf({ repository, path: file, line, column, rule, message }) {
  return [repository, file, line, column, rule, message].join('\t');
}

const repositories = rowsOf('repositories.tsv').rows;
const { columns, rows: judged } = rowsOf('reports.tsv');
const kept = [];
const sum = { new: 0, lost: 0, unchanged: 0, unread: 0 };
for (const { repository, commit, presets } of repositories) {
  const here = judged.filter((row) => row.repository === repository);
  const expected = new Map(here.filter(({ preset }) => preset === values.preset).map((row) => [keyOf(row), row]));
  kept.push(...here.filter(({ preset }) => preset !== values.preset));
  if (!presets.split(' ').includes(values.preset) || (values.only && !values.only.includes(repository))) {
    kept.push(...expected.values());
    continue;
  }
  const folder = path.join(values.mirror, repository.replace('/', '+'));
  if (!gitDirectoryOf(folder) || !hasCommit(folder, commit)) {
    console.log(`unread     ${repository}: no copy with ${commit}`);
    sum.unread += 1;
    kept.push(...expected.values());
    continue;
  }
  const { files, reports } = reportsOf(repository, folder, commit);
  let unchanged = 0;
  for (const report of reports) {
    const before = expected.get(keyOf(report));
    expected.delete(keyOf(report));
    kept.push({ judged: 'unjudged', why: '', ...before, ...report });
    if (before) {
      unchanged += 1;
      continue;
    }
    sum.new += 1;
    console.log(`new        ${repository} ${report.path}:${report.line}:${report.column} ${report.rule} ${report.message}`);
  }
  for (const { path: file, line, column, rule, message, judged: judgement, why } of expected.values()) {
    sum.lost += 1;
    console.log(`lost       ${repository} ${file}:${line}:${column} ${rule} ${message} (${judgement}: ${why})`);
  }
  sum.unchanged += unchanged;
  console.log(`unchanged  ${repository}: ${unchanged} of ${reports.length} reports, ${files} files`);
}
console.log(Object.entries(sum).map(([what, count]) => `${count} ${what}`).join(', '));
if (values.update) {
  const order = (row) => [row.repository, row.path, row.line.padStart(7, '0'), row.column.padStart(5, '0'), row.rule, row.message].join('\t');
  kept.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  writeFileSync(fileOf('reports.tsv'), [columns, ...kept.map((row) => columns.map((column) => row[column]))].map((cells) => `${cells.join('\t')}\n`).join(''));
}
process.exitCode = sum.new + sum.lost > 0 ? 1 : 0;
