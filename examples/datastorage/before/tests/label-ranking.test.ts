import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { repo } from './database.ts';
import { postWorkflow } from './service.ts';

test('the workflow with the higher priority comes first', async () => {
  const testId = randomUUID();
  const labels = { component: 'pod', severity: 'critical' };
  await postWorkflow({ name: `drain-node-${testId}`, labels, priority: 1 });
  await postWorkflow({ name: `scale-up-${testId}`, labels, priority: 5 });

  await expect.poll(async () => (await repo.searchWorkflows(labels)).length, { timeout: 5000 }).toBe(2);

  const names = (await repo.searchWorkflows(labels)).map((workflow) => workflow.name);
  expect(names).toEqual([`scale-up-${testId}`, `drain-node-${testId}`]);
});
