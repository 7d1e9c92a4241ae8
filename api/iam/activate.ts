import type { Context } from 'hono'
import { findAccountById, openAccount } from '../../db/iam/account-queries.ts'
import { findLiveToken, spendAccountTokens, useAccountToken } from '../../db/iam/account-token-queries.ts'
import { storePassword } from '../../db/iam/password-queries.ts'
import { type DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { hashAccountToken } from '../../platform/account-secrets.ts'
import type { ApiEnv } from '../context.ts'
import type { ActivateInput } from './account-schemas.ts'
import { refuseWeakPassword } from './change-password.ts'

/** Opens the account of a link. A registration brought its password along; who was invited chooses it now. */
export async function activate(
  c: Context<ApiEnv>,
  { token, new_password }: ActivateInput,
): Promise<{ username: string }> {
  const { db } = c.var
  const found = await findLiveToken(db, hashAccountToken(token), ['registration', 'invitation'])
  const account = found && (await findAccountById(db, found.user_id))
  if (!found || account?.status !== 'pending') throw deadLink()
  const passwordHash = found.password_hash ?? (await hashChosen())
  if (found.password_hash && new_password !== undefined) throw needless()

  await c.var.write(
    async (tx) => {
      if (!(await useAccountToken(tx, found.id)) || !(await openAccount(tx, account.id))) throw deadLink()
      await storePassword(tx, account.id, { passwordHash, mustChange: false })
      await spendAccountTokens(tx, account.id)
    },
    { resourceId: account.id },
  )
  return { username: account.username }

  async function hashChosen(): Promise<string> {
    if (new_password === undefined) throw missing()
    if (account) await refuseWeakPassword(c, new_password, account, 'new_password')
    return c.var.deps.identity.passwords.hash(new_password)
  }
}

export function deadLink(): DomainError {
  return invalid('token', text('链接无效、已使用或已过期', 'The link is wrong, was used, or has expired'))
}

function missing(): DomainError {
  return invalid('new_password', text('请设置密码', 'Choose a password'))
}

function needless(): DomainError {
  return invalid('new_password', text('密码已在注册时设置', 'The password was chosen at registration'))
}
