import type { TSESTree } from '@typescript-eslint/utils';
import { mentions } from '../core/file.ts';
import type { Node } from '../core/tree.ts';
import { createRule } from '../create-rule.ts';
import { atLeastOf } from '../shapes/poll/at-least.ts';
import { countWordsFrom } from '../shapes/poll/count-words.ts';
import { loopComparisonsOf } from '../shapes/poll/loop.ts';
import { asPoll } from '../shapes/poll/poll.ts';
import { type Placed, comparisonsOf, headOf, isTesting, oneShotsOf } from '../shapes/poll/poll-comparison.ts';
import { asPolledCount } from '../shapes/poll/polled-count.ts';
import { isTestFile, mentionsTests } from '../shapes/test-block.ts';
import { type EventualCountMessage, type EventualCountOptions, verdictOn } from '../verdicts/no-unscoped-eventual-count.ts';
import { schema } from './options/no-unscoped-eventual-count.ts';

/** What polls are called in any library, by any author. */
const POLLS = /[pP]oll|[wW]ait(?:[A-Z_(]|-)|[uU]ntil|[rR]etr(?:y|ies)|[eE]ventual|toPass/;
const LOOPS = /\bwhile\b|\bfor\b/;
const ASSERTIONS = /[eE]xpect|\bassert|\bt\.|should/;

export default createRule<EventualCountOptions, EventualCountMessage | 'useAtLeast'>({
  name: 'no-unscoped-eventual-count',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow polls that wait for an exact number of things that other tests can add to',
      presets: { recommended: {}, strict: { trustResetHooks: false, checkLoops: true, checkOneShot: true } },
    },
    hasSuggestions: true,
    messages: {
      unscopedCount:
        "This poll waits for exactly {{n}} from `{{read}}`, but other tests can add to it, and then it never matches. Count only this test's own items{{hint}}, or check that they are among the results.",
      unscopedList:
        "This poll waits for `{{read}}` to return exactly this list, but other tests can add to it. Filter it to this test's items, or use `arrayContaining`.",
      unscopedEmpty: "This poll waits for `{{read}}` to be empty, but other tests can fill it. Wait for this test's own items to be gone.",
      baselineCount: "`{{before}}` and this poll both count other tests' items. Look for the item this test made.",
      unscopedCountOnce:
        "This expects exactly {{n}} from `{{read}}`, but other tests can add to it. Count only this test's own items{{hint}}, or check that they are among the results.",
      unscopedListOnce:
        "This expects `{{read}}` to return exactly this list, but other tests can add to it. Filter it to this test's items, or use `arrayContaining`.",
      unscopedEmptyOnce: "This expects `{{read}}` to be empty, but other tests can fill it. Look for this test's own items only.",
      baselineCountOnce: "`{{before}}` and this both count other tests' items. Look for the item this test made.",
      useAtLeast: 'Accept {{n}} or more (also passes if some belong to other tests)',
    },
    schema: [schema],
    defaultOptions: [
      {
        pollFunctions: [],
        ignorePollFunctions: [],
        sharedReads: [],
        ownedReads: [],
        scopeNames: [],
        uniqueGenerators: [],
        isolationModules: [],
        trustResetHooks: true,
        literalIdentityFilters: 'allow',
        checkEmpty: true,
        checkLoops: false,
        checkOneShot: false,
      },
    ],
  },
  words: (file, options) =>
    (mentions(file, POLLS) ||
      (options.checkLoops && mentions(file, LOOPS)) ||
      (options.checkOneShot && mentions(file, ASSERTIONS)) ||
      options.pollFunctions.some((own) => file.text.includes(typeof own === 'string' ? own : own.name))) &&
    mentionsTests(file),
  create({ file, options, settings, report }) {
    // Where each worker has a store of its own, nobody else adds to it.
    if (settings.isolation === 'per-worker' || !isTestFile(file)) return {};
    const words = countWordsFrom(file, options);
    const seen = new Map<Node, Set<string>>();

    function check(placed: Placed): void {
      const { comparison, place } = placed;
      const fact = asPolledCount(file, comparison, place, words.reads);
      const verdict = fact && verdictOn(fact, options);
      if (!fact || !verdict) return;
      // One report for each read of a poll, however often it is compared.
      const head = place.isOnce ? comparison.node : place.poll;
      const reads = seen.get(head) ?? new Set();
      if (reads.has(fact.read)) return;
      seen.set(head, reads.add(fact.read));
      const atLeast = atLeastOf(file, fact);
      report({
        node: comparison.node,
        loc: headOf(file, placed),
        messageId: verdict.messageId,
        data: verdict.data,
        suggest: atLeast ? [{ messageId: 'useAtLeast', data: { n: atLeast.accepted }, fix: (fixer) => atLeast.fix(fixer) }] : [],
      });
    }

    const checkLoop = (loop: TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement) => {
      for (const placed of loopComparisonsOf(file, loop)) check(placed);
    };
    return {
      CallExpression(call) {
        const poll = asPoll(file, call, words.polls);
        if (poll && isTesting(file, poll)) for (const placed of comparisonsOf(file, poll)) check(placed);
        else if (options.checkOneShot) for (const placed of oneShotsOf(file, call)) check(placed);
      },
      ...(options.checkLoops ? { WhileStatement: checkLoop, DoWhileStatement: checkLoop, ForStatement: checkLoop } : {}),
    };
  },
});
