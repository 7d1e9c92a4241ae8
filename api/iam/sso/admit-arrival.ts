import type { Context } from 'hono'
import { putPendingIdentity } from '../../../db/iam/pending-identity-queries.ts'
import { findIdentity, noteIdentityUse } from '../../../db/iam/user-identity-queries.ts'
import { DomainError } from '../../../domain/errors.ts'
import { displayName, type IdentityKey } from '../../../domain/iam/identity-providers/identity.ts'
import type { Assertion } from '../../../platform/sign-in/sign-in-way.ts'
import type { ApiEnv } from '../../context.ts'
import { beginSession } from '../begin-session.ts'
import type { TokenAnswer } from '../issue-tokens.ts'
import { isSessionsFull } from '../sessions-full.ts'
import type { Arrival } from './arrive.ts'
import { awaySeconds } from './browser-mark.ts'
import { createAccount } from './create-account.ts'
import { SsoRefusal } from './sso-faults.ts'

export type Admission = { outcome: 'signed_in'; tokens: TokenAnswer } | { outcome: 'second_step' | 'link' | 'no_place' }

/** What becomes of somebody whom a provider vouches for: by what is known of them, else by the provider's policy. */
export async function admitArrival(c: Context<ApiEnv>, arrival: Arrival): Promise<Admission> {
  const { provider, assertion, mark } = arrival
  const key = identityKeyOf(assertion)
  const known = await findIdentity(c.var.db, provider.id, key)
  if (known) {
    if (!known.isUsable) throw new SsoRefusal('not_admitted')
    await c.var.db.transaction().execute((tx) => noteIdentityUse(tx, known.id, key.label))
    return begin(c, arrival, known)
  }
  switch (provider.first_login) {
    case 'create':
      return begin(c, arrival, await createAccount(c, arrival, key))
    case 'link':
      await c.var.db.transaction().execute((tx) =>
        putPendingIdentity(tx, {
          browserHash: mark.hash,
          providerId: provider.id,
          seconds: awaySeconds,
          identity: key,
        }),
      )
      return { outcome: 'link' }
    case 'refuse':
      throw new SsoRefusal('not_admitted')
  }
}

export function identityKeyOf({ authority, tenant, subject, name, username }: Assertion): IdentityKey {
  // Longer ones would not fit, and cut ones would be somebody else.
  if (authority.length > 500 || tenant.length > 255 || subject.length > 255) throw new SsoRefusal('untrusted_answer')
  return { authority, tenant, subject, label: displayName(name, username ?? subject) }
}

async function begin(
  c: Context<ApiEnv>,
  { provider, departed: { heldSessionId } }: Arrival,
  { userId, username }: { userId: number; username: string },
): Promise<Admission> {
  try {
    const answer = await beginSession(c, {
      loginType: 'sso',
      provider: provider.code,
      userId,
      username,
      isRedirected: true,
      ...(heldSessionId !== null && { heldSessionId }),
    })
    return 'mfa_required' in answer ? { outcome: 'second_step' } : { outcome: 'signed_in', tokens: answer }
  } catch (error) {
    if (isSessionsFull(error)) return { outcome: 'no_place' }
    // The account was switched off in this very moment.
    if (error instanceof DomainError && error.code === 'wrong_credentials') throw new SsoRefusal('not_admitted')
    throw error
  }
}
