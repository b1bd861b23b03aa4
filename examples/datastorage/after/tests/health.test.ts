import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../platform/free-port.ts';
import { startTokenReviewApi, TOKEN } from '../../platform/token-review.ts';
import { TokenReviewAuthenticator } from '../src/authenticator.ts';
import { Server } from '../src/server.ts';
import { repo } from './database.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0)) await part.stop();
});

async function startServer(kubernetesApiUrl: string | undefined): Promise<Server> {
  const server = new Server(repo, new TokenReviewAuthenticator(kubernetesApiUrl));
  await server.start(0);
  running.push(server);
  return server;
}

const statusOf = async (url: string) =>
  (await fetch(url, { headers: { authorization: `Bearer ${TOKEN}` } })).status;

test('the service is healthy before the token endpoint is up, and lets nobody in', async () => {
  const port = await freePort();
  const server = await startServer(`http://127.0.0.1:${port}`);

  expect(await statusOf(`${server.address()}/health`)).toBe(200);
  expect(await statusOf(`${server.address()}/workflows`)).toBe(503);

  running.push(await startTokenReviewApi(port));
  expect(await statusOf(`${server.address()}/health`)).toBe(200);
  expect(await statusOf(`${server.address()}/workflows`)).toBe(200);
});

test('the service is not healthy without a token endpoint to ask', async () => {
  const server = await startServer(undefined);

  expect(await statusOf(`${server.address()}/health`)).toBe(503);
});
