/**
 * How a poll decides that it is done. `assertion`: its callback stops throwing. `predicate`: its callback answers with something
 * true. `either`: the file does not say which. `value`: a matcher is chained to it.
 */
export type PollStyle = 'assertion' | 'predicate' | 'either' | 'value';

/** A function that calls its callback again and again. */
export interface PollRow {
  readonly origin: string;
  readonly style: PollStyle;
  readonly example: string;
}

const inTest = (head: string, body: string) => `${head}\nimport { api } from './api';\ntest('two', async () => {\n  ${body}\n});\n`;

/** Polls that are known by where they come from, whatever the file calls them. */
export const POLLS: readonly PollRow[] = [
  {
    origin: 'vitest#expect.poll',
    style: 'value',
    example: inTest("import { expect, test } from 'vitest';", 'await expect.poll(() => api.countOrders()).toBe(2);'),
  },
  {
    origin: '@playwright/test#expect.poll',
    style: 'value',
    example: inTest("import { expect, test } from '@playwright/test';", 'await expect.poll(() => api.countOrders()).toBe(2);'),
  },
  {
    origin: '@playwright/test#expect.soft.poll',
    style: 'value',
    example: inTest("import { expect, test } from '@playwright/test';", 'await expect.soft.poll(() => api.countOrders()).toBe(2);'),
  },
  {
    origin: '@playwright/test#expect.configure().poll',
    style: 'value',
    example: inTest(
      "import { expect, test } from '@playwright/test';",
      'await expect.configure({ soft: true }).poll(() => api.countOrders()).toBe(2);',
    ),
  },
  {
    origin: 'vitest#vi.waitFor',
    style: 'assertion',
    example: inTest("import { expect, test, vi } from 'vitest';", 'await vi.waitFor(async () => expect(await api.listOrders()).toHaveLength(2));'),
  },
  {
    origin: 'vitest#vi.waitUntil',
    style: 'predicate',
    example: inTest("import { test, vi } from 'vitest';", 'await vi.waitUntil(async () => (await api.listOrders()).length === 2);'),
  },
  {
    origin: 'globalThis#vi.waitFor',
    style: 'assertion',
    example: inTest('', 'await vi.waitFor(async () => expect(await api.listOrders()).toHaveLength(2));'),
  },
  {
    origin: 'globalThis#vi.waitUntil',
    style: 'predicate',
    example: inTest('', 'await vi.waitUntil(async () => (await api.listOrders()).length === 2);'),
  },
  ...['react', 'dom', 'vue', 'svelte', 'preact', 'react-native', 'angular'].map(
    (framework): PollRow => ({
      origin: `@testing-library/${framework}#waitFor`,
      style: 'assertion',
      example:
        `import { readdirSync } from 'node:fs';\nimport { waitFor } from '@testing-library/${framework}';\n` +
        "test('two', async () => {\n  await waitFor(() => expect(readdirSync('/tmp/outbox')).toHaveLength(2));\n});\n",
    }),
  ),
  {
    origin: 'wait-for-expect#',
    style: 'assertion',
    example: inTest("import settled from 'wait-for-expect';", 'await settled(async () => { expect(await api.listOrders()).toHaveLength(2); });'),
  },
  {
    origin: 'p-wait-for#',
    style: 'predicate',
    example: inTest("import settled from 'p-wait-for';", 'await settled(async () => (await api.listOrders()).length === 2);'),
  },
  {
    origin: 'async-wait-until#',
    style: 'predicate',
    example: inTest("import settled from 'async-wait-until';", 'await settled(async () => (await api.listOrders()).length === 2);'),
  },
  {
    origin: 'async-wait-until#waitUntil',
    style: 'predicate',
    example: inTest("import { waitUntil as settled } from 'async-wait-until';", 'await settled(async () => (await api.listOrders()).length === 2);'),
  },
  {
    origin: 'async-retry#',
    style: 'assertion',
    example: inTest("import settled from 'async-retry';", 'await settled(async () => { expect(await api.listOrders()).toHaveLength(2); });'),
  },
  {
    origin: 'p-retry#',
    style: 'assertion',
    example: inTest(
      "import settled from 'p-retry';",
      "await settled(async () => { const orders = await api.listOrders(); if (orders.length !== 2) throw new Error('not yet'); });",
    ),
  },
  {
    origin: 'promise-retry#',
    style: 'assertion',
    example: inTest("import settled from 'promise-retry';", 'await settled(async () => { expect(await api.listOrders()).toHaveLength(2); });'),
  },
  {
    origin: 'ts-retry-promise#retry',
    style: 'assertion',
    example: inTest("import { retry as settled } from 'ts-retry-promise';", 'await settled(async () => { expect(await api.listOrders()).toHaveLength(2); });'),
  },
];

/** Names of a callee that polls, whoever wrote it: `eventually`, `waitForCondition`, `retry.try`, `expectToPassEventually`, `pollUntil`. */
export const POLL_NAMES = /(?:^|[a-z\d_])(?:[wW]ait(?:$|[A-Z_])|[pP]oll(?:$|[A-Z_]|ing)|[rR]etr(?:y|ies|ying)(?:$|[A-Z_])|[uU]ntil|[eE]ventual)|^(?:wait|poll|retry|until|eventual)/;

/** Members of a `retry` object that run its callback: `retry.try(fn)`, `retry.tryForTime(ms, fn)`. */
export const POLL_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  retry: ['try', 'tryForTime', 'tryWithRetries', 'waitFor', 'waitForWithTimeout', 'tryUntil', 'do', 'run', 'async', 'execute'],
};

/** Names that say themselves that the value is remote: `await eventually(fn).toEqual(2)`. */
export const EVENTUAL_NAMES = /^(?:\w*[a-z\d])?[eE]ventually$/;

/** Receivers whose waiting is for a page or a stream, never for rows. */
export const NO_POLL_RECEIVERS: readonly string[] = [
  ...['page', 'locator', 'frame', 'element', 'screen', 'driver', 'context', 'worker', 'stream', 'cy', 'wrapper', 'popup', 'tab'],
];

/** The option in which a poll takes the test of what it read: `poll(read, { until: (rows) => rows.length === 2 })`. */
export const PREDICATE_OPTIONS: readonly string[] = [
  ...['shouldStop', 'until', 'predicate', 'condition', 'done', 'isDone', 'stopWhen', 'stopCondition', 'check', 'validate', 'check', 'when'],
];

/** Helpers that wait for a number of rows by themselves: `awaitRows(2)`, `waitForJobCount(1)`. */
export const COUNT_HELPERS =
  /^(?:await|waitFor|waitUntil|pollFor|expectEventual(?:ly)?|eventually)\w*(?:Rows|Records|Documents|Docs|Entries|Jobs|Runs|Tasks|Items|Emails|Mails|Objects|Count)$/;

/** Names of polls that take the number beside the function: `waitForCount(() => db.order.count(), 2)`. */
export const COUNT_POLLS = /(?:Count|Length|Size|Total|Equals?|Value|ToBe|Is)$/;

/** Calls with which a hand-written loop lets time pass. */
export const PAUSES = /^(?:set(?:Timeout|Immediate)|sleep\w*|delay\w*|pause|wait\w*|timeout|tick|nextTick)$/i;
