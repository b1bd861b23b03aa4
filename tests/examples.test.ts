import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { lintFolder } from '../scripts/lint-folder.mjs';

const EXAMPLE = 'examples/datastorage';

async function placesIn(folder: string): Promise<string[]> {
  const { findings, unread } = await lintFolder(`${EXAMPLE}/${folder}`);
  expect(unread).toEqual([]);
  return findings.map(({ file, line, rule }) => `${rule} ${file}:${line}`).sort();
}

describe('the example service, through ESLint’s command line', { timeout: 120_000 }, () => {
  it('has each post-mortem’s mistake at its line before the repair', async () => {
    expect(await placesIn('before')).toEqual([
      'no-token-validation-in-health-handler src/server.ts:78',
      'no-unscoped-eventual-count tests/label-ranking.test.ts:12',
      'no-unscoped-eventual-count tests/label-search.test.ts:13',
      'no-unscoped-like-delete tests/eviction-references.test.ts:5',
      'no-unscoped-like-delete tests/memory-references.test.ts:5',
      'require-server-handler src/main.ts:13',
      'require-server-handler src/server.ts:21',
    ]);
  });

  it('has none after the repair', async () => {
    expect(await placesIn('after')).toEqual([]);
  });
});

it('the README shows what `npm run demo` prints', { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/demo.mjs']);
  const printed = stdout.split('\n');
  const shown = /^```text demo\n([\s\S]*?)^```$/m.exec(readFileSync('README.md', 'utf8'))?.[1]?.trimEnd().split('\n') ?? [];
  let at = 0;
  for (const line of shown) {
    // ` …` cuts a message short; whole findings may be left out.
    const start = line.replace(/ …$/, '');
    const found = printed.findIndex((one, index) => index >= at && (start === line ? one === line : one.startsWith(start)));
    expect(found, line).toBeGreaterThanOrEqual(at);
    at = found + 1;
  }
  expect(shown.length).toBeGreaterThan(4);
});

describe('the repaired service', () => {
  it('passes its own tests', { timeout: 120_000 }, async () => {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', '../vitest.config.ts', '--root', `${EXAMPLE}/after`];
    const { stdout } = await promisify(execFile)(process.execPath, [...vitest, '--reporter=json']);
    expect(JSON.parse(stdout)).toMatchObject({ success: true, numTotalTests: 8 });
  });
});
