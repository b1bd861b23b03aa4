import { Declarations } from './declarations.ts';
import { type Scopes, type Variable, lookUp } from './scopes.ts';
import { type GoFile, type GoNode, descendantsOf, perFile } from './tree.ts';

interface Index {
  readonly scopes: Scopes;
  readonly imports: ReadonlySet<string>;
  /** Fields of the structs of this file, by type and name: their types. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, GoNode>>;
  /** Methods of the types of this file. */
  readonly methods: ReadonlyMap<string, ReadonlyMap<string, GoNode>>;
}

/** What a file declares. */
export const indexOf = perFile((file): Index => {
  const declarations = new Declarations(file);
  for (const node of descendantsOf(file.root)) declarations.declare(node);
  for (const node of descendantsOf(file.root)) declarations.assign(node);
  return declarations;
});

/** What a name stands for in this file; `undefined` for what another file of the package declares, and for what the language does. */
export function variableOf(file: GoFile, node: GoNode): Variable | undefined {
  return node.type === 'VariableName' || node.type === 'TypeName' ? lookUp(file, indexOf(file).scopes, node) : undefined;
}
