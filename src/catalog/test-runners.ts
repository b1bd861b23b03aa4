/** What a test runner calls the functions that take a test's code. */
export interface TestRunnerRow {
  /** The modules that export the names; `globalThis` where they need no import. */
  readonly modules: readonly string[];
  /** Ways from the module to a function that takes the body of one test; the module itself is `''`. */
  readonly test: readonly string[];
  /** … that takes what runs around each test. */
  readonly each: readonly string[];
  /** … that takes what runs once a file or suite. */
  readonly once: readonly string[];
  /** … that takes a group of tests. */
  readonly group: readonly string[];
  /** What the runner itself passes to every test, shared with all others: no fixture of this test's own. */
  readonly builtIn?: readonly string[];
  readonly example: string;
}

const JEST_LIKE = {
  test: ['test', 'it'],
  each: ['beforeEach', 'afterEach'],
  once: ['beforeAll', 'afterAll'],
  group: ['describe'],
} as const;

/** The runners of JavaScript tests. */
export const TEST_RUNNERS = [
  {
    modules: ['vitest', '@effect/vitest'],
    ...JEST_LIKE,
    test: ['test', 'it', 'it.effect', 'it.scoped', 'it.live', 'it.scopedLive', 'bench'],
    once: ['beforeAll', 'afterAll', 'aroundAll'],
    each: ['beforeEach', 'afterEach', 'aroundEach', 'onTestFinished', 'onTestFailed'],
    group: ['describe', 'suite'],
    builtIn: ['expect', 'task', 'signal', 'skip', 'annotate', 'onTestFinished', 'onTestFailed'],
    example: "import { test } from 'vitest';\ntest('adds', () => {});\n",
  },
  {
    modules: ['@jest/globals'],
    ...JEST_LIKE,
    test: ['test', 'it', 'fit', 'xit', 'xtest'],
    group: ['describe', 'fdescribe', 'xdescribe'],
    example: "import { it } from '@jest/globals';\nit('adds', () => {});\n",
  },
  {
    // Jest, Mocha (both styles), Jasmine, Vitest with `globals: true`, Cypress.
    modules: ['globalThis'],
    test: ['test', 'it', 'specify', 'fit', 'xit', 'xtest', 'xspecify', 'Deno.test', 'QUnit.test'],
    each: ['beforeEach', 'afterEach', 'setup', 'teardown', 'onTestFinished', 'onTestFailed'],
    once: ['beforeAll', 'afterAll', 'before', 'after', 'suiteSetup', 'suiteTeardown', 'QUnit.begin', 'QUnit.done'],
    group: ['describe', 'context', 'suite', 'fdescribe', 'xdescribe', 'QUnit.module'],
    example: "it('adds', () => {});\n",
  },
  {
    modules: ['mocha'],
    test: ['it', 'specify', 'test'],
    each: ['beforeEach', 'afterEach', 'setup', 'teardown'],
    once: ['before', 'after', 'suiteSetup', 'suiteTeardown'],
    group: ['describe', 'context', 'suite'],
    example: "import { it } from 'mocha';\nit('adds', () => {});\n",
  },
  {
    modules: ['@playwright/test', 'playwright/test', '@playwright/experimental-ct-react', '@playwright/experimental-ct-vue'],
    test: ['test', 'it', ''],
    each: ['test.beforeEach', 'test.afterEach', 'beforeEach', 'afterEach'],
    once: ['test.beforeAll', 'test.afterAll', 'beforeAll', 'afterAll'],
    group: ['test.describe', 'describe'],
    builtIn: [
      ...['page', 'context', 'browser', 'browserName', 'request', 'playwright', 'baseURL', 'viewport', 'headless', 'locale'],
      ...['isMobile', 'channel', 'storageState', 'userAgent', 'colorScheme', 'timezoneId'],
    ],
    example: "import { test } from '@playwright/test';\ntest('adds', async ({ page }) => {});\n",
  },
  {
    modules: ['node:test'],
    test: ['test', 'it', ''],
    each: ['beforeEach', 'afterEach', 'test.beforeEach', 'test.afterEach'],
    once: ['before', 'after', 'test.before', 'test.after'],
    group: ['describe', 'suite', 'test.describe', 'test.suite'],
    example: "import test from 'node:test';\ntest('adds', () => {});\n",
  },
  {
    modules: ['bun:test'],
    ...JEST_LIKE,
    example: "import { test } from 'bun:test';\ntest('adds', () => {});\n",
  },
  {
    modules: ['ava', 'ava-ts', '@fast-check/ava'],
    test: ['', 'default', 'test', 'testProp', 'serial'],
    each: ['beforeEach', 'afterEach', 'test.beforeEach', 'test.afterEach'],
    once: ['before', 'after', 'test.before', 'test.after'],
    group: [],
    example: "import test from 'ava';\ntest('adds', (t) => {});\n",
  },
  {
    modules: ['tap', 'tape', 'tape-promise/tape', '@tapjs/core', 'zora', 'brittle'],
    test: ['', 'test'],
    each: ['beforeEach', 'afterEach'],
    once: ['before', 'after', 'teardown'],
    group: [],
    example: "import t from 'tap';\nt.test('adds', async (t) => {});\n",
  },
  {
    modules: ['uvu'],
    test: ['test', 'suite()'],
    each: ['test.before.each', 'test.after.each', 'suite().before.each', 'suite().after.each'],
    once: ['test.before', 'test.after', 'suite().before', 'suite().after'],
    group: [],
    example: "import { suite } from 'uvu';\nconst math = suite('math');\nmath('adds', () => {});\n",
  },
  {
    modules: ['@japa/runner'],
    test: ['test'],
    each: [],
    once: [],
    group: ['test.group'],
    example: "import { test } from '@japa/runner';\ntest('adds', async ({ assert }) => {});\n",
  },
  {
    modules: ['qunit'],
    test: ['test'],
    each: ['hooks.beforeEach', 'hooks.afterEach'],
    once: ['begin', 'done'],
    group: ['module'],
    example: "import { test } from 'qunit';\ntest('adds', (assert) => {});\n",
  },
  {
    modules: ['@hapi/lab', 'lab'],
    test: ['script().test', 'script().it'],
    each: ['script().beforeEach', 'script().afterEach'],
    once: ['script().before', 'script().after'],
    group: ['script().describe', 'script().experiment', 'script().suite'],
    example: "import * as Lab from '@hapi/lab';\nconst { it } = Lab.script();\nit('adds', () => {});\n",
  },
  {
    modules: ['testcafe'],
    test: ['test'],
    each: ['test.before', 'test.after', 'fixture().beforeEach', 'fixture().afterEach'],
    once: ['fixture().before', 'fixture().after'],
    group: ['fixture'],
    example: "import { test } from 'testcafe';\ntest('adds', async (t) => {});\n",
  },
  {
    modules: ['@std/testing/bdd'],
    ...JEST_LIKE,
    once: ['beforeAll', 'afterAll', 'before', 'after'],
    example: "import { it } from '@std/testing/bdd';\nit('adds', () => {});\n",
  },
] as const satisfies readonly TestRunnerRow[];

