import type { TSESTree } from '@typescript-eslint/utils';
import {
  ASSERTERS,
  ASSERTIONS,
  BARE_MATCHERS,
  EXPECT_NAMES,
  LOOSENING,
  MATCHERS,
  type MatcherKind,
} from '../../catalog/matchers.ts';
import { type Node, lastName, propertyName, unwrap, wrapped } from '../../core/tree.ts';

/** A matcher as the code writes it: `.toBe(2)`, `.to.have.lengthOf(2)`, `.should(equal(2))`. */
export interface Matcher {
  readonly kind: MatcherKind;
  readonly name: string;
  /** The name of the matcher: what a report underlines. */
  readonly at: Node;
  /** The call, or the member where there is none (`.to.be.empty`). */
  readonly node: Node;
  readonly expected: Node | undefined;
}

/** An assertion: what it looks at, and what for. */
export interface Assertion {
  readonly subject: Node;
  readonly matcher: Matcher;
  /** The subject is a promise that the assertion waits for. */
  readonly settles: boolean;
  /** A library's chain (`expect(x).toBe(2)`), or a function of subject and value (`assert.equal(x, 2)`). */
  readonly form: 'chain' | 'function';
}

/** Links in a chain that are followed to its matcher; nobody writes more. */
const LINKS = 12;

/** The exact matcher at the end of the chain that a call starts. `undefined` where there is none, or one that is not exact. */
export function matcherAfter(call: Node): (Matcher & { readonly settles: boolean }) | undefined {
  let node = wrapped(call);
  let settles = false;
  for (let link = 0; link < LINKS; link += 1) {
    const member = node.parent;
    if (member?.type !== 'MemberExpression' || member.object !== node) return undefined;
    const name = propertyName(member);
    if (name === undefined || LOOSENING.has(name)) return undefined;
    if (name === 'resolves' || name === 'eventually') settles = true;
    const callee = wrapped(member);
    const outer = callee.parent;
    if (outer?.type === 'CallExpression' && outer.callee === callee) {
      const matcher = matcherOf(outer, name, member.property);
      if (matcher) return { ...matcher, settles };
      node = wrapped(outer);
    } else {
      const bare = Object.hasOwn(BARE_MATCHERS, name) ? BARE_MATCHERS[name] : undefined;
      if (bare && outer?.type !== 'MemberExpression') return { kind: bare, name, at: member.property, node: member, expected: undefined, settles };
      node = callee;
    }
  }
  return undefined;
}

function matcherOf(call: TSESTree.CallExpression, name: string, at: Node): Matcher | undefined {
  const [given] = call.arguments;
  const kind = Object.hasOwn(MATCHERS, name) ? MATCHERS[name] : undefined;
  if (kind) return given?.type === 'SpreadElement' ? undefined : { kind, name, at, node: call, expected: given };
  // `.should(equal(2))`
  if (given?.type !== 'CallExpression' || !/^(?:should|to)$/i.test(name)) return undefined;
  const inner = lastName(given.callee) ?? '';
  const innerKind = Object.hasOwn(MATCHERS, inner) ? MATCHERS[inner] : undefined;
  return innerKind && { kind: innerKind, name: inner, at: given.callee, node: given, expected: given.arguments[0] };
}

/** The assertion that a call makes, in any of the libraries. */
export function asAssertion(call: TSESTree.CallExpression): Assertion | undefined {
  const callee = unwrap(call.callee);
  const name = lastName(callee);
  const [first, second] = call.arguments;
  // Of `...rows` nobody sees which comes first.
  if (name === undefined || !first || first.type === 'SpreadElement' || second?.type === 'SpreadElement') return undefined;
  if (isExpect(callee)) {
    const matcher = matcherAfter(call);
    return matcher && { subject: first, matcher, settles: matcher.settles, form: 'chain' };
  }
  const kind = Object.hasOwn(ASSERTIONS, name) ? ASSERTIONS[name] : undefined;
  if (!kind || !isAsserter(callee, name)) return undefined;
  const at = callee.type === 'MemberExpression' ? callee.property : callee;
  const swapped = second !== undefined && isWritten(first) && !isWritten(second);
  return {
    subject: swapped ? second : first,
    matcher: { kind, name, at, node: call, expected: swapped ? first : second },
    settles: false,
    form: 'function',
  };
}

/** `expect`, `expect.soft`, `chai.expect`, a configured one by its name. */
function isExpect(callee: Node): boolean {
  if (callee.type === 'Identifier') return EXPECT_NAMES.test(callee.name);
  if (callee.type !== 'MemberExpression') return false;
  const name = propertyName(callee) ?? '';
  return EXPECT_NAMES.test(name) || (name === 'soft' && EXPECT_NAMES.test(lastName(callee.object) ?? ''));
}

function isAsserter(callee: Node, name: string): boolean {
  if (callee.type === 'MemberExpression') return ASSERTERS.test(lastName(callee.object) ?? '');
  return callee.type === 'Identifier' && /^assert|^(?:deepStrictEqual|strictEqual|deepEqual|invariant)$/.test(name);
}

function isWritten(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'Literal' || inner.type === 'ArrayExpression';
}
