import { type Variable, bindingOf } from '../../core/bindings.ts';
import { constantOf } from '../../core/constant.ts';
import type { File } from '../../core/file.ts';
import { reachOf } from '../../core/reach.ts';
import { type FunctionNode, type Node, unwrap } from '../../core/tree.ts';
import { REACH_WORDS } from '../fresh-value.ts';

/** More calls of one helper than these are not asked about. */
const MOST_CALLS = 20;

/** A parameter to which a call in this file gives a constant, and the constant's text; `undefined` where no call does. */
export function constantArgument(file: File, name: Node): { readonly variable: Variable; readonly text: string | undefined } | undefined {
  const binding = name.type === 'Identifier' ? bindingOf(file, name) : undefined;
  if (binding?.kind !== 'parameter' || binding.path.length > 0) return undefined;
  const preset = binding.node.params[binding.index];
  for (const call of callsOf(file, binding.node)) {
    if (call.arguments.some((argument) => argument.type === 'SpreadElement')) continue;
    const argument = call.arguments[binding.index] ?? (preset?.type === 'AssignmentPattern' ? preset.right : undefined);
    if (argument && reachOf(file, argument, REACH_WORDS).reach === 'shared') {
      return { variable: binding.variable, text: constantOf(file, argument) };
    }
  }
  return undefined;
}

/** The calls of a function by its own name. */
function* callsOf(file: File, fn: FunctionNode): Iterable<Extract<Node, { type: 'CallExpression' }>> {
  const name = fn.type === 'FunctionDeclaration' ? fn.id : fn.parent.type === 'VariableDeclarator' ? fn.parent.id : undefined;
  const binding = name?.type === 'Identifier' ? bindingOf(file, name) : undefined;
  if (!binding || !('variable' in binding)) return;
  for (const { identifier } of binding.variable.references.slice(0, MOST_CALLS)) {
    const call = identifier.parent as Node | undefined;
    if (call?.type === 'CallExpression' && unwrap(call.callee) === identifier) yield call;
  }
}
