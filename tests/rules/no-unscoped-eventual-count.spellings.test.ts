import type { RuleTester } from 'eslint';
import noUnscopedEventualCount from '../../src/rules/no-unscoped-eventual-count.ts';
import { testRule } from '../rule-tester.ts';
import { reported, silent, source } from './eventual-count-case.ts';

/** A case whose report underlines `head`, which stands once in the code. */
function spoken(name: string, code: string, head: string, data: { n: string; read: string; hint?: string }, edit?: [string, string, string]): RuleTester.InvalidTestCase {
  const start = code.indexOf(head);
  const before = code.slice(0, start).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const messageId = data.n === '0' ? 'unscopedEmpty' : 'unscopedCount';
  return reported(name, code, {
    messageId,
    data: messageId === 'unscopedEmpty' ? { read: data.read } : data,
    at: [before.length, column, before.length, column + head.length],
    ...(edit && { edit }),
  });
}

testRule('no-unscoped-eventual-count: how libraries spell a count', noUnscopedEventualCount, {
  invalid: [
    spoken('a count under a name of its own, in the columns that a builder is given', source`
      import { db } from '../src/db';
      test('two logins', async () => {
        await vi.waitUntil(async () => {
          const [{ value }] = await db.select({ value: count() }).from(audit).where(eq(audit.action, 'login'));
          return value === 2;
        });
      });
    `, 'vi.waitUntil', { n: '2', read: 'db.select.from.where' }, ['value === 2', 'value >= 2', '2']),
    spoken('a count as the one row of a builder', source`
      import { db } from '../src/db';
      test('two entries', async () => {
        await expect.poll(async () => {
          const row = await db.selectFrom('audit').select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
          return Number(row.n);
        }).toBe(2);
      });
    `, 'expect.poll', { n: '2', read: 'db.selectFrom.select.executeTakeFirstOrThrow' }, ['.toBe(2)', '.toBeGreaterThanOrEqual(2)', '2']),
    spoken('a count by knex, its first row', source`
      import { db } from '../src/db';
      test('two entries', async () => {
        await waitFor(async () => {
          const { n } = await db('audit').count('* as n').first();
          expect(Number(n)).toBe(2);
        });
      });
    `, 'waitFor', { n: '2', read: 'db.count.first' }, ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2']),
    spoken('jobs by their state', source`
      import { queue } from '../src/queue';
      it('drains', async () => {
        await waitUntil(async () => {
          const waiting = await queue.getWaiting();
          return waiting.length === 0;
        });
      });
    `, 'waitUntil', { n: '0', read: 'queue.getWaiting' }),
    spoken('the matcher of expect.js', source`
      import { api } from './api';
      it('queues', async () => {
        await retry.tryForTime(5000, async () => {
          const { body } = await api.get('/jobs?state=queued').expect(200);
          expect(body.jobs.length).to.be(1);
        });
      });
    `, 'retry.tryForTime', { n: '1', read: 'api.get.expect' }),
    spoken('a number that a promise hands on', source`
      import { store } from '../src/store';
      it('fills', async () => {
        await vi.waitUntil(() => store.countAll().then((n) => n === 2));
      });
    `, 'vi.waitUntil', { n: '2', read: 'store.countAll' }, ['n === 2', 'n >= 2', '2']),
    spoken('a poll that takes the number beside the function', source`
      import { db } from '../src/db';
      it('ships', async () => {
        const orderId = await placeOrder();
        await waitForCount(() => db.order.count({ where: { status: 'shipped' } }), 2);
      });
    `, 'waitForCount', { n: '2', read: 'db.order.count', hint: ', for example by `orderId`' }),
    spoken('a poll that takes the length of the list beside the function', source`
      import { api } from './api';
      it('ships', async () => {
        await waitForLength(() => api.listOrders(), 2);
      });
    `, 'waitForLength', { n: '2', read: 'api.listOrders' }),
    spoken('a repository that the application hands out, in a hook that runs once', source`
      let users: Repository<User>;
      beforeAll(async () => {
        const moduleFixture = await Test.createTestingModule({ imports: [AppModule] }).compile();
        const app = moduleFixture.createNestApplication();
        await app.init();
        users = moduleFixture.get(getRepositoryToken(User));
      });
      it('imports three', async () => {
        await waitFor(async () => expect(await users.count()).toBe(3));
      });
    `, 'waitFor', { n: '3', read: 'users.count' }, ['toBe(3)', 'toBeGreaterThanOrEqual(3)', '3']),
    spoken('closing a connection cleans nothing', source`
      import { knex } from '../src/db';
      afterAll(() => knex.destroy());
      it('imports three', async () => {
        await waitFor(async () => expect(await knex('users').select()).toHaveLength(3));
      });
    `, 'waitFor', { n: '3', read: 'knex.select' }, ['expect(await knex(\'users\').select()).toHaveLength(3)', 'expect((await knex(\'users\').select()).length).toBeGreaterThanOrEqual(3)', '3']),
    spoken('a database beside intercepted requests', source`
      import nock from 'nock';
      import { db } from '../src/db';
      it('stores two', async () => {
        nock('https://mail.example').post('/').reply(200);
        await waitFor(async () => expect(await db.mail.count()).toBe(2));
      });
    `, 'waitFor', { n: '2', read: 'db.mail.count' }, ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2']),
    spoken('a label without an id', source`
      import { db } from '../src/db';
      import { REGION } from './constants';
      test.describe('colours', () => {
        const label = \`Colour \${REGION}\`;
        test('is stored', async () => {
          await expect.poll(() => db.color.count({ where: { label } })).toBe(1);
        });
      });
    `, 'expect.poll', { n: '1', read: 'db.color.count' }, ['.toBe(1)', '.toBeGreaterThanOrEqual(1)', '1']),
    spoken('a store that is set up in a test, not beside it', source`
      import { db } from '../src/db';
      it('stores two', async () => {
        setupTestDatabase();
        await expect.poll(() => db.mail.count()).toBe(2);
      });
    `, 'expect.poll', { n: '2', read: 'db.mail.count' }, ['.toBe(2)', '.toBeGreaterThanOrEqual(2)', '2']),
  ],
  valid: [
    silent('a label with the id of the run, which is imported', source`
      import { db } from '../src/db';
      import { TEST_RUN_ID } from './constants';
      test.describe('colours', () => {
        const label = \`Colour \${TEST_RUN_ID}\`;
        test('is stored', async () => {
          await expect.poll(() => db.color.count({ where: { label } })).toBe(1);
        });
      });
    `),
    silent('a store that is set up beside the tests', source`
      import { db } from '../src/db';
      import { setupTestDatabase } from './database';
      setupTestDatabase();
      it('stores two', async () => {
        await expect.poll(() => db.mail.count()).toBe(2);
      });
    `),
    silent('a count of what is the test’s own, under a name of its own', source`
      import { db } from '../src/db';
      test('two logins', async () => {
        const userId = await createUser();
        await vi.waitUntil(async () => {
          const [{ value }] = await db.select({ value: count() }).from(audit).where(eq(audit.userId, userId));
          return value === 2;
        });
      });
    `),
    silent('the one row of a builder that counts nothing', source`
      import { db } from '../src/db';
      test('an amount', async () => {
        await expect.poll(async () => {
          const row = await db.selectFrom('account').select('n').executeTakeFirstOrThrow();
          return Number(row.n);
        }).toBe(2);
      });
    `),
    silent('a status beside a count', source`
      import { api } from '../src/api';
      test('an amount', async () => {
        await waitFor(async () => {
          const state = await api.describeState('x');
          expect(state.value).toBe(2);
        });
      });
    `),
    silent('jobs of a queue that each test makes', source`
      let queue: Queue;
      beforeEach(() => {
        queue = new Queue('mail', { connection });
      });
      it('drains', async () => {
        await waitUntil(async () => (await queue.getWaiting()).length === 0);
      });
    `),
    silent('`be` of chai, before another word', source`
      import { api } from './api';
      it('queues', async () => {
        await retry.try(async () => {
          expect((await api.listJobs()).length).to.be.above(1);
        });
      });
    `),
    silent('what a promise hands on is no number of things', source`
      import { store } from '../src/store';
      it('fills', async () => {
        await vi.waitUntil(() => store.readVersion().then((n) => n === 2));
      });
    `),
    silent('a poll that takes the number beside the function, of what is the test’s own', source`
      import { db } from '../src/db';
      it('ships', async () => {
        const orderId = await placeOrder();
        await waitForCount(() => db.line.count({ where: { orderId } }), 2);
      });
    `),
    silent('a number beside the function that is a timeout', source`
      import { api } from './api';
      it('ships', async () => {
        await waitForOrders(() => api.listOrders(), 2000);
      });
    `),
    silent('a repository that is handed out anew for each test', source`
      let users: Repository<User>;
      beforeEach(async () => {
        const moduleFixture = await Test.createTestingModule({ imports: [AppModule] }).compile();
        users = moduleFixture.get(getRepositoryToken(User));
      });
      it('imports three', async () => {
        await waitFor(async () => expect(await users.count()).toBe(3));
      });
    `),
    silent('a component’s fixture is a page', source`
      let componentFixture: ComponentFixture<List>;
      beforeAll(async () => {
        componentFixture = await open();
      });
      it('shows three', async () => {
        await waitFor(async () => expect(await componentFixture.listRows()).toHaveLength(3));
      });
    `),
    silent('a hook that initialises the store anew', source`
      import { store } from '../src/store';
      beforeEach(() => store.init());
      it('imports three', async () => {
        await waitFor(async () => expect(await store.listUsers()).toHaveLength(3));
      });
    `),
    silent('what the file fetches, it answers itself', source`
      import { http, HttpResponse } from 'msw';
      import { setupServer } from 'msw/node';
      import { fetchItems } from '../src/items';
      const server = setupServer(http.get('/items', () => HttpResponse.json([1, 2])));
      it('loads', async () => {
        await vi.waitFor(async () => expect(await fetchItems()).toHaveLength(2));
      });
    `),
  ],
});
