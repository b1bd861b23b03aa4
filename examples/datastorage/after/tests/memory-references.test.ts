import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { pool, repo } from './database.ts';

const testId = randomUUID();

afterEach(async () => {
  await pool.query('DELETE FROM resource_references WHERE name LIKE $1', [`test-pod-${testId}-%`]);
});

test('a pod that ran out of memory leads to the workflow that helped', async () => {
  await repo.addReference({ name: `test-pod-${testId}-memory`, kind: 'Pod', workflow: 'increase-memory' });

  const reference = await repo.findReference(`test-pod-${testId}-memory`);

  expect(reference?.workflow).toBe('increase-memory');
});
