import type { Context } from 'hono'
import {
  getHandOver,
  hasHandOverBeside,
  insertHandOver,
  reopenHandOver,
  settleHandOver,
} from '../../db/approvals/hand-over-queries.ts'
import { activeOf } from '../../db/approvals/people-queries.ts'
import type { Tx } from '../../db/database.ts'
import { requireVisible } from '../../db/iam/visible-rows.ts'
import { addStart, deliverOutbox, withdrawOutboxLine } from '../../db/outbox/outbox-queries.ts'
import type { HandOverInput } from '../../domain/approvals/hand-over.ts'
import { conflict, DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { StartWorkflow } from '../../platform/temporal.ts'
import { cancelHandOver, handOverStart, handOverWorkflowId } from '../../workflows/approvals/messages.ts'
import type { ApiEnv } from '../context.ts'

/** The tasks that are under way are finished first. */
const cancelTimeoutMs = 20_000

type Begun = { id: number; isDeferred: boolean }

export async function beginHandOver(c: Context<ApiEnv>, input: HandOverInput): Promise<Begun> {
  const { db, caller, traceId } = c.var
  if (input.from_user_id === input.to_user_id) throw invalid('to_user_id', samePerson)
  await requireVisible(db, caller.viewer, 'user', input.from_user_id)
  const about = { traceId, createdBy: caller.userId, departmentId: caller.departmentId }
  return begin(c, async (tx) => {
    await checkPeople(tx, input)
    return insertHandOver(tx, input, about)
  })
}

/** Once more what had failed or was not reached, for another person where one is named. */
export async function retryHandOver(
  c: Context<ApiEnv>,
  id: number,
  { to_user_id }: { to_user_id?: number | null | undefined },
): Promise<Begun> {
  const { from_user_id, to_user_id: before } = await visibleHandOver(c, id)
  const toUserId = to_user_id === undefined ? before : to_user_id
  if (from_user_id === toUserId) throw invalid('to_user_id', samePerson)
  return begin(c, async (tx) => {
    await checkPeople(tx, { from_user_id, to_user_id: toUserId })
    const reopened = await reopenHandOver(tx, { id, toUserId })
    if (!reopened) throw conflict(nothingLeft)
    return reopened
  })
}

/** One whose start still waits in the outbox never starts; one whose process is gone ends here. */
export async function cancelRunningHandOver(c: Context<ApiEnv>, id: number): Promise<void> {
  const { status, attempt } = await visibleHandOver(c, id)
  if (status !== 'running') throw conflict(ended)
  const settle = (tx: Tx) => settleHandOver(tx, { id, isCancelled: true })
  const isWithdrawn = await c.var.write(
    async (tx) => (await withdrawOutboxLine(tx, subjectOf(id))) && Boolean(await settle(tx)),
    { resourceId: id },
  )
  if (isWithdrawn) return
  const by = { userId: c.var.caller.userId }
  try {
    const workflowId = handOverWorkflowId({ id, attempt })
    await c.var.temporal.update(workflowId, cancelHandOver, by, { timeoutMs: cancelTimeoutMs })
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'not_found')) throw error
    await c.var.write(settle, { resourceId: id })
  }
}

export async function visibleHandOver(c: Context<ApiEnv>, id: number) {
  const { db, caller } = c.var
  const handOver = await getHandOver(db, id)
  await requireVisible(db, caller.viewer, 'user', handOver.from_user_id)
  return handOver
}

async function begin(c: Context<ApiEnv>, open: (tx: Tx) => Promise<{ id: number; attempt: number }>): Promise<Begun> {
  const { db, caller, traceId, temporal } = c.var
  const { id, outboxId } = await c.var.write(
    async (tx) => {
      const made = await open(tx)
      const start = handOverStart(made, { traceId, owner: caller.username })
      const line = { subject: subjectOf(made.id), traceId, triedInline: true }
      return { id: made.id, outboxId: await addStart(tx, start, line) }
    },
    { status: 202 },
  )
  const delivered = await deliverOutbox(db, { ids: [outboxId] }, (line) =>
    temporal.startWorkflow(line.payload as StartWorkflow),
  )
  return { id, isDeferred: delivered.length === 0 }
}

async function checkPeople(
  tx: Tx,
  { from_user_id, to_user_id }: Pick<HandOverInput, 'from_user_id' | 'to_user_id'>,
): Promise<void> {
  if (to_user_id !== null && (await activeOf(tx, [to_user_id])).length === 0) throw invalid('to_user_id', nobodyThere)
  if (await hasHandOverBeside(tx, { from: from_user_id, to: to_user_id })) throw conflict(oneAtATime)
}

function subjectOf(id: number): string {
  return `approval_hand_over:${id}`
}

const samePerson = text('不能是同一个人', 'cannot be the same person')
const nobodyThere = text('这个人不存在或已停用', 'is nobody who can act')
const oneAtATime = text(
  '这两个人中有人正在交接审批，请等它结束或先取消',
  'A hand-over of one of these two is under way: wait for its end, or cancel it',
)
const nothingLeft = text('这次交接没有需要重试的任务', 'Nothing of this hand-over is left to try again')
const ended = text('这次交接已经结束', 'This hand-over has ended already')
