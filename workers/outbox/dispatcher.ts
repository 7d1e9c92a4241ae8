import type { Logger } from 'pino'
import type { Db } from '../../db/database.ts'
import type { Listener } from '../../db/listen.ts'
import { deliverOutbox, nextLineDueInMs, type OutboxLine } from '../../db/outbox/outbox-queries.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { deliverLine } from './deliver-line.ts'

const batchSize = 50
const sweepMs = 2000

/** Delivers what the writers' own attempts left behind: told by the database, and by a sweep in case nobody told. */
export function startOutboxDispatcher(deps: {
  db: Db
  temporal: TemporalGateway
  listener: Listener
  log: Logger
}): Loop {
  const loop = startLoop({ name: 'outbox', everyMs: sweepMs, log: deps.log }, async () => {
    const delivered = await deliverOutbox(deps.db, { limit: batchSize }, deliverOnce())
    return delivered.length === batchSize || nextLineDueInMs(deps.db)
  })
  const unsubscribe = deps.listener.subscribe('outbox', loop.wake)
  return {
    wake: loop.wake,
    async stop() {
      unsubscribe()
      await loop.stop()
    },
  }

  /** Among the lines of one pass, a run of a flow is told once. */
  function deliverOnce() {
    const told = new Map<string, Promise<void>>()
    return (line: OutboxLine): Promise<void> => {
      const delivery = told.get(line.subject) ?? deliverLine(deps, line)
      if (line.kind === 'heed_flow') told.set(line.subject, delivery)
      return delivery
    }
  }
}
