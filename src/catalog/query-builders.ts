/** A way to delete rows without writing SQL. */
export interface QueryBuilderRow {
  readonly library: string;
  /** The methods that delete; what chooses the rows stands in their arguments or elsewhere in their chain. */
  readonly methods: readonly string[];
  readonly example: string;
}

/** Query builders, ORMs and document databases, each by one deletion with a constant pattern. */
export const QUERY_BUILDERS = [
  { library: 'Prisma', methods: ['deleteMany'], example: "afterAll(() => prisma.user.deleteMany({ where: { mail: { endsWith: '@bot.invalid' } } }));\n" },
  { library: 'drizzle-orm', methods: ['delete'], example: "afterEach(() => db.delete(users).where(like(users.mail, 'bot-%')));\n" },
  { library: 'kysely', methods: ['deleteFrom'], example: "afterEach(() => db.deleteFrom('users').where('mail', 'like', 'bot-%').execute());\n" },
  { library: 'knex', methods: ['del', 'delete'], example: "afterEach(() => knex('users').whereILike('mail', '%@bot.invalid').del());\n" },
  { library: 'objection', methods: ['delete'], example: "afterEach(() => User.query().delete().where('mail', 'like', 'bot-%'));\n" },
  { library: 'AdonisJS Lucid', methods: ['delete'], example: "afterEach(() => User.query().whereLike('mail', 'bot-%').delete());\n" },
  { library: 'Bookshelf', methods: ['destroy'], example: "afterEach(() => User.where('mail', 'like', 'bot-%').destroy());\n" },
  { library: 'TypeORM', methods: ['delete', 'softDelete'], example: "afterAll(async () => { await repo.delete({ mail: Like('%@bot.invalid') }); });\n" },
  { library: 'TypeORM (query builder)', methods: ['delete', 'softDelete'], example: "afterAll(() => qb.delete().from(User).where('mail LIKE :m', { m: 'bot%' }).execute());\n" },
  { library: 'Sequelize', methods: ['destroy'], example: "beforeEach(() => User.destroy({ where: { mail: { [Op.startsWith]: 'bot' } }, force: true }));\n" },
  { library: 'Waterline', methods: ['destroy', 'archive'], example: "beforeEach(() => User.destroy({ mail: { startsWith: 'bot' } }));\n" },
  { library: 'MikroORM', methods: ['nativeDelete'], example: "afterEach(() => em.nativeDelete(User, { mail: { $like: 'bot%' } }));\n" },
  { library: 'Supabase', methods: ['delete'], example: "afterAll(() => admin.from('customers').delete().ilike('mail', '%@bot.invalid'));\n" },
  { library: 'Mongoose', methods: ['deleteMany', 'remove'], example: 'afterAll(() => User.deleteMany({ mail: /^bot/i }));\n' },
  { library: 'mongodb', methods: ['deleteMany'], example: "afterAll(() => db.collection('users').deleteMany({ mail: { $regex: '^bot' } }));\n" },
  { library: 'Payload', methods: ['delete'], example: "afterAll(() => payload.delete({ collection: 'users', where: { mail: { contains: 'bot-' } } }));\n" },
  { library: 'Strapi', methods: ['deleteMany', 'delete'], example: "afterAll(() => strapi.db.query('api::a.a').deleteMany({ where: { name: { $startsWith: 'bot-' } } }));\n" },
  { library: 'Feathers', methods: ['remove'], example: "afterAll(() => app.service('users').remove(null, { query: { mail: { $like: 'bot-%' } } }));\n" },
  { library: 'LoopBack', methods: ['deleteAll', 'destroyAll'], example: "afterAll(() => userRepository.deleteAll({ mail: { like: 'bot-%' } }));\n" },
] as const satisfies readonly QueryBuilderRow[];

/** The properties of an argument that hold the filter; without one of them the argument is the filter itself. */
export const FILTER_KEYS: readonly string[] = ['where', 'query', 'filter', 'filters'];

