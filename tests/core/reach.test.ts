import { describe, expect, it } from 'vitest';
import { type Evidence, reachOf } from '../../src/core/reach.ts';
import { REACH_WORDS } from '../../src/shapes/fresh-value.ts';
import { fileFrom, nodeAt } from '../parse.ts';

/** [reason, code, the expression asked about, how far it reaches, what said so] */
type Case = [string, string, string, Evidence['reach'], Evidence['why']];

const inTest = (body: string, head = '') => `${head}test('a', async () => { ${body} });`;

const SHARED: Case[] = [
  ['a string', "use('a');", "'a'", 'shared', 'constant'],
  ['a number', 'use(1);', '1', 'shared', 'constant'],
  ['undefined', 'use(undefined);', 'undefined', 'shared', 'constant'],
  ['a template of constants', "const p = 'a'; use(`${p}-b`);", '`${p}-b`', 'shared', 'constant'],
  ['a sum of constants', "const p = 'a'; use(p + '%');", "p + '%'", 'shared', 'constant'],
  ['an array of constants', "use(['a', 'b']);", "['a', 'b']", 'shared', 'constant'],
  ['an object of constants', "use({ where: { kind: 'a' } });", "{ where: { kind: 'a' } }", 'shared', 'constant'],
  ['a cast constant', "use('a' as Kind);", "'a' as Kind", 'shared', 'constant'],
  ['a member of a literal', "const c = { p: 'a' }; use(c.p);", 'c.p', 'shared', 'constant'],
  ['an element of a literal', "const c = ['a']; use(c[0]);", 'c[0]', 'shared', 'constant'],
  ['an enum member', "enum Kind { A = 'a' } use(Kind.A);", 'Kind.A', 'shared', 'constant'],
  ['a constant lower-cased', "const p = 'A'; use(p.toLowerCase());", 'p.toLowerCase()', 'shared', 'constant'],
  ['a converted constant', 'use(String(1));', 'String(1)', 'shared', 'constant'],
  ['an encoded constant', "use(encodeURIComponent('a'));", "encodeURIComponent('a')", 'shared', 'constant'],
  ['a regular expression', 'use(/^a/);', '/^a/', 'shared', 'constant'],
  ['one of two constants', "use(x ? 'a' : 'b');", "x ? 'a' : 'b'", 'shared', 'constant'],
  ['a let whose every write is constant', "let p = 'a'; p = 'b'; use(p);", 'p', 'shared', 'constant'],
  ['a counter of the file', 'let n = 0; n += 1; use(n);', 'n', 'shared', 'constant'],
  ['destructured from a literal', "const { p } = { p: 'a' }; use(p);", 'p', 'shared', 'constant'],
  ['a loop over constants', "for (const k of ['a', 'b']) use(k);", 'k', 'shared', 'constant'],
  ['a callback over constants', "['a', 'b'].forEach((k) => use(k));", 'k', 'shared', 'constant'],
  ['a test table of constants', "test.each(['a', 'b'])('%s', (k) => { use(k); });", 'k', 'shared', 'constant'],
  ['a test table as a template', "it.each`k\n${'a'}`('%s', ({ k }) => { use(k); });", 'k', 'shared', 'constant'],
  ['a group table of constants', "describe.each(['a'])('%s', (k) => { use(k); });", 'k', 'shared', 'constant'],
  ['a constant inside a test', inTest("const p = 'a'; use(p);"), 'p', 'shared', 'constant'],
  ['a constant written in a per-test hook', "let p; beforeEach(() => { p = 'a'; }); use(p);", 'p', 'shared', 'constant'],
  ['a helper of the file that returns a constant', "const tag = () => 'a'; use(tag());", 'tag()', 'shared', 'constant'],
  ['a helper given a constant', "const tag = (n: number) => `a-${n}`; use(tag(1));", 'tag(1)', 'shared', 'constant'],
  ['a date written out', "use(new Date('2020-01-01').toString());", "'2020-01-01'", 'shared', 'constant'],
];

