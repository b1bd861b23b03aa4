/** Segments that may stand before a probe's own word. Any other (`/memory/health`, `/accounts/health`) makes it the health of that. */
export const API_PREFIXES = /^(?:apis?|rest|v\d+(?:\.\d+)?|public|internal|app|server|service|(?:[a-z\d]+-)+(?:service|svc|api|server))$/i;

/** The word that makes a path a probe. */
export const PROBE_SEGMENTS = /^_{0,2}(?:health(?:z|y|[-_]?checks?)?|livez|liveness|readyz?|readiness|startupz?)$/i;

/** Probe words that nothing but a probe is called by: no medical domain, no tenant's readiness. */
export const CERTAIN_SEGMENTS = /^(?:healthz|livez|readyz|startupz|_{1,2}health|_{0,2}health[-_]?checks?)$/i;

/** What stands in every path and name of a probe: a cheap first question. */
export const PROBE_WORDS = /health|live|read|startup|ping|keep|beat/i;

/** What may follow a probe word: a finer probe. */
export const PROBE_PARTS = /^(?:livez?|liveness|readyz?|readiness|startupz?|check)$/i;

/** What may follow a probe word: detail that people rightly keep private. */
export const DETAIL_PARTS = /^(?:db|database|redis|cache|supabase|firebase|detail(?:s|ed)?|deep|full|status)$/i;

/** Infrastructure whose own health or ping a service answers for: `/api/supabase/health`, `/db/ping`. */
export const INFRASTRUCTURE = /^(?:supabase|firebase|firestore|db|database|postgres(?:ql)?|mysql|mongo(?:db)?|redis|prisma|pocketbase|appwrite|keycloak)$/i;

/** The words that make a path below infrastructure a probe of it. */
export const INFRASTRUCTURE_PROBES = /^(?:health(?:z|[-_]?check)?|ping|keep[-_]?alive|heartbeat|ready|readiness|alive)$/i;

/** Words of a path or handler that say: this one is there to test auth itself. */
export const SELF_TEST_WORDS: readonly string[] = ['auth', 'authed', 'authenticated', 'secure', 'secured', 'protected', 'private'];

/** Words of a path, handler or other guard that say: this is a page for people with a role, no probe. */
export const RESTRICTED_WORDS: readonly string[] = [
  ...['role', 'roles', 'permission', 'permissions', 'scope', 'scopes', 'tenant', 'tenants', 'super'],
  ...['superuser', 'restrict', 'restricted', 'dashboard', 'metrics', 'stats', 'owner', 'staff', 'capability', 'policy', 'policies', 'acl', 'rbac'],
];

/** Words of a handler's name that say: this is data of a medical or other domain. */
export const DATA_WORDS: readonly string[] = [
  ...['data', 'record', 'records', 'profile', 'profiles', 'score', 'scores', 'history', 'news', 'summary', 'logs', 'entries', 'measurements', 'tips', 'insights', 'analysis', 'advice', 'goals'],
  ...['find', 'list', 'user', 'account', 'patient', 'team', 'project', 'model', 'models'],
];

/** Names by which data is looked up for one person. */
export const PERSONAL_KEYS = /^(?:user|owner|account|patient|profile|member|customer|person)_?(?:id|email)$/i;

/** Classes that stand for somebody else's service: their `healthCheck()` is no endpoint of this one. */
export const CLIENT_CLASSES = /(?:Connector|Adapter|Integration|Provider|Channel|Plugin|Client|Driver|Transport|Sdk|SDK|Api|API)$/;

/** Paths that stand beside probes without being one. */
export const COMPANION_PATHS = /^\/?(?:ping|alive|live|status|version|info)?\/?$/i;

/** Keys of a query that choose what an endpoint does, and the values that choose the probe: `/status?action=health`. */
export const ACTION_KEYS = /^(?:action|check|probe|op|operation|cmd|command|mode|type)$/;
export const ACTION_VALUES = /^(?:health(?:z|[-_]?check)?|liveness|readiness)$/i;

/**
 * Names of functions that answer a probe, as words: `handleHealth`, `health_check`, `onHealthCheck`, `livenessProbe`, `isReady`.
 * Bare `ready` is left out: it is an event nearly everywhere.
 */
export const HANDLER_NAMES =
  /^(?:(?:handle|get|check|perform|run|do|on|serve) )?(?:health(?: (?:z|checks?|probe))?|healthz|healthchecks?|livez|liveness(?: (?:check|probe))?|readyz|readiness(?: (?:check|probe))?|startup probe)(?: (?:handler|endpoint|controller|route|action))?$|^is (?:healthy|ready|alive)$/;

/** Files of which every route is a probe: `healthcheck.routes.js`. */
export const PROBE_FILES = /^(?:health[-_.]?checks?|healthz|readiness|liveness)(?![a-z])/i;

/** Files and receivers that are named after health, though it may be the medical kind. */
export const HEALTH_NAMES = /health/i;

/** Folders of sub-routers: what a file there calls `/health` is mounted somewhere that it does not say. */
export const ROUTER_FOLDERS = /(?:^|\/)(?:routes?|routers?|modules?|features?|plugins?|controllers?|domains?|handlers?)\//i;

/** Files that stand for the whole service even there. */
export const ROOT_FILES = /^(?:app|server|main|index|root|core|common|base|health.*|status|probes?|monitor(?:ing)?)$/i;

