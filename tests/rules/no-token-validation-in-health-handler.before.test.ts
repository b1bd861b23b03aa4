import rule from '../../src/rules/no-token-validation-in-health-handler.ts';
import { testRule } from '../rule-tester.ts';
import { asInvalidCase, asValidCase, type Expected } from './health-report.ts';

/** [reason, code, the reported text, route, guard, more] */
type Guarded = readonly [string, string, string, string, string, Partial<Expected>?];

const asGuarded = ([name, code, at, route, guard, rest = {}]: Guarded): Expected => ({ name, code, at, messageId: 'guardedRoute', data: { route, guard }, ...rest });

const JWT = "import jwt from 'jsonwebtoken';\nconst app = express();\n";
const REJECTS = "(req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, KEY); next(); } catch { res.status(401).end(); } }";
const LIBRARY = "import { expressjwt } from 'express-jwt';\nconst app = express();\n";
const ROUTE = "\napp.get('/health', (req, res) => res.json({ ok: true }));";
const NEST_GUARD = 'class JwtGuard implements CanActivate { constructor(private jwt: JwtService) {} async canActivate(ctx) { try { await this.jwt.verifyToken(tokenOf(ctx)); return true; } catch { return false; } } }';
const NEST_CONTROLLER = "\n@Controller('health')\nclass HealthController { @Get() check() { return 1; } }\n@Module({ controllers: [HealthController], providers: [{ provide: APP_GUARD, useClass: JwtGuard }] })\nexport class AppModule {}";

