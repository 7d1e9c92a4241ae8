import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { type Account, findAccountById } from '../../db/iam/account-queries.ts'
import { takeQuota } from '../../db/iam/send-quota-queries.ts'
import { conflict, notFound } from '../../domain/errors.ts'
import { accountQuotas } from '../../domain/iam/account-rules.ts'
import { type Text, text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { refuseUserBeyond } from './authority.ts'
import { refuseClosedInvitations } from './invite-users.ts'
import { tooOften } from './refuse-sending.ts'
import { sendInvitations, sendReset } from './send-account-link.ts'

/** Sends a pending user the link that sets a password and opens the account. */
export async function inviteUser(c: Context<ApiEnv>, id: number): Promise<void> {
  const account = await getReachable(c, id)
  await refuseClosedInvitations(c)
  if (account.status !== 'pending') throw conflict(text('用户不是待激活状态', 'The user is not pending'))
  await send(c, id, 'invite', (tx) => sendInvitations(c, tx, [account]))
}

/** Sends a user the link that sets the password anew. Whoever starts it never learns either. */
export async function startReset(c: Context<ApiEnv>, id: number): Promise<void> {
  const account = await getReachable(c, id)
  if (account.status !== 'active') throw conflict(text('用户未启用', 'The user is not active'))
  await send(c, id, 'reset', (tx) => sendReset(c, tx, id, 'email'))
}

type Send = (tx: Tx) => Promise<void>

async function send(c: Context<ApiEnv>, id: number, what: string, work: Send): Promise<void> {
  const seconds = await takeQuota(c.var.db, `${what}:${id}`, accountQuotas)
  if (seconds !== undefined) throw tooOften(seconds)
  await c.var.write(
    async (tx) => {
      await refuseUserBeyond(tx, c.var.caller, id)
      await work(tx)
    },
    { resourceId: id, status: 202 },
  )
}

async function getReachable(c: Context<ApiEnv>, id: number): Promise<Account> {
  const account = await findAccountById(c.var.db, id)
  if (!account) throw notFound('用户', 'user')
  if (account.email === null) throw conflict(noAddress)
  return account
}

const noAddress: Text = text('用户没有邮箱', 'The user has no e-mail address')
