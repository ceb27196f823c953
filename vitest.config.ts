import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Scenarios start real processes and a real browser; on a busy two-core machine that takes its time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Much of what they do is to wait: three keep two cores busy.
    maxWorkers: 3,
    globalSetup: './test/warm-up.ts',
  },
});
