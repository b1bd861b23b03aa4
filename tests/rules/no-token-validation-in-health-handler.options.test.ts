import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import rule from '../../src/rules/no-token-validation-in-health-handler.ts';
import { testRule } from '../rule-tester.ts';
import { asInvalidCase, asValidCase, type Expected } from './health-report.ts';

const SPEAKING: Expected[] = [
  {
    name: 'routePatterns: a path of the user’s own is a probe, even where no word of health stands in the file',
    code: 'app.get("/status", async (_q, res) => { await auth.verifyToken(t); res.end(); });',
    options: [{ routePatterns: ['^/status$'] }],
    at: 'auth.verifyToken(t)',
    messageId: 'validatesToken',
    data: { handler: '/status', call: 'auth.verifyToken()' },
    fixed: 'app.get("/status", async (_q, res) => { res.end(); });',
  },
  {
    name: 'routePatterns: a file’s path counts as well',
    code: 'export async function GET() { return Response.json(await auth.api.getSession({ headers })); }',
    filename: 'app/api/supabase/alive/route.ts',
    options: [{ routePatterns: ['/supabase/(health|alive)$'] }],
    at: 'auth.api.getSession({ headers })',
    messageId: 'validatesToken',
    data: { handler: '/api/supabase/alive', call: 'auth.api.getSession()' },
  },
  {
    name: 'handlerNames: a name of the user’s own',
    code: 'async function selfTest() { return verifyServiceToken(); }',
    options: [{ handlerNames: ['^selfTest$'] }],
    at: 'verifyServiceToken()',
    messageId: 'validatesToken',
    data: { handler: 'selfTest', call: 'verifyServiceToken()' },
  },
  {
    name: 'validators: by name',
    code: 'app.get("/health", async (_q, res) => { res.json(await assertCaller(t)); });',
    options: [{ validators: [{ name: '^assertCaller$' }] }],
    at: 'assertCaller(t)',
    messageId: 'validatesToken',
    data: { handler: '/health', call: 'assertCaller()' },
  },
  {
    name: 'validators: by module, under another name',
    code: 'import { assertCaller as check } from "@acme/auth"; app.get("/health", async (_q, res) => { res.json(await check(t)); });',
    options: [{ validators: [{ from: '@acme/auth', names: ['assertCaller'] }] }],
    at: 'check(t)',
    messageId: 'validatesToken',
    data: { handler: '/health', call: 'check()' },
  },
  {
    name: 'guardNames: a guard of the user’s own',
    code: 'app.get("/health", bouncer, (_q, res) => res.end());',
    options: [{ guardNames: ['^bouncer$'] }],
    at: 'bouncer',
    messageId: 'guardedRoute',
    data: { route: '/health', guard: 'bouncer' },
    fixed: 'app.get("/health", (_q, res) => res.end());',
  },
  {
    name: 'guards "global": what the application puts before every route',
    code: 'const app = express(); app.use(requireAuth); app.get("/health", (_q, res) => res.end());',
    options: [{ guards: 'global' }],
    at: 'requireAuth',
    messageId: 'guardedRoute',
    data: { route: '/health', guard: 'requireAuth' },
  },
  {
    name: 'guards "global": a hook of Fastify',
    code: 'const app = Fastify(); app.addHook("onRequest", app.authenticate); app.get("/health", async () => "ok");',
    options: [{ guards: 'global' }],
    at: 'app.authenticate',
    messageId: 'guardedRoute',
    data: { route: '/health', guard: 'app.authenticate' },
  },
  {
    name: 'guards "global": a hook of the chain that the route is put on',
    code: 'import { Elysia } from "elysia"; const app = new Elysia(); app.use(jwtAuth).get("/health", () => "ok");',
    options: [{ guards: 'global' }],
    at: 'jwtAuth',
    messageId: 'guardedRoute',
    data: { route: '/health', guard: 'jwtAuth' },
  },
  {
    name: 'guards "global": a hook of a chain without a name',
    code: 'import { Elysia } from "elysia"; export default new Elysia().use(requireAuth).get("/healthz", () => "ok");',
    options: [{ guards: 'global' }],
    at: 'requireAuth',
    messageId: 'guardedRoute',
    data: { route: '/healthz', guard: 'requireAuth' },
  },
  {
    name: 'guards "off" leaves the handler’s own validation',
    code: 'app.get("/health", requireAuth, (_q, res) => res.json(auth.verifyToken(t)));',
    options: [{ guards: 'off' }],
    at: 'auth.verifyToken(t)',
    messageId: 'validatesToken',
    data: { handler: '/health', call: 'auth.verifyToken()' },
  },
];

