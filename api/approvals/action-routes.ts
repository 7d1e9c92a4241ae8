import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AuditAction } from '../../domain/audit/audit-action.ts'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { actOn, type Verb } from './act-on-approval.ts'
import { changedDetailOf, mayRetry, visibleApproval } from './approval-record.ts'
import {
  addSignAction,
  approvalDetail,
  approveAction,
  commentAction,
  copyAction,
  handOnAction,
  plainAction,
  removeSignAction,
  resubmitAction,
  returnAction,
} from './approval-schemas.ts'

const idParam = z.object({ id: z.coerce.number().int().positive() })

/** What may be done is decided by what the caller has to do with the request, not by a right. */
function actionRoute<V extends string, B extends z.ZodType>(verb: V, summary: string, body: B) {
  return defineRoute({
    method: 'post',
    path: `/approvals/{id}/${verb}` as const,
    summary,
    tags: ['approvals'],
    permission: 'signed-in',
    audit: { action: 'execute' as AuditAction, resource: 'approval' },
    request: { params: idParam, body },
    responses: { 200: approvalDetail },
  })
}

const approveRoute = actionRoute('approve', 'Agree', approveAction)
const rejectRoute = actionRoute('reject', 'Refuse', plainAction)
const returnRoute = actionRoute('return', 'Give back to an earlier node, or to the applicant', returnAction)
const transferRoute = actionRoute('transfer', 'Give the task to somebody else', handOnAction)
const delegateRoute = actionRoute('delegate', 'Have somebody advise; the task comes back', handOnAction)
const addSignRoute = actionRoute('add-sign', 'Have others sign before, after or beside', addSignAction)
const removeSignRoute = actionRoute('remove-sign', 'Take signers back whom the caller added', removeSignAction)
const withdrawRoute = actionRoute('withdraw', 'Take an own request back into a draft', plainAction)
const urgeRoute = actionRoute('urge', 'Remind those who have to decide', plainAction)
const commentRoute = actionRoute('comment', 'Say something without deciding', commentAction)
const copyRoute = actionRoute('cc', 'Let others read along', copyAction)
const resubmitRoute = actionRoute('resubmit', 'Hand in a draft, or what was returned', resubmitAction)
const retryRoute = actionRoute(
  'retry',
  'Judge anew what could not be judged',
  commentAction.omit({ user_ids: true }).partial(),
)
const discardRoute = actionRoute('discard', 'Give up a draft, or what was returned', plainAction)

export const approvalActionRoutes = createRouter()
  .openapi(approveRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { user_ids, selected_approvers, ...rest } = c.req.valid('json')
    const choice = { userIds: user_ids, selectedApprovers: selected_approvers }
    return act(c, id, { action: 'approve', ...choice, ...said(rest) })
  })
  .openapi(rejectRoute, (c) => act(c, c.req.valid('param').id, { action: 'reject', ...said(c.req.valid('json')) }))
  .openapi(returnRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { to_node, ...rest } = c.req.valid('json')
    return act(c, id, { action: 'return', toNode: to_node, ...said(rest) })
  })
  .openapi(transferRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { to_user_id, ...rest } = c.req.valid('json')
    return act(c, id, { action: 'transfer', toUserId: to_user_id, ...said(rest) })
  })
  .openapi(delegateRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { to_user_id, ...rest } = c.req.valid('json')
    return act(c, id, { action: 'delegate', toUserId: to_user_id, ...said(rest) })
  })
  .openapi(addSignRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { user_ids, position, ...rest } = c.req.valid('json')
    return act(c, id, { action: 'add_approver', userIds: user_ids, position, ...said(rest) })
  })
  .openapi(removeSignRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { user_ids, ...rest } = c.req.valid('json')
    return act(c, id, { action: 'remove_approver', userIds: user_ids, ...said(rest) })
  })
  .openapi(withdrawRoute, (c) => act(c, c.req.valid('param').id, { action: 'withdraw', ...said(c.req.valid('json')) }))
  .openapi(urgeRoute, (c) => act(c, c.req.valid('param').id, { action: 'urge', ...said(c.req.valid('json')) }))
  .openapi(commentRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { user_ids, ...rest } = c.req.valid('json')
    return act(c, id, { action: 'comment', userIds: user_ids, ...rest })
  })
  .openapi(copyRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { user_ids, ...rest } = c.req.valid('json')
    return act(c, id, { action: 'cc', userIds: user_ids, ...rest })
  })
  .openapi(resubmitRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { title, selected_approvers, ...rest } = c.req.valid('json')
    return act(c, id, { action: 'resubmit', title, selectedApprovers: selected_approvers, ...said(rest) })
  })
  .openapi(retryRoute, async (c) => {
    const { id } = c.req.valid('param')
    const approval = await visibleApproval(c, id)
    if (!mayRetry(c.var.caller, approval)) throw new DomainError('forbidden', notTheirs)
    return act(c, id, { action: 'retry', ...c.req.valid('json') })
  })
  .openapi(discardRoute, (c) => act(c, c.req.valid('param').id, { action: 'discard', ...said(c.req.valid('json')) }))

/** In the words of the process. */
function said({ task_id, form_data, comment, attachments }: z.infer<typeof plainAction>) {
  return { taskId: task_id, formData: form_data, comment, attachments }
}

/** Does it, and answers with the request as it stands then. */
async function act(c: Context<ApiEnv>, id: number, verb: Verb) {
  await actOn(c, await visibleApproval(c, id), verb)
  return ok(c, await changedDetailOf(c, id))
}

const notTheirs = text(
  '只有申请人和可以干预审批的人能重试',
  'Only the applicant, or who may step into requests, can have it tried again',
)
