import noUnscopedEventualCount from '../../src/rules/no-unscoped-eventual-count.ts';
import { testRule } from '../rule-tester.ts';
import { reported, silent, source } from './eventual-count-case.ts';

testRule('no-unscoped-eventual-count: the chain of eventually', noUnscopedEventualCount, {
  valid: [
    silent('a local array', source`
      test('a', async () => {
        const got: string[] = [];
        subscribe((m) => got.push(m));
        await eventually(() => got.length).toEqual(2);
      });
    `),
    silent('an array of the module', source`
      const got: string[] = [];
      subscribe((m) => got.push(m));
      test('a', async () => {
        await eventually(() => got.length).toEqual(2);
      });
    `),
    silent('a counter of the module', source`
      let count = 0;
      onEvent(() => count++);
      test('a', async () => {
        await eventually(() => count).toEqual(2);
      });
    `),
    silent('calls of a mock of the module', source`
      const send = vi.fn();
      test('a', async () => {
        await eventually(() => send.mock.calls.length).toEqual(2);
      });
    `),
    silent('calls of an imported mock', source`
      import { mockSend } from './mocks';
      test('a', async () => {
        await eventually(() => mockSend.mock.calls.length).toEqual(2);
      });
    `),
    silent('a Map of the module', source`
      const seen = new Map<string, number>();
      test('a', async () => {
        await eventually(() => seen.size).toEqual(2);
      });
    `),
    silent('a search by the test’s own id', source`
      import { search } from './search';
      test('a', async () => {
        const testId = randomUUID();
        await eventually(async () => (await search({ testId })).length).toEqual(2);
      });
    `),
    silent('an id of its own inside a helper', source`
      import { repo } from './repo';
      const count = (id: string) => repo.countWorkflows({ id });
      test('a', async () => {
        const testId = randomUUID();
        await eventually(() => count(testId)).toEqual(2);
      });
    `),
    silent('a number that is no count', source`
      import { getStatusCode } from './http';
      test('a', async () => {
        await eventually(() => getStatusCode()).toEqual(200);
      });
    `),
    silent('a lower bound', source`
      import { repo } from './repo';
      test('a', async () => {
        await eventually(() => repo.countWorkflows()).toBeGreaterThanOrEqual(2);
      });
    `),
    silent('a member of the page', source`
      test('a', async ({ page }) => {
        await eventually(() => page.locator('li').count()).toEqual(2);
      });
    `),
    silent('a mocked module', source`
      import { vi } from 'vitest';
      import { repo } from './repo';
      vi.mock('./repo');
      test('a', async () => {
        await eventually(() => repo.countWorkflows()).toEqual(2);
      });
    `),
    silent('a store made for the test', source`
      let repo: Repository;
      beforeEach(async () => {
        repo = await createTestDatabase();
      });
      test('a', async () => {
        await eventually(() => repo.countWorkflows()).toEqual(2);
      });
    `),
    silent('not in a test file', source`
      await eventually(() => repo.countWorkflows()).toEqual(2);
    `, { filename: 'src/repo.ts' }),
  ],
  invalid: [
    reported('the founding form, a free name, outside of any test', source`
      await eventually(() => repo.countWorkflows()).toEqual(2);
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'repo.countWorkflows' },
      at: [1, 7, 1, 17],
      edit: ['toEqual(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('the founding form over a search with free names', source`
      await eventually(async () => (await search(labels)).length).toEqual(2);
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'search' },
      at: [1, 7, 1, 17],
      edit: ['toEqual(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('expect.poll over a free name', source`
      await expect.poll(() => repo.countWorkflows()).toBe(2);
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'repo.countWorkflows' },
      at: [1, 7, 1, 18],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('the founding form over imports', source`
      import { repo, search, labels } from './support';
      await eventually(async () => (await search(labels)).length).toEqual(2);
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'search' },
      at: [2, 7, 2, 17],
      edit: ['toEqual(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('the founding form over constants of the module', source`
      import { Repository } from '../src/repository';
      const repo = new Repository(process.env.DATABASE_URL);
      const labels = { component: 'pod' };
      await eventually(async () => (await repo.search(labels)).length).toEqual(2);
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'repo.search' },
      at: [4, 7, 4, 17],
      edit: ['toEqual(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('the post-mortem: an id in the names of the rows, constant labels in the search', source`
      import { randomUUID } from 'node:crypto';
      import { repo } from './database';
      test('workflows are found by their labels', async () => {
        const testId = randomUUID();
        const labels = { component: 'pod', severity: 'critical' };
        await postWorkflow({ name: \`restart-pod-\${testId}\`, labels });
        await postWorkflow({ name: \`increase-memory-\${testId}\`, labels });
        await eventually(() => repo.countWorkflows(labels)).toEqual(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'repo.countWorkflows', hint: ', for example by `testId`' },
      at: [8, 9, 8, 19],
      edit: ['toEqual(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('the post-mortem with its cleaning hook and its id in a hook', source`
      import { randomUUID } from 'node:crypto';
      import { pool } from './database';
      let testId: string;
      let repo: WorkflowRepository;
      beforeEach(async () => {
        testId = randomUUID();
        repo = new WorkflowRepository(pool);
        await pool.query('DELETE FROM workflows');
      });
      test('two', async () => {
        await repo.create({ name: \`a-\${testId}\` });
        await eventually(async () => (await repo.search({ component: 'pod' })).length).toEqual(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'repo.search', hint: ', for example by `testId`' },
      at: [12, 9, 12, 19],
      edit: ['toEqual(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('written with a capital', source`
      import { repo } from './repo';
      test('a', async () => {
        await Eventually(() => repo.countWorkflows()).toEqual(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'repo.countWorkflows' },
      at: [3, 9, 3, 19],
      edit: ['toEqual(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('awaited inside an expect', source`
      import { repo } from './repo';
      test('a', async () => {
        expect(await eventually(() => repo.countWorkflows())).toBe(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'repo.countWorkflows' },
      at: [3, 16, 3, 26],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('inside an expect that resolves', source`
      import { repo } from './repo';
      test('a', async () => {
        await expect(eventually(() => repo.countWorkflows())).resolves.toBe(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'repo.countWorkflows' },
      at: [3, 16, 3, 26],
      edit: ['toBe(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a port of Gomega', source`
      import { Eventually, equal } from './gomega';
      import { repo } from './repo';
      test('a', async () => {
        await Eventually(() => repo.countWorkflows()).should(equal(2));
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'repo.countWorkflows' },
      at: [4, 9, 4, 19],
    }),
    reported('a port of Gomega with a timeout and capital letters', source`
      import { repo, labels } from './repo';
      test('a', async () => {
        await Eventually(async () => await repo.search(labels)).WithTimeout(5000).Should(HaveLen(2));
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'repo.search' },
      at: [3, 9, 3, 19],
    }),
    reported('a synchronous read of an imported store: the name says that it is remote', source`
      import { store } from './store';
      test('a', async () => {
        await eventually(() => store.items().length).toEqual(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'store.items' },
      at: [3, 9, 3, 19],
      edit: ['toEqual(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a member of an imported value', source`
      import { store } from './store';
      test('a', async () => {
        await eventually(() => store.size).toEqual(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'store.size' },
      at: [3, 9, 3, 19],
      edit: ['toEqual(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
    reported('a list', source`
      import { store } from './store';
      test('a', async () => {
        await eventually(() => store.names()).toEqual(['a', 'b']);
      });
    `, {
      messageId: 'unscopedList',
      data: { read: 'store.names' },
      at: [3, 9, 3, 19],
    }),
    reported('none left', source`
      import { store } from './store';
      test('a', async () => {
        await eventually(() => store.pending().length).toBe(0);
      });
    `, {
      messageId: 'unscopedEmpty',
      data: { read: 'store.pending' },
      at: [3, 9, 3, 19],
    }),
    reported('a client made once for the file', source`
      let repo: Repository;
      beforeAll(async () => {
        repo = new Repository(process.env.DATABASE_URL);
      });
      test('a', async () => {
        await eventually(() => repo.countWorkflows()).toEqual(2);
      });
    `, {
      messageId: 'unscopedCount',
      data: { n: '2', read: 'repo.countWorkflows' },
      at: [6, 9, 6, 19],
      edit: ['toEqual(2)', 'toBeGreaterThanOrEqual(2)', '2'],
    }),
  ],
});
