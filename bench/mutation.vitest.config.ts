import { defineConfig } from 'vitest/config';

// What judges a mutant: the tests of its own layer and those of the rules, which stand on it.
export default defineConfig({
  test: { include: ['tests/{core,sql,verdicts,rules}/**/*.test.ts'], isolate: false, testTimeout: 60_000 },
});
