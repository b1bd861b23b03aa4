/** A function that runs another again and again, until what it gives is right. */
export interface GoPollRow {
  readonly names: RegExp;
  /** `matcher`: a chain ends in `Should(matcher)`. `predicate`: it returns whether it is done. `assertions`: it is done when none of them fails. */
  readonly judges: 'matcher' | 'predicate' | 'assertions';
  readonly example: string;
}

const inTest = (code: string): string =>
  `package orders_test\n\nvar _ = It("stores", func() {\n\torderID := uuid.NewString()\n\tplace(orderID)\n${code.replace(/^/gm, '\t')}\n})\n`;

/** Gomega, testify and Kubernetes' `wait`. */
export const GO_POLLS = [
  {
    names: /^(?:Eventually|Consistently)(?:WithOffset)?$/,
    judges: 'matcher',
    example: inTest('Eventually(func() (int, error) {\n\torders, err := store.ListOrders(ctx)\n\treturn len(orders), err\n}).Should(Equal(2))'),
  },
  {
    names: /^(?:Eventually|Never)f?$/,
    judges: 'predicate',
    example: inTest('require.Eventually(t, func() bool {\n\torders, err := store.ListOrders(ctx)\n\treturn err == nil && len(orders) == 2\n}, time.Second, time.Millisecond)'),
  },
  {
    names: /^EventuallyWithTf?$/,
    judges: 'assertions',
    example: inTest('assert.EventuallyWithT(t, func(c *assert.CollectT) {\n\torders, err := store.ListOrders(ctx)\n\tassert.NoError(c, err)\n\tassert.Len(c, orders, 2)\n}, time.Second, time.Millisecond)'),
  },
  {
    names: /^Poll(?:Until|Immediate)?\w*$/,
    judges: 'predicate',
    example: inTest('wait.PollUntilContextTimeout(ctx, time.Second, time.Minute, true, func(ctx context.Context) (bool, error) {\n\torders, err := store.ListOrders(ctx)\n\treturn len(orders) == 2, err\n})'),
  },
] as const satisfies readonly GoPollRow[];

/** Ends of Gomega's chains that ask for a match, and those of an assertion inside. */
export const GO_SHOULD: ReadonlySet<string> = new Set(['Should', 'To']);

/** A matcher or assertion that asks for exactly so many, exactly these, or none. */
export interface GoMatcherRow {
  readonly name: string;
  readonly asks: 'equal' | 'length' | 'empty' | 'list';
}

/** Gomega's matchers: the first argument is what is expected. `BeNumerically` only with `==`. */
export const GO_MATCHERS = [
  { name: 'Equal', asks: 'equal' },
  { name: 'BeEquivalentTo', asks: 'equal' },
  { name: 'BeNumerically', asks: 'equal' },
  { name: 'HaveLen', asks: 'length' },
  { name: 'BeEmpty', asks: 'empty' },
  { name: 'BeZero', asks: 'empty' },
  { name: 'ConsistOf', asks: 'list' },
  { name: 'HaveExactElements', asks: 'list' },
] as const satisfies readonly GoMatcherRow[];

/** testify's assertions: `Len(t, list, n)`, `Equal(t, n, len(list))`, `Empty(t, list)`; methods of `assert.New(t)` have no `t`. */
export const GO_ASSERTIONS = [
  { name: 'Len', asks: 'length' },
  { name: 'Lenf', asks: 'length' },
  { name: 'Equal', asks: 'equal' },
  { name: 'Equalf', asks: 'equal' },
  { name: 'EqualValues', asks: 'equal' },
  { name: 'Empty', asks: 'empty' },
  { name: 'Emptyf', asks: 'empty' },
  { name: 'ElementsMatch', asks: 'list' },
] as const satisfies readonly GoMatcherRow[];

/** Calls that look at what they are given and fill nothing: no reads of a store. */
export const GO_LOOKING_CALLS =
  /^(?:len|append|cap|copy|min|max|string|Expect\w*|Eventually|To|Should|(?:Not)?(?:Have|Contain|Be|Equal|Match|Consist)(?![a-z])\w*|(?:Not)?(?:Len|Empty|Equal|Nil|Zero|Contains|ElementsMatch|Subset|Greater|Less|True|False|NoError|Error)\w*|S?Printf?|(?:S|F)?Println|Fprintf?|Logf?|Errorf?|Fatalf?|Sort\w*|Slice(?:Stable)?|Stable)$/;

