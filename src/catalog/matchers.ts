/** What a matcher holds its subject against. */
export type MatcherKind =
  /** The same value: a number, or a list that is written out. */
  | 'equal'
  /** The number of elements of the subject. */
  | 'length'
  /** No elements at all. */
  | 'empty'
  /** The same elements in any order. */
  | 'members'
  /** That a comparison holds. */
  | 'true';

/** Matchers by name, over all assertion libraries: Jest, Vitest, Playwright, Chai, Jasmine, Should, jest-extended, Gomega's ports. */
export const MATCHERS: Readonly<Record<string, MatcherKind>> = {
  toBe: 'equal',
  toEqual: 'equal',
  toStrictEqual: 'equal',
  equal: 'equal',
  Equal: 'equal',
  equals: 'equal',
  eq: 'equal',
  eql: 'equal',
  eqls: 'equal',
  strictEqual: 'equal',
  beEqual: 'equal',
  // expect.js: `expect(n).to.be(2)`
  be: 'equal',
  exactly: 'equal',
  toHaveLength: 'length',
  toHaveSize: 'length',
  toBeArrayOfSize: 'length',
  lengthOf: 'length',
  length: 'length',
  size: 'length',
  sizeOf: 'length',
  haveLen: 'length',
  HaveLen: 'length',
  haveLength: 'length',
  haveSize: 'length',
  toBeEmpty: 'empty',
  beEmpty: 'empty',
  BeEmpty: 'empty',
  members: 'members',
  toIncludeSameMembers: 'members',
  sameMembers: 'members',
  sameDeepMembers: 'members',
  consistOf: 'members',
  ConsistOf: 'members',
  toBeTruthy: 'true',
  toBeTrue: 'true',
};

/** Matchers that are written without a call. */
export const BARE_MATCHERS: Readonly<Record<string, MatcherKind>> = { empty: 'empty', true: 'true', ok: 'true' };

/** Words in a chain after which a matcher no longer asks for the exact value. */
export const LOOSENING: ReadonlySet<string> = new Set(
  'not never include includes contain contains any least most above below within gte lte gt lt at greaterThan lessThan rejects'.split(' '),
);

/** Names that start an assertion chain: `expect(x)`, `softExpect(x)`, `should(x)`. */
export const EXPECT_NAMES = /^(?:expect|should|assertThat|that|Expect)$|Expect$|^expect(?:Soft|Softly)$/;

/** Assertion functions that take subject and value, by name; the receiver is `assert`, `t` or nothing. */
export const ASSERTIONS: Readonly<Record<string, MatcherKind>> = {
  strictEqual: 'equal',
  equal: 'equal',
  equals: 'equal',
  deepEqual: 'equal',
  deepStrictEqual: 'equal',
  assertEquals: 'equal',
  assertStrictEquals: 'equal',
  same: 'equal',
  strictSame: 'equal',
  is: 'equal',
  eq: 'equal',
  eql: 'equal',
  lengthOf: 'length',
  sameMembers: 'members',
  sameDeepMembers: 'members',
  ok: 'true',
  isTrue: 'true',
  true: 'true',
  truthy: 'true',
  assert: 'true',
  invariant: 'true',
};

/** What holds assertion functions: `assert.equal`, AVA's `t.is`. */
export const ASSERTERS = /^(?:assert|t|test|chai|should|tap|assertions?|expect)$|Assert$/;

/** Asymmetric values that accept more than what they list. */
export const OPEN_VALUES = /^(?:any|anything|arrayContaining|closeTo|stringContaining|stringMatching|arrayOf)$/;
