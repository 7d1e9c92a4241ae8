import { type CallbackEnd, type CallbackOfRequest, endCallback } from '../../../db/approvals/callback-queries.ts'
import { heedApproval } from '../../../db/approvals/heed-approval.ts'
import type { Tx } from '../../../db/database.ts'
import { notify } from '../../../db/notifications/notify.ts'
import { text } from '../../../domain/text.ts'
import type { CallbackStep } from '../../../workflows/approvals/messages.ts'

/** A callback has come to something: the request hears of its service, and of a failure whoever published it. */
export async function end(tx: Tx, held: CallbackOfRequest, outcome: CallbackEnd): Promise<CallbackStep> {
  await endCallback(tx, held.id, outcome)
  if (held.token > 0) await heedApproval(tx, { id: held.instance_id, traceId: held.request.trace_id })
  if (outcome.status === 'failed') await tellPublisher(tx, held, outcome)
  return { state: 'ended', status: outcome.status }
}

async function tellPublisher(tx: Tx, held: CallbackOfRequest, { why }: CallbackEnd): Promise<void> {
  const { request, publisher } = held
  if (publisher === null) return
  await notify(tx, {
    template: 'approval.callback_failed',
    recipients: { userIds: [publisher] },
    channels: ['in_app', 'email'],
    params: {
      title: request.title,
      workflowName: request.workflow_name,
      nodeName: held.node_id ?? text('结束之后的回调', 'what follows from its end'),
      reason: why ?? '',
    },
    batch: `approval-callback-failed:${held.id}:${held.attempts}`,
    type: 'approval',
    link: `/approvals/${held.instance_id}`,
    traceId: request.trace_id,
  })
}
