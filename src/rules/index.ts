import type { Rule } from '../create-rule.ts';
import noTokenValidationInHealthHandler from './no-token-validation-in-health-handler.ts';
import requireServerHandler from './require-server-handler.ts';

/** Every rule of the plugin, by name: the only list. */
export const rules: Record<string, Rule> = {
  'no-token-validation-in-health-handler': noTokenValidationInHealthHandler,
  'require-server-handler': requireServerHandler,
};
