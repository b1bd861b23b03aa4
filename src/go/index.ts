import type { ESLint, Linter } from 'eslint';
import plugin from '../index.ts';
import { go } from './language.ts';

type Preset = 'recommended' | 'strict';

/** A preset of the plugin for Go: the same rules and options, as warnings while this is experimental. */
function configOf(preset: Preset): Linter.Config {
  const rules = Object.entries(plugin.configs[preset].rules ?? {}).map(([name, level]) => [name, Array.isArray(level) ? ['warn', ...level.slice(1)] : 'warn']);
  return {
    name: `flakeproof/go/${preset}`,
    files: ['**/*.go'],
    ignores: ['**/vendor/**', '**/*.pb.go', '**/*.pb.gw.go', '**/zz_generated*.go', '**/*_gen.go', '**/*.gen.go', '**/*_generated.go'],
    plugins: { flakeproof: plugin as ESLint.Plugin },
    language: 'flakeproof/go',
    rules: Object.fromEntries(rules) as Linter.RulesRecord,
  };
}

// The plugin itself learns the language: both entry points' configurations then name one plugin, which ESLint asks for.
Object.assign(plugin, { languages: { ...(plugin as ESLint.Plugin).languages, go } });

/** What this entry point gives. Experimental: names may change in a minor version. */
export interface GoPlugin extends ESLint.Plugin {
  languages: { go: NonNullable<ESLint.Plugin['languages']>[string] };
  configs: {
    /** What is proved wrong, as warnings. */
    recommended: Linter.Config;
    /** Also what the file leaves open. */
    strict: Linter.Config;
  };
}

const goPlugin: GoPlugin = {
  meta: plugin.meta,
  rules: plugin.rules,
  languages: { go: go as unknown as GoPlugin['languages']['go'] },
  configs: { recommended: configOf('recommended'), strict: configOf('strict') },
};

export default goPlugin;
export { goPlugin as 'module.exports' };
