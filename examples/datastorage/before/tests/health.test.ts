import { expect, test } from 'vitest';
import { getHealth } from './service.ts';

test('the service is healthy', async () => {
  const response = await getHealth();

  expect(response.status).toBe(200);
});
