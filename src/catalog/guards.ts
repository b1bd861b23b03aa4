/** A function that turns away who brings no credentials, known by where it comes from. */
export interface GuardRow {
  readonly modules: readonly string[];
  /** The last step of the way to the function that makes or is the guard; `''` is the module itself. */
  readonly members: readonly string[];
  readonly example: string;
}

const before = (head: string, guard: string): string => `${head}\napp.get('/healthz', ${guard}, (req, res) => res.end());\n`;

/** Guards of libraries. */
export const GUARDS = [
  { modules: ['passport', 'koa-passport', '@fastify/passport'], members: ['authenticate'], example: before("import passport from 'passport';", "passport.authenticate('jwt')") },
  { modules: ['keycloak-connect'], members: ['protect', 'enforcer'], example: before("import Keycloak from 'keycloak-connect';\nconst keycloak = new Keycloak({});", 'keycloak.protect()') },
  { modules: ['express-jwt'], members: ['expressjwt', 'expressJwt', ''], example: before("import { expressjwt } from 'express-jwt';", 'expressjwt({ secret })') },
  { modules: ['express-oauth2-jwt-bearer'], members: ['auth', 'requiredScopes'], example: before("import { auth } from 'express-oauth2-jwt-bearer';", 'auth()') },
  { modules: ['express-openid-connect'], members: ['requiresAuth', 'auth'], example: before("import { requiresAuth } from 'express-openid-connect';", 'requiresAuth()') },
  { modules: ['koa-jwt', 'hono/jwt', 'hono/jwk'], members: ['', 'jwt', 'jwk'], example: before("import { jwt } from 'hono/jwt';", 'jwt({ secret })') },
  { modules: ['hono/bearer-auth'], members: ['bearerAuth'], example: before("import { bearerAuth } from 'hono/bearer-auth';", 'bearerAuth({ verifyToken })') },
  { modules: ['@clerk'], members: ['requireAuth', 'ClerkExpressRequireAuth'], example: before("import { requireAuth } from '@clerk/express';", 'requireAuth()') },
  { modules: ['supertokens-node'], members: ['verifySession'], example: before("import { verifySession } from 'supertokens-node/recipe/session/framework/express';", 'verifySession()') },
  { modules: ['connect-ensure-login'], members: ['ensureLoggedIn'], example: before("import { ensureLoggedIn } from 'connect-ensure-login';", 'ensureLoggedIn()') },
  { modules: ['@auth0/nextjs-auth0'], members: ['withApiAuthRequired'], example: "import { withApiAuthRequired } from '@auth0/nextjs-auth0';\napp.get('/healthz', withApiAuthRequired((req, res) => res.end()));\n" },
] as const satisfies readonly GuardRow[];

/** A name of a guard, as words joined by spaces. */
export interface GuardNameRow {
  readonly name: RegExp;
  readonly example: string;
}

const NOUN = '(?:auth|authn|authed|authenticated|authentication|authentification|authorization|jwts?|tokens?|sessions?|login|logged in|signed in|bearer|oauth2?|oidc)';
const KIND = '(?:(?:valid|api|app|access|id|user|users|client|firebase|supabase|clerk|cognito|auth0|keycloak|google|azure|jwt|auth|service|bearer|session|http|express|fastify|koa|hono|nest|next|route|request|req) )*';
const SUFFIX = '(?: (?:guard|handler|middleware|middlewares|mw|required|hook|check|checker|pre handler|plugin|fn|strategy|filter|interceptor|async|or throw|route|user|request))*';

/** What projects call their guards; matched on the words of a name, so `verifyJWT`, `verify_jwt` and `VerifyJwt` agree. */
export const GUARD_NAMES = [
  { name: new RegExp(`^(?:require|requires|required|ensure|ensures|is|verify|verifies|validate|check|checks|assert|enforce|needs|must be) ${KIND}${NOUN}${SUFFIX}$`), example: before('', 'verifyAccessToken') },
  { name: /^(?:require|requires|ensure|check|verify) auth(?:ed|n|enticated|entication)? (?:or|and|for|with) .+$/, example: before('', 'requireAuthForReads') },
  { name: /^(?:require|ensure|verify|check|validate) (?:current )?user(?: id)?$/, example: before('', 'requireUser') },
  { name: /^(?:auth|authn|authed|authenticated|authentication|authenticator)$/, example: before('', 'auth') },
  { name: new RegExp(`^${KIND}(?:auth|authn|authentication|authentification|jwt|token|session)(?: (?:guard|handler|middleware|middlewares|mw|required|hook|check|pre handler|verify|verifier|validator|protect))+$`), example: before('', 'authMiddleware') },
  { name: new RegExp(`^(?:user|access|jwt|token|bearer|firebase|supabase|cognito|keycloak|oauth2?|clerk|express|fastify) auth${SUFFIX}$`), example: before('', 'jwtAuth') },
  { name: /^authenticate(?: [a-z\d]+)*$/, example: before('', 'authenticateUser') },
  { name: /^protect(?:ed)?(?: (?:route|routes|api|endpoint))?$/, example: before('', 'protect') },
  { name: /^login required$|^with (?:api )?(?:auth|authentication|session|user)(?: required)?$/, example: before('', 'loginRequired') },
  { name: /^authorize (?:user|token|jwt|request|access)$/, example: before('', 'authorizeUser') },
  { name: /^keycloak protect$|^passport authenticate$/, example: before('', 'keycloak.protect()') },
] as const satisfies readonly GuardNameRow[];

