import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;
/** Any node that holds a function's parameters and body. */
export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** Visitor keys of a source code, by node type; hosts give them as a plain object. */
export type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'ArrowFunctionExpression' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'FunctionDeclaration'
  );
}

export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** Takes off what changes a value's type or spelling but not the value: casts, `!`, `satisfies`, optional chains. */
export function unwrap(node: Node): Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        inner = inner.expression;
        continue;
      default:
        return inner;
    }
  }
}

/** As `unwrap`, and through `await`: what a promise resolves to counts as the promise. */
export function settle(node: Node): Node {
  let inner = unwrap(node);
  while (inner.type === 'AwaitExpression') inner = unwrap(inner.argument);
  return inner;
}

/** The node around this one, past the wrappers that `unwrap` takes off. */
export function parentOf(node: Node): Node | undefined {
  let outer = node.parent;
  while (outer && unwrap(outer) !== outer) outer = outer.parent;
  return outer;
}

/** The outermost wrapper (cast, `!`, optional chain) around this node: what its parent holds. */
export function wrapped(node: Node): Node {
  let outer = node;
  while (outer.parent && unwrap(outer.parent) !== outer.parent) outer = outer.parent;
  return outer;
}

/** The name of a member or property where the text says it: `a.b`, `a['b']`, `a.#b` (as `#b`), `{ b: 1 }`. */
export function propertyName(
  node: TSESTree.MemberExpression | TSESTree.Property | TSESTree.MethodDefinition | TSESTree.PropertyDefinition | Node,
): string | undefined {
  if (node.type === 'MemberExpression') return keyName(node.property, node.computed);
  const { key, computed } = node as { key?: Node | null; computed?: boolean };
  return key ? keyName(key, computed) : undefined;
}

function keyName(key: Node, computed: boolean | undefined): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Identifier') return computed ? undefined : key.name;
  if (key.type === 'Literal') return String(key.value);
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return (key.quasis[0] as TSESTree.TemplateElement).value.cooked as string;
  return undefined;
}

/** The last word of a callee or receiver: `pool` of `this.pool`, `query` of `db.query`, `f` of `f`. */
export function lastName(node: Node): string | undefined {
  const inner = settle(node);
  if (inner.type === 'Identifier') return inner.name;
  if (inner.type === 'MemberExpression') return propertyName(inner);
  if (inner.type === 'CallExpression' || inner.type === 'NewExpression') return lastName(inner.callee);
  if (inner.type === 'TaggedTemplateExpression') return lastName(inner.tag);
  return undefined;
}

/** Where a chain of members and calls starts: `db` of `db.users.find().limit(1)`, `this` of `this.a.b`. */
export function rootOf(node: Node): Node {
  let inner = settle(node);
  for (;;) {
    if (inner.type === 'MemberExpression') inner = settle(inner.object);
    else if (inner.type === 'CallExpression') inner = settle(inner.callee);
    else if (inner.type === 'TaggedTemplateExpression') inner = settle(inner.tag);
    else return inner;
  }
}

/** The nodes directly inside this one, in source order of the visitor keys. */
export function* childrenOf(keys: VisitorKeys, node: Node): Iterable<Node> {
  for (const key of keys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) yield item;
    } else if (isNode(value)) yield value;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/**
 * Every node inside `root`, itself first, outer before inner, without recursion (code can nest deeper than the stack).
 * `enter` may answer false to leave a node's inside out.
 */
export function* descendantsOf(keys: VisitorKeys, root: Node, enter: (node: Node) => boolean = () => true): Iterable<Node> {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if (node === root || enter(node)) pushChildren(keys, node, waiting);
  }
}

/** Puts a node's children on the stack, last first; without a generator of its own, since whole files are walked. */
function pushChildren(keys: VisitorKeys, node: Node, stack: Node[]): void {
  const inside = keys[node.type];
  if (!inside) return;
  for (let i = inside.length - 1; i >= 0; i -= 1) {
    const value = (node as unknown as Record<string, unknown>)[inside[i] as string];
    if (Array.isArray(value)) {
      for (let j = value.length - 1; j >= 0; j -= 1) if (isNode(value[j])) stack.push(value[j]);
    } else if (isNode(value)) stack.push(value);
  }
}

/** The nodes around this one, innermost first. */
export function* ancestorsOf(node: Node): Iterable<Node> {
  for (let outer = node.parent; outer; outer = outer.parent) yield outer;
}

/** The innermost function around this node. */
export function enclosingFunction(node: Node): FunctionNode | undefined {
  for (const outer of ancestorsOf(node)) if (isFunction(outer)) return outer;
  return undefined;
}

/** The class whose `this` stands at this node, if any: arrows keep it, other functions have their own. */
export function enclosingClass(node: Node): ClassNode | undefined {
  for (const outer of ancestorsOf(node)) {
    if (isClass(outer)) return outer;
    if (outer.type === 'FunctionDeclaration') return undefined;
    if (outer.type === 'FunctionExpression' && outer.parent.type !== 'MethodDefinition') return undefined;
  }
  return undefined;
}

/** Whether `outer` is `node` or around it. */
export function contains(outer: Node, node: Node): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}
