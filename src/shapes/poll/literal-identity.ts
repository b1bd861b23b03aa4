import { IDENTITY_KEYS, NO_IDENTITY_KEYS } from '../../catalog/scopes.ts';
import { bindingOf, soleValueOf } from '../../core/bindings.ts';
import type { File } from '../../core/file.ts';
import { type Node, contains, lastName, propertyName, unwrap } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';
import type { Feed } from './feed-facts.ts';

/**
 * Whether a feed filters by the identity of something that the same test names elsewhere: `findPosts({ title: 'Restore me' })` beside
 * `createPost({ title: 'Restore me' })`. Other tests have other names; that a second run has the same one is another matter.
 */
export function hasLiteralIdentity(file: File, feed: Feed, poll: Node, body: Node): boolean {
  const literals = feed.nodes.filter((node) => node.type === 'Literal' || node.type === 'TemplateElement');
  const around = textWithout(file, body, [poll, ...literals]);
  return feed.nodes.some((node) => {
    if (node.type === 'Literal' && typeof node.value === 'string') {
      if (sqlIdentities(node.value).some((value) => around.includes(value))) return true;
      return isIdentityPlace(node) && node.value.length > 1 && !/^(?:\/|https?:)/.test(node.value) && around.includes(node.value);
    }
    if (node.type === 'TemplateElement') return sqlIdentities(node.value.raw).some((value) => around.includes(value));
    return node.type === 'Identifier' && isLocalIdentity(file, node, poll, body, around);
  });
}

/** The text of a node without that of others. */
function textWithout(file: File, whole: Node, parts: readonly Node[]): string {
  let text = '';
  let at = whole.range[0];
  for (const { range } of parts.toSorted((a, b) => a.range[0] - b.range[0])) {
    if (range[1] <= at || range[0] >= whole.range[1]) continue;
    text += `${file.text.slice(at, Math.max(at, range[0]))} `;
    at = range[1];
  }
  return text + file.text.slice(at, whole.range[1]);
}

/** `where name = 'x'` */
function sqlIdentities(text: string): readonly string[] {
  return [...text.matchAll(/(\w{1,60})["`]?\s{0,9}=\s{0,9}'([^']{2,200})'/g)].filter((match) => isIdentityName(match[1] as string)).map((match) => match[2] as string);
}

/** `const title = 'Restore me'` of the test, used in its other statements as well. */
function isLocalIdentity(file: File, node: Extract<Node, { type: 'Identifier' }>, poll: Node, body: Node, around: string): boolean {
  const binding = bindingOf(file, node);
  if (binding?.kind !== 'variable') return false;
  const value = soleValueOf(binding.variable);
  const name = binding.variable.identifiers[0] as Node | undefined;
  if (!value || !name || !contains(body, name) || contains(poll, name)) return false;
  const literal = unwrap(value);
  const isMember = node.parent.type === 'MemberExpression' && node.parent.object === node;
  if (!isWritten(literal) && !(isMember && literal.type === 'ObjectExpression')) return false;
  if (wordsOf(node.name).some((word) => NO_IDENTITY_KEYS.has(word))) return false;
  if (!isIdentityName(node.name) && !isIdentityPlace(node)) return false;
  return around.split(new RegExp(`\\b${node.name.replace(/\$/g, '\\$&')}\\b`)).length > 2;
}

function isWritten(value: Node): boolean {
  if (value.type === 'TemplateLiteral') return value.expressions.length === 0;
  return value.type === 'Literal' && typeof value.value === 'string';
}

/** Where a value stands for one thing: under the key of an identity, compared with one, or given to a call by position. */
function isIdentityPlace(node: Node): boolean {
  let inner: Node = node;
  for (let depth = 0; depth < 4; depth += 1) {
    const outer: Node | undefined = inner.parent;
    switch (outer?.type) {
      case 'Property':
        return isIdentityName(propertyName(outer) ?? '') || isOperatorKey(outer, inner) || BOUND.test(propertyName(outer) ?? '');
      case 'BinaryExpression':
        return isIdentityName(lastName(outer.left === inner ? outer.right : (outer.left as Node)) ?? '');
      case 'CallExpression':
      case 'NewExpression':
        return outer.callee !== inner;
      case 'TemplateLiteral': {
        // A segment of a path: `/contexts/${name}`.
        const before = outer.quasis[outer.expressions.indexOf(inner as never)]?.value.raw ?? '';
        return before.endsWith('/') && /^(?:\/|https?:)|^$/.test(outer.quasis[0]?.value.raw ?? '');
      }
      case 'MemberExpression':
        if (outer.object !== inner) return false;
        inner = outer;
        continue;
      case 'ArrayExpression':
      case 'TSAsExpression':
        inner = outer;
        continue;
      default:
        return false;
    }
  }
  return false;
}

/** Properties that hold the values of a statement's placeholders. */
const BOUND = /^(?:values|params|args|bind|binds|parameters|replacements|query_params)$/;

/** `{ name: { equals: 'x' } }` */
function isOperatorKey(property: Node, value: Node): boolean {
  if (property.type !== 'Property' || property.value !== value) return false;
  if (!/^(?:\$?eq|equals|\$?in|contains|startsWith|endsWith|value|S|\$regex)$/.test(propertyName(property) ?? '')) return false;
  const outer = property.parent.parent;
  return outer?.type === 'Property' && isIdentityName(propertyName(outer) ?? '');
}

function isIdentityName(name: string): boolean {
  return wordsOf(name).some((word) => IDENTITY_KEYS.has(word));
}
