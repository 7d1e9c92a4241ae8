import { type Text, text } from '../../../domain/text.ts'
import { callFault } from '../../../platform/egress/call-fault.ts'
import type { Egress, EgressResponse } from '../../../platform/egress/egress.ts'
import { webhookHeaders } from '../webhook-signature.ts'
import type { Delivery, OpenChannel } from './channel.ts'

const timeoutMs = 15_000
const shownChars = 200
/** The receiver says that it is gone for good. */
const gone = 410

/** Signed as Standard Webhooks has it. */
export function openWebhookChannel({ egress, secrets }: { egress: Egress; secrets: string[] }): OpenChannel {
  return {
    async send(message) {
      try {
        return deliveryOf(
          await egress.request({
            method: 'POST',
            url: message.target_url ?? '',
            headers: webhookHeaders({ id: message.batch, body: message.content, secrets }),
            body: message.content,
            timeoutMs,
            redirect: 'manual',
            maxBodyBytes: 4096,
          }),
        )
      } catch (error) {
        return { result: 'later', reason: callFault(error) }
      }
    },
    close: () => {},
  }
}

function deliveryOf({ status, body }: EgressResponse): Delivery {
  if (status >= 200 && status < 300) return { result: 'sent' }
  return { result: status === gone ? 'refused' : 'later', reason: said(status, body) }
}

function said(status: number, body: Buffer): Text {
  const words = body.toString().replaceAll(/\s+/g, ' ').slice(0, shownChars).toWellFormed()
  return text(`Webhook：HTTP ${status} ${words}`, `Webhook: HTTP ${status} ${words}`)
}
