import rule from '../../src/rules/require-server-handler.ts';
import { testRule } from '../rule-tester.ts';
import { deferred } from './server-report.ts';

const HTTP = "import http from 'node:http';\n";
const FACTORY = `${HTTP}export function build(handler: http.RequestListener) {
  const s = http.createServer();
  return { start() { s.on('request', handler); s.listen(80); } };
}`;
const LATER = `${HTTP}const s = http.createServer();\nexport function start() { s.on('request', app); s.listen(80); }`;

testRule('require-server-handler: deferredHandler', rule, {
  valid: [
    {
      name: 'attached in the constructor (G20)',
      code: `${HTTP}export class Api {
  #s = http.createServer();
  constructor() { this.#s.on('request', (q, r) => r.end()); }
  start() { this.#s.listen(80); }
}`,
    },
    {
      name: 'attached by a method that the constructor calls (G21)',
      code: `${HTTP}export class Api {
  private s: http.Server;
  constructor() { this.s = http.createServer(); this.wire(); }
  private wire() { this.s.on('request', (q, r) => r.end()); }
  start() { this.s.listen(80); }
}`,
    },
    {
      name: 'attached in a function that the constructor gives away with its this',
      code: `${HTTP}export class Api {
  s = http.createServer();
  constructor() { ['request', 'upgrade'].forEach(function (event) { this.s.on(event, handlers[event]); }, this); }
  start() { this.s.listen(80); }
}`,
    },
    {
      name: 'attached by a method that a method calls that the constructor calls',
      code: `${HTTP}export class Api {
  private s = http.createServer();
  constructor() { this.init(); }
  init() { this.wire(); }
  wire() { this.s.on('request', (q, r) => r.end()); }
  start() { this.s.listen(80); }
}`,
    },
    {
      name: 'attached by a method that a field’s initialiser calls',
      code: `${HTTP}export class Api { private s = http.createServer(); private ready = this.wire(); wire() { this.s.on('request', h); } up() { this.s.listen(1); } }`,
    },
    {
      name: 'created and attached by the same method (G22)',
      code: `${HTTP}export class Api {
  private s?: http.Server;
  start() { this.s = http.createServer(); this.s.on('request', (q, r) => r.end()); this.s.listen(80); }
}`,
    },
    {
      name: 'created by one method and attached by another that it calls',
      code: `${HTTP}export class Api {
  private s?: http.Server;
  start() { this.s = http.createServer(); this.wire(); this.s.listen(80); }
  private wire() { this.s!.on('request', h); }
}`,
    },
    {
      name: 'a member that others can reach: attaching is the owner’s business (G24)',
      code: `${HTTP}export class Shell { server = http.createServer(); start() { this.server.listen(80); } }`,
    },
    {
      name: 'attached in the next tick of the constructor (G25)',
      code: `${HTTP}export class Tracker {
  private http = http.createServer();
  constructor() { process.nextTick(() => this.http.on('request', (q, r) => r.end())); }
  start() { this.http.listen(80); }
}`,
    },
    {
      name: 'a subclass of the server (G42)',
      code: `${HTTP}class Mine extends http.Server { constructor() { super(); this.on('request', (q, r) => { r.end(); }); } }\nnew Mine().listen(80);`,
    },
    {
      name: '`self` in old code (G45)',
      code: `const http = require('http');
function App(this: any) { const self = this; this.server = http.createServer(); self.server.on('request', (q: any, r: any) => r.end()); }
App.prototype.listen = function () { this.server.listen(80); };`,
    },
    {
      name: '`self` in a class',
      code: `${HTTP}class A { private s = http.createServer(); constructor() { const self = this; self.s.on('request', h); } up() { this.s.listen(1); } }`,
    },
    {
      name: 'destructured from this',
      code: `${HTTP}class A { private s = http.createServer(); constructor() { const { s: web } = this; web.on('request', h); } up() { this.s.listen(1); } }`,
    },
    {
      name: 'attached by a helper of the file that the constructor calls',
      code: `${HTTP}const wire = (s: http.Server) => { s.on('request', h); };\nclass A { #s = http.createServer(); constructor() { wire(this.#s); } up() { this.#s.listen(1); } }`,
    },
    {
      name: 'attached by a static factory',
      code: `${HTTP}class A { #s = http.createServer(); static make() { const a = new A(); a.#s.on('request', h); return a; } up() { this.#s.listen(1); } }`,
    },
    {
      name: 'a handler in the constructor, and one for upgrades later',
      code: `${HTTP}class A { #s = http.createServer(); constructor() { this.#s.on('request', h); } up() { this.#s.on('upgrade', u); this.#s.listen(1); } }`,
    },
    {
      name: 'an event that the code does not name may be the request',
      code: `${HTTP}class A { #s = http.createServer(); constructor(e: string) { this.#s.on(e, h); } up() { this.#s.on('request', h); this.#s.listen(1); } }`,
    },
    {
      name: 'a private member of a getter: others can reach it',
      code: `${HTTP}class A { #s = http.createServer(); get server() { return this.#s; } up() { this.#s.listen(1); } }`,
    },
    { name: 'functions of a module may attach where they like (default)', code: LATER },
    {
      name: 'a method that passes on what it is given: its callers choose',
      code: `${HTTP}export class Adapter { #s = http.createServer(); onRequest(h: any) { this.#s.on('request', h); } up() { this.#s.listen(1); } }`,
    },
    {
      name: 'a method that calls what it is given',
      code: `${HTTP}export class Adapter { #s = http.createServer(); on(h: any) { this.#s.removeAllListeners('request'); this.#s.on('request', (q, r) => { void h(q, r); }); } up() { this.#s.listen(1); } }`,
    },
    {
      name: 'attached before an instance gets it',
      code: `${HTTP}class Api { constructor(private server: http.Server) {} start() { this.server.on('upgrade', u); this.server.on('request', h); this.server.listen(80); } }
const s = http.createServer();
s.on('request', app);
new Api(s);`,
    },
    {
      name: 'a method that passes on any event',
      code: `${HTTP}export class Adapter { #s = http.createServer(); on(e: string, h: any) { this.#s.on(e, (...all) => h(...all)); } up() { this.#s.listen(1); } }`,
    },
    {
      name: 'a prototype’s method that the constructor calls',
      code: `const http = require('http');
function Api() { this.server = http.createServer(); this.wire(); }
Api.prototype.wire = function () { this.server.on('request', this.handle); };
Api.prototype.start = function () { this.server.listen(80); };`,
    },
    {
      name: 'an object whose method attaches, and is called as it is made',
      code: `${HTTP}const api = { server: http.createServer(), start() { this.server.on('request', h); this.server.listen(80); } };
api.server.on('request', h);`,
    },
    {
      name: 'an instance that this file attaches to from outside',
      code: `${HTTP}class Api { server = http.createServer(); start() { this.server.on('request', h); this.server.listen(80); } }
const api = new Api();
api.server.on('request', h);`,
    },
    {
      name: 'a factory whose method is called before it answers',
      code: `${HTTP}export function build() { const s = http.createServer(); function wire() { s.on('request', h); } wire(); return { wire, up() { s.listen(1); } }; }`,
    },
    {
      name: 'a factory that only attaches in its method: who listens is not here',
      code: `${HTTP}export function build() { const s = http.createServer(); return { s, wire() { s.on('request', h); } }; }`,
    },
    { name: 'the same factory in test code', code: FACTORY, filename: 'tests/fake.test.ts' },
    { name: 'deferral switched off', code: FACTORY, options: [{ deferred: 'ignore' }] },
    {
      name: 'deferral switched off, in a class',
      code: `${HTTP}class A { #s = http.createServer(); up() { this.#s.on('request', h); this.#s.listen(1); } }`,
      options: [{ deferred: 'ignore' }],
    },
    {
      name: 'attached by the constructing function, where construction is asked for',
      code: `${HTTP}const s = http.createServer();\nwire();\ns.listen(80, () => { s.on('upgrade', u); });\nfunction wire() { s.on('request', app); }`,
      options: [{ attach: 'construction' }],
    },
    {
      name: 'attached to what a factory of the file answers, where construction is asked for',
      code: `${HTTP}function make() { return http.createServer(); }\nconst s = make();\ns.on('request', app);\ns.listen(80);`,
      options: [{ attach: 'construction' }],
    },
    {
      name: 'a test that attaches what a hook constructs, where construction is asked for',
      code: `${HTTP}let s: http.Server;\nbeforeAll(() => { s = http.createServer(); s.listen(0); });\nit('answers', () => { s.once('request', (q, r) => r.end()); });`,
      filename: 'tests/a.test.ts',
      options: [{ attach: 'construction' }],
    },
    {
      name: 'attached in a class’s constructor, where construction is asked for',
      code: `${HTTP}class A { #s = http.createServer(); constructor() { this.#s.on('request', h); } up() { this.#s.listen(1); } }`,
      options: [{ attach: 'construction' }],
    },
  ],
  invalid: [
    deferred(
      'the post-mortem: a private field, the handler only in start() (B16)',
      `${HTTP}export class Api {
  #server = http.createServer();
  start(port: number) {
    this.#server.on('request', (req, res) => res.end());
    this.#server.listen(port);
  }
  stop() { this.#server.close(); }
}`,
      { at: 'http.createServer()', member: '#server', method: 'start()' },
    ),
    deferred(
      'built in the constructor, attached by a method that it never calls (B17)',
      `import https from 'node:https';
export class Gateway {
  private readonly server: https.Server;
  constructor(tls: https.ServerOptions) { this.server = https.createServer({ ...tls }); }
  setup() { this.server.on('request', this.onRequest); }
  listen() { this.server.listen(443); }
  private onRequest = () => {};
}`,
      {
        at: 'https.createServer({ ...tls })',
        member: 'server',
        method: 'setup()',
        output: `import https from 'node:https';
export class Gateway {
  private readonly server: https.Server;
  constructor(tls: https.ServerOptions) { this.server = https.createServer({ ...tls }); this.server.on('request', this.onRequest); }
  setup() { }
  listen() { this.server.listen(443); }
  private onRequest = () => {};
}`,
      },
    ),
    deferred(
      'a protected member, attached in start() (B18)',
      `import { createServer } from 'node:http';
export class Base {
  protected server = createServer();
  async start() {
    this.server.on('request', (q, r) => r.end());
    await new Promise<void>((done) => this.server.listen(80, done));
  }
}`,
      { at: 'createServer()', member: 'server', method: 'start()' },
    ),
    deferred(
      'net is as deferred, and is attached after listen (B20)',
      `import net from 'node:net';
export class Relay {
  private tcp = net.createServer();
  open(port: number) {
    this.tcp.listen(port);
    this.tcp.on('connection', (c) => c.pipe(c));
  }
}`,
      { at: 'net.createServer()', member: 'tcp', method: 'open()' },
    ),
    deferred(
      'a framework’s own method at its start (B30)',
      `${HTTP}export class Sockets {
  private readonly srv: http.Server;
  constructor() {
    this.srv = http.createServer();
  }
  onModuleInit() {
    // Nothing else is served.
    this.srv.addListener('request', (q, r) => { r.statusCode = 404; r.end(); });
    this.srv.listen(7000);
  }
}`,
      {
        at: 'http.createServer()',
        member: 'srv',
        method: 'onModuleInit()',
        output: `${HTTP}export class Sockets {
  private readonly srv: http.Server;
  constructor() {
    this.srv = http.createServer();
    // Nothing else is served.
    this.srv.addListener('request', (q, r) => { r.statusCode = 404; r.end(); });
  }
  onModuleInit() {
    this.srv.listen(7000);
  }
}`,
      },
    ),
    deferred(
      'connections are counted at construction, requests answered in start()',
      `${HTTP}class A {
  #s = http.createServer();
  constructor() { this.#s.on('connection', (c) => this.open.add(c)); }
  start() { this.#s.on('request', h); this.#s.listen(80); }
}`,
      {
        at: 'http.createServer()',
        member: '#s',
        method: 'start()',
        output: `${HTTP}class A {
  #s = http.createServer();
  constructor() { this.#s.on('connection', (c) => this.open.add(c)); this.#s.on('request', h); }
  start() { this.#s.listen(80); }
}`,
      },
    ),
    deferred(
      'attached in a function that start() gives away with its this',
      `${HTTP}class A { s = http.createServer(); start() { return Effect.gen(this, function* () { this.s.on('request', this.answer); yield* up(this.s.listen(80)); }); } }`,
      { at: 'http.createServer()', member: 's', method: 'start()' },
    ),
    deferred(
      'built by a private method that the constructor calls',
      `${HTTP}class A {
  private s: http.Server;
  constructor() { this.s = this.make(); }
  private make() { return http.createServer(); }
  start(h: any) { this.s.on('request', h); this.s.listen(80); }
}`,
      { at: 'http.createServer()', member: 's', method: 'start()' },
    ),
    deferred(
      'built by a function of the file that the constructor calls',
      `${HTTP}const make = () => http.createServer();
class A {
  private s: http.Server;
  constructor() { this.s = make(); }
  start(h: any) { this.s.on('request', h); this.s.listen(80); }
}`,
      { at: 'http.createServer()', member: 's', method: 'start()' },
    ),
    deferred(
      'attached by a helper of the file that start() calls',
      `${HTTP}const wire = (s: http.Server) => { s.on('request', h); };
class A { #s = http.createServer(); start() { wire(this.#s); this.#s.listen(80); } }`,
      { at: 'http.createServer()', member: '#s', method: 'start()' },
    ),
    deferred(
      'an arrow field is a method',
      `${HTTP}class A { #s = http.createServer(); start = async () => { this.#s.on('request', h); this.#s.listen(80); }; }`,
      { at: 'http.createServer()', member: '#s', method: 'start()' },
    ),
    deferred(
      'the port of the post-mortem: the handler is made by a method and attached in start()',
      `${HTTP}export class Server {
  private readonly httpServer: http.Server;
  constructor(private readonly config: Config) {
    this.httpServer = http.createServer({ requestTimeout: config.readTimeout });
  }
  handler(): http.RequestListener { return (req, res) => res.end(); }
  start() {
    this.httpServer.on('request', this.handler());
    this.httpServer.listen(this.config.port);
  }
  shutdown() { return new Promise((done) => this.httpServer.close(done)); }
}`,
      {
        at: 'http.createServer({ requestTimeout: config.readTimeout })',
        member: 'httpServer',
        method: 'start()',
        output: `${HTTP}export class Server {
  private readonly httpServer: http.Server;
  constructor(private readonly config: Config) {
    this.httpServer = http.createServer({ requestTimeout: config.readTimeout });
    this.httpServer.on('request', this.handler());
  }
  handler(): http.RequestListener { return (req, res) => res.end(); }
  start() {
    this.httpServer.listen(this.config.port);
  }
  shutdown() { return new Promise((done) => this.httpServer.close(done)); }
}`,
      },
    ),
    deferred(
      'no quick fix where the listener needs what the method is given',
      `${HTTP}class A { #s = http.createServer(); constructor() {} start(h: any) { this.#s.on('request', h); this.#s.listen(80); } }`,
      { at: 'http.createServer()', member: '#s', method: 'start()' },
    ),
    deferred(
      'no quick fix where the constructor may end early',
      `${HTTP}class A { #s = http.createServer(); constructor(x: any) { if (x) return; this.x = x; } start() { this.#s.on('request', h); this.#s.listen(80); } }`,
      { at: 'http.createServer()', member: '#s', method: 'start()' },
    ),
    deferred(
      'no quick fix where the same chain listens',
      `${HTTP}class A { #s = http.createServer(); constructor() {} start() { this.#s.on('request', h).listen(80); } }`,
      { at: 'http.createServer()', member: '#s', method: 'start()' },
    ),
    deferred(
      'a statement without a semicolon, moved into a constructor on one line',
      `${HTTP}class A { #s; constructor() { this.#s = http.createServer() } start() { this.#s.on('request', h) } up() { this.#s.listen(80) } }`,
      {
        at: 'http.createServer()',
        member: '#s',
        method: 'start()',
        output: `${HTTP}class A { #s; constructor() { this.#s = http.createServer(); this.#s.on('request', h) } start() { } up() { this.#s.listen(80) } }`,
      },
    ),
    deferred('the post-mortem as a factory (G27, decided otherwise: issue 4)', FACTORY, {
      at: 'http.createServer()',
      member: 's',
      method: 'start()',
      where: 'where it is constructed',
    }),
    deferred(
      'a factory whose object names its functions',
      `${HTTP}export const build = () => {
  const web = http.createServer();
  const start = () => { web.on('request', app); return new Promise((done) => web.listen(80, done)); };
  function stop() { web.close(); }
  const api = { start, stop };
  return Object.freeze(api);
};`,
      { at: 'http.createServer()', member: 'web', method: 'start()', where: 'where it is constructed' },
    ),
    deferred(
      'a factory that writes its functions to an object',
      `${HTTP}export function build() {
  const web = http.createServer();
  const api: any = {};
  api.start = () => { web.on('request', app); web.listen(80); };
  return api;
}`,
      { at: 'http.createServer()', member: 'web', method: 'start()', where: 'where it is constructed' },
    ),
    deferred(
      'constructed by a function and given to an instance, which attaches in start()',
      `${HTTP}class Api {
  constructor(private readonly server: http.Server, private readonly app: App) {}
  start() { this.server.on('request', this.app); this.server.listen(80); }
}
export const newApi = (app: App) => new Api(http.createServer(), app);`,
      {
        at: 'http.createServer()',
        member: 'server',
        method: 'start()',
        output: `${HTTP}class Api {
  constructor(private readonly server: http.Server, private readonly app: App) { this.server.on('request', this.app); }
  start() { this.server.listen(80); }
}
export const newApi = (app: App) => new Api(http.createServer(), app);`,
      },
    ),
    deferred(
      'a constructor function that is exported as it is declared',
      `var http = require('http');
var Api = exports.Api = function Api() { var self = this; self.server = http.createServer(); };
Api.prototype.start = function (port) { this.server.on('request', this.handle); this.server.listen(port); };`,
      { at: 'http.createServer()', member: 'server', method: 'start()' },
    ),
    deferred(
      'a constructor function without a name of its own',
      `var http = require('http');
var Api = module.exports = function () { this.server = http.createServer(); };
Api.prototype.init = function () { this.server.on('request', this.handle); };
Api.prototype.listen = function () { this.server.listen.apply(this.server, arguments); };`,
      { at: 'http.createServer()', member: 'server', method: 'init()' },
    ),
    deferred(
      'a constructor function',
      `const http = require('http');
function Api() {
  const web = http.createServer();
  this.start = function () { web.on('request', app); web.listen(80); };
  this.stop = function () { web.close(); };
}`,
      { at: 'http.createServer()', member: 'web', method: 'start()', where: 'where it is constructed' },
    ),
    deferred(
      'a constructor function and its prototype',
      `const http = require('http');
function Api() { this.server = http.createServer(); }
Api.prototype.start = function (port) {
  var self = this;
  this.server.on('request', function (req, res) { self.handle(req, res); });
  this.server.listen(port);
};`,
      { at: 'http.createServer()', member: 'server', method: 'start()' },
    ),
    deferred(
      'a prototype that is written at once',
      `const http = require('http');
const Api = function () { this.server = http.createServer(); };
Api.prototype = {
  start: function (port) { this.server.on('request', this.handle); this.server.listen(port); },
};`,
      { at: 'http.createServer()', member: 'server', method: 'start()' },
    ),
    deferred(
      'an object of its own',
      `${HTTP}export const api = {
  server: http.createServer(),
  start(port: number) { this.server.on('request', app); this.server.listen(port); },
};`,
      { at: 'http.createServer()', member: 'server', method: 'start()', where: 'where it is constructed' },
    ),
    deferred(
      'a method that is given the handler and listens',
      `${HTTP}class A { #s = http.createServer(); serve(h: any) { this.#s.on('request', h); this.#s.listen(80); } }`,
      { at: 'http.createServer()', member: '#s', method: 'serve()' },
    ),
    deferred('a function of the module, where construction is asked for', LATER, {
      at: 'http.createServer()',
      member: 's',
      method: 'start()',
      where: 'where it is constructed',
      options: { attach: 'construction' },
    }),
    deferred(
      'created by one method, attached by another, where construction is asked for',
      `${HTTP}class A { #s; init() { this.#s = http.createServer(); } start() { this.#s.on('request', h); this.#s.listen(80); } }`,
      { at: 'http.createServer()', member: '#s', method: 'start()', where: 'where it is constructed', options: { attach: 'construction' } },
    ),
  ],
});
