#!/usr/bin/env node
/**
 * `flakeproof [paths]`: ESLint's own engine with the recommended preset and nothing else, for a first try and for hooks that
 * cannot see a project's configuration.
 */
import module, { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ESLint, Linter } from 'eslint';
import plugin from './index.ts';

const HELP = `flakeproof [options] [file.js] [file.ts] [dir]

Lints with eslint-plugin-flakeproof's recommended preset, whatever the project's own ESLint configuration is. Without a path: the
current folder.

  -f, --format String  Use a specific output format - default: stylish
  -h, --help           Show help
  -v, --version        Output the version number
`;

const JAVASCRIPT = ['**/*.{js,mjs,cjs,jsx}'];
const TYPESCRIPT = ['**/*.{ts,mts,cts,tsx}'];
const GENERATED = ['**/dist/', '**/build/', '**/coverage/', '**/*.min.{js,mjs,cjs}'];
const NO_PARSER = 'TypeScript is read by @typescript-eslint/parser, which was not found: npm install -D typescript typescript-eslint';

// As ESLint's own command does, from Node.js 22 on: a second run starts with ESLint and the parser compiled.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();

/** ESLint 8.57 and 9 have both configuration systems and take the choice; 10 has one and takes nothing. */
type LoadESLint = (choice: { useFlatConfig: true }) => Promise<typeof ESLint>;

/** Stands in where no TypeScript parser is found: what cannot be read is said, never passed over. */
const noParser: Linter.Parser = {
  parse() {
    throw new Error(NO_PARSER);
  },
};

/** The TypeScript parser of the project that is linted, else the one installed beside this package. */
function typescriptParser(): Linter.Parser {
  for (const place of [path.join(process.cwd(), 'package.json'), import.meta.url]) {
    const load = createRequire(place);
    for (const name of ['@typescript-eslint/parser', 'typescript-eslint']) {
      try {
        const found = load(name) as Linter.Parser & { parser?: Linter.Parser };
        return found.parser ?? found;
      } catch {
        // Not there, or beside a TypeScript that it cannot use.
      }
    }
  }
  return noParser;
}

function configuration(): Linter.Config[] {
  return [
    { ignores: GENERATED },
    // Comments that switch off the project's other rules are unused here, and none of this command's business.
    { linterOptions: { reportUnusedDisableDirectives: 'off' } },
    { files: JAVASCRIPT, languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    { files: TYPESCRIPT, languageOptions: { parser: typescriptParser() } },
    plugin.configs.recommended,
  ];
}

/** Leaves what this plugin says and what ESLint says of the file itself: comments may turn on rules of others. */
function ownReports(result: ESLint.LintResult): ESLint.LintResult {
  const messages = result.messages.filter(({ ruleId }) => ruleId === null || ruleId.startsWith('flakeproof/'));
  const errors = messages.filter(({ severity }) => severity === 2);
  return {
    ...result,
    messages,
    errorCount: errors.length,
    fatalErrorCount: errors.filter(({ fatal }) => fatal).length,
    warningCount: messages.length - errors.length,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
  };
}

/** Runs the command and gives ESLint's exit code: 0 nothing found, 1 something found, 2 could not run. */
async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', short: 'f', default: 'stylish' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
  });
  if (values.help) return print(HELP);
  if (values.version) return print(`v${plugin.meta.version}\n`);
  // Loaded late, so that a missing peer is a sentence and not a stack.
  const { loadESLint } = await import('eslint').catch(() => {
    throw new Error('ESLint was not found: npm install -D eslint');
  });
  const Engine = await (loadESLint as LoadESLint)({ useFlatConfig: true });
  const eslint = new Engine({ overrideConfigFile: true, overrideConfig: configuration() });
  const results = (await eslint.lintFiles(positionals.length > 0 ? positionals : ['.'])).map(ownReports);
  const unread = results.filter(({ messages }) => messages.some(({ message }) => message.includes(NO_PARSER)));
  const read = results.filter((result) => !unread.includes(result));
  const formatter = await eslint.loadFormatter(values.format);
  print(await formatter.format(read, {}));
  if (unread.length > 0) throw new Error(`${unread.length} TypeScript file(s) not linted. ${NO_PARSER}`);
  return read.some(({ errorCount }) => errorCount > 0) ? 1 : 0;
}

function print(text: string): 0 {
  if (text !== '') process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`flakeproof: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
