import type { NodeKey } from '../../db/flows/node-queries.ts'
import type { AttemptPlan } from '../../db/jobs/attempt-queries.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import type { RunActivity } from '../../domain/jobs/fire-settings.ts'
import type { FlowDeps } from './advance-flow.ts'
import { endByOutcome } from './end-nodes.ts'
import type { FlowWalk } from './flow-walk.ts'
import type { HandedOver } from './hand-over.ts'

/** A run that this process has made and claimed, and carries out. */
export type Launch = { unit: NodeKey; plan: AttemptPlan; activity: RunActivity; isLast: boolean }

/** Runs that a step carries out itself, side by side. */
export type Flight = {
  begin(launch: Launch): void
  isEmpty(): boolean
  /** How many have come to nothing yet. */
  aloft(): number
  /** Resolves when one of them has come to something. */
  anyLanded(): Promise<void>
  /** Ends the nodes of those that have ended; gives those that others are to go on with, still in hand until they do. */
  land(walk: FlowWalk): HandedOver[]
}

type FlightDeps = Pick<FlowDeps, 'runInline' | 'settleTogether' | 'inHand'>
type Landed = Launch & { came: AttemptOutcome | { heldAt: string } | null }

export function createFlight({ runInline, settleTogether: settle, inHand }: FlightDeps): Flight {
  const aloft = new Set<Promise<void>>()
  const landed: Landed[] = []
  return {
    begin(launch) {
      const { activity, plan, isLast } = launch
      const { runId, scheduledAt, attempt: number } = plan
      const key = { runId, scheduledAt: scheduledAt.toISOString(), attempt: number }
      inHand.add(runId)
      const attempt = { ...key, isLast, inHand: { plan, settle } }
      const way = runInline({ activity, attempt })
        // Whatever kept it from being carried out here, another process finds out, and tells.
        .catch(() => null)
        .then((came) => {
          landed.push({ ...launch, came })
          aloft.delete(way)
        })
      aloft.add(way)
    },
    aloft: () => aloft.size,
    isEmpty: () => aloft.size === 0 && landed.length === 0,
    async anyLanded() {
      if (landed.length === 0) await Promise.race(aloft)
    },
    land(walk) {
      return landed.splice(0).flatMap(({ unit, plan, came }) => {
        const left = { runId: plan.runId }
        if (came === null) return [left]
        if ('heldAt' in came) return [{ ...left, begun: { heldAt: came.heldAt } }]
        if (!came.ended) return [{ ...left, begun: { outcome: came } }]
        inHand.delete(plan.runId)
        endByOutcome(walk, unit, came)
        return []
      })
    },
  }
}
