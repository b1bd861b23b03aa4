import { startPostgres } from './postgres.ts';
import { startTokenReviewApi } from './token-review.ts';

/** One database and one token endpoint for all test workers. */
export default async function setup(): Promise<() => Promise<void>> {
  const api = await startTokenReviewApi();
  process.env.KUBERNETES_API_URL = api.url;
  const postgres = await startPostgres();
  process.env.DATABASE_URL = postgres.url;
  return async () => {
    await api.stop();
    await postgres.stop();
  };
}
