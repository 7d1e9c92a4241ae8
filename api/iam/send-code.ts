import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { findSendPause, insertCode } from '../../db/iam/factor-code-queries.ts'
import { notify } from '../../db/notifications/notify.ts'
import { DomainError } from '../../domain/errors.ts'
import { maskTarget, type SentMethod, sendLimits, sentCodeSeconds } from '../../domain/iam/factor.ts'
import { text } from '../../domain/text.ts'
import { createSentCode, hashSentCode } from '../../platform/one-time-codes.ts'
import type { ApiEnv } from '../context.ts'

/** `target` is shown masked; seconds until the code ends and until another may be sent. */
export type SentCode = { target: string; expires_in: number; resend_in: number }

type Sending = {
  userId: number
  method: SentMethod
  target: string
  request: string
  /** To an address that is not the user's yet. */
  isElsewhere?: boolean
}

/** Sends a code that is good for one request alone. Throws `too_many_requests` when one went out a moment ago. */
export async function sendCode(c: Context<ApiEnv>, tx: Tx, sending: Sending): Promise<SentCode> {
  const { userId, method, target, request, isElsewhere } = sending
  const seconds = await findSendPause(tx, userId, target)
  if (seconds !== undefined) throw tooSoon(seconds)
  const code = createSentCode()
  const codeHash = hashSentCode(c.var.deps.secrets, { userId, request }, code)
  const id = await insertCode(tx, { userId, method, target, request, codeHash })
  await notify(tx, {
    template: 'auth.code',
    // A number is validated by the code that comes back from it; `target` was read under the user's lock.
    recipients: isElsewhere
      ? { ...addressees(method, target), language: c.var.language }
      : { userIds: [userId], includesUnproved: true },
    channels: [method],
    params: { minutes: sentCodeSeconds / 60 },
    secret: { value: code, expiresAt: new Date(Date.now() + sentCodeSeconds * 1000), box: c.var.deps.secrets },
    batch: `auth-code:${id}`,
    type: 'system',
    traceId: c.var.traceId,
  })
  return {
    target: maskTarget(method, target),
    expires_in: sentCodeSeconds,
    resend_in: sendLimits.pauseSeconds,
  }
}

function addressees(method: SentMethod, target: string) {
  return method === 'email' ? { emails: [target] } : { phones: [target] }
}

function tooSoon(seconds: number): DomainError {
  return new DomainError(
    'too_many_requests',
    text(`验证码发送过于频繁，请 ${seconds} 秒后再试`, `Codes were sent too often; try again in ${seconds} seconds`),
    { retryAfter: seconds },
  )
}
