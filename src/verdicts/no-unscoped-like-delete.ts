/** The kinds of stores that the rule knows. */
export type Store = 'sql' | 'builders' | 'mongo' | 'redis' | 'elasticsearch';

/** How far a value reaches: this test's own, provably the same in every test, or not known. */
export type Reach = 'own' | 'shared' | 'unknown';

/** What a row must be like to be deleted. An `and` of nothing holds for every row. `At` says where a pattern stands. */
export type Condition<At> =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition<At>[] }
  /** The row matches a pattern (or, negated, does not). */
  | { readonly kind: 'pattern'; readonly reach: Reach; readonly pattern: string; readonly negated: boolean; readonly at: At }
  /** Any other comparison with values that reach so far. */
  | { readonly kind: 'match'; readonly reach: Reach; readonly negated: boolean };

/** One deletion in test code. */
export interface Deletion<At> {
  readonly store: Store;
  /** The table, model, collection or index, where the code names it. */
  readonly target: string | undefined;
  readonly where: Condition<At>;
  /** It stands in a hook that runs before or after tests. */
  readonly inHook: boolean;
  /** The database lives in this very process. */
  readonly inProcess: boolean;
  /** The rows are found first, and then deleted by what was found. */
  readonly isSelected?: true;
}

/** The options by which the rule judges. */
export interface LikeDeleteOptions {
  files: string[];
  ignoreFiles: string[];
  allowPatterns: string[];
  inProcessDatabases: 'ignore' | 'check';
  stores: Store[];
  wholeTable: boolean;
  cleanupHelpers: boolean;
}

export type LikeDeleteMessage = 'unscopedPattern' | 'selectedPattern' | 'negatedPattern' | 'wideningOr' | 'wholeTable' | 'wholeStore';

/** What is wrong with a deletion. */
export interface LikeDeleteVerdict<At> {
  readonly messageId: LikeDeleteMessage;
  readonly data: Readonly<Record<string, string>>;
  /** Where the pattern stands; absent where there is none. */
  readonly at?: At;
}

/** How a condition chooses rows. `scoped`: by something that may be this test's own. `open`: by a constant pattern. */
type Scope<At> = { readonly kind: 'scoped' | 'neutral' } | { readonly kind: 'open'; readonly pattern: Pattern<At>; readonly widened: boolean };
type Pattern<At> = Extract<Condition<At>, { kind: 'pattern' }>;

const SCOPED = { kind: 'scoped' } as const;
const NEUTRAL = { kind: 'neutral' } as const;

/** The options that the verdict needs, the patterns compiled. */
export type JudgeOptions = Pick<LikeDeleteOptions, 'inProcessDatabases' | 'wholeTable'> & {
  readonly stores: readonly Store[];
  readonly allowPatterns: readonly RegExp[];
};

/** What is wrong with a deletion, or `undefined`. */
export function judgeLikeDelete<At>(
  deletion: Deletion<At>,
  options: JudgeOptions,
): LikeDeleteVerdict<At> | undefined {
  const { where, target, store } = deletion;
  if (!options.stores.includes(store)) return undefined;
  if (deletion.inProcess && options.inProcessDatabases === 'ignore') return undefined;
  if (isEverything(where)) {
    if (!options.wholeTable || !deletion.inHook || deletion.isSelected) return undefined;
    if (store === 'redis') return { messageId: 'wholeStore', data: { target: target ?? 'the store' } };
    return { messageId: 'wholeTable', data: { target: tableNamed(target) } };
  }
  const scope = scopeOf(where, options.allowPatterns);
  if (scope.kind !== 'open') return undefined;
  const { pattern, negated, at } = scope.pattern;
  if (deletion.isSelected) return negated ? undefined : { messageId: 'selectedPattern', data: { pattern }, at };
  if (negated) return { messageId: 'negatedPattern', data: { pattern, table: tableNamed(target) }, at };
  return { messageId: scope.widened ? 'wideningOr' : 'unscopedPattern', data: { pattern }, at };
}

/** What stands where a table's name does may be any expression: a message shows no more than a name. */
function tableNamed(target: string | undefined): string {
  return target !== undefined && /^\S[^\r\n]{0,79}$/.test(target) ? `'${target}'` : 'the table';
}

function isEverything<At>(where: Condition<At>): boolean {
  return where.kind === 'and' && where.of.every(isEverything);
}

function scopeOf<At>(condition: Condition<At>, allowed: readonly RegExp[]): Scope<At> {
  switch (condition.kind) {
    case 'match':
      // `id <> $1` chooses everybody else's rows: that scopes nothing.
      return condition.reach === 'shared' || condition.negated ? NEUTRAL : SCOPED;
    case 'pattern':
      if (condition.reach !== 'shared') return condition.negated ? NEUTRAL : SCOPED;
      return allowed.some((one) => one.test(condition.pattern)) ? SCOPED : { kind: 'open', pattern: condition, widened: false };
    case 'and': {
      const parts = condition.of.map((one) => scopeOf(one, allowed));
      return parts.some((one) => one.kind === 'scoped') ? SCOPED : (widest(parts) ?? NEUTRAL);
    }
    case 'or': {
      const arms = condition.of.map((one) => scopeOf(one, allowed));
      const open = widest(arms);
      if (open) return { ...open, widened: open.widened || arms.some((one) => one.kind === 'scoped') };
      return arms.length > 0 && arms.every((one) => one.kind === 'scoped') ? SCOPED : NEUTRAL;
    }
  }
}

/** Of several open scopes the one to name: `LIKE` before `NOT LIKE`. */
function widest<At>(scopes: readonly Scope<At>[]): Extract<Scope<At>, { kind: 'open' }> | undefined {
  let found: Extract<Scope<At>, { kind: 'open' }> | undefined;
  for (const scope of scopes) {
    if (scope.kind !== 'open') continue;
    if (!scope.pattern.negated) return scope;
    found ??= scope;
  }
  return found;
}
