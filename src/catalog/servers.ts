/** A module that constructs servers. */
export interface ServerRow {
  /** What its origins start with; also what the rule's `modules` option and its messages call it. */
  readonly module: string;
  /** The names that construct a server, with or without `new`. */
  readonly makes: readonly string[];
  /** The event that a handler listens to. */
  readonly event: string;
  /** Events whose listener answers what the server is there for. */
  readonly answers: readonly string[];
  /** Events whose listener may take whole connections over. Most only count them. */
  readonly takesOver: readonly string[];
  /** Events whose listener answers upgrades, while plain requests hang. */
  readonly upgrades: readonly string[];
  /** Whether a function among the arguments is the handler. */
  readonly takesHandler: boolean;
  /** The types that name its options: what has one is no handler. */
  readonly options: readonly string[];
  /** The key of its options with which it listens as soon as it is constructed. */
  readonly listensBy?: string;
  /** A handler that answers and does nothing else. */
  readonly handler?: string;
  readonly example: string;
}

const ANSWER = '(_req, res) => { res.writeHead(404).end() }';
const DROP = '(socket) => { socket.destroy() }';

const HTTP = {
  makes: ['createServer', 'Server'],
  event: 'request',
  answers: ['request', 'checkContinue', 'checkExpectation'],
  upgrades: ['upgrade', 'connect'],
  takesHandler: true,
  options: ['ServerOptions'],
  handler: ANSWER,
} as const;

/** The servers of Node, and the WebSocket server that most code builds on them. */
export const SERVERS = [
  {
    ...HTTP,
    module: 'http',
    takesOver: ['connection'],
    example: "import http from 'node:http';\nhttp.createServer().listen(8080);\n",
  },
  {
    ...HTTP,
    module: 'https',
    takesOver: ['connection', 'secureConnection'],
    example: "import https from 'node:https';\nhttps.createServer({ key, cert }).listen(8443);\n",
  },
  {
    ...HTTP,
    module: 'http2',
    makes: ['createServer', 'createSecureServer'],
    answers: ['request', 'stream', 'checkContinue', 'checkExpectation'],
    takesOver: ['session', 'connection', 'secureConnection', 'unknownProtocol'],
    options: ['ServerOptions', 'SecureServerOptions'],
    example: "import http2 from 'node:http2';\nhttp2.createSecureServer({ key, cert }).listen(8443);\n",
  },
  {
    module: 'net',
    makes: ['createServer', 'Server'],
    event: 'connection',
    answers: ['connection'],
    takesOver: [],
    upgrades: [],
    takesHandler: true,
    options: ['ServerOpts'],
    handler: DROP,
    example: "import net from 'node:net';\nnet.createServer().listen(4000);\n",
  },
  {
    module: 'tls',
    makes: ['createServer', 'Server'],
    event: 'secureConnection',
    answers: ['secureConnection', 'connection'],
    takesOver: [],
    upgrades: [],
    takesHandler: true,
    options: ['TlsOptions'],
    handler: DROP,
    example: "import tls from 'node:tls';\ntls.createServer({ key, cert }).listen(4000);\n",
  },
  {
    module: 'ws',
    makes: ['WebSocketServer', 'Server'],
    event: 'connection',
    answers: ['connection'],
    takesOver: [],
    upgrades: [],
    takesHandler: false,
    options: ['ServerOptions'],
    listensBy: 'port',
    example: "import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: 8080 });\n",
  },
] as const satisfies readonly ServerRow[];

/** Methods that give a server's event a listener; the first argument names the event. */
export const ATTACHES = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'] as const;

/** Functions that wait for an event of an emitter: `once(server, 'request')`. */
export const WAITS = ['events#once', 'events#on', 'p-event#', 'p-event#pEvent', 'p-event#pEventIterator', 'p-event#pEventMultiple'] as const;

/** Files that show how something is used. */
export const EXAMPLE_PATHS = /(?:^|\/)(?:examples?|demos?|samples?)(?:\/|[.-][^/]*$)/i;

/** Methods that answer with the server itself. */
export const CHAINS = [
  ...ATTACHES,
  ...['listen', 'off', 'removeListener', 'removeAllListeners', 'setMaxListeners', 'setTimeout', 'ref', 'unref'],
] as const;

/** Methods that end a server. */
export const CLOSES = ['close'] as const;

/** Methods and properties that give a server neither a handler nor to anybody else. */
export const NEUTRAL = [
  ...CHAINS,
  ...CLOSES,
  ...['address', 'listening', 'getConnections', 'connections', 'maxConnections', 'dropMaxConnection', 'closeAllConnections'],
  ...['closeIdleConnections', 'timeout', 'headersTimeout', 'requestTimeout', 'keepAliveTimeout', 'keepAliveTimeoutBuffer'],
  ...['maxHeadersCount', 'maxRequestsPerSocket', 'emit', 'eventNames', 'listenerCount', 'listeners', 'rawListeners', 'getMaxListeners'],
  ...['updateSettings', 'addContext', 'setSecureContext', 'getTicketKeys', 'setTicketKeys', 'clients', 'options', 'constructor'],
  ...['toString', 'hasOwnProperty'],
] as const;

