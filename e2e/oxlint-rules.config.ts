import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** The rules' own tests once more, on oxlint's rule tester. */
export default defineConfig({
  root: path.join(import.meta.dirname, '..'),
  resolve: { alias: [{ find: /^.*\/rule-tester\.ts$/, replacement: path.join(import.meta.dirname, 'oxlint-rule-tester.ts') }] },
  test: { include: ['tests/rules/*.test.ts'], isolate: false },
});
