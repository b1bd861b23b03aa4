import path from 'node:path';
import { expect, it } from 'vitest';
import { BAD_JS, BAD_TS, CONFIG_TS, documented, GOOD_JS, MESSAGE, RULE, TYPESCRIPT } from './code.ts';
import { openEditor } from './language-server.ts';
import { project } from './project.ts';

const PACKAGES = path.join(import.meta.dirname, 'node_modules');
const ESLINT_SERVER = path.join(PACKAGES, 'vscode-langservers-extracted/lib/eslint-language-server/eslintServer.js');
const HANDLER = 'res.writeHead(404).end()';

/** What VS Code's ESLint extension sends when nobody has changed a setting. */
const settingsIn = (dir: string) => ({
  validate: 'on',
  run: 'onType',
  quiet: false,
  problems: { shortenToSingleLine: false },
  rulesCustomizations: [],
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' },
  format: false,
  options: {},
  nodePath: null,
  onIgnoredFiles: 'off',
  workingDirectory: { mode: 'location' },
  workspaceFolder: { uri: `file://${dir}`, name: 'project' },
  experimental: {},
});

it.each(['eslint', 'eslint9', 'eslint8'])('the ESLint language server on %s: an unsaved buffer, its mark, its quick fix', async (alias) => {
  const { dir } = project({ 'eslint.config.js': CONFIG_TS, 'src/server.ts': GOOD_JS }, [{ eslint: alias }, ...TYPESCRIPT]);
  const editor = await openEditor({
    command: process.execPath,
    args: [ESLINT_SERVER, '--stdio'],
    dir,
    file: 'src/server.ts',
    text: GOOD_JS,
    languageId: 'typescript',
    settings: settingsIn(dir),
  });
  expect(await editor.diagnostics()).toEqual([]);

  editor.type(BAD_TS);
  const [mark, ...others] = await editor.diagnostics();
  expect(others).toEqual([]);
  expect(mark).toMatchObject({ code: RULE, message: expect.stringContaining(MESSAGE), range: { start: { line: 3 } } });
  expect(mark?.codeDescription?.href).toMatch(/^https:.*require-server-handler/);

  const offered = mark ? await editor.actions(mark) : [];
  const titles = offered.map(({ title }) => title);
  expect(titles).toContainEqual(expect.stringContaining('Show documentation'));
  const fix = offered.find(({ command }) => command?.command === 'eslint.applySuggestion');
  expect(fix, titles.join(', ')).toBeDefined();
  if (fix) await editor.choose(fix);
  expect(editor.text()).toContain(HANDLER);
  expect(await editor.diagnostics()).toEqual([]);
  await editor.close();
});

it('oxlint’s language server: an unsaved buffer, its mark, its quick fix', async () => {
  const { dir } = project(
    {
      '.oxlintrc.json': documented('.oxlintrc.json'),
      'server.js': GOOD_JS,
    },
    ['oxlint'],
  );
  const editor = await openEditor({
    command: process.execPath,
    args: [path.join(PACKAGES, 'oxlint/bin/oxlint'), '--lsp'],
    dir,
    file: 'server.js',
    text: GOOD_JS,
    languageId: 'javascript',
    initializationOptions: [{ workspaceUri: `file://${dir}`, options: { run: 'onType' } }],
  });
  expect(await editor.diagnostics()).toEqual([]);

  editor.type(BAD_JS);
  const [mark, ...others] = await editor.diagnostics();
  expect(others).toEqual([]);
  expect(mark).toMatchObject({ message: expect.stringContaining(MESSAGE), range: { start: { line: 2 } } });

  const offered = mark ? await editor.actions(mark) : [];
  const fix = offered.find(({ edit }) => JSON.stringify(edit ?? '').includes(HANDLER));
  expect(fix, offered.map(({ title }) => title).join(', ')).toBeDefined();
  if (fix) await editor.choose(fix);
  expect(editor.text()).toContain(HANDLER);
  expect(await editor.diagnostics()).toEqual([]);
  await editor.close();
});
