import noUnscopedEventualCount from '../../src/rules/no-unscoped-eventual-count.ts';
import { testRule } from '../rule-tester.ts';
import { reported, silent, source } from './eventual-count-case.ts';

testRule('no-unscoped-eventual-count: polls, matchers, reads', noUnscopedEventualCount, {
  valid: [
    silent('a returned comparison in vi.waitFor, which never waits for it', source`
      import { expect, test, vi } from 'vitest';
      import { api } from '../src/api';
      test('a', async () => {
        await vi.waitFor(async () => (await api.listRows()).length === 2);
      });
    `),
    silent('a page that waits', source`
      test('a', async ({ page }) => {
        await page.waitForResponse(async (response) => (await response.json()).length === 2);
      });
    `),
    silent('a condition that another one replaces', source`
      import { api } from '../src/api';
      test('a', async () => {
        await waitUntil(async () => (await api.listRows()).length === 2 || timedOut());
      });
    `),
    silent('an inequality that only asks for some', source`
      import { api } from '../src/api';
      test('a', async () => {
        await retry(async () => {
          const rows = await api.listRows();
          if (rows.length === 0) throw new Error('none');
        });
      });
    `),
    silent('at least, in Chai', source`
      import { api } from '../src/api';
      test('a', async () => {
        await eventually(async () => {
          expect(await api.listRows()).to.have.lengthOf.at.least(2);
        });
      });
    `),
    silent('negated', source`
      import { api } from '../src/api';
      test('a', async () => {
        await eventually(async () => {
          expect(await api.listRows()).to.not.have.lengthOf(2);
        });
      });
    `),
    silent('arguments of a list: nobody sees which is compared with which', source`
      import { api } from '../src/api';
      test('a', async () => {
        await eventually(async () => {
          expect(...(await api.listRows())).toHaveLength(2);
          expect((await api.listRows()).length).toBe(...[2]);
          assert.equal(...[(await api.listRows()).length, 2]);
        });
      });
    `),
    silent('some members', source`
      import { api } from '../src/api';
      test('a', async () => {
        await eventually(async () => {
          expect(await api.listNames()).to.include.members(['a', 'b']);
        });
      });
    `),
    silent('one record by a key', source`
      import { api } from '../src/api';
      test('a', async () => {
        await expect.poll(async () => (await api.getOrder('o-1')).lines.length).toBe(2);
      });
    `),
    silent('a filter by name that the test writes', source`
      import { api } from '../src/api';
      test('a', async () => {
        await seedUser('ada');
        await expect.poll(() => api.countByName('ada')).toBe(1);
      });
    `),
    silent('a title in a constant of the test, used to write and to read', source`
      import { api } from '../src/api';
      test('a', async () => {
        const title = 'Restore me';
        await api.createPost({ title });
        await expect.poll(async () => (await api.findPosts({ title })).length).toBe(1);
      });
    `),
    silent('a name in SQL that the test writes', source`
      import { pool } from '../src/pool';
      test('a', async () => {
        await register('ada');
        await expect.poll(async () => (await pool.query("select * from users where name = 'ada'")).rows.length).toBe(1);
      });
    `),
    silent('a limit in SQL', source`
      import { pool } from '../src/pool';
      test('a', async () => {
        await expect.poll(async () => (await pool.query('select * from locks limit 1')).rows.length).toBe(1);
      });
    `),
    silent('an id bound to SQL', source`
      import { pool } from '../src/pool';
      test('a', async () => {
        const id = randomUUID();
        await expect.poll(async () => (await pool.query('select * from runs where id = $1', [id])).rows.length).toBe(1);
      });
    `),
    silent('a token of the test’s own user', source`
      let token: string;
      beforeEach(async () => {
        token = await login();
      });
      test('a', async () => {
        await expect.poll(async () => (await (await fetch('/api/rows', { headers: { authorization: token } })).json()).length).toBe(2);
      });
    `),
    silent('since the test began', source`
      import { db } from '../src/db';
      test('a', async () => {
        const since = new Date();
        await expect.poll(() => db.event.count({ where: { at: { gte: since } } })).toBe(2);
      });
    `),
    silent('an address of a server started for the file', source`
      let url: string;
      beforeAll(async () => {
        url = await startServer();
      });
      test('a', async () => {
        await expect.poll(async () => (await (await fetch(\`\${url}/rows\`)).json()).length).toBe(2);
      });
    `),
    silent('a queue named with a fresh id', source`
      import { Queue } from 'bullmq';
      const queue = new Queue(\`mail-\${randomUUID()}\`);
      test('a', async () => {
        await vi.waitFor(async () => expect(await queue.getJobs()).toHaveLength(2));
      });
    `),
    silent('a queue got by a fresh name', source`
      import { getQueue } from './queues';
      test('a', async () => {
        const queue = getQueue(\`mail-\${randomUUID()}\`);
        await vi.waitFor(async () => expect(await queue.getJobs()).toHaveLength(2));
      });
    `),
    silent('a database in a container', source`
      import { PostgreSqlContainer } from '@testcontainers/postgresql';
      let db: Client;
      beforeAll(async () => {
        db = await startDatabase();
      });
      test('a', async () => {
        await expect.poll(() => db.countRows()).toBe(2);
      });
    `),
    silent('a fake of the file', source`
      class FakeMailer { sent = []; async listSent() { return this.sent; } }
      const mailer = new FakeMailer();
      test('a', async () => {
        await vi.waitFor(async () => expect(await mailer.listSent()).toHaveLength(2));
      });
    `),
    silent('a mocked module', source`
      vi.mock('../src/db');
      import { db } from '../src/db';
      test('a', async () => {
        await expect.poll(() => db.order.count()).toBe(2);
      });
    `),
    silent('a parameter of a helper in the filter', source`
      import { db } from '../src/db';
      export const waitForRuns = (state: string) => expect.poll(() => db.run.count({ where: { state } })).toBe(1);
    `),
    silent('files of a directory of this test', source`
      import fs from 'node:fs';
      import os from 'node:os';
      test('a', async () => {
        const dir = fs.mkdtempSync(os.tmpdir());
        await vi.waitFor(() => expect(fs.readdirSync(dir)).toHaveLength(2));
      });
    `),
    silent('a filter by one’s own id in a loop that skips', source`
      import { api } from '../src/api';
      test('a', async () => {
        const id = randomUUID();
        await retry(async () => {
          let n = 0;
          for await (const row of api.scanRows()) {
            if (row.owner !== id) continue;
            n++;
          }
          if (n !== 2) throw new Error();
        });
      });
    `),
    silent('rows of the test’s own by a Set of ids', source`
      import { api } from '../src/api';
      test('a', async () => {
        const ids = new Set([(await createRow()).id]);
        await vi.waitFor(async () => expect((await api.listRows()).filter((row) => ids.has(row.id))).toHaveLength(1));
      });
    `),
    silent('headless: no file of tests', source`
      import { db } from '../src/db';
      await expect.poll(() => db.order.count()).toBe(2);
    `, { filename: 'src/orders.ts' }),
  ],
  invalid: [
    reported('an own wrapper named by what it does', source`
      import expectToPassEventually from './expectations';
      import { api } from '../src/api';
      test('a', async () => {
        await expectToPassEventually(async () => {
          expect((await api.listLogs()).length).toEqual(1);
        }, 120);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'api.listLogs' },
      at: [4, 9, 4, 31],
      edit: ['toEqual(1)', 'toBeGreaterThanOrEqual(1)', '1'],
    }),
    reported('retry.tryForTime takes its callback second', source`
      import { retry } from './services';
      import { api } from '../src/api';
      test('a', async () => {
        await retry.tryForTime(5000, async () => {
          expect(await api.listCases()).to.have.length(2);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listCases' },
      at: [4, 9, 4, 25],
    }),
    reported('retry.waitFor with a description', source`
      import { retry } from './services';
      import { api } from '../src/api';
      test('a', async () => {
        await retry.waitFor('two cases', async () => (await api.listCases()).length === 2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listCases' },
      at: [4, 9, 4, 22],
      edit: ['===', '>=', '2'],
    }),
    reported('read and predicate as two functions', source`
      import { waitForEventually } from './wait';
      import { api } from '../src/api';
      test('a', async () => {
        await waitForEventually(() => api.listFiles(), (files) => files.length === 2, 'files');
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listFiles' },
      at: [4, 9, 4, 26],
      edit: ['===', '>=', '2'],
    }),
    reported('node:test’s waitFor', source`
      import test from 'node:test';
      import assert from 'node:assert';
      import { api } from '../src/api';
      test('a', async (t) => {
        await t.waitFor(async () => assert.equal((await api.listRows()).length, 2));
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [5, 9, 5, 18],
    }),
    reported('AVA’s assertions; the number first', source`
      import test from 'ava';
      import { api } from '../src/api';
      test('a', async (t) => {
        await retryUntil(async () => {
          t.is(2, (await api.listRows()).length);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [4, 9, 4, 19],
    }),
    reported('a condition asserted as true', source`
      import { expect, test, vi } from 'vitest';
      import { api } from '../src/api';
      test('a', async () => {
        await vi.waitFor(async () => expect((await api.listRows()).length === 2).toBe(true));
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [4, 9, 4, 19],
      edit: ['===', '>=', '2'],
    }),
    reported('a condition polled as true', source`
      import { api } from '../src/api';
      test('a', async () => {
        await expect.poll(async () => (await api.listRows()).length === 2).toBe(true);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 9, 3, 20],
      edit: ['===', '>=', '2'],
    }),
    reported('a condition with another', source`
      import { api } from '../src/api';
      test('a', async () => {
        await pollUntil(async () => {
          const rows = await api.listRows();
          return rows.length === 2 && rows.every((row) => row.done);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 9, 3, 18],
      edit: ['===', '>=', '2'],
    }),
    reported('rows handed back when there are enough', source`
      import { api } from '../src/api';
      test('a', async () => {
        const rows = await pollFor(async () => {
          const all = await api.listRows();
          if (all.length === 2) return all;
          return undefined;
        });
        use(rows);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 22, 3, 29],
      edit: ['===', '>=', '2'],
    }),
    reported('a negated inequality', source`
      import { api } from '../src/api';
      test('a', async () => {
        await waitUntil(async () => !((await api.listRows()).length !== 2));
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 9, 3, 18],
      edit: ['!==', '>=', '2'],
    }),
    reported('the number first', source`
      import { api } from '../src/api';
      test('a', async () => {
        await waitUntil(async () => 2 === (await api.listRows()).length);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 9, 3, 18],
      edit: ['===', '<=', '2'],
    }),
    reported('a promise that expect resolves', source`
      import { expect, test, vi } from 'vitest';
      import { api } from '../src/api';
      test('a', async () => {
        await vi.waitFor(() => expect(api.listRows()).resolves.toHaveLength(2));
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [4, 9, 4, 19],
    }),
    reported('a promise handed to then', source`
      import { api } from '../src/api';
      test('a', async () => {
        await expect.poll(() => api.listRows().then((rows) => rows.length)).toBe(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 9, 3, 20],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('rows of several pages at once', source`
      import { expect, test, vi } from 'vitest';
      import { api } from '../src/api';
      test('a', async () => {
        await vi.waitFor(async () => {
          const [rows] = await Promise.all([api.listRows(), api.ping()]);
          expect(rows).toHaveLength(2);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [4, 9, 4, 19],
      edit: [').toHaveLength(2)', '.length).toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a counter in a for await', source`
      import { api } from '../src/api';
      test('a', async () => {
        await retry(async () => {
          let n = 0;
          for await (const row of api.scanRows()) n++;
          if (n !== 2) throw new Error();
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.scanRows' },
      at: [3, 9, 3, 14],
      edit: ['!==', '<', '2'],
    }),
    reported('a number from SQL as text', source`
      import { sql } from '../src/sql';
      test('a', async () => {
        await expect.poll(async () => { const [{ count }] = await sql\`select count(*) from audit\`; return count; }).toBe('5');
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '5', read: 'sql' },
      at: [3, 9, 3, 20],
    }),
    reported('a query builder', source`
      import { db, runs } from '../src/db';
      test('a', async () => {
        await expect.poll(async () => (await db.select().from(runs).where(eq(runs.state, 'done'))).length).toBe(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'db.select.from.where' },
      at: [3, 9, 3, 20],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a GET of a list', source`
      test('a', async () => {
        await expect.poll(async () => (await (await fetch('http://localhost:3000/api/rows')).json()).length).toBe(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'fetch' },
      at: [2, 9, 2, 20],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('Redis', source`
      import { redis } from '../src/redis';
      test('a', async () => {
        await vi.waitFor(async () => expect(await redis.llen('outbox')).toBe(2));
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'redis.llen' },
      at: [3, 9, 3, 19],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('counts of a queue, added', source`
      import { queue } from '../src/queue';
      test('a', async () => {
        await retry(async () => {
          const counts = await queue.getJobCounts();
          expect(counts.waiting + counts.active).toBe(2);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'queue.getJobCounts' },
      at: [3, 9, 3, 14],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('members in any order', source`
      import { api } from '../src/api';
      test('a', async () => {
        await eventually(async () => {
          expect(await api.listNames()).to.have.members(['a', 'b']);
        });
      });
    `, {
      messageId: 'unscopedList',
      data: { read: 'api.listNames' },
      at: [3, 9, 3, 19],
    }),
    reported('empty', source`
      import { api } from '../src/api';
      test('a', async () => {
        await eventually(async () => {
          expect(await api.listNames()).to.be.empty;
        });
      });
    `, {
      messageId: 'unscopedEmpty',
      data: { read: 'api.listNames' },
      at: [3, 9, 3, 19],
    }),
    reported('a named constant as the number', source`
      import { api } from '../src/api';
      test('a', async () => {
        const TWO = 2;
        await expect.poll(() => api.countRows()).toBe(TWO);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.countRows' },
      at: [4, 9, 4, 20],
      edit: ['toBe(TWO)', 'toBeGreaterThanOrEqual(TWO)', '2'],
    }),
    reported('the length of what was expected', source`
      import { api } from '../src/api';
      test('a', async () => {
        const expected = ['a', 'b'];
        await expect.poll(() => api.countRows()).toBe(expected.length);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: 'expected.length', read: 'api.countRows' },
      at: [4, 9, 4, 20],
      edit: ['toBe(expected.length)', 'toBeGreaterThanOrEqual(expected.length)', 'expected.length'],
    }),
    reported('an environment variable does not scope', source`
      import { db } from '../src/db';
      test('a', async () => {
        await expect.poll(() => db.item.count({ where: { org: process.env.ORG } })).toBe(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'db.item.count' },
      at: [3, 9, 3, 20],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('an imported constant does not scope', source`
      import { ORG } from './constants';
      import { db } from '../src/db';
      test('a', async () => {
        await expect.poll(() => db.item.count({ where: { org: ORG } })).toBe(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'db.item.count' },
      at: [4, 9, 4, 20],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a table of constants does not scope', source`
      import { db } from '../src/db';
      test.each(['a', 'b'])('kind %s', async (kind) => {
        await expect.poll(() => db.item.count({ where: { kind } })).toBe(1);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'db.item.count' },
      at: [3, 9, 3, 20],
      edit: ['toBe(1)', 'toBeGreaterThanOrEqual(1)', '1'],
    }),
    reported('a client of the app is the app’s', source`
      let app: INestApplication;
      beforeAll(async () => {
        app = await compile();
      });
      test('a', async () => {
        const orders = app.get(OrderService);
        await waitUntil(async () => (await orders.findAll()).length === 2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'orders.findAll' },
      at: [7, 9, 7, 18],
      edit: ['===', '>=', '2'],
    }),
    reported('a repository around a shared pool', source`
      import { pool } from '../src/pool';
      test('a', async () => {
        const orders = new OrderRepository(pool);
        await waitUntil(async () => (await orders.findAll()).length === 2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'orders.findAll' },
      at: [4, 9, 4, 18],
      edit: ['===', '>=', '2'],
    }),
    reported('a helper of the file given a shared client', source`
      import { mail } from './queues';
      const jobsOf = (q: Queue) => q.getJobs();
      test('a', async () => {
        await vi.waitFor(async () => expect(await jobsOf(mail)).toHaveLength(1));
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'jobsOf' },
      at: [4, 9, 4, 19],
      edit: ['await jobsOf(mail)).toHaveLength(1)', '(await jobsOf(mail)).length).toBeGreaterThanOrEqual(1)', '1'],
    }),
    reported('a baseline whose length was read', source`
      import { api } from '../src/api';
      test('a', async () => {
        const before = await api.listRows();
        await act();
        await expect.poll(async () => (await api.listRows()).length).toBe(before.length + 1);
      });
    `, {
      messageId: 'baselineCount',
      data: { before: 'before' },
      at: [5, 9, 5, 20],
    }),
    reported('the length of what a poll answers with: no suggestion, .length would have to move', source`
      import { api } from '../src/api';
      test('a', async () => {
        await expect.poll(() => api.listRows()).toHaveLength(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 9, 3, 20],
    }),
    reported('comments stay where they are', source`
      import { expect, test, vi } from 'vitest';
      import { api } from '../src/api';
      test('a', async () => {
        await vi.waitFor(async () => {
          expect(/* all */ await api.listRows() /* of them */).toHaveLength(/* two */ 2);
        });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [4, 9, 4, 19],
      edit: ['await api.listRows() /* of them */).toHaveLength(/*', '(await api.listRows()).length /* of them */).toBeGreaterThanOrEqual(/*', '2'],
    }),
    reported('a list by a name', source`
      import { api } from '../src/api';
      test('a', async () => {
        const names = ['a', 'b'];
        await expect.poll(() => api.listNames()).toEqual(names);
      });
    `, {
      messageId: 'unscopedList',
      data: { read: 'api.listNames' },
      at: [4, 9, 4, 20],
      edit: ['names)', 'expect.arrayContaining(names))', 'these'],
    }),
    reported('a member access with toStrictEqual', source`
      import { expect, test, vi } from 'vitest';
      import { api } from '../src/api';
      test('a', async () => {
        await vi.waitFor(async () => {
          const { items } = await api.listRows();
          expect(items.map((item) => item.kind)).toStrictEqual(['a']);
        });
      });
    `, {
      messageId: 'unscopedList',
      data: { read: 'api.listRows' },
      at: [4, 9, 4, 19],
      edit: ['[\'a\'])', 'expect.arrayContaining([\'a\']))', 'these'],
    }),
  ],
});
