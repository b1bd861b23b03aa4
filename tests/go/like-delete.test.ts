import { testGo } from './go-tester.ts';

const filename = 'tests/orders_test.go';
const inHook = (body: string, head = ''): string => `package orders_test

import (
	"fmt"

	"github.com/google/uuid"
)
${head}
var _ = Describe("orders", func() {
	var testID string

	BeforeEach(func() {
		testID = uuid.NewString()
	})

	AfterEach(func() {
		${body}
	})
})
`;
const bad = (name: string, body: string, pattern: string, head = '') => ({
  name,
  filename,
  code: inHook(body, head),
  errors: [{ messageId: 'unscopedPattern', data: { pattern } }],
});
const good = (name: string, body: string, head = '') => ({ name, filename, code: inHook(body, head) });

testGo('no-unscoped-like-delete', {
  invalid: [
    bad('a literal pattern, as the post-mortem had it', `_, err := db.ExecContext(ctx, "DELETE FROM orders WHERE name LIKE 'it-%'")`, 'it-%'),
    bad('a pattern in a subselect', '_, err := db.Exec(`DELETE FROM lines WHERE order_id IN (SELECT id FROM orders WHERE name LIKE \'it-%\')`)', 'it-%'),
    bad('a bound constant proves nothing', '_, err := pool.Exec(ctx, "DELETE FROM orders WHERE name LIKE $1", prefix+"%")', 'it-%', '\nconst prefix = "it-"\n'),
    bad('a constant put in by Sprintf', '_, err := db.Exec(fmt.Sprintf("DELETE FROM orders WHERE name LIKE \'%s%%\'", prefix))', 'it-%', '\nconst prefix = "it-"\n'),
    bad('gorm: condition before the deletion', 'db.Where("name LIKE ?", "it-%").Delete(&Order{})', 'it-%'),
    bad('gorm: condition in the deletion', 'db.Delete(&Order{}, "name LIKE ?", "it-%")', 'it-%'),
    bad('mongo: a constant expression', 'coll.DeleteMany(ctx, bson.M{"name": bson.M{"$regex": "^it-"}})', '^it-'),
    bad('a list of statements', 'for _, q := range []string{"DELETE FROM orders WHERE name LIKE \'it-%\'"} {\n\t\t\tdb.Exec(q)\n\t\t}', 'it-%'),
  ],
  valid: [
    good('this run\'s id is in the bound pattern', '_, err := db.ExecContext(ctx, "DELETE FROM orders WHERE name LIKE $1", fmt.Sprintf("it-%s-%%", testID))'),
    good('this run\'s id is put into the text', '_, err := db.Exec(fmt.Sprintf("DELETE FROM orders WHERE name LIKE \'it-%s-%%\'", testID))'),
    good('a runtime equality beside the pattern', '_, err := db.Exec("DELETE FROM orders WHERE owner = $1 AND name LIKE \'it-%\'", testID)'),
    good('a constant of another file', '_, err := db.Exec("DELETE FROM orders WHERE name LIKE $1", otherPrefix+"%")'),
    good('no pattern', '_, err := db.Exec("DELETE FROM orders WHERE name = \'it-1\'")'),
    good('gorm with this run\'s id', 'db.Where("name LIKE ?", "it-"+testID+"%").Delete(&Order{})'),
    good('the text is only expected', 'mock.ExpectExec("DELETE FROM orders WHERE name LIKE \'it-%\'")'),
    good('the text is only compared', 'Expect(query).To(Equal("DELETE FROM orders WHERE name LIKE \'it-%\'"))'),
    { name: 'product code', filename: 'pkg/store/store.go', code: inHook(`_, err := db.Exec("DELETE FROM orders WHERE name LIKE 'it-%'")`) },
    { name: 'one store for each worker', filename, code: inHook(`_, err := db.Exec("DELETE FROM orders WHERE name LIKE 'it-%'")`), settings: { flakeproof: { isolation: 'per-worker' } } },
    { name: 'tests beside which nothing runs', filename, code: inHook(`_, err := db.Exec("DELETE FROM orders WHERE name LIKE 'it-%'")`).replace('"orders", func', '"orders", Serial, func') },
    { name: 'a database of the file\'s own', filename, code: inHook(`_, err := db.Exec("DELETE FROM orders WHERE name LIKE 'it-%'")`).replace('"fmt"', '"fmt"\n\t_ "modernc.org/sqlite"') },
  ],
});
