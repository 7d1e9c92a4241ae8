import { beginTry, type CallbackOfRequest } from '../../../db/approvals/callback-queries.ts'
import { usersOfRole } from '../../../db/approvals/people-queries.ts'
import type { Tx } from '../../../db/database.ts'
import { notify } from '../../../db/notifications/notify.ts'
import { type CallbackConfig, wordsOf } from '../../../domain/approvals/callback-config.ts'
import type { CallbackStep } from '../../../workflows/approvals/messages.ts'
import { end } from './end.ts'
import { fillIn } from './fill-in.ts'

type NotifyAction = Extract<CallbackConfig, { type: 'notify' }>

/** Tells people what the definition says; each of them once, however often it is tried. */
export async function sendWords(tx: Tx, held: CallbackOfRequest, action: NotifyAction): Promise<CallbackStep> {
  const { user_ids, role_id, channels } = action.config
  const input = await fillIn(held, wordsOf(action))
  const named = [...user_ids, ...(role_id ? await usersOfRole(tx, role_id) : [])]
  const userIds = named.length > 0 || role_id ? named : [held.request.applicant_id]
  await beginTry(tx, held.id, { input })
  await notify(tx, {
    template: 'approval.message',
    recipients: { userIds },
    channels,
    params: {
      title: String(input.title ?? ''),
      content: String(input.content ?? ''),
      request: held.request.title,
      workflowName: held.request.workflow_name,
    },
    batch: `approval-callback:${held.id}`,
    type: 'approval',
    link: `/approvals/${held.instance_id}`,
    traceId: held.request.trace_id,
  })
  return end(tx, held, { status: 'success', result: { recipients: new Set(userIds).size } })
}
