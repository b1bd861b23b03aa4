import { afterAll, beforeAll } from 'vitest';
import { TOKEN } from '../../platform/token-review.ts';
import { TokenReviewAuthenticator } from '../src/authenticator.ts';
import type { Workflow } from '../src/repository.ts';
import { Server } from '../src/server.ts';
import { repo } from './database.ts';

// Each test file runs a service of its own over the shared database.
const server = new Server(repo, new TokenReviewAuthenticator(process.env.KUBERNETES_API_URL), TOKEN);

beforeAll(() => server.start(0));
afterAll(() => server.stop());

/** Sends a workflow as a client would. The service accepts it now and stores it in a moment. */
export async function postWorkflow(workflow: Workflow): Promise<void> {
  const response = await fetch(`${server.address()}/workflows`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify(workflow),
  });
  if (response.status !== 202) throw new Error(`POST /workflows: HTTP ${response.status}`);
}

export function getHealth(): Promise<Response> {
  return fetch(`${server.address()}/health`);
}
