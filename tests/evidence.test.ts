import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../docs');
const run = promisify(execFile);

/** The rules whose pages say what the run time does: a folder of small programs each. */
const RULES = readdirSync(path.join(ROOT, 'evidence'));

/** What a page says that each program prints. */
function claimsOf(page: string): ReadonlyMap<string, string> {
  const blocks = page.matchAll(/^```text evidence="([\w-]+)"\n([\s\S]*?)^```$/gm);
  return new Map([...blocks].map((block) => [block[1] as string, block[2] as string]));
}

describe.each(RULES)('the page of %s', (rule) => {
  const folder = path.join(ROOT, 'evidence', rule);
  const claims = claimsOf(readFileSync(path.join(ROOT, 'rules', `${rule}.md`), 'utf8'));
  const programs = readdirSync(folder).filter((file) => /^\/\/ /.test(readFileSync(path.join(folder, file), 'utf8')));

  it('shows what every program prints, and nothing else', () => {
    expect([...claims.keys()].sort()).toEqual(programs.map((file) => file.replace(/\.mjs$/, '')).sort());
  });

  it.concurrent.each([...claims])('%s', async (name, printed) => {
    const { stdout } = await run(process.execPath, [path.join(folder, `${name}.mjs`)], { timeout: 15_000 });
    expect(stdout).toBe(printed);
  });
});
