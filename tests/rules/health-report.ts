/** What a case expects: the text that is reported, by which message, with which data, and the code after each suggestion. */
export interface Expected {
  readonly name: string;
  readonly code: string;
  readonly filename?: string;
  readonly options?: readonly [object];
  /** The reported text: its first occurrence, or the one after `after`. */
  readonly at: string;
  readonly after?: string;
  readonly messageId: 'validatesToken' | 'validatesTokenVia' | 'guardedRoute';
  readonly data: Readonly<Record<string, string>>;
  /** The code after the one suggestion; absent where none is offered. */
  readonly fixed?: string;
}

/** A case as ESLint's tester takes it, with the place of the report worked out from its text. */
export function asInvalidCase(expected: Expected) {
  const { name, code, filename = 'src/app.ts', options, at, after, messageId, data, fixed } = expected;
  const start = code.indexOf(at, after === undefined ? 0 : code.indexOf(after) + after.length);
  if (start < 0) throw new Error(`${name}: no '${at}' in the code`);
  const suggestion = { messageId: messageId === 'guardedRoute' ? 'removeGuard' : 'removeValidation', data, output: fixed };
  return {
    ...{ name, code, filename },
    ...(options ? { options: [...options] } : {}),
    errors: [{ messageId, data, ...places(code, start, start + at.length), suggestions: fixed === undefined ? [] : [suggestion] }],
  } as never;
}

/** A silent case. */
export function asValidCase([name, code, filename = 'src/app.ts', option]: readonly [string, string, (string | undefined)?, object?]) {
  return { name, code, filename, ...(option ? { options: [option] } : {}) };
}

function places(code: string, start: number, end: number) {
  const [from, to] = [start, end].map((offset) => {
    const before = code.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) as string).length + 1 };
  }) as [{ line: number; column: number }, { line: number; column: number }];
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
