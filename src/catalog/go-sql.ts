/** Calls that get SQL only to compare, show or describe it; asked of the last word of the callee. */
export const GO_SQL_READERS =
  /^(?:Expect\w*|Equal\w*|NotEqual\w*|Contains\w*|Match\w*|MustCompile|Compile|Regexp\w*|QuoteMeta|Log\w*|S?Print\w*|Fprint\w*|Info\w*|Error\w*|Fatal\w*|Warn\w*|Debug\w*|Panic\w*|Skip\w*|By|It|Describe\w*|When|Context|Entry|New\w*|Parse\w*|Name|To|Should\w*|Not\w*|ToNot|HasPrefix|HasSuffix|Replace\w*|Split\w*|WithQuery|Query(?:Matcher)?Option)$/;

/** Packages by which a file has a database of its own: in memory, in a container that it starts, or a double. */
export const GO_OWN_DATABASES = /sqlite|sqlmock|pgxmock|testcontainers|dockertest|embedded-postgres|go-txdb|ramsql|pgtestdb|go-mysql-server|duckdb/;

/** A query builder's method, and what it does to the rows that are chosen. */
export interface GoBuilderRow {
  readonly method: string;
  /** `deletes`: ends or starts a deletion. `and`, `or`: adds a condition in SQL, values after it. `not`: the opposite of one. */
  readonly does: 'deletes' | 'and' | 'or' | 'not';
  readonly example: string;
}

const inTest = (code: string): string => `package orders_test\n\nfunc clean() {\n\t${code}\n}\n`;

/** What a query builder's own condition asks, by the name of its function or type. */
export interface GoPredicateRow {
  readonly names: RegExp;
  /** A pattern's language; `match`: any other comparison; `all`, `any`, `none` of what it is given. */
  readonly does: 'like' | 'prefix' | 'suffix' | 'inside' | 'match' | 'all' | 'any' | 'none';
  readonly negated?: true;
  readonly example: string;
}

const entities = (condition: string): string => inTest(`client.Order.Delete().Where(${condition}).ExecX(ctx)`);

/** ent's functions, goqu's methods, squirrel's types. */
export const GO_PREDICATES = [
  { names: /^(?:I?Like|LikeI)$/, does: 'like', example: inTest('goqu.Delete("orders").Where(goqu.C("name").Like("test-%")).Executor().Exec()') },
  { names: /^Not(?:I?Like|LikeI)$/, does: 'like', negated: true, example: inTest('sq.Delete("orders").Where(sq.NotLike{"name": "keep-%"}).RunWith(db).Exec()') },
  { names: /HasPrefix(?:Fold)?$/, does: 'prefix', example: entities('order.NameHasPrefix("test-")') },
  { names: /HasSuffix(?:Fold)?$/, does: 'suffix', example: entities('order.NameHasSuffix("@test.local")') },
  { names: /Contains(?:Fold)?$/, does: 'inside', example: entities('order.NameContainsFold("test")') },
  { names: /^And(?:Ex)?$/, does: 'all', example: entities('order.And(order.Paid(true), order.NameHasPrefix("test-"))') },
  { names: /^Or(?:Ex)?$/, does: 'any', example: entities('order.Or(order.ID(id), order.NameHasPrefix("test-"))') },
  { names: /^Not$/, does: 'none', example: entities('order.Not(order.NameHasPrefix("keep-"))') },
  { names: /^(?:Not(?:Eq|In)|\w*(?:NEQ|NotIn))$|^Neq$/, does: 'match', negated: true, example: entities('order.IDNEQ(id), order.NameHasPrefix("test-")') },
  { names: /^[A-Z]\w*$/, does: 'match', example: entities('order.StatusEQ("done"), order.NameHasPrefix("test-")') },
] as const satisfies readonly GoPredicateRow[];

/** gorm, bun, squirrel: a chain of these is one statement. */
export const GO_BUILDERS = [
  { method: 'Delete', does: 'deletes', example: inTest('db.Delete(&Order{}, "name LIKE ?", "test-%")') },
  { method: 'NewDelete', does: 'deletes', example: inTest('db.NewDelete().Model(&Order{}).Where("name LIKE ?", "test-%").Exec(ctx)') },
  { method: 'DeleteFrom', does: 'deletes', example: inTest('psql.DeleteFrom("orders").Where("name LIKE ?", "test-%").Exec()') },
  { method: 'Where', does: 'and', example: inTest('db.Where("name LIKE ?", "test-%").Delete(&Order{})') },
  { method: 'WhereOr', does: 'or', example: inTest('db.NewDelete().Where("id = ?", id).WhereOr("name LIKE ?", "test-%").Exec(ctx)') },
  { method: 'Or', does: 'or', example: inTest('db.Where("id = ?", id).Or("name LIKE ?", "test-%").Delete(&Order{})') },
  { method: 'Not', does: 'not', example: inTest('db.Not("name LIKE ?", "keep-%").Delete(&Order{})') },
] as const satisfies readonly GoBuilderRow[];
