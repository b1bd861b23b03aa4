/** Stands in for tests/rule-tester.ts: the same cases, on oxlint's parser and its own rule tester. */
import { RuleTester } from 'oxlint/plugins-dev';
import { describe, it } from 'vitest';
import type { testRule as testRuleInEslint } from '../tests/rule-tester.ts';
import { DIFFERENCES } from './oxlint-differences.ts';

/** A case that oxlint answers otherwise, and is known to, has to fail: so the list cannot outlive its reasons. */
const itOrFails = (title: string, run: () => void): void => {
  (title in DIFFERENCES ? it.fails : it)(title, run);
};

Object.assign(RuleTester, { describe, it: Object.assign(itOrFails, { only: it.only }) });

const ruleTester = new RuleTester({ eslintCompat: true, cwd: '/', languageOptions: { sourceType: 'module' } });

export const testRule: typeof testRuleInEslint = (name, rule, { valid, invalid }) => {
  const seen = process.env['FLAKEPROOF_BROKEN'] ? { ...rule, create: () => ({}) } : rule;
  // ESLint's tester takes a file without a name for TypeScript here, since the parser is TypeScript's.
  const inTypeScript = <T extends { filename?: string | undefined }>(test: T): T => ({ filename: 'file.ts', ...test });
  // ESLint's tester takes a number of suggestions, oxlint's only the suggestions themselves.
  const isWhole = ({ errors }: { errors: number | readonly (string | RegExp | { suggestions?: unknown })[] }): boolean =>
    typeof errors === 'number' || errors.every((error) => !(typeof error === 'object' && 'suggestions' in error && typeof error.suggestions === 'number'));
  ruleTester.run(name, seen as never, { valid: valid.map(inTypeScript), invalid: invalid.filter(isWhole).map(inTypeScript) } as never);
};
