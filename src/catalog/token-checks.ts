/** Functions of a library that validate a token or session. */
export interface TokenCheckRow {
  /** The modules; those below one count too (`@clerk` is `@clerk/nextjs/server`). */
  readonly modules: readonly string[];
  /** The last step of the way from the module to the function; `''` is the module itself, `x()` what a call of `x` returned. */
  readonly members: readonly string[];
  readonly example: string;
}

const inHandler = (head: string, call: string): string => `${head}\napp.get('/healthz', async (req, res) => {\n  await ${call};\n  res.end();\n});\n`;

/** Validators that are known by where they come from. */
export const TOKEN_CHECKS = [
  { modules: ['jsonwebtoken'], members: ['verify'], example: inHandler("import jwt from 'jsonwebtoken';", 'jwt.verify(PROBE, KEY)') },
  {
    modules: ['jose'],
    members: ['jwtVerify', 'jwtDecrypt', 'compactVerify', 'flattenedVerify', 'generalVerify'],
    example: inHandler("import { jwtVerify as check } from 'jose';", 'check(PROBE, keys)'),
  },
  { modules: ['fast-jwt'], members: ['createVerifier()'], example: inHandler("import { createVerifier } from 'fast-jwt';\nconst check = createVerifier({ key });", 'check(PROBE)') },
  { modules: ['njwt', 'paseto', '@tsndr/cloudflare-worker-jwt', 'express-jwt', '@fastify/jwt'], members: ['verify'], example: inHandler("import njwt from 'njwt';", 'njwt.verify(PROBE, KEY)') },
  {
    modules: ['firebase-admin', 'google-auth-library', 'firebase-auth-cloudflare-workers'],
    members: ['verifyIdToken', 'verifySessionCookie', 'getTokenInfo', 'verifySignedJwtWithCerts', 'verifySignedJwtWithCertsAsync'],
    example: inHandler("import { getAuth } from 'firebase-admin/auth';", 'getAuth().verifyIdToken(PROBE)'),
  },
  { modules: ['aws-jwt-verify', '@okta/jwt-verifier'], members: ['verify', 'verifyAccessToken', 'verifyIdToken'], example: inHandler("import { CognitoJwtVerifier } from 'aws-jwt-verify';\nconst pool = CognitoJwtVerifier.create({});", 'pool.verify(PROBE)') },
  {
    modules: ['openid-client', 'oauth4webapi'],
    members: ['introspect', 'introspectionRequest', 'tokenIntrospection', 'userinfo', 'userInfoRequest', 'fetchUserInfo', 'validateJwtAccessToken'],
    example: inHandler("import { fetchUserInfo } from 'openid-client';", 'fetchUserInfo(config, PROBE, subject)'),
  },
  {
    modules: ['next-auth'],
    members: ['getServerSession', 'unstable_getServerSession', 'getSession', 'getToken', 'auth'],
    example: inHandler("import NextAuth from 'next-auth';\nconst { auth } = NextAuth({});", 'auth()'),
  },
  { modules: ['@auth/core', '@auth/express', '@auth/sveltekit', '@auth/solid-start'], members: ['getSession', 'getToken'], example: inHandler("import { getSession } from '@auth/express';", 'getSession(req, config)') },
  {
    modules: ['@clerk'],
    members: ['auth', 'protect', 'authenticateRequest', 'verifyToken', 'getAuth', 'currentUser'],
    example: inHandler("import { currentUser } from '@clerk/nextjs/server';", 'currentUser()'),
  },
  { modules: ['@auth0/nextjs-auth0'], members: ['getSession', 'getAccessToken'], example: inHandler("import { getSession } from '@auth0/nextjs-auth0';", 'getSession(req, res)') },
  { modules: ['@nestjs/jwt'], members: ['verify', 'verifyAsync'], example: inHandler("import { JwtService } from '@nestjs/jwt';\nconst tokens = new JwtService({});", 'tokens.verifyAsync(PROBE)') },
  { modules: ['hono/jwt', 'hono/utils/jwt'], members: ['verify', 'verifyWithJwks', 'verifyFromJwks'], example: inHandler("import { verify } from 'hono/jwt';", 'verify(PROBE, KEY)') },
  { modules: ['supertokens-node'], members: ['getSession', 'verifySession'], example: inHandler("import Session from 'supertokens-node/recipe/session';", 'Session.getSession(req, res)') },
  { modules: ['stytch'], members: ['authenticate', 'authenticateJwt'], example: inHandler("import stytch from 'stytch';\nconst client = new stytch.Client({});", 'client.sessions.authenticate({ session_token: PROBE })') },
  { modules: ['@propelauth'], members: ['validateAccessTokenAndGetUser', 'validateAccessTokenAndGetUserClass'], example: inHandler("import { initBaseAuth } from '@propelauth/node';\nconst propel = initBaseAuth({});", 'propel.validateAccessTokenAndGetUser(PROBE)') },
  { modules: ['azure-ad-verify-token', 'jwt-verify'], members: ['verify', 'verifyAzureToken', ''], example: inHandler("import { verify } from 'azure-ad-verify-token';", 'verify(PROBE, options)') },
  { modules: ['@workos-inc/authkit-nextjs', '@kinde-oss/kinde-auth-nextjs', '@logto/next'], members: ['withAuth', 'getSession', 'getUser', 'isAuthenticated', 'getLogtoContext'], example: inHandler("import { withAuth } from '@workos-inc/authkit-nextjs';", 'withAuth()') },
] as const satisfies readonly TokenCheckRow[];

