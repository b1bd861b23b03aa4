import path from 'node:path';
import { expect, it } from 'vitest';
import { emptyProject, nodeOf } from './project.ts';

interface Report {
  numTotalTests: number;
  numFailedTestSuites: number;
  testResults: { message: string; assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
}

it('every case of the rules’ tests holds on oxlint’s own rule tester, but for the listed differences', async () => {
  const made = emptyProject({});
  // The tester needs a newer Node.js than the rules do.
  const node = await nodeOf('22.23.3');
  const report = path.join(made.dir, 'report.json');
  const vitest = path.join(import.meta.dirname, 'node_modules/vitest/vitest.mjs');
  const config = path.join(import.meta.dirname, 'oxlint-rules.config.ts');
  const ran = await made.run(node, [vitest, 'run', '--config', config, '--reporter', 'json', '--outputFile', report]);
  const { numTotalTests, testResults } = JSON.parse(made.read('report.json')) as Report;
  const otherwise = testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status !== 'passed');
  console.log(`oxlint: ${numTotalTests} cases of the rules' tests, ${otherwise.length} otherwise than listed`);
  expect(otherwise.map(({ title, failureMessages }) => `${title}: ${failureMessages.join('\n')}`)).toEqual([]);
  expect(testResults.map(({ message }) => message).filter((message) => message !== '')).toEqual([]);
  expect(numTotalTests).toBeGreaterThan(50);
  expect(ran.code).toBe(0);
});
