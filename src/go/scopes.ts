import { type GoFile, type GoNode, ancestorsOf, contains, sourceOf } from './tree.ts';

/** A value that a variable gets. */
export interface Write {
  /** The expression; absent for `var x T` and for what only changes by itself (`x++`). */
  readonly value: GoNode | undefined;
  /** Which of the values of a call with several. */
  readonly index: number;
  readonly how: 'declared' | 'assigned' | 'range' | 'updated';
  /** The declaration or assignment. */
  readonly at: GoNode;
}

/** A name of this file. */
export interface Variable {
  readonly name: string;
  readonly kind: 'import' | 'parameter' | 'receiver' | 'variable' | 'constant' | 'function' | 'type';
  readonly node: GoNode;
  /** Where it is known. */
  readonly scope: GoNode;
  readonly type: GoNode | undefined;
  /** The package's path, of an import. */
  readonly path?: string;
  readonly writes: Write[];
}

/** The names of each scope. */
export type Scopes = ReadonlyMap<GoNode, ReadonlyMap<string, Variable>>;

const SCOPES = /^(?:SourceFile|FunctionDecl|MethodDecl|FunctionLiteral|Block|IfStatement|ForStatement|SwitchStatement|TypeSwitchStatement|SwitchBlock|SelectBlock)$/;

/** The scope that a node stands in. */
export function scopeOf(node: GoNode): GoNode {
  let outermost = node;
  for (const outer of ancestorsOf(node)) {
    if (SCOPES.test(outer.type)) return outer;
    outermost = outer;
  }
  return outermost;
}

/** What a name stands for at its place. */
export function lookUp(file: GoFile, scopes: Scopes, node: GoNode): Variable | undefined {
  const name = sourceOf(file, node);
  for (const outer of ancestorsOf(node)) {
    const found = scopes.get(outer)?.get(name);
    // Inside a function a name is known from the end of its declaration on: `x := x.next()` asks an outer one.
    if (found && (outer.type === 'SourceFile' || isKnownAt(found.node, node))) return found;
  }
  return undefined;
}

function isKnownAt(name: GoNode, node: GoNode): boolean {
  if (name.range[0] > node.range[0]) return false;
  const around = name.parent;
  return name === node || !around || !/^(?:VarDecl|VarSpec|ConstSpec|RangeClause|ReceiveStatement)$/.test(around.type) || !contains(around, node);
}
