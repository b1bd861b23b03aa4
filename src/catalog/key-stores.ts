/** A way to delete the keys or documents of a store by a pattern, or all of them. */
export interface KeyStoreRow {
  readonly store: 'redis' | 'elasticsearch';
  readonly example: string;
}

/** Key-value stores and search indexes, each by one deletion. */
export const KEY_STORES = [
  { store: 'redis', example: "afterEach(async () => { const ks = await redis.keys('cache:test:*'); if (ks.length) await redis.del(...ks); });\n" },
  { store: 'redis', example: "afterEach(async () => { for await (const key of client.scanIterator({ MATCH: 'cache:test:*' })) await client.unlink(key); });\n" },
  { store: 'redis', example: "afterEach(async () => { const [, keys] = await redis.scan(0, 'MATCH', 'cache:test:*'); await redis.del(keys); });\n" },
  { store: 'elasticsearch', example: "afterEach(() => es.deleteByQuery({ index: 'people', query: { prefix: { mail: 'bot-' } } }));\n" },
  { store: 'elasticsearch', example: "afterEach(() => es.indices.delete({ index: 'test-*' }));\n" },
] as const satisfies readonly KeyStoreRow[];

/** Methods that list keys by a pattern. */
export const LISTING_METHODS: readonly string[] = ['keys', 'scan', 'scanStream', 'scanIterator', 'KEYS', 'SCAN', 'keysAsync', 'scanAll'];

/** Methods that empty a key-value store. */
export const FLUSHING_METHODS: readonly string[] = ['flushall', 'flushAll', 'flushdb', 'flushDb', 'FLUSHALL', 'FLUSHDB'];

/** Elasticsearch's queries: by a pattern, by several others, of everything. */
export const SEARCH_PATTERNS: Readonly<Record<string, 'prefix' | 'glob' | 'regex'>> = {
  prefix: 'prefix',
  wildcard: 'glob',
  regexp: 'regex',
  match_phrase_prefix: 'prefix',
  match_bool_prefix: 'prefix',
};
export const SEARCH_LOGIC: Readonly<Record<string, 'all' | 'any' | 'none'>> = {
  bool: 'all',
  must: 'all',
  filter: 'all',
  constant_score: 'all',
  should: 'any',
  must_not: 'none',
};
