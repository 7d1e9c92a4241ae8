import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { listUsersBeyond } from '../../db/iam/access-queries.ts'
import { type Account, listVisibleAccounts } from '../../db/iam/account-queries.ts'
import { takeQuotas } from '../../db/iam/send-quota-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { conflict } from '../../domain/errors.ts'
import { accountQuotas } from '../../domain/iam/account-rules.ts'
import type { InviteResult } from '../../domain/iam/invitation.ts'
import { isMailAddress } from '../../domain/notifications/message.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { sendInvitations } from './send-account-link.ts'

export async function refuseClosedInvitations(c: Context<ApiEnv>): Promise<void> {
  const { mode } = await getSettings(c.var.db, 'registration')
  if (mode === 'off') throw conflict(text('注册策略已关闭邀请', 'The policy of registration allows no invitations'))
}

/** Invites whom it can, and says of each what came of it, in the order in which they were named. */
export async function inviteUsers(
  c: Context<ApiEnv>,
  named: number[],
): Promise<{ id: number; result: InviteResult }[]> {
  await refuseClosedInvitations(c)
  const ids = [...new Set(named)]
  const { viewer, permissions } = c.var.caller
  return c.var.write(
    async (tx) => {
      const accounts = await listVisibleAccounts(tx, viewer, ids)
      const beyond = new Set(await listUsersBeyond(tx, ids, permissions))
      const results = await inviteAccounts(
        c,
        tx,
        accounts.filter(({ id }) => !beyond.has(id)),
      )
      const known = new Set(accounts.map(({ id }) => id))
      return ids.map((id) => ({ id, result: results.get(id) ?? (known.has(id) ? 'beyond' : 'not_found') }))
    },
    { status: 202 },
  )
}

type Invitee = Pick<Account, 'id' | 'username' | 'email' | 'status'>

/** Each counts towards what their account may be sent, as if they were invited one by one. */
export async function inviteAccounts(
  c: Context<ApiEnv>,
  tx: Tx,
  accounts: Invitee[],
): Promise<Map<number, InviteResult>> {
  const results = new Map(accounts.map((account) => [account.id, findHindrance(account) ?? 'invited']))
  const reachable = accounts.filter(({ id }) => results.get(id) === 'invited')
  const subjectOf = ({ id }: Invitee) => `invite:${id}`
  const granted = await takeQuotas(tx, reachable.map(subjectOf), accountQuotas)
  for (const account of reachable) if (!granted.has(subjectOf(account))) results.set(account.id, 'too_often')
  await sendInvitations(
    c,
    tx,
    reachable.filter((account) => granted.has(subjectOf(account))),
  )
  return results
}

function findHindrance({ status, email }: Invitee): InviteResult | undefined {
  if (status !== 'pending') return 'not_pending'
  return email !== null && isMailAddress(email) ? undefined : 'no_address'
}
