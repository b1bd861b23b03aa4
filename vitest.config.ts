import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // The TypeScript parser is loaded once, not once a file.
    isolate: false,
    testTimeout: 20_000,
    globalSetup: ['tests/build.setup.ts'],
  },
});
