import { randomUUID } from 'node:crypto';
import { test } from 'vitest';
import { repo } from './database.ts';
import { eventually } from './eventually.ts';
import { postWorkflow } from './service.ts';

test('workflows are found by their labels', async () => {
  const testId = randomUUID();
  const labels = { component: 'pod', severity: 'critical' };
  await postWorkflow({ name: `restart-pod-${testId}`, labels, priority: 1 });
  await postWorkflow({ name: `increase-memory-${testId}`, labels, priority: 1 });

  await eventually(() => repo.countWorkflows(labels)).toEqual(2);
});
