// What this example needs of the Kubernetes API: the endpoint that says whom a token belongs to.
import { once } from 'node:events';
import http from 'node:http';
import { json } from 'node:stream/consumers';

/** The one token that the endpoint knows. */
export const TOKEN = 'a-valid-token';

/** A running token endpoint. */
export interface TokenReviewApi {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the endpoint. */
export async function startTokenReviewApi(port = 0): Promise<TokenReviewApi> {
  const server = http.createServer(async (request, response) => {
    const { spec } = (await json(request)) as { spec: { token: string } };
    const status = spec.token === TOKEN ? { authenticated: true, user: { username: 'tester' } } : { authenticated: false };
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ kind: 'TokenReview', status }));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the endpoint is not listening');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