/** Files, and routers, of a whole API, or of what belongs nowhere else: their `/health` is the service's. */
export const GENERAL_FILES = /^(?:index|main|root|app|server|api|routes?|router|v\d+|core|common|base|misc|general|default)$/i;
export const GENERAL_ROUTERS = /^(?:v\d+|api|root|main|index|base|core|common|misc|general|app|server|default)_?router$/i;

/** Folders of one subject each. */
export const SUBJECT_FOLDERS = /(?:^|\/)(?:modules?|features?|plugins?|domains?|components?)\//i;

/** Files that show or replace a service: tests, mocks, stories, fixtures. Narrower than where tests may stand: a folder `test-api` holds a service. */
export const STAND_IN_PATHS =
  /(?:^|\/)(?:__\w+__|tests?|specs?|e2e|cypress|playwright|fixtures?|mocks?|stories|[\w.]+-(?:tests?|e2e))\/|[.\-_](?:tests?|specs?|e2e(?:-spec)?|cy|mocks?|fixtures?|stories)\.[cm]?[jt]sx?$/i;

/** Functions whose arguments are test code, in any file: `vi.mock('./health', () => …)`. */
export const TEST_CALLS = /^(?:vi|vitest|jest|describe|it|test|suite|context|beforeEach|beforeAll|afterEach|afterAll|mock|mocked|Cypress|cy)$/;

/** A decorator that makes a class serve routes, or a method answer one. */
export interface DecoratorRow {
  readonly names: readonly string[];
  /** `base`: the class's path. `route`: a method that answers GET. `write`: a method that changes data. `probe`: a probe whatever its path. `query`: GraphQL. */
  readonly does: 'base' | 'route' | 'write' | 'probe' | 'query';
  readonly example: string;
}

const inClass = (head: string, method: string): string =>
  `${head}\nclass Served {\n  ${method}\n  async up() {\n    await this.auth.verifyToken(PROBE);\n    return 'ok';\n  }\n}\n`;

/** Decorators of Nest, routing-controllers, tsoa, Ts.ED, LoopBack and type-graphql. */
export const DECORATORS = [
  { names: ['Controller', 'JsonController', 'RestController', 'Route', 'controller', 'api'], does: 'base', example: inClass("@Controller('health')", '@Get()') },
  { names: ['Get', 'Head', 'All', 'get', 'HttpGet', 'httpGet'], does: 'route', example: inClass('@Controller()', "@Get('healthz')") },
  { names: ['Post', 'Put', 'Patch', 'Delete', 'post', 'put', 'patch', 'del'], does: 'write', example: inClass("@Controller('livez')", '@Get()') },
  { names: ['HealthCheck'], does: 'probe', example: inClass("@Controller('state')", '@Get() @HealthCheck()') },
  { names: ['Query'], does: 'query', example: '@Resolver()\nclass Served {\n  @Query(() => String)\n  async health() {\n    await this.auth.verifyToken(PROBE);\n    return "ok";\n  }\n}\n' },
] as const satisfies readonly DecoratorRow[];

/** A library that is given the function that answers a probe. */
export interface HealthLibraryRow {
  /** The last name of the call or construction. */
  readonly call: string;
  /** Which argument, and under which property of it, the function stands. */
  readonly argument: number;
  readonly property?: string;
  readonly example: string;
}

/** Health libraries; those whose option is a property with a probe's name (`healthCheck`, `'/healthz'`) need no row. */
export const HEALTH_LIBRARIES = [
  {
    call: 'useReadinessCheck',
    argument: 0,
    property: 'check',
    example: "import { createYoga, useReadinessCheck } from 'graphql-yoga';\ncreateYoga({ plugins: [useReadinessCheck({ check: async () => { await auth.verifyToken(PROBE); } })] });\n",
  },
  { call: 'HealthEndpoint', argument: 0, example: "import { HealthEndpoint } from '@cloudnative/health-connect';\napp.use(HealthEndpoint(async () => { await auth.verifyToken(PROBE); }));\n" },
  { call: 'ReadinessCheck', argument: 1, example: "import health from '@cloudnative/health-connect';\nchecker.registerReadinessCheck(new health.ReadinessCheck('auth', () => auth.verifyToken(PROBE)));\n" },
  { call: 'LivenessCheck', argument: 1, example: "import health from '@cloudnative/health-connect';\nchecker.registerLivenessCheck(new health.LivenessCheck('auth', () => auth.verifyToken(PROBE)));\n" },
  { call: 'expressHealthcheck', argument: 0, property: 'test', example: "import expressHealthcheck from 'express-healthcheck';\napp.use('/up', expressHealthcheck({ test: () => auth.verifyToken(PROBE) }));\n" },
] as const satisfies readonly HealthLibraryRow[];

/** What the text of a file says in which some handler answers a probe. Behind the words' beginnings, not before them, stands what makes the search slow. */
export const PROBE_TEXT = /health|live(?:z|ness|['"`(])|read(?:yz|iness|y['"`(])|startup|(?<=is_?)(?:ready|alive)\b|(?<=\/)(?:ping|heartbeat)['"`]/i;

/** The same for a file's path. */
export const PROBE_PATHS = /(?:^|[/._+-])_{0,2}(?:health|livez|liveness|alive|ready|readiness|startup|ping|heartbeat|keep-?alive)/i;

/** What the text of a file says in which something validates a token or guards a route. */
export const AUTH_TEXT =
  /auth|token|jwt|session|guard|protect|passport|keycloak|introspect|userinfo|verif|validat|getUser|getClaims|currentUser|logged|login|procedure|AccessReview|(?:require|ensure|check)_?user|bearer|oidc|issuer/i;
