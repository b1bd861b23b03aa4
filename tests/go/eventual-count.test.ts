import { testGo } from './go-tester.ts';

const filename = 'tests/orders_test.go';
const inTest = (body: string): string => `package orders_test

import "github.com/google/uuid"

var _ = Describe("orders", func() {
	var (
		repo    *store.Repository
		orderID string
	)

	BeforeEach(func() {
		repo = store.NewRepository(db, logger)
		orderID = uuid.NewString()
	})

	It("stores two", func() {
		repo.Create(ctx, &store.Order{ID: orderID})
		${body}
	})
})
`;
const data = { n: '2', read: 'repo.Search', hint: ', for example by `orderID`' };
const value = (read: string, matcher: string): string =>
  `Eventually(func() int {\n\t\t\tfound, err := repo.${read}\n\t\t\tif err != nil {\n\t\t\t\treturn -1\n\t\t\t}\n\t\t\treturn len(found)\n\t\t}, timeout).Should(${matcher})`;
const bad = (name: string, code: string, suggestion?: readonly [string, string]) => ({
  name,
  filename,
  code: inTest(code),
  errors: [{ messageId: 'unscopedCount', data, ...(suggestion ? { suggestions: [{ messageId: 'useAtLeast', data: { n: '2' }, output: inTest(code.replace(...suggestion)) }] } : {}) }],
});
const good = (name: string, code: string) => ({ name, filename, code: inTest(code) });

testGo('no-unscoped-eventual-count', {
  invalid: [
    bad('a search by nothing of its own, as the post-mortem had it', value('Search(ctx, &store.Filter{Kind: "open"})', 'Equal(2)'), ['Equal(2)', 'BeNumerically(">=", 2)']),
    bad('HaveLen of what is returned', 'Eventually(func() ([]store.Order, error) {\n\t\t\tfound, err := repo.Search(ctx)\n\t\t\treturn found, err\n\t\t}).Should(HaveLen(2))'),
    bad('assertions inside', 'Eventually(func(g Gomega) {\n\t\t\tfound, err := repo.Search(ctx)\n\t\t\tg.Expect(err).NotTo(HaveOccurred())\n\t\t\tg.Expect(found).To(HaveLen(2))\n\t\t}).Should(Succeed())'),
    bad('a predicate', 'Eventually(func() bool {\n\t\t\tfound, err := repo.Search(ctx)\n\t\t\treturn err == nil && len(found) == 2\n\t\t}).Should(BeTrue())'),
    bad('testify', 'require.Eventually(GinkgoT(), func() bool {\n\t\t\tfound, err := repo.Search(ctx)\n\t\t\treturn err == nil && len(found) == 2\n\t\t}, time.Second, time.Millisecond)'),
    bad('testify with assertions', 'assert.EventuallyWithT(GinkgoT(), func(c *assert.CollectT) {\n\t\t\tfound, err := repo.Search(ctx)\n\t\t\tassert.NoError(c, err)\n\t\t\tassert.Len(c, found, 2)\n\t\t}, time.Second, time.Millisecond)'),
    bad('a predicate that refuses any other number', 'require.Eventually(GinkgoT(), func() bool {\n\t\t\tfound, err := repo.Search(ctx)\n\t\t\tif err != nil || len(found) != 2 {\n\t\t\t\treturn false\n\t\t\t}\n\t\t\treturn true\n\t\t}, time.Second, time.Millisecond)'),
    bad('an error for any other number', 'Eventually(func() error {\n\t\t\tfound, err := repo.Search(ctx)\n\t\t\tif err != nil {\n\t\t\t\treturn err\n\t\t\t}\n\t\t\tif len(found) != 2 {\n\t\t\t\treturn fmt.Errorf("found %d", len(found))\n\t\t\t}\n\t\t\treturn nil\n\t\t}).Should(Succeed())'),
    { ...bad('gorm counts into a variable, its error in a field', 'require.Eventually(GinkgoT(), func() bool {\n\t\t\tvar n int64\n\t\t\terr := db.Model(&store.Order{}).Where("status = ?", "open").Count(&n).Error\n\t\t\treturn err == nil && n == 2\n\t\t}, time.Second, time.Millisecond)'), errors: [{ messageId: 'unscopedCount', data: { ...data, read: 'Count' } }] },
  ],
  valid: [
    good('gorm counts what is the test\'s own', 'require.Eventually(GinkgoT(), func() bool {\n\t\t\tvar n int64\n\t\t\terr := db.Model(&store.Order{}).Where("owner = ?", orderID).Count(&n).Error\n\t\t\treturn err == nil && n == 2\n\t\t}, time.Second, time.Millisecond)'),
    good('a predicate that refuses too few', 'require.Eventually(GinkgoT(), func() bool {\n\t\t\tfound, err := repo.Search(ctx)\n\t\t\tif err != nil || len(found) < 2 {\n\t\t\t\treturn false\n\t\t\t}\n\t\t\treturn true\n\t\t}, time.Second, time.Millisecond)'),
    good('a number that only one of two conditions refuses', 'require.Eventually(GinkgoT(), func() bool {\n\t\t\tfound, err := repo.Search(ctx)\n\t\t\tif isStrict && len(found) != 2 {\n\t\t\t\treturn false\n\t\t\t}\n\t\t\treturn err == nil\n\t\t}, time.Second, time.Millisecond)'),
    good('own id in the search', value('Search(ctx, &store.Filter{Owner: orderID})', 'Equal(2)')),
    good('own id in the filter after it', 'Eventually(func() int {\n\t\t\tfound, err := repo.Search(ctx)\n\t\t\tn := 0\n\t\t\tfor _, one := range found {\n\t\t\t\tif err == nil && one.ID == orderID {\n\t\t\t\t\tn++\n\t\t\t\t}\n\t\t\t}\n\t\t\treturn n\n\t\t}).Should(Equal(2))'),
    good('at least so many', value('Search(ctx)', 'BeNumerically(">=", 2)')),
    good('a double in this process', 'Eventually(func() int {\n\t\t\tfound, _ := fakeStore.Search(ctx)\n\t\t\treturn len(found)\n\t\t}).Should(Equal(2))'),
    good('no read of anything else', 'Eventually(func() int { return len(recorded()) }).Should(Equal(2))'),
    good('one thing looked up', value('GetByID(ctx, "x")', 'Equal(2)')),
    { name: 'tests beside which nothing runs', filename, code: inTest(value('Search(ctx)', 'Equal(2)')).replace('"stores two", func', '"stores two", Serial, func') },
    { name: 'product code', filename: 'pkg/wait/wait.go', code: inTest(value('Search(ctx)', 'Equal(2)')) },
  ],
});

