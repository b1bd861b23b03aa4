import rule from '../../src/rules/require-server-handler.ts';
import { testRule } from '../rule-tester.ts';
import { missing } from './server-report.ts';

const HTTP = "import http from 'node:http';\n";

testRule('require-server-handler: attached, given away, no server', rule, {
  valid: [
    { name: 'attached before listen (G03)', code: `${HTTP}const s = http.createServer();\ns.on('request', (q, r) => r.end());\ns.listen(8080);` },
    {
      name: 'attached after listen in the same tick: no request can come before (G04)',
      code: `${HTTP}const s = http.createServer().listen(8080);\ns.on('request', (q, r) => r.end());`,
    },
    {
      name: 'attached in the listening callback (G05)',
      code: `${HTTP}const s = http.createServer();\ns.listen(8080, () => { s.on('request', (q, r) => r.end()); });`,
    },
    { name: 'attached in the chain (G06)', code: "require('http').createServer().listen(8080).on('request', (q: any, r: any) => r.end());" },
    {
      name: 'addListener and prependListener (G07)',
      code: `${HTTP}const a = http.createServer(); a.addListener('request', h); a.listen(1);\nconst b = http.createServer(); b.prependListener('request', h); b.listen(2);`,
    },
    {
      name: 'http2’s streams (G08)',
      code: "import http2 from 'node:http2';\nconst s = http2.createServer();\ns.on('stream', (st) => { st.respond(); st.end(); });\ns.listen(8080);",
    },
    {
      name: 'socket.io may attach its own (G13)',
      code: `import { createServer } from 'node:http';\nimport { Server } from 'socket.io';\nconst web = createServer();\nconst io = new Server(web);\nweb.listen(3000);`,
    },
    {
      name: 'ws, in an object (G14)',
      code: `${HTTP}import { WebSocketServer } from 'ws';\nconst server = http.createServer();\nnew WebSocketServer({ server }).on('connection', (c) => c.send('hi'));\nserver.listen(8080);`,
    },
    {
      name: 'a factory that others call (G15)',
      code: `${HTTP}export function makeServer() { const s = http.createServer(); s.listen(0); return s; }`,
    },
    { name: 'an exported name (G16)', code: `${HTTP}export const server = http.createServer();\nserver.listen(8080);` },
    { name: 'exported later', code: `${HTTP}const server = http.createServer();\nserver.listen(8080);\nexport { server as web };` },
    { name: 'exported as the default', code: `${HTTP}const server = http.createServer();\nserver.listen(8080);\nexport default server;` },
    { name: 'exported the old way', code: "const server = require('http').createServer();\nserver.listen(8080);\nmodule.exports = server;" },
    {
      name: 'tests that attach what a hook started (G26)',
      code: `${HTTP}let s: http.Server;
beforeAll(() => { s = http.createServer(); s.listen(0); });
afterAll(() => { s.close(); });
it('answers', () => { s.once('request', (q, r) => r.end()); });`,
    },
    {
      name: 'an event that the code does not name (G28)',
      code: `${HTTP}export function bind(event: string, fn: any) { const s = http.createServer(); s.on(event, fn); s.listen(80); }`,
    },
    {
      name: 'an event in a constant (G29)',
      code: `${HTTP}const EVENT = 'request';\nconst s = http.createServer();\ns.on(EVENT, (q: any, r: any) => r.end());\ns.listen(80);`,
    },
    { name: 'drops every connection (G30)', code: `${HTTP}const s = http.createServer();\ns.on('connection', (c) => c.destroy());\ns.listen(80);` },
    { name: 'answers upgrades only (G31)', code: `${HTTP}const s = http.createServer();\ns.on('upgrade', (q, c) => c.end());\ns.listen(80);` },
    { name: 'a CONNECT proxy (G32)', code: `${HTTP}const s = http.createServer();\ns.on('connect', (q, c) => c.end());\ns.listen(3128);` },
    { name: 'net is not asked for (G33)', code: "import net from 'node:net';\nconst hole = net.createServer();\nhole.listen(45000);" },
    { name: 'never listens (G34)', code: `${HTTP}const canCloseAll = typeof http.createServer().closeAllConnections === 'function';` },
    { name: 'a require of one’s own (G35)', code: "function load(require: any) { require('http').createServer().listen(80); }" },
    {
      name: 'another module’s createServer (G36)',
      code: "import { createServer } from 'vite';\nimport http from 'node:http';\nconst s = await createServer();\nawait s.listen();\nhttp.get('http://localhost');",
    },
    {
      name: 'another module’s Server',
      code: "import { Server } from 'socket.io';\nimport http from 'node:http';\nnew Server().listen(80);\nhttp.get('http://localhost');",
    },
    {
      name: 'a helper of the file attaches (G37)',
      code: `${HTTP}const wire = (srv: http.Server) => { srv.on('request', (q, r) => r.end()); };\nconst s = http.createServer();\nwire(s);\ns.listen(80);`,
    },
    {
      name: 'an imported helper may attach (G38)',
      code: `${HTTP}import { addRoutes } from './routes.js';\nconst s = http.createServer();\naddRoutes(s);\ns.listen(80);`,
    },
    {
      name: 'waits for requests with events.once (G39)',
      code: `${HTTP}import { once } from 'node:events';\nconst s = http.createServer().listen(0);\nconst [req, res] = await once(s, 'request');`,
    },
    {
      name: 'waits for requests with events.on',
      code: `${HTTP}import { on } from 'node:events';\nconst s = http.createServer().listen(80);\nfor await (const [req, res] of on(s, 'request')) res.end();`,
    },
    {
      name: 'attached on one branch (G41)',
      code: `${HTTP}const s = http.createServer();\nif (process.env.HEALTH) s.on('request', (q, r) => r.end());\ns.listen(80);`,
    },
    {
      name: 'attached at once, the real handler later (G46)',
      code: `${HTTP}let real: http.RequestListener | undefined;
const s = http.createServer();
s.on('request', (q, r) => { if (real) real(q, r); else { r.statusCode = 503; r.end(); } });
real = await buildHandler();
s.listen(80);`,
    },
    {
      name: 'a name that is given another server later',
      code: `${HTTP}let s = http.createServer();\nif (proxied) s = wrap(s);\ns.listen(80);`,
    },
    { name: 'a wrapper may attach', code: `${HTTP}import stoppable from 'stoppable';\nstoppable(http.createServer()).listen(80);` },
    { name: 'a method that is not Node’s may attach', code: `${HTTP}const s = http.createServer();\ns.withShutdown();\ns.listen(80);` },
    { name: 'its method is taken off', code: `${HTTP}const s = http.createServer();\nconst { on } = s;\ns.listen(80);\non.call(s, 'request', h);` },
    { name: 'in a list', code: `${HTTP}const s = http.createServer();\nservers.push(s);\ns.listen(80);` },
    { name: 'in a field of something else', code: `${HTTP}export function up(ctx: any) { ctx.server = http.createServer(); ctx.server.listen(80); }` },
    { name: 'given back by a callback', code: `${HTTP}export const up = (done: any) => { const s = http.createServer(); s.listen(80, () => done(null, s)); };` },
    { name: 'given back by a promise', code: `${HTTP}export const up = () => new Promise((done) => { const s = http.createServer(); s.listen(80, () => done(s)); });` },
    { name: 'given to a method that a subclass may replace', code: `${HTTP}export class A { #s = http.createServer(); wire(s: http.Server) {} up() { this.wire(this.#s); this.#s.listen(80); } }` },
    { name: 'a framework’s factory of servers', code: `${HTTP}fastify({ serverFactory: (handler) => { const s = http.createServer(); s.on('request', handler); return s; } });` },
    { name: 'a mock answers with it', code: `${HTTP}vi.spyOn(http, 'createServer').mockImplementation(() => http.createServer().listen(0));` },
    {
      name: 'a test’s server that only answers upgrades, where the option asks elsewhere',
      code: `${HTTP}const s = http.createServer();\ns.on('upgrade', (q, c) => c.end());\ns.listen(80);`,
      filename: 'tests/socket.test.ts',
      options: [{ upgradeOnly: 'report' }],
    },
    {
      name: 'an example that only answers upgrades, where the option asks elsewhere',
      code: `${HTTP}const s = http.createServer();\nnew WebSocketServer({ server: s });\ns.listen(80);`,
      filename: 'examples/ws/server.js',
      options: [{ upgradeOnly: 'report' }],
    },
    { name: 'ws is not asked for', code: "import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: 8080 });" },
    {
      name: 'ws with a listener, where it is asked for',
      code: "import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: 8080 }).on('connection', (c) => c.close());",
      options: [{ modules: ['ws'] }],
    },
    {
      name: 'ws that does not listen itself, where it is asked for',
      code: "import { WebSocketServer } from 'ws';\nnew WebSocketServer({ noServer: true });",
      options: [{ modules: ['ws'] }],
    },
    { name: 'net with a listener, where it is asked for', code: "import net from 'node:net';\nnet.createServer((c) => c.end()).listen(4000);", options: [{ modules: ['net'] }] },
    { name: 'http is not asked for', code: `${HTTP}http.createServer().listen(80);`, options: [{ modules: ['net'] }] },
    {
      name: 'the user’s own module with a listener',
      code: "import { makeServer } from '@acme/http';\nmakeServer().on('call', h).listen(80);",
      options: [{ modules: [{ name: '@acme/http', members: ['makeServer'], events: ['call'] }] }],
    },
  ],
  invalid: [
    missing('(one that speaks, so that the list above is known to be read)', `${HTTP}http.createServer().listen(80);`, {
      at: 'http.createServer()',
      fixed: 'http.createServer((_req, res) => { res.writeHead(404).end() })',
    }),
  ],
});
