import type { TSESTree } from '@typescript-eslint/utils';
import type { Variable } from '../../core/bindings.ts';
import type { CallNode, FunctionNode, Node } from '../../core/tree.ts';

/** A call whose result flows into a comparison. */
export interface FeedCall {
  readonly node: CallNode | TSESTree.TaggedTemplateExpression;
  /** What it answers with is waited for: awaited, returned, `then`-ed, iterated by `for await`. */
  readonly settled: boolean;
  /** The call of a function of this file that it stands in: what the reader of the comparison sees. */
  readonly via: Node | undefined;
}

/** Everything that flows into the subject of a comparison. */
export interface Feed {
  readonly calls: readonly FeedCall[];
  /** Names from outside of what is run again and again. */
  readonly names: readonly TSESTree.Identifier[];
  /** Every node of it, each once. */
  readonly nodes: readonly Node[];
  /** It holds something that the file does not say: `this`, more than the bound. */
  readonly open: boolean;
  /** What the parameters of helpers, and of a predicate, stand for. */
  readonly given: ReadonlyMap<Variable, readonly Node[]>;
}

/** What a feed starts from. */
export interface FeedStart {
  /** What runs again and again: names written in it are followed. */
  readonly region: Node;
  /** The polled function: what it returns is waited for. */
  readonly polled: FunctionNode | undefined;
  /** Names that stand for other expressions: a predicate's parameter for what was read. */
  readonly given?: ReadonlyMap<Variable, readonly Node[]>;
  /** A second region: a predicate on what was read. */
  readonly alsoIn?: Node;
  /** The subject itself is waited for. */
  readonly settles?: boolean;
  /** Nothing runs again: names are followed to the reads, but what a read is given counts as coming from outside. */
  readonly isOnce?: true;
  readonly isRead: (call: FeedCall) => boolean;
}
