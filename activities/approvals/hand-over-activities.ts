import { Context } from '@temporalio/activity'
import {
  gatherHandOverTasks,
  getHandOver,
  type HandOver,
  listWaitingTasks,
  refuseHandOverTask,
  settleHandOver,
} from '../../db/approvals/hand-over-queries.ts'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import type { HandOverStatus } from '../../domain/approvals/hand-over.ts'
import { type DomainError, faultInWords } from '../../domain/errors.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { domainErrorIn } from '../../platform/temporal-failures.ts'
import { type ApprovalOrder, actOnApproval, approvalStart } from '../../workflows/approvals/messages.ts'

export type HandOverActivities = ReturnType<typeof createHandOverActivities>
type Which = { handOverId: number }
type Waiting = Awaited<ReturnType<typeof listWaitingTasks>>[number]

const tasksAtOnce = 10
const actWithinMs = 20_000

/** `afterTask` comes between two tasks. */
export function createHandOverActivities({
  db,
  temporal,
  afterTask,
}: {
  db: Db
  temporal: TemporalGateway
  afterTask?: () => Promise<void>
}) {
  return {
    /** Notes what is there to hand over by now; gives how many tasks wait. */
    async gatherHandOver({ handOverId }: Which): Promise<number> {
      const handOver = await getHandOver(db, handOverId)
      return systemTransaction(db, authorOf(handOver), (tx) => gatherHandOverTasks(tx, handOver))
    },

    /** Hands over some of those that wait, each by the process of its own request; gives how many wait still. */
    async handOverTasks({ handOverId }: Which): Promise<number> {
      const handOver = await getHandOver(db, handOverId)
      for (const task of await listWaitingTasks(db, handOverId, tasksAtOnce)) {
        Context.current().heartbeat()
        await handOverOne(handOver, task)
        await afterTask?.()
      }
      return (await getHandOver(db, handOverId)).waiting
    },

    async settleHandOver({ handOverId, isCancelled }: Which & { isCancelled: boolean }): Promise<HandOverStatus> {
      const handOver = await getHandOver(db, handOverId)
      return systemTransaction(db, authorOf(handOver), (tx) => settleHandOver(tx, { id: handOverId, isCancelled }))
    },
  }

  async function handOverOne(handOver: HandOver, { instance_id, task_id }: Waiting): Promise<void> {
    const start = approvalStart(instance_id, { traceId: handOver.trace_id })
    try {
      await temporal.updateWithStart(start, actOnApproval, orderOf(handOver, task_id), { timeoutMs: actWithinMs })
    } catch (error) {
      const refusal = domainErrorIn(error)
      if (!refusal || refusal.code === 'unavailable') throw error
      await refused(handOver, task_id, refusal)
    }
  }

  /** One that was decided or handed on before its turn is no trouble; whatever else was refused is told. */
  async function refused(handOver: HandOver, taskId: number, refusal: DomainError): Promise<void> {
    await systemTransaction(db, authorOf(handOver), (tx) =>
      refuseHandOverTask(tx, { handOver, taskId, errorMsg: faultInWords(refusal) }),
    )
  }
}

/** Under the same key it is done once, however often an attempt is cut off. */
function orderOf(handOver: HandOver, handedTaskId: number): ApprovalOrder {
  return {
    action: 'hand_over',
    key: `hand-over:${handOver.id}:${handedTaskId}`,
    userId: handOver.created_by ?? 0,
    userName: handOver.created_by_name ?? '',
    traceId: handOver.trace_id,
    comment: handOver.reason,
    ...{ handOverId: handOver.id, handedTaskId, fromUserId: handOver.from_user_id, toUserId: handOver.to_user_id },
  }
}

function authorOf({ id, created_by, created_by_name, trace_id }: HandOver) {
  return {
    operatorId: created_by ?? undefined,
    operatorName: created_by_name ?? undefined,
    traceId: trace_id,
    reason: `approval hand-over ${id}`,
  }
}
