import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { repo } from './database.ts';
import { postWorkflow } from './service.ts';

test('the workflow with the higher priority comes first', async () => {
  const testId = randomUUID();
  const labels = { component: 'pod', severity: 'critical' };
  await postWorkflow({ name: `drain-node-${testId}`, labels, priority: 1 });
  await postWorkflow({ name: `scale-up-${testId}`, labels, priority: 5 });

  const ownNames = async () =>
    (await repo.searchWorkflows(labels)).map((workflow) => workflow.name).filter((name) => name.endsWith(testId));
  await expect.poll(async () => (await ownNames()).length, { timeout: 5000 }).toBe(2);

  expect(await ownNames()).toEqual([`scale-up-${testId}`, `drain-node-${testId}`]);
});
