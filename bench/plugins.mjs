// What is measured: this plugin and its neighbours, each with the preset that its page recommends.
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const here = import.meta.dirname;

/** A rule that visits nothing: ESLint skips work when it has no rule at all, so the floor has one. */
export const floor = {
  plugins: { floor: { rules: { nothing: { meta: { schema: [] }, create: () => ({}) } } } },
  rules: { 'floor/nothing': 'error' },
};

// jest asks for the version that is installed; here none is.
const rulesOf = (config) => ({ plugins: config.plugins, rules: config.rules, settings: { jest: { version: 30 } } });

/** By name: what is imported, and the preset that the import gives. */
export const PLUGINS = {
  'eslint-plugin-flakeproof': { preset: 'recommended', of: (plugin) => plugin.configs.recommended },
  'eslint-plugin-flakeproof (strict)': { preset: 'strict', of: (plugin) => plugin.configs.strict },
  'eslint-plugin-sql': { preset: 'no-unsafe-query', of: (plugin) => ({ plugins: { sql: plugin }, rules: { 'sql/no-unsafe-query': 'error' } }) },
  'eslint-plugin-security': { preset: 'recommended', of: (plugin) => plugin.configs.recommended },
  'eslint-plugin-playwright': { preset: 'flat/recommended', of: (plugin) => plugin.configs['flat/recommended'] },
  'eslint-plugin-jest': { preset: 'flat/recommended', of: (plugin) => plugin.configs['flat/recommended'] },
  'eslint-plugin-testing-library': { preset: 'flat/react', of: (plugin) => plugin.configs['flat/react'] },
  '@vitest/eslint-plugin': {
    preset: 'recommended',
    of: (plugin) => ({ plugins: { vitest: plugin }, rules: plugin.configs.recommended.rules }),
  },
  'eslint-plugin-n': { preset: 'flat/recommended', of: (plugin) => plugin.configs['flat/recommended'] },
  'eslint-plugin-unicorn': { preset: 'recommended', of: (plugin) => plugin.configs.recommended },
};

/** Where a plugin's module is: the built file of this one, or the package. */
export function moduleOf(name) {
  if (name.startsWith('eslint-plugin-flakeproof')) return pathToFileURL(path.join(here, '../dist/index.js')).href;
  return import.meta.resolve(name);
}

export async function presetOf(name) {
  if (name === 'floor') return floor;
  const plugin = await import(moduleOf(name));
  return rulesOf(PLUGINS[name].of(plugin.default ?? plugin));
}
