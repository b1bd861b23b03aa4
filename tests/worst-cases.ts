/** A program that grows with `size`, in the way that some rule likes least. */
export interface WorstCase {
  readonly name: string;
  readonly path: string;
  /** How large the program is where time is measured. */
  readonly size: number;
  /** How large it is, at the least, where steps are counted: past what a rule reads of one thing at the most. */
  readonly least?: number;
  /** How many times as many steps ten times the program may take, where that size cannot be reached: parsers end before. */
  readonly times?: number;
  code(size: number): string;
}

const TEST = 'tests/orders.test.ts';
const SERVICE = 'src/main.ts';

function lines(size: number, line: (index: number) => string): string {
  return Array.from({ length: size }, (_, index) => line(index)).join('\n');
}

function nested(size: number, open: string, inside: string, close: string): string {
  return open.repeat(size) + inside + close.repeat(size);
}

const TOP = `
import http, { createServer } from 'node:http';
import express from 'express';
import { Pool } from 'pg';
import { PrismaClient } from '@prisma/client';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
const db = new Pool(); const prisma = new PrismaClient(); const app = express(); const auth = { validateToken(t) {} };
`;
const DELETE = `DELETE FROM orders WHERE name LIKE 'test-%'`;

/** Ordinary code: each a test and a handler as people write them. */
const ordinary = (index: number) => `
describe('orders ${index}', () => {
  const prefix = 'order-${index}';
  let created;
  beforeEach(async () => { created = await repo.create({ name: prefix + '-' + Date.now() }); });
  afterEach(async () => { await db.query('DELETE FROM orders WHERE id = $1', [created.id]); });
  it('counts ${index}', async () => {
    await expect.poll(() => repo.count({ owner: created.id })).toBe(${index % 3});
    await vi.waitFor(async () => expect(await repo.list(created.id)).toHaveLength(1));
  });
});
class Service${index} {
  #server = createServer((request, response) => response.end('ok'));
  start(port) { this.#server.listen(port); return this; }
  health(request, response) { response.json({ ok: this.#server.listening }); }
}
app.get('/orders/${index}', async (request, response) => { response.json(await repo.list(request.query.owner)); });
app.get('/health/${index}', (request, response) => response.sendStatus(200));`;

