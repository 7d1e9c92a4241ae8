import type { PendingMessage } from '../../../db/notifications/message-queries.ts'
import type { Text } from '../../../domain/text.ts'

/**
 * How a try went. `captured`: kept in the local outbox; `refused`: this message will never be taken; `later`: not this
 * message, now; `blocked`: no message gets through this channel now.
 */
export type Delivery = { result: 'sent' | 'captured' } | { result: 'refused' | 'later' | 'blocked'; reason: Text }

/** With its code or token in the words and the link. */
export type OutgoingMessage = Omit<PendingMessage, 'secret_ciphertext'> & { secret?: string | undefined }

/** A way out, open for one round. Never throws: what goes wrong is a result. */
export type OpenChannel = { send(message: OutgoingMessage): Promise<Delivery>; close(): void }
