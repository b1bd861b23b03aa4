import rule from '../../src/rules/no-token-validation-in-health-handler.ts';
import { testRule } from '../rule-tester.ts';
import { asInvalidCase, type Expected } from './health-report.ts';

/** The spec's cases in which the handler itself, or a helper of its file, validates a token. */
const CASES: Expected[] = [
  {
    name: 'the post-mortem: a method named after the probe asks the auth server about its own token (1)',
    code: `class StorageServer {
  constructor(private db: Pool, private authenticator: Authenticator) {}
  async handleHealth(_req: Request, res: Response) {
    await this.db.query("select 1");
    const saToken = await readFile(SA_TOKEN_PATH, "utf8").catch(() => "probe");
    try { await this.authenticator.validateToken(saToken); } catch (e) { if (isNetworkError(e)) return res.sendStatus(503); }
    res.json({ status: "ok" });
  }
}`,
    at: 'this.authenticator.validateToken(saToken)',
    messageId: 'validatesToken',
    data: { handler: 'handleHealth', call: 'this.authenticator.validateToken()' },
  },
  {
    name: 'a branch that hands the request to a health handler of the class: one mistake, said once, where it stands',
    code: `class Server {
  async route(req, res) {
    if (req.url === "/health") return this.handleHealth(res);
    res.end();
  }
  async handleHealth(res) { res.end((await this.ask()) ? "ok" : ""); }
  ask() { return this.authenticator.validateToken(this.token); }
}`,
    at: 'this.ask()',
    messageId: 'validatesTokenVia',
    data: { handler: 'handleHealth', call: 'this.authenticator.validateToken()', helper: 'this.ask()' },
  },
  {
    name: 'the plain form, with free names (issue 2)',
    code: "app.get('/health', async (_req, res) => { await authenticator.validateToken(token); res.send('ok'); });",
    at: 'authenticator.validateToken(token)',
    messageId: 'validatesToken',
    data: { handler: '/health', call: 'authenticator.validateToken()' },
    fixed: "app.get('/health', async (_req, res) => { res.send('ok'); });",
  },
  {
    name: 'an inline handler calls verify of a default import (2)',
    code: 'import jwt from "jsonwebtoken";\napp.get("/healthz", (req, res) => { jwt.verify(PROBE_TOKEN, KEY); res.send("ok"); });',
    at: 'jwt.verify(PROBE_TOKEN, KEY)',
    messageId: 'validatesToken',
    data: { handler: '/healthz', call: 'jwt.verify()' },
    fixed: 'import jwt from "jsonwebtoken";\napp.get("/healthz", (req, res) => { res.send("ok"); });',
  },
  {
    name: 'a renamed import is known by its module (3)',
    code: 'import { jwtVerify as check } from "jose";\napp.get("/readyz", async (_q, res) => { await check(token, jwks); res.end(); });',
    at: 'check(token, jwks)',
    messageId: 'validatesToken',
    data: { handler: '/readyz', call: 'check()' },
    fixed: 'import { jwtVerify as check } from "jose";\napp.get("/readyz", async (_q, res) => { res.end(); });',
  },
  {
    name: 'a token review of Kubernetes (4)',
    code: `import * as k8s from "@kubernetes/client-node";
const authn = kc.makeApiClient(k8s.AuthenticationV1Api);
router.get("/health/ready", async (_q, res) => {
  await authn.createTokenReview({ body: review });
  res.sendStatus(200);
});`,
    at: 'authn.createTokenReview({ body: review })',
    messageId: 'validatesToken',
    data: { handler: '/health/ready', call: 'authn.createTokenReview()' },
    fixed: `import * as k8s from "@kubernetes/client-node";
const authn = kc.makeApiClient(k8s.AuthenticationV1Api);
router.get("/health/ready", async (_q, res) => {
  res.sendStatus(200);
});`,
  },
  {
    name: 'a helper of the same file, one hop away (5)',
    code: `async function authReachable() { return verifier.verifyAccessToken(process.env.PROBE_TOKEN!, "api://default"); }
fastify.get("/health", async () => ({ auth: await authReachable() }));`,
    at: 'authReachable()',
    after: 'await ',
    messageId: 'validatesTokenVia',
    data: { handler: '/health', call: 'verifier.verifyAccessToken()', helper: 'authReachable()' },
  },
  {
    name: 'private methods of the same class, two hops away (6)',
    code: `@Controller("health")
class HealthController {
  constructor(private tokens: TokenService) {}
  @Get() async check() { return { ok: await this.ready() }; }
  private ready() { return this.ping(); }
  private ping() { return this.tokens.verifyToken("probe"); }
}`,
    at: 'this.ready()',
    messageId: 'validatesTokenVia',
    data: { handler: '/health', call: 'this.tokens.verifyToken()', helper: 'this.ready()' },
  },
  {
    name: 'an arrow in the list of checks that Terminus runs (7)',
    code: `@Controller()
class Probes {
  @Get() @HealthCheck()
  check() { return this.health.check([() => this.db.pingCheck("db"), async () => { await this.auth.introspect(this.token); return { idp: { status: "up" } }; }]); }
}`,
    at: 'this.auth.introspect(this.token)',
    messageId: 'validatesToken',
    data: { handler: '/', call: 'this.auth.introspect()' },
  },
  {
    name: 'a health indicator that asks the identity provider (8)',
    code: `import type { Client } from "openid-client";
@Injectable()
class IdpHealthIndicator extends HealthIndicator {
  constructor(private client: Client) { super(); }
  async isHealthy(key: string) { await this.client.introspect(PROBE); return this.getStatus(key, true); }
}`,
    at: 'this.client.introspect(PROBE)',
    messageId: 'validatesToken',
    data: { handler: 'isHealthy', call: 'this.client.introspect()' },
    fixed: `import type { Client } from "openid-client";
@Injectable()
class IdpHealthIndicator extends HealthIndicator {
  constructor(private client: Client) { super(); }
  async isHealthy(key: string) { return this.getStatus(key, true); }
}`,
  },
  {
    name: 'a route file of Next asks for the session (9)',
    code: `import { getServerSession } from "next-auth";
export async function GET() { const s = await getServerSession(options); return s ? Response.json({ ok: 1 }) : new Response(null, { status: 401 }); }`,
    filename: 'app/api/health/route.ts',
    at: 'getServerSession(options)',
    messageId: 'validatesToken',
    data: { handler: '/api/health', call: 'getServerSession()' },
  },
  {
    name: 'a pages route of Next verifies an id token of Firebase (10)',
    code: `import { getAuth } from "firebase-admin/auth";
export default async function handler(_: NextApiRequest, res: NextApiResponse) { await getAuth().verifyIdToken(TOKEN); res.end(); }`,
    filename: 'src/pages/api/healthz.ts',
    at: 'getAuth().verifyIdToken(TOKEN)',
    messageId: 'validatesToken',
    data: { handler: '/api/healthz', call: 'getAuth().verifyIdToken()' },
    fixed: `import { getAuth } from "firebase-admin/auth";
export default async function handler(_: NextApiRequest, res: NextApiResponse) { res.end(); }`,
  },
  {
    name: 'an event handler of Nitro demands a user session (11)',
    code: 'export default defineEventHandler(async (event) => { await requireUserSession(event); return "ok"; });',
    filename: 'server/api/health.get.ts',
    at: 'requireUserSession(event)',
    messageId: 'validatesToken',
    data: { handler: '/api/health', call: 'requireUserSession()' },
    fixed: 'export default defineEventHandler(async (event) => { return "ok"; });',
  },
  {
    name: 'an endpoint of SvelteKit asks Supabase who the caller is (12)',
    code: 'export const GET = async ({ locals }) => { const { data } = await locals.supabase.auth.getUser(); return json({ up: !!data.user }); };',
    filename: 'src/routes/healthz/+server.ts',
    at: 'locals.supabase.auth.getUser()',
    messageId: 'validatesToken',
    data: { handler: '/healthz', call: 'locals.supabase.auth.getUser()' },
  },
  {
    name: 'the branch of a raw server for the probe (13)',
    code: `createServer(async (req, res) => {
  if (req.url === "/healthz") { await authService.validateToken(SELF); res.end("ok"); return; }
  route(req, res);
});`,
    at: 'authService.validateToken(SELF)',
    messageId: 'validatesToken',
    data: { handler: '/healthz', call: 'authService.validateToken()' },
    fixed: `createServer(async (req, res) => {
  if (req.url === "/healthz") { res.end("ok"); return; }
  route(req, res);
});`,
  },
  {
    name: 'the case of a switch over the path (14)',
    code: 'switch (new URL(req.url).pathname) { case "/readyz": await verifyJwt(TOKEN, KEYS); reply(new Response("ready")); }',
    at: 'verifyJwt(TOKEN, KEYS)',
    messageId: 'validatesToken',
    data: { handler: '/readyz', call: 'verifyJwt()' },
  },
  {
    name: 'the routes object of Bun (15)',
    code: 'Bun.serve({ routes: { "/health": async () => { await clerk.authenticateRequest(probe); return new Response("ok"); } } });',
    at: 'clerk.authenticateRequest(probe)',
    messageId: 'validatesToken',
    data: { handler: '/health', call: 'clerk.authenticateRequest()' },
    fixed: 'Bun.serve({ routes: { "/health": async () => { return new Response("ok"); } } });',
  },
  {
    name: 'the health checks of Terminus (16)',
    code: 'createTerminus(server, { healthChecks: { "/healthcheck": async () => { await keycloak.grantManager.validateToken(t); } } });',
    at: 'keycloak.grantManager.validateToken(t)',
    messageId: 'validatesToken',
    data: { handler: '/healthcheck', call: 'keycloak.grantManager.validateToken()' },
    fixed: 'createTerminus(server, { healthChecks: { "/healthcheck": async () => { } } });',
  },
  {
    name: 'the health check of under-pressure (17)',
    code: 'fastify.register(underPressure, { exposeStatusRoute: "/health", healthCheck: async () => !!(await jwks.verifyToken(t)) });',
    at: 'jwks.verifyToken(t)',
    messageId: 'validatesToken',
    data: { handler: 'healthCheck', call: 'jwks.verifyToken()' },
  },
  {
    name: 'an address that only introspects (18)',
    code: 'app.get("/health", async (_q, res) => { const r = await fetch(`${ISSUER}/oauth2/introspect`, { method: "POST", body }); res.sendStatus(r.ok ? 200 : 503); });',
    at: 'fetch(`${ISSUER}/oauth2/introspect`, { method: "POST", body })',
    messageId: 'validatesToken',
    data: { handler: '/health', call: 'fetch()' },
  },
  {
    name: 'an imported helper is judged by its name (19)',
    code: `import { verifyServiceToken } from "../lib/auth";
export const healthCheck = async (_: Request, res: Response) => { await verifyServiceToken(); res.json({ ok: true }); };`,
    at: 'verifyServiceToken()',
    messageId: 'validatesToken',
    data: { handler: 'healthCheck', call: 'verifyServiceToken()' },
    fixed: `import { verifyServiceToken } from "../lib/auth";
export const healthCheck = async (_: Request, res: Response) => { res.json({ ok: true }); };`,
  },
  {
    name: 'one of several promises (20)',
    code: 'router.get("/api/v1/health", (_q, res) => { Promise.all([db.ping(), auth.verifySessionCookie(c)]).then(() => res.end(), () => res.sendStatus(503)); });',
    at: 'auth.verifySessionCookie(c)',
    messageId: 'validatesToken',
    data: { handler: '/api/v1/health', call: 'auth.verifySessionCookie()' },
  },
];

testRule('no-token-validation-in-health-handler: the handler validates', rule, { valid: [], invalid: CASES.map(asInvalidCase) });
