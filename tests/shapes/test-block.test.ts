import { describe, expect, it } from 'vitest';
import { FRESH_VALUES } from '../../src/catalog/fresh-values.ts';
import { TEST_RUNNERS } from '../../src/catalog/test-runners.ts';
import { reachOf } from '../../src/core/reach.ts';
import { type Node, descendantsOf, isFunction } from '../../src/core/tree.ts';
import { REACH_WORDS } from '../../src/shapes/fresh-value.ts';
import { isTestFile, placeAround, placeOf } from '../../src/shapes/test-block.ts';
import { fileFrom, nodeAt } from '../parse.ts';

/** [reason, code with one call of `here()`, the place that it runs in] */
const PLACES: [string, string, 'test' | 'each' | 'once' | undefined][] = [
  ['a global test', "it('a', () => { here(); });", 'test'],
  ['an imported test', "import { test as t } from 'vitest'; t('a', () => { here(); });", 'test'],
  ['only', "test.only('a', () => { here(); });", 'test'],
  ['two modifiers', "test.concurrent.only('a', () => { here(); });", 'test'],
  ['each', "test.each([1])('%i', () => { here(); });", 'test'],
  ['each as a template', "test.each`a\n${1}`('%i', () => { here(); });", 'test'],
  ['skipIf', "test.skipIf(ci)('a', () => { here(); });", 'test'],
  ['options before the body', "import test from 'node:test'; test('a', { timeout: 1 }, () => { here(); });", 'test'],
  ['a subtest', "import { test } from 'node:test'; test('a', async (t) => { await t.test('b', () => { here(); }); });", 'test'],
  ['a wrapped body', "it('a', retryFlaky(async () => { here(); }));", 'test'],
  ['a test of one’s own fixtures', "import { test } from './fixtures'; test('a', async ({ db }) => { here(); });", 'test'],
  ['a test function of one’s own', "import { redisTest } from './redis'; redisTest('a', async ({ redis }) => { here(); });", 'test'],
  ['a test function extended in the file', "import { test as base } from '@playwright/test'; const test = base.extend({}); test('a', () => { here(); });", 'test'],
  ['Effect', "import { it } from '@effect/vitest'; it.effect('a', () => Effect.gen(function* () { here(); }));", 'test'],
  ['AVA', "import test from 'ava'; test.serial('a', async (t) => { here(); });", 'test'],
  ['Deno’s object', "Deno.test({ name: 'a', fn() { here(); } });", 'test'],
  ['QUnit', "QUnit.test('a', (assert) => { here(); });", 'test'],
  ['a callback inside a test', "it('a', () => { list.forEach(() => { here(); }); });", 'test'],
  ['a step', "import { test } from '@playwright/test'; test('a', async () => { await test.step('b', async () => { here(); }); });", 'test'],
  ['beforeEach', 'beforeEach(() => { here(); });', 'each'],
  ['beforeEach of Playwright', "import { test } from '@playwright/test'; test.beforeEach(async () => { here(); });", 'each'],
  ['a hook of a test context', "import test from 'node:test'; test('a', (t) => { t.beforeEach(() => { here(); }); });", 'each'],
  ['Mocha’s setup', 'setup(() => { here(); });', 'each'],
  ['uvu', "import { test } from 'uvu'; test.before.each(() => { here(); });", 'each'],
  ['a named hook', 'function prepare() { here(); } beforeEach(prepare);', 'each'],
  ['a const hook', 'const prepare = async () => { here(); }; beforeEach(prepare);', 'each'],
  ['QUnit’s module hooks', "QUnit.module('a', { beforeEach() { here(); } });", 'each'],
  ['a fixture', "import { test } from '@playwright/test'; export const t = test.extend({ db: async ({}, use) => { here(); } });", 'each'],
  ['a fixture of the worker', "import { test } from '@playwright/test'; export const t = test.extend({ db: [async ({}, use) => { here(); }, { scope: 'worker' }] });", 'once'],
  ['beforeAll', 'beforeAll(() => { here(); });', 'once'],
  ['Mocha’s before', 'before(() => { here(); });', 'once'],
  ['AVA’s before', "import test from 'ava'; test.before(() => { here(); });", 'once'],
  ['a group', "describe('a', () => { here(); });", undefined],
  ['a parametrised group', "describe.each([1])('a', () => { here(); });", undefined],
  ['a helper', 'function helper() { here(); }', undefined],
  ['test of a regular expression', '/a/.test(x); const f = () => { here(); };', undefined],
  ['a retry', 'retryFlakyTest(() => { here(); });', undefined],
  ['setup of an own module', "import { setup } from './app'; setup(() => { here(); });", undefined],
];

/** [path, code, is it a test file] */
const FILES: [string, string, boolean][] = [
  ['src/orders.test.ts', '', true],
  ['src/orders.spec.tsx', '', true],
  ['src/orders_test.ts', '', true],
  ['src/orders.servertest.ts', '', true],
  ['src/orders.e2e-spec.ts', '', true],
  ['src/orders.cy.ts', '', true],
  ['src/OrdersTest.ts', '', true],
  ['tests/support/poll.ts', '', true],
  ['test/helpers.ts', '', true],
  ['src/__tests__/orders.ts', '', true],
  ['apps/app-tests/orders.ts', '', true],
  ['C:\\code\\e2e\\orders.ts', '', true],
  ['src/latest/orders.ts', '', false],
  ['src/contest.ts', '', false],
  ['src/testimonials/list.ts', '', false],
  ['src/orders.ts', 'export const a = 1;', false],
  ['src/orders.ts', "import { it } from 'vitest'; it('a', () => {});", true],
  ['src/orders.ts', "describe('a', () => { it('b', () => {}); });", true],
  ['src/orders.ts', "import { test } from './fixtures'; test('a', async () => {});", true],
  ['src/orders.ts', "if (/a/.test(x)) test('a');", false],
  ['src/orders.ts', "const it = list[Symbol.iterator](); it.next(() => {});", false],
];

describe('placeOf', () => {
  it.each(PLACES)('%s', (_reason, code, place) => {
    const file = fileFrom(code, 'a.ts');
    expect(placeAround(file, nodeAt(file, 'here()'))?.place).toBe(place);
  });
});

describe('isTestFile', () => {
  it.each(FILES)('%s: %s', (path, code, answer) => {
    expect(isTestFile(fileFrom(code, path))).toBe(answer);
  });
});

describe('catalog', () => {
  it.each(TEST_RUNNERS.map((row) => row.example))('sees the test in %s', (example) => {
    const file = fileFrom(example, 'a.ts');
    const found = [...descendantsOf(file.keys, file.source.ast as Node)].filter(isFunction).map((fn) => placeOf(file, fn));
    expect(found).toContain('test');
    expect(isTestFile(file)).toBe(true);
  });

  it.each(FRESH_VALUES.map((row) => [row.example, row.why] as const))('sees that %s is fresh', (example, why) => {
    const file = fileFrom(example, 'a.ts');
    for (const node of descendantsOf(file.keys, file.source.ast as Node)) {
      if (node.type !== 'VariableDeclarator' || !node.init || node.parent.parent.type !== 'ExportNamedDeclaration') continue;
      const asked = node.init.type === 'ArrowFunctionExpression' ? node.init.body : node.init;
      const { reach, why: said } = reachOf(file, asked, REACH_WORDS);
      expect({ reach, why: said }).toEqual({ reach: 'own', why });
      return;
    }
    throw new Error('the example exports no value');
  });
});
