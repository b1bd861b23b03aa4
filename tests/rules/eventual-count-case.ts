import type { RuleTester } from 'eslint';

/** A file's text without the indentation of the test that it stands in. */
export function source([text = '']: TemplateStringsArray): string {
  const lines = text.replace(/^\n/, '').replace(/\n *$/, '\n').split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}

type More = Pick<RuleTester.ValidTestCase, 'filename' | 'options' | 'settings'>;

interface Report {
  messageId: string;
  data: Record<string, string>;
  /** Line and column of the start and the end of what is underlined. */
  at: [number, number, number, number];
  /** What the suggestion replaces, by what, and what it says that it accepts. */
  edit?: [from: string, to: string, accepted: string];
}

/** A case with one report. */
export function reported(name: string, code: string, report: Report, more: More = {}): RuleTester.InvalidTestCase {
  const [line, column, endLine, endColumn] = report.at;
  const [from, to, n] = report.edit ?? [];
  if (from !== undefined && code.split(from).length !== 2) throw new Error(`${name}: '${from}' does not stand once in the code`);
  const suggestions = from === undefined ? [] : [{ messageId: 'useAtLeast', data: { n }, output: code.replace(from, () => to as string) }];
  return {
    name,
    code,
    filename: 'a.test.ts',
    ...more,
    errors: [{ messageId: report.messageId, data: { hint: '', ...report.data }, line, column, endLine, endColumn, suggestions }],
  } as RuleTester.InvalidTestCase;
}

/** A case without a report. */
export function silent(name: string, code: string, more: More = {}): RuleTester.ValidTestCase {
  return { name, code, filename: 'a.test.ts', ...more };
}
