const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** First or last words of a function that answers with many: `listOrders`, `findMany`, `order.count`, `queryRows`. */
export const COLLECTION_VERBS: ReadonlySet<string> = words('list count search query scan select scroll filter aggregate enumerate history');

/** First words that say "many" only with what follows: `getJobs`, `fetchMessages`, `findAll`, `readEvents`. */
export const GETTING_VERBS: ReadonlySet<string> = words(
  'get fetch find read load retrieve all show receive collect describe gather pull lookup peek poll history request',
);

/** Words that stand for many things without being a plural in -s. */
export const MANY: ReadonlySet<string> = words(
  'all many count counts total totals size length list history inbox children people data everything waiting active delayed completed failed prioritized repeatable',
);

/** Words in -s that stand for one thing. */
export const NO_PLURALS: ReadonlySet<string> = words(
  'status address progress class access process settings props options stats metrics params canvas business news series bus ' +
    'success css https dns sms aws redis kubernetes analytics axis alias basis chaos has is was this js ts os ops ms us gas ' +
    'bytes headers cookies permissions details contents preferences credentials metadata rights args ids styles dimensions bounds',
);

/** Words after which a read is one by a key: `findByEmail`, `getUserById`, `findFirst`. */
export const ONE: ReadonlySet<string> = words('by one first unique single last latest newest current for text content value');

/** Words after which a name says where or whose, no longer what. */
export const PREPOSITIONS: ReadonlySet<string> = words('from in of with on at to where since until via using without within between after before');

/** Redis commands that read many keys or elements. */
export const REDIS_READS: ReadonlySet<string> = words(
  'keys lrange llen smembers scard zrange zcard zcount xlen xrange xrevrange hlen hgetall hkeys hvals dbsize scan xpending lLen sCard ' +
    'zCard zCount xLen xRange hLen hGetAll hKeys hVals dbSize lRange sMembers zRange zRangeByScore',
);

/** Functions of `fs` and of file finders that list a directory. */
export const DIRECTORY_READS: ReadonlySet<string> = words('readdir readdirSync glob globSync globby globbySync fastGlob fg readDir');

/** Methods that send a query which was put together before: they read what the rest of the chain names. */
export const SENDING: ReadonlySet<string> = words('toArray exec execute all run json send fetchAll');

/** What sends an HTTP GET with a path: `request.get('/orders')`, `axios.get(url)`. */
export const HTTP_RECEIVERS =
  /^(?:request|req|axios|http|https|agent|got|ky|supertest|superagent|api|apiClient|client|httpClient|fetcher|server|app|ofetch|\$fetch|needle|apiRequest|apiContext|requestContext)$|(?:Api|Client|Request|Context|Agent|Http)$/;

/** Functions that fetch a URL. */
export const FETCHES = /^(?:fetch|\$fetch|ofetch|got|ky|axios|fetchJson|getJson|fetchJSON|getJSON|apiFetch|apiGet|httpGet)$/;

/** Members that hold a number of things. */
export const COUNT_WORDS: ReadonlySet<string> = words(
  'length size count counts total totals cnt len num number card llen zcard scard xlen hlen dbsize waiting delayed completed failed active paused nb hits',
);

/** Words of a name that holds a number, yet no number of things. */
export const NO_COUNTS: ReadonlySet<string> = words('status code price amount balance cost sum version retry retries attempt attempts progress percent score age index page offset bytes money revenue duration');

/** Synchronous calls that nevertheless leave the process. */
export const SYNC_READS: ReadonlySet<string> = words('readdirSync globSync execSync execFileSync spawnSync');

/** Options and methods that cap how many rows a read can return. */
export const CAPS: ReadonlySet<string> = words('take limit first top last max maxResults pageSize perPage per_page page_size');
