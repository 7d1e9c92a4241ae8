import type { Context } from 'hono'
import { spendAccountTokens } from '../../db/iam/account-token-queries.ts'
import { storeContact } from '../../db/iam/contact-queries.ts'
import { lockCredentials } from '../../db/iam/credential-queries.ts'
import { takeCodeTry, useCode } from '../../db/iam/factor-code-queries.ts'
import { forgetFactorTries } from '../../db/iam/factor-gate-queries.ts'
import { getUser, type User } from '../../db/iam/user-queries.ts'
import { type Contact, methodOf } from '../../domain/iam/contact.ts'
import { isSentCode } from '../../platform/one-time-codes.ts'
import type { ApiEnv } from '../context.ts'
import { admitTry, wrongCode } from './check-answer.ts'
import { type SentCode, sendCode } from './send-code.ts'
import { tellAddressChanges } from './tell-address-changes.ts'

/** Sends a code to the new address: who cannot read there does not own it. Says nothing of whether somebody else has it. */
export async function offerContact(c: Context<ApiEnv>, contact: Contact): Promise<SentCode> {
  const { userId } = c.var.caller
  return c.var.write(
    async (tx) => {
      await lockCredentials(tx, userId)
      const sending = { userId, method: methodOf(contact), target: contact.value, request: requestOf(contact) }
      return sendCode(c, tx, { ...sending, isElsewhere: true })
    },
    { status: 202 },
  )
}

/** Factors and links that went to the address before are void with it, and its owner hears of it there. */
export async function confirmContact(c: Context<ApiEnv>, contact: Contact, code: string): Promise<User> {
  const { userId } = c.var.caller
  const request = requestOf(contact)
  await admitTry(c, userId)
  const sent = await takeCodeTry(c.var.db, { userId, request, method: methodOf(contact) })
  if (!sent || !isSentCode(c.var.deps.secrets, { userId, request }, code, sent.code_hash)) throw wrongCode()
  const user = await c.var.write(
    async (tx) => {
      await lockCredentials(tx, userId)
      if (!(await useCode(tx, sent.id))) throw wrongCode()
      const before = await getUser(tx, userId)
      await storeContact(tx, userId, contact)
      const after = await getUser(tx, userId)
      await spendAccountTokens(tx, userId)
      await forgetFactorTries(tx, userId)
      await tellAddressChanges(c, tx, [{ userId, before, after }])
      return after
    },
    { resourceId: userId },
  )
  c.var.deps.sessions.forget()
  return user
}

function requestOf({ kind, value }: Contact): string {
  return `contact:${kind}:${value}`
}
