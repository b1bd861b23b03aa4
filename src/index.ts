import type { ESLint, Linter } from 'eslint';
import manifest from '../package.json' with { type: 'json' };
import { rules } from './rules/index.ts';
import type { HealthOptions } from './verdicts/no-token-validation-in-health-handler.ts';
import type { EventualCountOptions } from './verdicts/no-unscoped-eventual-count.ts';
import type { LikeDeleteOptions } from './verdicts/no-unscoped-like-delete.ts';
import type { ServerOptions } from './verdicts/require-server-handler.ts';

export type { FlakeproofSettings } from './settings.ts';

/** The rules as a configuration takes them: `{ … } satisfies RuleOptions` finds a misspelt rule or option while it is typed. */
export interface RuleOptions {
  'flakeproof/no-token-validation-in-health-handler'?: Linter.RuleEntry<[Partial<HealthOptions>?]>;
  'flakeproof/no-unscoped-eventual-count'?: Linter.RuleEntry<[Partial<EventualCountOptions>?]>;
  'flakeproof/no-unscoped-like-delete'?: Linter.RuleEntry<[Partial<LikeDeleteOptions>?]>;
  'flakeproof/require-server-handler'?: Linter.RuleEntry<[Partial<ServerOptions>?]>;
}

type Preset = 'recommended' | 'strict';

/** A preset's rules, from each rule's own meta. Errors, since only errors can be suppressed in bulk. */
function rulesOf(preset: Preset): Linter.RulesRecord {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const options = rule.meta.docs?.presets[preset] ?? {};
      return [`flakeproof/${name}`, Object.keys(options).length > 0 ? ['error', options] : 'error'];
    }),
  );
}

const plugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: 'flakeproof' },
  rules: rules as unknown as NonNullable<ESLint.Plugin['rules']>,
  configs: {} as {
    /** What is proved wrong. */
    recommended: Linter.Config;
    /** Also what the file leaves open. */
    strict: Linter.Config;
    /** `recommended` for eslintrc (ESLint 8, or 9 with `ESLINT_USE_FLAT_CONFIG=false`). */
    'legacy-recommended': Linter.LegacyConfig;
    /** `strict` for eslintrc. */
    'legacy-strict': Linter.LegacyConfig;
  },
} satisfies ESLint.Plugin;

for (const preset of ['recommended', 'strict'] as const) {
  plugin.configs[preset] = { name: `flakeproof/${preset}`, plugins: { flakeproof: plugin }, rules: rulesOf(preset) };
  plugin.configs[`legacy-${preset}`] = { plugins: ['flakeproof'], rules: rulesOf(preset) };
}

export default plugin;
// What `require` returns: the plugin itself, so that eslintrc and CommonJS configurations need no `.default`.
export { plugin as 'module.exports' };
