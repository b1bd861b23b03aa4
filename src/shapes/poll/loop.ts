import type { TSESTree } from '@typescript-eslint/utils';
import { PAUSES } from '../../catalog/polls.ts';
import type { File } from '../../core/file.ts';
import { type Node, descendantsOf, isFunction, lastName } from '../../core/tree.ts';
import { guardOf, operatorsIn } from './comparison.ts';
import type { Placed } from './poll-comparison.ts';
import { isTestFile } from '../test-block.ts';

type Loop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement;

/** The comparisons that end a hand-written polling loop: one that lets time pass between its rounds. */
export function* loopComparisonsOf(file: File, loop: Loop): Iterable<Placed> {
  if (!isTestFile(file) || !pauses(file, loop.body)) return;
  const place = { region: loop, polled: undefined, poll: loop, isEventual: false };
  if (loop.test) for (const comparison of operatorsIn(file, loop.test, false, 'guard')) yield { comparison, place };
  for (const node of descendantsOf(file.keys, loop.body, (inner) => !isFunction(inner))) {
    if (node.type !== 'IfStatement') continue;
    for (const comparison of guardOf(file, node)) yield { comparison, place };
  }
}

function pauses(file: File, body: Node): boolean {
  for (const node of descendantsOf(file.keys, body)) {
    if (node.type === 'CallExpression' && PAUSES.test(lastName(node.callee) ?? '')) return true;
  }
  return false;
}
