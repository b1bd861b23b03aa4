import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { grafted, mutants } from './mutants.ts';
import { torture } from './torture.ts';

it('no program makes a rule throw, speak without a place, or suggest what does not parse', { timeout: 180_000 }, () => {
  // One seed, so that a failure is a change's own; `npm run torture -- --generate 100000` looks further.
  fc.assert(
    fc.property(mutants(), ({ text, path }) => {
      const findings = torture(text, path).flatMap((outcome) => outcome.findings);
      expect(findings).toEqual([]);
    }),
    { numRuns: 150, seed: 7 },
  );
});

it('nor does code of others in the rules’ own words, or in pieces in a program that a rule speaks on', { timeout: 180_000 }, () => {
  const folder = path.join(import.meta.dirname, '../src/sql');
  for (const [at, name] of readdirSync(folder).entries()) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const graft = grafted(text, at);
    const outcomes = [...torture(text, `src/${name}`, [at]), ...(graft ? torture(graft.text, graft.path) : [])];
    expect(outcomes.flatMap((outcome) => outcome.findings)).toEqual([]);
  }
});
