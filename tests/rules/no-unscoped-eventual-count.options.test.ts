import noUnscopedEventualCount from '../../src/rules/no-unscoped-eventual-count.ts';
import { testRule } from '../rule-tester.ts';
import { reported, silent, source } from './eventual-count-case.ts';

testRule('no-unscoped-eventual-count: options', noUnscopedEventualCount, {
  valid: [
    silent('without pollFunctions the name says nothing', source`
      import { api } from '../src/api';
      test('a', async () => {
        await settled(async () => expect(await api.listRows()).toHaveLength(2));
      });
    `),
    silent('the expected number beside an own id', source`
      import { harness } from './harness';
      test('a', async () => {
        const id = randomUUID();
        await harness.awaitRows(2, id);
      });
    `, { options: [{ pollFunctions: [{ name: 'awaitRows', expected: 0 }] }] }),
    silent('pollFunctions of another module', source`
      import { settle } from './other';
      import { api } from '../src/api';
      test('a', async () => {
        await settle(async () => expect(await api.listRows()).toHaveLength(2));
      });
    `, { options: [{ pollFunctions: [{ name: 'settle', from: './wait' }] }] }),
    silent('ignorePollFunctions', source`
      import { api } from '../src/api';
      test('a', async () => {
        await retryOnConflict(async () => expect(await api.listRows()).toHaveLength(2));
      });
    `, { options: [{ ignorePollFunctions: ['retryOnConflict'] }] }),
    silent('without sharedReads', source`
      import { expect, test, vi } from 'vitest';
      test('a', async () => {
        const harness = await open();
        await vi.waitFor(async () => expect(await harness.dump()).toHaveLength(2));
      });
    `),
    silent('ownedReads', source`
      import { expect, test, vi } from 'vitest';
      import { ledger } from './ledger';
      test('a', async () => {
        await vi.waitFor(async () => expect(await ledger.listEntries()).toHaveLength(2));
      });
    `, { options: [{ ownedReads: ['ledger.*'] }] }),
    silent('uniqueGenerators', source`
      import { db } from './db';
      const tag = stamp();
      test('a', async () => {
        await expect.poll(() => db.item.count({ where: { tag } })).toBe(2);
      });
    `, { options: [{ uniqueGenerators: ['stamp'] }] }),
    silent('isolationModules', source`
      import { connect } from '@acme/test-db';
      const db = connect();
      test('a', async () => {
        await expect.poll(() => db.item.count()).toBe(2);
      });
    `, { options: [{ isolationModules: ['@acme/*'] }] }),
    silent('checkEmpty off', source`
      import { queue } from '../src/queue';
      test('a', async () => {
        await waitUntil(async () => (await queue.getWaitingCount()) === 0);
      });
    `, { options: [{ checkEmpty: false }] }),
    silent('loops are not checked by default', source`
      import { api } from '../src/api';
      test('a', async () => {
        while ((await api.listRows()).length !== 2) await sleep(50);
      });
    `),
    silent('checkLoops: a lower bound', source`
      import { api } from '../src/api';
      test('a', async () => {
        while ((await api.listRows()).length < 2) await sleep(50);
      });
    `, { options: [{ checkLoops: true }] }),
    silent('checkLoops: a loop that does not wait', source`
      import { api } from '../src/api';
      test('a', async () => {
        while ((await api.listRows()).length !== 0) await api.removeNext();
      });
    `, { options: [{ checkLoops: true }] }),
    silent('one-shot counts are not checked by default', source`
      import { db } from '../src/db';
      test('a', async () => {
        expect(await db.order.count()).toBe(2);
      });
    `),
    silent('checkOneShot: rows of the test’s own user', source`
      import { db } from '../src/db';
      test('a', async () => {
        const user = await signUp();
        const rows = await db.order.findMany({ where: { userId: user.id } });
        expect(rows).toHaveLength(2);
      });
    `, { options: [{ checkOneShot: true }] }),
    silent('checkOneShot: what a call under test answers', source`
      import { db } from '../src/db';
      test('a', async () => {
        const user = login();
        const rows = await db.order.findMany({ where: { user } });
        expect(rows).toHaveLength(2);
      });
    `, { options: [{ checkOneShot: true }] }),
    silent('checkOneShot: rows chosen by a condition', source`
      import { db } from '../src/db';
      test('a', async () => {
        expect(await db.order.findMany({ where: { state: 'open' } })).toHaveLength(2);
      });
    `, { options: [{ checkOneShot: true }] }),
    silent('checkOneShot: a statement with a condition', source`
      import { pool } from '../src/pool';
      test('a', async () => {
        const { rows } = await pool.query("SELECT count(*) AS n FROM orders WHERE state = 'open'");
        expect(rows[0].n).toBe(2);
      });
    `, { options: [{ checkOneShot: true }] }),
    silent('checkOneShot: a file that cleans', source`
      import { db } from '../src/db';
      beforeEach(() => db.order.deleteMany());
      test('a', async () => {
        expect(await db.order.count()).toBe(2);
      });
    `, { options: [{ checkOneShot: true, trustResetHooks: false }] }),
    silent('checkOneShot: a function that is no store’s', source`
      import { listJobs } from '../src/jobs';
      test('a', async () => {
        expect(await listJobs()).toHaveLength(2);
      });
    `, { options: [{ checkOneShot: true }] }),
    silent('checkOneShot: a count: the number says that somebody cleans', source`
      import { db } from '../src/db';
      test('a', async () => {
        expect(await db.order.count()).toBe(2);
      });
    `, { options: [{ checkOneShot: true }] }),
    silent('checkOneShot: rows read before: the number says that somebody cleans', source`
      import { db } from '../src/db';
      test('a', async () => {
        const rows = await db.order.findMany({ orderBy: { id: 'asc' } });
        expect(rows).toHaveLength(2);
      });
    `, { options: [{ checkOneShot: true }] }),
    silent('checkOneShot: a local array', source`
      test('a', async () => {
        const rows = [1, 2];
        expect(rows).toHaveLength(2);
      });
    `, { options: [{ checkOneShot: true }] }),
    silent('a store for each worker', source`
      import { db } from '../src/db';
      test('a', async () => {
        await expect.poll(() => db.order.count()).toBe(2);
      });
    `, { settings: { flakeproof: { isolation: 'per-worker' } } }),
  ],
  invalid: [
    reported('pollFunctions by name', source`
      import { api } from '../src/api';
      test('a', async () => {
        await settled(async () => expect(await api.listRows()).toHaveLength(2));
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 9, 3, 16],
      edit: ['await api.listRows()).toHaveLength(2)', '(await api.listRows()).length).toBeGreaterThanOrEqual(2)', '2'],
    }, { options: [{ pollFunctions: ['settled'] }] }),
    reported('pollFunctions with the expected number', source`
      import { harness } from './harness';
      test('a', async () => {
        await harness.awaitRows(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'harness.awaitRows' },
      at: [3, 9, 3, 26],
    }, { options: [{ pollFunctions: [{ name: 'awaitRows', expected: 0 }] }] }),
    reported('pollFunctions with a predicate by position', source`
      import { api } from '../src/api';
      test('a', async () => {
        await settle('rows', () => api.listRows(), (rows) => rows.length === 2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 9, 3, 15],
      edit: ['===', '>=', '2'],
    }, { options: [{ pollFunctions: [{ name: 'settle', callback: 1, predicate: 2 }] }] }),
    reported('pollFunctions with a predicate by name', source`
      import { api } from '../src/api';
      test('a', async () => {
        await settle(() => api.listRows(), { enough: (rows) => rows.length === 2 });
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 9, 3, 15],
      edit: ['===', '>=', '2'],
    }, { options: [{ pollFunctions: [{ name: 'settle', predicate: 'enough' }] }] }),
    reported('pollFunctions of a module', source`
      import { settle } from './wait';
      import { api } from '../src/api';
      test('a', async () => {
        await settle(async () => expect(await api.listRows()).toHaveLength(2));
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [4, 9, 4, 15],
      edit: ['await api.listRows()).toHaveLength(2)', '(await api.listRows()).length).toBeGreaterThanOrEqual(2)', '2'],
    }, { options: [{ pollFunctions: [{ name: 'settle', from: './wait' }] }] }),
    reported('sharedReads', source`
      import { expect, test, vi } from 'vitest';
      test('a', async () => {
        const harness = await open();
        await vi.waitFor(async () => expect(await harness.dump()).toHaveLength(2));
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'harness.dump' },
      at: [4, 9, 4, 19],
      edit: ['await harness.dump()).toHaveLength(2)', '(await harness.dump()).length).toBeGreaterThanOrEqual(2)', '2'],
    }, { options: [{ sharedReads: ['harness.*'] }] }),
    reported('trustResetHooks off', source`
      import { db } from '../src/db';
      beforeEach(() => db.task.deleteMany());
      test('a', async () => {
        await save();
        await expect.poll(() => db.task.count()).toBe(1);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'db.task.count' },
      at: [5, 9, 5, 20],
      edit: ['toBe(1)', 'toBeGreaterThanOrEqual(1)', '1'],
    }, { options: [{ trustResetHooks: false }] }),
    reported('literalIdentityFilters report', source`
      import { api } from '../src/api';
      test('a', async () => {
        await api.createPost({ title: 'Restore me' });
        await expect.poll(async () => (await api.findPosts({ title: 'Restore me' })).length).toBe(1);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'api.findPosts' },
      at: [4, 9, 4, 20],
      edit: ['toBe(1)', 'toBeGreaterThanOrEqual(1)', '1'],
    }, { options: [{ literalIdentityFilters: 'report' }] }),
    reported('checkLoops: the condition', source`
      import { api } from '../src/api';
      test('a', async () => {
        while ((await api.listRows()).length !== 2) await sleep(50);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 3, 3, 8],
      edit: ['!==', '<', '2'],
    }, { options: [{ checkLoops: true }] }),
    reported('checkLoops: a break', source`
      import { api } from '../src/api';
      test('a', async () => {
        for (let i = 0; i < 50; i++) {
          const rows = await api.listRows();
          if (rows.length === 2) break;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'api.listRows' },
      at: [3, 3, 3, 6],
      edit: ['===', '>=', '2'],
    }, { options: [{ checkLoops: true }] }),
    reported('checkOneShot: a total since a reading', source`
      import { db } from '../src/db';
      test('a', async () => {
        const before = await db.order.count();
        await place();
        expect(await db.order.count()).toBe(before + 1);
      });
    `, {
      messageId: 'baselineCountOnce',
      data: { before: 'before' },
      at: [5, 34, 5, 38],
    }, { options: [{ checkOneShot: true }] }),
  ],
});
