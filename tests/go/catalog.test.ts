import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { GO_GUARDS, GO_ROUTES, GO_VALIDATORS } from '../../src/catalog/go-health.ts';
import { GO_ASSERTIONS, GO_MATCHERS, GO_POLLS } from '../../src/catalog/go-polls.ts';
import { GO_SERVERS } from '../../src/catalog/go-servers.ts';
import { GO_BUILDERS, GO_PREDICATES } from '../../src/catalog/go-sql.ts';
import { GO_RUNNERS } from '../../src/catalog/go-tests.ts';
import go from '../../src/go/index.ts';
import { parseGo } from '../../src/go/parse.ts';
import { roleOf } from '../../src/go/test-role.ts';
import { type GoNode, descendantsOf, isFunction } from '../../src/go/tree.ts';

/** The rules that report an example. */
const reported = (example: string, filename: string): (string | null)[] =>
  new Linter().verify(example, [go.configs.recommended], { filename }).map(({ ruleId, message }) => ruleId ?? message);

/** The roles of the functions in an example, outer before inner. */
function rolesIn(text: string): (string | undefined)[] {
  const { root, errorAt } = parseGo(text);
  expect(errorAt).toBeUndefined();
  return [...descendantsOf(root)].filter((node: GoNode) => isFunction(node)).map((node) => roleOf({ path: 'orders_test.go', text, root }, node));
}

const titleOf = (example: string) => example.trim().split('\n').slice(-2)[0]?.trim() ?? '';

describe.each([
  { title: 'routes', rule: 'no-token-validation-in-health-handler', filename: 'api/api.go', rows: GO_ROUTES },
  { title: 'guards', rule: 'no-token-validation-in-health-handler', filename: 'api/api.go', rows: GO_GUARDS },
  { title: 'validators', rule: 'no-token-validation-in-health-handler', filename: 'api/api.go', rows: GO_VALIDATORS },
  { title: 'polls', rule: 'no-unscoped-eventual-count', filename: 'test/orders_test.go', rows: GO_POLLS },
  { title: 'servers', rule: 'require-server-handler', filename: 'api/api.go', rows: GO_SERVERS },
  { title: 'builders', rule: 'no-unscoped-like-delete', filename: 'test/orders_test.go', rows: GO_BUILDERS },
  { title: 'conditions', rule: 'no-unscoped-like-delete', filename: 'test/orders_test.go', rows: GO_PREDICATES },
])('$title', ({ rule, filename, rows }) => {
  it.each(rows.map(({ example }) => [titleOf(example), example]))('%s', (_, example) => {
    expect(reported(example, filename)).toEqual([`flakeproof/${rule}`]);
  });
});

describe('runners', () => {
  it.each(GO_RUNNERS.map((row) => [row.names.source, row.role, row.example]))('%s: %s', (_, role, example) => {
    expect(rolesIn(example).at(-1)).toBe(role);
  });
});

describe('matchers and assertions', () => {
  const EXPECTED = { equal: '2', length: '2', empty: '', list: '[]string{"a", "b"}' };
  const inTest = (code: string) => `package orders_test\n\nvar _ = It("stores", func() {\n${code}\n})\n`;
  const LIST = 'func() (int, error) {\norders, err := store.ListOrders(ctx)\nreturn len(orders), err\n}';

  it.each(GO_MATCHERS.map(({ name, asks }) => [name, asks] as const))('%s asks for %s', (name, asks) => {
    const given = name === 'BeNumerically' ? '"==", 2' : EXPECTED[asks];
    expect(reported(inTest(`Eventually(${LIST}).Should(${name}(${given}))`), 'test/orders_test.go')).toEqual(['flakeproof/no-unscoped-eventual-count']);
    expect(reported(inTest(`Eventually(${LIST}).Should(${name}Orders(${given}))`), 'test/orders_test.go')).toEqual([]);
  });

  it.each(GO_ASSERTIONS.map(({ name, asks }) => [name, asks] as const))('%s asks for %s', (name, asks) => {
    const given = { equal: '2, len(orders)', length: 'orders, 2', empty: 'orders', list: '[]string{"a"}, orders' }[asks];
    const poll = (assertion: string) => inTest(`require.EventuallyWithT(t, func(c *assert.CollectT) {\norders, err := store.ListOrders(ctx)\nassert.${assertion}(c, ${given})\n}, time.Second, time.Millisecond)`);
    expect(reported(poll(name), 'test/orders_test.go')).toEqual(['flakeproof/no-unscoped-eventual-count']);
    expect(reported(poll('NotNil'), 'test/orders_test.go')).toEqual([]);
  });
});
