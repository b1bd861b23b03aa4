import rule from '../../src/rules/no-unscoped-like-delete.ts';
import { testRule } from '../rule-tester.ts';
import { bad, ok, unscoped } from './like-delete-cases.ts';

const selected = (at: string, pattern: string) => ({ at, messageId: 'selectedPattern', data: { pattern } });
const FIND = "findMany({ where: { mail: { startsWith: 'bot-' } } })";

testRule('no-unscoped-like-delete: found by a pattern, then deleted', rule, {
  invalid: [
    bad('mongoose (U1)', "afterAll(async () => { const us = await User.find({ mail: /-e2e@/ }); await User.deleteMany({ _id: { $in: us.map((u) => u._id) } }); });", [selected('find({ mail: /-e2e@/ })', '-e2e@')]),
    bad('one report for all that is deleted by the ids', `afterAll(async () => { const us = await prisma.user.${FIND}; const ids = us.map((u) => u.id); if (ids.length) { await prisma.note.deleteMany({ where: { userId: { in: ids } } }); await prisma.user.deleteMany({ where: { id: { in: ids } } }); } });`, [
      selected(FIND, 'bot-'),
    ]),
    bad('found inside of the deletion', `afterAll(async () => { await prisma.note.deleteMany({ where: { userId: { in: (await prisma.user.${FIND}).map((u) => u.id) } } }); });`, [selected(FIND, 'bot-')]),
    bad('row by row', `afterAll(async () => { for (const user of await prisma.user.${FIND}) await prisma.user.delete({ where: { id: user.id } }); });`, [selected(FIND, 'bot-')]),
    bad('by the application’s own function', `afterAll(async () => { const us = await prisma.user.${FIND}; await Promise.all(us.map((u) => deleteAccount(u.id))); });`, [selected(FIND, 'bot-')]),
    bad('the rows delete themselves', "afterEach(async () => { const rows = await User.findAll({ where: { mail: { [Op.like]: 'bot-%' } } }); await Promise.all(rows.map((row) => row.destroy())); });", [
      selected("findAll({ where: { mail: { [Op.like]: 'bot-%' } } })", 'bot-%'),
    ]),
    bad('TypeORM: the rows are handed over', "afterEach(async () => { const rows = await repo.find({ where: { mail: Like('bot-%') } }); await repo.remove(rows); });", [selected("find({ where: { mail: Like('bot-%') } })", 'bot-%')]),
    bad('drizzle', "export async function clean() { const rows = await db.select({ id: users.id }).from(users).where(like(users.mail, 'bot-%')); await db.delete(notes).where(inArray(notes.userId, rows.map((row) => row.id))); }", [
      selected("select({ id: users.id }).from(users).where(like(users.mail, 'bot-%'))", 'bot-%'),
    ]),
    bad('kysely', "afterAll(async () => { const rows = await db.selectFrom('users').select('id').where('mail', 'like', 'bot-%').execute(); await db.deleteFrom('notes').where('user_id', 'in', rows.map((row) => row.id)).execute(); });", [
      selected("selectFrom('users').select('id').where('mail', 'like', 'bot-%')", 'bot-%'),
    ]),
    bad('knex', "afterAll(async () => { const ids = await knex('users').where('mail', 'like', 'bot-%').pluck('id'); await knex('notes').whereIn('user_id', ids).del(); });", [
      selected("where('mail', 'like', 'bot-%').pluck('id')", 'bot-%'),
    ]),
    bad('Supabase', "afterAll(async () => { const { data } = await admin.from('users').select('id').like('mail', 'bot-%'); await admin.from('notes').delete().in('user_id', (data ?? []).map((row) => row.id)); });", [
      selected("select('id').like('mail', 'bot-%')", 'bot-%'),
    ]),
    bad('SQL in two steps', "afterAll(async () => { const { rows } = await pool.query(\"SELECT id FROM users WHERE mail LIKE 'bot-%'\"); await pool.query('DELETE FROM notes WHERE user_id = ANY($1)', [rows.map((row) => row.id)]); });", [
      selected("SELECT id FROM users WHERE mail LIKE 'bot-%'", 'bot-%'),
    ]),
    bad('SQL, bound and row by row', "afterAll(async () => { const rows = await run('SELECT id FROM users WHERE mail LIKE ?', ['bot-%']); for (const row of rows) await run(`DELETE FROM notes WHERE user_id = ${row.id}`); });", [
      selected('SELECT id FROM users WHERE mail LIKE ?', 'bot-%'),
    ]),
  ],
  valid: [
    ok('this run’s rows', 'const run = Date.now();\nafterAll(async () => { const us = await prisma.user.findMany({ where: { mail: { startsWith: `bot-${run}` } } }); await prisma.user.deleteMany({ where: { id: { in: us.map((u) => u.id) } } }); });'),
    ok('filtered by what the tests made', `const made = new Set();\nbeforeEach(async () => { made.add(await signUp()); });\nafterAll(async () => { const us = (await prisma.user.${FIND}).filter((u) => made.has(u.id)); await prisma.user.deleteMany({ where: { id: { in: us.map((u) => u.id) } } }); });`),
    ok('deleted only where something is the test’s own', `test('a', async () => { const org = await createOrg(); const us = await prisma.user.${FIND}; await prisma.user.deleteMany({ where: { orgId: org.id, id: { in: us.map((u) => u.id) } } }); });`),
    ok('passed over by a condition on the test’s own', `test('a', async () => { const me = await createUser(); for (const u of await prisma.user.${FIND}) { if (u.id !== me.id) continue; await prisma.user.delete({ where: { id: u.id } }); } });`),
    ok('leftovers of runs long gone', "beforeAll(async () => { const us = await prisma.user.findMany({ where: { mail: { startsWith: 'bot-' }, createdAt: { lt: new Date(Date.now() - 3_600_000) } } }); await prisma.user.deleteMany({ where: { id: { in: us.map((u) => u.id) } } }); });"),
    ok('only looked at, beside another deletion', `test('a', async () => { const us = await prisma.user.${FIND}; expect(us).toHaveLength(2); await prisma.user.delete({ where: { id: one.id } }); });`),
    ok('taken out of a set of this process', `test('a', async () => { const seen = new Set(all); for (const u of await prisma.user.${FIND}) seen.delete(u.id); expect(seen.size).toBe(0); });`),
    ok('found without a pattern', "afterAll(async () => { const us = await prisma.user.findMany({ where: { role: 'bot' } }); await prisma.user.deleteMany({ where: { id: { in: us.map((u) => u.id) } } }); });"),
    ok('all but a pattern: a whole table', "afterAll(async () => { const rows = await run(\"SELECT name FROM tables WHERE name NOT LIKE '_migrations%'\"); for (const row of rows) await run(`DELETE FROM ${row.name}`); });"),
    ok('a synchronous SQLite driver', "after(() => { for (const row of db.prepare(\"SELECT id FROM users WHERE mail LIKE 'bot-%'\").all()) db.prepare('DELETE FROM users WHERE id = ?').run(row.id); });"),
    ok('found in one hook, deleted in another', `let us;\nbeforeAll(async () => { us = await prisma.user.${FIND}; });\nafterAll(() => prisma.user.deleteMany({ where: { id: { in: us.map((u) => u.id) } } }));`),
    ok('an array’s own find', "afterAll(async () => { const one = rows.find((row) => /^bot/.test(row.mail)); await prisma.user.delete({ where: { id: one.id } }); });"),
  ],
});

