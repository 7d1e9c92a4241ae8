import type { Db } from '../../db/database.ts'
import type { OutboxLine } from '../../db/outbox/outbox-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import type { StartWorkflow, TemporalGateway } from '../../platform/temporal.ts'
import { type CancelRequest, cancelRun } from '../../workflows/jobs/messages.ts'
import { syncJobSchedule } from '../schedules/sync-job-schedule.ts'
import { startQueuedRun } from './start-queued-run.ts'

/** Carries out one intent; safe to repeat. */
export async function deliverLine(
  { db, temporal }: { db: Db; temporal: TemporalGateway },
  line: OutboxLine,
): Promise<void> {
  switch (line.kind) {
    case 'start_workflow':
      return temporal.startWorkflow(line.payload as StartWorkflow)
    case 'sync_schedule':
      return syncJobSchedule({ db, temporal }, jobOf(line))
    case 'start_queued':
      return startQueuedRun(db, jobOf(line))
    case 'cancel_run':
      return requestCancel(temporal, line.payload as { workflowId: string; by: CancelRequest })
  }
}

function jobOf({ subject }: OutboxLine): number {
  return Number(subject.slice('job:'.length))
}

/** A run that has ended meanwhile needs no end any more. */
async function requestCancel(
  temporal: TemporalGateway,
  { workflowId, by }: { workflowId: string; by: CancelRequest },
): Promise<void> {
  await temporal.requestUpdate(workflowId, cancelRun, by).catch((error) => {
    if (!(error instanceof DomainError && (error.code === 'not_found' || error.code === 'conflict'))) throw error
  })
}
