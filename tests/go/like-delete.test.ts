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
    bad('gorm: a named value', 'db.Where("name LIKE @p", sql.Named("p", "it-%")).Delete(&Order{})', 'it-%'),
    bad('pgx: named values', '_, err := pool.Exec(ctx, "DELETE FROM orders WHERE name LIKE @p", pgx.NamedArgs{"p": "it-%"})', 'it-%'),
    bad('a field of the suite, unscoped', 's.db.Unscoped().Where("name LIKE ?", "it-%").Delete(&Order{})', 'it-%'),
    bad('an error taken from the chain', 'err := db.Delete(&Order{}, "name LIKE ?", "it-%").Error', 'it-%'),
    bad('rows of users that match', '_, err := pool.Exec(ctx, "DELETE FROM orders WHERE user_id IN (SELECT id FROM users WHERE email LIKE \'it-%\')")', 'it-%'),
    bad('ent: a prefix', 'client.Order.Delete().Where(order.NameHasPrefix("it-")).ExecX(ctx)', 'it-'),
    bad('goqu: a method', 'db.Delete("orders").Where(goqu.C("name").Like("it-%")).Executor().Exec()', 'it-%'),
    bad('squirrel: a type', 'sq.Delete("orders").Where(sq.Like{"name": "it-%"}).RunWith(db).Exec()', 'it-%'),
    bad('mongo: pairs', 'coll.DeleteMany(ctx, bson.D{{"name", bson.D{{"$regex", "^it-"}}}})', '^it-'),
    bad('mongo: pairs with keys', 'coll.DeleteMany(ctx, bson.D{{Key: "name", Value: bson.D{{Key: "$regex", Value: "^it-"}}}})', '^it-'),
    bad('mongo: an expression of its own type', 'coll.DeleteMany(ctx, bson.M{"name": primitive.Regex{Pattern: "^it-"}})', '^it-'),
    bad('mongo: any of two', 'coll.DeleteMany(ctx, bson.M{"$or": bson.A{bson.M{"name": bson.M{"$regex": "^it-"}}, bson.M{"name": bson.M{"$regex": "^e2e-"}}}})', '^it-'),
    bad('a list of steps', 'steps := []struct{ name, query string }{{"orders", "DELETE FROM orders WHERE name LIKE \'it-%\'"}}\n\t\tfor _, step := range steps {\n\t\t\tdb.Exec(step.query)\n\t\t}', 'it-%'),
    { name: 'a helper of product code whose name and pattern say that it cleans up after tests', filename: 'internal/store/fixtures.go', code: 'package store\n\nfunc (s *Store) CleanupTestData() {\n\ts.db.Where("name LIKE ?", "Test%").Delete(&Order{})\n}\n', errors: [{ messageId: 'unscopedPattern', data: { pattern: 'Test%' } }] },
    bad('mongo: a constant expression', 'coll.DeleteMany(ctx, bson.M{"name": bson.M{"$regex": "^it-"}})', '^it-'),
    bad('a list of statements', 'for _, q := range []string{"DELETE FROM orders WHERE name LIKE \'it-%\'"} {\n\t\t\tdb.Exec(q)\n\t\t}', 'it-%'),
  ],
  valid: [
    good('this run\'s id is in the bound pattern', '_, err := db.ExecContext(ctx, "DELETE FROM orders WHERE name LIKE $1", fmt.Sprintf("it-%s-%%", testID))'),
    good('this run\'s id is put into the text', '_, err := db.Exec(fmt.Sprintf("DELETE FROM orders WHERE name LIKE \'it-%s-%%\'", testID))'),
    good('a runtime equality beside the pattern', '_, err := db.Exec("DELETE FROM orders WHERE owner = $1 AND name LIKE \'it-%\'", testID)'),
    good('a constant of another file', '_, err := db.Exec("DELETE FROM orders WHERE name LIKE $1", otherPrefix+"%")'),
    good('no pattern', '_, err := db.Exec("DELETE FROM orders WHERE name = \'it-1\'")'),
    good('gorm: a named value of this run', 'db.Where("name LIKE @p", sql.Named("p", testID+"%")).Delete(&Order{})'),
    good('ent: this run\'s prefix', 'client.Order.Delete().Where(order.NameHasPrefix(testID)).ExecX(ctx)'),
    good('ent: this run\'s owner beside a prefix', 'client.Order.Delete().Where(order.NameHasPrefix("it-"), order.OwnerID(testID)).ExecX(ctx)'),
    good('goqu: this run\'s pattern', 'db.Delete("orders").Where(goqu.C("name").Like(testID + "%")).Executor().Exec()'),
    good('squirrel: this run\'s owner', 'sq.Delete("orders").Where(sq.Like{"name": "it-%"}).Where(sq.Eq{"owner": testID}).RunWith(db).Exec()'),
    good('mongo: this run\'s owner beside it', 'coll.DeleteMany(ctx, bson.D{{"owner", testID}, {"name", bson.D{{"$regex", "^it-"}}}})'),
    good('mongo: exactly one text', 'coll.DeleteMany(ctx, bson.M{"name": bson.M{"$regex": "^it-1$"}})'),
    good('a condition that is not known', 'db.Where(byOwner).Delete(&Order{})'),
    good('a table of what a parser is asked', 'cases := []struct{ name, query string }{{"like", "DELETE FROM orders WHERE name LIKE \'it-%\'"}}\n\t\tfor _, c := range cases {\n\t\t\tparse(c.query)\n\t\t}'),
    { name: 'a helper of product code that deletes temporary rows', filename: 'internal/store/temporary.go', code: 'package store\n\nfunc (s *Store) RemoveTemporary() {\n\ts.db.Where("name LIKE ?", "tmp%").Delete(&Order{})\n}\n' },
    good('gorm with this run\'s id', 'db.Where("name LIKE ?", "it-"+testID+"%").Delete(&Order{})'),
    good('the text is only expected', 'mock.ExpectExec("DELETE FROM orders WHERE name LIKE \'it-%\'")'),
    good('the text is only compared', 'Expect(query).To(Equal("DELETE FROM orders WHERE name LIKE \'it-%\'"))'),
    { name: 'product code', filename: 'pkg/store/store.go', code: inHook(`_, err := db.Exec("DELETE FROM orders WHERE name LIKE 'it-%'")`) },
    { name: 'one store for each worker', filename, code: inHook(`_, err := db.Exec("DELETE FROM orders WHERE name LIKE 'it-%'")`), settings: { flakeproof: { isolation: 'per-worker' } } },
    { name: 'tests beside which nothing runs', filename, code: inHook(`_, err := db.Exec("DELETE FROM orders WHERE name LIKE 'it-%'")`).replace('"orders", func', '"orders", Serial, func') },
    { name: 'a database of the file\'s own', filename, code: inHook(`_, err := db.Exec("DELETE FROM orders WHERE name LIKE 'it-%'")`).replace('"fmt"', '"fmt"\n\t_ "modernc.org/sqlite"') },
  ],
});
