import type { Logger } from 'pino'
import { isDatabaseAway } from '../db/database-errors.ts'

/** What a start asks of PostgreSQL, which may start later, or be coming back. */
export async function whenDatabaseThere<T>(
  ask: () => Promise<T>,
  { log, retryMs = 1000 }: { log: Logger; retryMs?: number },
): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      log.warn({ err: error }, 'PostgreSQL cannot be reached yet; trying again')
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }
}
