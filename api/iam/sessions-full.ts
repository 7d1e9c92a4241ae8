import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import type { Credentials } from '../../db/iam/credential-queries.ts'
import type { Holder } from '../../db/iam/session-limit.ts'
import { findSessionOwner } from '../../db/iam/session-queries.ts'
import { endSessions } from '../../db/iam/sessions.ts'
import { conflict, DomainError } from '../../domain/errors.ts'
import { placeWord } from '../../domain/iam/place.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import type { Admitted } from './begin-session.ts'
import { putRoomCookie } from './room-cookie.ts'

const ticketSeconds = 300
const ticketPlace = { table: 'session', column: 'room_token', row: 'ticket' }

const ticketFields = z.strictObject({
  userId: z.number(),
  username: z.string(),
  loginType: z.enum(['password', 'sso', 'mfa']),
  provider: z.string().optional(),
  proof: z.string(),
  until: z.number(),
})

/**
 * Says to somebody who proved who they are which devices hold all places, and hands out the token with which they can end
 * one and go on: it stands for what was proved, for five minutes and while account and password stay as they are.
 */
export function sessionsFull(
  c: Context<ApiEnv>,
  { stillHolds: _, endSessionId: _end, ...admitted }: Admitted,
  user: Credentials,
  holders: Holder[],
): DomainError {
  const ticket: z.input<typeof ticketFields> = {
    ...admitted,
    proof: proofOf(user),
    until: Date.now() + ticketSeconds * 1000,
  }
  return new DomainError(
    'conflict',
    text('登录的设备已达上限，请先退出一台', 'All places are taken: sign one of these devices out first'),
    {
      data: {
        reason: 'sessions_full',
        room_token: c.var.deps.secrets.encrypt(JSON.stringify(ticket), ticketPlace),
        sessions: holders.map((holder) => ({ ...holder, location: placeWord(holder.location, c.var.language) })),
      },
    },
  )
}

export function isSessionsFull(error: unknown): boolean {
  return offeredTokenOf(error) !== undefined
}

/** The browser that a provider sent here finds what it is offered by `POST /auth/login/room`. */
export function keepOffer(c: Context<ApiEnv>, error: unknown): void {
  const token = offeredTokenOf(error)
  if (token !== undefined) putRoomCookie(c, token, ticketSeconds)
}

function offeredTokenOf(error: unknown): string | undefined {
  const data = error instanceof DomainError ? error.extras.data : undefined
  const { reason, room_token } = (data ?? {}) as { reason?: unknown; room_token?: string }
  return reason === 'sessions_full' ? room_token : undefined
}

/** Throws `wrong_credentials` for a token that is not ours or too old. */
export function readRoomToken(c: Context<ApiEnv>, roomToken: string | undefined): Admitted {
  if (roomToken === undefined) throw staleTicket()
  const { until, proof, provider, ...admitted } = openTicket(c, roomToken)
  if (until < Date.now()) throw staleTicket()
  return { ...admitted, ...(provider !== undefined && { provider }), stillHolds: (user) => proofOf(user) === proof }
}

/** Each token ends each session at most once, so that nothing comes of showing it again. */
export async function giveUpSession(tx: Tx, userId: number, sessionId: number): Promise<void> {
  const owner = await findSessionOwner(tx, sessionId)
  if (owner !== userId || (await endSessions(tx, [sessionId], 'logout')) === 0) {
    throw conflict(text('该设备已经退出，请重新登录', 'That device is signed out already; sign in again'))
  }
}

function openTicket(c: Context<ApiEnv>, roomToken: string): z.output<typeof ticketFields> {
  try {
    return ticketFields.parse(JSON.parse(c.var.deps.secrets.decrypt(roomToken, ticketPlace)))
  } catch {
    throw staleTicket()
  }
}

function staleTicket(): DomainError {
  return new DomainError('wrong_credentials', text('登录已超时，请重新登录', 'This took too long; sign in again'))
}

function proofOf({ security_stamp, password_hash }: Credentials): string {
  return createHash('sha256').update(`${security_stamp} ${password_hash}`).digest('base64url')
}
