import { availableParallelism } from 'node:os'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const everywhere = ['**/node_modules/**', '**/fixtures/**', '**/dist/**']
const postgres = 'tooling/testing/start-postgres.ts'
const temporal = 'tooling/testing/start-temporal.ts'
// What runs together has one order and one number of workers; 0 would come last on few processors.
const together = { sequence: { groupOrder: 1 }, maxWorkers: Math.max(2, availableParallelism()) }
const oneByOne = (groupOrder: number) => ({ sequence: { groupOrder }, fileParallelism: false })

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
          ...together,
        },
      },
      {
        plugins: [solid()],
        test: {
          name: 'component',
          include: ['console/**/*.test.tsx'],
          environment: 'jsdom',
          exclude: everywhere,
          ...together,
        },
      },
      {
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: everywhere,
          globalSetup: postgres,
          ...together,
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
          // Workers of several files would take each other's tasks off the one queue.
          ...oneByOne(2),
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
          ...oneByOne(3),
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
