import { type EventualCountOptions, verdictOn } from '../../verdicts/no-unscoped-eventual-count.ts';
import { comparisonsOf } from '../comparison.ts';
import { asPoll } from '../poll.ts';
import { asPolledCount } from '../polled-count.ts';
import { isSerial, isTestFile } from '../test-role.ts';
import { type GoNode, sourceOf } from '../tree.ts';
import { type GoContext, type GoListener, fileOf } from './context.ts';

const POLLS = /Eventually|Consistently|\.Poll/;

/** `no-unscoped-eventual-count` over Go. */
export function eventualCount(context: GoContext<EventualCountOptions>): GoListener {
  const { options, settings, sourceCode, report } = context;
  const file = fileOf(context);
  if (settings.isolation === 'per-worker' || !isTestFile(file) || !POLLS.test(file.text)) return {};
  return {
    CallExpr(node) {
      const poll = asPoll(file, node);
      if (!poll) return;
      const seen = new Set<string>();
      for (const comparison of comparisonsOf(file, poll)) {
        const fact = asPolledCount(file, poll, comparison);
        const verdict = fact && verdictOn(fact, options);
        if (!fact || !verdict || seen.has(fact.read) || isSerial(file, node)) continue;
        seen.add(fact.read);
        const loc = { start: sourceCode.getLocFromIndex(poll.call.range[0]), end: sourceCode.getLocFromIndex(comparison.node.range[1]) };
        report({ node: comparison.node, loc, messageId: verdict.messageId, data: verdict.data, suggest: atLeast(comparison.node, comparison.number, fact.expects) });
      }
    },
  };

  /** `Equal(2)` and `HaveLen(2)` as a lower bound; not for a number since a reading. */
  function atLeast(node: GoNode, number: string, expects: string): object[] {
    const source = sourceOf(file, node);
    if (expects !== 'count' || !/^(?:Equal|BeNumerically)\(/.test(source)) return [];
    const text = `BeNumerically(">=", ${number})`;
    return [{ messageId: 'useAtLeast', data: { n: number }, fix: (fixer: { replaceTextRange(range: [number, number], text: string): object }) => fixer.replaceTextRange(node.range, text) }];
  }
}
