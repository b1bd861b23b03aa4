import { matchesGlob } from '../../core/glob.ts';
import { type LikeDeleteOptions, judgeLikeDelete } from '../../verdicts/no-unscoped-like-delete.ts';
import { isTestCleanup, mayHoldHelper } from '../cleanup-helper.ts';
import { deletionsAt } from '../deletion.ts';
import { isSerial, isTestFile } from '../test-role.ts';
import type { GoNode } from '../tree.ts';
import { type GoContext, type GoListener, fileOf } from './context.ts';

const DELETING = /delete|truncate/i;

/** `no-unscoped-like-delete` over Go. */
export function likeDelete(context: GoContext<LikeDeleteOptions>): GoListener {
  const { options, settings, sourceCode, report } = context;
  const file = fileOf(context);
  if (settings.isolation === 'per-worker' || !DELETING.test(file.text)) return {};
  if (options.ignoreFiles.some((glob) => matchesGlob(file.path, glob))) return {};
  const isTested = isTestFile(file) || options.files.some((glob) => matchesGlob(file.path, glob));
  if (!isTested && !(options.cleanupHelpers && mayHoldHelper(file))) return {};
  const judged = { ...options, allowPatterns: options.allowPatterns.map((pattern) => new RegExp(pattern)) };
  const reported = new Set<number>();
  const check = (node: GoNode): void => {
    for (const deletion of deletionsAt(file, node)) {
      const verdict = judgeLikeDelete(deletion, judged);
      const [start, end] = deletion.range;
      if (!verdict || reported.has(start) || isSerial(file, node)) continue;
      if (!isTested && !isTestCleanup(file, node, verdict.data['pattern'] ?? '')) continue;
      reported.add(start);
      const loc = { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
      report({ node: deletion.node, loc, messageId: verdict.messageId, data: verdict.data });
    }
  };
  return { CallExpr: check, String: check };
}
