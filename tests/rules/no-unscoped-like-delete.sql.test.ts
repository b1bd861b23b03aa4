import rule from '../../src/rules/no-unscoped-like-delete.ts';
import { testRule } from '../rule-tester.ts';
import { bad, ok, unscoped } from './like-delete-cases.ts';

const Q = "DELETE FROM t WHERE n LIKE 'x%'";
const P = 'DELETE FROM t WHERE n LIKE $1';

/** How a text comes to be run: what hands it on, and what only looks at it. */
testRule('no-unscoped-like-delete: where the text stands', rule, {
  invalid: [
    bad('in a function’s argument, whoever the function is', `afterAll(() => dbExec("${Q}"));`, [unscoped(Q, 'x%')]),
    bad('in a test’s body, at any place of a test file', `await db.query("DELETE FROM resource_references WHERE name LIKE 'test-pod-%'");`, [
      unscoped("DELETE FROM resource_references WHERE name LIKE 'test-pod-%'", 'test-pod-%'),
    ], { filename: 'src/pods.test.ts' }),
    bad('in a file with nothing but a global hook of Mocha', `before(() => dbExec("${Q}"));`, [unscoped(Q, 'x%')], { filename: 'src/hooks.ts' }),
    bad('in a file that only its hooks make a test file', `afterAll(() => dbExec("${Q}"));`, [unscoped(Q, 'x%')], { filename: 'src/check.ts' }),
    bad('under a name, used once', `const CLEAN = "${Q}";\nafterAll(() => db.query(CLEAN));`, [unscoped(Q, 'x%')]),
    bad('under a name that is exported', `export const CLEAN = "${Q}";`, [unscoped(Q, 'x%')], { filename: 'tests/helpers/sql.ts' }),
    bad('in the text and the condition apart', `const BASE = 'DELETE FROM t';\nafterAll(() => db.query(\`\${BASE} WHERE n LIKE 'x%'\`));`, [
      unscoped("`${BASE} WHERE n LIKE 'x%'", 'x%'),
    ]),
    bad('in a list that a loop goes through', `const all = ["${Q}", 'DELETE FROM u WHERE id = 1'];\nafterAll(async () => { for (const one of all) await db.query(one); });`, [
      unscoped(Q, 'x%'),
    ]),
    bad('in a list given to a batch', `afterAll(() => db.batch(["${Q}"]));`, [unscoped(Q, 'x%')]),
    bad('chosen by a condition', `afterAll(() => db.query(full ? "${Q}" : 'SELECT 1'));`, [unscoped(Q, 'x%')]),
    bad('returned by a helper', `export const cleanSql = () => "${Q}";`, [unscoped(Q, 'x%')], { filename: 'tests/helpers/sql.ts' }),
    bad('joined from lines', "afterAll(() => db.query(['DELETE FROM t', \"WHERE n LIKE 'x%'\"].join('\\n')));", [
      unscoped("DELETE FROM t', \"WHERE n LIKE 'x%'", 'x%'),
    ]),
    bad('with a tag that marks its language only', `afterAll(() => db.query(/* sql */ \`${Q}\`));`, [unscoped(Q, 'x%')]),
    bad('as String.raw', "afterAll(() => db.query(String.raw`DELETE FROM t WHERE n LIKE 'x\\_%'`));", [unscoped("DELETE FROM t WHERE n LIKE 'x\\_%'", 'x\\_%')]),
    bad('with escaped quotes', `afterAll(() => db.query('DELETE FROM t WHERE n LIKE \\'x%\\''));`, [unscoped("DELETE FROM t WHERE n LIKE \\'x%\\'", 'x%')]),
    bad('among many statements: each where it stands', `afterAll(() => db.query(\`\n  DELETE FROM a WHERE id = 1;\n  DELETE FROM b WHERE n LIKE 'b%';\n  DELETE FROM c WHERE n LIKE 'c%';\n\`));`, [
      unscoped("DELETE FROM b WHERE n LIKE 'b%'", 'b%'),
      unscoped("DELETE FROM c WHERE n LIKE 'c%'", 'c%'),
    ]),
    bad('after a comment of the SQL', `afterAll(() => db.query(\`-- @tenancy off\n  ${Q}\`));`, [unscoped(Q, 'x%')]),
    bad('with a table that is not known', "afterAll(async () => { for (const table of tables) await db.query(`DELETE FROM ${table} WHERE name LIKE 'x%'`); });", [
      unscoped("DELETE FROM ${table} WHERE name LIKE 'x%'", 'x%'),
    ]),
    bad('inside what a rejection is expected of', `test('a', async () => { await expect(db.query("${Q}").then(noop)).resolves.toBeDefined(); });`.replace('await expect(', 'await settle('), [
      unscoped(Q, 'x%'),
    ]),
  ],
  valid: [
    ok('compared', `test('a', () => { if (sql === "${Q}") fail(); });`),
    ok('looked for in another text', `test('a', () => { if (sql.includes("${Q}")) fail(); });`),
    ok('logged', `afterAll(() => { console.log("${Q}"); logger.info("${Q}"); });`),
    ok('a test’s title', `test("${Q}", () => {});`),
    ok('what a mock is asked with', `test('a', () => { when(db.query).calledWith("${Q}").thenReturn([]); });`),
    ok('what a mock answers', `test('a', () => { build.mockImplementation(() => "${Q}"); });`),
    ok('parsed', `test('a', () => { const tree = parse("${Q}"); });`),
    ok('formatted', `test('a', () => { const text = formatSql("${Q}"); });`),
    ok('a name that is only compared', `const SQL = "${Q}";\ntest('a', () => { expect(built).toBe(SQL); });`),
    ok('a table of cases', `test.each([["${Q}", 1]])('%s', (sql, n) => {});`),
    ok('an expected value deep in an object', `test('a', () => { testSql(builder, { mysql: { sql: "DELETE FROM t WHERE n LIKE ?", bindings: ['x%'] } }); });`),
    ok('a property that is no statement', `test('a', () => { render({ title: "${Q}" }); });`),
    ok('a key', `const rows = { "${Q}": 1 };`),
    ok('prose', `test('it should delete from the list what looks like x%', () => { run("it should delete from t where n like 'x%'"); });`),
  ],
});

