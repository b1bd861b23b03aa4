import rule from '../../src/rules/no-unscoped-like-delete.ts';
import { testRule } from '../rule-tester.ts';
import { bad, ok, unscoped } from './like-delete-cases.ts';

testRule('no-unscoped-like-delete: keys by a pattern', rule, {
  invalid: [
    bad('listed and deleted, the same in every process (O24)', "afterEach(async () => { const ks = await redis.keys('cache:test:*'); await redis.del(ks); });", [unscoped("keys('cache:test:*')", 'cache:test:*')]),
    bad('only where there are any', "afterEach(async () => { if (redis) { const keys = await redis.keys('api-key:*'); if (keys.length > 0) { await redis.del(...keys); } } });", [
      unscoped("keys('api-key:*')", 'api-key:*'),
    ]),
    bad('several lists put together', "afterAll(async () => { const a = await redis.keys('otp:*'); const b = await redis.keys('rl:*'); const all = [...a, ...b]; await cache.del(...all); });", [
      unscoped("keys('otp:*')", 'otp:*'),
      unscoped("keys('rl:*')", 'rl:*'),
    ]),
    bad('key by key', "beforeEach(async () => { const keys = await redis.keys('it:*'); await Promise.all(keys.map((key) => redis.unlink(key))); });", [unscoped("keys('it:*')", 'it:*')]),
    bad('then', "beforeEach(() => redis.keys('it:*').then((keys) => redis.del(keys)));", [unscoped("keys('it:*')", 'it:*')]),
    bad('a callback', "beforeEach((done) => { redis.keys('it:*', (error, keys) => { redis.del(keys, done); }); });", [unscoped("keys('it:*', (error, keys) => { redis.del(keys, done); })", 'it:*')]),
    bad('by a cursor', "afterEach(async () => { let cursor = '0'; do { const [next, keys] = await redis.scan(cursor, 'MATCH', 'it:*'); cursor = next; if (keys.length) await redis.del(...keys); } while (cursor !== '0'); });", [
      unscoped("scan(cursor, 'MATCH', 'it:*')", 'it:*'),
    ]),
    bad('a stream', "afterEach(async () => { for await (const keys of redis.scanStream({ match: 'it:*' })) await redis.del(...keys); });", [unscoped("scanStream({ match: 'it:*' })", 'it:*')]),
    bad('a stream’s events', "afterEach(() => { const stream = redis.scanStream({ match: 'it:*' }); stream.on('data', (keys) => { redis.del(keys); }); });", [unscoped("scanStream({ match: 'it:*' })", 'it:*')]),
    bad('a helper of the tests', 'export async function cleanupRedis(redis: Redis) { const keys = await redis.keys("*-events"); if (keys.length) await redis.del(...keys); }', [unscoped('keys("*-events")', '*-events')], {
      filename: 'tests/helpers/redis.ts',
    }),
    bad('a helper that a call gives a constant', "async function drop(pattern) { const keys = await redis.keys(pattern); await redis.del(keys); }\nafterAll(() => drop('it:*'));", [unscoped('keys(pattern)', 'it:*')]),
    bad('where there is a client', "let service = null;\nasync function connect() { service = (await getService()).data; }\nafterAll(async () => { if (!service) return; const redis = service.getClient(); const keys = await redis.keys('it:*'); await redis.del(keys); });", [
      unscoped("keys('it:*')", 'it:*'),
    ]),
    bad('a client that is also written to', "test('a', async () => { const redis = await cache.client(); const keys = await redis.keys('it:*'); await redis.del(keys); await redis.set('it:1', '1'); expect(await redis.get('it:1')).toBe('1'); });", [
      unscoped("keys('it:*')", 'it:*'),
    ]),
    bad('a client made by a hook, to a store that it does not make', "let client;\nbeforeEach(async () => { client = await getRedisClient(); });\nafterEach(async () => { const keys = await client.keys('it:*'); await client.del(keys); });", [
      unscoped("keys('it:*')", 'it:*'),
    ]),
  ],
  valid: [
    ok('this run’s keys', 'const run = Date.now();\nafterEach(async () => { const keys = await redis.keys(`it:${run}:*`); await redis.del(...keys); });'),
    ok('prefixes that the tests made', 'const made = [];\nafterAll(async () => { for (const prefix of made) { const keys = await redis.keys(`it:${prefix}:*`); await redis.del(...keys); } });'),
    ok('keys that are filtered by what the tests made', "const made = [];\nbeforeEach(() => { made.push(randomUUID()); });\nafterAll(async () => { const keys = await redis.keys('it:*'); await redis.del(keys.filter((key) => made.some((id) => key.includes(id)))); });"),
    ok('keys that are only looked at, beside another deletion', "test('a', async () => { await cache.delete('one'); const keys = await cache.keys('key*'); expect(keys).toEqual(['two']); });"),
    ok('one key', "afterEach(async () => { const keys = await redis.keys('it:one'); await redis.del(...keys); });"),
    ok('everything: a whole store', "afterEach(async () => { const keys = await redis.keys('*'); await redis.del(...keys); });"),
    ok('a fixture’s client', "redisTest('a', async ({ redisClient }) => { const keys = await redisClient.keys('it:*'); await redisClient.del(keys); });"),
    ok('a database for each worker', "const redis = new Redis({ db: Number(process.env.VITEST_POOL_ID) });\nafterEach(async () => { const keys = await redis.keys('it:*'); await redis.del(keys); });"),
    ok('a database chosen by the worker’s number', "beforeAll(() => redis.select(Number(process.env.JEST_WORKER_ID)));\nafterEach(async () => { const keys = await redis.keys('it:*'); await redis.del(keys); });"),
    ok('a prefix of this run for the whole client', "const redis = new Redis({ keyPrefix: `it:${randomUUID()}:` });\nafterEach(async () => { const keys = await redis.keys('a:*'); await redis.del(keys); });"),
    ok('a stand-in', "const mockRedis = { keys: vi.fn(), del: vi.fn() };\ntest('a', async () => { const keys = await mockRedis.keys('it:*'); await mockRedis.del(keys); });"),
    ok('an object of this file', "const client = { keys: () => [], del() {} };\ntest('a', async () => { const keys = await client.keys('it:*'); await client.del(keys); });"),
    ok('a client that is mocked', "vi.mock('ioredis');\nimport { redis } from '../src/redis';\nafterEach(async () => { const keys = await redis.keys('it:*'); await redis.del(keys); });"),
    ok('a server in this process', "import Redis from 'ioredis-mock';\nafterEach(async () => { const keys = await redis.keys('it:*'); await redis.del(keys); });"),
    ok('redis is not asked for', "afterEach(async () => { const keys = await redis.keys('it:*'); await redis.del(keys); });", { options: { stores: ['sql'] } }),
    ok('each worker has a store of its own', "afterEach(async () => { const keys = await redis.keys('it:*'); await redis.del(keys); });", { settings: { isolation: 'per-worker' } }),
  ],
});
