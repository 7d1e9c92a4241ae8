import type { Logger } from 'pino'
import type { Db } from '../../db/database.ts'
import { removeDeliveredLines } from '../../db/outbox/outbox-queries.ts'
import { makeComingPartitions } from '../../db/partitions.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'

const hour = 3_600_000

/** What must be done now and then for the tables to stay in shape. Any number of workers may do it at once. */
export function startHousekeeping({
  db,
  log,
  chores,
}: {
  db: Db
  log: Logger
  chores: (() => Promise<unknown>)[]
}): Loop {
  return startLoop({ name: 'housekeeping', everyMs: hour, log }, async () => {
    await makeComingPartitions(db)
    await removeDeliveredLines(db)
    for (const chore of chores) await chore()
  })
}