const SPEAKS: Guarded[] = [
  ['middleware that is written in the route', `${JWT}app.get('/health', ${REJECTS}, ok);`, REJECTS, '/health', 'jwt.verify', { fixed: `${JWT}app.get('/health', ok);` }],
  [
    'a hook that is written in Fastify’s options',
    "app.get('/health', { preHandler: async (req) => { await req.jwtVerify(); } }, async () => 'ok');",
    ...(['async (req) => { await req.jwtVerify(); }', '/health', 'req.jwtVerify', { fixed: "app.get('/health', {  }, async () => 'ok');" }] as const),
  ],
  [
    'Elysia’s options after a handler that is a name',
    "import { Elysia } from 'elysia';\nconst app = new Elysia().get('/health', health, { beforeHandle: verifyJwt }).listen(3000);",
    ...(['verifyJwt', '/health', 'verifyJwt', { fixed: "import { Elysia } from 'elysia';\nconst app = new Elysia().get('/health', health, {  }).listen(3000);" }] as const),
  ],
  [
    'a chain of Elysia that is the whole application',
    "import { Elysia } from 'elysia';\nnew Elysia().get('/health', () => 'ok', { beforeHandle: [requireAuth] }).listen(3000);",
    ...(['requireAuth', '/health', 'requireAuth', { fixed: "import { Elysia } from 'elysia';\nnew Elysia().get('/health', () => 'ok', {  }).listen(3000);" }] as const),
  ],
  ['a gate before all routes that this file shows to spare none', `${JWT}app.use(${REJECTS});${ROUTE}`, REJECTS, '/health', 'jwt.verify'],
  ['the same by a name that says nothing', `${JWT}const look = ${REJECTS};\napp.use(look);${ROUTE}`, 'look', '/health', 'look', { after: 'app.use(' }],
  ['a library’s guard before all routes', `${LIBRARY}app.use(expressjwt({ secret, algorithms }));${ROUTE}`, 'expressjwt({ secret, algorithms })', '/health', 'expressjwt'],
  [
    'a library’s guard on the prefix',
    `${LIBRARY}app.use('/api', expressjwt({ secret }));\napp.get('/api/health', ok);`,
    ...(['expressjwt({ secret })', '/api/health', 'expressjwt'] as const),
  ],
  [
    'a hook of Fastify before all routes',
    "const app = fastify();\napp.addHook('onRequest', async (request) => { await request.jwtVerify(); });\napp.get('/health', async () => 'ok');",
    ...(['async (request) => { await request.jwtVerify(); }', '/health', 'request.jwtVerify'] as const),
  ],
  [
    'a guard that is mounted at the probe’s own path',
    "import { jwt } from 'hono/jwt';\nconst app = new Hono();\napp.use('/health/*', jwt({ secret }));\napp.get('/health/ready', (c) => c.text('ok'));",
    ...(['jwt({ secret })', '/health/ready', 'jwt'] as const),
  ],
  ['a guard for the whole of Nest, in the controller’s file', `${NEST_GUARD}${NEST_CONTROLLER}`, 'JwtGuard', '/health', 'JwtGuard', { after: 'useClass: ' }],
  ['paths that a loop puts up, with no suggestion for all of them', "for (const path of ['/me', '/healthz']) app.get(path, requireAuth, show);", 'requireAuth', '/healthz', 'requireAuth'],
  ['paths that are gone through by forEach', "['/me', '/readyz'].forEach((path) => app.get(path, requireAuth, show));", 'requireAuth', '/readyz', 'requireAuth'],
  [
    'a table of routes, guarded where a loop puts them up',
    "const routes = [{ path: '/healthz', handler: health }, { path: '/me', handler: me }];\nfor (const { path, handler } of routes) app.get(path, requireAuth, handler);",
    ...(['requireAuth', '/healthz', 'requireAuth'] as const),
  ],
  [
    'the router of a whole version, answering with a health check',
    "v1Router.get('/health', isLoggedIn, asyncHandler(health));",
    ...(['isLoggedIn', '/health', 'isLoggedIn', { filename: 'src/routes/v1.route.ts', fixed: "v1Router.get('/health', asyncHandler(health));" }] as const),
  ],
  [
    'the router of the whole API',
    "const router = Router();\nrouter.get('/health', requireAuth, (req, res) => res.end());",
    ...(['requireAuth', '/health', 'requireAuth', { filename: 'src/routes/index.ts', fixed: "const router = Router();\nrouter.get('/health', (req, res) => res.end());" }] as const),
  ],
  [
    'the own path of a health router, whose answer says so',
    "const router = Router();\nrouter.get('/', requireAuth, (req, res) => res.json({ status: 'ok' }));",
    ...(['requireAuth', '/', 'requireAuth', { filename: 'src/routes/health.ts', fixed: "const router = Router();\nrouter.get('/', (req, res) => res.json({ status: 'ok' }));" }] as const),
  ],
];

