/** A piece of Go, as the parser gives it: its children stand in source order, keywords and brackets left out. */
export interface GoNode {
  readonly type: string;
  readonly range: [number, number];
  /** The node around this one; `null` at the file's root. */
  readonly parent: GoNode | null;
  readonly children: GoNode[];
}

/** One Go file under analysis: every answer depends on it alone. */
export interface GoFile {
  readonly path: string;
  readonly text: string;
  readonly root: GoNode;
}

const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDecl', 'MethodDecl', 'FunctionLiteral']);

const TYPES: ReadonlySet<string> = new Set(
  'TypeName QualifiedType PointerType FunctionType InterfaceType ChannelType ParenthesizedType StructType ArrayType SliceType MapType ParameterizedType'.split(' '),
);

export function isFunction(node: GoNode): boolean {
  return FUNCTIONS.has(node.type);
}

export function isType(node: GoNode | undefined): boolean {
  return node !== undefined && TYPES.has(node.type);
}

/** What a node is called by in the source. */
export function sourceOf(file: GoFile, node: GoNode): string {
  return file.text.slice(...node.range);
}

export function childOf(node: GoNode, type: string): GoNode | undefined {
  return node.children.find((child) => child.type === type);
}

/** A type's own name: `Server` of `*http.Server`; empty for what has none. */
export function typeName(file: GoFile, type: GoNode | undefined): string {
  let inner = type;
  while (inner && /^(?:PointerType|ParenthesizedType|ParameterizedType)$/.test(inner.type)) inner = inner.children[0];
  if (inner?.type === 'QualifiedType') inner = inner.children[1];
  return inner?.type === 'TypeName' ? sourceOf(file, inner) : '';
}

/** The name of the type of this file that a type stands for: `Server` of `*Server`, `Server[T]`. */
export function baseType(file: GoFile, type: GoNode | undefined): string | undefined {
  let inner = type;
  while (inner && /^(?:PointerType|ParenthesizedType|ParameterizedType)$/.test(inner.type)) inner = inner.children[0];
  return inner?.type === 'TypeName' ? sourceOf(file, inner) : undefined;
}

/** Takes off what changes how a value is held but not the value: brackets, `&`, `*`, type assertions. */
export function unwrap(node: GoNode): GoNode {
  let inner = node;
  for (;;) {
    const [first, second] = inner.children;
    if ((inner.type === 'ParenthesizedExpr' || inner.type === 'TypeAssertion') && first) inner = first;
    else if (inner.type === 'UnaryExp' && first?.type === 'DerefOp' && second) inner = second;
    else return inner;
  }
}

/** What is called: past brackets and type arguments. */
export function calleeOf(call: GoNode): GoNode | undefined {
  let callee = call.children[0];
  while (callee && (callee.type === 'ParameterizedExpr' || callee.type === 'ParenthesizedExpr')) callee = callee.children[0];
  return callee?.type === 'Arguments' ? undefined : callee;
}

export function argumentsOf(call: GoNode): readonly GoNode[] {
  return childOf(call, 'Arguments')?.children ?? [];
}

/** What stands between a literal's braces: with its type (`T{…}`), or without one inside another. */
export function elementsOf(literal: GoNode): readonly GoNode[] {
  return (literal.type === 'TypedLiteral' ? literal.children[1] : literal)?.children ?? [];
}

/** The values of a literal, of fields as of lists. */
export function valuesOf(literal: GoNode): readonly GoNode[] {
  return elementsOf(literal).flatMap((element) => element.children.slice(-1));
}

/** What a method or field is read from: `a.b` of `a.b.c`. */
export function receiverOf(node: GoNode | undefined): GoNode | undefined {
  return node?.type === 'SelectorExpr' ? node.children[0] : undefined;
}

/** The last word of a callee or receiver: `pool` of `s.pool`, `Query` of `db.Query(x)`. */
export function lastName(file: GoFile, start: GoNode | undefined): string {
  let node = start && unwrap(start);
  while (node?.type === 'CallExpr' || node?.type === 'IndexExpr' || node?.type === 'ParameterizedExpr') {
    const inner = node.children[0];
    node = inner && unwrap(inner);
  }
  if (node?.type === 'SelectorExpr') node = node.children[1];
  if (!node || !/^(?:VariableName|FieldName|DefName|TypeName)$/.test(node.type)) return '';
  return sourceOf(file, node);
}

/** Where a chain of members, calls and indexes starts: `db` of `db.Users().Find(x)[0]`. */
export function rootOf(start: GoNode): GoNode {
  let node = unwrap(start);
  while (/^(?:SelectorExpr|CallExpr|IndexExpr|SliceExpr|ParameterizedExpr)$/.test(node.type) && node.children[0]) {
    node = unwrap(node.children[0]);
  }
  return node;
}

/** Every node inside `root`, itself first, outer before inner; `enter` may leave a node's inside out. */
export function* descendantsOf(root: GoNode, enter: (node: GoNode) => boolean = () => true): Iterable<GoNode> {
  const waiting: GoNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if (node !== root && !enter(node)) continue;
    for (let i = node.children.length - 1; i >= 0; i -= 1) waiting.push(node.children[i] as GoNode);
  }
}

/** The nodes around this one, innermost first. */
export function* ancestorsOf(node: GoNode): Iterable<GoNode> {
  for (let outer = node.parent; outer; outer = outer.parent) yield outer;
}

/** The function that is declared around this node: literals inside it count as its own. */
export function enclosingDeclaration(node: GoNode): GoNode | undefined {
  for (const outer of ancestorsOf(node)) if (outer.type === 'FunctionDecl' || outer.type === 'MethodDecl') return outer;
  return undefined;
}

export function contains(outer: GoNode, node: GoNode): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}

/** A per-file index: built on the first question. */
export function perFile<T>(build: (file: GoFile) => T): (file: GoFile) => T {
  const built = new WeakMap<GoNode, { value: T }>();
  return (file) => {
    let entry = built.get(file.root);
    if (!entry) built.set(file.root, (entry = { value: build(file) }));
    return entry.value;
  };
}
