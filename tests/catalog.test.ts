import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { FRESH_VALUES } from '../src/catalog/fresh-values.ts';
import { GUARDS } from '../src/catalog/guards.ts';
import { HEALTH_LIBRARIES } from '../src/catalog/health-frameworks.ts';
import { KEY_STORES } from '../src/catalog/key-stores.ts';
import { POLLS } from '../src/catalog/polls.ts';
import { QUERY_BUILDERS } from '../src/catalog/query-builders.ts';
import { FILE_ROUTERS, ROUTERS } from '../src/catalog/routers.ts';
import { NOT_HANDLERS, SERVERS } from '../src/catalog/servers.ts';
import { SQL_CLIENTS } from '../src/catalog/sql-clients.ts';
import { TEST_RUNNERS } from '../src/catalog/test-runners.ts';
import { TOKEN_CHECKS } from '../src/catalog/token-checks.ts';
import plugin from '../src/index.ts';
import { isTestFile } from '../src/shapes/test-block.ts';
import { fileFrom } from './parse.ts';

interface Row {
  readonly example: string;
}

interface Table {
  title: string;
  /** What the rules make of the libraries in the table. */
  says: string;
  /** Each row's libraries, and its example. */
  rows: readonly { libraries: readonly string[]; example: string }[];
  /** Whether the recogniser sees the example; it throws where it does not. */
  sees(example: string): void;
}

/** The module of an origin: `vitest` of `vitest#expect.poll`. */
const moduleOf = (origin: string) => origin.slice(0, origin.indexOf('#')).replace('globalThis', 'built in');

function table<R extends Row>(title: string, says: string, rows: readonly R[], librariesOf: (row: R) => readonly string[], sees: (example: string) => void): Table {
  return { title, says, rows: rows.map((row) => ({ libraries: librariesOf(row), example: row.example })), sees };
}

/** A recogniser that is the rule itself: its example is reported. */
const reportedBy =
  (rule: string, filename: string, options: object = {}) =>
  (example: string) => {
    const messages = new Linter().verify(
      example,
      [
        { files: ['**/*.{ts,tsx}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
        { files: ['**/*.{ts,tsx}'], plugins: { flakeproof: plugin }, rules: { [`flakeproof/${rule}`]: ['error', options] } },
      ],
      { filename },
    );
    expect(messages.map((message) => message.ruleId ?? message.message)).toContain(`flakeproof/${rule}`);
  };

const HEALTH = reportedBy('no-token-validation-in-health-handler', 'src/app.ts');
const DELETE = reportedBy('no-unscoped-like-delete', 'tests/orders.test.ts');
const SERVER = reportedBy('require-server-handler', 'src/server.ts');

const TABLES: readonly Table[] = [
  table('Test runners', 'Their test bodies and hooks are known.', TEST_RUNNERS, (row) => row.modules.map((name) => name.replace('globalThis', 'globals')), (example) =>
    expect(isTestFile(fileFrom(example, 'a.ts'))).toBe(true),
  ),
  table('Values of a test’s own', 'What is built of one of these belongs to one test or one run.', FRESH_VALUES, (row) => [moduleOf(row.origin)], (example) =>
    // tests/shapes/test-block.test.ts asks each for its reach.
    expect(example).toContain('export const value'),
  ),
  table('Polls', 'Their callback runs until it holds.', POLLS, (row) => [moduleOf(row.origin)], reportedBy('no-unscoped-eventual-count', 'tests/orders.test.ts')),
  table('SQL clients', 'SQL is read by its text, whoever sends it; these bind values.', SQL_CLIENTS, (row) => [row.client], DELETE),
  table('Query builders', 'Deletions are read from the chain or the filter object.', QUERY_BUILDERS, (row) => [row.library], DELETE),
  table('Key stores', 'With the option `stores`.', KEY_STORES, (row) => [row.store], reportedBy('no-unscoped-like-delete', 'tests/orders.test.ts', { stores: ['redis', 'elasticsearch'], wholeTable: true })),
  table('Routers', 'Their routes to health handlers are known.', ROUTERS, (row) => [...new Set(row.origins.map(moduleOf))], HEALTH),
  table('File routers', 'A file’s path is its route.', FILE_ROUTERS, (row) => [row.folder], () => undefined),
  table('Health libraries', 'They are given health checks.', HEALTH_LIBRARIES, (row) => [moduleOf(row.call)], HEALTH),
  table('Token checks', 'A call of one validates a token.', TOKEN_CHECKS, (row) => row.modules, HEALTH),
  table('Guards', 'In front of a handler they ask for credentials.', GUARDS, (row) => row.modules, HEALTH),
  table('Servers', 'They are constructed with or without a handler.', SERVERS, (row) => [row.module], reportedBy('require-server-handler', 'src/server.ts', { modules: SERVERS.map((row) => row.module) })),
  table('No handlers', 'Often passed for a request handler.', NOT_HANDLERS, (row) => [...new Set(row.origins.map(moduleOf))], SERVER),
];

describe.each(TABLES)('$title', ({ rows, sees }) => {
  it.each(rows)('sees $libraries', ({ example }) => sees(example));
});

it('docs/frameworks.md lists them (npm run docs writes it)', async () => {
  const sections = TABLES.map(({ title, says, rows }) => {
    const libraries = [...new Set(rows.flatMap((row) => row.libraries))].sort((a, b) => a.localeCompare(b, 'en'));
    return `## ${title}\n\n${says}\n\n${libraries.map((name) => `- \`${name}\``).join('\n')}\n`;
  });
  const page = `# Known libraries\n\nGenerated from \`src/catalog\` by \`npm run docs\`: do not edit. [Adding a library](adding-a-framework.md) is a matter of a few rows.\n\n${sections.join('\n')}`;
  await expect(page).toMatchFileSnapshot('../docs/frameworks.md');
});
