import rule from '../../src/rules/no-unscoped-like-delete.ts';
import { testRule } from '../rule-tester.ts';
import { bad, ok, unscoped } from './like-delete-cases.ts';

const Q = "DELETE FROM t WHERE n LIKE 'x%'";
const AFTER = `afterAll(() => db.query("${Q}"));`;
const HELPER = `export const clean = () => db.query("${Q}");`;
const ALL_STORES = ['sql', 'builders', 'mongo', 'redis', 'elasticsearch'];

testRule('no-unscoped-like-delete: files', rule, {
  invalid: [
    ...['tests/a.ts', 'src/__tests__/a.ts', 'e2e/a.ts', 'cypress/support/a.ts', 'src/a.spec.ts', 'src/a.e2e-spec.ts', 'C:\\work\\tests\\a.ts'].map((filename) =>
      bad(`a file of tests by its path: ${filename}`, HELPER, [unscoped(Q, 'x%')], { filename }),
    ),
    bad('files: a folder', HELPER, [unscoped(Q, 'x%')], { filename: 'src/support/routes.ts', options: { files: ['src/support/**'] } }),
    bad('files: a name anywhere', HELPER, [unscoped(Q, 'x%')], { filename: 'a/b/cleanup.ts', options: { files: ['clean*.{ts,js}'] } }),
    bad('ignoreFiles takes the default’s place', HELPER, [unscoped(Q, 'x%')], { filename: 'e2e/global-setup.ts', options: { ignoreFiles: [] } }),
    bad('a script in a folder of tests that its tests import', `export async function seed() { await db.query("${Q}"); }`, [unscoped(Q, 'x%')], { filename: 'tests/seed.ts' }),
    bad('cleanupHelpers: a helper whose name and pattern say so', `export async function cleanupTestPods() { await db.query("DELETE FROM pods WHERE name LIKE 'test-pod-%'"); }`, [
      unscoped("DELETE FROM pods WHERE name LIKE 'test-pod-%'", 'test-pod-%'),
    ], { filename: 'src/pods.ts' }),
    bad('cleanupHelpers: a method', "class Store { purgeE2eUsers() { return this.prisma.user.deleteMany({ where: { mail: { startsWith: 'e2e_' } } }); } }", [
      unscoped("deleteMany({ where: { mail: { startsWith: 'e2e_' } } })", 'e2e_'),
    ], { filename: 'src/store.ts' }),
  ],
  valid: [
    ...['src/a.ts', 'src/latest/a.ts', 'src/contest.ts', 'migrations/001.ts'].map((filename) => ok(`no file of tests: ${filename}`, HELPER, { filename })),
    ...['e2e/global-setup.ts', 'e2e/globalTeardown.ts', 'tests/global_setup.js', 'tests/global.teardown.mjs', 'tests/globalSetup/index.ts'].map((filename) =>
      ok(`runs once for all workers: ${filename}`, HELPER, { filename }),
    ),
    ok('a project of its own that runs once', `import { test as setup } from '@playwright/test';\nsetup('cleans', async () => { await db.query("${Q}"); });`, {
      filename: 'tests/db.setup.ts',
    }),
    ok('ignoreFiles', AFTER, { filename: 'tests/legacy/a.test.ts', options: { ignoreFiles: ['tests/legacy/**'] } }),
    ok('ignoreFiles: one character', AFTER, { filename: 'tests/a1.test.ts', options: { ignoreFiles: ['a?.test.ts'] } }),
    ok('ignoreFiles: from the root', AFTER, { filename: '/work/tests/a.test.ts', options: { ignoreFiles: ['/work/tests/*.test.ts'] } }),
    ok('files does not reach further than it says', HELPER, { filename: 'src/support/deep/routes.ts', options: { files: ['src/support/*'] } }),
    ok('a script that people run by hand, in a folder of tests', `await db.query("${Q}");`, { filename: 'tests/scripts/clean.ts' }),
    ok('a script that takes a fixture away', `(async () => { await db.query("${Q}"); process.exit(0); })();`, { filename: 'tests/smoke/teardown-fixture.ts' }),
    ok('a script whose name only looks like a test’s', "async function run() { await User.deleteMany({ mail: /^test/ }); process.exit(0); }\nrun();", { filename: 'backend/clean_tests.ts' }),
    ok('cleanupHelpers: false', `export async function cleanupTestPods() { await db.query("DELETE FROM pods WHERE name LIKE 'test-pod-%'"); }`, {
      filename: 'src/pods.ts',
      options: { cleanupHelpers: false },
    }),
    ok('cleanupHelpers: the pattern says nothing of tests', `export async function cleanupTestPods() { await db.query("DELETE FROM pods WHERE name LIKE 'tmp-%'"); }`, {
      filename: 'src/pods.ts',
    }),
    ok('cleanupHelpers: the name says nothing of tests', `export async function cleanupPods() { await db.query("DELETE FROM pods WHERE name LIKE 'test-%'"); }`, {
      filename: 'src/pods.ts',
    }),
    ok('cleanupHelpers: a script', `async function cleanupTestUsers() { await db.query("DELETE FROM users WHERE mail LIKE 'test-%'"); }\ncleanupTestUsers();`, {
      filename: 'backend/cleanup_test_users.js',
    }),
    ok('cleanupHelpers: a script that also exports', `export async function cleanupTestUsers() { await db.query("DELETE FROM users WHERE mail LIKE 'test-%'"); }`, {
      filename: 'scripts/users.ts',
    }),
    ok('each worker has a store of its own', AFTER, { settings: { isolation: 'per-worker' } }),
    ok('the words alone', "// delete what looks like x\nafterAll(() => {});"),
    ok('an empty file', ''),
  ],
});