const LIST = "const { data } = await admin.auth.admin.listUsers();";

testRule('no-unscoped-like-delete: a list narrowed by a pattern, then deleted', rule, {
  invalid: [
    bad('filtered', `afterAll(async () => { ${LIST} const bots = data?.users.filter((u) => u.mail?.endsWith('@bot.invalid')) ?? []; for (const bot of bots) await admin.auth.admin.deleteUser(bot.id); });`, [
      selected("u.mail?.endsWith('@bot.invalid')", '@bot.invalid'),
    ]),
    bad('filtered where the loop starts', `afterAll(async () => { ${LIST} for (const u of (data?.users ?? []).filter((one) => one.active && one.mail.startsWith('bot-'))) await admin.auth.admin.deleteUser(u.id); });`, [
      selected("one.active && one.mail.startsWith('bot-')", 'bot-'),
    ]),
    bad('a regular expression', "afterAll(async () => { const bots = (await api.listUsers()).filter((u) => /^bot-/.test(u.name)); await Promise.all(bots.map((bot) => api.remove(bot.id))); });", [selected('/^bot-/.test(u.name)', '^bot-')]),
    bad('a branch in a loop', `const HEAD = 'bot-';\nafterAll(async () => { ${LIST} for (const user of data.users) { if (user.mail?.startsWith(HEAD)) { await admin.auth.admin.deleteUser(user.id); } } });`, [
      selected('user.mail?.startsWith(HEAD)', 'bot-'),
    ]),
  ],
  valid: [
    ok('this run’s', 'const run = Date.now();\nafterAll(async () => { for (const u of (await api.listUsers()).filter((one) => one.name.startsWith(`bot-${run}`))) await api.deleteUser(u.id); });'),
    ok('narrowed by what the tests made, too', "const made = [];\nafterAll(async () => { const bots = (await api.listUsers()).filter((u) => u.name.startsWith('bot-') && made.includes(u.id)); await Promise.all(bots.map((bot) => api.remove(bot.id))); });"),
    ok('leftovers of runs long gone', "afterAll(async () => { const old = Date.now() - 3_600_000; for (const u of await api.listUsers()) { if (u.name.startsWith('bot-') && u.createdAt < old) await api.deleteUser(u.id); } });"),
    ok('a list of this process', "const users = [];\nafterAll(async () => { for (const u of users.filter((one) => one.mail.startsWith('bot-'))) await api.deleteUser(u.id); });"),
    ok('files of a folder', "afterAll(async () => { const names = (await readdir(dir)).filter((name) => name.startsWith('tmp-')); await Promise.all(names.map((name) => unlink(join(dir, name)))); });"),
    ok('only looked at', "test('a', async () => { const bots = (await api.listUsers()).filter((u) => u.name.startsWith('bot-')); expect(bots).toHaveLength(2); await api.deleteUser(one.id); });"),
    ok('all but a pattern', "afterAll(async () => { for (const u of await api.listUsers()) { if (!u.name.startsWith('seed-')) await api.deleteUser(u.id); } });"),
    ok('another thing is deleted in the branch', "afterAll(async () => { for (const u of await api.listUsers()) { if (u.name.startsWith('bot-')) await api.deleteUser(other.id); } });"),
  ],
});

