import type { RuleTester } from 'eslint';

/** The file that a case is read as unless it names another. */
export const TEST_FILE = 'tests/orders.test.ts';

interface Expected {
  /** The source that the report covers: its first occurrence in the code, or the n-th (from 0). */
  at: string;
  nth?: number;
  messageId: string;
  data: Record<string, string>;
  suggestions?: { messageId: string; data: { name: string }; output: string }[];
}

interface Setting {
  filename?: string;
  options?: object;
  settings?: object;
}

/** A report on a constant pattern. */
export function unscoped(at: string, pattern: string, more: Partial<Expected> = {}): Expected {
  return { at, messageId: 'unscopedPattern', data: { pattern }, ...more };
}

/** A case with reports: where each stands is given by the source that it covers. */
export function bad(name: string, code: string, errors: Expected[], setting: Setting = {}): RuleTester.InvalidTestCase {
  return {
    name,
    code,
    filename: setting.filename ?? TEST_FILE,
    ...(setting.options ? { options: [setting.options] } : {}),
    ...(setting.settings ? { settings: { flakeproof: setting.settings } } : {}),
    errors: errors.map(({ at, nth = 0, messageId, data, suggestions }) => {
      const [start, end] = rangeOf(code, at, nth);
      return {
        messageId,
        data,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        ...(suggestions ? { suggestions } : {}),
      };
    }),
  };
}

/** A silent case. */
export function ok(name: string, code: string, setting: Setting = {}): RuleTester.ValidTestCase {
  return {
    name,
    code,
    filename: setting.filename ?? TEST_FILE,
    ...(setting.options ? { options: [setting.options] } : {}),
    ...(setting.settings ? { settings: { flakeproof: setting.settings } } : {}),
  };
}

function rangeOf(code: string, at: string, nth: number) {
  let start = code.indexOf(at);
  for (let skip = nth; skip > 0; skip -= 1) start = code.indexOf(at, start + 1);
  if (start < 0) throw new Error(`no ${at} in\n${code}`);
  return [placeOf(code, start), placeOf(code, start + at.length)] as const;
}

function placeOf(code: string, offset: number) {
  const lines = code.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