/** Names of guards that are given nothing: with arguments they ask for a role, and the route is no probe's. */
export const BARE_GUARD_NAMES = [{ name: /^authorize$/, example: before('', 'authorize') }] as const satisfies readonly GuardNameRow[];

/** Words of a class's name that make it a guard by credentials: `JwtAuthGuard`, `SupabaseTokenGuard`. */
export const GUARD_CLASS_WORDS: readonly string[] = ['auth', 'authenticated', 'authentication', 'jwt', 'token', 'session', 'bearer', 'keycloak', 'oauth', 'oauth2', 'oidc', 'clerk', 'firebase', 'cognito', 'passport', 'auth0', 'login'];

/** Words of a guard or decorator that let everybody in, or guard against something else. */
export const OPEN_WORDS: readonly string[] = [
  ...['public', 'permission', 'permissions', 'throttler', 'throttle', 'optional', 'optionally', 'maybe', 'soft', 'anonymous', 'anon', 'guest', 'skip', 'bypass', 'no', 'not', 'un'],
  ...['unless', 'except', 'limiter', 'limit', 'rate', 'csrf', 'xsrf', 'captcha', 'unauthenticated', 'allow', 'try', 'attach', 'load', 'populate', 'parse', 'extract', 'set', 'config', 'internal', 'basic', 'header', 'headers', 'key', 'apikey', 'secret', 'webhook', 'hmac', 'signature'],
];

/** Words of a decorator that opens a route in spite of a guard on the class: `@Public()`, `@AuthOptional()`. */
export const OPENING_WORDS: readonly string[] = ['public', 'anonymous', 'optional', 'unauthenticated', 'unprotected', 'unguarded', 'guest', 'guests'];

/** First words that do so together with a word for a guard: `@SkipAuth()`, `@BypassJwtGuard()`, `@NoBearerAuth()`. */
export const LIFTING_WORDS: readonly string[] = ['skip', 'bypass', 'no', 'without', 'ignore', 'disable', 'exclude', 'allow', 'un'];

/** The words for a guard that they go with. */
export const LIFTED_WORDS: readonly string[] = ['auth', 'authentication', 'authorization', 'jwt', 'token', 'guard', 'guards', 'login', 'session', 'bearer', 'all', 'any', 'everyone', 'unauthorized'];

/** What the text of a guard says that lets some paths by. */
export const SPARING_TEXT = /health|ready|live|public|path|url|skip|exempt|allow|open|reflector/i;

/** Paths in the text of a guard by which it lets probes by, also where it stands before their route. */
export const SPARED_PATHS = /["'`](?:\/[\w-]+)*\/(?:health|healthz|healthcheck|ready|readyz|readiness|live|livez|liveness|ping)\b/i;

/** Decorators that put guards, given as arguments, before a method or all methods of a class. */
export const GUARD_DECORATORS: readonly string[] = ['UseGuards', 'UseBefore', 'UseAuth', 'Middleware', 'Middlewares', 'Use'];

/** Decorators that are guards themselves. */
export const AUTH_DECORATORS: readonly string[] = ['Auth', 'Authorized', 'Authenticated', 'Authenticate', 'RequireAuth', 'RequiresAuth', 'JwtAuth', 'Protected', 'authenticate', 'Security', 'LoginRequired'];

/** Procedures of tRPC and oRPC that need a session, as words. */
export const GUARDED_PROCEDURES = /^(?:protected|authed|authenticated|private|auth|authorized|user|session|logged in) ?(?:procedure|proc|action)?$/;

/** Options with which a library's guard lets anonymous callers in: `jwt({ credentialsRequired: false })`. */
export const OPTIONAL_SETTINGS: readonly string[] = ['credentialsRequired', 'sessionRequired', 'authRequired', 'required', 'mandatory', 'passthrough'];
