import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db, Tx } from '../../db/database.ts'
import { type CancelRun, cancelUnbegunRun, cancelUnstartedRun } from '../../db/jobs/cancel-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import type { SignalWorkflow, TemporalGateway } from '../../platform/temporal.ts'
import { cancelRun } from '../../workflows/jobs/messages.ts'

type Deps = { db: Db; temporal: TemporalGateway }

/** Has a run end as cancelled, wherever it stands: its start undelivered, its workflow at work, or its row alone there. */
export async function cancelRunOfLine({ db, temporal }: Deps, order: CancelRun, traceId: string | null): Promise<void> {
  const change = (run: (tx: Tx) => Promise<boolean>) =>
    systemTransaction(db, { operatorName: order.by.name, ...(traceId && { traceId }) }, run)
  // The dispatcher that delivers this line may hold the other one itself.
  if (await change((tx) => cancelUnstartedRun(tx, order, { waits: false }))) return
  if (order.workflowId === null) return
  const isTaken = await temporal.ask(order.workflowId, cancelRun, order.by).then(
    () => true,
    (error: unknown) => {
      if (error instanceof DomainError && error.code === 'conflict') return true
      if (error instanceof DomainError && error.code === 'not_found') return false
      throw error
    },
  )
  if (!isTaken) await change((tx) => cancelUnbegunRun(tx, order))
}

/** A workflow that is not there has ended, or has yet to begin: then it reads its row. */
export async function signalOrLeave(temporal: TemporalGateway, signal: SignalWorkflow): Promise<void> {
  await temporal.signal(signal).catch((error: unknown) => {
    if (!(error instanceof DomainError && error.code === 'not_found')) throw error
  })
}
