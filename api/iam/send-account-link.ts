import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { insertAccountTokens } from '../../db/iam/account-token-queries.ts'
import { notify } from '../../db/notifications/notify.ts'
import { activationHours, resetMinutes } from '../../domain/iam/account-rules.ts'
import { secretPlaceholder } from '../../domain/notifications/message.ts'
import { createAccountToken, createResetCode } from '../../platform/account-secrets.ts'
import type { ApiEnv } from '../context.ts'

const minuteMs = 60_000
/** In the fragment, which no browser sends to a server and no log holds. */
const linkTo = (page: string) => `${page}#token=${secretPlaceholder}`

type ToUser = { id: number; username: string }

export async function sendActivation(c: Context<ApiEnv>, tx: Tx, user: ToUser, passwordHash: string): Promise<void> {
  const { token, tokenHash } = createAccountToken()
  const expiresAt = inMinutes(activationHours * 60)
  const id = await insertAccountTokens(tx, [
    { userId: user.id, purpose: 'registration', tokenHash, expiresAt, passwordHash },
  ])
  await notify(tx, {
    template: 'auth.activate',
    recipients: { userIds: [user.id], includesPending: true },
    channels: ['email'],
    params: { username: user.username, hours: activationHours },
    link: linkTo('/activate'),
    ...about(c, id),
    secret: { value: token, expiresAt, box: c.var.deps.secrets },
  })
}

/** To each a link of their own, all of them in one batch. */
export async function sendInvitations(c: Context<ApiEnv>, tx: Tx, users: ToUser[]): Promise<void> {
  const tokens = new Map(users.map(({ id }) => [id, createAccountToken()]))
  const expiresAt = inMinutes(activationHours * 60)
  const [first, ...others] = [...tokens].map(([userId, { tokenHash }]) => {
    return { userId, purpose: 'invitation' as const, tokenHash, expiresAt }
  })
  if (!first) return
  const id = await insertAccountTokens(tx, [first, ...others])
  await notify(tx, {
    template: 'auth.invite',
    recipients: { userIds: [...tokens.keys()], includesPending: true },
    channels: ['email'],
    params: ({ username }) => ({
      username: username ?? '',
      invitedBy: c.var.caller.name,
      hours: activationHours,
    }),
    link: linkTo('/activate'),
    ...about(c, id),
    secret: {
      value: ({ userId }) => tokens.get(userId ?? 0)?.token ?? '',
      expiresAt,
      box: c.var.deps.secrets,
    },
  })
}

/** A link by e-mail, a code by text message. */
export async function sendReset(c: Context<ApiEnv>, tx: Tx, userId: number, method: 'email' | 'sms'): Promise<void> {
  const { secrets } = c.var.deps
  const expiresAt = inMinutes(resetMinutes)
  const isLink = method === 'email'
  const { token, tokenHash } = createAccountToken()
  const { code, codeHash } = createResetCode(secrets, userId)
  const hash = isLink ? { tokenHash } : { codeHash }
  const id = await insertAccountTokens(tx, [{ userId, purpose: 'reset', expiresAt, ...hash }])
  await notify(tx, {
    template: 'auth.reset',
    recipients: { userIds: [userId] },
    channels: [method],
    params: { minutes: resetMinutes },
    link: isLink ? linkTo('/reset') : undefined,
    ...about(c, id),
    secret: { value: isLink ? token : code, expiresAt, box: secrets },
  })
}

function about(c: Context<ApiEnv>, id: number) {
  return { batch: `account:${id}`, type: 'system' as const, traceId: c.var.traceId }
}

function inMinutes(minutes: number): Date {
  return new Date(Date.now() + minutes * minuteMs)
}
