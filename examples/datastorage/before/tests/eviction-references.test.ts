import { afterEach, expect, test } from 'vitest';
import { pool, repo } from './database.ts';

afterEach(async () => {
  await pool.query("DELETE FROM resource_references WHERE name LIKE 'test-pod-%'");
});

test('an evicted pod leads to the workflow that helped', async () => {
  await repo.addReference({ name: 'test-pod-evicted', kind: 'Pod', workflow: 'drain-node' });

  const reference = await repo.findReference('test-pod-evicted');

  expect(reference?.workflow).toBe('drain-node');
});
