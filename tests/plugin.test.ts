import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import plugin, { type RuleOptions } from '../src/index.ts';

const ROOT = path.join(import.meta.dirname, '..');
const names = Object.keys(plugin.rules);
const stems = (folder: string, end: string) =>
  readdirSync(path.join(ROOT, folder))
    .filter((file) => file.endsWith(end) && file !== `index${end}`)
    .map((file) => file.slice(0, -end.length))
    .sort();

describe('the rules', () => {
  it('are those that the package promises', () => {
    expect(names).toEqual([
      'no-token-validation-in-health-handler',
      'no-unscoped-eventual-count',
      'no-unscoped-like-delete',
      'require-server-handler',
    ]);
  });

  it('have a file, a page and tests each, and nothing is left over', () => {
    expect(stems('src/rules', '.ts')).toEqual(names);
    expect(stems('src/verdicts', '.ts')).toEqual(names);
    expect(stems('docs/rules', '.md')).toEqual(names);
    for (const name of names) expect(stems('tests/rules', '.test.ts').some((stem) => stem.startsWith(name)), name).toBe(true);
  });

  it.each(names)('%s says what it is, where its page is, and takes no option that it does not know', (name) => {
    const meta = plugin.rules[name]?.meta;
    expect(meta?.docs?.url).toMatch(new RegExp(`/docs/rules/${name}\\.md$`));
    expect(meta?.docs?.description).toMatch(/^[a-z].*[^.]$/);
    const [schema] = meta?.schema as [{ additionalProperties: boolean; properties: Record<string, { description?: string }> }];
    expect(schema.additionalProperties).toBe(false);
    for (const [option, property] of Object.entries(schema.properties)) expect(property.description, option).toBeTruthy();
    for (const message of Object.values(meta?.messages ?? {})) expect(message).toMatch(/[.)]$/);
  });
});

describe('the presets', () => {
  it.each(['recommended', 'strict'] as const)('%s turns every rule on as an error', (preset) => {
    const rules = plugin.configs[preset].rules ?? {};
    expect(Object.keys(rules)).toEqual(names.map((name) => `flakeproof/${name}`));
    for (const entry of Object.values(rules)) expect([entry].flat()[0]).toBe('error');
    expect(plugin.configs[preset].plugins).toEqual({ flakeproof: plugin });
    expect(plugin.configs[`legacy-${preset}`]).toEqual({ plugins: ['flakeproof'], rules });
  });

  it('recommended needs no options', () => {
    expect(new Set(Object.values(plugin.configs.recommended.rules ?? {}))).toEqual(new Set(['error']));
  });

  it('carry the package’s name and version', () => {
    expect(plugin.meta).toEqual({ name: manifest.name, version: manifest.version, namespace: 'flakeproof' });
  });
});

/** Lints code with a preset as ESLint does for a user. */
function lint(code: string, extra: Linter.Config = {}, filename = 'tests/orders.test.ts') {
  return new Linter().verify(code, [{ files: ['**/*.{ts,js}'], languageOptions: { parser } }, plugin.configs.recommended, extra], { filename });
}

describe('the plain forms', () => {
  /** [rule, file, code]: what each rule reports whatever else it learns. */
  const PLAIN: [string, string, string][] = [
    ['no-unscoped-eventual-count', 'tests/a.test.ts', 'await eventually(() => repo.countWorkflows()).toEqual(2);'],
    ['no-unscoped-eventual-count', 'tests/a.test.ts', 'await eventually(async () => (await search(labels)).length).toEqual(2);'],
    ['no-unscoped-eventual-count', 'tests/a.test.ts', 'await expect.poll(() => repo.countWorkflows()).toBe(2);'],
    ['no-unscoped-like-delete', 'tests/a.test.ts', `await db.query("DELETE FROM resource_references WHERE name LIKE 'test-pod-%'");`],
    [
      'no-token-validation-in-health-handler',
      'src/app.ts',
      "app.get('/health', async (_req, res) => { await authenticator.validateToken(token); res.send('ok'); });",
    ],
    ['require-server-handler', 'src/app.ts', "import http from 'node:http'; http.createServer().listen(3000);"],
    [
      'require-server-handler',
      'src/app.ts',
      "import http from 'node:http'; class Api { #http = http.createServer(); start() { this.#http.on('request', app); this.#http.listen(80); } stop() { this.#http.close(); } }",
    ],
  ];
  it.each(PLAIN)('%s in %s: %s', (rule, filename, code) => {
    expect(lint(code, {}, filename).map((message) => message.ruleId)).toEqual([`flakeproof/${rule}`]);
  });
});

describe('the types', () => {
  it('know every rule and option', () => {
    const typed = {
      'flakeproof/require-server-handler': ['error', { deferred: 'ignore' }],
      'flakeproof/no-unscoped-eventual-count': 'warn',
      // @ts-expect-error An option that does not exist.
      'flakeproof/no-unscoped-like-delete': ['error', { file: [] }],
    } satisfies RuleOptions;
    // @ts-expect-error A rule that does not exist.
    const misspelt = { 'flakeproof/no-unscoped-delete': 'error' } satisfies RuleOptions;
    expect(Object.keys({ ...typed, ...misspelt })).toHaveLength(4);
    type Names = keyof Required<RuleOptions>;
    const every: Record<Names, true> = {
      'flakeproof/no-token-validation-in-health-handler': true,
      'flakeproof/no-unscoped-eventual-count': true,
      'flakeproof/no-unscoped-like-delete': true,
      'flakeproof/require-server-handler': true,
    };
    expect(Object.keys(every)).toEqual(names.map((name) => `flakeproof/${name}`));
  });
});

describe('bad input', () => {
  it.each(names)('an unknown option of %s is an error that names it', (name) => {
    const rules: Linter.RulesRecord = { [`flakeproof/${name}`]: ['error', { noSuchOption: true }] };
    expect(() => lint('', { rules })).toThrow(/Unexpected property "noSuchOption"\. Expected properties: "/);
  });

  it('an unknown setting is an error that names it', () => {
    expect(() => lint('x;', { settings: { flakeproof: { modulez: {} } } })).toThrow(/no key 'modulez'\. Known keys: modules, isolation\./);
  });

  it('an empty file has no reports', () => {
    expect(lint('')).toEqual([]);
  });

  it('a file that does not parse has ESLint’s own error and nothing else', () => {
    expect(lint('const = ;')).toMatchObject([{ fatal: true, ruleId: null }]);
  });
});

describe('the README', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  it.each(names)('links the page of %s', (name) => {
    expect(readme).toContain(`(docs/rules/${name}.md)`);
  });
});