const SILENT: [string, string, string?, object?][] = [
  ['a gate that lets callers without a token by', `${JWT}app.use((req, res, next) => { if (!req.headers.authorization) return next(); try { jwt.verify(req.headers.authorization, KEY); next(); } catch { res.status(401).end(); } });${ROUTE}`],
  ['a gate that only reads who calls', `${JWT}app.use((req, res, next) => { try { req.user = jwt.verify(req.cookies.t, KEY); } catch {} next(); });${ROUTE}`],
  ['a gate with a list of its own', `${JWT}app.use((req, res, next) => { if (OPEN.includes(req.path)) return next(); jwt.verify(req.cookies.t, KEY); res.status(401).end(); });${ROUTE}`],
  ['a gate that another file holds', `import gate from './auth.js';\nconst app = express();\napp.use(gate);${ROUTE}`],
  ['a library’s guard with exceptions', `${LIBRARY}app.use(expressjwt({ secret }).unless({ path: ['/health'] }));${ROUTE}`],
  ['a library’s guard after the probe', `${LIBRARY}${ROUTE}\napp.use(expressjwt({ secret }));`],
  ['a library’s guard on another prefix', `${LIBRARY}app.use('/api', expressjwt({ secret }));${ROUTE}`],
  ['… on several', `${LIBRARY}app.use(['/api', '/admin'], expressjwt({ secret }));${ROUTE}`],
  ['… on a pattern', `${LIBRARY}app.use(/^(?!.health)/, expressjwt({ secret }));${ROUTE}`],
  ['… on a prefix that is not known', `${LIBRARY}app.use(apiPrefix, expressjwt({ secret }));${ROUTE}`],
  ['a library’s guard under a condition', `${LIBRARY}if (config.auth) app.use(expressjwt({ secret }));${ROUTE}`],
  ['… in a function of its own', `${LIBRARY}function secure() { app.use(expressjwt({ secret })); }${ROUTE}`],
  ['a hook that spares the probe', "app.addHook('onRequest', async (request) => { if (request.url === '/health') return; await request.jwtVerify(); });\napp.get('/health', async () => 'ok');"],
  ['a guard of Nest’s that reads what decorators say', `${NEST_GUARD.replace('try {', 'if (this.reflector.get(OPEN, ctx.getHandler())) return true; try {')}${NEST_CONTROLLER}`],
  ['… that another file holds', `import { JwtGuard } from './jwt.guard';${NEST_CONTROLLER}`],
  ['… that counts requests', NEST_CONTROLLER.replace('useClass: JwtGuard', 'useClass: ThrottlerGuard')],
  ['a fixed bearer token', "import { bearerAuth } from 'hono/bearer-auth';\napp.use('/health', bearerAuth({ token }));\napp.get('/health', (c) => c.text('ok'));"],
  ['… compared by a function', "import { bearerAuth } from 'hono/bearer-auth';\napp.get('/healthz', bearerAuth({ verifyToken: (token, c) => same(token, c.env.TOKEN) }), (c) => c.text('ok'));"],
  ['middleware that is written in the route and only compares', "app.get('/health', (req, res, next) => (req.headers['x-key'] === KEY ? next() : res.status(401).end()), ok);"],
  ['a plugin of Fastify, mounted at a prefix', "export async function aiRoutes(app: FastifyInstance) { app.get('/health', { onRequest: [app.authenticate] }, async () => 'ok'); }", 'src/ai.ts'],
  ['… without types', "module.exports = async function (app, opts) { app.get('/health', { onRequest: [app.authenticate] }, async () => 'ok'); };", 'src/ai.js'],
  ['… by its name', "export default async function aiRoutes(app) { app.get('/health', { onRequest: [app.authenticate] }, async () => 'ok'); }", 'src/ai.js'],
  ['a plugin of Elysia, mounted at a prefix', "import { Elysia } from 'elysia';\nexport const users = new Elysia({ prefix: '/users' }).get('/health', () => 'ok', { beforeHandle: requireAuth });"],
  ['… that only its name says', "import { Elysia } from 'elysia';\nexport const users = new Elysia().get('/health', () => 'ok', { beforeHandle: requireAuth });"],
  ['a page', "app.get('/health', requireAuth, (req, res) => res.render('health'));"],
  ['a guard by a key in a header', "@Controller('health') @UseGuards(HeaderAuthGuard) class H { @Get() up() { return 1; } }"],
  ['the session chooses the data', "app.get('/health', requireAuth, async (req, res) => res.json(await membersOf(req.session.guild)));"],
  ['the router of a version, and another subject', "v1Router.get('/health', isLoggedIn, showVitals);", 'src/routes/v1.route.ts'],
  ['the index of one subject', "const router = Router();\nrouter.get('/health', requireAuth, (req, res) => res.end());", 'src/modules/iptv/index.ts'],
  ['data at the own path of a health router', "const router = Router();\nrouter.get('/', requireAuth, async (req, res) => res.json(await Measurement.findAll()));", 'src/routes/health.ts'],
  ['a loop over paths that are no probes', "for (const path of ['/me', '/orders']) app.get(path, requireAuth, show);\napp.get('/health', ok);"],
];

testRule('no-token-validation-in-health-handler: what stands before the route', rule, {
  valid: SILENT.map(asValidCase),
  invalid: SPEAKS.map(asGuarded).map(asInvalidCase),
});