const OWN: Case[] = [
  ['randomUUID', "import { randomUUID } from 'node:crypto'; use(randomUUID());", 'randomUUID()', 'own', 'fresh'],
  ['randomUUID renamed', "import { randomUUID as id } from 'crypto'; use(id());", 'id()', 'own', 'fresh'],
  ['crypto.randomUUID', 'use(crypto.randomUUID());', 'crypto.randomUUID()', 'own', 'fresh'],
  ['nanoid', "import { nanoid } from 'nanoid'; use(nanoid());", 'nanoid()', 'own', 'fresh'],
  ['uuid v4 renamed', "import { v4 as id } from 'uuid'; use(id());", 'id()', 'own', 'fresh'],
  ['ulid', "import { ulid } from 'ulid'; use(ulid());", 'ulid()', 'own', 'fresh'],
  ['createId of cuid2', "import { createId } from '@paralleldrive/cuid2'; use(createId());", 'createId()', 'own', 'fresh'],
  ['faker', "import { faker } from '@faker-js/faker'; use(faker.internet.email());", 'faker.internet.email()', 'own', 'fresh'],
  ['ObjectId', "import { ObjectId } from 'mongodb'; use(new ObjectId());", 'new ObjectId()', 'own', 'fresh'],
  ['mongoose’s ObjectId', "import mongoose from 'mongoose'; use(new mongoose.Types.ObjectId());", 'new mongoose.Types.ObjectId()', 'own', 'fresh'],
  ['the time', 'use(Date.now());', 'Date.now()', 'own', 'fresh'],
  ['a new date', 'use(new Date());', 'new Date()', 'own', 'fresh'],
  ['Math.random', 'use(Math.random().toString(36).slice(2));', 'Math.random().toString(36).slice(2)', 'own', 'fresh'],
  ['a generator by its name', "import { uniqueEmail } from './support'; use(uniqueEmail());", 'uniqueEmail()', 'own', 'fresh'],
  ['a generator by words in the middle', "import { getRandomName } from './support'; use(getRandomName());", 'getRandomName()', 'own', 'fresh'],
  ['a temporary directory', "import { mkdtemp } from 'node:fs/promises'; const d = await mkdtemp('a-'); use(d);", 'd', 'own', 'fresh'],
  ['an id in a template', 'const tag = `t-${Date.now()}`; use(`${tag}%`);', '`${tag}%`', 'own', 'fresh'],
  ['an id in a sum', "const tag = 't-' + Date.now(); use(tag + '%');", "tag + '%'", 'own', 'fresh'],
  ['an id in an array', 'const id = crypto.randomUUID(); use([1, id]);', '[1, id]', 'own', 'fresh'],
  ['an id in an object', 'const meta = { run: crypto.randomUUID() }; use({ meta });', '{ meta }', 'own', 'fresh'],
  ['a member of an object with an id', 'const meta = { run: crypto.randomUUID() }; use(meta.run);', 'meta.run', 'own', 'fresh'],
  ['a helper of the file that generates', 'const tag = () => `t-${Date.now()}`; const t = tag(); use(t);', 't', 'own', 'fresh'],
  ['a helper given an id', 'const q = (s: string) => `"${s}"`; use(q(crypto.randomUUID()));', 'q(crypto.randomUUID())', 'own', 'fresh'],
  ['an unknown call given an id', "import { quote } from './sql'; use(quote(crypto.randomUUID()));", 'quote(crypto.randomUUID())', 'own', 'fresh'],
  ['an awaited value', 'const id = await Promise.resolve(crypto.randomUUID()); use(id);', 'id', 'own', 'fresh'],
  ['a constant replaced before each test', "let p = 'a'; beforeEach(() => { p = `a-${Date.now()}`; }); use(p);", 'p', 'own', 'fresh'],
  ['a fallback that is generated', 'const id = process.env.RUN ?? crypto.randomUUID(); use(id);', 'id', 'own', 'fresh'],
  ['the worker’s id', 'use(`s_${process.env.VITEST_POOL_ID}`);', '`s_${process.env.VITEST_POOL_ID}`', 'own', 'identity'],
  ['the worker’s id by destructuring', 'const { JEST_WORKER_ID } = process.env; use(JEST_WORKER_ID);', 'JEST_WORKER_ID', 'own', 'identity'],
  ['the run’s id of the CI', 'use(process.env.GITHUB_RUN_ID);', 'process.env.GITHUB_RUN_ID', 'own', 'identity'],
  ['the process', 'use(process.pid);', 'process.pid', 'own', 'identity'],
  ['the thread', "import { threadId } from 'node:worker_threads'; use(threadId);", 'threadId', 'own', 'identity'],
  ['the test’s name', 'const name = expect.getState().currentTestName; use(name);', 'name', 'own', 'identity'],
  ['testInfo', "test('a', async ({ page }, testInfo) => { use(testInfo.workerIndex); });", 'testInfo.workerIndex', 'own', 'identity'],
  ['Vitest’s task', "test('a', async ({ task }) => { use(task.id); });", 'task.id', 'own', 'identity'],
  ['a fixture', "import { test } from './fixtures'; test('a', async ({ tenant }) => { use(tenant.id); });", 'tenant.id', 'own', 'created'],
  ['a fixture of a project’s own test function', "import { redisTest } from './redis'; redisTest('a', async ({ redis }) => { use(redis); });", 'redis', 'own', 'created'],
  ['what the test created', inTest("const user = await createUser('a'); use(user.id);"), 'user.id', 'own', 'created'],
  ['what the test created, destructured', inTest('const { orderId } = await placeOrder(); use(orderId);'), 'orderId', 'own', 'created'],
  ['what a hook created', 'let org; beforeAll(async () => { org = await createOrg(); }); use(org.id);', 'org.id', 'own', 'created'],
  ['written before each test', "let session; beforeEach(async () => { session = await login('a'); }); use(session);", 'session', 'own', 'hook'],
  ['written by a named hook', "let s; async function prepare() { s = await login('a'); } beforeEach(prepare); use(s);", 's', 'own', 'hook'],
];

