import { inspect } from 'node:util'
import { DefaultLogger, type RuntimeOptions } from '@temporalio/worker'

/** The SDK tells of every start and stop; in tests only what went wrong is worth a line, and only when the test fails. */
export const onlyProblems = new DefaultLogger('ERROR', ({ message, meta }) => {
  console.error(message, meta ? inspect(meta) : '')
})

export const testRuntime: RuntimeOptions = {
  logger: onlyProblems,
  telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } },
}
