/** A way to make what routes are put on. */
export interface RouterRow {
  /** Origins of the finished object, as `core/origin` spells them. */
  readonly origins: readonly string[];
  /** `app`: its paths are whole. `either`: also mounted below another path, as the file's place says. `router`: always mounted. */
  readonly serves: 'app' | 'either' | 'router';
  readonly example: string;
}

const guarded = (head: string): string => `${head}\napp.get('/health', requireAuth, (_req, res) => res.end());\n`;

/** Routers by where they come from. */
export const ROUTERS = [
  { origins: ['express#()'], serves: 'app', example: guarded("import express from 'express';\nconst app = express();") },
  { origins: ['fastify#()', 'fastify#fastify()', 'fastify#Fastify()'], serves: 'app', example: guarded("import Fastify from 'fastify';\nconst app = Fastify();") },
  { origins: ['polka#()'], serves: 'app', example: guarded("import polka from 'polka';\nconst app = polka();") },
  { origins: ['restify#createServer()'], serves: 'app', example: guarded("import restify from 'restify';\nconst app = restify.createServer();") },
  { origins: ['@hapi/hapi#server()', '@hapi/hapi#Server{}'], serves: 'app', example: "import Hapi from '@hapi/hapi';\nconst app = Hapi.server();\napp.route({ method: 'GET', path: '/health', options: { auth: 'jwt' }, handler: () => 'ok' });\n" },
  { origins: ['koa#{}'], serves: 'app', example: guarded("import Koa from 'koa';\nconst app = new Koa();") },
  { origins: ['uWebSockets.js#App()', 'hyper-express#Server{}'], serves: 'app', example: guarded("import HyperExpress from 'hyper-express';\nconst app = new HyperExpress.Server();") },
  { origins: ['hono#Hono{}', '@hono/zod-openapi#OpenAPIHono{}', 'elysia#Elysia{}', 'h3#H3{}'], serves: 'either', example: guarded("import { Hono } from 'hono';\nconst app = new Hono();") },
  {
    origins: ['express#Router()', 'express#Router{}', 'koa-router#{}', 'koa-router#()', '@koa/router#{}', '@koa/router#()', 'itty-router#Router()', 'itty-router#AutoRouter()'],
    serves: 'router',
    example: "import { Router } from 'express';\nconst app = Router();\napp.get('/healthz', requireAuth, (_req, res) => res.end());\n",
  },
] as const satisfies readonly RouterRow[];

/** Names of an application where the file does not make it. */
export const APP_NAMES = /^(?:app|application|server|expressApp|httpServer|fastifyApp|honoApp)$/;

/** Names that a plugin is given, whose prefix stands elsewhere. */
export const PLUGIN_NAMES = /^(?:fastify|instance|f|plugin)$/;

/** Members that put a route on a router whose answer is read. */
export const READ_VERBS: readonly string[] = ['get', 'head', 'all', 'on', 'openapi', 'any'];

/** Members that put a route on a router whose answer changes something. */
export const WRITE_VERBS: readonly string[] = ['post', 'put', 'patch', 'delete', 'del'];

/** Members that put a function before every route that follows. */
export const HOOK_VERBS: readonly string[] = ['use', 'addHook', 'onBeforeHandle', 'onRequest', 'derive', 'guard'];

/** Hooks of Fastify, and options of a route, that run before the handler. */
export const BEFORE_HOOKS: readonly string[] = ['onRequest', 'preParsing', 'preValidation', 'preHandler', 'beforeHandle', 'middleware', 'middlewares', 'before'];

/** A framework that maps files to paths. */
export interface FileRouterRow {
  /** The folder that holds the routes. */
  readonly folder: string;
  /** Segments at the folder's end that belong to the path: `api` of `pages/api`. */
  readonly kept: 0 | 1;
  /** The file's own name where it is not part of the path (`route`, `+server`), or its end (`+api`); else the name is the last segment. */
  readonly stem?: string;
  readonly ending?: string;
  /** The names under which a handler for reading is exported; `serve` is what `Deno.serve` is given. */
  readonly exports: readonly string[];
  /** The names under which handlers for changing are exported. */
  readonly writes: readonly string[];
  /** Dots in the file's name stand for slashes (Remix), or for a method at the end (Nitro). */
  readonly dots?: 'slashes' | 'method';
  /** A file's path that the row knows, and its text. */
  readonly path: string;
  readonly example: string;
}

const READS = ['GET', 'HEAD', 'ALL', 'fallback'] as const;
const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE', 'action'] as const;
const named = (name: string): string => `export async function ${name}() {\n  await auth.verifyToken(PROBE);\n  return new Response('ok');\n}\n`;
const EVENT = "export default defineEventHandler(async () => {\n  await auth.verifyToken(PROBE);\n  return 'ok';\n});\n";
const DEFAULT = 'export default async function handler(req, res) {\n  await auth.verifyToken(PROBE);\n  res.end();\n}\n';

/** Next, Expo, SvelteKit, Nitro, Astro, Remix, SolidStart, functions of Supabase, Netlify, Cloudflare and Vercel. The first row that fits a file counts. */
export const FILE_ROUTERS: readonly FileRouterRow[] = [
  { folder: 'app', kept: 0, stem: 'route', exports: READS, writes: WRITES, path: 'app/api/health/route.ts', example: named('GET') },
  { folder: 'app', kept: 0, ending: '+api', exports: READS, writes: WRITES, path: 'app/health+api.ts', example: named('GET') },
  { folder: 'routes', kept: 0, stem: '+server', exports: READS, writes: WRITES, path: 'src/routes/healthz/+server.ts', example: named('GET') },
  { folder: 'pages/api', kept: 1, exports: ['default', ...READS], writes: WRITES, path: 'pages/api/health.ts', example: DEFAULT },
  { folder: 'src/pages', kept: 0, exports: READS, writes: WRITES, path: 'src/pages/health.ts', example: named('GET') },
  { folder: 'server/api', kept: 1, exports: ['default'], writes: WRITES, dots: 'method', path: 'server/api/health.get.ts', example: EVENT },
  { folder: 'server/routes', kept: 0, exports: ['default'], writes: WRITES, dots: 'method', path: 'server/routes/healthz.ts', example: EVENT },
  { folder: 'app/routes', kept: 0, exports: ['loader', ...READS], writes: WRITES, dots: 'slashes', path: 'app/routes/health.tsx', example: named('loader') },
  { folder: 'supabase/functions', kept: 0, exports: ['serve', 'default'], writes: [], path: 'supabase/functions/health/index.ts', example: "Deno.serve(async () => {\n  await auth.verifyToken(PROBE);\n  return new Response('ok');\n});\n" },
  { folder: 'netlify/functions', kept: 0, exports: ['handler', 'default'], writes: [], path: 'netlify/functions/health.ts', example: named('handler') },
  { folder: 'functions', kept: 0, exports: ['onRequestGet', 'onRequest'], writes: ['onRequestPost', 'onRequestPut', 'onRequestDelete'], path: 'functions/api/health.ts', example: named('onRequestGet') },
  { folder: 'src/routes', kept: 0, exports: READS, writes: WRITES, dots: 'slashes', path: 'src/routes/api/health.ts', example: named('GET') },
  { folder: 'api', kept: 1, exports: ['default', ...READS], writes: WRITES, path: 'api/health.ts', example: DEFAULT },
];
