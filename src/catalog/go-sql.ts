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
