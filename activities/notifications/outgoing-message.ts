import type { PendingMessage } from '../../db/notifications/message-queries.ts'
import { messageSecretPlace } from '../../db/notifications/notify.ts'
import { withSecret } from '../../domain/notifications/message.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import type { OutgoingMessage } from './channels/channel.ts'

/** Puts the sealed code or token where the words and the link leave room for it. */
export function openMessage(message: PendingMessage, secrets: SecretBox): OutgoingMessage {
  const { secret_ciphertext: sealed, ...outgoing } = message
  if (sealed === null) return outgoing
  const secret = secrets.decrypt(sealed, messageSecretPlace(message.batch))
  return {
    ...outgoing,
    content: withSecret(message.content, secret),
    link: message.link && withSecret(message.link, secret),
    secret,
  }
}
