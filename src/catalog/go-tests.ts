/** What a function that Go's test runners call is there for. */
export interface GoRunnerRow {
  /** `call`: a function given to a call of these names; `method`: a method of a suite; `function`: a function of the file. */
  readonly by: 'call' | 'method' | 'function';
  readonly names: RegExp;
  /** `test`: a test's body. `each`: runs before or after each test. `once`: once for many. `group`: holds tests. */
  readonly role: 'test' | 'each' | 'once' | 'group';
  readonly example: string;
}

const inFile = (code: string): string => `package orders_test\n\n${code}\n`;

/** Ginkgo, `testing` and testify's suites. */
export const GO_RUNNERS = [
  { by: 'call', names: /^[FPX]?(?:It|Specify|Entry)$/, role: 'test', example: inFile('var _ = It("stores", func() {\n\tcheck()\n})') },
  { by: 'call', names: /^[FPX]?DescribeTable(?:Subtree)?$/, role: 'test', example: inFile('var _ = DescribeTable("stores", func(n int) {\n\tcheck(n)\n})') },
  { by: 'call', names: /^(?:Just)?(?:Before|After)Each$|^DeferCleanup$|^Cleanup$/, role: 'each', example: inFile('var _ = BeforeEach(func() {\n\tcheck()\n})') },
  { by: 'call', names: /^(?:Before|After)(?:All|Suite)$|^Synchronized(?:Before|After)Suite$/, role: 'once', example: inFile('var _ = AfterSuite(func() {\n\tcheck()\n})') },
  { by: 'call', names: /^[FPX]?(?:Describe|Context|When)$/, role: 'group', example: inFile('var _ = Describe("orders", func() {\n\tcheck()\n})') },
  { by: 'call', names: /^Run$/, role: 'test', example: inFile('func TestOrders(t *testing.T) {\n\tt.Run("stores", func(t *testing.T) {\n\t\tcheck(t)\n\t})\n}') },
  { by: 'function', names: /^TestMain$/, role: 'once', example: inFile('func TestMain(m *testing.M) {\n\tcheck()\n}') },
  { by: 'function', names: /^(?:Test|Benchmark|Fuzz)(?![a-z])/, role: 'test', example: inFile('func TestStores(t *testing.T) {\n\tcheck(t)\n}') },
  { by: 'method', names: /^Test(?![a-z])/, role: 'test', example: inFile('func (s *Suite) TestStores() {\n\tcheck()\n}') },
  { by: 'method', names: /^(?:SetupTest|TearDownTest|BeforeTest|AfterTest|SetupSubTest|TearDownSubTest)$/, role: 'each', example: inFile('func (s *Suite) SetupTest() {\n\tcheck()\n}') },
  { by: 'method', names: /^(?:SetupSuite|TearDownSuite)$/, role: 'once', example: inFile('func (s *Suite) SetupSuite() {\n\tcheck()\n}') },
] as const satisfies readonly GoRunnerRow[];

/** Ginkgo's decorators: nothing runs beside these tests, or they run in order. */
export const GO_SERIAL = 'Serial';
export const GO_ORDERED = 'Ordered';

/** Files of tests, and of what supports them. */
export const GO_TEST_PATHS = /_test\.go$|(?:^|\/)(?:tests?|e2e|integration|testutils?|testing|testdata|testhelpers?|fixtures)\//;

/** Functions whose result is another one in each run or test; asked of the last word of the callee. */
export const GO_FRESH_CALLS =
  /^(?:New(?:UUID|String|Random|V[1467])|Now|Unix(?:Nano|Milli|Micro)?|Int(?:n|31n?|63n?|N)?|Read|TempDir|MkdirTemp|GinkgoParallelProcess|GinkgoRandomSeed|CurrentSpecReport|Getpid|Name|Nanoid|ULID|MustNew(?:ID|Random)?|GenerateName)$|[uU]ui?d|^ulid|[rR]and(?:om)?(?![a-z])|[uU]niq(?:ue)?|^[gG]enerate(?:Test)?(?:ID|Id|Name|Key|Suffix|Token)/;

/** Packages and variables of which every call gives another value. */
export const GO_FRESH_RECEIVERS = /^(?:uuid|rand|ulid|xid|ksuid|nanoid|gofakeit|faker|shortuuid)$/;

/** Names that say that a value of another file is a test's own. */
export const GO_OWN_NAMES = /(?:test|run)_?ids?$|uniq(?:ue)?|random|(?:test|own|my)_?(?:ns|namespace|schema|tenant|prefix|suffix)$/i;

/** Calls whose result is new in the store: what the test made. */
export const GO_CREATING_CALLS = /^(?:[cC]reate|[iI]nsert|[sS]eed|[aA]dd|[rR]egister|[eE]nqueue|[sS]ubmit|[uU]pload|[sS]chedule|[pP]ublish)/;

/** Packages whose functions only put their arguments together. */
export const GO_PURE_PACKAGES =
  /^(?:fmt|strings|strconv|bytes|path(?:\/filepath)?|k8s\.io\/apimachinery\/pkg\/(?:labels|types|fields|selection)|k8s\.io\/apimachinery\/pkg\/apis\/meta\/v1|sigs\.k8s\.io\/controller-runtime\/pkg\/client|k8s\.io\/utils\/(?:ptr|pointer))#/;

/** Conversions and functions of the language that only put their arguments together. */
export const GO_PURE_NAMES = /^(?:string|u?int(?:8|16|32|64)?|float(?:32|64)|byte|rune|len|cap|append|min|max)$/;
