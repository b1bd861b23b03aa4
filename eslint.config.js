import eslintPlugin from 'eslint-plugin-eslint-plugin';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import flakeproof from './dist/index.js';

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'docs/evidence', 'examples/*/before', 'site/.vitepress/{cache,dist,public}'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{ts,js,mjs}'], extends: [tseslint.configs.recommended, flakeproof.configs.strict] },
  // The code of the rules' own cases is data.
  { files: ['tests/**/*.ts'], rules: { 'flakeproof/no-unscoped-like-delete': 'off' } },
  {
    files: ['src/**/*.ts', 'scripts/**/*.mjs'],
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': 'error' },
  },
  { files: ['src/rules/*.ts'], ignores: ['src/rules/index.ts'], extends: [eslintPlugin.configs.recommended] },
);
