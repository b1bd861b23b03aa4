import { expect, test } from 'vitest';
import { TokenReviewAuthenticator } from '../src/authenticator.ts';
import { WorkflowRepository } from '../src/repository.ts';
import { Server } from '../src/server.ts';
import { pool, repo } from './database.ts';

const authenticator = new TokenReviewAuthenticator(process.env.KUBERNETES_API_URL);
const getHealth = async (server: Server) => (await fetch(`${server.address()}/health`)).status;

test('a request that arrives during the migration is answered', async () => {
  let finishMigration = () => {};
  const migration = new Promise<void>((resolve) => (finishMigration = resolve));
  class SlowRepository extends WorkflowRepository {
    override migrate = () => migration;
  }
  const server = new Server(new SlowRepository(pool), authenticator);

  const started = server.start(0);
  await expect.poll(() => getHealth(server)).toBe(200);

  finishMigration();
  await started;
  await server.stop();
});

test('a server that was stopped starts again', async () => {
  const server = new Server(repo, authenticator);
  await server.start(0);
  await server.stop();
  await server.start(0);

  expect(await getHealth(server)).toBe(200);

  await server.stop();
});