testRule('no-unscoped-like-delete: patterns and databases', rule, {
  invalid: [
    bad('allowPatterns: another pattern', AFTER, [unscoped(Q, 'x%')], { options: { allowPatterns: ['^perf-'] } }),
    bad('allowPatterns: one arm of two', `afterAll(() => db.query("DELETE FROM t WHERE n LIKE 'perf-%' OR n LIKE 'x%'"));`, [
      { at: "DELETE FROM t WHERE n LIKE 'perf-%' OR n LIKE 'x%'", messageId: 'wideningOr', data: { pattern: 'x%' } },
    ], { options: { allowPatterns: ['^perf-'] } }),
    bad('inProcessDatabases: check', `beforeEach(() => { db.exec("${Q}"); });`, [unscoped(Q, 'x%')], { options: { inProcessDatabases: 'check' } }),
    bad('a synchronous call’s name, awaited', `beforeEach(async () => { await db.exec("${Q}"); });`, [unscoped(Q, 'x%')]),
    bad('a synchronous call’s name, returned', `beforeEach(() => db.run("${Q}"));`, [unscoped(Q, 'x%')]),
    bad('a query that nobody awaits', `beforeEach(() => { db.query("${Q}"); });`, [unscoped(Q, 'x%')]),
  ],
  valid: [
    ok('allowPatterns in a builder', "afterAll(() => prisma.t.deleteMany({ where: { n: { startsWith: 'perf-lab-' } } }));", { options: { allowPatterns: ['^perf-lab-'] } }),
    ok('better-sqlite3', `import Database from 'better-sqlite3';\nconst db = new Database('a.db');\nbeforeEach(() => run("${Q}"));`),
    ok('node:sqlite', `import { DatabaseSync } from 'node:sqlite';\nbeforeEach(() => run("${Q}"));`),
    ok('drizzle on better-sqlite3', "import { drizzle } from 'drizzle-orm/better-sqlite3';\nbeforeEach(() => db.delete(users).where(like(users.mail, 'bot%')));"),
    ok('PGlite', `import { PGlite } from '@electric-sql/pglite';\nbeforeEach(() => run("${Q}"));`),
    ok('a container of this file', `import { PostgreSqlContainer } from '@testcontainers/postgresql';\nbeforeEach(() => run("${Q}"));`),
    ok('a database in memory', `const { MongoMemoryServer } = require('mongodb-memory-server');\nafterEach(() => User.deleteMany({ mail: /^bot/ }));`),
    ok(':memory:', `const db = knex({ client: 'sqlite3', connection: ':memory:' });\nafterEach(() => db('t').where('n', 'like', 'x%').del());`),
    ok('a synchronous query', `beforeEach(() => { db.query("${Q}").run(); });`),
  ],
});

