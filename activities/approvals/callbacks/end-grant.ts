import { addToResult, type CallbackOfRequest, holdCallback } from '../../../db/approvals/callback-queries.ts'
import { holdGrantsOf } from '../../../db/approvals/grant-queries.ts'
import { setAuthor } from '../../../db/audit/system-transaction.ts'
import type { Tx } from '../../../db/database.ts'
import { recallRole, takeRoleBack } from '../../../db/iam/role-grant-queries.ts'
import { notify } from '../../../db/notifications/notify.ts'
import { addOutboxLine } from '../../../db/outbox/outbox-queries.ts'
import type { GrantRecall, RoleGrant } from '../../../domain/approvals/role-grant.ts'
import { text } from '../../../domain/text.ts'
import { heedGrant, roleGrantWorkflowId } from '../../../workflows/approvals/messages.ts'
import type { Stage } from '../stage.ts'

/** Once its time is over; gives in how many milliseconds that is, undefined once it is done. */
export async function takeGrantBack(tx: Tx, held: CallbackOfRequest): Promise<{ waitMs?: number }> {
  const { user_id: userId, role_id: roleId, until, ended_at } = grantOf(held)
  if (until === null || ended_at !== undefined) return {}
  const waitMs = Date.parse(until) - held.now.getTime()
  if (waitMs > 0) return { waitMs }
  const { id, title, trace_id: traceId } = held.request
  await setAuthor(tx, { traceId, reason: `审批 #${id} ${title}：角色到期收回` })
  const end = await takeRoleBack(tx, { userId, roleId, until: new Date(until) })
  await addToResult(tx, held.id, { ended_at: held.now.toISOString(), end })
  if (end === 'taken_back') await tellEnd(tx, held, 'over')
  return {}
}

/** What a request had given is taken back with the visits that gave it, or when it is rejected, in the same transaction. */
export async function recallGrants(stage: Stage): Promise<void> {
  const { tx, instance, actor, state, status } = stage
  const standing = new Set(status === 'rejected' ? [] : state.tokens.map(({ id }) => id))
  const why = whyRecalled(stage, standing)
  if (!why) return
  for (const { id: callbackId, token } of await holdGrantsOf(tx, instance.id)) {
    if (standing.has(token)) continue
    const held = await holdCallback(tx, callbackId)
    const { id, title, trace_id: traceId } = held.request
    const { userId: operatorId, name: operatorName } = actor
    const author = { operatorId: operatorId ?? undefined, operatorName, traceId }
    await setAuthor(tx, { ...author, reason: `审批 #${id} ${title}：${recalls[why]}，收回角色` })
    const { user_id: userId, role_id: roleId } = grantOf(held)
    const end = await recallRole(tx, { userId, roleId, grantId: callbackId })
    const isTaken = end === 'taken_back'
    await addToResult(tx, callbackId, { ended_at: held.now.toISOString(), end: isTaken ? why : end })
    if (isTaken) await tellEnd(tx, held, why)
    await endWaiting(tx, held)
  }
}

/** Whether any of its visits can have been taken back, and by what. */
function whyRecalled({ instance, status }: Stage, standing: Set<number>): GrantRecall | undefined {
  if (status === 'draft' || status === 'cancelled') return 'withdrawn'
  if (status === 'rejected') return 'rejected'
  return instance.tokens?.tokens.some(({ id }) => !standing.has(id)) ? 'returned' : undefined
}

const recalls: Record<GrantRecall, string> = { withdrawn: '申请撤回', returned: '申请退回', rejected: '申请被拒绝' }

/** Whoever waits for its time has nothing to wait for any more. */
async function endWaiting(tx: Tx, { id, request }: CallbackOfRequest): Promise<void> {
  const workflowId = roleGrantWorkflowId(id)
  const payload = { workflowId, signal: heedGrant.name }
  await addOutboxLine(tx, { kind: 'signal_workflow', subject: workflowId, payload, traceId: request.trace_id })
}

/** Whoever had it learns why something that they could do is refused. */
async function tellEnd(tx: Tx, held: CallbackOfRequest, why: keyof typeof ends): Promise<void> {
  const { id, request } = held
  const { user_id, role_name } = grantOf(held)
  await notify(tx, {
    template: 'approval.message',
    recipients: { userIds: [user_id] },
    channels: ['in_app'],
    params: {
      title: ends[why](role_name),
      content: text('还需要时可以重新申请。', 'Ask for it again if you still need it.'),
      request: request.title,
      workflowName: request.workflow_name,
    },
    batch: `role-grant-end:${id}`,
    type: 'approval',
    link: `/approvals/${request.id}`,
    traceId: request.trace_id,
  })
}

const ends = {
  over: (role: string) => text(`角色“${role}”已到期收回`, `Your time in the role "${role}" is over`),
  withdrawn: (role: string) =>
    text(
      `申请已撤回，角色“${role}”随之收回`,
      `The request was withdrawn, and the role "${role}" was taken back with it`,
    ),
  returned: (role: string) =>
    text(
      `申请被退回，角色“${role}”随之收回`,
      `The request was returned, and the role "${role}" was taken back with it`,
    ),
  rejected: (role: string) =>
    text(
      `申请被拒绝，角色“${role}”随之收回`,
      `The request was rejected, and the role "${role}" was taken back with it`,
    ),
}

/** A grant that succeeded has written down what it gave. */
function grantOf({ id, type, status, result }: CallbackOfRequest): RoleGrant {
  if (type !== 'grant_role' || status !== 'success' || result === null) throw new Error(`callback ${id} gave no role`)
  return result as RoleGrant
}
