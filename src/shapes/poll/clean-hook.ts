import type { TSESTree } from '@typescript-eslint/utils';
import { NO_RESETS, RESETTING, STORE_SETUPS } from '../../catalog/scopes.ts';
import { perFile, type File } from '../../core/file.ts';
import { type FunctionNode, type Node, descendantsOf, enclosingFunction, isFunction, lastName } from '../../core/tree.ts';
import { placeOf } from '../test-block.ts';
import { roleOf } from '../test-role.ts';

/** Whether a hook of the file leaves a store clean: it calls something named so, or runs SQL that deletes. */
export const hasCleanHook = perFile((file): boolean => {
  for (const node of descendantsOf(file.keys, file.source.ast as Node)) {
    if (node.type === 'CallExpression') {
      const role = roleOf(file, node);
      // `beforeEach(resetDatabase)`
      if ((role === 'each' || role === 'once') && node.arguments.some((argument) => resets(file, argument))) return true;
      if (setsUpStore(file, node)) return true;
    } else if (isFunction(node) && isHook(file, node) && cleans(file, node)) return true;
  }
  return false;
});

/** `setupTestDatabase()` beside the tests, whose hooks another file has. */
function setsUpStore(file: File, call: TSESTree.CallExpression): boolean {
  if (call.parent.type !== 'ExpressionStatement' || call.callee.type !== 'Identifier' || !STORE_SETUPS.test(call.callee.name)) return false;
  const fn = enclosingFunction(call);
  return !fn || (fn.parent.type === 'CallExpression' && roleOf(file, fn.parent) === 'group');
}

function isHook(file: File, fn: FunctionNode): boolean {
  const place = placeOf(file, fn);
  return place === 'each' || place === 'once';
}

function cleans(file: File, fn: FunctionNode): boolean {
  for (const node of descendantsOf(file.keys, fn.body)) {
    if (node.type === 'CallExpression' && resets(file, node.callee)) return true;
    if (node.type === 'Literal' && typeof node.value === 'string' && SAYS_RESET.test(node.value)) return true;
    if (node.type === 'TemplateElement' && SAYS_RESET.test(node.value.raw)) return true;
  }
  return false;
}

/** SQL that deletes, or an endpoint that resets. */
const SAYS_RESET = /\b(?:delete\s+from|truncate|drop\s+(?:table|schema|database))\b|\/\S*\b(?:reset|truncate|clean-?up|clear|flush|wipe)\b/i;

function resets(file: File, callee: Node): boolean {
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return false;
  const name = lastName(callee) ?? '';
  return RESETTING.test(name) && !NO_RESETS.test(file.text.slice(...callee.range));
}
