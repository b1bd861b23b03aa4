import type { TSESTree } from '@typescript-eslint/utils';
import { SPARING_TEXT } from '../../catalog/guards.ts';
import { variableOf } from '../../core/bindings.ts';
import type { File } from '../../core/file.ts';
import { type FunctionNode, type Node, descendantsOf, enclosingFunction, isFunction, lastName, settle } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { wrapperOf } from './route-handler.ts';
import { isOnRequest, leaves } from './token-check-condition.ts';
import { asValidator } from './validator.ts';

/**
 * The calls above a branch, in the same function, that turn callers away before it is reached:
 * `const auth = requireSession(req); if (!auth) return unauthorized();`, `if (!(await verifyToken(req))) return;`.
 */
export function* gatesBefore(file: File, branch: Node, handler: readonly Node[], words: HealthWords): Iterable<Gatekeeper> {
  const fn = enclosingFunction(branch);
  if (!fn || fn.body.type !== 'BlockStatement' || handler.length === 0) return;
  for (const statement of statementsAbove(fn.body, branch)) {
    if (statement.type !== 'IfStatement' || statement.alternate || !leaves(statement.consequent)) continue;
    if (SPARING_TEXT.test(file.text.slice(...statement.test.range))) continue;
    const call = gateIn(file, statement.test, words);
    if (call) yield { node: call, as: 'gate', scope: 'route' };
  }
}

/** The most statements of one block that are looked at above a branch. */
const MOST_ABOVE = 60;

/** The statements that have run when a node is reached: those before it in each block around it, up to the function. */
function* statementsAbove(body: TSESTree.BlockStatement, node: Node): Iterable<Node> {
  for (let inner: Node = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'BlockStatement') yield* outer.body.slice(0, Math.min(outer.body.indexOf(inner as never), MOST_ABOVE));
    if (outer === body) return;
  }
}

/** The call that a condition asks for the caller's credentials, itself or through a name that holds its answer. */
function gateIn(file: File, test: Node, words: HealthWords): TSESTree.CallExpression | undefined {
  for (const node of descendantsOf(file.keys, test, (one) => !isFunction(one))) {
    if (node.type === 'CallExpression' && isGate(file, node, words)) return node;
    if (node.type !== 'Identifier') continue;
    const definition = variableOf(file, node)?.defs[0];
    const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined;
    const call = init && settle(init);
    if (call?.type === 'CallExpression' && isGate(file, call, words)) return call;
  }
  return undefined;
}

/** The verbs of a call that demands a caller's session, and does not only ask for it. */
const DEMANDS = /^(?:require|ensure|assert|enforce|authenticate)/i;

/** The calls at the top of a handler, also inside its `try`, that demand a session of every caller: `const session = await requireAuth(req)`. */
export function* gatesIn(file: File, handler: Node): Iterable<Gatekeeper> {
  if (!isFunction(handler)) return;
  const answer = answerOf(handler);
  const wrapper = answer && wrapperOf(answer);
  if (wrapper && isFunction((wrapper.node as TSESTree.CallExpression).arguments.at(-1))) yield wrapper;
  if (handler.body.type !== 'BlockStatement') return;
  const statements = handler.body.body.flatMap((one) => (one.type === 'TryStatement' ? one.block.body : [one]));
  for (const statement of statements) {
    for (const expression of expressionsOf(statement)) {
      const inner = settle(expression);
      const call = inner.type === 'UnaryExpression' ? settle(inner.argument) : inner;
      if (call.type !== 'CallExpression' || !DEMANDS.test(lastName(call.callee) ?? '')) continue;
      const hasArguments = call.arguments.length > 0 || /^require/i.test(lastName(call.callee) ?? '');
      if (hasArguments && !isOnRequest(file, call, handler)) yield { node: call, as: 'function', scope: 'route' };
    }
  }
}

/** What a handler answers with and does nothing else: `(req) => withAuth(req, async () => …)`. */
function answerOf(handler: FunctionNode): Node | undefined {
  if (handler.body.type !== 'BlockStatement') return settle(handler.body);
  const [only, ...more] = handler.body.body;
  return more.length === 0 && only?.type === 'ReturnStatement' && only.argument ? settle(only.argument) : undefined;
}

function expressionsOf(statement: Node): readonly Node[] {
  if (statement.type === 'ExpressionStatement') return [statement.expression];
  if (statement.type === 'IfStatement') return [statement.test];
  return statement.type === 'VariableDeclaration' ? statement.declarations.flatMap(({ init }) => init ?? []) : [];
}

const GATE_WORDS = /^(?:require|ensure|assert|enforce) (?:[a-z\d]+ )*(?:auth|authn|authenticated|authentication|session|user|login|logged in|token|jwt|role)$/;

/** A call that asks who the caller is: a validator, or one whose name demands a session. */
function isGate(file: File, call: TSESTree.CallExpression, words: HealthWords): boolean {
  if (call.arguments.length === 0) return false;
  const name = lastName(call.callee) ?? '';
  return GATE_WORDS.test(wordsOf(name).join(' ')) || asValidator(file, call, words) !== undefined;
}
