import type { FrontEnd } from '../create-rule.ts';
import { eventualCount } from './rules/eventual-count.ts';
import { healthHandler } from './rules/health-handler.ts';
import { likeDelete } from './rules/like-delete.ts';
import { serverHandler } from './rules/server-handler.ts';

/** What each rule does over Go: its facts, found in Go's tree. The rules judge them as they judge those of JavaScript. */
export const frontEnd: FrontEnd = {
  'no-token-validation-in-health-handler': healthHandler,
  'no-unscoped-eventual-count': eventualCount,
  'no-unscoped-like-delete': likeDelete,
  'require-server-handler': serverHandler,
};
