import type { Logger } from 'pino'
import { removeOrphanFiles } from '../activities/files/remove-orphan-files.ts'
import { createAuditSealer } from '../db/audit/seal-audit.ts'
import type { Db } from '../db/database.ts'
import { removeEndedTokens } from '../db/iam/account-token-queries.ts'
import { removeEndedQuotas } from '../db/iam/send-quota-queries.ts'
import { removeExpiredKeys } from '../db/idempotency/idempotency-queries.ts'
import { removeOldAlerts } from '../db/jobs/alert-queries.ts'
import { refreshTrends } from '../db/jobs/duration-queries.ts'
import { runSettled } from '../db/jobs/run-settled.ts'
import type { Listener } from '../db/listen.ts'
import { removeOldMessages } from '../db/notifications/message-retention.ts'
import type { FileStore } from '../platform/files.ts'
import { type Loop, startLoop } from '../platform/loop.ts'
import type { TemporalGateway } from '../platform/temporal.ts'
import { startHousekeeping } from './housekeeping/housekeeping.ts'
import { beginDueSyncs } from './iam/begin-due-syncs.ts'
import { startOutboxDispatcher } from './outbox/dispatcher.ts'
import { reconcileBackfills } from './reconciler/reconcile-backfills.ts'
import { reconcileLoops } from './reconciler/reconcile-loops.ts'
import { reconcileRuns } from './reconciler/reconcile-runs.ts'
import { reconcileSchedules } from './reconciler/reconcile-schedules.ts'

const reconcileEveryMs = 180_000
const sealEveryMs = 10_000
const lookForSyncsEveryMs = 20_000
const trendsEveryMs = 1_800_000

type Deps = { db: Db; temporal: TemporalGateway; listener: Listener; files: FileStore; log: Logger }

/** What a worker does besides workflows and activities. Any number of workers may do it side by side. */
export function keepInShape(deps: Deps): Loop[] {
  const { db, files, log } = deps
  return [
    startOutboxDispatcher(deps),
    startLoop({ name: 'reconciler', everyMs: reconcileEveryMs, log }, createReconciler(deps)),
    startLoop(
      { name: 'directory-syncs', everyMs: lookForSyncsEveryMs, log },
      async () => void (await beginDueSyncs(db)),
    ),
    startLoop(
      { name: 'job-trends', everyMs: trendsEveryMs, log },
      async () => void (await refreshTrends(db, { atMostEveryMs: trendsEveryMs / 2 })),
    ),
    startLoop({ name: 'audit-seal', everyMs: sealEveryMs, log }, createLoggedSealer(db, log)),
    startHousekeeping({
      db,
      log,
      chores: [
        () => removeExpiredKeys(db),
        () => removeOrphanFiles(db, files),
        () => removeOldMessages(db),
        () => removeOldAlerts(db),
        () => removeEndedTokens(db),
        () => removeEndedQuotas(db),
      ],
    }),
  ]
}

function createReconciler(deps: Deps): () => Promise<void> {
  // What has gathered while nobody was there is no surprise.
  let level: 'info' | 'warn' = 'info'
  return async () => {
    const schedules = (await reconcileSchedules(deps)) + (await reconcileLoops(deps))
    const runs = await reconcileRuns({ ...deps, onSettled: runSettled })
    const backfills = await reconcileBackfills(deps)
    if (schedules + runs + backfills > 0)
      deps.log[level]({ schedules, runs, backfills }, 'differences between rows and processes repaired')
    level = 'warn'
  }
}

/** The log carries each seal out of the database, where whoever rewrites rows could rewrite it as well. */
function createLoggedSealer(db: Db, log: Logger): () => Promise<void> {
  const seal = createAuditSealer(db)
  return async () => {
    for (const made of await seal()) log.info({ seal: made }, 'audit rows sealed')
  }
}
