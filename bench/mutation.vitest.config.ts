import { defineConfig } from 'vitest/config';

// What judges a mutant: the tests of its own layer, which Stryker finds by what they import. Those that measure time or make
// thousands of statements are left out: under a mutant they take minutes, and what they find a case of one line finds as well.
export default defineConfig({
  test: {
    include: ['tests/{core,sql,verdicts}/**/*.test.ts'],
    testNamePattern: /^(?!.*(?:agrees on 2,000|takes time in proportion|ends on thousands|ends after a bounded number))/,
    isolate: false,
    testTimeout: 60_000,
  },
});
