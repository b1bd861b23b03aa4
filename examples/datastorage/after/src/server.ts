import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { AuthUnavailableError, InvalidTokenError, type TokenReviewAuthenticator } from './authenticator.ts';
import { WorkflowIntake } from './intake.ts';
import type { ResourceReference, Workflow, WorkflowRepository } from './repository.ts';

/** The catalogue over HTTP. */
export class Server {
  readonly #http: http.Server;
  readonly #intake: WorkflowIntake;
  readonly #repository: WorkflowRepository;
  readonly #authenticator: TokenReviewAuthenticator;

  constructor(repository: WorkflowRepository, authenticator: TokenReviewAuthenticator) {
    this.#repository = repository;
    this.#authenticator = authenticator;
    this.#intake = new WorkflowIntake(repository);
    this.#http = http.createServer((request, response) => void this.#respond(request, response));
  }

  async start(port: number): Promise<void> {
    // The platform gives up on an instance whose port is closed, and a migration may take a while: open the port first.
    this.#http.listen(port, '127.0.0.1');
    await once(this.#http, 'listening');
    await this.#repository.migrate();
  }

  async stop(): Promise<void> {
    this.#http.close();
    await once(this.#http, 'close');
    await this.#intake.drain();
  }

  address(): string {
    const address = this.#http.address();
    if (address === null || typeof address === 'string') throw new Error('the server is not listening');
    return `http://127.0.0.1:${address.port}`;
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response);
    } catch (error) {
      if (error instanceof InvalidTokenError) return reply(response, 401, { error: error.message });
      if (error instanceof AuthUnavailableError) return reply(response, 503, { error: error.message });
      console.error(error);
      reply(response, 500, { error: 'internal error' });
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/health') return this.handleHealth(response);

    await this.#authenticate(request);
    switch (`${request.method} ${pathname}`) {
      case 'POST /workflows':
        this.#intake.accept((await json(request)) as Workflow);
        return reply(response, 202, { status: 'accepted' });
      case 'GET /workflows':
        return reply(response, 200, await this.#repository.searchWorkflows(Object.fromEntries(searchParams)));
      case 'POST /references':
        await this.#repository.addReference((await json(request)) as ResourceReference);
        return reply(response, 201, { status: 'created' });
      default:
        return reply(response, 404, { error: 'not found' });
    }
  }

  /** What the liveness and the readiness probe ask. */
  async handleHealth(response: ServerResponse): Promise<void> {
    await this.#repository.ping();
    // Whether a token is valid is asked for each request that brings one. Here it only matters that somebody can be asked.
    if (!this.#authenticator.isConfigured) {
      return reply(response, 503, { status: 'unhealthy', reason: 'no token endpoint is configured' });
    }
    reply(response, 200, { status: 'ok' });
  }

  async #authenticate(request: IncomingMessage): Promise<void> {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !token) throw new InvalidTokenError('a bearer token is required');
    await this.#authenticator.validateToken(token);
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