testRule('no-unscoped-like-delete: stores', rule, {
  invalid: [
    bad('redis: an iterator', "afterEach(async () => { for await (const key of client.scanIterator({ MATCH: 'it:*' })) await client.unlink(key); });", [
      unscoped("scanIterator({ MATCH: 'it:*' })", 'it:*'),
    ], { options: { stores: ['redis'] } }),
    bad('redis: scan by words', "afterEach(async () => { const [, keys] = await redis.scan(0, 'MATCH', 'it:*'); await redis.del(keys); });", [unscoped("scan(0, 'MATCH', 'it:*')", 'it:*')], {
      options: { stores: ['redis'] },
    }),
    bad('redis: a constant', "const PREFIX = 'it:';\nafterEach(async () => { const keys = await redis.keys(PREFIX + '*'); await redis.del(...keys); });", [unscoped("keys(PREFIX + '*')", 'it:*')], {
      options: { stores: ['redis'] },
    }),
    bad('elasticsearch: a prefix', "afterEach(() => es.deleteByQuery({ index: 'people', query: { prefix: { mail: 'bot-' } } }));", [
      unscoped("deleteByQuery({ index: 'people', query: { prefix: { mail: 'bot-' } } })", 'bot-'),
    ], { options: { stores: ['elasticsearch'] } }),
    bad('elasticsearch: a wildcard in a bool of a body', "afterEach(() => es.deleteByQuery({ index: 'people', body: { query: { bool: { must: [{ wildcard: { mail: { value: 'bot*' } } }, { term: { kind: 'x' } }] } } } }));", [
      unscoped("deleteByQuery({ index: 'people', body: { query: { bool: { must: [{ wildcard: { mail: { value: 'bot*' } } }, { term: { kind: 'x' } }] } } } })", 'bot*'),
    ], { options: { stores: ['elasticsearch'] } }),
    bad('elasticsearch: indices', "afterEach(() => es.indices.delete({ index: 'test-*' }));", [unscoped("delete({ index: 'test-*' })", 'test-*')], {
      options: { stores: ['elasticsearch'] },
    }),
  ],
  valid: [
    ok('sql is not asked for', AFTER, { options: { stores: ['builders'] } }),
    ok('builders are not asked for', "afterAll(() => prisma.t.deleteMany({ where: { n: { startsWith: 'x' } } }));", { options: { stores: ['sql'] } }),
    ok('mongo is not asked for', 'afterAll(() => User.deleteMany({ mail: /^bot/ }));', { options: { stores: ['sql', 'builders'] } }),
    ok('elasticsearch is not asked for', "afterEach(() => es.indices.delete({ index: 'test-*' }));"),
    ok('redis: keys that are only looked at', "test('a', async () => { expect(await redis.keys('it:*')).toHaveLength(2); });", { options: { stores: ALL_STORES } }),
    ok('redis: this run’s keys', 'afterEach(async () => { const keys = await redis.keys(`it:${run}:*`); await redis.del(...keys); });', { options: { stores: ALL_STORES } }),
    ok('redis: one key', "afterEach(async () => { const keys = await redis.keys('it:one'); await redis.del(...keys); });", { options: { stores: ALL_STORES } }),
    ok('keys of an object', "afterEach(() => { for (const key of Object.keys(cache)) cache.delete(key); });", { options: { stores: ALL_STORES } }),
    ok('elasticsearch: a runtime term beside a prefix', "afterEach(() => es.deleteByQuery({ index: 'p', query: { bool: { filter: [{ prefix: { a: 'x' } }, { term: { run } }] } } }));".replace('{ run }', '{ run: run.id }'), {
      options: { stores: ALL_STORES },
    }),
    ok('elasticsearch: this run’s index', 'afterEach(() => es.indices.delete({ index: `it-${run}-*` }));', { options: { stores: ALL_STORES } }),
  ],
});

const whole = (name: string, code: string, at: string, target: string, messageId = 'wholeTable') =>
  bad(name, `beforeEach(async () => { await ${code}; });`, [{ at, messageId, data: { target } }], { options: { wholeTable: true, stores: ALL_STORES } });
const kept = (name: string, code: string) => ok(name, code, { options: { wholeTable: true, stores: ALL_STORES } });

