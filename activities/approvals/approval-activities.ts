import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import type { ApprovalOrder, ApprovalStep } from '../../workflows/approvals/messages.ts'
import { act } from './actions/act.ts'
import { recordSubmit, submit } from './actions/by-applicant.ts'
import { createApprovalPlans } from './approval-plans.ts'
import { giveUpWhenDropped } from './give-up.ts'
import { passTime } from './pass-time.ts'
import { settleStage, standing } from './settle-stage.ts'
import { openStage } from './stage.ts'
import { takeServices } from './take-services.ts'

export type ApprovalActivities = ReturnType<typeof createApprovalActivities>

/** Each changes an instance in one transaction: rows, records, messages and what is to be done elsewhere, or nothing. */
export function createApprovalActivities({ db }: { db: Db }) {
  const plans = createApprovalPlans()
  return {
    /** Begins an instance that was handed in and has not begun; gives how it stands. */
    async beginApproval({ instanceId }: { instanceId: number }): Promise<ApprovalStep> {
      return systemTransaction(db, {}, async (tx) => {
        const stage = await openStage(tx, plans, { instanceId })
        if (await giveUpWhenDropped(stage)) return settleStage(stage)
        if (stage.status !== 'pending' || stage.round > 0) return standing(stage)
        recordSubmit(stage)
        await submit(stage)
        return settleStage(stage)
      })
    },

    /** Does what somebody asks for. Told again under the same key, it gives how the instance stands. */
    async actOnInstance({ instanceId, order }: { instanceId: number; order: ApprovalOrder }): Promise<ApprovalStep> {
      const author = { operatorId: order.userId, operatorName: order.userName, traceId: order.traceId }
      return systemTransaction(db, {}, async (tx) => {
        const actor = { userId: order.userId, name: order.userName }
        const stage = await openStage(tx, plans, { instanceId, actor, author, key: order.key })
        if (stage.isRecorded) return standing(stage)
        await act(stage, order)
        return settleStage(stage)
      })
    },

    /** Heeds what has fallen due, and what services have come to. */
    async heedInstance({ instanceId }: { instanceId: number }): Promise<ApprovalStep> {
      return systemTransaction(db, {}, async (tx) => {
        const stage = await openStage(tx, plans, { instanceId })
        if (await giveUpWhenDropped(stage)) return settleStage(stage)
        if (stage.status !== 'pending') return standing(stage)
        const hasServed = await takeServices(stage)
        const isDue = await passTime(stage)
        return hasServed || isDue ? settleStage(stage) : standing(stage)
      })
    },
  }
}
