import { Webhook } from 'standardwebhooks'

type Signed = { id: string; body: string; secrets: string[] }

/**
 * The headers of Standard Webhooks, signed with every secret that is live, so that receivers can change over. The id is the
 * same however often a message is tried: receivers know by it what they have had.
 */
export function webhookHeaders({ id, body, secrets }: Signed): Record<string, string> {
  const now = new Date()
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
  }
}
