import { afterEach, expect, test } from 'vitest';
import { pool, repo } from './database.ts';

afterEach(async () => {
  await pool.query("DELETE FROM resource_references WHERE name LIKE 'test-pod-%'");
});

test('a pod that ran out of memory leads to the workflow that helped', async () => {
  await repo.addReference({ name: 'test-pod-memory', kind: 'Pod', workflow: 'increase-memory' });

  const reference = await repo.findReference('test-pod-memory');

  expect(reference?.workflow).toBe('increase-memory');
});
