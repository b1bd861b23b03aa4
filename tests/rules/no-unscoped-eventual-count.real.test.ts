import noUnscopedEventualCount from '../../src/rules/no-unscoped-eventual-count.ts';
import { testRule } from '../rule-tester.ts';
import { reported, silent, source } from './eventual-count-case.ts';

testRule('no-unscoped-eventual-count: shapes of real code', noUnscopedEventualCount, {
  valid: [
    silent('a helper that takes the number, in a test without an id', source`
      import { harness } from './harness';
      it('emits one row', async () => {
        await harness.awaitRows(1);
      });
    `),
    silent('a helper that takes the number and an id', source`
      import { harness } from './harness';
      it('emits one row', async () => {
        const id = randomUUID();
        await harness.awaitRows(1, id);
      });
    `),
    silent('page objects that a suite is given', source`
      export default function ({ getPageObjects, getService }: FtrProviderContext) {
        const retry = getService('retry');
        const { discover } = getPageObjects(['discover']);
        it('shows', async () => {
          await retry.try(async () => {
            expect(await discover.getColumnHeaders()).to.eql(['a', 'b']);
          });
        });
      }
    `, { filename: 'test/suites/discover.ts' }),
    silent('one configuration, though a word in its name is a plural', source`
      import { keys } from './keys';
      const customer = 'abc123';
      test('a', async () => {
        await waitForEventually(() => keys.getJwksConfig(customer), (value) => value.keys.length === 0, 'cleared');
      });
    `),
    silent('a tenant of the file', source`
      import { keys } from './keys';
      const tenantId = 'abc123';
      test('a', async () => {
        await waitForEventually(() => keys.listKeys(tenantId), (value) => value.length === 0, 'cleared');
      });
    `),
    silent('a database in the page, in a test that renders components', source`
      import { mount } from '@vue/test-utils';
      import { db } from '../src/db';
      test('a', async () => {
        const wrapper = mount(Forms);
        await wrapper.find('button').trigger('click');
        await vi.waitUntil(async () => (await db.forms.count()) === 1);
      });
    `),
    silent('an imported helper that is given the page', source`
      import { count } from './helpers';
      test('all portals', async ({ page }) => {
        await expect.poll(() => count(page, 'Alle')).toBe(5);
      });
    `),
    silent('what the database says of itself', source`
      import { pool } from '../src/pool';
      test('a', async () => {
        await expect.poll(async () => (await pool.query('select indexname from pg_indexes')).rows.length).toBe(3);
      });
    `),
    silent('a statement that writes', source`
      import { pool } from '../src/pool';
      test('a', async () => {
        await retry(async () => {
          const result = await pool.query('update runs set state = 1 returning id');
          expect(result.rowCount).toBe(1);
        });
      });
    `),
    silent('one thing by a remote procedure', source`
      let vm: Vm;
      beforeAll(async () => {
        vm = await connect();
      });
      test('a', async () => {
        await pWaitFor(async () => (await vm.client.raid.getStatus.query()).devices.length === 2);
      });
    `),
  ],
  invalid: [
    reported('a helper that takes the number, beside an own id', source`
      let harness: Harness;
      beforeAll(async () => {
        harness = await startBackendHarness();
      });
      beforeEach(() => harness.clearRows());
      it('emits one row', async () => {
        const installationId = randomUUID();
        seedConsent(installationId);
        const rows = await harness.awaitRows(1);
        expect(rows[0].installationId).toBe(installationId);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'harness.awaitRows', hint: ', for example by `installationId`' },
      at: [9, 22, 9, 39],
    }),
    reported('services that a suite is given; a helper called without its id', source`
      export default function ({ getService }: FtrProviderContext) {
        const es = getService('es');
        const retry = getService('retry');
        describe('tasks', () => {
          beforeEach(async () => {
            await es.deleteByQuery({ index: 'history' });
          });
          async function historyDocs(taskId?: string): Promise<RawDoc[]> {
            return es
              .search({ index: 'history', query: { term: { type: 'task' } } })
              .then((result) => result.hits.hits.filter((task) => (taskId ? task._source?.taskId === taskId : true)));
          }
          it('runs', async () => {
            const task = await scheduleTask({ taskType: 'sample' });
            await retry.try(async () => {
              expect((await historyDocs()).length).to.eql(1);
              expect((await historyDocs(task.id)).length).to.eql(1);
            });
          });
        });
      }
    `, {
      messageId: 'unscopedCount',
      data: { n: '1', read: 'historyDocs', hint: ', for example by `task`' },
      at: [15, 13, 15, 22],
    }, { filename: 'test/suites/tasks.ts' }),
    reported('a GET with calls behind it', source`
      export default function ({ getService }: FtrProviderContext) {
        const supertest = getService('supertest');
        const retry = getService('retry');
        describe('tasks', () => {
          function currentTasks() {
            return supertest
              .get('/api/tasks')
              .expect(200)
              .then((response) => response.body);
          }
          it('removes', async () => {
            await retry.try(async () => {
              expect((await currentTasks()).docs).to.eql([]);
            });
          });
        });
      }
    `, {
      messageId: 'unscopedEmpty',
      data: { read: 'currentTasks' },
      at: [12, 13, 12, 22],
    }, { filename: 'test/suites/tasks.ts' }),
    reported('requests of the page go to the server', source`
      import { expect, test } from '@playwright/test';
      test('adds a flow', async ({ page }) => {
        const flows = async () => (await (await page.request.get('/api/flows')).json()).length;
        const countBefore = await flows();
        await page.getByRole('button', { name: 'Add' }).click();
        await expect.poll(flows).toBe(countBefore + 1);
      });
    `, {
      messageId: 'baselineCount',
      data: { before: 'countBefore' },
      at: [6, 9, 6, 20],
    }),
    reported('an imported list, given the request fixture', source`
      import { expect, test } from '@playwright/test';
      import { listFlows } from './api';
      test('adds a flow', async ({ page, request }) => {
        const countBefore = (await listFlows(request)).length;
        await page.getByRole('button', { name: 'Add' }).click();
        await expect.poll(async () => (await listFlows(request)).length).toBe(countBefore + 1);
      });
    `, {
      messageId: 'baselineCount',
      data: { before: 'countBefore' },
      at: [6, 9, 6, 20],
    }),
  ],
});
