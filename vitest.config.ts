import { availableParallelism } from 'node:os'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const everywhere = ['**/node_modules/**', '**/fixtures/**', '**/dist/**']
const postgres = 'tooling/testing/start-postgres.ts'
const temporal = 'tooling/testing/start-temporal.ts'
// What runs together has one order and one number of workers; 0 would come last on few processors.
const together = (groupOrder: number) => ({
  sequence: { groupOrder },
  maxWorkers: Math.max(2, availableParallelism()),
})

/** The kind of a test is in its name's ending. */
export default defineConfig({
  test: {
    reporters: ['./tooling/testing/reporter.ts'],
    coverage: {
      provider: 'v8',
      include: [
        '{domain,platform,db,bpmn,workflows,activities,workers,api,tooling}/**/*.{ts,mjs}',
        'console/src/**/*.{ts,tsx}',
      ],
      exclude: ['**/*.test.ts', '**/*.test.tsx', '**/*.gen.ts', 'tooling/testing/**', '**/fixtures/**'],
      reporter: ['lcovonly'],
    },
    projects: [
      {
        test: {
          name: 'pure',
          include: ['**/*.test.ts'],
          exclude: [...everywhere, '**/*.{db,flow,stack}.test.ts'],
          testTimeout: 30_000,
          ...together(1),
        },
      },
      {
        plugins: [solid()],
        test: {
          name: 'component',
          include: ['console/**/*.test.tsx'],
          environment: 'jsdom',
          exclude: everywhere,
          ...together(1),
        },
      },
      {
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: everywhere,
          globalSetup: postgres,
          ...together(1),
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'flow',
          include: ['**/*.flow.test.ts'],
          exclude: everywhere,
          globalSetup: [postgres, temporal],
          // Each file has a namespace of its own.
          ...together(2),
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'stack',
          include: ['**/*.stack.test.ts', 'console/e2e/**/*.e2e.ts'],
          exclude: everywhere,
          // Whole products: one after the other, and only when nothing else runs.
          sequence: { groupOrder: 3 },
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
