import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { pool, repo } from './database.ts';

const testId = randomUUID();

afterEach(async () => {
  await pool.query('DELETE FROM resource_references WHERE name LIKE $1', [`test-pod-${testId}-%`]);
});

test('an evicted pod leads to the workflow that helped', async () => {
  await repo.addReference({ name: `test-pod-${testId}-evicted`, kind: 'Pod', workflow: 'drain-node' });

  const reference = await repo.findReference(`test-pod-${testId}-evicted`);

  expect(reference?.workflow).toBe('drain-node');
});
