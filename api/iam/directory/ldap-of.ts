import type { Context } from 'hono'
import { type IdentityProvider, openProviderSecret, providerSetup } from '../../../db/iam/identity-provider-queries.ts'
import type { LdapDeps } from '../../../platform/ldap/ldap-directory.ts'
import type { ApiEnv } from '../../context.ts'

/** How to ask the directory of a provider; undefined for one that is none. */
export function ldapOf(c: Context<ApiEnv>, provider: IdentityProvider): LdapDeps | undefined {
  const setup = providerSetup(provider)
  if (setup.type !== 'ldap') return undefined
  const { secrets, egress } = c.var.deps
  return { config: setup.config, password: openProviderSecret(secrets, provider), gate: egress.gate }
}