/** Calls that only take apart what was read. */
export const GO_DECODERS = /^(?:Decode|Unmarshal|NewDecoder|ReadAll)$/;

/** Functions that read a collection. `Get` and `GetOrder` look one thing up. */
export const GO_COLLECTION_READS =
  /^(?:[lL]ist|[sS]earch|[qQ]uery|[cC]ount|[sS]elect|[fF]ind(?:All|Many)?|[fF]etch(?:All|Many)|[rR]ead(?:All|Dir)|[sS]can|[aA]ll|[lL]oadAll|[kK]eys|[sS]Members|[lL]Len|[lL]Range|[sS]Card|[zZ]Card|[zZ]Range|[xX]Len|[xX]Range|[hH]Len|[hH]Keys|[hH]GetAll|DBSize)(?![a-z])|^(?:[gG]et|[fF]etch|[lL]oad|[fF]ind|[rR]ead)(?:All|[A-Z]\w*s)$/;

/** Reads of one thing, though their names may look otherwise. */
export const GO_POINT_READS = /By(?:ID|Id|Key|Name|UID)$|^(?:[gG]et|[fF]etch|[lL]oad|[fF]ind|[rR]ead)\w*(?:Status|Address|Process|Class|Progress|Access|Success|Stats|Metrics|Labels|Annotations|Conditions|Args|Lines|Logs)$/;

/** Parts of a statement that a query builder puts together. */
export const GO_STATEMENT_PARTS = /^(?:Model|Table|Where|Joins|NewSelect)$/;

/** What sends an HTTP request. */
export const GO_HTTP_CLIENTS = /^http$|[cC]lient$/;

/** A path that lists things: its last part is a plural and stands in the text. */
export const GO_LIST_PATH = /\/[a-z_-]+[^s"]s(?:\?[^"]*)?"$/;

/** Names that say that a store is a double in this process. */
export const GO_DOUBLES = /(?:^|[a-z_])(?:fake|mock|spy|stub|recorder|memory|in_?mem|dummy|capture[dr]?|collector|observer|buffer)|(?:Fake|Mock|Spy|Stub|Recorder|Memory|InMem|Capture|Collector|Observer|Buffer)/;

/** Names of what another package holds for everybody: `database.DB`. */
export const GO_STORES = /(?:DB|[dD]b|[dD]atabase|[pP]ool|[cC]lient|[cC]li|[cC]onn(?:ection)?|[sS]tore|[rR]epo(?:sitory)?|[qQ]ueue|[rR]edis|[sS]ession|[mM]ongo|[oO]rm)$/;

/** What a constructor is given that is no store. */
export const GO_NO_STORES = /^(?:\w*[lL]og(?:ger)?|\w*[cC]tx|\w*[cC]ontext|\w*[cC]fg|\w*[cC]onfig|\w*[sS]cheme|\w*[cC]lock|\w*[mM]etrics|\w*[oO]pts|\w*[oO]ptions|t|tb|GinkgoT|nil)$/;

/** Calls of a hook that leave the store clean. */
export const GO_CLEANING_CALLS = /^(?:\w*(?:[cC]lean(?:up)?|[cC]lear|[rR]eset|[tT]runcate|[pP]urge|[fF]lush|[dD]rain|[wW]ipe)\w*|[dD]elete(?:All)?(?:Of|Collection)?\w*|[dD]rop\w*|[rR]emoveAll\w*)$/;

/** Fields and parameters by which one thing is told from others. */
export const GO_IDENTITY_KEYS = /^(?:\w*(?:Name|ID|Id|Key|UID|Namespace|Ref|Title|Email|Slug|Subject|Topic|Queue)|id|name|key|namespace)$/;

/** Functions that make a thing in a store from what they are given. */
export const GO_MAKING_CALLS = /^\w*(?:[cC]reate|[iI]nsert|[sS]eed|[sS]ave|[aA]pply|[sS]ubmit|[eE]nqueue|[mM]ake|[sS]etup|[pP]ublish|[pP]lace)\w*$/;
