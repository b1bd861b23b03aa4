import type { Rule } from '../create-rule.ts';
import noTokenValidationInHealthHandler from './no-token-validation-in-health-handler.ts';
import noUnscopedEventualCount from './no-unscoped-eventual-count.ts';
import noUnscopedLikeDelete from './no-unscoped-like-delete.ts';
import requireServerHandler from './require-server-handler.ts';

/** Every rule of the plugin, by name: the only list. */
export const rules: Record<string, Rule> = {
  'no-token-validation-in-health-handler': noTokenValidationInHealthHandler,
  'no-unscoped-eventual-count': noUnscopedEventualCount,
  'no-unscoped-like-delete': noUnscopedLikeDelete,
  'require-server-handler': requireServerHandler,
};
