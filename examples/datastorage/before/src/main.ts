import http from 'node:http';
import { Pool } from 'pg';
import { TokenReviewAuthenticator } from './authenticator.ts';
import { WorkflowRepository } from './repository.ts';
import { Server } from './server.ts';

const { DATABASE_URL, KUBERNETES_API_URL, SERVICE_TOKEN = '', PORT = '8080', METRICS_PORT = '9090' } = process.env;

const pool = new Pool({ connectionString: DATABASE_URL });
const server = new Server(new WorkflowRepository(pool), new TokenReviewAuthenticator(KUBERNETES_API_URL), SERVICE_TOKEN);

// The scraper is configured already, the metrics follow in the next release.
http.createServer().listen(Number(METRICS_PORT), '127.0.0.1');

process.once('SIGTERM', async () => {
  await server.stop();
  await pool.end();
  process.exit();
});

await server.start(Number(PORT));
console.log(`ready on ${server.address()}`);
