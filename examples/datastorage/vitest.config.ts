import { defineConfig } from 'vitest/config';

// For before/ and after/ alike: `vitest run --root examples/datastorage/after --config ../vitest.config.ts`.
export default defineConfig({
  cacheDir: `${import.meta.dirname}/../../node_modules/.vite`,
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: [`${import.meta.dirname}/platform/vitest-setup.ts`],
    // Test files run in parallel, each in a process of its own, on a machine with one core as well.
    pool: 'forks',
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
