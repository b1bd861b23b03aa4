import rule from '../../src/rules/no-unscoped-like-delete.ts';
import { testRule } from '../rule-tester.ts';
import { bad, ok, unscoped } from './like-delete-cases.ts';

/** The cases of the rule's specification: those that it reports. */
testRule('no-unscoped-like-delete: reported', rule, {
  valid: [],
  invalid: [
    bad('a literal prefix in a per-test hook (B1)', `afterEach(() => pool.query("DELETE FROM invoices WHERE number LIKE 'T-%'"));`, [
      unscoped("DELETE FROM invoices WHERE number LIKE 'T-%'", 'T-%'),
    ]),
    bad(
      'a placeholder bound to a literal (B2)',
      "beforeEach(async () => { await client.query('DELETE FROM carts WHERE owner LIKE $1', ['robot-%']); });",
      [unscoped('DELETE FROM carts WHERE owner LIKE $1', 'robot-%')],
    ),
    bad(
      'a constant of the module in the text; a random part for it scopes the rows and the delete alike (B3)',
      "const MARK = 'zz_import_';\nafterAll(() => db.execute(`delete from parcels where label like '${MARK}%'`));",
      [
        unscoped("delete from parcels where label like '${MARK}%'", 'zz_import_%', {
          suggestions: [
            {
              messageId: 'makeConstUnique',
              data: { name: 'MARK' },
              output:
                "import { randomUUID } from 'node:crypto';\nconst MARK = `zz_import_${randomUUID()}_`;\nafterAll(() => db.execute(`delete from parcels where label like '${MARK}%'`));",
            },
          ],
        }),
      ],
    ),
    bad(
      'a constant of the module, bound (B4)',
      "const MARK = 'zz_import_';\nafterAll(() => conn.execute('DELETE FROM parcels WHERE label LIKE ?', [`${MARK}%`]));",
      [
        unscoped('DELETE FROM parcels WHERE label LIKE ?', 'zz_import_%', {
          suggestions: [
            {
              messageId: 'makeConstUnique',
              data: { name: 'MARK' },
              output:
                "import { randomUUID } from 'node:crypto';\nconst MARK = `zz_import_${randomUUID()}_`;\nafterAll(() => conn.execute('DELETE FROM parcels WHERE label LIKE ?', [`${MARK}%`]));",
            },
          ],
        }),
      ],
    ),
    bad(
      'a constant through a quoting helper of this file (B5)',
      "const MARK = 'zz_import_';\nconst q = (s: string) => `'${s.replace(/'/g, \"''\")}'`;\nafterAll(() => run(`DELETE FROM parcels WHERE label LIKE ${q(MARK + '%')}`));",
      [
        unscoped("DELETE FROM parcels WHERE label LIKE ${q(MARK + '%')}", 'zz_import_%', {
          suggestions: [
            {
              messageId: 'makeConstUnique',
              data: { name: 'MARK' },
              output:
                "import { randomUUID } from 'node:crypto';\nconst MARK = `zz_import_${randomUUID()}_`;\nconst q = (s: string) => `'${s.replace(/'/g, \"''\")}'`;\nafterAll(() => run(`DELETE FROM parcels WHERE label LIKE ${q(MARK + '%')}`));",
            },
          ],
        }),
      ],
    ),
    bad('a tagged template with a constant value (B6)', "const like = 'bot+%';\nafterEach(async () => { await sql`DELETE FROM people WHERE mail LIKE ${like}`; });", [
      unscoped('DELETE FROM people WHERE mail LIKE ${like}', 'bot+%'),
    ]),
    bad(
      'built with +, the first arm scoped: the OR widens (B7)',
      `afterAll(() => query("DELETE FROM people WHERE id = '" + me.id + "' OR mail LIKE 'bot%'"));`,
      [{ at: `DELETE FROM people WHERE id = '" + me.id + "' OR mail LIKE 'bot%'`, messageId: 'wideningOr', data: { pattern: 'bot%' } }],
    ),
    bad('equality with a constant scopes nothing (B8)', `afterEach(() => pool.query("DELETE FROM jobs WHERE kind = 'mail' AND payload LIKE '%demo%'"));`, [
      unscoped("DELETE FROM jobs WHERE kind = 'mail' AND payload LIKE '%demo%'", '%demo%'),
    ]),
    bad('LIMIT and ORDER BY scope nothing (B9)', `afterEach(() => pool.query("DELETE FROM jobs WHERE name LIKE 'demo%' ORDER BY id LIMIT 100"));`, [
      unscoped("DELETE FROM jobs WHERE name LIKE 'demo%' ORDER BY id LIMIT 100", 'demo%'),
    ]),
    bad('a subselect chooses by a constant pattern (B10)', `afterAll(() => pool.query("DELETE FROM lines WHERE order_id IN (SELECT id FROM orders WHERE ref LIKE 'IT-%')"));`, [
      unscoped("DELETE FROM lines WHERE order_id IN (SELECT id FROM orders WHERE ref LIKE 'IT-%')", 'IT-%'),
    ]),
    bad(
      'a CTE in front of the delete chooses by a constant pattern (B11)',
      "afterAll(() => pool.query(`WITH old AS (SELECT id FROM orders WHERE ref LIKE 'IT-%')\n  DELETE FROM orders USING old WHERE orders.id = old.id`));",
      [unscoped('DELETE FROM orders USING old WHERE orders.id = old.id', 'IT-%')],
    ),
    bad(
      'a delete inside a CTE (B12)',
      `afterAll(() => pool.query("WITH gone AS (DELETE FROM orders WHERE ref LIKE 'IT-%' RETURNING 1) SELECT count(*) FROM gone"));`,
      [unscoped("DELETE FROM orders WHERE ref LIKE 'IT-%' RETURNING 1", 'IT-%')],
    ),
    bad('MySQL deletes from a join (B13)', `afterAll(() => pool.query("DELETE l FROM line l JOIN orders o ON o.id = l.oid WHERE o.ref LIKE 'IT-%'"));`, [
      unscoped("DELETE l FROM line l JOIN orders o ON o.id = l.oid WHERE o.ref LIKE 'IT-%'", 'IT-%'),
    ]),
    bad(
      'two statements in one text: one report, on the second (B14)',
      `const run = crypto.randomUUID();\nafterEach(() => db.exec2("DELETE FROM a WHERE run = '" + run + "'; DELETE FROM b WHERE name LIKE 'x%'"));`,
      [unscoped("DELETE FROM b WHERE name LIKE 'x%'", 'x%')],
    ),
    bad(
      'a line break in DELETE FROM, quoted names, alias, cast, ILIKE, ESCAPE (B15)',
      "afterAll(() => ds.query(`\n  DELETE\n  FROM \"app\".\"User\" AS u\n  WHERE u.\"id\"::text ILIKE 'tmp!_%' ESCAPE '!'`));",
      [unscoped("DELETE\n  FROM \"app\".\"User\" AS u\n  WHERE u.\"id\"::text ILIKE 'tmp!_%' ESCAPE '!'", 'tmp!_%')],
    ),
    bad('NOT LIKE takes everybody else’s rows (B16)', `beforeEach(() => pool.query("DELETE FROM users WHERE mail NOT LIKE 'admin@%'"));`, [
      { at: "DELETE FROM users WHERE mail NOT LIKE 'admin@%'", messageId: 'negatedPattern', data: { pattern: 'admin@%', table: "'users'" } },
    ]),
    bad('other pattern operators (B17)', `afterEach(() => pool.query("DELETE FROM users WHERE mail ~ '^bot' OR starts_with(mail, 'qa')"));`, [
      unscoped("DELETE FROM users WHERE mail ~ '^bot' OR starts_with(mail, 'qa')", '^bot'),
    ]),
    bad('constants put together by SQL (B18)', `afterEach(() => pool.query("DELETE FROM users WHERE mail LIKE 'bot' || '-' || '%'"));`, [
      unscoped("DELETE FROM users WHERE mail LIKE 'bot' || '-' || '%'", 'bot-%'),
    ]),
    bad('Prisma, through a relation (B19)', "afterAll(() => prisma.note.deleteMany({ where: { author: { mail: { endsWith: '@it.invalid' } } } }));", [
      unscoped("deleteMany({ where: { author: { mail: { endsWith: '@it.invalid' } } } })", '@it.invalid'),
    ]),
    bad('Prisma, a constant arm beside a scoped one (B20)', "beforeAll(() => prisma.user.deleteMany({ where: { OR: [{ id: me.id }, { mail: { contains: 'robot' } }] } }));", [
      { at: "deleteMany({ where: { OR: [{ id: me.id }, { mail: { contains: 'robot' } }] } })", messageId: 'wideningOr', data: { pattern: 'robot' } },
    ]),
    bad('drizzle (B21)', "afterEach(() => db.delete(users).where(and(eq(users.role, 'guest'), like(users.mail, 'bot-%'))));", [
      unscoped("delete(users).where(and(eq(users.role, 'guest'), like(users.mail, 'bot-%')))", 'bot-%'),
    ]),
    bad('kysely (B22)', "afterEach(() => db.deleteFrom('users').where('mail', 'like', 'bot-%').execute());", [
      unscoped("deleteFrom('users').where('mail', 'like', 'bot-%')", 'bot-%'),
    ]),
    bad('knex, the delete at the end (B23)', "afterEach(() => knex('users').whereILike('mail', '%@bot.invalid').del());", [
      unscoped("whereILike('mail', '%@bot.invalid').del()", '%@bot.invalid'),
    ]),
    bad('TypeORM (B24)', "afterAll(async () => { await repo.delete({ mail: Like('%@bot.invalid') }); });", [
      unscoped("delete({ mail: Like('%@bot.invalid') })", '%@bot.invalid'),
    ]),
    bad('TypeORM’s query builder (B25)', "afterAll(() => qb.delete().from(User).where('mail LIKE :m', { m: 'bot%' }).execute());", [
      unscoped("delete().from(User).where('mail LIKE :m', { m: 'bot%' })", 'bot%'),
    ]),
    bad('Sequelize (B26)', "beforeEach(() => User.destroy({ where: { mail: { [Op.startsWith]: 'bot' } }, force: true }));", [
      unscoped("destroy({ where: { mail: { [Op.startsWith]: 'bot' } }, force: true })", 'bot'),
    ]),
    bad('Mongoose, a regular expression (B27)', 'afterAll(() => User.deleteMany({ mail: /^bot/i }));', [unscoped('deleteMany({ mail: /^bot/i })', '^bot')]),
    bad(
      'MongoDB, a constant through RegExp (B28)',
      "const DOMAIN = 'bot.invalid';\nafterAll(() => users.deleteMany({ mail: { $regex: new RegExp(`@${DOMAIN}$`) } }));",
      [unscoped('deleteMany({ mail: { $regex: new RegExp(`@${DOMAIN}$`) } })', '@bot.invalid$')],
    ),
    bad(
      'Supabase, in a helper of the tests (B29)',
      "export async function purgeCustomers() { await admin.from('customers').delete().ilike('mail', '%@bot.invalid'); }",
      [unscoped("delete().ilike('mail', '%@bot.invalid')", '%@bot.invalid')],
      { filename: 'tests/helpers/cleanup.ts' },
    ),
    bad(
      'a task of end-to-end tests, in their configuration',
      `on('task', { async reset() { await pool.query("DELETE FROM users WHERE mail LIKE 'e2e-%'"); return null; } });`,
      [unscoped("DELETE FROM users WHERE mail LIKE 'e2e-%'", 'e2e-%')],
      { filename: 'cypress.config.ts' },
    ),
    bad('MikroORM (B30)', "afterEach(() => em.nativeDelete(User, { mail: { $like: 'bot%' } }));", [
      unscoped("nativeDelete(User, { mail: { $like: 'bot%' } })", 'bot%'),
    ]),
    bad('cleaning at the end of a test’s body (B31)', "test('lists them', async () => { await prisma.tag.deleteMany({ where: { name: { startsWith: 'tag-' } } }); });", [
      unscoped("deleteMany({ where: { name: { startsWith: 'tag-' } } })", 'tag-'),
    ]),
    bad(
      'a let that only ever gets constants (B32)',
      "let pre = 'a-';\nbeforeAll(() => { pre = 'b-'; });\nafterAll(() => pool.query('DELETE FROM t WHERE n LIKE $1', [pre + '%']));",
      [unscoped('DELETE FROM t WHERE n LIKE $1', 'b-%')],
    ),
    bad(
      'a prefix that names the file: another file may share its head (B33)',
      `afterAll(() => pool.query("DELETE FROM stock WHERE sku LIKE 'INVENTORY_%'"));`,
      [unscoped("DELETE FROM stock WHERE sku LIKE 'INVENTORY_%'", 'INVENTORY_%')],
      { filename: 'tests/inventory.test.ts' },
    ),
    bad(
      'keys of Redis by a pattern, when asked for (B34)',
      "afterEach(async () => { const ks = await redis.keys('cache:test:*'); if (ks.length) await redis.del(...ks); });",
      [unscoped("keys('cache:test:*')", 'cache:test:*')],
      { options: { stores: ['redis'] } },
    ),
    bad(
      'a whole table, when asked for (B35)',
      "beforeEach(() => pool.query('TRUNCATE people CASCADE'));",
      [{ at: 'TRUNCATE people CASCADE', messageId: 'wholeTable', data: { target: "'people'" } }],
      { options: { wholeTable: true } },
    ),
    bad(
      'a run id with the same head is in scope: it is offered (B36)',
      "const tag = `DELIV_${Date.now()}`;\nbeforeAll(() => run(`DELETE FROM parcels WHERE label LIKE 'DELIV_%'`));",
      [
        unscoped("DELETE FROM parcels WHERE label LIKE 'DELIV_%'", 'DELIV_%', {
          suggestions: [
            {
              messageId: 'useRunId',
              data: { name: 'tag' },
              output: "const tag = `DELIV_${Date.now()}`;\nbeforeAll(() => run(`DELETE FROM parcels WHERE label LIKE '${tag}%'`));",
            },
          ],
        }),
      ],
    ),
  ],
});

