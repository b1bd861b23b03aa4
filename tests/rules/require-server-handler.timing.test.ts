import rule from '../../src/rules/require-server-handler.ts';
import { testRule } from '../rule-tester.ts';
import { late, missing } from './server-report.ts';

const HTTP = "import http from 'node:http';\n";
const fixed = 'http.createServer((_req, res) => { res.writeHead(404).end() })';

testRule('require-server-handler: probes', rule, {
  valid: [
    {
      name: 'looks for a free port, closed in the listening callback (G09)',
      code: `${HTTP}export const freePort = () => new Promise<number>((done, fail) => {
  const p = http.createServer().on('error', fail);
  p.listen(0, () => { const { port } = p.address() as { port: number }; p.close(() => done(port)); });
});`,
    },
    {
      name: 'looks for a free port, closed after an awaited listen (G10)',
      code: `${HTTP}import { once } from 'node:events';
export async function freePort() {
  const p = http.createServer().listen(0);
  await once(p, 'listening');
  const { port } = p.address() as { port: number };
  await new Promise((r) => p.close(r));
  return port;
}`,
    },
    {
      name: 'holds a port in a test (G11)',
      code: `${HTTP}test('EADDRINUSE', async () => {
  const blocker = http.createServer().listen(3001);
  try { await boot(3001); } finally { blocker.close(); }
});`,
    },
    {
      name: 'closed through a local function (G12)',
      code: `${HTTP}export function probe(port: number) {
  return new Promise<boolean>((done) => {
    const p = http.createServer();
    const finish = (ok: boolean) => p.close(() => done(ok));
    p.once('error', () => finish(false));
    p.once('listening', () => finish(true));
    p.listen(port);
  });
}`,
    },
    {
      name: 'closed by a local function that is passed by its name',
      code: `${HTTP}export function probe(port: number) { const p = http.createServer(); p.once('listening', finish); p.listen(port); function finish() { p.close(); } }`,
    },
    {
      name: 'disposed of at the end of the block (G44)',
      code: `${HTTP}import { once } from 'node:events';
async function check() {
  await using s = http.createServer();
  s.listen(0);
  await once(s, 'listening');
}`,
    },
    {
      name: 'disposed of by the `using` of a caller',
      code: `${HTTP}async function hold(port: number) {
  const s = http.createServer();
  await new Promise<void>((done) => s.listen(port, done));
  return { [Symbol.asyncDispose]: () => new Promise<void>((done) => s.close(() => done())) };
}`,
    },
    {
      name: 'a test’s helper that answers with a way to close',
      filename: 'tests/ports.ts',
      code: `${HTTP}export async function hold(port: number) {
  const s = http.createServer();
  await new Promise<void>((done) => s.listen(port, done));
  return { port, close: () => new Promise<void>((done) => s.close(() => done())) };
}`,
    },
    { name: 'disposed of by hand', code: `${HTTP}async function check() { const s = http.createServer(); s.listen(0); await s[Symbol.asyncDispose](); }` },
    { name: 'closed by a timer', code: `${HTTP}function hold(ms: number) { const s = http.createServer().listen(3001); setTimeout(() => s.close(), ms); }` },
    {
      name: 'closed when another server has failed to start',
      code: `${HTTP}it('fails', (done) => { const s = http.createServer(); s.listen(3001, () => { app.listen(3001, (e) => { s.close(); done(); }); }); });`,
    },
    {
      name: 'closed when this test ends',
      code: "import test from 'node:test';\nimport http from 'node:http';\ntest('busy port', async (t) => { const s = http.createServer().listen(3001); t.after(() => s.close()); await boot(); });",
    },
    {
      name: 'closed when this test ends, vitest',
      code: "import { onTestFinished, test } from 'vitest';\nimport http from 'node:http';\ntest('busy port', async () => { const s = http.createServer().listen(3001); onTestFinished(() => { s.close(); }); await boot(); });",
    },
    {
      name: 'closed through promisify',
      code: `${HTTP}import { promisify } from 'node:util';\nexport async function probe() { const s = http.createServer(); s.listen(0); await promisify(s.close.bind(s))(); }`,
    },
    {
      name: 'helpers of the file listen and close',
      code: `${HTTP}const up = (s: http.Server) => new Promise((r) => s.listen(0, r as any));
const down = (s: http.Server) => new Promise((r) => s.close(r as any));
export async function probe() { const s = http.createServer(); await up(s); await down(s); }`,
    },
    {
      name: 'a private method closes what another method opened',
      code: `${HTTP}class A { #p = http.createServer(); async probe() { this.#p.listen(0); this.#done(); } #done() { this.#p.close(); } }`,
    },
  ],
  invalid: [
    missing('closed by a function that the starter answers with', `${HTTP}export function up() { const s = http.createServer(); s.listen(80); return () => s.close(); }`, {
      at: 'http.createServer()',
      fixed,
    }),
    missing('closed by a method that is passed on', `${HTTP}const s = http.createServer();\ns.listen(80);\nprocess.on('exit', s.close);`, {
      at: 'http.createServer()',
      fixed,
    }),
    missing('closed by a route', `${HTTP}const s = http.createServer();\ns.listen(80);\napp.post('/stop', () => s.close());`, {
      at: 'http.createServer()',
      fixed,
    }),
  ],
});