/** Where the values of placeholders come from. */
testRule('no-unscoped-like-delete: bound values', rule, {
  invalid: [
    bad('one by one', "afterAll(() => db.$executeRawUnsafe('DELETE FROM t WHERE a = $1 AND n LIKE $2', 'k', 'x%'));", [
      unscoped('DELETE FROM t WHERE a = $1 AND n LIKE $2', 'x%'),
    ]),
    bad('numbered out of order', "afterAll(() => db.query('DELETE FROM t WHERE n LIKE $2 AND k = $1', ['k', 'x%']));", [
      unscoped('DELETE FROM t WHERE n LIKE $2 AND k = $1', 'x%'),
    ]),
    bad('by question marks, in order', "afterAll(() => db.query('DELETE FROM t WHERE k = ? AND n LIKE ?', ['k', 'x%']));", [
      unscoped('DELETE FROM t WHERE k = ? AND n LIKE ?', 'x%'),
    ]),
    bad('by name with its mark', "afterAll(async () => { await db.run('DELETE FROM t WHERE n LIKE @n', { '@n': 'x%' }); });", [
      unscoped('DELETE FROM t WHERE n LIKE @n', 'x%'),
    ]),
    bad('of a query object', `afterAll(() => db.query({ name: 'clean', text: '${P}', values: ['x%'] }));`, [unscoped(P, 'x%')]),
    bad('of a query object under a name', `const clean = { text: '${P}', values: ['x%'] };\nafterAll(() => db.query(clean));`, [unscoped(P, 'x%')]),
    bad('under a name', `const values = ['x%'];\nafterAll(() => db.query('${P}', values));`, [unscoped(P, 'x%')]),
    bad('by a helper that takes the connection first', `afterAll(() => run(pool, '${P}', ['x%']));`, [unscoped(P, 'x%')]),
    bad('of a prepared statement', "afterAll(async () => { const s = await db.prepare('DELETE FROM t WHERE n LIKE ?'); await s.run('x%'); });", [
      unscoped('DELETE FROM t WHERE n LIKE ?', 'x%'),
    ]),
    bad('of a text under a name, by its use', `const CLEAN = '${P}';\nafterAll(() => db.query(CLEAN, ['x%']));`, [unscoped(P, 'x%')]),
    bad('put together by SQL', "afterAll(() => db.query(\"DELETE FROM t WHERE n LIKE CONCAT(?, '%')\", ['x']));", [
      unscoped("DELETE FROM t WHERE n LIKE CONCAT(?, '%')", 'x%'),
    ]),
    bad('a list of patterns', "afterAll(() => db.query('DELETE FROM t WHERE n LIKE ANY($1)', [['x%', 'y%']]));", [
      unscoped('DELETE FROM t WHERE n LIKE ANY($1)', 'x%, y%'),
    ]),
    bad('a constant list that a loop goes through', `afterAll(async () => { for (const p of ['x%', 'y%']) await db.query('${P}', [p]); });`, [unscoped(P, 'x%')]),
    bad('the parameter of a helper that this file calls with a constant', "const wipe = (mark: string) => db.query(`DELETE FROM t WHERE n LIKE '${mark}%'`);\nafterAll(() => wipe('x-'));", [
      unscoped("DELETE FROM t WHERE n LIKE '${mark}%'", 'x-%'),
    ]),
    bad('the preset of a helper’s parameter', "async function wipe(mark = 'x-') { await db.query('DELETE FROM t WHERE n LIKE $1', [`${mark}%`]); }\nafterAll(() => wipe());", [
      unscoped('DELETE FROM t WHERE n LIKE $1', 'x-%'),
    ]),
    bad('a list of constants handed to a helper of this file', "const wipe = (table: string, like: string) => db.query(`DELETE FROM ${table} WHERE n LIKE $1`, [like]);\nafterAll(async () => { for (const [table, like] of [['a', 'x%'], ['b', 'y%']]) await wipe(table, like); });", [
      unscoped('DELETE FROM ${table} WHERE n LIKE $1', 'x%'),
    ]),
    bad('a second value that only excludes this run’s own', "const own = crypto.randomUUID();\nafterAll(() => db.query(\"DELETE FROM t WHERE n LIKE 'x%' AND id <> $1\", [own]));", [
      unscoped("DELETE FROM t WHERE n LIKE 'x%' AND id <> $1", 'x%'),
    ]),
  ],
  valid: [
    ok('no value shown', `afterAll(() => db.query('${P}', values));`),
    ok('a spread before the value', `afterAll(() => db.query('DELETE FROM t WHERE a = $1 AND n LIKE $2', [...ids, 'x%']));`),
    ok('a runtime value in the middle of a pattern', "afterAll(() => db.query(`DELETE FROM t WHERE n LIKE 'x-' || $1 || '-%'`, [run.id]));"),
    ok('a value of an options object', `afterAll(() => db.query('DELETE FROM t WHERE n LIKE :n', { replacements: { n: \`\${run}%\` } }));`),
    ok('a helper that this file calls with the run’s id', "const run = crypto.randomUUID();\nconst wipe = (mark: string) => db.query(`DELETE FROM t WHERE n LIKE '${mark}%'`);\nafterAll(() => wipe(`x-${run}`));"),
    ok('a helper with one constant and one runtime part', "const wipe = (mark: string, run: string) => db.query(`DELETE FROM t WHERE n LIKE '${mark}-${run}%'`);\nafterAll(() => wipe('x', run));"),
    ok('a callback after the text is no value', `afterAll((done) => db.query('${P}', done));`),
    ok('the worker’s own number', "afterAll(() => db.query(`DELETE FROM t WHERE n LIKE 'w${process.env.JEST_WORKER_ID}-%'`));"),
    ok('an equality with the session’s own setting', `afterAll(() => db.query("DELETE FROM t WHERE tenant = current_setting('app.tenant') AND n LIKE 'x%'"));`),
    ok('a tagged template with a fragment that is not known', "afterAll(async () => { await sql`DELETE FROM t WHERE n LIKE 'x%' AND ${scope}`; });"),
    ok('a pattern from another table', `afterAll(() => db.query("DELETE FROM t USING u WHERE t.n LIKE u.prefix || '%'"));`),
    ok('an environment variable', "afterAll(() => db.query(`DELETE FROM t WHERE n LIKE '${process.env.PREFIX}%'`));"),
    ok('a fallback for an environment variable', "const prefix = process.env.PREFIX ?? 'x';\nafterAll(() => db.query(`DELETE FROM t WHERE n LIKE '${prefix}%'`));"),
    ok('a member of an object that is not known', `afterAll(() => db.query('${P}', [config.prefix + '%']));`),
    ok('this.x that a test sets', `class A { prefix = ''; before() { this.prefix = makeId(); } after() { return db.query('${P}', [this.prefix + '%']); } }`),
  ],
});

