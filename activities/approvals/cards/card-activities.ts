import { Context } from '@temporalio/activity'
import { type AcceptedPress, carryOutPress } from '../../../db/approvals/card-press-queries.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { TemporalGateway } from '../../../platform/temporal.ts'
import { actOnApproval, approvalStart, orderOfPress } from '../../../workflows/approvals/messages.ts'
import { createCardRounds, type RoundDeps } from './show-cards.ts'

export type CardActivities = ReturnType<typeof createCardActivities>

const actWithinMs = 15_000

export function createCardActivities({ temporal, ...deps }: RoundDeps & { temporal: TemporalGateway }) {
  const showRound = createCardRounds(deps)
  return {
    /** Tells messengers of the cards of an instance that changed. `waitMs`: until the next round; none when all is told. */
    async showCards({ instanceId }: { instanceId: number }): Promise<{ waitMs?: number }> {
      const context = Context.current()
      const pulse = setInterval(() => context.heartbeat(), 5000)
      try {
        return await showRound(instanceId, context.cancellationSignal)
      } finally {
        clearInterval(pulse)
      }
    },

    /** Does what a pressed button says that could not be done while the messenger waited. */
    async carryOutCardPress({ pressId }: { pressId: number }): Promise<void> {
      const act = (press: AcceptedPress) => {
        const start = approvalStart(press.instance_id, { traceId: press.trace_id })
        return temporal.updateWithStart(start, actOnApproval, orderOfPress(press), { timeoutMs: actWithinMs })
      }
      await carryOutPress(deps.db, pressId, act).catch(retryUnlessRefused)
    },
  }
}

/** A refusal is never retried, but that the engine did not answer is none. */
function retryUnlessRefused(error: unknown): never {
  throw error instanceof DomainError && error.code === 'unavailable' ? new Error(error.message) : error
}
