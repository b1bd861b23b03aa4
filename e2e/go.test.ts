import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { BAD_GO, BAD_JS, CONFIG, documented, GO_RULE, GOOD_GO, GOOD_JS, RULE } from './code.ts';
import { applySuggestion, eslintServerIn, openEditor } from './language-server.ts';
import { emptyProject, project } from './project.ts';
import { reported, resultsOf } from './results.ts';

const CONFIG_GO = documented('eslint.config.js', 'go.md');
const AT_LEAST = 'BeNumerically(">=", 2)';

const HOOK = (pattern: string) => `package orders_test

var _ = AfterEach(func() {
	db.Exec("DELETE FROM orders WHERE name LIKE $1", ${pattern})
})
`;
const SERVER = (inConstructor: string, inStart: string) => `package api

import "net/http"

type API struct {
	server *http.Server
}

func New() *API {
	return &API{server: &http.Server{Addr: ":80"${inConstructor}}}
}

func (a *API) Start() error {
${inStart}	return a.server.ListenAndServe()
}
`;
const HEALTH = (check: string) => `package api

import "net/http"

func (s *Server) handleHealth(w http.ResponseWriter, r *http.Request) {
	if err := ${check}; err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}
`;

/** Each rule's mistake, and its repair. */
const FILES = {
  'test/count_test.go': BAD_GO,
  'test/count_mended_test.go': GOOD_GO,
  'test/clean_test.go': HOOK('"it-%"'),
  'test/clean_mended_test.go': HOOK('"it-" + uuid.NewString() + "%"'),
  'api/server.go': SERVER('', '\ta.server.Handler = routes()\n'),
  'api/server_mended.go': SERVER(', Handler: routes()', ''),
  'api/health.go': HEALTH('s.authenticator.ValidateToken(r.Context(), probe)'),
  'api/health_mended.go': HEALTH('s.db.PingContext(r.Context())'),
};
const REPORTS = {
  'api/health.go': ['flakeproof/no-token-validation-in-health-handler'],
  'api/health_mended.go': [],
  'api/server.go': ['flakeproof/require-server-handler'],
  'api/server_mended.go': [],
  'test/clean_mended_test.go': [],
  'test/clean_test.go': ['flakeproof/no-unscoped-like-delete'],
  'test/count_mended_test.go': [],
  'test/count_test.go': [GO_RULE],
};

it.each(['9', '10'])('the entry for Go installs from the packed file into an empty folder beside ESLint %s: each mistake found, each repair silent', async (version) => {
  const made = emptyProject({ ...FILES, 'a.js': BAD_JS, 'c.js': GOOD_JS, 'eslint.config.js': CONFIG_GO });
  const installed = await made.run('npm', ['install', '-D', '--no-audit', '--no-fund', '--ignore-scripts', inject('tarball'), `eslint@${version}`]);
  expect(installed.code, installed.stderr).toBe(0);
  expect((await made.run('eslint', ['--version'])).stdout).toMatch(`v${version}.`);
  expect(await reported(made, '.')).toEqual({ ...REPORTS, 'a.js': [RULE], 'c.js': [], 'eslint.config.js': [] });
  // Experimental: what it says of Go fails nobody's build.
  const told = await made.run('eslint', ['test', 'api']);
  expect(told.stdout).toContain('(0 errors, 4 warnings)');
  expect(told.code).toBe(0);
});

it.each([['9', 'eslint9'], ['10', 'eslint']])('--cache over Go on ESLint %s: the same again, and anew what changed', async (_version, alias) => {
  const made = project({ 'a_test.go': BAD_GO, 'b_test.go': GOOD_GO, 'eslint.config.js': CONFIG_GO }, [{ eslint: alias }]);
  const args = ['--cache', '--cache-strategy', 'content', 'a_test.go', 'b_test.go'];
  const first = await resultsOf(made, ...args);
  expect(first.map(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([[GO_RULE], []]);
  expect(await resultsOf(made, ...args)).toEqual(first);
  // Out of the cache indeed, not by a second look at the file.
  made.write({ '.eslintcache': made.read('.eslintcache').replaceAll('other tests can add to it', 'the cache says so') });
  expect((await resultsOf(made, ...args))[0]?.messages[0]?.message).toContain('the cache says so');
  made.write({ 'a_test.go': GOOD_GO, 'b_test.go': BAD_GO });
  expect((await resultsOf(made, ...args)).map(({ messages }) => messages.length)).toEqual([0, 1]);
});

it('--concurrency over Go reports what one thread reports', async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`test/${index}_test.go`, index % 3 === 0 ? BAD_GO : GOOD_GO]));
  const made = project({ ...files, ...FILES, 'eslint.config.js': CONFIG_GO });
  const alone = await resultsOf(made, 'test', 'api', '--concurrency', 'off');
  expect(alone.flatMap(({ messages }) => messages)).toHaveLength(18);
  expect(await resultsOf(made, 'test', 'api', '--concurrency', '2')).toEqual(alone);
});

