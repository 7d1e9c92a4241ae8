import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from '../../db/database.ts'
import { type EndInHand, settleRunsInHand } from '../../db/jobs/runs-in-hand.ts'
import type { EndedRun } from '../../db/jobs/settle-open-run.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import { jobRunWorkflowPrefix } from '../../workflows/jobs/messages.ts'
import type { OnSettled } from '../jobs/settle-run.ts'
import type { InHand } from '../jobs/worker-attempt.ts'

export type SettleTogether = InHand['settle']
type Waiting = { end: EndInHand; told: (status: RunStatus | undefined) => void }

/** Ends that come so close together are written together. */
const gatherMs = 3
const mostTogether = 200
/** What is longer goes its own way. */
const longestLines = 16_384

/**
 * Settles runs many at a time, each with its only lines and all that follows from its end. One that cannot be settled so,
 * because it is not in this hand any more or its lines are no plain text, is told to go its own way.
 */
export function createSettleTogether({ db, onSettled }: { db: Db; onSettled: OnSettled }): SettleTogether {
  const queues = new Map<number, Waiting[]>()
  return async ({ plan, outcome: { status, result, errorMsg }, lines }) => {
    if (lines.length > longestLines || !lines.isWellFormed() || lines.includes(nul)) return undefined
    const end = { plan, status, result, errorMsg: errorMsg ?? null, lines }
    const { promise, resolve } = Promise.withResolvers<RunStatus | undefined>()
    enqueue(plan.scheduledAt, { end, told: resolve })
    return promise
  }

  /** Of one scheduled time, which rows are kept by. */
  function enqueue(scheduledAt: Date, waiting: Waiting): void {
    const at = scheduledAt.getTime()
    const queue = queues.get(at) ?? []
    queue.push(waiting)
    if (queues.has(at)) return
    queues.set(at, queue)
    void settleSoon(scheduledAt, queue)
  }

  async function settleSoon(scheduledAt: Date, queue: Waiting[]): Promise<void> {
    await wait(gatherMs)
    queues.delete(scheduledAt.getTime())
    for (let from = 0; from < queue.length; from += mostTogether) {
      await settleAll(scheduledAt, queue.slice(from, from + mostTogether))
    }
  }

  async function settleAll(scheduledAt: Date, all: Waiting[]): Promise<void> {
    const settled = await db
      .transaction()
      .execute(async (tx) => {
        const ended = await settleRunsInHand(
          tx,
          scheduledAt,
          all.map(({ end }) => end),
        )
        for (const run of ended) if (hasMoreToIt(run)) await onSettled(tx, run)
        return new Map(ended.map(({ id, status }) => [id, status]))
      })
      // Each finds out by itself what was wrong.
      .catch(() => new Map<number, RunStatus>())
    for (const { end, told } of all) told(settled.get(end.plan.runId))
  }
}

/** Of a node's own definition, still in the hands of its flow, nobody keeps a history, and nobody has to be told. */
function hasMoreToIt({ job_id, workflow_id }: EndedRun): boolean {
  return job_id !== null || workflow_id?.startsWith(jobRunWorkflowPrefix) === true
}

const nul = String.fromCharCode(0)
