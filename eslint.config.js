import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';
import flakeproof from './dist/index.js';

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'docs/evidence', 'examples/*/before', 'site/.vitepress/{cache,dist,public}'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{ts,js,mjs}'], extends: [tseslint.configs.recommended, flakeproof.configs.strict] },
  { files: ['src/rules/*.ts'], ignores: ['src/rules/index.ts'], extends: [eslintPlugin.configs.recommended] },
);