/** The cases of the rule's specification: those that it leaves alone. */
testRule('no-unscoped-like-delete: allowed', rule, {
  valid: [
    ok('the run’s id in the pattern (O1)', "const run = randomUUID();\nafterAll(() => pool.query('DELETE FROM carts WHERE owner LIKE $1', [`robot-${run}-%`]));"),
    ok(
      'the id is assigned in a hook (O2)',
      "let run: string;\nbeforeEach(() => { run = `pg-${Date.now()}-${Math.random()}`; });\nafterEach(() => pool.query({ text: 'DELETE FROM carts WHERE owner LIKE $1', values: [`${run}%`] }));",
    ),
    ok(
      'two hops and a method call away from the clock (O3)',
      'const start = new Date(Date.now() - 5000);\nconst run = `w-${start.getTime()}`;\nafterAll(() => db.delete(carts).where(like(carts.owner, `${run}%`)));',
    ),
    ok(
      'a let that starts constant and is made unique in a hook (O4)',
      "let tag = 'T';\nbeforeAll(() => { tag = `T_${process.pid}`; });\nafterAll(() => run(`DELETE FROM t WHERE n LIKE '${tag}%'`));",
    ),
    ok("the parameter of a helper (O5)", "export const wipe = (marker: string) => pool.query('DELETE FROM t WHERE n LIKE $1', [`%${marker}%`]);", {
      filename: 'tests/helpers/db.ts',
    }),
    ok('an imported value (O6)', "import { PREFIX } from './prefix';\nafterAll(() => pool.query('DELETE FROM t WHERE n LIKE $1', [PREFIX + '%']));"),
    ok(
      'equality with a runtime value beside a constant pattern (O7)',
      `afterEach(() => pool.query("DELETE FROM mail WHERE account_id = $1 AND (subject LIKE 'it-%' OR sender = ANY($2))", [account.id, senders]));`,
    ),
    ok("both arms of the OR scoped (O8)", "const tag = 'x' + Date.now();\nafterAll(() => run(`DELETE FROM t WHERE a = '${tag}' OR b LIKE '${tag}%'`));"),
    ok('no pattern at all (O9)', `afterEach(() => pool.query("DELETE FROM users WHERE mail = 'fixed@bot.invalid'"));`),
    ok('LIKE without a wildcard is an equality (O10)', `afterEach(() => pool.query("DELETE FROM users WHERE mail LIKE 'fixed@bot.invalid'"));`),
    ok('ids that the test collected (O11)', 'afterAll(() => prisma.user.deleteMany({ where: { id: { in: created } } }));'),
    ok('the worker’s id (O12)', "const w = process.env.VITEST_POOL_ID;\nafterAll(() => knex('t').where('n', 'like', `w${w}-%`).del());"),
    ok(
      'the pattern belongs to a SELECT (O13)',
      `test('finds', async () => { await pool.query("SELECT 1 FROM t WHERE n LIKE 'x%'"); await pool.query('DELETE FROM t WHERE id = $1', [id]); });`,
    ),
    ok(
      'the words stand in a comment of the SQL (O14)',
      "beforeEach(() => pool.query(`DELETE FROM t -- rows we don't LIKE 'x%'\n  WHERE id = ${id}`));",
    ),
    ok('SQL as an expected text (O15)', `test('deletes', () => { expect(spy).toHaveBeenCalledWith("DELETE FROM t WHERE n LIKE 'x%'"); });`),
    ok('SQL inside an expectation object (O16)', `test('traces', () => { expectSpan({ text: "DELETE FROM t WHERE n LIKE $1", values: ['x%'] }); });`),
    ok('a task of end-to-end tests that deletes what it is given', `on('task', { async forget(mail) { await pool.query('DELETE FROM users WHERE mail = $1', [mail]); return null; } });`, { filename: 'cypress.config.ts' }),
    ok('the configuration of another tool', `export default { async reset() { await pool.query("DELETE FROM users WHERE mail LIKE 'e2e-%'"); } };`, { filename: 'vite.config.ts' }),
    ok('production code (O17)', `export const expire = () => pool.query("DELETE FROM sessions WHERE key LIKE 'legacy:%'");`, { filename: 'src/jobs/expire.ts' }),
    ok('a migration (O18)', `export const up = (k: Knex) => k.raw("DELETE FROM flags WHERE name LIKE 'beta_%'");`, { filename: 'migrations/0007_drop_beta.ts' }),
    ok('a script that people run by hand (O19)', "await prisma.user.deleteMany({ where: { mail: { endsWith: '@bot.invalid' } } });", {
      filename: 'scripts/clean-test-users.ts',
    }),
    ok('once per run, for all workers (O20)', `export default () => pool.query("DELETE FROM users WHERE mail LIKE 'e2e-%'");`, { filename: 'e2e/global-teardown.ts' }),
    ok(
      'a synchronous SQLite driver: a database of this process (O21)',
      `beforeEach(() => { db.exec("DELETE FROM kv WHERE k LIKE 'cache:%'"); db.prepare('DELETE FROM kv WHERE k LIKE ?').run('x%'); });`,
    ),
    ok('match() of Supabase is equality (O22)', "afterEach(() => sb.from('t').delete().match({ owner: 'bot', kind: 'x' }));"),
    ok('a whole table, by default (O23)', "beforeEach(() => pool.query('DELETE FROM people'));"),
    ok('other things that have a delete (O25)', "afterEach(() => { cache.delete('x%'); void axios.delete('/users?like=bot%'); });"),
    ok(
      'ON DELETE CASCADE and a CHECK delete nothing (O26)',
      `beforeAll(() => pool.query("CREATE TABLE a (b int REFERENCES c ON DELETE CASCADE, n text CHECK (n LIKE 'x%'))"));`,
    ),
    ok('UPDATE with LIKE (O27)', `afterEach(() => pool.query("UPDATE t SET hold = false WHERE n LIKE 'x%'"));`),
    ok('a document database’s pattern beside a runtime tenant (O28)', 'afterAll(() => logs.deleteMany({ tenant: tenant.id, msg: /^it:/ }));'),
    ok(
      'a runtime list beside a constant prefix (O29)',
      "afterAll(() => prisma.security.deleteMany({ where: { symbol: { in: rows.map((r) => r.symbol) }, name: { startsWith: 'IT[' } } }));",
    ),
    ok('a pattern that the team allows (O30)', `afterAll(() => pool.query("DELETE FROM t WHERE n LIKE 'perf-lab-%'"));`, {
      options: { allowPatterns: ['^perf-lab-'] },
    }),
    ok(
      'dollar quotes and nested comments (O31)',
      `beforeAll(() => pool.query("DELETE /* a /* LIKE 'x%' */ b */ FROM t WHERE body = $q$ n LIKE 'x%' $q$ AND id = $1", [id]));`,
    ),
    ok('what an imported function returns (O32)', "const pre = makePrefix('it');\nafterAll(() => pool.query('DELETE FROM t WHERE n LIKE $1', [`${pre}%`]));"),
    ok('NOT LIKE beside this run’s own rows (O33)', "afterAll(() => pool.query('DELETE FROM t WHERE run = $1 AND n NOT LIKE $2', [run, 'keep-%']));"),
    ok(
      'a CTE chooses by a constant, the main WHERE is scoped (O34)',
      `afterAll(() => pool.query("WITH o AS (SELECT id FROM t WHERE n LIKE 'x%') DELETE FROM t USING o WHERE t.id = o.id AND t.run = $1", [run]));`,
    ),
    ok(
      'known gap: constant only as a fallback (U2)',
      "afterAll(async () => { const pat = testId ? `${testId}-%` : 'e2e-%'; await pool.query('DELETE FROM t WHERE n LIKE $1', [pat]); });",
    ),
    ok(
      'known gap: constants in a list, handed to a helper in a loop (U3)',
      "afterAll(async () => { for (const [table, pat] of [['a', 'x%'], ['b', 'y%']]) await wipe(table, pat); });",
    ),
    ok('known gap: SQL inside a shell command (U4)', `afterAll(() => { execSync(\`psql -c "DELETE FROM t WHERE n LIKE 'e2e-%'"\`); });`),
  ],
  invalid: [],
});
