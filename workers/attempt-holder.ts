import { randomUUID } from 'node:crypto'
import { Worker, type WorkerOptions } from '@temporalio/worker'
import { createInlineAttempts, type Runners } from '../activities/jobs/inline-attempts.ts'
import { opsQueue } from '../workflows/jobs/messages.ts'
import { withRefusals } from './refusals.ts'

/** Those who wait for what is held only wait. */
const mostWaiting = 1000

/** What lets this process carry attempts out by `runInline`: a worker at a queue of its own, where those are waited for that take longer. */
export async function createAttemptHolder(
  runners: Runners,
  {
    inlineMs,
    ...worker
  }: Omit<WorkerOptions, 'taskQueue' | 'shutdownGraceTime'> & {
    inlineMs?: number
    shutdownGraceTime?: number
  },
) {
  const heldAt = `${opsQueue}:${randomUUID()}`
  const { runInline, awaitHeld } = createInlineAttempts(runners, {
    heldAt,
    ...(inlineMs !== undefined && { inlineMs }),
    graceMs: worker.shutdownGraceTime ?? 0,
    isLeaving: () => holder.getState() !== 'RUNNING',
  })
  const holder = await Worker.create({
    ...worker,
    taskQueue: heldAt,
    maxConcurrentActivityTaskExecutions: mostWaiting,
    activities: withRefusals({ awaitHeld }),
  })
  return { runInline, holder }
}
