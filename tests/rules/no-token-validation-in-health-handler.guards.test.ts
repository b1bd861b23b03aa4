import rule from '../../src/rules/no-token-validation-in-health-handler.ts';
import { testRule } from '../rule-tester.ts';
import { asInvalidCase, type Expected } from './health-report.ts';

const guarded = (name: string, code: string, at: string, route: string, guard: string, fixed?: string, rest: Partial<Expected> = {}): Expected => ({
  ...{ name, code, at, messageId: 'guardedRoute', data: { route, guard } },
  ...(fixed === undefined ? {} : { fixed }),
  ...rest,
});

/** The spec's cases in which a guard turns the probe away. */
const CASES: Expected[] = [
  guarded(
    'an argument before the handler, on the application (21)',
    'app.get("/health", requireAuth, (_q, res) => res.end());',
    ...(['requireAuth', '/health', 'requireAuth', 'app.get("/health", (_q, res) => res.end());'] as const),
  ),
  guarded(
    'a method of the application that is given nothing',
    'app.get("/health", { onRequest: app.authorize() }, async () => {});',
    ...(['app.authorize()', '/health', 'app.authorize', 'app.get("/health", {  }, async () => {});'] as const),
  ),
  guarded(
    'a guard of this file that looks the session up',
    'function authenticate(req, res, next) { Session.findById(req.get("x-session")).exec().catch(next); } app.get("/health", authenticate, ok);',
    ...(['authenticate', '/health', 'authenticate', 'function authenticate(req, res, next) { Session.findById(req.get("x-session")).exec().catch(next); } app.get("/health", ok);'] as const),
    { after: 'app.get(' },
  ),
  guarded(
    'an element of a list of handlers (22)',
    'app.get("/api/healthz", [limit, authenticateToken], health);',
    ...(['authenticateToken', '/api/healthz', 'authenticateToken', 'app.get("/api/healthz", [limit], health);'] as const),
  ),
  guarded(
    'passport with a strategy (23)',
    'server.get("/livez", passport.authenticate("jwt", { session: false }), ok);',
    ...(['passport.authenticate("jwt", { session: false })', '/livez', 'passport.authenticate', 'server.get("/livez", ok);'] as const),
  ),
  guarded(
    'a hook in the options of Fastify (24)',
    'app.get("/healthz", { onRequest: [app.authenticate] }, async () => "ok");',
    ...(['app.authenticate', '/healthz', 'app.authenticate', 'app.get("/healthz", {  }, async () => "ok");'] as const),
    { after: 'onRequest: [' },
  ),
  guarded(
    'a strategy of hapi (25)',
    'server.route({ method: "GET", path: "/health", options: { auth: "jwt" }, handler: () => "ok" });',
    ...(['"jwt"', '/health', 'jwt'] as const),
  ),
  guarded(
    'a guard on a method of Nest (26)',
    '@Controller("health") class H { @Get() @UseGuards(JwtAuthGuard) up() { return "ok"; } }',
    ...(['JwtAuthGuard', '/health', 'JwtAuthGuard', '@Controller("health") class H { @Get() up() { return "ok"; } }'] as const),
  ),
  guarded(
    'a guard of passport on the class (27)',
    '@UseGuards(AuthGuard("jwt")) @Controller() class H { @Get("healthz") up() { return 1; } }',
    ...(['AuthGuard("jwt")', '/healthz', 'AuthGuard', '@Controller() class H { @Get("healthz") up() { return 1; } }'] as const),
  ),
  guarded(
    'a guard before all routes of a router that serves nothing but the probe (28)',
    'const router = Router();\nrouter.use(verifyJWT);\nrouter.route("/").get(healthcheck);\nexport default router;',
    ...(['verifyJWT', '/', 'verifyJWT'] as const),
    undefined,
    { filename: 'src/routes/healthcheck.routes.js' },
  ),
  guarded(
    'a chained route in a health file (29)',
    'router.route("/healthcheck").get(verifyJWT, healthcheck);',
    ...(['verifyJWT', '/healthcheck', 'verifyJWT', 'router.route("/healthcheck").get(healthcheck);'] as const),
    { filename: 'src/routes/healthcheck.routes.js' },
  ),
  guarded(
    'a protected procedure without input (30)',
    'export const appRouter = router({ health: protectedProcedure.query(() => "ok") });',
    ...(['protectedProcedure', 'health', 'protectedProcedure'] as const),
  ),
  guarded(
    'a wrapper around the exported handler (31)',
    'export const GET = withAuth(async () => Response.json({ ok: true }));',
    ...(['withAuth(async () => Response.json({ ok: true }))', '/health', 'withAuth'] as const),
    undefined,
    { filename: 'app/health/route.ts' },
  ),
];

testRule('no-token-validation-in-health-handler: the route is guarded', rule, { valid: [], invalid: CASES.map(asInvalidCase) });
