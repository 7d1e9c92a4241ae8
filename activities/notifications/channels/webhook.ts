import { Webhook } from 'standardwebhooks'
import { type Text, text } from '../../../domain/text.ts'
import { callFault } from '../../../platform/egress/call-fault.ts'
import type { Egress, EgressResponse } from '../../../platform/egress/egress.ts'
import type { Delivery, OpenChannel, OutgoingMessage } from './channel.ts'

const timeoutMs = 15_000
const shownChars = 200
/** The receiver says that it is gone for good. */
const gone = 410

/** Signed as Standard Webhooks has it, with every secret that is live, so that receivers can change over. */
export function openWebhookChannel({ egress, secrets }: { egress: Egress; secrets: string[] }): OpenChannel {
  return {
    async send(message) {
      try {
        return deliveryOf(
          await egress.request({
            method: 'POST',
            url: message.target_url ?? '',
            headers: { 'content-type': 'application/json', ...signatureHeaders(message, secrets) },
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

/** The id is the same however often a message is tried: receivers know by it what they have had. */
function signatureHeaders({ batch, content }: OutgoingMessage, secrets: string[]): Record<string, string> {
  const now = new Date()
  return {
    'webhook-id': batch,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(batch, now, content)).join(' '),
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
