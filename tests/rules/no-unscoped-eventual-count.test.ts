import noUnscopedEventualCount from '../../src/rules/no-unscoped-eventual-count.ts';
import { testRule } from '../rule-tester.ts';
import { reported, silent, source } from './eventual-count-case.ts';

testRule('no-unscoped-eventual-count', noUnscopedEventualCount, {
  valid: [
    silent('an id of one’s own as a shorthand property (G1)', source`
      import { db } from '../src/db';
      test('a', async () => {
        const { orderId } = await createOrder();
        await expect.poll(() => db.line.count({ where: { orderId } })).toBe(3);
      });
    `),
    silent('an id of one’s own in a query (G2)', source`
      import { client } from './client';
      test('a', async () => {
        const group = randomUUID();
        const query = \`group='\${group}'\`;
        await waitUntil(async () => (await client.count(query)).count === 3);
      });
    `),
    silent('an id of one’s own nested in an object (G3)', source`
      import { client } from './client';
      test('a', async () => {
        const meta = { run: makeTestScope() };
        await poll(() => client.runs.list({ meta }), { shouldStop: (r) => r.rows.length === 4 });
      });
    `),
    silent('a filter by an own id after the read (G4)', source`
      import { history } from './history';
      test('a', async () => {
        const job = await schedule();
        await retry.try(async () => {
          expect((await history()).filter((h) => h.jobId === job.id).length).to.eql(1);
        });
      });
    `),
    silent('a filter over own ids (G5)', source`
      import { api } from '../src/api';
      let a: Flow, b: Flow;
      beforeEach(async () => {
        [a, b] = await Promise.all([createFlow(), createFlow()]);
      });
      test('a', async () => {
        const mine = [a.id, b.id];
        await vi.waitFor(async () => {
          expect((await api.listFlows()).filter((f) => mine.includes(f.id))).toHaveLength(2);
        });
      });
    `),
    silent('a push under a condition on an own id (G6)', source`
      import { client } from './client';
      test('a', async () => {
        const group = randomUUID();
        await retry(async () => {
          const found = [];
          for await (const s of client.list()) if (s.id.startsWith(\`x-\${group}-\`)) found.push(s);
          if (found.length !== 2) throw new Error();
        });
      });
    `),
    silent('a lower bound (G7)', source`
      import { api } from '../src/api';
      test('a', async () => {
        await expect.poll(() => api.countEvents()).toBeGreaterThanOrEqual(150);
        await waitUntil(async () => (await api.listEvents()).length >= 2);
      });
    `),
    silent('not empty is a lower bound (G8)', source`
      import { api } from '../src/api';
      test('a', async () => {
        await expect.poll(() => api.listEvents()).not.toHaveLength(0);
      });
    `),
    silent('a local array (G9)', source`
      import { bus } from '../src/bus';
      test('a', async () => {
        const got: string[] = [];
        bus.on('m', (m) => got.push(m));
        await vi.waitFor(() => expect(got).toHaveLength(2));
      });
    `),
    silent('calls of a mock (G10)', source`
      import { send } from '../src/send';
      test('a', async () => {
        await vi.waitFor(() => expect(send.mock.calls.length).toBe(2));
      });
    `),
    silent('a synchronous read of a store in memory (G11)', source`
      import { useCart } from '../src/cart';
      test('a', async () => {
        await waitFor(() => {
          expect(useCart.getState().items).toHaveLength(1);
        });
      });
    `),
    silent('parts of a page (G12)', source`
      import { screen, waitFor } from '@testing-library/react';
      test('a', async ({ page }) => {
        await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
        await expect.poll(() => page.locator('.row').count()).toBe(5);
        await browser.waitUntil(async () => (await browser.$$('.tab')).length === 2);
        cy.get('li').should('have.length', 3);
      });
    `),
    silent('a read inside the page (G13)', source`
      test('a', async ({ page }) => {
        await expect.poll(() => page.evaluate(() => window.log)).toEqual(['open', 'close']);
      });
    `),
    silent('a fixture of one’s own: a store for each test (G14)', source`
      import { redisTest } from './redis';
      redisTest('dead letters', async ({ redisOptions }) => {
        const q = new Queue(redisOptions);
        await vi.waitFor(async () => {
          expect(await q.deadLetterCount('t1')).toBe(1);
        });
      });
    `),
    silent('a client of a container fixture (G15)', source`
      import { containerTest } from './containers';
      containerTest('replicates', async ({ clickhouse }) => {
        const ch = new ClickHouse({ url: clickhouse.url });
        const all = ch.query('SELECT * FROM runs');
        await vi.waitFor(async () => {
          const rows = await all({});
          expect(rows.length).toBe(1);
        });
      });
    `),
    silent('a store made before each test (G16)', source`
      let store: Store;
      beforeEach(async () => {
        store = await createTestDb();
      });
      it('saves', async () => {
        await vi.waitFor(async () => expect(await store.listRows()).toHaveLength(1));
      });
    `),
    silent('a constant with a generator in it (G17)', source`
      import { client } from './client';
      const STREAM = \`s-\${Date.now()}\`;
      test('a', async () => {
        await until(async () => (await client.execute('select count(*) from m where id = ?', [STREAM])).rows[0].n === 3);
      });
    `),
    silent('a schema of the worker (G17)', source`
      import { client } from './client';
      const schema = \`t_\${process.env.VITEST_POOL_ID}\`;
      test('a', async () => {
        await until(async () => (await client.query(\`select * from \${schema}.m\`)).rows.length === 3);
      });
    `),
    silent('the name of the test (G18)', source`
      import { api } from '../src/api';
      test('a', async () => {
        const name = expect.getState().currentTestName;
        await expect.poll(() => api.countByOwner(name)).toBe(1);
      });
    `),
    silent('the id of the task (G18)', source`
      import { api } from '../src/api';
      test('x', async ({ task }) => {
        await expect.poll(() => api.countByOwner(task.id)).toBe(1);
      });
    `),
    silent('the parameter of a helper (G19)', source`
      const waitForJobs = (q: Queue, n: number) =>
        waitForExpect(async () => {
          expect(await q.getJobs()).toHaveLength(n);
        });
      import { mail } from './mail';
      test('a', async () => {
        await waitForJobs(mail, 2);
      });
    `),
    silent('an identity that this test writes itself (G20)', source`
      import { api } from '../src/api';
      test('a', async () => {
        await api.createPost({ title: 'Restore me' });
        await expect.poll(async () => (await api.findPosts({ title: 'Restore me' })).length).toBe(1);
      });
    `),
    silent('a capped read cannot overshoot (G21)', source`
      import { db } from '../src/db';
      test('a', async () => {
        await expect.poll(async () => (await db.lock.findMany({ take: 1 })).length).toBe(1);
      });
    `),
    silent('children of one record (G22)', source`
      import { db } from '../src/db';
      let form: Form;
      beforeEach(async () => {
        form = await createForm();
      });
      test('a', async () => {
        await expect(async () => {
          const e = await db.form.findFirstOrThrow({ where: { id: form.id } });
          expect(e.fields.length).toBe(2);
        }).toPass();
      });
    `),
    silent('a number that is no count (G23)', source`
      import { db } from '../src/db';
      test('a', async () => {
        await expect.poll(async () => (await fetch(url)).status).toBe(200);
        await vi.waitFor(async () => {
          expect((await db.user.findFirst())?.age).toBe(30);
        });
      });
    `),
    silent('chai-as-promised does not poll (G24)', source`
      import { user } from './user';
      test('a', async () => {
        await expect(user.countTasks()).to.eventually.equal(2);
      });
    `),
    silent('a cleaning hook and no id of one’s own (G25)', source`
      import { db } from '../src/db';
      beforeEach(() => db.task.deleteMany());
      it('stores', async () => {
        await save();
        await expect.poll(() => db.task.count()).toBe(1);
      });
    `),
    silent('a page object (G26)', source`
      import { ChildPage } from './pages';
      test('a', async ({ page }) => {
        const section = new ChildPage(page);
        await expect.poll(() => section.getPlacements()).toEqual(['a']);
      });
    `),
    silent('this as a receiver (G27)', source`
      class Table {
        async expectRows(n: number) {
          await expect(async () => {
            expect(await this.api.listRows()).toHaveLength(n);
          }).toPass();
        }
      }
    `),
    silent('a temporary directory of this test (G28)', source`
      import { mkdtemp, readdir } from 'node:fs/promises';
      test('a', async () => {
        const dir = await mkdtemp(join(tmpdir(), 'x-'));
        await vi.waitUntil(async () => (await readdir(dir)).length === 0);
      });
    `),
    silent('a retry of product code (G29)', source`
      import { pool } from './pool';
      export const connect = () => retry(async () => {
        const n = await pool.countFree();
        if (n === 0) throw new Error('busy');
      });
    `, { filename: 'src/connect.ts' }),
    silent('a list that may hold more (G30)', source`
      import { api } from '../src/api';
      test('a', async () => {
        await expect.poll(() => api.listNames()).toEqual(expect.arrayContaining(['alpha', 'beta']));
        await vi.waitFor(async () => expect(await api.listNames()).toContain('alpha'));
      });
    `),
    silent('a store of an isolation module (G31)', source`
      import { PGlite } from '@electric-sql/pglite';
      const db = new PGlite();
      it('x', async () => {
        await vi.waitFor(async () => expect((await db.query('select * from t')).rows).toHaveLength(1));
      });
    `),
    silent('a scope name of the user’s own (G32)', source`
      import { db } from '../src/db';
      import { tenant } from './setup';
      test('a', async () => {
        await expect.poll(() => db.item.count({ where: { tenant } })).toBe(2);
      });
    `, { options: [{ scopeNames: ['tenant'] }] }),
    silent('a comparison inside a nested function is not the poll’s (G33)', source`
      import { api } from '../src/api';
      test('a', async () => {
        const myId = randomUUID();
        await expect.poll(async () => {
          const rows = await api.listRows();
          return rows.some((r) => r.tags.length === 2 && r.id === myId);
        }).toBe(true);
      });
    `),
    silent('the fix that the message asks for (G34)', source`
      import { api } from '../src/api';
      test('a', async () => {
        await vi.waitFor(async () => {
          const names = (await api.search({ label: 'x' })).map((w) => w.name);
          expect(names).toEqual(expect.arrayContaining([w1.name, w2.name]));
        });
      });
    `),
    silent('a wrapper that runs a whole test again (G35)', source`
      import { store, streamId } from './store';
      it('reads all', retryFlaky(async () => {
        expect((await toArray(store.read(streamId))).length).toBe(10);
      }));
    `),
  ],
  invalid: [
    reported('a value poll counts rows by a constant status (B1)', source`
      import { db } from '../src/db';
      test('a', async () => {
        await placeOrder();
        await placeOrder();
        await expect.poll(() => db.order.count({ where: { status: 'open' } })).toBe(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'db.order.count' },
      at: [5, 9, 5, 20],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('the test has an id of its own and the poll does not use it (B2)', source`
      import { randomUUID } from 'node:crypto';
      import { expect, test, vi } from 'vitest';
      import { db } from '../src/db';
      test('a', async () => {
        const tag = randomUUID();
        await addNote({ tag });
        await addNote({ tag });
        await vi.waitFor(async () => {
          const notes = await db.note.findMany();
          expect(notes).toHaveLength(2);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'db.note.findMany', hint: ', for example by `tag`' },
      at: [8, 9, 8, 19],
      edit: [').toHaveLength(2)', '.length).toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a predicate poll compares with === (B3)', source`
      import { expect, test, vi } from 'vitest';
      import { api } from '../src/api';
      test('a', async () => {
        await vi.waitUntil(async () => (await api.listJobs()).length === 3);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '3', read: 'api.listJobs' },
      at: [4, 9, 4, 21],
      edit: ['===', '>=', '3'],
    }),
    reported('the request fixture is per test, its server is not (B4)', source`
      import { expect, test } from '@playwright/test';
      test('import', async ({ request }) => {
        await expect(async () => {
          const body = await (await request.get('/api/widgets')).json();
          expect(body.items).toHaveLength(4);
        }).toPass();
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '4', read: 'request.get' },
      at: [3, 9, 3, 15],
      edit: [').toHaveLength(4)', '.length).toBeGreaterThanOrEqual(4)', '4'],
    }),
    reported('a number read before is no scope (B5)', source`
      import { db } from '../src/db';
      test('a', async () => {
        const before = await db.flow.count();
        await duplicate();
        await expect.poll(() => db.flow.count()).toBe(before + 1);
      });
    `, {
      messageId: 'baselineCount',
      data: { before: 'before' },
      at: [5, 9, 5, 20],
    }),
    reported('wait-for-expect under any name; the whole queue (B6)', source`
      import until from 'wait-for-expect';
      import { queue } from '../src/queue';
      test('a', async () => {
        await until(async () => {
          expect(await queue.getJobs()).toHaveLength(1);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'queue.getJobs' },
      at: [4, 9, 4, 14],
      edit: ['await queue.getJobs()).toHaveLength(1)', '(await queue.getJobs()).length).toBeGreaterThanOrEqual(1)', '1'],
    }),
    reported('a client from a getter that is given a constant is shared (B7)', source`
      import { getQueue, QueueName } from '../src/queues';
      test('a', async () => {
        const q = getQueue(QueueName.Mail);
        await waitFor(async () => {
          expect(await q.getWaitingCount()).toBe(1);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'q.getWaitingCount' },
      at: [4, 9, 4, 16],
      edit: ['toBe(1)', 'toBeGreaterThanOrEqual(1)', '1'],
    }),
    reported('a client of the runner’s context; rows pushed in for await; an id unused (B8)', source`
      import asyncRetry from 'async-retry';
      import { randomUUID } from 'node:crypto';
      test('listing', async (t) => {
        const { client } = t.context;
        const group = randomUUID();
        await startTwo(client, group);
        await asyncRetry(async () => {
          const seen: string[] = [];
          for await (const s of client.list({ query: 'Kind="demo"' })) seen.push(s.id);
          if (seen.length !== 2) throw new Error('not yet');
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'client.list', hint: ', for example by `group`' },
      at: [7, 9, 7, 19],
      edit: ['!==', '<', '2'],
    }),
    reported('a helper of the file called without its optional id (B9)', source`
      import { es, retry } from './services';
      async function history(jobId?: string) {
        const all = await es.search({ index: 'history' });
        return all.hits.hits.filter((h) => (jobId ? h._source.jobId === jobId : true));
      }
      it('runs', async () => {
        const job = await schedule();
        await retry.try(async () => {
          expect((await history()).length).to.eql(1);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'history', hint: ', for example by `job`' },
      at: [8, 9, 8, 18],
    }),
    reported('a Redis pattern without a scope beside a scoped read (B10)', source`
      import { redis } from '../src/redis';
      import { api } from '../src/api';
      test('a', async () => {
        const traceId = randomUUID();
        await waitForExpect(async () => {
          expect((await api.getTrace(traceId)).id).toBe(traceId);
          expect((await redis.keys('session:*')).length).toBe(1);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'redis.keys', hint: ', for example by `traceId`' },
      at: [5, 9, 5, 22],
      edit: ['toBe(1)', 'toBeGreaterThanOrEqual(1)', '1'],
    }),
    reported('a literal uuid of the seed data is a constant (B11)', source`
      import { db } from '../src/db';
      const projectId = '6f1c0c1e-9d0b-4a55-8c39-0d9a2f6f3b11';
      test('a', async () => {
        await expect.poll(async () => (await db.run.findMany({ where: { projectId, state: 'done' } })).length).toBe(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'db.run.findMany' },
      at: [4, 9, 4, 20],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a constant filter after the read (B12)', source`
      import { expect, test, vi } from 'vitest';
      import { api } from '../src/api';
      test('a', async () => {
        await vi.waitFor(async () => {
          const rows = await api.listUsers();
          expect(rows.filter((r) => r.role === 'guest')).toHaveLength(2);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listUsers' },
      at: [4, 9, 4, 19],
      edit: [').toHaveLength(2)', '.length).toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a whole list (B13)', source`
      import { api } from '../src/api';
      test('a', async () => {
        await expect.poll(() => api.listNames()).toEqual(['alpha', 'beta']);
      });
    `, {
      messageId: 'unscopedList',
      data: { read: 'api.listNames' },
      at: [3, 9, 3, 20],
      edit: ['[\'alpha\', \'beta\'])', 'expect.arrayContaining([\'alpha\', \'beta\']))', 'these'],
    }),
    reported('emptiness: other tests put things in (B14)', source`
      import { queue } from '../src/queue';
      test('a', async () => {
        await waitUntil(async () => (await queue.getWaitingCount()) === 0);
      });
    `, {
      messageId: 'unscopedEmpty',
      data: { read: 'queue.getWaitingCount' },
      at: [3, 9, 3, 18],
    }),
    reported('a cleaning hook does not help a test that ignores its own id (B15)', source`
      import { db } from '../src/db';
      beforeEach(() => db.event.deleteMany());
      it('emits', async () => {
        const userId = nanoid();
        await act(userId);
        await vi.waitFor(async () => {
          expect(await db.event.findMany()).toHaveLength(1);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'db.event.findMany', hint: ', for example by `userId`' },
      at: [6, 9, 6, 19],
      edit: ['await db.event.findMany()).toHaveLength(1)', '(await db.event.findMany()).length).toBeGreaterThanOrEqual(1)', '1'],
    }),
    reported('cleaning inside the test is no isolation (B16)', source`
      import { queue } from '../src/queue';
      it('enqueues', async () => {
        const { orgId } = await createOrg();
        await queue.obliterate({ force: true });
        await enqueueFor(orgId);
        await waitForExpect(async () => {
          expect(await queue.getJobs()).toHaveLength(1);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'queue.getJobs', hint: ', for example by `orgId`' },
      at: [6, 9, 6, 22],
      edit: ['await queue.getJobs()).toHaveLength(1)', '(await queue.getJobs()).length).toBeGreaterThanOrEqual(1)', '1'],
    }),
    reported('SQL text without bound values (B17)', source`
      import { pool } from '../src/pool';
      test('a', async () => {
        await expect.poll(async () => (await pool.query('select count(*) from audit')).rows[0].count).toBe(5);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '5', read: 'pool.query' },
      at: [3, 9, 3, 20],
      edit: ['toBe(5)', 'toBeGreaterThanOrEqual(5)', '5'],
    }),
    reported('a synchronous read of a shared directory (B18)', source`
      import fs from 'node:fs';
      test('a', async () => {
        await vi.waitFor(() => {
          expect(fs.readdirSync('/tmp/outbox')).toHaveLength(2);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'fs.readdirSync' },
      at: [3, 9, 3, 19],
      edit: [').toHaveLength(2)', '.length).toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a read and a predicate in the options (B19)', source`
      import { client } from './client';
      import { poll } from './poll';
      test('a', async () => {
        const runs = await poll(() => client.runs.list({ limit: 50 }), { shouldStop: (r) => r.rows.length === 2 });
        use(runs);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'client.runs.list' },
      at: [4, 22, 4, 26],
      edit: ['===', '>=', '2'],
    }),
    reported('the chain of a home-made eventually (B20)', source`
      import { eventually } from './eventually';
      import { api } from '../src/api';
      test('a', async () => {
        await eventually(() => api.countMessages()).toEqual(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.countMessages' },
      at: [4, 9, 4, 19],
      edit: ['toEqual(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('Chai inside an assertion poll (B21)', source`
      import { eventually } from './eventually';
      import { api } from '../src/api';
      test('a', async () => {
        await eventually(async () => {
          expect(await api.listDocs()).to.have.lengthOf(2);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listDocs' },
      at: [4, 9, 4, 19],
    }),
    reported('node:assert inside a retry (B22)', source`
      import assert from 'node:assert';
      import pRetry from 'p-retry';
      import { api } from '../src/api';
      test('a', async () => {
        await pRetry(async () => {
          const d = await api.searchDocs({ label: 'x' });
          assert.strictEqual(d.total, 2);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.searchDocs' },
      at: [5, 9, 5, 15],
    }),
    reported('a value that flows through map and Set (B23)', source`
      import { expect, test, vi } from 'vitest';
      import { api } from '../src/api';
      test('a', async () => {
        await vi.waitFor(async () => {
          const ids = new Set((await api.listAlerts()).map((a) => a.id));
          expect(ids.size).toBe(2);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listAlerts' },
      at: [4, 9, 4, 19],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a variable from outside that the callback assigns (B24)', source`
      import { api } from '../src/api';
      test('a', async () => {
        let rows: Row[] = [];
        await waitFor(async () => {
          rows = await api.listRows();
          expect(rows.length).toBe(2);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [4, 9, 4, 16],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a configured expect (B25)', source`
      import { expect, test } from '@playwright/test';
      import { api } from '../src/api';
      const softly = expect.configure({ soft: true });
      test('a', async () => {
        await softly.poll(() => api.countTickets()).toBe(3);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '3', read: 'api.countTickets' },
      at: [5, 9, 5, 20],
      edit: ['toBe(3)', 'toBeGreaterThanOrEqual(3)', '3'],
    }),
    reported('expect.soft.poll (B25)', source`
      import { expect, test } from '@playwright/test';
      import { api } from '../src/api';
      test('a', async () => {
        await expect.soft.poll(() => api.countTickets()).toBe(3);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '3', read: 'api.countTickets' },
      at: [4, 9, 4, 25],
      edit: ['toBe(3)', 'toBeGreaterThanOrEqual(3)', '3'],
    }),
    reported('an inequality that throws (B26)', source`
      import { api } from '../src/api';
      test('a', async () => {
        await retry(async () => {
          const n = await api.countPods();
          if (n !== 2) throw new Error(\`\${n}\`);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.countPods' },
      at: [3, 9, 3, 14],
      edit: ['!==', '<', '2'],
    }),
    reported('a loop over constants does not scope (B27)', source`
      import { db } from '../src/db';
      for (const kind of ['a', 'b'] as const) {
        test(\`kind \${kind}\`, async () => {
          await expect.poll(() => db.item.count({ where: { kind } })).toBe(1);
        });
      }
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'db.item.count' },
      at: [4, 11, 4, 22],
      edit: ['toBe(1)', 'toBeGreaterThanOrEqual(1)', '1'],
    }),
    reported('a callback by its name (B28)', source`
      import { api } from '../src/api';
      test('a', async () => {
        const size = async () => (await api.listBuckets()).length;
        await expect.poll(size).toBe(1);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'api.listBuckets' },
      at: [4, 9, 4, 20],
      edit: ['toBe(1)', 'toBeGreaterThanOrEqual(1)', '1'],
    }),
  ],
});
