import type { Db } from '../../db/database.ts'
import type { CancelRun } from '../../db/jobs/cancel-queries.ts'
import type { OutboxLine } from '../../db/outbox/outbox-queries.ts'
import type { SignalWorkflow, StartWorkflow, TemporalGateway } from '../../platform/temporal.ts'
import { syncJobSchedule } from '../schedules/sync-job-schedule.ts'
import { cancelRunOfLine, signalOfLine } from './tell-workflow.ts'

/** Carries out one intent; safe to repeat. */
export async function deliverLine(
  { db, temporal }: { db: Db; temporal: TemporalGateway },
  line: OutboxLine,
): Promise<void> {
  switch (line.kind) {
    case 'start_workflow':
      return temporal.startWorkflow(line.payload as StartWorkflow)
    case 'sync_schedule':
      return syncJobSchedule({ db, temporal }, Number(line.subject.slice('job:'.length)))
    case 'cancel_run':
      return cancelRunOfLine({ db, temporal }, line.payload as CancelRun, line.trace_id)
    case 'signal_workflow':
      return signalOfLine(temporal, line.payload as SignalWorkflow)
  }
}