/** The programs that grow worst, rule by rule; the size is that of the issue: thousands of calls, tests, servers, routes and cases. */
export const WORST_CASES: readonly WorstCase[] = [
  { name: 'ordinary code in a test', path: TEST, size: 300, code: (n) => TOP + lines(n, ordinary) },
  { name: 'ordinary code in a service', path: SERVICE, size: 300, code: (n) => TOP + lines(n, ordinary) },
  { name: 'nested calls', path: TEST, size: 600, code: (n) => `${TOP} it('x', async () => { await expect.poll(() => ${nested(n, 'f(', 'db.query(sql)', ')')}).toBe(2); });` },
  { name: 'nested calls with functions', path: TEST, size: 200, code: (n) => `${TOP} ${nested(n, "describe('a', () => { beforeEach(async () => {}); ", `it('x', () => { db.query("${DELETE}"); expect.poll(() => repo.count()).toBe(2); });`, ' });')}` },
  { name: 'a chain of calls', path: TEST, size: 200, times: 20, code: (n) => `${TOP} it('x', async () => { await db${'.where(a).from("delete")'.repeat(n)}.delete(); await expect.poll(() => db${'.where(a).count()'.repeat(n)}).toBe(2); });` },
  { name: 'concatenations', path: TEST, size: 600, code: (n) => `${TOP} afterAll(() => db.query("${DELETE}" ${`+ " OR name LIKE 'a%'"`.repeat(n)}));` },
  { name: 'a text of trimmed texts', path: TEST, size: 200, code: (n) => `${TOP} afterAll(() => db.query("${DELETE}"${'.trim().concat(" ")'.repeat(n)}));` },
  { name: 'nested templates', path: TEST, size: 300, code: (n) => `${TOP} afterAll(() => db.query(${nested(n, '`DELETE FROM a WHERE b LIKE ${', '"x%"', '}`')}));` },
  { name: 'one large statement', path: TEST, size: 200_000, code: (n) => `${TOP} afterAll(() => db.query("DELETE FROM a WHERE b LIKE 'x%' ${'OR b LIKE ? OR c IN (1) '.repeat(n)}"));` },
  { name: 'a statement of open brackets', path: TEST, size: 100_000, code: (n) => `${TOP} afterAll(() => db.query("DELETE FROM a WHERE ${'('.repeat(n)} b LIKE 'x%'"));` },
  { name: 'a text of many statements', path: TEST, size: 30_000, code: (n) => `${TOP} afterAll(() => db.query("${`${DELETE}; TRUNCATE a; `.repeat(n)}"));` },
  { name: 'many statements in pieces', path: TEST, size: 300, code: (n) => `${TOP} afterAll(() => db.query("" ${`+ "${DELETE};"`.repeat(n)} + [${`"${DELETE}",`.repeat(n)}].join(';') + \`${`${DELETE}; \${x};`.repeat(n)}\`));` },
  { name: 'statements inside statements', path: TEST, size: 20_000, code: (n) => `${TOP} afterAll(() => db.query("${'WITH a AS (DELETE FROM a WHERE b IN '.repeat(n)}"));` },
  { name: 'open quotes and comments', path: TEST, size: 100_000, code: (n) => `${TOP} afterAll(() => db.query(\`DELETE FROM a WHERE b LIKE 'x%' ${"/* $a$ -- '' ".repeat(n)}\`));` },
  { name: 'calls that delete', path: TEST, size: 5_000, code: (n) => `${TOP} afterAll(async () => { ${lines(n, (i) => `await db.query("DELETE FROM t${i} WHERE name LIKE 'test-%'"); await prisma.order.deleteMany({ where: { name: { startsWith: 'test' } } });`)} });` },
  { name: 'deletions below one call of many arguments', path: TEST, size: 2_000, code: (n) => `${TOP} const t = db.from(${lines(n, (i) => `part(${i}),`)}); it('x', async () => { ${lines(n, () => `await t.delete({ where: { name: { startsWith: 'test' } } });`)} });` },
  { name: 'a chain of aliases', path: TEST, size: 10_000, code: (n) => `${TOP} const a0 = db; const s0 = "${DELETE}";\n${lines(n, (i) => `const a${i + 1} = a${i}; const s${i + 1} = s${i};`)}\n afterAll(async () => { ${lines(n, (i) => `await a${i}.query(s${i});`)} });` },
  { name: 'a chain of functions', path: TEST, size: 5_000, code: (n) => `${TOP} async function f0(x) { return db.query("SELECT count(*) FROM t"); }\n${lines(n, (i) => `async function f${i + 1}(x) { return f${i}(x); }`)}\n it('x', async () => { ${lines(n, (i) => `await expect.poll(() => f${i}(1)).toBe(2);`)} });` },
  { name: 'functions that call one another', path: SERVICE, size: 2_000, least: 50, code: (n) => `${TOP} ${lines(n, (i) => `function f${i}(t) { f${(i * 7) % n}(t); f${(i * 13) % n}(t); auth.check(t); }`)}\n${lines(n, (i) => `app.get('/health', (q, r) => { f${i}(q); r.end(); });`)}` },
  { name: 'tests', path: TEST, size: 10_000, code: (n) => TOP + lines(n, (i) => `it('t${i}', async () => { await expect.poll(() => repo.count()).toBe(2); await vi.waitFor(() => expect(rows).toHaveLength(${i})); });`) },
  { name: 'tests and hooks that write one variable', path: TEST, size: 2_000, code: (n) => `${TOP} let id; ${lines(n, () => 'beforeEach(async () => { id = await create(); });')}\n${lines(n, (i) => `it('t${i}', async () => { await expect.poll(() => repo.count(id)).toBe(2); db.query(\`DELETE FROM a WHERE b LIKE '\${id}%'\`); });`)}` },
  { name: 'one test of many statements', path: TEST, size: 3_000, code: (n) => `${TOP} it('x', async () => { ${lines(n, (i) => `const o${i} = await create(${i}); expect(o${i}.count).toBe(2); await eventually(() => repo.count(o${i}.id)).toEqual(2); while ((await list()).length !== ${i}) await sleep(1);`)} });` },
  { name: 'one variable of many writes', path: SERVICE, size: 5_000, least: 100, code: (n) => `${TOP} let s; let app2; ${lines(n, () => 's = createServer(); s.listen(1); app2 = express(); app2.get("/health", auth.validateToken);')}` },
  { name: 'servers', path: SERVICE, size: 5_000, code: (n) => TOP + lines(n, (i) => `const s${i} = http.createServer(); s${i}.listen(${i});`) },
  { name: 'servers of one class', path: SERVICE, size: 2_000, code: (n) => `${TOP} class A { ${lines(n, (i) => `#s${i} = createServer(); start${i}() { this.#s${i}.on('request', app); this.#s${i}.listen(${i}); } stop${i}() { this.#s${i}.close(); }`)} }` },
  { name: 'one server of many uses', path: SERVICE, size: 10_000, code: (n) => `${TOP} const s = createServer(); ${lines(n, (i) => `s.on('close', () => log(${i})); use(s);`)}` },
  { name: 'servers in one object', path: SERVICE, size: 3_000, code: (n) => `${TOP} const o = { ${lines(n, (i) => `s${i}: createServer(),`)} }; ${lines(n, (i) => `o.s${i}.listen(${i});`)}` },
  { name: 'health routes', path: SERVICE, size: 10_000, code: (n) => TOP + lines(n, (i) => `app.get('/health/${i}', (q, r) => { auth.validateToken(q.headers.authorization); r.end(); });`) },
  { name: 'guards and health routes', path: SERVICE, size: 3_000, least: 100, code: (n) => TOP + lines(n, () => `app.use(auth.verifyToken); app.get('/health', (q, r) => r.end());`) },
  { name: 'routers in routers', path: SERVICE, size: 2_000, code: (n) => `${TOP} const r0 = express.Router();\n${lines(n, (i) => `const r${i + 1} = express.Router(); r${i}.use('/a', requireAuth, r${i + 1}); r${i + 1}.get('/health', (q, r) => r.end());`)}` },
  { name: 'a switch of many cases', path: SERVICE, size: 10_000, code: (n) => `${TOP} createServer((q, r) => { switch (q.url) { ${lines(n, (i) => `case '/health/${i}': auth.validateToken(q.t); r.end(); break;`)} } });` },
  { name: 'many conditions', path: SERVICE, size: 3_000, code: (n) => `${TOP} createServer((q, r) => { ${lines(n, (i) => `if (q.url === '/health/${i}') { auth.validateToken(q.t); return r.end(); }`)} });` },
  { name: 'methods of one class', path: SERVICE, size: 3_000, code: (n) => `${TOP} class A { ${lines(n, (i) => `async health${i}(q, r) { await this.health${(i + 1) % n}(q, r); await this.auth.validateToken(q); }`)} }` },
  { name: 'controllers', path: SERVICE, size: 2_000, code: (n) => `${TOP} import { Controller, Get, UseGuards } from '@nestjs/common';\n${lines(n, (i) => `@Controller('health') class C${i} { @Get('live') @UseGuards(JwtAuthGuard) live() { return this.auth.verify(); } }`)}` },
  { name: 'a large object', path: SERVICE, size: 3_000, code: (n) => `${TOP} const o = { ${lines(n, (i) => `k${i}: '/health',`)} }; ${lines(n, (i) => `app.get(o.k${i}, auth.validateToken, (q, r) => r.end());`)}` },
  { name: 'one large template', path: TEST, size: 10_000, code: (n) => `${TOP} it('x', async () => { const d = await create(); await db.query(\`DELETE FROM a WHERE b LIKE 'x%' ${"OR c = ${d} OR e LIKE '${f}-%' ".repeat(n)}\`); });` },
  { name: 'members of members', path: TEST, size: 500, code: (n) => `${TOP} it('x', async () => { await db${'.a'.repeat(n)}.query("${DELETE}"); await expect.poll(() => db${'.a'.repeat(n)}.count()).toBe(2); o${'.a'.repeat(n)} = createServer(); o${'.a'.repeat(n)}.listen(1); app${'.a'.repeat(n)}.get('/health', auth${'.a'.repeat(n)}.validateToken); });` },
  { name: 'bindings named alike', path: TEST, size: 3_000, code: (n) => TOP + lines(n, (i) => `it('t${i}', async () => { const id = await create(); const sql = "${DELETE}"; const server = createServer(); server.listen(id); await db.query(sql, [id]); await expect.poll(() => repo.count(id)).toBe(2); });`) },
  { name: 'a long list', path: TEST, size: 10_000, code: (n) => `${TOP} const l = [${lines(n, (i) => `'a${i}',`)}]; it.each(l)('x', async (x) => { ${lines(100, () => `await db.query(\`DELETE FROM a WHERE b LIKE '\${l.join(" ")}%'\`); await expect.poll(() => repo.count(...l)).toBe(2);`)} });` },
];