/** Words between a runner's function and its call that leave it what it is: `test.only(…)`, `it.each([…])(…)`, `test.extend({…})(…)`. */
export const MODIFIERS = [
  ...['only', 'skip', 'todo', 'fails', 'failing', 'fail', 'slow', 'fixme', 'skipIf', 'runIf', 'if', 'ignore'],
  ...['concurrent', 'sequential', 'serial', 'parallel', 'shuffle', 'always', 'macro', 'prop', 'layer'],
  ...['each', 'for', 'extend', 'override', 'scoped', 'setup', 'withContext', 'use', 'with'],
] as const;

/** A project's own test function, imported or built in the file, by its name: `redisTest`, `testWithDb`, `authedTest`. */
export const TEST_NAMES = /^(?:it|test|specify|scenario|Scenario)(?:$|[A-Z_])|[a-z\d]Test$/;

/** Hooks that no receiver turns into something else: `group.each.setup` aside, nobody else calls a method so. */
export const HOOK_NAMES: Readonly<Record<string, 'each' | 'once'>> = {
  beforeEach: 'each',
  afterEach: 'each',
  beforeAll: 'once',
  afterAll: 'once',
};

/** What the text of every file says that calls a test runner, or that cleans up after tests. */
export const RUNNER_TEXT = /test|e2e|spec|describe|suite|(?:before|after)(?:each|all)?\(|\bsetup\(|\bit[.(]/i;

/** The parts of a path that say: tests live here. */
export const TEST_PATHS =
  /(?:^|\/)(?:__tests?__|__e2e__|__specs?__|tests?|specs?|e2e|cypress|playwright|testing|[\w.-]+-(?:tests?|e2e|specs?)|(?:tests?|e2e|integration)-[\w.-]+|test_[\w.-]+|integration|test[A-Z]\w*)\/|[.\-_](?:\w*tests?|specs?|e2e|e2e-spec|cy|it|int)\.[cm]?[jt]sx?$|(?:^|\/)(?:tests?|specs?|cypress\.config)\.[cm]?[jt]sx?$|[a-z](?:Test|Spec)s?\.[cm]?[jt]sx?$/;
