import rule from '../../src/rules/require-server-handler.ts';
import { testRule } from '../rule-tester.ts';
import { ANSWER, missing, wrong } from './server-report.ts';

const HTTP = "import http from 'node:http';\n";
const HTTPS = "import https from 'node:https';\n";

testRule('require-server-handler: arguments', rule, {
  valid: [
    { name: 'a handler in place (G01)', code: `${HTTP}http.createServer((req, res) => res.end('ok')).listen(8080);` },
    {
      name: 'options and a hoisted function (G02)',
      code: `${HTTPS}https.createServer({ key, cert }, handle).listen(443);\nfunction handle(_q: unknown, r: any) { r.end(); }`,
    },
    {
      name: 'an optional handler: the caller decides (G17)',
      code: `${HTTP}export const start = (opts: object, handler?: http.RequestListener) => http.createServer(opts, handler).listen(0);`,
    },
    { name: 'one argument that says nothing (G18)', code: `${HTTP}import app from './app.js';\nhttp.createServer(app).listen(8080);` },
    { name: 'spread arguments (G19)', code: `${HTTP}export const make = (...args: any[]) => http.createServer(...args).listen(0);` },
    {
      name: 'a field that holds the handler (G23)',
      code: `${HTTP}export class Api {
  private onRequest = (q: http.IncomingMessage, r: http.ServerResponse) => { r.end(); };
  private s = http.createServer(this.onRequest);
  start() { this.s.listen(80); }
}`,
    },
    { name: 'a bound method', code: `${HTTP}class A { h() {} go() { http.createServer(this.h.bind(this)).listen(80); } }` },
    { name: 'an empty function says "black hole" (G43)', code: `${HTTP}http.createServer(() => {}).listen(80);` },
    { name: 'express is a function', code: `${HTTP}import express from 'express';\nconst app = express();\nhttp.createServer(app).listen(80);` },
    { name: 'the callback of koa', code: `${HTTP}import Koa from 'koa';\nhttp.createServer(new Koa().callback()).listen(80);` },
    { name: 'the routing of fastify', code: `${HTTP}import fastify from 'fastify';\nconst app = fastify();\nawait app.ready();\nhttp.createServer(app.routing).listen(80);` },
    { name: 'the handler of polka', code: `${HTTP}import polka from 'polka';\nhttp.createServer(polka().handler).listen(80);` },
    {
      name: 'an application’s own class of the same name',
      code: `${HTTP}import { Koa } from './koa.js';\nhttp.createServer(new Koa()).listen(80);`,
    },
    {
      name: 'an awaited promise of a handler',
      code: `${HTTP}async function build() { return (q: any, r: any) => { r.end(); }; }\nhttp.createServer(await build()).listen(80);`,
    },
    { name: 'a factory of handlers', code: `${HTTP}const handle = () => (q: any, r: any) => r.end();\nhttp.createServer(handle()).listen(80);` },
    { name: 'options that may be a handler', code: `${HTTP}let given: any = {};\ngiven = await load();\nhttp.createServer(given).listen(80);` },
    { name: 'a choice of options and a handler', code: `${HTTP}http.createServer(secure ? { noDelay: true } : app).listen(80);` },
    {
      name: 'a framework’s application, where the file attaches the listener itself',
      code: `${HTTP}import Koa from 'koa';\nconst app = new Koa();\nconst s = http.createServer(app as any);\ns.on('request', app.callback());\ns.listen(80);`,
    },
    { name: 'a mock of the module', code: "vi.mock('node:http', () => ({ default: { createServer: vi.fn(() => ({ listen: vi.fn() })) } }));" },
  ],
  invalid: [
    missing('undefined after the options is no handler (B09)', `${HTTP}http.createServer({ requestTimeout: 5000 }, undefined).listen(8080);`, {
      at: 'http.createServer({ requestTimeout: 5000 }, undefined)',
      fixed: `http.createServer({ requestTimeout: 5000 }, ${ANSWER})`,
    }),
    missing('null is no handler (B10)', `${HTTP}const s = http.createServer(null);\ns.listen(8080);`, {
      at: 'http.createServer(null)',
      fixed: `http.createServer(${ANSWER})`,
    }),
    missing('void 0 is no handler', `${HTTP}http.createServer(void 0).listen(8080);`, {
      at: 'http.createServer(void 0)',
      fixed: `http.createServer(${ANSWER})`,
    }),
    missing('a comment between the arguments is not thrown away', `${HTTP}http.createServer(undefined /* opts */, null).listen(8080);`, {
      at: 'http.createServer(undefined /* opts */, null)',
      fixed: false,
    }),
    missing('options in a constant (B11)', `${HTTP}const tuning = { keepAlive: true, headersTimeout: 2000 };\nhttp.createServer(tuning).listen(8080);`, {
      at: 'http.createServer(tuning)',
      fixed: `http.createServer(tuning, ${ANSWER})`,
    }),
    missing('options in parentheses', `${HTTP}http.createServer(({ keepAlive: true })).listen(8080);`, {
      at: 'http.createServer(({ keepAlive: true }))',
      fixed: `http.createServer(({ keepAlive: true }), ${ANSWER})`,
    }),
    missing('options that are written twice, both times as options', `${HTTPS}let opts = {};\nif (tls) opts = { key, cert };\nhttps.createServer(opts).listen(443);`, {
      at: 'https.createServer(opts)',
      module: 'https',
      callee: 'https.createServer',
      fixed: `https.createServer(opts, ${ANSWER})`,
    }),
    missing('options from a function of this file', `${HTTPS}const read = () => ({ key: a, cert: b });\nhttps.createServer(read()).listen(443);`, {
      at: 'https.createServer(read())',
      module: 'https',
      callee: 'https.createServer',
      fixed: `https.createServer(read(), ${ANSWER})`,
    }),
    missing('options by their type', `${HTTPS}export function up(o: https.ServerOptions) { https.createServer(o).listen(443); }`, {
      at: 'https.createServer(o)',
      module: 'https',
      callee: 'https.createServer',
      fixed: `https.createServer(o, ${ANSWER})`,
    }),
    missing('options or nothing', `${HTTP}http.createServer(secure ? { noDelay: true } : undefined).listen(80);`, {
      at: 'http.createServer(secure ? { noDelay: true } : undefined)',
      fixed: `http.createServer(secure ? { noDelay: true } : undefined, ${ANSWER})`,
    }),
    missing('copied options', `${HTTP}http.createServer(Object.assign({ noDelay: true }, more)).listen(80);`, {
      at: 'http.createServer(Object.assign({ noDelay: true }, more))',
      fixed: `http.createServer(Object.assign({ noDelay: true }, more), ${ANSWER})`,
    }),
    wrong('koa’s application (B26)', `${HTTP}import Koa from 'koa';\nconst app = new Koa();\nhttp.createServer(app).listen(8080);`, {
      at: 'app',
      nth: 2,
      pass: 'app.callback()',
      fixed: 'app.callback()',
    }),
    wrong('koa’s application, cast', `${HTTP}import Koa from 'koa';\nconst koa = new Koa();\nhttp.createServer(koa as any).listen(8080);`, {
      at: 'koa as any',
      called: 'koa',
      pass: 'koa.callback()',
      fixed: 'koa.callback()',
    }),
    wrong(
      'koa’s application beside a listener for upgrades',
      `${HTTP}import Koa from 'koa';\nconst s = http.createServer(new Koa());\ns.on('upgrade', (q, c) => c.end());\ns.listen(80);`,
      { at: 'new Koa()', pass: 'new Koa().callback()', fixed: 'new Koa().callback()' },
    ),
    wrong('fastify’s application (B27)', "const http = require('http');\nconst app = require('fastify')();\nhttp.createServer(app).listen(8080);", {
      at: 'app',
      nth: 2,
      pass: 'app.routing once app.ready() has resolved',
    }),
    wrong(
      'the promise of a handler (B28)',
      `${HTTP}async function build() { return (req: http.IncomingMessage, res: http.ServerResponse) => { res.end(); }; }
http.createServer(build() as any).listen(8080);`,
      { at: 'build() as any', called: 'build()', pass: 'await build()' },
    ),
    wrong('hono’s application', `${HTTP}import { Hono } from 'hono';\nconst api = new Hono();\nhttp.createServer(api as never).listen(80);`, {
      at: 'api as never',
      called: 'api',
      pass: "getRequestListener(api.fetch) of '@hono/node-server'",
    }),
    wrong('h3’s application', `${HTTP}import { createApp } from 'h3';\nconst api = createApp();\nhttp.createServer(api).listen(80);`, {
      at: 'api',
      nth: 2,
      pass: 'toNodeListener(api)',
    }),
    wrong('h3’s application, from version 2 on', `${HTTP}import { H3 } from 'h3';\nconst api = new H3();\nhttp.createServer(api).listen(80);`, {
      at: 'api',
      nth: 2,
      pass: 'toNodeHandler(api)',
    }),
    wrong('polka’s application', `${HTTP}import polka from 'polka';\nhttp.createServer(polka()).listen(80);`, {
      at: 'polka()',
      pass: 'polka().handler',
    }),
    wrong('an application that is given away afterwards', `${HTTP}import Koa from 'koa';\nimport { Server } from 'socket.io';\nconst s = http.createServer(new Koa());\nnew Server(s);\ns.listen(80);`, {
      at: 'new Koa()',
      pass: 'new Koa().callback()',
      fixed: 'new Koa().callback()',
    }),
    wrong('a parameter whose type says it', `${HTTP}import type { FastifyInstance } from 'fastify';\nexport const up = (f: FastifyInstance) => http.createServer(f as any).listen(80);`, {
      at: 'f as any',
      called: 'f',
      pass: 'f.routing once f.ready() has resolved',
    }),
  ],
});
