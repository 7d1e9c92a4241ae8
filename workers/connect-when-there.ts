import { NativeConnection } from '@temporalio/worker'
import type { Logger } from 'pino'

const retryMs = 1000

/** Processes may start before Temporal does. */
export async function connectWhenThere(
  options: Parameters<typeof NativeConnection.connect>[0],
  log: Logger,
): Promise<NativeConnection> {
  for (;;) {
    try {
      return await NativeConnection.connect(options)
    } catch (error) {
      log.warn({ err: error }, 'Temporal cannot be reached yet; trying again')
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }
}