const UNKNOWN: Case[] = [
  ['an import', "import { PREFIX } from './constants'; use(PREFIX);", 'PREFIX', 'unknown', 'import'],
  ['a member of an import', "import { config } from './config'; use(config.org);", 'config.org', 'unknown', 'import'],
  ['an environment variable', 'use(process.env.ORG);', 'process.env.ORG', 'unknown', 'environment'],
  ['a bundler’s environment', 'use(import.meta.env.ORG);', 'import.meta.env.ORG', 'unknown', 'environment'],
  ['an undeclared name', 'use(org);', 'org', 'unknown', 'global'],
  ['a helper’s parameter', 'function clean(prefix: string) { use(prefix); }', 'prefix', 'unknown', 'parameter'],
  ['an unknown call', "import { login } from './auth'; const s = login('a'); use(s);", 's', 'unknown', 'call'],
  ['a call over an import and an unknown', "import { A } from './a'; use([A, login('a')]);", "[A, login('a')]", 'unknown', 'call'],
  ['a constant and an import', "import { A } from './a'; use(`x-${A}`);", '`x-${A}`', 'unknown', 'import'],
  ['creating when the module loads', "import { createClient } from './db'; const db = createClient('a'); use(db);", 'db', 'unknown', 'call'],
  ['a built-in fixture', "test('a', async ({ request }) => { use(request); });", 'request', 'unknown', 'parameter'],
  ['one write is unknown', "let p = 'a'; p = read(); use(p);", 'p', 'unknown', 'call'],
  ['a name that hangs on itself', 'let a = b; let b = a; use(a);', 'a', 'unknown', 'other'],
  ['a name shadowed by a parameter', "const p = 'a'; function f(p: string) { use(p + 1); }", 'p + 1', 'unknown', 'parameter'],
  ['an async helper that waits for something', "async function f() { return 'a'; } use(f());", 'f()', 'unknown', 'call'],
];

describe('reachOf', () => {
  it.each([...SHARED, ...OWN, ...UNKNOWN])('%s', (_reason, code, text, reach, why) => {
    const file = fileFrom(code, 'a.test.ts');
    const found = reachOf(file, argumentOf(file, text), REACH_WORDS);
    expect({ reach: found.reach, why: found.why }).toEqual({ reach, why });
  });

  it('ends on thousands of nested templates', () => {
    const code = `const v0 = Date.now(); ${Array.from({ length: 3_000 }, (_, n) => `const v${n + 1} = \`\${v${n}}\${v${n}}\`;`).join('\n')} use(v3000);`;
    const file = fileFrom(code);
    expect(reachOf(file, argumentOf(file, 'v3000'), REACH_WORDS).reach).toBe('unknown');
  });
});

/** The expression as the argument of `use(…)`, or else the first node of that text. */
function argumentOf(file: ReturnType<typeof fileFrom>, text: string) {
  const call = file.text.includes(`use(${text})`) ? nodeAt(file, `use(${text})`) : undefined;
  return call?.type === 'CallExpression' && call.arguments[0] ? call.arguments[0] : nodeAt(file, text);
}
