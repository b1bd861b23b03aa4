import { Linter } from 'eslint';
import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { KEY_STORES } from '../../src/catalog/key-stores.ts';
import { QUERY_BUILDERS } from '../../src/catalog/query-builders.ts';
import { SQL_CLIENTS } from '../../src/catalog/sql-clients.ts';
import rule from '../../src/rules/no-unscoped-like-delete.ts';

const EXAMPLES = [
  ...SQL_CLIENTS.map((row) => ({ store: 'sql', name: row.client, example: row.example })),
  ...QUERY_BUILDERS.map((row) => ({ store: 'a builder', name: row.library, example: row.example })),
  ...KEY_STORES.map((row, index) => ({ store: row.store, name: `${row.store} ${index}`, example: row.example })),
];

/** The messages that a file gets. */
function reportsOf(code: string): readonly string[] {
  const messages = new Linter().verify(
    code,
    [
      {
        files: ['**/*.ts'],
        languageOptions: { parser },
        plugins: { flakeproof: { rules: { rule: rule as never } } },
        rules: { 'flakeproof/rule': ['error', { stores: ['sql', 'builders', 'mongo', 'redis', 'elasticsearch'] }] },
      },
    ],
    { filename: 'tests/a.test.ts' },
  );
  return messages.map((message) => message.messageId ?? message.message);
}

/** That each row's example is seen is tested for all tables together; here, that the same with this run's id is let go. */
describe('with this run’s id, the catalogue’s examples are let go', () => {
  const scoped = EXAMPLES.filter(({ example }) => example.includes("'bot-%'"));
  it.each(scoped)('$name', ({ example }) => {
    expect(reportsOf(`const run = crypto.randomUUID();\n${example.replaceAll("'bot-%'", '`bot-${run}-%`')}`)).toEqual([]);
  });
});
