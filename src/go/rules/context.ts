import type { ForeignContext } from '../../create-rule.ts';
import type { GoFile, GoNode } from '../tree.ts';

/** What a rule is asked for at a node. */
export type GoListener = Record<string, (node: GoNode) => void>;

/** What a rule over Go gets. */
export interface GoContext<Options extends object> extends ForeignContext<Options> {
  /** What rules ask of a Go file's source code. */
  readonly sourceCode: { readonly text: string; readonly ast: GoNode; getLocFromIndex(index: number): object };
}

/** The file under analysis. */
export function fileOf({ sourceCode, filename }: GoContext<object>): GoFile {
  return { path: filename.replaceAll('\\', '/'), text: sourceCode.text, root: sourceCode.ast };
}
