/** What an exact comparison of a polled value looks at, and what in it is the test's own. */
export interface PolledCount<Anchor> {
  /** What a report underlines. */
  readonly at: Anchor;
  /** What the comparison waits for: a number of things, exactly these things, none at all, or a number since a reading. */
  readonly expects: 'count' | 'list' | 'empty' | 'baseline';
  /** The expected number as the code has it. */
  readonly number: string;
  /** The name of the reading before, for `baseline`. */
  readonly before: string | undefined;
  /** What is read, as its reader knows it: `db.order.count`. */
  readonly read: string;
  /** Whose the store is. */
  readonly owner: 'shared' | 'own' | 'unknown';
  /** What in the read belongs to the test. */
  readonly scope: 'own' | 'unknown' | 'none';
  /** It filters by a literal that the same test writes elsewhere. */
  readonly hasLiteralIdentity: boolean;
  /** The read cannot answer with more than is expected. */
  readonly isCapped: boolean;
  /** A name in scope by which the test could tell its own things. */
  readonly ownId: string | undefined;
  /** It is read once, not polled. */
  readonly isOnce: boolean;
  /** Only the name of a helper says that it waits for this number. */
  readonly isGuessed: boolean;
  /** A hook of the file leaves the store clean. */
  readonly hasCleanHook: boolean;
}

/** A polling function of the user's own. */
export interface PollFunction {
  readonly name: string;
  /** The module that it comes from. */
  readonly from?: string;
  /** The position of the function that is run again and again. */
  readonly callback?: number;
  /** The position, or the name in the options object, of the function that judges what was read. */
  readonly predicate?: number | string;
  /** The position of the expected number: `awaitRows(2)`. */
  readonly expected?: number;
}

/** What the user says of a project. */
export interface EventualCountOptions {
  readonly pollFunctions: readonly (string | PollFunction)[];
  readonly ignorePollFunctions: readonly string[];
  readonly sharedReads: readonly string[];
  readonly ownedReads: readonly string[];
  readonly scopeNames: readonly string[];
  readonly uniqueGenerators: readonly string[];
  readonly isolationModules: readonly string[];
  readonly trustResetHooks: boolean;
  readonly literalIdentityFilters: 'allow' | 'report';
  readonly checkEmpty: boolean;
  readonly checkLoops: boolean;
  readonly checkOneShot: boolean;
}

export type EventualCountMessage =
  | 'unscopedCount'
  | 'unscopedList'
  | 'unscopedEmpty'
  | 'baselineCount'
  | 'unscopedCountOnce'
  | 'unscopedListOnce'
  | 'unscopedEmptyOnce'
  | 'baselineCountOnce';

export interface EventualCountVerdict {
  readonly messageId: EventualCountMessage;
  readonly data: Readonly<Record<'n' | 'read' | 'before' | 'hint', string>>;
}

const MESSAGES = { count: 'unscopedCount', list: 'unscopedList', empty: 'unscopedEmpty', baseline: 'baselineCount' } as const;

/** What to say of a comparison, or nothing: only where the store is shared and nothing in the read is the test's own. */
export function verdictOn<Anchor>(
  fact: PolledCount<Anchor>,
  options: Pick<EventualCountOptions, 'trustResetHooks' | 'literalIdentityFilters' | 'checkEmpty'>,
): EventualCountVerdict | undefined {
  if (fact.owner !== 'shared' || fact.scope !== 'none') return undefined;
  if (fact.expects === 'empty' ? !options.checkEmpty : fact.isCapped) return undefined;
  if (fact.isGuessed && fact.ownId === undefined) return undefined;
  if (fact.hasLiteralIdentity && options.literalIdentityFilters === 'allow') return undefined;
  // What is read once is right where the tests of the store run one after the other: a file that cleans says that they do.
  if (fact.hasCleanHook && fact.isOnce) return undefined;
  // A test that has an id of its own and does not use it is wrong whatever a hook cleans.
  if (fact.hasCleanHook && options.trustResetHooks && fact.ownId === undefined) return undefined;
  return {
    messageId: fact.isOnce ? `${MESSAGES[fact.expects]}Once` : MESSAGES[fact.expects],
    data: {
      n: fact.number,
      read: fact.read,
      before: fact.before ?? '',
      hint: fact.ownId === undefined ? '' : `, for example by \`${fact.ownId}\``,
    },
  };
}