testRule('no-unscoped-like-delete: what a test is about', rule, {
  invalid: [
    bad('cleaned up before the test makes its rows', "test('a', async () => { await User.deleteMany({ mail: /^bot/ }); await User.create({ mail: 'bot-1' }); expect(await list()).toHaveLength(1); });", [
      { at: 'deleteMany({ mail: /^bot/ })', messageId: 'unscopedPattern', data: { pattern: '^bot' } },
    ]),
    bad('cleaned up when the test has looked', "test('a', async () => { await User.create({ mail: 'bot-1' }); expect(await list()).toHaveLength(1); await User.deleteMany({ mail: /^bot/ }); });", [
      { at: 'deleteMany({ mail: /^bot/ })', messageId: 'unscopedPattern', data: { pattern: '^bot' } },
    ]),
    bad(
      'rows are made, but only the deletion beside it speaks of the pattern',
      "test('a', async () => { await pool.query('INSERT INTO tables (id) VALUES ($1)', [id]); await pool.query(\"DELETE FROM reservations WHERE key LIKE 'table::%'\"); await pool.query(\"DELETE FROM slots WHERE key LIKE 'table::%'\"); expect(await refill()).toBe(1); });",
      [unscoped("DELETE FROM reservations WHERE key LIKE 'table::%'", 'table::%'), unscoped("DELETE FROM slots WHERE key LIKE 'table::%'", 'table::%')],
    ),
    bad(
      'the same where nobody writes semicolons',
      "test('a', async () => {\n  await Team.create({ name })\n  await User.deleteMany({ mail: /^bot/ })\n  await Note.deleteMany({ mail: /^bot/ })\n  expect(await list()).toHaveLength(1)\n});",
      [0, 1].map((nth) => ({ at: 'deleteMany({ mail: /^bot/ })', nth, messageId: 'unscopedPattern', data: { pattern: '^bot' } })),
    ),
    bad(
      'rows are made that the pattern does not match: those that it does were looked for',
      "test('a', async () => { await Team.create({ name }); const old = await User.countDocuments({ address: /^bot/ }); await User.deleteMany({ address: /^bot/ }); expect(await list()).toHaveLength(old); });",
      [{ at: 'deleteMany({ address: /^bot/ })', messageId: 'unscopedPattern', data: { pattern: '^bot' } }],
    ),
    bad(
      'cleaned up in a branch that leaves the test before it looks',
      "test('a', async () => { const bot = await User.create({ mail: 'bot-1' }); if (!bot.plan) { await User.deleteMany({ mail: /^bot/ }); return; } expect(await list()).toHaveLength(1); });",
      [{ at: 'deleteMany({ mail: /^bot/ })', messageId: 'unscopedPattern', data: { pattern: '^bot' } }],
    ),
  ],
  valid: [
    ok('rows are made, deleted, and what is left is looked at', "test('deletes many', async () => { await Person.create([{ name: 'Eddard Stark' }, { name: 'Jon Snow' }]); await Person.deleteMany({ name: /Stark/ }); assert.equal(await Person.countDocuments(), 1); });"),
    ok('deleted in a branch, and the test goes on to look', "test('a', async () => { await Person.create({ name: 'Jon Stark' }); if (many) { await Person.deleteMany({ name: /Stark/ }); } assert.equal(await Person.countDocuments(), 0); });"),
    ok('the rows have a name, and another deletion came before', "test('deletes many', async () => { await Person.deleteMany({ id: 1 }); const people = [{ name: 'Eddard Stark' }]; await Person.insertMany(people); await Person.deleteMany({ name: /Stark/ }); assert.equal(await Person.countDocuments(), 0); });"),
    ok('made in one statement with a deletion of others', "test('deletes many', async () => {\n  await pool.query(\"DELETE FROM people WHERE id = 1\")\n  await pool.query(\"INSERT INTO people VALUES ('Eddard Stark')\")\n  await pool.query(\"DELETE FROM people WHERE name LIKE '%Stark'\")\n  expect(await names()).toEqual([])\n});"),
    ok('a query that is only built, for the types’ sake', "const deleted: PromiseLike<number> = qb.delete().where('lastName', 'like', 'Mac%');"),
    ok('an application that the file starts from its own folder', "let payload;\nbeforeAll(async () => { ({ payload } = await initPayload(dirname)); });\ntest('a', async () => { await payload.delete({ collection: 'pages', where: { title: { contains: 'Import ' } } }); });"),
  ],
});
