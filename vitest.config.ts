import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const everywhere = ['**/node_modules/**', '**/fixtures/**']

/** The kind of a test is in its name's ending. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'pure', include: ['**/*.test.ts'], exclude: [...everywhere, '**/*.{db,flow,stack}.test.ts'] } },
      {
        plugins: [solid()],
        test: { name: 'component', include: ['console/**/*.test.tsx'], environment: 'jsdom', exclude: everywhere },
      },
      {
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: everywhere,
          globalSetup: 'tooling/testing/start-postgres.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'flow',
          include: ['**/*.flow.test.ts'],
          exclude: everywhere,
          globalSetup: ['tooling/testing/start-postgres.ts', 'tooling/testing/start-temporal.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'stack',
          include: ['**/*.stack.test.ts', 'console/e2e/**/*.e2e.ts'],
          exclude: everywhere,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
