import { describe, expect, it } from 'vitest';
import { originOf } from '../../src/core/origin.ts';
import { fileFrom, nodeAt } from '../parse.ts';

/** `const a1 = a0; const a2 = a1; …` */
const names = (many: number) => Array.from({ length: many }, (_, n) => `const a${n + 1} = a${n};`).join(' ');
/** `b1 = this.b0; b2 = this.b1; …` */
const members = (many: number) => Array.from({ length: many }, (_, n) => `b${n + 1} = this.b${n};`).join(' ');

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
  ['createRequire, in one of two writes', "import { createRequire } from 'module'; const need = createRequire(import.meta.url); let h; try { h = need('http'); } catch { h = null; } h.Server;", 'h.Server', 'http#Server'],
  ['a name that a call of itself writes, with a text: an end', "let log = require('debug'); log = log('app'); log.info;", 'log.info', 'debug#info'],
  ['a name that stands for a call of itself: an end', "const load = load('http'); load.Server;", 'load.Server', undefined],
  ['two names, each a call of the other: an end', "const a = b('http'); const b = a('https'); a.Server;", 'a.Server', undefined],
  ['a member of what a call of itself gives: an end', "let p = process; p = p.getBuiltinModule('http'); p.Server;", 'p.Server', 'globalThis#process.Server'],
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
  ['an import of what is worked out', 'const h = await import(x); h.Server;', 'h.Server', undefined],
  ['an import of a template', 'const h = await import(`http`); h.Server;', 'h.Server', undefined],
  ['an import of a number', 'const h = await import(5); h.Server;', 'h.Server', undefined],
  ['import().then of the second function', "import('http').then(f, (h) => h.Server);", 'h.Server', undefined],
  ['import().then, the second parameter', "import('http').then((a, h) => h.Server);", 'h.Server', undefined],
  ['import().catch', "import('http').catch((h) => h.Server);", 'h.Server', undefined],
  ['a then of one’s own', "then((h) => h.Server, import('http'));", 'h.Server', undefined],
  ['a tag', "import sql from 'sql'; sql`a`.run;", 'sql`a`.run', 'sql#().run'],
  ['a tag that nobody knows', '(x: number) => x`a`.run;', 'x`a`.run', undefined],
  ['an assignment', "import a from 'a'; let x; (x = a()).y;", '(x = a()).y', 'a#().y'],
  ['another assignment', "import a from 'a'; let x; (x += a()).y;", '(x += a()).y', undefined],
  ['a choice, the first', "import a from 'a'; (a() || b()).y;", '(a() || b()).y', 'a#().y'],
  ['a choice, the second', "import a from 'a'; (p) => (p ?? a()).y;", '(p ?? a()).y', 'a#().y'],
  ['what has no origin', '(1 + 2).y;', '(1 + 2).y', undefined],
  ['global', 'global.test;', 'global.test', 'globalThis#test'],
  ['a named default', "import { default as a } from 'a'; a.y;", 'a.y', 'a#y'],
  ['a function of the file', 'function a() {} a.y;', 'a.y', undefined],
  ['a type of the file', 'class Pool {} (p: Pool) => p.query;', 'p.query', undefined],
  ['a type of a variable of the file', 'const Pool = f(); (p: ReturnType<typeof Pool>) => p.query;', 'p.query', undefined],
  ['a type that nobody declares', '(p: Pool) => p.query;', 'p.query', undefined],
  ['union with undefined', "import { Pool } from 'pg'; let p: Pool | undefined; p.query;", 'p.query', 'pg#Pool{}.query'],
  ['union of two', "import { Pool, Client } from 'pg'; let p: Pool | Client; p.query;", 'p.query', undefined],
  ['a list of a type', "import { Pool } from 'pg'; (p: Pool[]) => p.query;", 'p.query', undefined],
  ['a promise', "import { Pool } from 'pg'; (p: Promise<Pool>) => p.query;", 'p.query', 'pg#Pool{}.query'],
  ['an awaited type', "import { Pool } from 'pg'; (p: Awaited<Pool>) => p.query;", 'p.query', 'pg#Pool{}.query'],
  ['another type with arguments', "import { Pool } from 'pg'; (p: Set<Pool>) => p.query;", 'p.query', undefined],
  ['a promise of one’s own', "import { Pool } from 'pg'; import { Promise } from 'b'; (p: Promise<Pool>) => p.query;", 'p.query', 'b#Promise{}.query'],
  ['a promise of a namespace that nobody knows', "import { Pool } from 'pg'; (p: A.Promise<Pool>) => p.query;", 'p.query', undefined],
  ['a promise of nothing', '(p: Promise) => p.query;', 'p.query', undefined],
  ['what a function returns', "import http from 'http'; (p: ReturnType<typeof http.createServer>) => p.on;", 'p.on', 'http#createServer().on'],
  ['what a type returns', "import { Pool } from 'pg'; (p: ReturnType<Pool>) => p.on;", 'p.on', undefined],
  ['what another type makes of a function', "import { make } from 'm'; (p: Parameters<typeof make>) => p.on;", 'p.on', undefined],
  ['a parameter with a default', "import { Pool } from 'pg'; (p: Pool = x) => p.query;", 'p.query', 'pg#Pool{}.query'],
  ['a parameter property by its name', "import { Pool } from 'pg'; class A { constructor(private db: Pool) { db.query; } }", 'db.query', 'pg#Pool{}.query'],
  ['a field whose value says nothing', "import { Pool } from 'pg'; class A { db: Pool = null; f() { this.db.query; } }", 'this.db.query', 'pg#Pool{}.query'],
  ['a field of two values', "import { Pool } from 'pg'; class A { db: Pool = x(); f() { this.db = y(); this.db.query; } }", 'this.db.query', 'pg#Pool{}.query'],
  ['a field that says nothing', 'class A { db; f() { this.db.query; } }', 'this.db.query', undefined],
  ['a list’s element', "import a from 'a'; const [x] = a; x.y;", 'x.y', 'a#[].y'],
  ['the rest', "import a from 'a'; const { b, ...x } = a; x.y;", 'x.y', 'a#y'],
  ['a loop', "import a from 'a'; for (const x of a) x.y;", 'x.y', 'a#[].y'],
  ['a loop over what nobody knows', '(p) => { for (const x of p) x.y; };', 'x.y', undefined],
  ['written twice alike', "import a from 'a'; let x = a(); x = a(); x.y;", 'x.y', 'a#().y'],
  ['added to', "import a from 'a'; import b from 'b'; let x = a(); x += b(); x.y;", 'x.y', 'a#().y'],
  ['written by a loop over keys', "import a from 'a'; let x = a(); for (x in o); x.y;", 'x.y', 'a#().y'],
  ['eight writes', `import a from 'a'; let x; ${'x = a(); '.repeat(8)} x.y;`, 'x.y', 'a#().y'],
  ['nine writes', `import a from 'a'; let x; ${'x = a(); '.repeat(9)} x.y;`, 'x.y', undefined],
  ['eight names', `import a0 from 'a'; ${names(8)} a8.y;`, 'a8.y', 'a#y'],
  ['nine names', `import a0 from 'a'; ${names(9)} a9.y;`, 'a9.y', undefined],
  ['two names behind a name of two values', `import a0 from 'a'; ${names(2)} let x = a2; x = a2; x.y;`, 'x.y', 'a#y'],
  ['three names behind it', `import a0 from 'a'; ${names(3)} let x = a3; x = a3; x.y;`, 'x.y', undefined],
  ['a name of two values behind six names', `import b from 'b'; const c = b; let a0 = c; a0 = c; ${names(6)} a6.y;`, 'a6.y', 'b#y'],
  ['… behind seven names', `import b from 'b'; const c = b; let a0 = c; a0 = c; ${names(7)} a7.y;`, 'a7.y', undefined],
  ['eight members', `import a from 'a'; class A { b0 = a; ${members(7)} f() { this.b7.y; } }`, 'this.b7.y', 'a#y'],
  ['nine members', `import a from 'a'; class A { b0 = a; ${members(8)} f() { this.b8.y; } }`, 'this.b8.y', undefined],
  ['a way as long as can be', `import { ${'a'.repeat(158)} as x } from 'm'; x;`, 'x', `m#${'a'.repeat(158)}`],
  ['a longer way', `import { ${'a'.repeat(159)} as x } from 'm'; x;`, 'x', undefined],
  ['inside a way that is too long', `import m from 'm'; const { ${'a'.repeat(160)}: { b: x } } = m; x;`, 'x', undefined],
  ['a module that ends like a prefix', "import a from 'x-node:y'; a.b;", 'a.b', 'x-node:y#b'],
  ['a require that is made', "new require('http').Server;", "new require('http').Server", 'globalThis#require{}.Server'],
  ['a require of a number', 'require(5).Server;', 'require(5).Server', 'globalThis#require().Server'],
  ['a require of a name', 'require(x).Server;', 'require(x).Server', 'globalThis#require().Server'],
  ['a require of nothing', 'require().Server;', 'require().Server', 'globalThis#require().Server'],
  ['another function', "load('http').Server;", "load('http').Server", 'globalThis#load().Server'],
  ['another function of the file', "const load = (s) => s; load('http').Server;", "load('http').Server", undefined],
  ['a call of a call', "f()('http').Server;", "f()('http').Server", 'globalThis#f()().Server'],
  ['requireActual', "jest.requireActual('http').Server;", "jest.requireActual('http').Server", 'http#Server'],
  ['another method', "vi.other('http').Server;", "vi.other('http').Server", 'globalThis#vi.other().Server'],
  ['getBuiltinModule of the module', "import process from 'process'; process.getBuiltinModule('http').Server;", "process.getBuiltinModule('http').Server", 'http#Server'],
  ['getBuiltinModule of something else', "other.getBuiltinModule('http').Server;", "other.getBuiltinModule('http').Server", 'globalThis#other.getBuiltinModule().Server'],
  ['getBuiltinModule of a module that ends alike', "import p from 'my-process'; p.getBuiltinModule('http').Server;", "p.getBuiltinModule('http').Server", 'my-process#getBuiltinModule().Server'],
  ['getBuiltinModule of a name that begins alike', "import { processor } from 'x'; processor.getBuiltinModule('http').Server;", "processor.getBuiltinModule('http').Server", 'x#processor.getBuiltinModule().Server'],
  ['getBuiltinModule of what nobody knows', "(p) => p.getBuiltinModule('http').Server;", "p.getBuiltinModule('http').Server", undefined],
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

  it.each<[string, (inner: string) => string]>([
    ['members', (inner) => `${inner}.b`],
    ['calls', (inner) => `${inner}()`],
    ['tags', (inner) => `${inner}\`\``],
    ['awaited values', (inner) => `(await ${inner})`],
    ['assignments', (inner) => `(x = ${inner})`],
    ['choices', (inner) => `(${inner} || 1)`],
    ['second choices', (inner) => `(1 || ${inner})`],
  ])('follows 15 %s, and no more', (_name, wrap) => {
    const nested = (depth: number) => Array.from({ length: depth }).reduce<string>((inner) => wrap(inner), 'a');
    const known = (depth: number) => {
      const file = fileFrom(`import a from 'a'; let x; ask(${nested(depth)});`);
      const call = nodeAt(file, `ask(${nested(depth)})`);
      return call.type === 'CallExpression' && originOf(file, call.arguments[0]!) !== undefined;
    };
    expect([known(15), known(16)]).toEqual([true, false]);
  });

  it('follows what 15 promises are resolved with, and no more', () => {
    const known = (depth: number) => {
      const steps = Array.from({ length: depth }, (_, n) => `${n === 0 ? "import('a')" : `x${n}`}.then((x${n + 1}) => `).join('');
      const file = fileFrom(`${steps}ask(x${depth})${')'.repeat(depth)};`);
      const call = nodeAt(file, `ask(x${depth})`);
      return call.type === 'CallExpression' && originOf(file, call.arguments[0]!) !== undefined;
    };
    expect([known(15), known(16)]).toEqual([true, false]);
  });

  /** [reason, specifier, own module, whether it is mapped] */
  const MAPPED: [string, string, string, boolean][] = [
    ['the same', './fixtures', './fixtures', true],
    ['a module by its name', 'my-test', 'my-test', true],
    ['another module', 'my-other', 'my-test', false],
    ['from another folder', '../../fixtures', './fixtures', true],
    ['in another folder', './e2e/fixtures', './fixtures', true],
    ['with an ending', './fixtures.mjs', './fixtures', true],
    ['with another ending', './fixtures.tsx', './fixtures.cts', true],
    ['what is no ending', './fixtures.test', './fixtures', false],
    ['an ending in the middle', './fixtures.js.snap', './fixtures', false],
    ['an ending in the middle of another name', './a.js.b', './a.b', false],
    ['from two folders up in the settings', './fixtures', '../../fixtures', true],
    ['from one folder up in the settings', './x/fixtures', '../fixtures', true],
    ['a name that ends alike', './my-fixtures', './fixtures', false],
    ['a package of that name', 'fixtures', './fixtures', false],
    ['a package in the settings', './fixtures', 'fixtures', false],
    ['a folder of that name', './fixtures/a', './fixtures', false],
  ];
  it.each(MAPPED)('the user’s own modules: %s', (_reason, specifier, own, isMapped) => {
    const file = fileFrom(`import { test } from '${specifier}'; test.x;`, 'a.ts', { [own]: 'vitest' });
    expect(originOf(file, nodeAt(file, 'test.x')) === 'vitest#test.x').toBe(isMapped);
  });

  it('maps the user’s own modules onto known ones, from every folder', () => {
    const file = fileFrom("import { test } from '../../e2e/fixtures.js'; test();", 'a.ts', { './fixtures': '@playwright/test' });
    expect(originOf(file, nodeAt(file, 'test()'))).toBe('@playwright/test#test()');
  });
});