/** Modules of a project's own that hand out the session: `@/auth`, `../lib/auth/server`, `~/auth-helpers`. */
export const AUTH_MODULES = /(?:^|\/)(?:auth|session)(?:[-_./][\w./-]*)?$/;

/** What such a module's functions are called. */
export const AUTH_MODULE_MEMBERS: readonly string[] = ['auth', 'getSession', 'currentUser', 'getCurrentUser', 'getUser', 'getAuthUser', 'getAuthenticatedUser', 'getCurrentSession', 'validateRequest'];

/** Ways by which a validator is known whatever holds it: Supabase and Better Auth ask the auth server, Auth.js and Lucia hang theirs on SvelteKit's `locals`. `getSession` of Supabase does not. */
export const TOKEN_CHECK_WAYS: readonly (readonly string[])[] = [
  ['auth', 'getUser'],
  ['auth', 'getClaims'],
  ['auth', 'api', 'getSession'],
  ['locals', 'auth'],
  ['locals', 'auth', 'validate'],
];

/** Names that say by themselves what the function does, as words: `verifyAccessToken`, `validate_session`, `introspectJWT`. */
export const STRONG_NAMES =
  /^(?:validate|verify|introspect)(?: [a-z\d]+)* (?:tokens?|jwts?|session|session cookie|id token|bearer)(?: async| or throw)?$|^(?:jwt|token|session) (?:verify|validate)$|^token introspection$|^(?:create )?(?:token review|(?:self )?subject access review|local subject access review)$|^authenticate (?:request|token|jwt)$|^require user session$|^safe get session$|^(?:unstable )?get server session$/;

/** Words in such a name that make it another kind of token, none of a caller. */
export const OTHER_TOKENS: readonly string[] = [
  ...['csrf', 'xsrf', 'captcha', 'recaptcha', 'hcaptcha', 'turnstile', 'webhook', 'email', 'mail', 'invite', 'invitation', 'reset', 'password'],
  ...['otp', 'totp', 'device', 'push', 'fcm', 'apns', 'license', 'unsubscribe', 'checkout', 'payment', 'stripe', 'shopify', 'plaid', 'twilio'],
  ...['cloudflare', 'github', 'gitlab', 'slack', 'discord', 'telegram', 'whatsapp', 'linkedin', 'facebook', 'instagram', 'meta', 'bot', 'npm', 'openai', 'notion', 'jira'],
];

/** Verbs that validate a token only on a receiver that is about auth. */
export const WEAK_VERBS: readonly string[] = ['validate', 'verify', 'verifyAsync', 'authenticate', 'introspect', 'check'];

/** Receivers that are about auth, by their last name. */
export const AUTH_RECEIVERS = /(?:auth(?:enticator|n|service|client|provider|manager)?|verifier|jwt(?:service)?|token(?:service|validator|verifier|manager)|jwks|keycloak|oidc|issuer)$/i;

/** Receivers of which the same verbs mean something else: a ping of the database or the mail server, a schema. */
export const OTHER_RECEIVERS = /sequelize|datasource|connection|\bdb\b|pool|transport|mailer|smtp|webhook|schema|crypto|webauthn|knex|prisma|redis|mongo|ldap/i;

/** Calls that fetch an address, by their root or last name. */
export const FETCHERS = /^(?:fetch|\$fetch|ofetch|axios|got|ky|request|undici|http|https|superagent|needle|httpService|httpClient)$/;

/** Addresses of an auth server that validate a token. */
export const VALIDATING_ADDRESSES = /\/(?:oauth2?|token|connect|openid-connect|oidc|protocol)(?:\/[\w-]+)*\/(?:introspect|introspection|userinfo)\b|\/tokens?\/(?:verify|validate|introspect)\b|\/(?:verify|validate|introspect)-?tokens?\b|\/userinfo\/?$|\/tokenreviews\b/i;

/** Calls that wait for something outside: a helper without any, without `await` and without a validator only compares. */
export const REMOTE_CALLS: readonly string[] = ['fetch', 'axios', 'got', 'ky', 'request', 'then', 'query', 'findOne', 'findUnique', 'findFirst', 'exec'];

/** Members of a request in which a caller brings a credential or asks for more. */
export const CREDENTIAL_MEMBERS: readonly string[] = [
  ...['headers', 'header', 'cookies', 'cookie', 'signedCookies', 'query', 'searchParams', 'authorization', 'getHeader', 'body', 'bearer', 'queryStringParameters'],
];

/** Words of a helper's name that reads such a thing from the request given to it: `getCookie(event)`, `extractBearerToken(req)`. */
export const CREDENTIAL_WORDS: readonly string[] = ['header', 'headers', 'cookie', 'cookies', 'query', 'bearer', 'authorization', 'token', 'credential', 'credentials', 'param', 'params'];
