import path from 'node:path';
import { expect, it } from 'vitest';
import { BAD_JS, BAD_TS, CONFIG_TS, documented, GOOD_JS, MESSAGE, RULE, TYPESCRIPT } from './code.ts';
import { applySuggestion, eslintServerIn, openEditor } from './language-server.ts';
import { PACKAGES, project } from './project.ts';

const HANDLER = 'res.writeHead(404).end()';

it.each(['eslint', 'eslint9', 'eslint8'])('the ESLint language server on %s: an unsaved buffer, its mark, its quick fix', async (alias) => {
  const { dir } = project({ 'eslint.config.js': CONFIG_TS, 'src/server.ts': GOOD_JS }, [{ eslint: alias }, ...TYPESCRIPT]);
  const editor = await openEditor({
    ...eslintServerIn(dir),
    file: 'src/server.ts',
    text: GOOD_JS,
    languageId: 'typescript',
  });
  expect(await editor.diagnostics()).toEqual([]);

  editor.type(BAD_TS);
  const [mark, ...others] = await editor.diagnostics();
  expect(others).toEqual([]);
  expect(mark).toMatchObject({ code: RULE, message: expect.stringContaining(MESSAGE), range: { start: { line: 3 } } });
  expect(mark?.codeDescription?.href).toMatch(/^https:.*require-server-handler/);

  await applySuggestion(editor, mark);
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
