import type { Context } from 'hono'
import { lockCredentials } from '../../db/iam/credential-queries.ts'
import { listLastPasswords, storePassword } from '../../db/iam/password-queries.ts'
import { endSessionsOfUser } from '../../db/iam/sessions.ts'
import { getUser } from '../../db/iam/user-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { conflict, DomainError, invalid, invalidFields } from '../../domain/errors.ts'
import { findPasswordFaults, type PasswordOwner } from '../../domain/iam/password-rules.ts'
import type { PasswordSettings } from '../../domain/settings/password-settings.ts'
import { type Text, text } from '../../domain/text.ts'
import { isBreached } from '../../platform/breached-passwords.ts'
import { addressGroup } from '../../platform/client-address.ts'
import type { ApiEnv } from '../context.ts'
import { checkPassword } from './check-password.ts'
import { gateOf } from './known-browser.ts'
import { getPasswordPolicy } from './password-policy.ts'

type Change = { old_password: string; new_password: string }

/** The caller's own. Every other session of the account ends; this one goes on. */
export async function changePassword(c: Context<ApiEnv>, { old_password, new_password }: Change): Promise<void> {
  const { userId, username, sessionId } = c.var.caller
  await refuseWeakPassword(c, new_password, await getUser(c.var.db, userId), 'new_password')
  const check = await checkPassword(c.var.deps, {
    gate: gateOf(c, username),
    password: old_password,
    source: addressGroup(c.var.ipAddress),
  })
  if (check.outcome === 'refused') throw aboutOldPassword(check.error)
  await refuseUsedPassword(c, new_password, userId, 'new_password')
  const passwordHash = await c.var.deps.identity.passwords.hash(new_password)
  await c.var.write(
    async (tx) => {
      const now = await lockCredentials(tx, userId)
      if (now?.password_hash !== check.user.password_hash) throw changedMeanwhile()
      await storePassword(tx, userId, { passwordHash, mustChange: false })
      await endSessionsOfUser(tx, userId, 'password', { keep: sessionId })
    },
    { resourceId: userId },
  )
  c.var.deps.sessions.forget()
}

export async function refuseWeakPassword(
  c: Context<ApiEnv>,
  password: string,
  owner: PasswordOwner,
  field: string,
): Promise<void> {
  const policy = await getPasswordPolicy(c)
  const faults = findPasswordFaults(password, policy, owner)
  if (faults.length > 0) throw invalidFields(faults.map((message: Text) => ({ field, message })))
  if (await isKnownBreached(c, password, policy)) {
    throw invalid(
      field,
      text('该密码已在其他网站泄露，请换一个', 'This password was breached elsewhere: choose another'),
    )
  }
}

/** A list that is away must not keep people from changing their passwords. */
async function isKnownBreached(
  c: Context<ApiEnv>,
  password: string,
  { breach_list_url }: PasswordSettings,
): Promise<boolean> {
  if (breach_list_url === '') return false
  const { egress, log } = c.var.deps
  return isBreached(egress, breach_list_url, password).catch((error: unknown) => {
    log.warn({ err: error, trace_id: c.var.traceId }, 'the list of breached passwords could not be asked')
    return false
  })
}

export async function refuseUsedPassword(
  c: Context<ApiEnv>,
  password: string,
  userId: number,
  field: string,
): Promise<void> {
  const { history } = await getSettings(c.var.db, 'password')
  for (const used of await listLastPasswords(c.var.db, userId, history)) {
    if (await c.var.deps.identity.passwords.verify(password, used)) {
      throw invalid(
        field,
        text(`不能与最近 ${history} 次使用的密码相同`, `It may not be one of the last ${history} passwords`),
      )
    }
  }
}

function aboutOldPassword(error: DomainError): DomainError {
  if (error.code !== 'wrong_credentials') return error
  const message = text('原密码错误', 'The old password is wrong')
  return new DomainError('wrong_credentials', message, { fields: [{ field: 'old_password', message }] })
}

function changedMeanwhile(): DomainError {
  return conflict(text('密码刚刚已被修改', 'The password was changed a moment ago'))
}