testRule('no-unscoped-like-delete: whole tables', rule, {
  invalid: [
    whole('DELETE without a condition', "db.query('DELETE FROM people')", 'DELETE FROM people', "'people'"),
    whole('DELETE with one that always holds', "db.query('DELETE FROM people WHERE 1 = 1')", 'DELETE FROM people WHERE 1 = 1', "'people'"),
    whole('DELETE WHERE true', "db.query('DELETE FROM people WHERE true')", 'DELETE FROM people WHERE true', "'people'"),
    whole('TRUNCATE of several tables', "db.query('TRUNCATE TABLE people, pets RESTART IDENTITY')", 'TRUNCATE TABLE people, pets RESTART IDENTITY', "'people'"),
    whole('a table that is not known', 'db.query(`DELETE FROM ${table}`)', 'DELETE FROM ${table}', 'the table'),
    whole('Prisma', 'prisma.user.deleteMany()', 'deleteMany()', "'user'"),
    whole('Prisma, an empty filter', 'prisma.user.deleteMany({ where: {} })', 'deleteMany({ where: {} })', "'user'"),
    whole('Mongoose', 'User.deleteMany({})', 'deleteMany({})', "'User'"),
    whole('Sequelize', 'User.destroy({ where: {} })', 'destroy({ where: {} })', "'User'"),
    whole('Sequelize, truncate', 'User.destroy({ truncate: true })', 'destroy({ truncate: true })', "'User'"),
    whole('Sequelize, a model’s truncate', 'User.truncate()', 'truncate()', "'User'"),
    whole('knex', "knex('users').del()", 'del()', "'users'"),
    whole('knex, truncate', "knex('users').truncate()", 'truncate()', "'users'"),
    whole('kysely', "db.deleteFrom('users').execute()", "deleteFrom('users')", "'users'"),
    bad('drizzle, by what else the receiver does', 'beforeEach(async () => { await db.delete(users); await db.insert(users).values({ id: 1 }); });', [
      { at: 'delete(users)', messageId: 'wholeTable', data: { target: "'users'" } },
    ], { options: { wholeTable: true } }),
    whole('TypeORM', 'repo.delete({})', 'delete({})', "'repo'"),
    whole('TypeORM, clear', 'userRepository.clear()', 'clear()', "'userRepository'"),
    whole('a store of one’s own', 'stores.userStore.deleteAll()', 'deleteAll()', "'userStore'"),
    whole('a link that takes no table', 'getDb(app).deleteFrom(users)', 'deleteFrom(users)', "'users'"),
    whole('MikroORM', 'em.nativeDelete(User, {})', 'nativeDelete(User, {})', "'User'"),
    bad('a database that is made for everybody, and one that is only reached', "let db;\nbeforeAll(async () => { db = await createDatabase(); await connectDb('people'); await db.init('people'); });\nbeforeEach(() => db.query('DELETE FROM people'));", [
      { at: 'DELETE FROM people', messageId: 'wholeTable', data: { target: "'people'" } },
    ], { options: { wholeTable: true } }),
    bad('a pattern is a pattern, whoever made the database', "let db;\nbeforeAll(async () => { db = await dbInit('person_store', log); });\nbeforeEach(() => db.query(\"DELETE FROM people WHERE name LIKE 'bot-%'\"));", [
      { at: "DELETE FROM people WHERE name LIKE 'bot-%'", messageId: 'unscopedPattern', data: { pattern: 'bot-%' } },
    ], { options: { wholeTable: true } }),
    whole('Redis', 'redis.flushall()', 'flushall()', "the store behind 'redis'", 'wholeStore'),
    whole('Elasticsearch', "es.deleteByQuery({ index: 'people', query: { match_all: {} } })", "deleteByQuery({ index: 'people', query: { match_all: {} } })", "'people'"),
  ],
  valid: [
    kept('in a test’s body', "test('a', async () => { await db.query('DELETE FROM people'); });"),
    kept('in a helper that a hook may call', "export const reset = () => db.query('DELETE FROM people');"),
    kept('with a condition', "beforeEach(() => db.query(\"DELETE FROM people WHERE kind = 'x'\"));"),
    kept('a pool of workers', 'afterEach(() => poolManager.destroyAll());'),
    kept('a Map', 'beforeEach(() => { cache.delete(key); cache.clear(); });'),
    kept('an object of its own', 'afterEach(async () => { await user.destroy(); await row.remove(); });'),
    kept('a file', 'afterEach(() => fs.truncate(path));'),
    kept('a database of this process', "import Database from 'better-sqlite3';\nbeforeEach(() => run('DELETE FROM people'));"),
    kept('a database made under the file’s own name', "let db;\nbeforeAll(async () => { db = await dbInit('person_store', log); });\nbeforeEach(() => db.stores.personStore.deleteAll());"),
    kept('another way to say so', "let db;\nbeforeAll(async () => { db = await helpers.createTestDatabase(`people`); });\nafterEach(() => db.query('DELETE FROM people'));"),
    kept('a sentence', "beforeEach(() => log.add('truncate the text to a line'));"),
    kept('a request', "afterEach(() => api.delete('/users'));"),
    kept('a key of a drizzle-like receiver', "beforeEach(async () => { await db.insert(users).values({}); await db.delete('key'); });"),
  ],
});
