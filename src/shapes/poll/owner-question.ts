import type { Variable } from '../../core/bindings.ts';
import type { File } from '../../core/file.ts';
import type { Node } from '../../core/tree.ts';

/** Whose a store is. `shared`: other tests reach it as well. `own`: this test's, or this process's. `unknown`: the file does not say. */
export type Owner = 'shared' | 'own' | 'unknown';

/** How many calls and names the owner of a store is followed through. */
export const OWNER_DEPTH = 6;

/** What the question needs besides the file. */
export interface OwnerQuestion {
  readonly file: File;
  /** What names stand for where a helper is read with its arguments. */
  readonly given: ReadonlyMap<Variable, readonly Node[]>;
  /** Modules, beyond the known ones, whose stores are the file's own. */
  readonly isolationModules: readonly string[];
  readonly depth: number;
}

/** Asks for the owner of a part: of what a call is given, or what a helper answers with. */
export type AskOwner = (question: OwnerQuestion, start: Node) => Owner;