/** A file with a poll of testify's, and what stands around it. */
const polled = (body: string, around = ''): string => `package orders_test
${around}
func TestOrders(t *testing.T) {
	orderID := uuid.NewString()
	place(t, orderID)
	require.Eventually(t, func() bool {
		${body.replaceAll('\n', '\n\t\t')}
	}, time.Second, time.Millisecond)
}
`;
const counted = (name: string, body: string, read: string, more: { around?: string; n?: string; before?: string } = {}) => ({
  name,
  filename,
  code: polled(body, more.around),
  errors: [
    more.before === undefined
      ? { messageId: 'unscopedCount', data: { n: more.n ?? '2', read, hint: ', for example by `orderID`' } }
      : { messageId: 'baselineCount', data: { before: more.before } },
  ],
});
const quiet = (name: string, body: string, around?: string) => ({ name, filename, code: polled(body, around) });
const COUNT_ROWS = '\nfunc countRows(ctx context.Context, table string) int {\n\tvar n int\n\t_ = pool.QueryRow(ctx, "SELECT count(*) FROM "+table).Scan(&n)\n\treturn n\n}\n';
const GET = (url: string): string =>
  `resp, err := http.Get(${url})\nif err != nil {\n\treturn false\n}\nvar out struct{ Orders []Order }\n_ = json.NewDecoder(resp.Body).Decode(&out)\nreturn len(out.Orders) == 2`;

testGo('no-unscoped-eventual-count', {
  invalid: [
    counted('a statement whose error nobody asks for', 'var n int64\ndb.Model(&Order{}).Where("status = ?", "open").Count(&n)\nreturn n == 2', 'Count'),
    counted('a helper that is given the name of the table', 'return countRows(ctx, "orders") == 2', 'countRows', { around: COUNT_ROWS }),
    counted('a list endpoint, decoded', GET('baseURL + "/api/v1/orders"'), 'http.Get'),
    counted('a number since a reading', 'after, err := repo.Count(ctx)\nreturn err == nil && after == before+1', 'repo.Count', { before: 'before' }),
    counted('a number that a call answers with', 'found, err := rdb.LLen(ctx, "orders").Result()\nreturn err == nil && found == 2', 'rdb.LLen'),
    counted('a repository over another package’s database', 'found, err := NewRepository(database.DB).List(ctx)\nreturn err == nil && len(found) == 2', 'List'),
  ],
  valid: [
    quiet('a statement that asks for the test’s own', 'var n int64\ndb.Model(&Order{}).Where("id = ?", orderID).Count(&n)\nreturn n == 2'),
    quiet('what a call fills that is no statement', 'var n int64\nmetrics.Read().Count(&n)\nreturn n == 2'),
    quiet('a helper that is given what is the test’s own', 'return countRows(ctx, tableOf(orderID)) == 2', COUNT_ROWS),
    quiet('a helper that works out where it reads', 'return pendingFiles(node) == 2', '\nfunc pendingFiles(node string) int {\n\tdir := dirOf(node)\n\tfiles, err := os.ReadDir(dir)\n\tif err != nil {\n\t\treturn 0\n\t}\n\treturn len(files)\n}\n'),
    quiet('one thing of an endpoint, decoded', GET('baseURL + "/api/v1/orders/latest"')),
    quiet('a list of the test’s own, decoded', GET('baseURL + "/api/v1/customers/" + orderID + "/orders"')),
    quiet('a getter of what a helper looked up', 'resp := queryByID(t, conn, orderID)\nreturn len(resp.GetLines()) == 2'),
    quiet('a client of an environment that the test made with another package’s constant', 'found, err := client.ListOrders(ctx)\nreturn err == nil && len(found) == 2', '\nimport "go.uber.org/zap/zapcore"\n\nvar env = test.NewEnvironment(zapcore.PanicLevel)\nvar client = test.NewClient(env)\n'),
  ],
});
