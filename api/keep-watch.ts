import { createBatchDelivery } from '../activities/notifications/deliver-batch.ts'
import { watchDeadlines } from '../db/jobs/watch-deadlines.ts'
import { listOverdueBatches } from '../db/notifications/message-queries.ts'
import { retryDelaysMs } from '../domain/notifications/message.ts'
import { type Loop, startLoop } from '../platform/loop.ts'
import type { ApiDeps } from './context.ts'

const lookEveryMs = 5000
const deliverEveryMs = 10_000
/** Workers deliver within a second or two; what lies longer waits for somebody who does not come. */
const slackMs = 20_000
const batchesAtOnce = 50

type Deps = Pick<ApiDeps, 'db' | 'secrets' | 'egress' | 'settings' | 'log'>

/**
 * What the api does besides answering, because it must go on while no worker and no Temporal is alive: it watches
 * deadlines, and sends the messages that nobody else sends. Any number of copies may do it side by side.
 */
export function keepWatch({ db, secrets, egress, settings, log }: Deps): Loop[] {
  const publicUrl = settings.OPS_PUBLIC_URL ?? `http://${settings.OPS_HOST}:${settings.OPS_PORT}`
  const deliverBatch = createBatchDelivery({ db, secrets, egress, smtp: settings.SMTP_URL, publicUrl })
  return [
    startLoop({ name: 'deadlines', everyMs: lookEveryMs, log }, async () => {
      const alerts = await watchDeadlines(db)
      if (alerts > 0) log.warn({ alerts }, 'deadlines of jobs were missed')
    }),
    startLoop({ name: 'overdue-messages', everyMs: deliverEveryMs, log }, async () => {
      const overdue = { retryDelays: retryDelaysMs, slackMs, limit: batchesAtOnce }
      for (const batch of await listOverdueBatches(db, overdue)) {
        let afterId: number | undefined = 0
        while (afterId !== undefined) {
          const round = await deliverBatch({ batch, afterId })
          afterId = round.waitMs > 0 ? undefined : round.nextAfterId
        }
      }
    }),
  ]
}