it('comments in Go switch a report off, and are told of where they do nothing', async () => {
  const poll = '\tEventually(';
  const made = project({
    'plain_test.go': BAD_GO,
    'next_test.go': BAD_GO.replace(poll, `\t// eslint-disable-next-line ${GO_RULE} -- one worker\n${poll}`),
    'close_test.go': BAD_GO.replace(poll, `\t//eslint-disable-next-line ${GO_RULE}\n${poll}`),
    'line_test.go': BAD_GO.replace('error) {\n', `error) { // eslint-disable-line ${GO_RULE}\n`),
    'block_test.go': BAD_GO.replace('var _', '/* eslint-disable */\nvar _'),
    'between_test.go': BAD_GO.replace(poll, `\t/* eslint-disable ${GO_RULE} */\n${poll}`).replace('\n})', `\n\t/* eslint-enable ${GO_RULE} */\n})`),
    'ended_test.go': BAD_GO.replace('var _', `/* eslint-disable ${GO_RULE} */\nvar a = 1\n/* eslint-enable ${GO_RULE} */\nvar _`),
    'other_test.go': BAD_GO.replace(poll, `\t// eslint-disable-next-line flakeproof/require-server-handler\n${poll}`),
    'useless_test.go': GOOD_GO.replace(poll, `\t// eslint-disable-next-line ${GO_RULE}\n${poll}`),
    'eslint.config.js': CONFIG_GO,
  });
  // `null` is ESLint itself: a comment that switches nothing off.
  expect(await reported(made, '--report-unused-disable-directives', '.')).toEqual({
    'between_test.go': [],
    'block_test.go': [],
    'close_test.go': [],
    'ended_test.go': [null, GO_RULE],
    'eslint.config.js': [],
    'line_test.go': [],
    'next_test.go': [],
    'other_test.go': [null, GO_RULE],
    'plain_test.go': [GO_RULE],
    'useless_test.go': [null],
  });
});

it.each(['eslint', 'eslint9'])('the ESLint language server on %s: an unsaved buffer of Go, its mark, its quick fix', async (alias) => {
  const { dir } = project({ 'eslint.config.js': CONFIG_GO, 'test/orders_test.go': GOOD_GO }, [{ eslint: alias }]);
  const editor = await openEditor({ ...eslintServerIn(dir), file: 'test/orders_test.go', text: GOOD_GO, languageId: 'go' });
  expect(await editor.diagnostics()).toEqual([]);

  editor.type(BAD_GO);
  const [mark, ...others] = await editor.diagnostics();
  expect(others).toEqual([]);
  expect(mark).toMatchObject({ code: GO_RULE, message: expect.stringContaining('other tests can add to it'), range: { start: { line: 5, character: 1 } } });
  expect(mark?.codeDescription?.href).toMatch(/^https:.*no-unscoped-eventual-count/);

  await applySuggestion(editor, mark);
  expect(editor.text()).toBe(BAD_GO.replace('Equal(2)', AT_LEAST));
  expect(await editor.diagnostics()).toEqual([]);
  await editor.close();
});

it('the main entry is whole without the one for Go', async () => {
  const made = project({ 'a.js': BAD_JS, 'c.js': GOOD_JS, 'eslint.config.js': CONFIG });
  const withGo = await resultsOf(made, 'a.js', 'c.js');
  expect(withGo.map(({ messages }) => messages.length)).toEqual([1, 0]);
  rmSync(path.join(made.dir, 'node_modules/eslint-plugin-flakeproof/dist/go.js'));
  expect(await resultsOf(made, 'a.js', 'c.js')).toEqual(withGo);
});
