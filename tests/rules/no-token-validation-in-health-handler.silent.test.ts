import rule from '../../src/rules/no-token-validation-in-health-handler.ts';
import { testRule } from '../rule-tester.ts';
import { asValidCase } from './health-report.ts';

/** The spec's silent cases: [reason, code, file]. */
const CASES: [string, string, string?][] = [
  [
    'the fix: only whether auth is configured is looked at (32)',
    'class S { async handleHealth(_req: Request, res: Response) { await this.db.query("select 1"); if (!this.authenticator) return res.status(503).json({ auth: "not configured" }); res.json({ status: "ok", auth: "configured" }); } }',
  ],
  ['configured by the environment (33)', 'app.get("/health", (_q, res) => res.json({ auth: Boolean(process.env.JWKS_URL) }));'],
  ['the ping of Sequelize is called authenticate (34)', 'app.get("/health", async (_q, res) => { await sequelize.authenticate(); res.end(); });'],
  ['the ping of a mail transport is called verify (35)', 'createTerminus(server, { healthChecks: { "/health": () => transporter.verify() } });'],
  ['authenticate without an argument on a data source (36)', 'class A { async healthCheck() { await this.dataSource.authenticate(); } }'],
  ['an ability that guests may have (37)', 'export default defineEventHandler((e) => authorize(e, viewHealth));', 'server/api/healthz.get.ts'],
  ['decoding asks nobody (38)', 'import { decodeJwt } from "jose"; app.get("/health", (_q, res) => res.json({ exp: decodeJwt(CERT_TOKEN).exp }));'],
  ['minting is no validation (39)', 'async function f(url, up) { if (url.pathname === "/readyz") return fetch(up, { headers: { authorization: `Bearer ${mintServiceToken()}` } }); }'],
  ['a credential that reaches a dependency (40)', 'app.get("/readyz", async (_q, res) => { await fetch(SEARCH_URL, { headers: { authorization: `Bearer ${key}` } }); res.end(); });'],
  [
    'a fixed secret opens detail, and everybody else gets 200 (41)',
    'export const GET = (req: Request) => { const key = req.headers.get("x-health-key"); if (!key) return Response.json({ ok: true }); return key === process.env.HEALTH_KEY ? Response.json(details()) : new Response(null, { status: 401 }); };',
    'app/api/health/route.ts',
  ],
  [
    'a helper of the file named like a validator only compares (42)',
    'const verifyToken = (t?: string) => t === process.env.MONITOR_TOKEN;\napp.get("/health", (q, res) => verifyToken(q.get("x-mon")) ? res.end() : res.sendStatus(401));',
  ],
  [
    'detail only for a caller that brought a credential (43)',
    'app.get("/health", async (req, res) => { const body: any = { status: "ok" }; if (req.headers.authorization) body.detail = (await verifyToken(req.headers.authorization).catch(() => null)) ? report() : undefined; res.json(body); });',
  ],
  ['an optional guard (44)', 'app.get("/health", optionalAuth, health);'],
  ['hapi opts out (45)', 'server.route({ method: "GET", path: "/health", options: { auth: false }, handler: () => "ok" });'],
  ['hapi only tries (45)', 'server.route({ method: "GET", path: "/health", options: { auth: { mode: "try", strategy: "session" } }, handler: () => "ok" });'],
  ['a public method of a guarded class (46)', '@UseGuards(JwtAuthGuard) @Controller() class App { @Public() @Get("health") up() { return 1; } @Get("me") me() { return 2; } }'],
  ['a guard against something else (47)', '@UseGuards(ThrottlerGuard) @Controller("health") class H { @Get() up() { return 1; } }'],
  ['guards that say that everybody may pass (48)', '@Controller() class H { @UseGuards(PublicEndpointGuard, NoPermissionGuard) @Get("healthz") check() { return 1; } }'],
  ['a route that tests auth itself (49)', 'router.get("/health/auth", authMiddleware, whoami); app.get("/health/secure", requireAuth, ok); app.get("/health/protected", requireAuth, ok); app.get("/health/private", requireAuth, ok);'],
  ['a dashboard for a role (50)', 'router.get("/health", protect, restrictTo("SUPER_ADMIN"), getSystemHealth);'],
  ['a router whose mount is not known (51)', 'router.get("/health", authenticate, iptvAccountHealth);', 'src/routes/iptv.ts'],
  ['the health of a resource (52)', 'app.get("/accounts/:id/health", requireAuth, accountHealth);'],
  ['a procedure with an input (53)', 'export const appRouter = router({ health: protectedProcedure.input(endpointId).query(() => 1) });'],
  ['medical records (54)', 'app.use("/health", verifyToken, healthRecordsRouter);'],
  ['medical measurements (54)', 'router.post("/health", verifyToken, addMeasurement);'],
  ['the guard comes after the probe (55)', 'app.get("/health", ok); app.use(requireAuth);'],
  [
    'the raw server answers the probe before it asks (56)',
    'async function f(req, res) { if (req.url === "/health") { res.end("ok"); return; } if (!(await verifyToken(req))) { res.writeHead(401).end(); return; } }',
  ],
  ['a gate before all routes may know the probe (57)', 'app.use("*", authUnlessPublic); app.get("/health", ok);'],
  ['a client, no route (58)', 'async function f() { const r = await axios.get("/health", { headers: { authorization: `Bearer ${t}` } }); client.get("/healthz"); }'],
  ['mocks in a test file (59)', 'vi.mock("./health", () => ({ healthCheck: () => verifyToken("x") }));', 'src/health.test.ts'],
  ['mocks anywhere (59)', 'vi.mock("./health", () => ({ healthCheck: () => verifyToken("x") }));', 'src/setup.ts'],
  ['a table of endpoints (60)', 'const endpoints = [{ path: "/health", auth: "viewer" }];'],
  ['a guard that is imported and not used (61)', 'import { verifyJWT } from "./auth"; router.route("/").get(healthcheck);', 'src/routes/healthcheck.routes.js'],
  ['a plugin is looked up, no token (62)', 'app.get("/healthcheck", async (_q, res) => { if (!(await rbac.isUsingPlugin())) throw new Error("auth"); res.end(); });'],
  [
    'the session is read for the context, not in the handler (63)',
    'import { auth } from "@/auth"; const createContext = async () => ({ session: await auth() }); const appRouter = router({ healthcheck: publicProcedure.query(() => "ok"), me: protectedProcedure.query(({ ctx }) => ctx.session) });',
  ],
];

testRule('no-token-validation-in-health-handler: silent', rule, { valid: CASES.map(asValidCase), invalid: [] });
