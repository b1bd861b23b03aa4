import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { repo } from './database.ts';
import { eventually } from './eventually.ts';
import { postWorkflow } from './service.ts';

test('workflows are found by their labels', async () => {
  const testId = randomUUID();
  const labels = { component: 'pod', severity: 'critical' };
  const names = [`restart-pod-${testId}`, `increase-memory-${testId}`];
  for (const name of names) await postWorkflow({ name, labels, priority: 1 });

  await eventually(async () => (await repo.searchWorkflows(labels)).map((workflow) => workflow.name)).toEqual(
    expect.arrayContaining(names),
  );
});
