import rule from '../../src/rules/no-token-validation-in-health-handler.ts';
import { testRule } from '../rule-tester.ts';
import { asInvalidCase, type Expected } from './health-report.ts';

const validates = (name: string, code: string, handler: string, at: string, rest: Partial<Expected> = {}): Expected => ({
  ...{ name, code, at, messageId: 'validatesToken', data: { handler, call: at.replace(/\(.*$/s, '()') } },
  ...rest,
});
const guarded = (name: string, code: string, route: string, at: string, rest: Partial<Expected> = {}): Expected => ({
  ...{ name, code, at, messageId: 'guardedRoute', data: { route, guard: at.replace(/\(.*$/s, '') } },
  ...rest,
});
const CHECK = 'auth.verifyToken(t)';

/** The ways in which a handler is found. */
const HANDLERS: Expected[] = [
  validates('a path from a constant', `const P = '/health'; app.get(P, async () => (await ${CHECK}) || 1);`, '/health', CHECK),
  validates('a path from a template below an unknown base', `app.get(\`\${BASE}/health\`, async () => (await ${CHECK}) || 1);`, '…/health', CHECK),
  validates('one of several paths', `app.get(['/health', '/healthz'], async () => (await ${CHECK}) || 1);`, '/health', CHECK),
  validates('a wrapped handler', `app.get('/health', asyncHandler(async () => (await ${CHECK}) || 1));`, '/health', CHECK),
  validates('a named handler', `const up = async () => (await ${CHECK}) || 1; app.get('/health', up);`, '/health', CHECK),
  validates('a handler that a factory of the file makes', `function make() { return async () => (await ${CHECK}) || 1; } app.get('/health', make());`, '/health', CHECK),
  validates('a method of a class of the file', `class C { async up() { return (await ${CHECK}) || 1; } } const c = new C(); app.get('/health', c.up);`, '/health', CHECK),
  validates('a bound method', `class C { constructor() { app.get('/health', this.up.bind(this)); } async up() { return (await ${CHECK}) || 1; } }`, '/health', CHECK),
  validates('a chained route', `router.route('/health').head(x).get(async () => (await ${CHECK}) || 1);`, '/health', CHECK),
  validates('a method and a path (Hono)', `app.on('GET', '/health', async () => (await ${CHECK}) || 1);`, '/health', CHECK),
  validates('a described route (OpenAPI)', `const r = createRoute({ path: '/health' }); app.openapi(r, async () => (await ${CHECK}) || 1);`, '/health', CHECK),
  validates('options after the handler (Elysia)', `app.get('/health', async () => (await ${CHECK}) || 1, { detail: {} });`, '/health', CHECK),
  validates('the handler in the options (Fastify)', `fastify.get('/health', { handler: async () => (await ${CHECK}) || 1 });`, '/health', CHECK),
  validates('what follows a refusal of all other paths', `createServer(async (q, s) => { if (q.url !== '/health') return next(q, s); s.end((await ${CHECK}) || 1); });`, '/health', CHECK),
  validates('… of other methods as well', `async function f(q, s) { if (q.method !== 'GET' || q.url !== '/health') { s.end(); return; } s.end((await ${CHECK}) || 1); }`, '/health', CHECK),
  validates('… of all but two paths', `async function f(q, s) { if (q.url !== '/healthz' && q.url !== '/readyz') return; s.end((await ${CHECK}) || 1); }`, '/healthz', CHECK),
  validates('… by a negated test', `async function f(q, s) { if (!q.url.startsWith('/healthz')) return; s.end((await ${CHECK}) || 1); }`, '/healthz', CHECK),
  validates('the other branch of a refusal', `async function f(q, s) { if (q.url !== '/healthz') s.end(); else s.end((await ${CHECK}) || 1); }`, '/healthz', CHECK),
  validates('a handler in a table that a loop puts up', `const routes = [{ path: '/health', handler: async () => (await ${CHECK}) || 1 }]; for (const r of routes) app.get(r.path, r.handler);`, '/health', CHECK),
  validates('a mounted handler', `app.use('/health', async () => (await ${CHECK}) || 1);`, '/health', CHECK),
  validates('an exported route object', `export const route = { method: 'GET', path: '/health', handler: async () => (await ${CHECK}) || 1 };`, '/health', CHECK),
  validates('Bun’s routes by method', `Bun.serve({ routes: { '/health': { GET: async () => (await ${CHECK}) || 1 } } });`, '/health', CHECK),
  validates('a fall-through case', `switch (path) { case '/health': case '/healthz': reply(await ${CHECK}); break; case '/me': reply(me); }`, '/health', CHECK),
  validates('a conditional expression', `const body = url.pathname === '/health' ? await ${CHECK} : next();`, '/health', CHECK),
  validates('a condition before &&', `req.url === '/health' && reply(await ${CHECK});`, '/health', CHECK),
  validates('one of several conditions', `if (req.method === 'GET' && req.url === '/health') reply(await ${CHECK});`, '/health', CHECK),
  validates('a list of paths', `if (['/health', '/ready'].includes(url.pathname)) reply(await ${CHECK});`, '/health', CHECK),
  validates('the end of a path', `if (request.url.endsWith('/health')) reply(await ${CHECK});`, '/health', CHECK),
  validates('a property named after the probe', `register({ livenessCheck: async () => (await ${CHECK}) || 1 });`, 'livenessCheck', CHECK),
  validates('an export of CommonJS', `exports.healthCheck = async () => (await ${CHECK}) || 1;`, 'healthCheck', CHECK),
  validates('a cloud function', `export const health = onRequest(async () => (await ${CHECK}) || 1);`, 'health', CHECK),
  validates('a name in snake case', `async function health_check() { return (await ${CHECK}) || 1; }`, 'health_check', CHECK),
  validates('a GraphQL resolver map', `const resolvers = { Query: { health: async () => (await ${CHECK}) || 1 } };`, 'health', CHECK),
  validates('a public procedure', `export const appRouter = router({ healthcheck: publicProcedure.query(async () => (await ${CHECK}) || 1) });`, 'healthcheck', CHECK),
  validates('TanStack’s server handlers', `export const Route = createFileRoute('/api/health')({ server: { handlers: { GET: async () => (await ${CHECK}) || 1 } } });`, '/api/health', CHECK),
  validates('a base path as an object (Nest)', `@Controller({ path: 'health', version: '1' }) class H { @Get('ready') async up() { return (await ${CHECK}) || 1; } }`, '/health/ready', CHECK),
  validates('a base path of another file, marked as a probe (Nest)', `@Controller(PATHS.state) class H { @Get() @HealthCheck() async up() { return (await ${CHECK}) || 1; } }`, '/…', CHECK),
  validates('a file route of Remix with dots', `export const loader = async () => (await ${CHECK}) || 1;`, '/api/health', CHECK, { filename: 'app/routes/api.health.ts' }),
  validates('a file route of Remix in a folder', `export const loader = async () => (await ${CHECK}) || 1;`, '/api/health', CHECK, { filename: 'app/routes/api+/health.ts' }),
  validates('a group of SvelteKit is no part of the path', `export const GET = async () => (await ${CHECK}) || 1;`, '/api/health', CHECK, { filename: 'src/routes/(app)/api/health/+server.ts' }),
  validates('an exported name of its own', `const up = async () => (await ${CHECK}) || 1; export { up as GET };`, '/api/health', CHECK, { filename: 'app/api/health/route.ts' }),
  validates('a pages route of CommonJS', `module.exports = async (req, res) => res.json(await ${CHECK});`, '/api/health', CHECK, { filename: 'pages/api/health.js' }),
  validates('an edge function of Supabase', `Deno.serve(async () => (await ${CHECK}) || 1);`, '/healthcheck', CHECK, { filename: 'supabase/functions/healthcheck/index.ts' }),
  validates('the health of infrastructure', `export const GET = async () => Response.json(await supabase.auth.getUser());`, '/api/supabase/ping', 'supabase.auth.getUser()', { filename: 'app/api/supabase/ping/route.ts' }),
];

/** The ways in which a token is validated. */
const CHECKS: Expected[] = [
  validates('an optional call', `app.get('/health', async () => (await auth?.verifyToken(t)) || 1);`, '/health', 'auth?.verifyToken(t)'),
  validates('required', `const { verify } = require('jsonwebtoken'); app.get('/health', () => verify(t, k) || 1);`, '/health', 'verify(t, k)'),
  validates('a library’s client that the file makes', `const v = CognitoJwtVerifier.create({}); import { CognitoJwtVerifier } from 'aws-jwt-verify'; app.get('/health', async () => (await v.verify(t)) || 1);`, '/health', 'v.verify(t)'),
  validates('a service of Nest, by the type of the constructor', `import { JwtService } from '@nestjs/jwt'; class H { constructor(private readonly x: JwtService) {} healthCheck() { return this.x.verifyAsync(t) || 1; } }`, 'healthCheck', 'this.x.verifyAsync(t)'),
  validates('a helper of the project’s auth modules', `import { getAuthenticatedUser } from '@/utils/auth-helpers'; export async function GET() { return (await getAuthenticatedUser()) || 1; }`, '/api/health', 'getAuthenticatedUser()', {
    filename: 'app/api/health/route.ts',
  }),
  validates('Auth.js on SvelteKit’s locals', `export const GET = async ({ locals }) => (await locals.auth()) || 1;`, '/healthz', 'locals.auth()', { filename: 'src/routes/healthz/+server.ts' }),
  validates('the address of a user’s claims', 'app.get("/ready", async () => (await axios.get(`${ISSUER}/userinfo`)) || 1);', '/ready', 'axios.get(`${ISSUER}/userinfo`)'),
  validates('an address in an object', 'app.get("/ready", async () => (await axios({ method: "post", url: `${ISSUER}/token/introspect` })) || 1);', '/ready', 'axios({ method: "post", url: `${ISSUER}/token/introspect` })'),
  validates('the project’s own auth module', `import { auth } from '@/lib/auth'; export async function GET() { return Response.json(await auth()); }`, '/api/health', 'auth()', { filename: 'src/app/api/health/route.ts' }),
  validates('a session of Better Auth', `app.get('/health', async () => (await auth.api.getSession({ headers })) || 1);`, '/health', 'auth.api.getSession({ headers })'),
  validates('a destructured session of SvelteKit', `export const GET = async ({ locals: { safeGetSession } }) => json(await safeGetSession());`, '/health', 'safeGetSession()', { filename: 'src/routes/health/+server.ts' }),
  validates('a weak verb on an auth-like receiver', `app.get('/health', async () => (await this.authClient.check(t)) || 1);`, '/health', 'this.authClient.check(t)'),
  validates('an address that validates tokens', "app.get('/health', async () => (await axios.post(`${AUTH}/token/verify`, { t })) || 1);", '/health', 'axios.post(`${AUTH}/token/verify`, { t })'),
  validates('a caller without a token is turned away', `app.get('/health', async (req, res) => { const t = req.headers.authorization; if (!t) return res.sendStatus(401); res.json(await ${CHECK}); });`, '/health', CHECK),
  validates('the other branch turns the caller away', `app.get('/health', async (req, res) => { if (req.headers.authorization) { res.json(await ${CHECK}); } else { res.sendStatus(401); } });`, '/health', CHECK),
  validates('a condition on the method is none on the caller', `export default async (req, res) => { if (req.method === 'GET') res.json(await ${CHECK}); };`, '/api/health', CHECK, { filename: 'pages/api/health.ts' }),
  validates('a condition on the environment is none on the caller', `app.get('/health', async (req, res) => { if (process.env.PROBE_TOKEN) res.json(await ${CHECK}); });`, '/health', CHECK),
  validates('a helper named like a validator that asks somebody', `async function verifyToken(t) { return client.ask(t); } app.get('/health', async (q, res) => { res.json(await verifyToken(q.t)); });`, '/health', 'verifyToken(q.t)'),
  {
    ...validates('a function that is handed on by its name', `const probe = () => ${CHECK}; app.get('/health', () => health.check([database, probe]));`, '/health', 'probe', { after: 'database, ' }),
    ...{ messageId: 'validatesTokenVia', data: { handler: '/health', call: 'auth.verifyToken()', helper: 'probe()' } },
  },
];

/** The ways in which a guard stands before a route, and in which it is removed. */
const GUARDS: Expected[] = [
  guarded('the last of a list', "app.get('/health', [limit, requireAuth], ok);", '/health', 'requireAuth', { fixed: "app.get('/health', [limit], ok);" }),
  guarded('the only one of a list', "app.get('/health', [requireAuth], ok);", '/health', 'requireAuth', { fixed: "app.get('/health', ok);" }),
  guarded('a list by its name is not taken apart', "const secured = [limit, requireAuth]; app.get('/health', secured, ok);", '/health', 'secured', { after: '/health', data: { route: '/health', guard: 'requireAuth' } }),
  guarded('a comment beside the guard stays', "app.get('/health', requireAuth, /* fast */ ok);", '/health', 'requireAuth', { fixed: "app.get('/health', /* fast */ ok);" }),
  guarded('a comment inside the guard: no suggestion', "app.get('/health', passport.authenticate(/* why */ 'jwt'), ok);", '/health', "passport.authenticate(/* why */ 'jwt')"),
  guarded('a hook as a property', "app.get('/health', { schema, preHandler: app.authenticate }, ok);", '/health', 'app.authenticate', { fixed: "app.get('/health', { schema }, ok);" }),
  guarded('a hook before the property that follows', "app.get('/health', { onRequest: requireAuth, schema }, ok);", '/health', 'requireAuth', { fixed: "app.get('/health', { schema }, ok);" }),
  guarded('one of several guards of Nest', "@Controller('health') class H { @UseGuards(ThrottlerGuard, JwtAuthGuard) @Get() up() { return 1; } }", '/health', 'JwtAuthGuard', {
    fixed: "@Controller('health') class H { @UseGuards(ThrottlerGuard) @Get() up() { return 1; } }",
  }),
  guarded('an instance of a guard', "@Controller('health') class H { @UseGuards(new JwtAuthGuard()) @Get() up() { return 1; } }", '/health', 'new JwtAuthGuard()', {
    data: { route: '/health', guard: 'JwtAuthGuard' },
    fixed: "@Controller('health') class H { @Get() up() { return 1; } }",
  }),
  guarded('a decorator that is a guard', "@Controller('health') class H { @Authorized() @Get() up() { return 1; } }", '/health', 'Authorized()', { fixed: "@Controller('health') class H { @Get() up() { return 1; } }" }),
  guarded('a security scheme of tsoa', "@Route('health') class H { @Security('jwt') @Get() up() { return 1; } }", '/health', "Security('jwt')", { fixed: "@Route('health') class H { @Get() up() { return 1; } }" }),
  guarded('a member that says nothing on an object that does', "app.get('/health', authMiddleware.handle, ok);", '/health', 'authMiddleware.handle', { fixed: "app.get('/health', ok);" }),
  guarded('a guard of the file that verifies', "function checkJwt(q, r, next) { jwt.verify(q.t, KEY); next(); } app.get('/health', checkJwt, ok);", '/health', 'checkJwt', {
    after: '/health',
    fixed: "function checkJwt(q, r, next) { jwt.verify(q.t, KEY); next(); } app.get('/health', ok);",
  }),
  guarded('a guard of the file that looks at the session', "const isLoggedIn = (q, r, next) => (q.session.userId ? next() : r.sendStatus(401)); app.get('/health', isLoggedIn, ok);", '/health', 'isLoggedIn', {
    after: '/health',
    fixed: "const isLoggedIn = (q, r, next) => (q.session.userId ? next() : r.sendStatus(401)); app.get('/health', ok);",
  }),
  guarded('a guard around the handler of a route', "app.get('/health', requireAuth(ok));", '/health', 'requireAuth(ok)'),
  guarded('a mounted probe', "app.use('/api/v1/healthcheck', verifyJWT, healthcheckRouter);", '/api/v1/healthcheck', 'verifyJWT', { fixed: "app.use('/api/v1/healthcheck', healthcheckRouter);" }),
  guarded('a guard that is chained to the route (Adonis)', "app.get('/health', () => 'ok').use(middleware.auth());", '/health', 'middleware.auth()'),
  guarded('a hook of a router that serves only probes', "export default async function (fastify) { fastify.addHook('onRequest', fastify.authenticate); fastify.get('/livez', () => 'ok'); }", '/livez', 'fastify.authenticate'),
  guarded('a router of a health file with its companions', "const router = Router(); router.use(verifyFirebaseToken); router.get('/health', healthCheck); router.get('/alive', livenessCheck);", '/health', 'verifyFirebaseToken', {
    filename: 'src/routes/health.routes.ts',
  }),
  guarded('the root of a health file, checked by a controller of health', "router.get('/', authenticate, healthController.check);", '/', 'authenticate', {
    filename: 'src/routes/health.routes.ts',
    fixed: "router.get('/', healthController.check);",
  }),
  guarded('a strategy of hapi that is demanded', "server.route({ method: 'GET', path: '/health', options: { auth: { strategy: 'session' } }, handler: () => 'ok' });", '/health', "{ strategy: 'session' }", {
    data: { route: '/health', guard: "{ strategy: 'session' }" },
  }),
  guarded('a call in the handler that demands a session', 'export async function GET(req) { const user = await requireAuth(req); return Response.json({ ok: true }); }', '/api/health', 'requireAuth(req)', {
    filename: 'app/api/health/route.ts',
  }),
  guarded('a handler that only hands the request to a guard', "Deno.serve((req) => AuthMiddleware(req, async () => new Response('ok')));", '/healthcheck', "AuthMiddleware(req, async () => new Response('ok'))", {
    filename: 'supabase/functions/healthcheck/index.ts',
  }),
  guarded('a gate above the branch of a raw server', "createServer(async (req, res) => { if (!(await verifyToken(req))) return res.writeHead(401).end(); if (req.url === '/healthz') res.end('ok'); });", '/healthz', 'verifyToken(req)'),
  guarded(
    'a gate above the branch of an action, by a name that holds its answer',
    "export async function GET(request) { const auth = requireRole(request, 'viewer'); if ('error' in auth) return deny(auth); const { searchParams } = new URL(request.url); const action = searchParams.get('action') || 'overview'; if (action === 'health') return json(await performHealthCheck()); }",
    ...(['?action=health', "requireRole(request, 'viewer')"] as const),
    { filename: 'src/app/api/status/route.ts' },
  ),
];

testRule('no-token-validation-in-health-handler: ways to find a handler', rule, { valid: [], invalid: HANDLERS.map(asInvalidCase) });
testRule('no-token-validation-in-health-handler: ways to validate', rule, { valid: [], invalid: CHECKS.map(asInvalidCase) });
testRule('no-token-validation-in-health-handler: ways to guard', rule, { valid: [], invalid: GUARDS.map(asInvalidCase) });
