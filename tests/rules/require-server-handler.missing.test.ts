import rule from '../../src/rules/require-server-handler.ts';
import { testRule } from '../rule-tester.ts';
import { ANSWER, DROP, missing, missingAll } from './server-report.ts';

const HTTP = "import http from 'node:http';\n";
const fixed = `http.createServer(${ANSWER})`;
const plain = { at: 'http.createServer()', fixed };

testRule('require-server-handler: missingHandler', rule, {
  valid: [],
  invalid: [
    missing('a chain whose value is dropped: nothing can attach later (B01)', `${HTTP}http.createServer().listen(Number(process.env.PORT));`, plain),
    missing(
      'a named import, and a listening callback that only logs (B02)',
      "import { createServer } from 'http';\nconst api = createServer();\napi.listen(3000, () => console.log('up', api.address()));",
      { at: 'createServer()', callee: 'createServer', fixed: `createServer(${ANSWER})` },
    ),
    missing(
      'the constructor from a namespace import, with options (B03)',
      "import * as http from 'node:http';\nconst s = new http.Server({ keepAliveTimeout: 1000 });\ns.listen('/tmp/app.sock');",
      {
        at: 'new http.Server({ keepAliveTimeout: 1000 })',
        callee: 'new http.Server',
        fixed: `new http.Server({ keepAliveTimeout: 1000 }, ${ANSWER})`,
      },
    ),
    missing('a constructor without parentheses', `${HTTP}const s = new http.Server;\ns.listen(80);`, {
      at: 'new http.Server',
      callee: 'new http.Server',
      fixed: `new http.Server(${ANSWER})`,
    }),
    missing(
      'require, renamed, with TLS options in place (B04)',
      "const { createServer: secure } = require('node:https');\nsecure({ key: readKey(), cert: readCert() }).listen(443);",
      {
        at: 'secure({ key: readKey(), cert: readCert() })',
        module: 'https',
        callee: 'secure',
        fixed: `secure({ key: readKey(), cert: readCert() }, ${ANSWER})`,
      },
    ),
    missing(
      'http2, where only session errors are listened to (B05)',
      "import http2 from 'node:http2';\nconst h2 = http2.createSecureServer({ key, cert, allowHTTP1: true });\nh2.on('sessionError', console.error);\nh2.listen(8443);",
      {
        at: 'http2.createSecureServer({ key, cert, allowHTTP1: true })',
        module: 'http2',
        callee: 'http2.createSecureServer',
        fixed: `http2.createSecureServer({ key, cert, allowHTTP1: true }, ${ANSWER})`,
      },
    ),
    missing('a dynamic import (B06)', "const { createServer } = await import('node:http');\ncreateServer().listen(8080);", {
      at: 'createServer()',
      callee: 'createServer',
      fixed: `createServer(${ANSWER})`,
    }),
    missing('TypeScript’s import equals (B07)', "import http = require('http');\nconst s = http.createServer();\ns.listen(80);", plain),
    missing(
      'the module from getBuiltinModule (B08)',
      "const http = process.getBuiltinModule('node:http');\nhttp.createServer().listen(8080);",
      plain,
    ),
    missing(
      'the module from import().then',
      "import('node:http').then(({ createServer }) => { createServer().listen(8080); });",
      { at: 'createServer()', callee: 'createServer', fixed: `createServer(${ANSWER})` },
    ),
    missing('the module from createRequire', "import { createRequire } from 'node:module';\nconst need = createRequire(import.meta.url);\nneed('http').createServer().listen(80);", {
      at: "need('http').createServer()",
      fixed: `need('http').createServer(${ANSWER})`,
    }),
    missing(
      'one of two modules, chosen at run time',
      "import http from 'node:http';\nimport https from 'node:https';\nconst web = secure ? https : http;\nconst s = web.createServer({ key, cert });\ns.listen(80);",
      {
        at: 'web.createServer({ key, cert })',
        module: 'https',
        callee: 'web.createServer',
        fixed: `web.createServer({ key, cert }, ${ANSWER})`,
      },
    ),
    missing(
      'one of two functions, chosen at run time',
      "import http from 'node:http';\nimport https from 'node:https';\nconst make = secure ? https.createServer : http.createServer;\nmake({ key, cert }).listen(80);",
      { at: 'make({ key, cert })', module: 'https', callee: 'make', fixed: `make({ key, cert }, ${ANSWER})` },
    ),
    missing(
      'listeners for errors and for the start answer nobody (B12)',
      `${HTTP}const s = http.createServer();
s.on('error', (e) => { throw e; });
s.on('clientError', (e, socket) => socket.destroy());
s.once('listening', () => console.log('ready'));
s.listen(8080);`,
      plain,
    ),
    missing(
      'closed on a signal only: a service, no probe (B13)',
      `${HTTP}const s = http.createServer();\ns.listen(8080);\nprocess.on('SIGTERM', () => s.close());`,
      plain,
    ),
    missing(
      'closed by a function that a signal calls',
      `${HTTP}const s = http.createServer();
s.listen(8080);
function shutdown() { s.close(() => process.exit(0)); }
process.once('SIGINT', shutdown);`,
      plain,
    ),
    missing(
      'a misspelt event is no request (B14)',
      `${HTTP}const s = http.createServer();\ns.on('requests', (req, res) => res.end());\ns.listen(8080);`,
      plain,
    ),
    missing(
      'a property is no listener (B15)',
      `${HTTP}const s: any = http.createServer();\ns.handler = (req: unknown, res: any) => res.end();\ns.listen(8080);`,
      plain,
    ),
    missing(
      'a private member that the whole class never attaches to (B19)',
      `${HTTP}export class Health {
  #s = http.createServer();
  up() { this.#s.listen(9000); }
  down() { this.#s.close(); }
}`,
      plain,
    ),
    missing(
      'TypeScript’s private is as closed, also by a parameter property',
      `${HTTP}export class Health {
  constructor(private readonly s = http.createServer()) {}
  up() { this.s.listen(9000); }
}`,
      plain,
    ),
    missing(
      'a helper of the same file that only listens (B22)',
      `${HTTP}function boot(srv: http.Server) { srv.listen(8080); }\nconst s = http.createServer();\nboot(s);`,
      plain,
    ),
    missing(
      'a factory of the same file that nobody else can call (B23)',
      `${HTTP}function make() { return http.createServer({ noDelay: true }); }\nconst s = make();\ns.listen(8080);`,
      { at: 'http.createServer({ noDelay: true })', fixed: `http.createServer({ noDelay: true }, ${ANSWER})` },
    ),
    missing(
      'a factory that answers with a promise',
      `${HTTP}const make = () => new Promise((resolve) => { const s = http.createServer(); resolve(s); });
async function main() { const s = await make(); s.listen(80); }
main();`,
      plain,
    ),
    missing(
      'an async factory, taken up by then()',
      `${HTTP}async function make() { return http.createServer(); }\nmake().then((s) => { s.listen(80); });`,
      plain,
    ),
    missing('an alias (B24)', `${HTTP}const a = http.createServer();\nconst b = a;\nb.listen(8080);`, plain),
    missing(
      'assigned to two names at once',
      `${HTTP}let a, b;\na = b = http.createServer();\nb.listen(8080);`,
      plain,
    ),
    missingAll(
      'both branches of a choice (B25)',
      "import http from 'node:http';\nimport https from 'node:https';\nconst s = useTls ? https.createServer({ key, cert }) : http.createServer();\ns.listen(8080);",
      [
        { at: 'https.createServer({ key, cert })', module: 'https', callee: 'https.createServer', fixed: `https.createServer({ key, cert }, ${ANSWER})` },
        { ...plain, at: 'http.createServer()' },
      ],
    ),
    missing(
      'the listeners went to another server (B29)',
      `${HTTP}const admin = http.createServer();
const pub = http.createServer();
pub.on('request', (q, r) => r.end());
pub.on('request', (q, r) => r.end());
admin.listen(9000);
pub.listen(8080);`,
      plain,
    ),
    missing('net, where the option asks for it (B31)', "import net from 'node:net';\nnet.createServer().listen(4000);", {
      at: 'net.createServer()',
      options: { modules: ['net'] },
      module: 'net',
      event: 'connection',
      callee: 'net.createServer',
      handler: DROP,
      fixed: `net.createServer(${DROP})`,
    }),
    missing(
      'tls, where the option asks for it',
      "import { Server } from 'node:tls';\nconst s = new Server({ key, cert });\ns.listen(4000);",
      {
        at: 'new Server({ key, cert })',
        options: { modules: ['tls'] },
        module: 'tls',
        event: 'secureConnection',
        callee: 'new Server',
        handler: DROP,
        fixed: `new Server({ key, cert }, ${DROP})`,
      },
    ),
    missing(
      'ws, where the option asks for it: it listens as it is constructed',
      "import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: 8080 });",
      {
        at: 'new WebSocketServer({ port: 8080 })',
        options: { modules: ['ws'] },
        module: 'ws',
        event: 'connection',
        callee: 'new WebSocketServer',
        fixed: false,
      },
    ),
    missing(
      'a module of the user’s own',
      "import { makeServer } from '@acme/http';\nmakeServer({ tls: true }).listen(80);",
      {
        at: 'makeServer({ tls: true })',
        options: { modules: [{ name: '@acme/http', members: ['makeServer'], events: ['call'] }] },
        module: '@acme/http',
        event: 'call',
        callee: 'makeServer',
        fixed: false,
      },
    ),
    missing(
      'only upgrades are answered, where the option asks (B32)',
      `${HTTP}const s = http.createServer();\ns.on('upgrade', (req, socket) => socket.destroy());\ns.listen(8080);`,
      { ...plain, options: { upgradeOnly: 'report' } },
    ),
    missing(
      'ws on a bare server, where the option asks',
      `${HTTP}import { WebSocketServer } from 'ws';\nconst s = http.createServer();\nconst wss = new WebSocketServer({ server: s });\ns.listen(8080);`,
      { ...plain, options: { upgradeOnly: 'report' } },
    ),
    missing(
      'socket.io on a bare server, where the option asks',
      `${HTTP}import { Server } from 'socket.io';\nconst s = http.createServer();\nnew Server(s);\ns.listen(8080);`,
      { ...plain, options: { upgradeOnly: 'report' } },
    ),
    missing('require and new in one line (B33)', "new (require('http').Server)().listen(8080);", {
      at: "new (require('http').Server)()",
      callee: 'new http.Server',
      fixed: `new (require('http').Server)(${ANSWER})`,
    }),
    missing(
      'casts, non-null and optional calls hide nothing (B34)',
      `${HTTP}const s = (http as any)?.createServer?.() as http.Server;\ns!.listen(8080);`,
      { at: '(http as any)?.createServer?.()', fixed: `(http as any)?.createServer?.(${ANSWER})` },
    ),
    missing('a connection that is handed in makes it a server too', `${HTTP}const s = http.createServer();\npool.on('socket', (c) => s.emit('connection', c));`, plain),
    missing(
      'listen through promisify',
      `${HTTP}import { promisify } from 'node:util';\nconst s = http.createServer();\nawait promisify(s.listen.bind(s))(8080);`,
      plain,
    ),
    missing(
      'looking at it is not giving it away',
      `${HTTP}import { once } from 'node:events';\nconst s = http.createServer();\ns.listen(80);\nconsole.log(s);\nexpect(s).toBeTruthy();\nawait once(s, 'listening');\nif (!s.listening) throw new Error(\`\${s}\`);`,
      plain,
    ),
    missing(
      'closed and started anew by the same function: the next one stays open',
      `${HTTP}let s: http.Server | undefined;\nfunction restart() { s?.close(); s = http.createServer(); s.listen(80); }\nexport const on = () => restart();`,
      plain,
    ),
    missing(
      'an error handler that closes does not end a server that runs',
      `${HTTP}const s = http.createServer();\ns.on('error', () => s.close());\ns.listen(80);`,
      plain,
    ),
    missing(
      'started in one hook, closed in another, answered by no test',
      `${HTTP}let s: http.Server;\nbeforeAll(() => { s = http.createServer(); s.listen(3001); });\nafterAll(() => { s.close(); });\nit('works', () => {});`,
      plain,
    ),
    missing('comments in the parentheses are kept', `${HTTP}http.createServer(/* nothing yet */).listen(80);`, {
      at: 'http.createServer(/* nothing yet */)',
      fixed: `http.createServer(/* nothing yet */${ANSWER})`,
    }),
    missing('a trailing comma and a comment after the options', `${HTTP}http.createServer(\n  { noDelay: true }, // fast\n).listen(80);`, {
      at: 'http.createServer(\n  { noDelay: true }, // fast\n)',
      fixed: `http.createServer(\n  { noDelay: true }, ${ANSWER}, // fast\n)`,
    }),
  ],
});
