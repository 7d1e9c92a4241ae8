import type { Db } from '../../db/database.ts'
import { listDelayedJobs } from '../../db/jobs/job-queries.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { fixedDelayLoopId } from '../../workflows/jobs/messages.ts'
import { syncLoop } from '../schedules/sync-loop.ts'

/** Starts the loops of fixed delay that somebody stopped in Temporal; gives how many there were. */
export async function reconcileLoops({ db, temporal }: { db: Db; temporal: TemporalGateway }): Promise<number> {
  const delayed = await listDelayedJobs(db)
  if (delayed.length === 0) return 0
  const running = new Set<string>()
  const query = `WorkflowType = 'fixedDelayWorkflow' and ExecutionStatus = 'Running'`
  for await (const { workflowId } of temporal.client.workflow.list({ query })) running.add(workflowId)
  const stopped = delayed.filter((job) => !running.has(fixedDelayLoopId(job.id)))
  for (const job of stopped) await syncLoop(temporal, job.id, job)
  return stopped.length
}
