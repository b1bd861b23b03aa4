import type { Node } from '../../core/tree.ts';
import type { Guard } from '../../verdicts/no-token-validation-in-health-handler.ts';

/** Something that runs before a handler and may turn callers away. */
export interface Gatekeeper {
  readonly node: Node;
  /**
   * `function`: middleware, a hook, a call in the handler. `class`: a Nest guard. `wrapper`: a call around the handler.
   * `known`: what only guards can be. `gate`: a call that was seen to turn callers away.
   */
  readonly as: 'function' | 'class' | 'wrapper' | 'known' | 'gate';
  readonly scope: Guard<Node>['scope'];
}
