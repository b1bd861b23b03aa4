import type { TSESLint } from '@typescript-eslint/utils';
import { matchesGlob } from '../core/glob.ts';
import type { File } from '../core/file.ts';
import type { Node } from '../core/tree.ts';
import { createRule } from '../create-rule.ts';
import { type DeletionFix, fixesOf } from '../shapes/deletion/deletion-fix.ts';
import { deletionsAt } from '../shapes/deletion/deletion.ts';
import { isHandRun, isTestCleanup, mayHoldHelper, runsOnce } from '../shapes/deletion/deletion-file.ts';
import { isUnderTest, makesNamedDatabase } from '../shapes/deletion/deletion-subject.ts';
import { mayDeleteByCall, mayDeleteBySql, maySelectBySql, speaksOfDeletion } from '../shapes/deletion/deletion-words.ts';
import { isTestFile, mentionsTests } from '../shapes/test-block.ts';
import { judgeLikeDelete, type LikeDeleteMessage, type LikeDeleteOptions } from '../verdicts/no-unscoped-like-delete.ts';

const STORES = ['sql', 'builders', 'mongo', 'redis', 'elasticsearch'] as const;

/** Deletions in test code whose pattern is the same in every process, so that they take the rows of tests that run beside. */
export default createRule<LikeDeleteOptions, LikeDeleteMessage | DeletionFix['messageId']>({
  name: 'no-unscoped-like-delete',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow test code that deletes by a pattern which also matches the rows of tests in other processes',
      presets: { recommended: {}, strict: { wholeTable: true, stores: [...STORES] } },
    },
    hasSuggestions: true,
    messages: {
      unscopedPattern:
        "This deletes every row that matches '{{pattern}}', also rows that tests in other processes are still using. Put this run's id into the pattern, or delete the ids this test created.",
      selectedPattern:
        "What matches '{{pattern}}' here is then deleted, also what tests in other processes are still using. Put this run's id into the pattern, or delete only what this test created.",
      negatedPattern:
        "NOT LIKE '{{pattern}}' deletes every other row of {{table}}, also those of tests in other processes. Select the rows to delete by this run's id.",
      wideningOr:
        "The OR adds every row that matches '{{pattern}}', also rows that tests in other processes are still using. Put this run's id into the pattern, or delete the ids this test created.",
      wholeTable:
        'This empties {{target}} for every test process that shares it. Delete the rows this test created, or give each worker a database of its own.',
      wholeStore:
        'This empties {{target}} for every test process that shares it. Delete the keys this test created, or give each worker a store of its own.',
      useRunId: "Use '{{name}}' of this file in the pattern.",
      makeConstUnique: "Give '{{name}}' a random part.",
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          files: { type: 'array', items: { type: 'string' }, description: 'Globs of files to check beside test files.' },
          ignoreFiles: { type: 'array', items: { type: 'string' }, description: 'Globs of files to leave out; by default those that run once for all workers.' },
          allowPatterns: { type: 'array', items: { type: 'string', format: 'regex' }, description: 'Regular expressions of patterns that may be deleted by.' },
          inProcessDatabases: { type: 'string', enum: ['ignore', 'check'], description: 'Whether databases inside the test process are checked.' },
          stores: { type: 'array', items: { type: 'string', enum: [...STORES] }, uniqueItems: true, description: 'The kinds of stores to check.' },
          wholeTable: { type: 'boolean', description: 'Whether hooks that empty whole tables are reported.' },
          cleanupHelpers: { type: 'boolean', description: 'Whether helpers outside of test files count whose name and pattern say that they clean up after tests.' },
        },
      },
    ],
    defaultOptions: [
      {
        files: [],
        ignoreFiles: ['**/*{global,Global}{,-,_,.}{setup,Setup,teardown,Teardown}*', '**/{global,Global}{,-,_,.}{setup,Setup,teardown,Teardown}/**'],
        allowPatterns: [],
        inProcessDatabases: 'ignore',
        stores: ['sql', 'builders', 'mongo', 'redis'],
        wholeTable: false,
        cleanupHelpers: true,
      },
    ],
  },
  words: (file, options) =>
    speaksOfDeletion(file) &&
    (mentionsTests(file) || options.files.length > 0) &&
    (mayDeleteByCall(file, options.wholeTable) || mayDeleteBySql(file, options.wholeTable)) &&
    isChecked(file, options),
  create({ file, options, settings, report }) {
    // Each worker has a store of its own: nobody else's rows are there.
    if (settings.isolation === 'per-worker') return {};
    const wholeTable = options.wholeTable && !makesNamedDatabase(file);
    const judged = { ...options, wholeTable, allowPatterns: options.allowPatterns.map((pattern) => new RegExp(pattern)) };
    const reported = new Set<string>();
    const isHelperFile = !isTested(file, options);
    const check = (node: Node) => {
      for (const deletion of deletionsAt(file, node)) {
        const verdict = judgeLikeDelete(deletion, judged);
        const [start, end] = deletion.range;
        if (!verdict || reported.has(`${start}-${end}`)) continue;
        const pattern = verdict.data['pattern'] ?? '';
        if (isHelperFile ? !isTestCleanup(node, pattern) : isUnderTest(file, deletion.node, pattern)) continue;
        reported.add(`${start}-${end}`);
        report({
          node: deletion.node,
          loc: { start: file.source.getLocFromIndex(start), end: file.source.getLocFromIndex(end) },
          messageId: verdict.messageId,
          data: verdict.data,
          suggest: verdict.at && verdict.messageId !== 'negatedPattern' ? fixesOf(file, verdict.at, pattern).map(asSuggestion) : [],
        });
      }
    };
    return {
      ...(mayDeleteBySql(file, options.wholeTable) || maySelectBySql(file) ? { Literal: check, TemplateLiteral: check } : {}),
      ...(mayDeleteByCall(file, options.wholeTable) ? { CallExpression: check } : {}),
    };
  },
});

function isChecked(file: File, options: Readonly<LikeDeleteOptions>): boolean {
  if (!isTested(file, options) && !(options.cleanupHelpers && mayHoldHelper(file))) return false;
  return !runsOnce(file) && !options.ignoreFiles.some((glob) => matchesGlob(file.path, glob));
}

function isTested(file: File, options: Readonly<LikeDeleteOptions>): boolean {
  return options.files.some((glob) => matchesGlob(file.path, glob)) || (isTestFile(file) && !isHandRun(file));
}

function asSuggestion({ messageId, data, edits }: DeletionFix) {
  return {
    messageId,
    data,
    fix: (fixer: TSESLint.RuleFixer) => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)),
  };
}
