import type { Context } from 'hono'
import { findEnabledProvider } from '../../../db/iam/identity-provider-queries.ts'
import { DomainError, invalid } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import { authenticate } from '../../../platform/ldap/ldap-directory.ts'
import { LdapFailure } from '../../../platform/ldap/ldap-failure.ts'
import type { ApiEnv } from '../../context.ts'
import type { Verdict, VerifyPassword } from '../check-password.ts'
import { noteAttempt } from '../note-attempt.ts'
import { admitPerson } from './admit-person.ts'
import { ldapOf } from './ldap-of.ts'

const reasons = { wrong: 'wrong_password', disabled: 'disabled', not_allowed: 'not_allowed' } as const

/** Lets a directory say whether a password is right, and finds or makes the account that it belongs to. */
export async function byDirectory(
  c: Context<ApiEnv>,
  { provider: code, username }: { provider: string; username: string },
): Promise<VerifyPassword> {
  const provider = await findEnabledProvider(c.var.db, code)
  const ldap = provider && ldapOf(c, provider)
  if (!provider || !ldap) {
    await noteAttempt(c, {
      loginType: 'password',
      provider: code,
      username,
      userId: undefined,
      failReason: 'provider_unknown',
    })
    throw invalid('provider', text('没有这个目录', 'There is no such directory'))
  }
  return async ({ password }): Promise<Verdict> => {
    const verdict = await authenticate(ldap, username.trim(), password).catch(async (error: unknown) => {
      await noteAttempt(c, {
        loginType: 'password',
        provider: code,
        username,
        userId: undefined,
        failReason: 'provider_unreachable',
      })
      throw unavailable(c, code, error)
    })
    if (verdict.outcome !== 'right') return { matches: false, user: undefined, reason: reasons[verdict.outcome] }
    const admission = await admitPerson(c, {
      provider,
      config: ldap.config,
      person: verdict.person,
      groups: verdict.groups,
    })
    return admission ? { matches: true, user: admission } : { matches: false, user: undefined, reason: 'not_admitted' }
  }
}

function unavailable(c: Context<ApiEnv>, provider: string, error: unknown): unknown {
  const isForeign = error instanceof DomainError && error.code === 'egress_refused'
  if (!(error instanceof LdapFailure) && !isForeign) return error
  c.var.deps.log.warn({ err: error, trace_id: c.var.traceId, provider }, 'a directory could not be asked')
  const message = text(
    '目录服务暂时无法使用，请稍后重试或联系管理员',
    'The directory cannot be asked right now; try again shortly',
  )
  return new DomainError('unavailable', message, { retryAfter: 5 })
}