const SILENT: [string, string, (string | undefined)?, object?][] = [
  ['without routePatterns a status page is no probe', 'app.get("/status", async (_q, res) => { await auth.verifyToken(t); res.end(); });'],
  ['ignoreRoutes: by path', 'app.get("/health", requireAuth, ok);', undefined, { ignoreRoutes: ['^/health$'] }],
  ['ignoreRoutes: by the handler’s name', 'async function isReady() { await auth.verifyToken(t); }', undefined, { ignoreRoutes: ['^isReady$'] }],
  ['ignoreValidators: on what is called', 'app.get("/health", () => licences.verifyToken(t));', undefined, { ignoreValidators: ['^licences\\.'] }],
  ['validators by module: another module’s function', 'import { assertCaller } from "./x"; app.get("/health", () => assertCaller(t));', undefined, { validators: [{ from: '@acme/auth', names: ['assertCaller'] }] }],
  ['guards "off"', 'app.get("/health", requireAuth, ok);', undefined, { guards: 'off' }],
  ['guards "global": a guard of other paths', 'const app = express(); app.use("/admin", requireAuth); app.get("/health", ok);', undefined, { guards: 'global' }],
  ['guards "global": a guard below the probe', 'const app = express(); app.get("/health", ok); app.use(requireAuth);', undefined, { guards: 'global' }],
  ['guards "global": an exception by its name', 'const app = express(); app.use(jwt({ secret }).unless({ path: ["/health"] })); app.get("/health", ok);', undefined, { guards: 'global' }],
  ['guards "route": before every route', 'const app = express(); app.use(requireAuth); app.get("/health", (_q, res) => res.end());'],
  ['publicNames: a guard that lets everybody in', 'app.get("/health", authenticateOrWelcome, ok);', undefined, { publicNames: ['OrWelcome$'] }],
  ['publicNames: a decorator', '@UseGuards(JwtAuthGuard) @Controller("health") class H { @NoLogin() @Get() up() { return 1; } }', undefined, { publicNames: ['^NoLogin$'] }],
];

testRule('no-token-validation-in-health-handler: options', rule, { valid: SILENT.map(asValidCase), invalid: SPEAKING.map(asInvalidCase) });

/** Lints a file with given options. */
function lint(options: object): void {
  const plugins = { flakeproof: { rules: { rule } } };
  const config = [{ files: ['**/*.ts'], languageOptions: { parser }, plugins, rules: { 'flakeproof/rule': ['error', options] } }];
  new Linter().verify('app.get("/health", auth, ok);', config as unknown as Linter.Config[], { filename: 'src/app.ts' });
}

describe('wrong options', () => {
  it.each(['routePatterns', 'handlerNames', 'ignoreRoutes', 'ignoreValidators', 'guardNames', 'publicNames'])('%s: a pattern that cannot be compiled is named', (option) => {
    expect(() => lint({ [option]: ['('] })).toThrow(`option '${option}' holds '(', which is no regular expression`);
  });

  it('validators: a pattern that cannot be compiled is named', () => {
    expect(() => lint({ validators: [{ name: '[' }] })).toThrow("option 'validators' holds '[', which is no regular expression");
  });

  it.each([{ validators: [{ from: 'x' }] }, { validators: [{ name: 'a', from: 'x', names: ['b'] }] }, { guards: 'all' }, { routePatterns: '/x' }])('%j does not fit the schema', (options) => {
    expect(() => lint(options)).toThrow(/Key "rules": Key "flakeproof\/rule"/);
  });
});
