import type { Rule } from '../create-rule.ts';

/** Every rule of the plugin, by name: the only list. */
export const rules: Record<string, Rule> = {};
