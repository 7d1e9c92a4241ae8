import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { heedCallback, holdCallback, missingCallback, ruleCallback } from '../../db/approvals/callback-queries.ts'
import { heedApproval } from '../../db/approvals/heed-approval.ts'
import { holdInstance } from '../../db/approvals/held-instance.ts'
import { type CallbackVerb, callbackVerbs } from '../../domain/approvals/callback.ts'
import { conflict, DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { changedDetailOf, visibleApproval } from './approval-record.ts'
import { approvalDetail } from './approval-schemas.ts'
import { isOpen, verbsFor } from './callback-record.ts'

const callbackParam = z.object({
  id: z.coerce.number().int().positive(),
  callback_id: z.coerce.number().int().positive(),
})

function verbRoute<V extends CallbackVerb>(verb: V, summary: string) {
  return defineRoute({
    method: 'post',
    path: `/approvals/{id}/callbacks/{callback_id}/${verb}` as const,
    summary,
    tags: ['approvals'],
    permission: 'signed-in',
    audit: { action: 'execute', resource: 'approval' },
    request: { params: callbackParam },
    responses: { 200: approvalDetail },
  })
}

const retryRoute = verbRoute('retry', 'Have a callback or service that failed tried again')
const skipRoute = verbRoute('skip', 'Let a callback or service pass without it; needs the right to step into requests')

export const callbackRoutes = createRouter()
  .openapi(retryRoute, (c) => rule(c, c.req.valid('param'), 'retry'))
  .openapi(skipRoute, (c) => rule(c, c.req.valid('param'), 'skip'))

type Which = z.infer<typeof callbackParam>

/** Does it, and answers with the request as it stands then; what follows is done by its process. */
async function rule(c: Context<ApiEnv>, { id, callback_id }: Which, verb: CallbackVerb) {
  const { caller, traceId } = c.var
  const approval = await visibleApproval(c, id)
  await c.var.write(
    async (tx) => {
      const instance = await holdInstance(tx, id)
      const callback = await holdCallback(tx, callback_id)
      if (callback.instance_id !== id) throw missingCallback()
      if (!callbackVerbs[verb].includes(callback.status) || !isOpen(instance, callback)) throw notNow()
      if (!verbsFor(callback.status, approval, caller).includes(verb)) throw notYours()
      if (!(await ruleCallback(tx, callback.id, verb))) throw notNow()
      await heedCallback(tx, { id: callback.id, traceId })
      if (verb === 'skip' && callback.token > 0) await heedApproval(tx, { id, traceId })
      return { id }
    },
    { resourceId: id },
  )
  return ok(c, await changedDetailOf(c, id))
}

function notNow() {
  return conflict(
    text(
      '这个回调现在的状态不能这样处理，或已不再需要',
      'The callback is not in a state for that, or is not needed any more',
    ),
  )
}

function notYours() {
  return new DomainError('forbidden', text('需要“干预审批”权限', 'This needs the right to step into requests'))
}
