import { DefaultLogger, Runtime } from '@temporalio/worker'
import type { Logger } from 'pino'

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const

/** What the SDK has to tell comes as lines of our own log. Before the first worker of the process. */
export function logTemporalTo(log: Logger): void {
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
    const { error, ...facts } = meta ?? {}
    // An executor has none, and that is how it should be.
    const isExpected = message.startsWith('No workflows registered')
    log[isExpected ? 'debug' : levels[level]]({ ...facts, ...(error && { err: error }) }, message)
  })
  const filter = { core: 'WARN', other: 'ERROR' } as const
  Runtime.install({ logger, telemetryOptions: { logging: { filter, forward: {} } } })
}