const START = `${HTTP}const s = http.createServer();\n`;
const ATTACH = "s.on('request', (req, res) => res.end());";

testRule('require-server-handler: lateHandler', rule, {
  valid: [
    { name: 'the port is not known before it is asked for (G40)', code: `${HTTP}const s = http.createServer().listen(0);\nawait prepare();\n${ATTACH}` },
    { name: 'no port at all', code: `${START}s.listen();\nawait prepare();\n${ATTACH}` },
    { name: 'port 0 in an object', code: `${START}s.listen({ port: 0, host: '::1' });\nawait prepare();\n${ATTACH}` },
    { name: 'port 0 in a constant', code: `${START}const port = 0;\ns.listen(port);\nawait prepare();\n${ATTACH}` },
    { name: 'only the start is waited for', code: `${START}import { once } from 'node:events';\ns.listen(8080);\nawait once(s, 'listening');\n${ATTACH}` },
    { name: 'the start is waited for by a promise of its own', code: `${START}await new Promise<void>((done) => s.listen(8080, done));\n${ATTACH}` },
    { name: 'waits before it listens', code: `${START}await prepare();\ns.listen(8080);\n${ATTACH}` },
    { name: 'the port is waited for', code: `${START}s.listen(await port());\n${ATTACH}` },
    { name: 'attached once before as well', code: `${START}${ATTACH}\ns.listen(8080);\nawait prepare();\n${ATTACH}` },
    { name: 'waits on one branch only', code: `${START}s.listen(8080);\nif (slow) await prepare();\n${ATTACH}` },
    { name: 'waits in another function', code: `${START}s.listen(8080);\nconst later = async () => { await prepare(); };\n${ATTACH}` },
    { name: 'a handler was given, and another comes later', code: `${HTTP}const s = http.createServer(app);\ns.listen(8080);\nawait prepare();\n${ATTACH}` },
    { name: 'net is not asked for', code: "import net from 'node:net';\nconst s = net.createServer();\ns.listen(4000);\nawait prepare();\ns.on('connection', h);" },
  ],
  invalid: [
    late('requests that come while it waits are lost (B21)', `${START}s.listen(8080);\nawait connectToDatabase();\n${ATTACH}`, { at: 's.on' }),
    late('in a function, on a port that is given', `${HTTP}export async function up(port: number) { const s = http.createServer(); s.listen(port); const h = await build(); s.on('request', h); }`, {
      at: 's.on',
    }),
    late('the listener itself is waited for', `${START}s.listen(8080);\ns.on('request', await build());`, { at: 's.on' }),
    late('in a try', `${START}s.listen({ port: 8080 });\ntry { await prepare(); } catch { process.exit(1); }\n${ATTACH}`, { at: 's.on' }),
    late('the start is waited for, and then something else', `${START}await new Promise((done) => s.listen(8080, done));\nawait prepare();\n${ATTACH}`, {
      at: 's.on',
    }),
  ],
});
