const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Names of a call in a hook that leaves a store clean. */
export const RESETTING = /^re-?init|init(?:$|[A-Z])|reset|reseed|restore|clear|clean|truncate|delete|drop|flush|empty|purge|drain|obliterate|wipe|remove|destroy|migrate|rollback/i;

/** Resetting calls that clean nothing but the test's own process, or open and close what they are called on: `app.init()`, `knex.destroy()`. */
export const NO_RESETS =
  /(?:app(?:lication)?|module\w*|source|server|knex|db|database|pool|client|conn(?:ection)?|sequelize|prisma|orm)\??\.(?:init(?:iali[sz]e)?|destroy)$|mock|spies|spy|timer|modules|timeout|interval|stub|console|fakes|sandbox\.restore|screen|cookies|localStorage|dom$|eventListener|listener|headers|history/i;

/** Functions of a project that set up, and clean, the store of a whole file, called beside its tests. */
export const STORE_SETUPS = /^(?:setup|use|with|prepare|reset|clean|install)\w*(?:Db|DB|Database|Store|Tables|Postgres|Mongo|Redis)\w*$/;

/** Names of imported values and module constants that hold what sets a run or test apart. */
export const SCOPE_NAMES: readonly string[] = [
  '^(?:test|run|spec|suite|worker|session|batch)_?(?:id|run_?id|tag|marker|scope|prefix|suffix|namespace|key)$',
  '^(?:correlation_?id|tenant(?:_?id)?|namespace|ns|schema|scope|run_?tag|unique\\w*|\\w*_?run_?id)$',
];

/** Keys of a filter, and names of a constant, that tell single things apart: a literal there is somebody's identity. */
export const IDENTITY_KEYS: ReadonlySet<string> = words('id ids uuid guid ref reference name names title email slug key handle sku username login code hash path url subject token identifier address');

/** Names of constants that many things share, however they are passed on. */
export const NO_IDENTITY_KEYS: ReadonlySet<string> = words('status state type kind label labels role category stage phase level locale env environment');

/** Words at the end of a name that holds an identity, best first. */
export const IDENTITY_ENDINGS: readonly string[] = ['id', 'ref', 'name', 'key', 'tag', 'email', 'slug', 'uuid', 'ids'];

/** What a call creates that is no thing of the test's own, but what reaches such things. */
export const NO_IDENTITIES: ReadonlySet<string> = words(
  'client clients server servers app application db database page context store connection queue worker instance service module wrapper browser container mock handler router ' +
    'fixture harness env environment agent pool spy stub provider component element view event socket stream logger request req response res caller api sdk process ' +
    'consumer producer subscriber publisher emitter bus manager factory controller repository dir directory file transport engine proxy tracer signal hook runner plugin',
);

/** Names that hold a time, a place or a client rather than an identity. */
export const NO_IDENTITY_NAMES =
  /^(?:start|end|now|then|before|after|began|t0|t1|time|date|deadline|timeout|since|until)|(?:Time|Date|At|Port|Dir|Path|Url|URL|Client|Server|App|Page|Context|Deadline|Start|End|Ms|Timestamp)$|^(?:port|dir|path|url|client|server|app|page|res|response|result|results|cwd|tmp|root|queue|worker)$/i;
