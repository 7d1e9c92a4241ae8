import type { Db } from '../../db/database.ts'
import { findRunByKey, type RunKey } from '../../db/jobs/run-queries.ts'
import { priorityOf } from '../../domain/jobs/fire-settings.ts'
import { isEnded } from '../../domain/jobs/job-status.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { heedFlow } from '../../workflows/flows/messages.ts'
import { jobRunStart } from '../../workflows/jobs/messages.ts'

/** Has the process of a flow's run look at its rows; one that has ended, while the run goes on, begins anew. */
export async function heedFlowOfLine(
  { db, temporal }: { db: Db; temporal: TemporalGateway },
  key: RunKey,
): Promise<void> {
  const run = await findRunByKey(db, key)
  // One that stands in line is taken up when its turn comes.
  if (!run || isEnded(run.status) || run.workflow_id === null) return
  const { job_type: jobType } = run.definition
  const start = jobRunStart(run.workflow_id, {
    jobId: run.job_id,
    jobType,
    request: key,
    priority: priorityOf(run.definition),
    traceId: run.trace_id,
  })
  await temporal.signalWithStart(start, heedFlow)
}
