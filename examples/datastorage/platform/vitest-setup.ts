import { startPostgres } from './postgres.ts';
import { startTokenReviewApi } from './token-review.ts';

/** One database and one token endpoint for all test workers. `npm run prove` brings its own database, with barriers in it. */
export default async function setup(): Promise<() => Promise<void>> {
  const api = await startTokenReviewApi();
  process.env.KUBERNETES_API_URL = api.url;
  const given = process.env.PROVE_DATABASE_URL;
  const postgres = given ? undefined : await startPostgres();
  process.env.DATABASE_URL = given ?? postgres?.url;
  return async () => {
    await api.stop();
    await postgres?.stop();
  };
}