/** Roots of calls that only look at what they are given. */
export const LOOKS = ['console', 'expect', 'assert', 'should', 'chai'] as const;

/** What takes a server and answers its upgrades, not its requests. Calls, by origin. */
export const TAKES_UPGRADES = [
  ...['ws#WebSocketServer{}', 'ws#Server{}', 'ws#{}', 'socket.io#Server{}', 'socket.io#{}', 'socket.io#Server()', 'socket.io#()'],
  ...['socket.io#Server{}.attach()', 'socket.io#Server{}.listen()', 'engine.io#attach()', 'engine.io#Server{}.attach()'],
] as const;

/**
 * Calls that keep the function that they are given for a later time of somebody else's choosing, by the last word of their name: signals,
 * hooks, routes, lists of things to clean up. Any other call is taken to run it as a part of what its caller does.
 */
export const REGISTERS =
  /^(?:on|once|off|after|afterAll|afterEach|before|beforeAll|beforeEach|teardown|tearDown|cleanup|defer|push|unshift|add|set|get|post|put|patch|delete|all|use|route|command|action|handle|subscribe|bind|addEventListener|(?:add|prepend)\w*Listener|register\w*|on[A-Z]\w*|\w*(?:Cleanup|Hook|Shutdown|Exit|Teardown|Disposer?))$/;

/** Ways to say, inside a test, what runs when this test ends: as good as a `finally`. */
export const ENDS_TEST = ['after', 'teardown', 'addCleanup', 'onTestFinished', 'defer'] as const;

/** An object that looks like a request handler and is none. */
export interface NotAHandlerRow {
  /** What constructs it, by origin. */
  readonly origins: readonly string[];
  /** What to pass instead; `{app}` stands for the object's own name. */
  readonly pass: string;
  /** Whether `pass` is an expression that can be written in the argument's place as it is. */
  readonly isExpression?: true;
  readonly example: string;
}

/** Given to `createServer()`, each of these is taken for the options: no error, no listener. */
export const NOT_HANDLERS = [
  {
    origins: ['koa#{}', 'koa#Koa{}'],
    pass: '{app}.callback()',
    isExpression: true,
    example: "import http from 'node:http';\nimport Koa from 'koa';\nhttp.createServer(new Koa());\n",
  },
  {
    origins: ['fastify#()', 'fastify#fastify()', 'fastify#Fastify()', 'fastify#FastifyInstance{}'],
    pass: '{app}.routing once {app}.ready() has resolved',
    example: "import http from 'node:http';\nimport fastify from 'fastify';\nhttp.createServer(fastify());\n",
  },
  {
    origins: ['hono#Hono{}', '@hono/zod-openapi#OpenAPIHono{}'],
    pass: "getRequestListener({app}.fetch) of '@hono/node-server'",
    example: "import http from 'node:http';\nimport { Hono } from 'hono';\nhttp.createServer(new Hono());\n",
  },
  {
    origins: ['h3#createApp()', 'h3#createRouter()'],
    pass: 'toNodeListener({app})',
    example: "import http from 'node:http';\nimport { createApp } from 'h3';\nhttp.createServer(createApp());\n",
  },
  {
    origins: ['h3#H3{}', 'h3/node#H3{}'],
    pass: 'toNodeHandler({app})',
    example: "import http from 'node:http';\nimport { H3 } from 'h3';\nhttp.createServer(new H3());\n",
  },
  {
    origins: ['polka#()', 'polka#polka()'],
    pass: '{app}.handler',
    example: "import http from 'node:http';\nimport polka from 'polka';\nhttp.createServer(polka());\n",
  },
  {
    origins: ['elysia#Elysia{}', 'elysia#{}'],
    pass: "getRequestListener({app}.fetch) of '@hono/node-server'",
    example: "import http from 'node:http';\nimport { Elysia } from 'elysia';\nhttp.createServer(new Elysia());\n",
  },
  {
    origins: ['@oak/oak#Application{}', 'oak#Application{}'],
    pass: "getRequestListener((request) => {app}.handle(request)) of '@hono/node-server'",
    example: "import http from 'node:http';\nimport { Application } from '@oak/oak';\nhttp.createServer(new Application());\n",
  },
  {
    origins: ['@hapi/hapi#server()', '@hapi/hapi#Server{}', '@hapi/hapi#Server()'],
    pass: 'the server to Hapi.server({ listener }) instead',
    example: "import http from 'node:http';\nimport Hapi from '@hapi/hapi';\nhttp.createServer(Hapi.server());\n",
  },
  {
    origins: ['find-my-way#()'],
    pass: '(req, res) => {app}.lookup(req, res)',
    isExpression: true,
    example: "import http from 'node:http';\nimport router from 'find-my-way';\nhttp.createServer(router());\n",
  },
] as const satisfies readonly NotAHandlerRow[];
