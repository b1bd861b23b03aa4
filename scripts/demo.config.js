// The recommended preset on whatever stands in a folder, for `npm run demo`.
import parser from '@typescript-eslint/parser';
import flakeproof from 'eslint-plugin-flakeproof';

export default [
  { ignores: ['**/{build,coverage,dist,out,vendor}/', '**/.*/', '**/*.min.js'] },
  {
    files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
  flakeproof.configs.recommended,
];
