import { expect } from 'vitest';
import type { Project } from './project.ts';

interface Result {
  filePath: string;
  messages: { ruleId: string | null; line: number; message: string }[];
}

/** What ESLint reports of each file, in the order of their names. */
export async function resultsOf({ run }: Project, ...args: string[]): Promise<Result[]> {
  const ran = await run('eslint', ['--format', 'json', ...args]);
  expect(ran.code, ran.stderr).toBeLessThan(2);
  return (JSON.parse(ran.stdout) as Result[]).toSorted((a, b) => a.filePath.localeCompare(b.filePath));
}

/** The rules that ESLint reports, by file. */
export async function reported(made: Project, ...args: string[]): Promise<Record<string, (string | null)[]>> {
  const results = await resultsOf(made, ...args);
  return Object.fromEntries(results.map(({ filePath, messages }) => [filePath.slice(made.dir.length + 1), messages.map(({ ruleId }) => ruleId)]));
}