/** Which statements and which predicates. */
testRule('no-unscoped-like-delete: the SQL', rule, {
  invalid: [
    ...(
      [
        ['ILIKE', "DELETE FROM t WHERE n ILIKE 'x%'", 'x%'],
        ['SIMILAR TO', "DELETE FROM t WHERE n SIMILAR TO '(x|y)%'", '(x|y)%'],
        ['REGEXP', "DELETE FROM t WHERE n REGEXP '^x'", '^x'],
        ['RLIKE', "DELETE FROM t WHERE n RLIKE '^x'", '^x'],
        ['GLOB', "DELETE FROM t WHERE n GLOB 'x*'", 'x*'],
        ['a regular expression of Postgres', "DELETE FROM t WHERE n ~* '^x'", '^x'],
        ['~~', "DELETE FROM t WHERE n ~~ 'x%'", 'x%'],
        ['^@', "DELETE FROM t WHERE n ^@ 'x'", 'x'],
        ['regexp_like', "DELETE FROM t WHERE regexp_like(n, '^x')", '^x'],
        ['position', "DELETE FROM t WHERE position('x' IN n) > 0", 'x'],
        ['strpos', "DELETE FROM t WHERE strpos(n, 'x') = 1", 'x'],
        ['instr', "DELETE FROM t WHERE instr(n, 'x') > 0", 'x'],
        ['locate', "DELETE FROM t WHERE LOCATE('x', n) > 0", 'x'],
        ['charindex', "DELETE FROM t WHERE CHARINDEX('x', n) > 0", 'x'],
        ['patindex', "DELETE FROM t WHERE PATINDEX('%x%', n) > 0", '%x%'],
        ['LEFT compared with a constant', "DELETE FROM t WHERE LEFT(n, 5) = 'test-'", 'test-'],
        ['SUBSTR compared with a constant', "DELETE FROM t WHERE SUBSTR(n, 1, 5) = 'test-'", 'test-'],
        ['a date bound beside it', "DELETE FROM t WHERE n LIKE 'x%' AND created_at < now() - INTERVAL '1 day'", 'x%'],
        ['IS NULL beside it', "DELETE FROM t WHERE parent IS NULL AND n LIKE 'x%'", 'x%'],
        ['a JSON path', "DELETE FROM t WHERE data->>'to' LIKE 'x%'", 'x%'],
        ['USING', "DELETE FROM t USING u WHERE u.id = t.uid AND u.n LIKE 'x%'", 'x%'],
        ['ON of a join', "DELETE t FROM t JOIN u ON u.id = t.uid AND u.n LIKE 'x%'", 'x%'],
        ['EXISTS', "DELETE FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.id = t.uid AND u.n LIKE 'x%')", 'x%'],
        ['a derived table', "DELETE t FROM t JOIN (SELECT id FROM u WHERE n LIKE 'x%') s ON s.id = t.uid", 'x%'],
        ['a placeholder in braces and a constant', "DELETE FROM t WHERE n LIKE 'x%' LIMIT {n: UInt32}", 'x%'],
        ['T-SQL names and TOP', "DELETE TOP (10) FROM [dbo].[User Names] WHERE [n] LIKE N'x%'", 'x%'],
        ['ALTER TABLE … DELETE', "ALTER TABLE t DELETE WHERE n LIKE 'x%'", 'x%', "DELETE WHERE n LIKE 'x%'"],
      ] as const
    ).map(([name, sql, pattern, at]) => bad(name, `afterAll(() => db.query("${sql}"));`, [unscoped(at ?? sql, pattern)])),
    bad('MySQL’s double quotes', "afterAll(() => db.query('DELETE FROM t WHERE n LIKE \"x%\"'));", [unscoped('DELETE FROM t WHERE n LIKE "x%"', 'x%')]),
    bad('NOT IN a subselect by a pattern', `afterAll(() => db.query("DELETE FROM t WHERE id NOT IN (SELECT id FROM t WHERE n LIKE 'keep%')"));`, [
      { at: "DELETE FROM t WHERE id NOT IN (SELECT id FROM t WHERE n LIKE 'keep%')", messageId: 'negatedPattern', data: { pattern: 'keep%', table: "'t'" } },
    ]),
    bad('NOT LIKE where the table is not known', "afterAll(() => db.query(`DELETE FROM ${table} WHERE n NOT LIKE 'keep%'`));", [
      { at: "DELETE FROM ${table} WHERE n NOT LIKE 'keep%'", messageId: 'negatedPattern', data: { pattern: 'keep%', table: 'the table' } },
    ]),
    bad('NOT of an OR', `afterAll(() => db.query("DELETE FROM t WHERE NOT (role = 'admin' OR n LIKE 'keep%')"));`, [
      { at: "DELETE FROM t WHERE NOT (role = 'admin' OR n LIKE 'keep%')", messageId: 'negatedPattern', data: { pattern: 'keep%', table: "'t'" } },
    ]),
  ],
  valid: [
    ...(
      [
        ['an anchored regular expression without a wildcard', "DELETE FROM t WHERE n ~ '^fixed$'"],
        ['LIKE with an escaped wildcard only', "DELETE FROM t WHERE n LIKE '100!%' ESCAPE '!'"],
        ['an underscore inside a name', "DELETE FROM t WHERE n LIKE 'fixed_user@bot.invalid'"],
        ['a position that is not found', 'DELETE FROM t WHERE LEFT(n, 5) = other.n'],
        ['a trigger’s body', "CREATE TRIGGER x AFTER INSERT ON t BEGIN DELETE FROM u WHERE n LIKE 'x%'; END"],
        ['a function’s body', "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM t WHERE n LIKE 'x%' $$"],
        ['a policy', "CREATE POLICY p ON t FOR DELETE USING (n LIKE 'x%')"],
        ['a grant', "GRANT DELETE ON t TO u; SELECT 1 FROM t WHERE n LIKE 'x%'"],
        ['INSERT … SELECT', "INSERT INTO deleted SELECT * FROM t WHERE n LIKE 'x%'"],
      ] as const
    ).map(([name, sql]) => ok(name, `afterAll(() => db.query("${sql}"));`)),
    ok('an equality ANDed outside of the brackets of an OR', `afterAll(() => db.query("DELETE FROM t WHERE (n LIKE 'x%' OR n LIKE 'y%') AND run = $1", [run]));`),
    ok('IN with runtime values', "afterAll(() => db.query(`DELETE FROM t WHERE n LIKE 'x%' AND id IN (${ids.join(',')})`));"),
    ok('a subselect by this run', `afterAll(() => db.query("DELETE FROM t WHERE n LIKE 'x%' AND uid IN (SELECT id FROM u WHERE run = $1)", [run]));`),
  ],
});
