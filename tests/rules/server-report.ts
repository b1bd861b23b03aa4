import type { RuleTester } from 'eslint';
import type { ServerOptions } from '../../src/verdicts/require-server-handler.ts';

/** What the quick fix for a missing handler inserts. */
export const ANSWER = '(_req, res) => { res.writeHead(404).end() }';
export const DROP = '(socket) => { socket.destroy() }';

interface Common {
  /** The text that the report underlines: its first occurrence, or the one with this number. */
  at: string;
  nth?: number;
  filename?: string;
  options?: Partial<ServerOptions>;
}

/** Where a text stands in the code, as ESLint counts. */
function place(code: string, text: string, nth = 1) {
  let start = -1;
  for (let n = 0; n < nth; n += 1) start = code.indexOf(text, start + 1);
  if (start < 0) throw new Error(`no ${text} in\n${code}`);
  const position = (offset: number) => {
    const before = code.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) as string).length + 1 };
  };
  const end = position(start + text.length);
  return { ...position(start), endLine: end.line, endColumn: end.column };
}

/** The code with one text replaced. */
function replaced(code: string, from: string, to: string, nth = 1): string {
  let start = -1;
  for (let n = 0; n < nth; n += 1) start = code.indexOf(from, start + 1);
  return code.slice(0, start) + to + code.slice(start + from.length);
}

function invalid(name: string, code: string, common: Common, error: object): RuleTester.InvalidTestCase {
  const { at, nth, filename, options } = common;
  return {
    name,
    code,
    ...(filename === undefined ? {} : { filename }),
    ...(options ? { options: [options] } : {}),
    errors: [{ ...place(code, at, nth), ...error } as RuleTester.TestCaseError],
  };
}

interface Missing extends Common {
  module?: string;
  event?: string;
  callee?: string;
  /** What the quick fix writes in the place of `at`; `false` where there is none. */
  fixed: string | false;
  handler?: string;
}

/** A server that must be reported as `missingHandler`. */
export function missing(name: string, code: string, given: Missing): RuleTester.InvalidTestCase {
  return invalid(name, code, given, missingError(code, given));
}

function missingError(code: string, given: Missing): object {
  const { module = 'http', event = 'request', callee = 'http.createServer', fixed, handler = ANSWER } = given;
  const suggestion = { desc: `Add the handler ${handler}.`, output: fixed === false ? '' : replaced(code, given.at, fixed, given.nth) };
  return {
    message: `This ${module} server has no '${event}' listener. It accepts connections, never answers them, and close() then waits forever. Pass a handler to ${callee}() or attach one before listen().`,
    suggestions: fixed === false ? [] : [suggestion],
  };
}

/** Several servers of one file, each without a handler. */
export function missingAll(name: string, code: string, given: Missing[]): RuleTester.InvalidTestCase {
  const errors = given.map((one) => ({ ...place(code, one.at, one.nth), ...missingError(code, one) }) as RuleTester.TestCaseError);
  return { name, code, errors };
}

interface Deferred extends Common {
  member: string;
  method: string;
  where?: string;
  /** The code after the quick fix; none where there is none. */
  output?: string;
}

/** A server that must be reported as `deferredHandler`. */
export function deferred(name: string, code: string, given: Deferred): RuleTester.InvalidTestCase {
  const { member, method, where = 'in the constructor', output } = given;
  return invalid(name, code, given, {
    message: `'${member}' is constructed without a handler, which is only attached in ${method}. Until then every request hangs, and calling ${method} twice attaches it twice. Attach it ${where}.`,
    suggestions: output === undefined ? [] : [{ desc: `Attach the listener of '${member}' in the constructor.`, output }],
  });
}

/** A handler that must be reported as `lateHandler`. */
export function late(name: string, code: string, given: Common): RuleTester.InvalidTestCase {
  return invalid(name, code, given, {
    message: 'The handler is attached after an await that follows listen(). Requests that arrive in between are never answered.',
    suggestions: [],
  });
}

interface Wrong extends Common {
  pass: string;
  /** What the code says, where that is not `at`. */
  called?: string;
  fixed?: string;
}

/** An argument that must be reported as `notAHandler`. */
export function wrong(name: string, code: string, given: Wrong): RuleTester.InvalidTestCase {
  const { at, pass, called = at, fixed, nth } = given;
  return invalid(name, code, given, {
    message: `${called} is not a request listener, Node takes it for the options object and the server has no handler. Pass ${pass}.`,
    suggestions: fixed === undefined ? [] : [{ desc: `Pass ${fixed}.`, output: replaced(code, at, fixed, nth) }],
  });
}
