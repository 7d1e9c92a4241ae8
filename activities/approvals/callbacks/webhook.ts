import { beginTry, type CallbackOfRequest, putOffTry } from '../../../db/approvals/callback-queries.ts'
import type { Tx } from '../../../db/database.ts'
import { getWebhookSecrets } from '../../../db/notifications/webhook-secrets.ts'
import { hasCallbackEnded, retryWaitMs } from '../../../domain/approvals/callback.ts'
import { type CallbackConfig, callbackConfig } from '../../../domain/approvals/callback-config.ts'
import { type Text, text } from '../../../domain/text.ts'
import { callFault } from '../../../platform/egress/call-fault.ts'
import type { CallbackStep, CallOutcome } from '../../../workflows/approvals/messages.ts'
import { webhookHeaders } from '../../notifications/webhook-signature.ts'
import type { CallbackDeps } from './callback-activities.ts'
import { end } from './end.ts'
import { fillIn } from './fill-in.ts'

type WebhookConfig = Extract<CallbackConfig, { type: 'webhook' }>['config']

const timeoutMs = 15_000
const keptChars = 500
/** The receiver says that it is gone for good. */
const gone = 410

/** The next try, or when its time comes. */
export async function takeCall(tx: Tx, held: CallbackOfRequest, { params }: WebhookConfig): Promise<CallbackStep> {
  const waitMs = (held.next_attempt_at?.getTime() ?? 0) - held.now.getTime()
  if (waitMs > 0) return { state: 'open', wakeInMs: waitMs }
  return { state: 'call', attempt: await beginTry(tx, held.id, { input: await fillIn(held, params) }) }
}

export async function callReceiver(
  { db, egress, secrets: box }: CallbackDeps,
  held: CallbackOfRequest,
): Promise<CallOutcome> {
  if (held.status !== 'running') return { result: 'refused', reason: notAsked }
  const { url } = webhookOf(held)
  const id = `ops-callback-${held.id}`
  const body = bodyOf(held)
  const secrets = await getWebhookSecrets(db, box)
  try {
    const answer = await egress.request({
      method: 'POST',
      url,
      headers: { ...webhookHeaders({ id, body, secrets }), 'idempotency-key': id },
      body,
      timeoutMs,
      redirect: 'manual',
      maxBodyBytes: 4096,
    })
    return outcomeOf(answer.status, answer.body.toString().slice(0, keptChars).toWellFormed())
  } catch (error) {
    return { result: 'later', reason: callFault(error) }
  }
}

function outcomeOf(httpStatus: number, body: string): CallOutcome {
  if (httpStatus >= 200 && httpStatus < 300) return { result: 'done', httpStatus, body }
  const reason = text(`对方返回 HTTP ${httpStatus}`, `The receiver answered HTTP ${httpStatus}`)
  return { result: httpStatus === gone ? 'refused' : 'later', reason, body }
}

/** Writes down what became of a try; whoever was overtaken changes nothing. */
export async function settleCall(
  tx: Tx,
  held: CallbackOfRequest,
  { attempt, outcome }: { attempt: number; outcome: CallOutcome },
): Promise<CallbackStep> {
  if (hasCallbackEnded(held.status)) return { state: 'ended', status: held.status }
  if (held.attempts !== attempt) return { state: 'open', wakeInMs: 0 }
  if (outcome.result === 'done') {
    return end(tx, held, { status: 'success', result: { http_status: outcome.httpStatus, body: outcome.body } })
  }
  const { retry_count, retry_interval } = webhookOf(held)
  if (outcome.result === 'later' && held.tries <= retry_count) {
    const waitMs = retryWaitMs(retry_interval, held.tries)
    await putOffTry(tx, held.id, { why: outcome.reason, waitMs })
    return { state: 'open', wakeInMs: waitMs }
  }
  const result = outcome.body ? { body: outcome.body } : undefined
  return end(tx, held, { status: 'failed', why: whyGivenUp(outcome.reason, held), result })
}

function whyGivenUp(reason: Text, { tries }: CallbackOfRequest): Text {
  if (tries === 1) return reason
  return text(`${reason.zh}（已尝试 ${tries} 次）`, `${reason.en} (tried ${tries} times)`)
}

function webhookOf({ type, config }: CallbackOfRequest): WebhookConfig {
  const action = callbackConfig.parse({ type, config })
  if (action.type !== 'webhook') throw new Error(`a ${action.type} is not called`)
  return action.config
}

/** As Standard Webhooks has it; the same bytes however often it is sent. */
function bodyOf({ id, input, created_at, node_id, on_status, request }: CallbackOfRequest): string {
  const { title, workflow_name, form_data, business_type, business_id, applicant_id, workflow_id } = request
  const of = { approval_id: request.id, workflow_id, workflow_name, title, applicant_id, business_type, business_id }
  return JSON.stringify({
    type: `approval.${on_status ?? 'service'}`,
    timestamp: created_at.toISOString(),
    data: { callback_id: id, ...of, node_id, form_data, params: input ?? {} },
  })
}

const notAsked = text('已不再需要调用', 'It is not asked for any more')
