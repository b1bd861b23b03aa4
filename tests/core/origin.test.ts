import { describe, expect, it } from 'vitest';
import { originOf } from '../../src/core/origin.ts';
import { fileFrom, nodeAt } from '../parse.ts';

/** [reason, code, the expression asked about, its origin] */
const CASES: [string, string, string, string | undefined][] = [
  ['named import', "import { createServer } from 'http'; createServer();", 'createServer()', 'http#createServer()'],
  ['renamed import', "import { createServer as make } from 'http'; make();", 'make()', 'http#createServer()'],
  ['default import, member', "import http from 'http'; http.createServer;", 'http.createServer', 'http#createServer'],
  ['namespace import', "import * as http from 'http'; http.createServer;", 'http.createServer', 'http#createServer'],
  ['default through the namespace', "import * as http from 'http'; http.default.Server;", 'http.default.Server', 'http#Server'],
  ['node: prefix is the same module', "import http from 'node:http'; http.Server;", 'http.Server', 'http#Server'],
  ['node:test has no name without its prefix', "import test from 'node:test'; test();", 'test()', 'node:test#()'],
  ['require', "require('http').createServer;", "require('http').createServer", 'http#createServer'],
  ['destructured require', "const { createServer: c } = require('node:http'); c();", 'c()', 'http#createServer()'],
  ['a require of one’s own is no module', "function f(require: any) { require('http').a; }", "require('http').a", undefined],
  ['declared require', "declare const require: any; require('http').a;", "require('http').a", 'http#a'],
  ['import equals', "import http = require('http'); http.Server;", 'http.Server', 'http#Server'],
  ['awaited import', "const { createServer } = await import('node:http'); createServer();", 'createServer()', 'http#createServer()'],
  ['import().then, destructured', "import('http').then(({ createServer }) => createServer());", 'createServer()', 'http#createServer()'],
  ['getBuiltinModule', "const http = process.getBuiltinModule('node:http'); http.Server;", 'http.Server', 'http#Server'],
  ['createRequire', "import { createRequire } from 'module'; const need = createRequire(import.meta.url); need('http').Server;", "need('http').Server", 'http#Server'],
  ['importActual', "const h = await vi.importActual('http'); h.Server;", 'h.Server', 'http#Server'],
  ['a call', "import express from 'express'; const app = express(); app.get;", 'app.get', 'express#().get'],
  ['an instance', "import { Hono } from 'hono'; const app = new Hono(); app.get;", 'app.get', 'hono#Hono{}.get'],
  ['an instance of a default export', "import Koa from 'koa'; new Koa().use;", 'new Koa().use', 'koa#{}.use'],
  ['undeclared name', 'test;', 'test', 'globalThis#test'],
  ['globalThis member', 'globalThis.test;', 'globalThis.test', 'globalThis#test'],
  ['shadowed name', "import { test } from 'vitest'; (test: number) => test(1);", 'test(1)', undefined],
  ['cast, non-null, optional chain', "import http from 'http'; (http as any)?.createServer!;", '(http as any)?.createServer', 'http#createServer'],
  ['satisfies', "import h from 'http'; const x = h satisfies object; x.Server;", 'x.Server', 'http#Server'],
  ['alias', "import { expect } from 'vitest'; const e = expect; e.poll;", 'e.poll', 'vitest#expect.poll'],
  ['destructured', "import { expect } from 'vitest'; const { poll } = expect; poll();", 'poll()', 'vitest#expect.poll()'],
  ['assigned once later', "import express from 'express'; let app; app = express(); app.get;", 'app.get', 'express#().get'],
  ['two different values have no one origin', "import a from 'a'; import b from 'b'; let x = a(); x = b(); x.y;", 'x.y', undefined],
  ['a value and an unknown one', "import a from 'a'; let x = a(); if (y) x = z; x.y;", 'x.y', undefined],
  ['null first', "import a from 'a'; let x = null; x = a(); x.y;", 'x.y', 'a#().y'],
  ['annotated parameter', "import { Pool } from 'pg'; function f(pool: Pool) { pool.query; }", 'pool.query', 'pg#Pool{}.query'],
  ['type-only import', "import type { Pool } from 'pg'; (pool: Pool) => pool.query;", 'pool.query', 'pg#Pool{}.query'],
  ['qualified type', "import http from 'http'; (s: http.Server) => s.on;", 's.on', 'http#Server{}.on'],
  ['union with null', "import { Pool } from 'pg'; let p: Pool | null = null; p.query;", 'p.query', 'pg#Pool{}.query'],
  ['class field', "import { Pool } from 'pg'; class A { db = new Pool(); f() { this.db.query; } }", 'this.db.query', 'pg#Pool{}.query'],
  ['private name', "import { Pool } from 'pg'; class A { #db = new Pool(); f() { this.#db.query; } }", 'this.#db.query', 'pg#Pool{}.query'],
  ['assigned in the constructor', "import http from 'http'; class A { s; constructor() { this.s = http.createServer(); } f() { this.s.on; } }", 'this.s.on', 'http#createServer().on'],
  ['parameter property', "import { Pool } from 'pg'; class A { constructor(private db: Pool) {} f() { this.db.query; } }", 'this.db.query', 'pg#Pool{}.query'],
  ['this of another function', "import { Pool } from 'pg'; class A { db = new Pool(); f() { return function () { this.db.query; }; } }", 'this.db.query', undefined],
  ['a cycle ends', 'const a = b; const b = a; a.x;', 'a.x', undefined],
  ['a string key', "import http from 'http'; http['createServer'];", "http['createServer']", 'http#createServer'],
  ['a computed key is unknown', "import http from 'http'; http[name];", 'http[name]', undefined],
  ['awaited result', "import { connect } from 'x'; const c = await connect(); c.run;", 'c.run', 'x#connect().run'],
];

describe('originOf', () => {
  it.each(CASES)('%s', (_reason, code, text, origin) => {
    const file = fileFrom(code);
    expect(originOf(file, nodeAt(file, text))).toBe(origin);
  });

  it('maps the user’s own modules onto known ones, from every folder', () => {
    const file = fileFrom("import { test } from '../../e2e/fixtures.js'; test();", 'a.ts', { './fixtures': '@playwright/test' });
    expect(originOf(file, nodeAt(file, 'test()'))).toBe('@playwright/test#test()');
  });
});