type PatternLanguage = 'like' | 'regex' | 'glob' | 'prefix' | 'suffix' | 'inside';

/**
 * Properties, methods and operators that compare with a pattern, in small letters and without `$`, `_` and `-`:
 * `startsWith`, `$startsWith`, `string_starts_with`, `[Op.startsWith]`, `'not like'`, `whereILike`.
 */
export const PATTERN_NAMES: Readonly<Record<string, PatternLanguage>> = {
  like: 'like',
  ilike: 'like',
  '~~': 'like',
  similar: 'like',
  'similar to': 'like',
  startswith: 'prefix',
  startswithi: 'prefix',
  istartswith: 'prefix',
  stringstartswith: 'prefix',
  endswith: 'suffix',
  endswithi: 'suffix',
  iendswith: 'suffix',
  stringendswith: 'suffix',
  contains: 'inside',
  containsi: 'inside',
  icontains: 'inside',
  stringcontains: 'inside',
  substring: 'inside',
  regexp: 'regex',
  regex: 'regex',
  iregexp: 'regex',
  iregex: 'regex',
  rlike: 'regex',
  re: 'regex',
  matchesregex: 'regex',
  '~': 'regex',
  '~*': 'regex',
  glob: 'glob',
  imatch: 'regex',
};

/** Properties and functions that hold all, any, none of several conditions, by the same spelling. */
export const LOGIC_NAMES: Readonly<Record<string, 'all' | 'any' | 'none'>> = {
  and: 'all',
  some: 'all',
  is: 'all',
  or: 'any',
  not: 'none',
  nor: 'none',
  none: 'none',
  isnot: 'none',
};

/** Comparisons that choose the rows of everybody else. */
export const NEGATIVE_NAMES: readonly string[] = ['ne', 'neq', 'nin', 'notin', 'notequals', 'notequal', 'notinarray', 'noteq', '!=', '<>', 'not in'];

/** Properties of a filter that choose no rows. */
export const SILENT_NAMES: readonly string[] = ['options', 'mode', 'flags', 'sensitivity', 'collation', 'path'];

/** Methods that choose rows, wherever in a chain they stand; others before the deleting method only lead to the table. */
export const CHOOSING_LINKS =
  /^(?:(?:and|or)?(?:where|having)\w*|find|findAll|filter|match|eq|neq|gte?|lte?|in|is|not|or|and|(?:not)?i?like\w*|regex|equals|for[A-Z]\w*|by[A-Z]\w*)$/i;

/** Links that keep to the rows of one other row: `parent.$relatedQuery('notes')`, `user.related('notes').query()`, `.for(ids)`. */
export const RELATION_LINKS: readonly string[] = ['$relatedQuery', 'related', 'for', 'of'];

/** Methods in a chain that say nothing about the rows, however their arguments reach. */
export const OTHER_LINKS: readonly string[] = [
  ...['from', 'table', 'using', 'returning', 'execute', 'exec', 'run', 'then', 'catch', 'finally', 'transacting', 'session', 'setOptions'],
  ...['schema', 'withSchema', 'useTransaction', 'select', 'into', 'query', 'createQueryBuilder', 'getRepository', 'throwOnError', 'rpc'],
  ...['limit', 'order', 'orderBy', 'timeout', 'collection', 'service', 'model', 'db', 'forTenant', 'setParameter', 'setParameters', 'maxTimeMS'],
];

/** Methods that answer with rows; what chooses them stands in their argument or elsewhere in their chain. */
export const SELECTING_METHODS: ReadonlySet<string> = new Set(
  'find findMany findAll findBy findAndCount findAndCountBy findAndCountAll select selectFrom selectDistinct pluck getMany'.split(' '),
);

/** First or last words of a function that takes things away by their ids, or themselves. */
export const TAKING_VERBS: ReadonlySet<string> = new Set('delete del remove destroy unlink purge'.split(' '));
