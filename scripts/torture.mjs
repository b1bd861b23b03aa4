// npm run torture -- [--every N [--first K]] DIR…: every rule, both presets and every suggestion over each JavaScript and TypeScript file below
// the folders (or at HEAD of the bare git repositories). Prints what goes wrong, what is slow, and the counts as a row of a table. With --every
// and --first a long run is done in pieces: those with K from 1 to N do together what one run does without.
// A file is read as it stands, once more in the rules' own words (tests/dressed.ts), and in pieces, grafted on a program that a rule speaks
// on (tests/mutants.ts): so the rules have something to do.
// npm run torture -- --generate 100000 [--seed 1]: the same over generated programs, until one goes wrong.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundled } from './bundled.mjs';
import { sourcesIn } from './sources.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    generate: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    largest: { type: 'string', default: '1000000' },
    slow: { type: 'string', default: '5' },
    every: { type: 'string', default: '1' },
    first: { type: 'string' },
  },
});
if (positionals.length === 0 && values.generate === '0') {
  console.error('npm run torture -- [--every N [--first K]] DIR…');
  process.exit(2);
}

const { torture } = await bundled('tests/torture.ts');
const { grafted, mutants } = await bundled('tests/mutants.ts');

const every = Number(values.every);
const first = Number(values.first ?? values.every);
let failed = false;
if (values.generate !== '0') {
  const { default: fc } = await import('fast-check');
  const [numRuns, seed] = [Number(values.generate), Number(values.seed)];
  const sum = { runs: 0, reports: 0, suggestions: 0 };
  const property = fc.property(mutants(), ({ text, path: file }) => {
    for (const outcome of torture(text, file)) {
      sum.runs += 1;
      sum.reports += outcome.reports;
      sum.suggestions += outcome.suggestions;
      const [finding] = outcome.findings;
      if (finding) throw new Error(`${finding.rule} ${finding.kind}: ${finding.detail.slice(0, 2000)}`);
    }
  });
  const result = fc.check(property, { numRuns, seed });
  if (result.failed) console.error(`${result.counterexample?.[0].text}\n${result.errorInstance?.message}`);
  console.log(`generated programs (seed ${seed}): ${Object.entries(sum).map(([what, count]) => `${count} ${what}`).join(', ')}`);
  failed = result.failed;
}
if (positionals.length > 0) console.log('| files from | files | parsed | runs | reports | suggestions tried | found wrong |\n| --- | --: | --: | --: | --: | --: | --: |');
for (const folder of positionals) {
  const sum = { files: 0, parsed: 0, runs: 0, reports: 0, suggestions: 0, findings: 0 };
  const slowest = [];
  let seen = 0;
  for (const { path: file, text } of sourcesIn(folder)) {
    seen += 1;
    if (seen % every !== first % every || text.length > Number(values.largest)) continue;
    sum.files += 1;
    const outcomes = [...torture(text, file, [seen % 97])];
    if (outcomes.length > 0) sum.parsed += 1;
    const graft = grafted(text, seen);
    if (graft) outcomes.push(...torture(graft.text, graft.path));
    for (const outcome of outcomes) {
      sum.runs += 1;
      sum.reports += outcome.reports;
      sum.suggestions += outcome.suggestions;
      sum.findings += outcome.findings.length;
      for (const { kind, rule, detail } of outcome.findings) console.error(`${file}: ${rule} ${kind}: ${detail.slice(0, 2000)}\n`);
      for (const [rule, time] of Object.entries(outcome.rules)) slowest.push({ rule, file, time, parse: outcome.parse });
      if (slowest.length > 10_000) slowest.sort((a, b) => b.time - a.time).splice(Number(values.slow));
    }
  }
  failed ||= sum.findings > 0;
  console.log(`| ${path.basename(folder).replace('+', '/')}${every === 1 ? '' : `, each ${every}th file from ${first}`} | ${Object.values(sum).join(' | ')} |`);
  for (const { rule, file, time, parse } of slowest.sort((a, b) => b.time - a.time).slice(0, Number(values.slow))) {
    console.error(`  slow: ${rule} ${time.toFixed(1)} ms, parse ${parse.toFixed(1)} ms, ${file}`);
  }
}
process.exitCode = failed ? 1 : 0;
