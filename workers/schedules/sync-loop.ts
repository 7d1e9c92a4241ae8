import type { Job } from '../../db/jobs/job-queries.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { fixedDelayLoopId, opsQueue, wakeLoop } from '../../workflows/jobs/messages.ts'
import { signalOrLeave } from '../outbox/tell-workflow.ts'

type LoopedJob = Pick<Job, 'status' | 'trigger_type'>

/** A job of fixed delay has its loop, which looks at the job anew; the loop of any other ends by itself when told. */
export async function syncLoop(temporal: TemporalGateway, jobId: number, job: LoopedJob | undefined): Promise<void> {
  if (job?.trigger_type !== 'fixed_delay' || job.status === 'disabled') {
    await signalOrLeave(temporal, { workflowId: fixedDelayLoopId(jobId), signal: wakeLoop.name })
    return
  }
  await temporal.signalWithStart(
    {
      workflowType: 'fixedDelayWorkflow',
      workflowId: fixedDelayLoopId(jobId),
      taskQueue: opsQueue,
      args: [{ jobId }],
      searchAttributes: { OpsKind: 'job-loop', OpsSubject: `job:${jobId}` },
    },
    wakeLoop,
  )
}
