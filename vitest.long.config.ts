import { defineConfig } from 'vitest/config';

/** What takes too long for every change: `npm run test:long`. */
export default defineConfig({
  test: {
    include: ['test/**/*.long.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    globalSetup: './test/warm-up.ts',
  },
});
