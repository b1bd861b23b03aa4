import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { torture } from './torture.ts';

it('no program makes a rule throw, speak without a place, or suggest what does not parse', { timeout: 60_000 }, () => {
  // One seed, so that a failure is a change's own; `npm run torture -- --generate 100000` looks further.
  fc.assert(
    fc.property(mutants(), ({ text, path }) => {
      const findings = torture(text, path).flatMap((outcome) => outcome.findings);
      expect(findings).toEqual([]);
    }),
    { numRuns: 200, seed: 7 },
  );
});
