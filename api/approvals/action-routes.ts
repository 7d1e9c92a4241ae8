import { z } from '@hono/zod-openapi'
import type { AuditAction } from '../../domain/audit/audit-action.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { actOn } from './act-on-approval.ts'
import { visibleApproval } from './approval-record.ts'
import { answerDetail } from './approval-routes.ts'
import {
  addSignAction,
  approvalDetail,
  approveAction,
  commentAction,
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
const resubmitRoute = actionRoute('resubmit', 'Hand in a draft, or what was returned', resubmitAction)
const discardRoute = actionRoute('discard', 'Give up a draft, or what was returned', plainAction)

export const approvalActionRoutes = createRouter()
  .openapi(approveRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    const { user_ids, selected_approvers, ...rest } = c.req.valid('json')
    const choice = { userIds: user_ids, selectedApprovers: selected_approvers }
    await actOn(c, approval, { action: 'approve', ...choice, ...said(rest) })
    return answerDetail(c, approval.id)
  })
  .openapi(rejectRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    await actOn(c, approval, { action: 'reject', ...said(c.req.valid('json')) })
    return answerDetail(c, approval.id)
  })
  .openapi(returnRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    const { to_node, ...rest } = c.req.valid('json')
    await actOn(c, approval, { action: 'return', toNode: to_node, ...said(rest) })
    return answerDetail(c, approval.id)
  })
  .openapi(transferRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    const { to_user_id, ...rest } = c.req.valid('json')
    await actOn(c, approval, { action: 'transfer', toUserId: to_user_id, ...said(rest) })
    return answerDetail(c, approval.id)
  })
  .openapi(delegateRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    const { to_user_id, ...rest } = c.req.valid('json')
    await actOn(c, approval, { action: 'delegate', toUserId: to_user_id, ...said(rest) })
    return answerDetail(c, approval.id)
  })
  .openapi(addSignRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    const { user_ids, position, ...rest } = c.req.valid('json')
    await actOn(c, approval, { action: 'add_approver', userIds: user_ids, position, ...said(rest) })
    return answerDetail(c, approval.id)
  })
  .openapi(removeSignRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    const { user_ids, ...rest } = c.req.valid('json')
    await actOn(c, approval, { action: 'remove_approver', userIds: user_ids, ...said(rest) })
    return answerDetail(c, approval.id)
  })
  .openapi(withdrawRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    await actOn(c, approval, { action: 'withdraw', ...said(c.req.valid('json')) })
    return answerDetail(c, approval.id)
  })
  .openapi(urgeRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    await actOn(c, approval, { action: 'urge', ...said(c.req.valid('json')) })
    return answerDetail(c, approval.id)
  })
  .openapi(commentRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    const { user_ids, ...rest } = c.req.valid('json')
    await actOn(c, approval, { action: 'comment', userIds: user_ids, ...rest })
    return answerDetail(c, approval.id)
  })
  .openapi(resubmitRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    const { title, selected_approvers, ...rest } = c.req.valid('json')
    await actOn(c, approval, { action: 'resubmit', title, selectedApprovers: selected_approvers, ...said(rest) })
    return answerDetail(c, approval.id)
  })
  .openapi(discardRoute, async (c) => {
    const approval = await visibleApproval(c, c.req.valid('param').id)
    await actOn(c, approval, { action: 'discard', ...said(c.req.valid('json')) })
    return answerDetail(c, approval.id)
  })

/** In the words of the process. */
function said({ task_id, form_data, comment, attachments }: z.infer<typeof plainAction>) {
  return { taskId: task_id, formData: form_data, comment, attachments }
}
