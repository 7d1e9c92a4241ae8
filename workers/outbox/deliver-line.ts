import type { Db } from '../../db/database.ts'
import type { CancelRun } from '../../db/jobs/cancel-queries.ts'
import type { RunKey } from '../../db/jobs/run-queries.ts'
import type { OutboxLine } from '../../db/outbox/outbox-queries.ts'
import type { SignalWorkflow, StartWorkflow, TemporalGateway } from '../../platform/temporal.ts'
import { approvalCallbackStart, approvalStart, heedApproval, heedCallback } from '../../workflows/approvals/messages.ts'
import { syncJobSchedule } from '../schedules/sync-job-schedule.ts'
import { heedFlowOfLine } from './heed-flow-of-line.ts'
import { startQueuedRun } from './start-queued-run.ts'
import { cancelRunOfLine, signalOrLeave } from './tell-workflow.ts'

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
      return cancelRunOfLine({ db, temporal }, line.payload as CancelRun, line.trace_id)
    case 'heed_flow':
      return heedFlowOfLine({ db, temporal }, line.payload as RunKey)
    case 'begin_approval':
      return temporal.signalWithStart(approvalStart(approvalOf(line), { traceId: line.trace_id ?? '' }), heedApproval)
    case 'heed_callback': {
      const start = approvalCallbackStart(callbackOf(line), { traceId: line.trace_id ?? '' })
      return temporal.signalWithStart(start, heedCallback)
    }
    case 'signal_workflow':
      return signalOrLeave(temporal, line.payload as SignalWorkflow)
  }
}

function jobOf({ subject }: OutboxLine): number {
  return Number(subject.slice('job:'.length))
}

function approvalOf({ subject }: OutboxLine): number {
  return Number(subject.slice('approval:'.length))
}

function callbackOf({ subject }: OutboxLine): number {
  return Number(subject.slice('approval_callback:'.length))
}
