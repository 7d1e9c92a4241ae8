import type { Context } from 'hono'
import { type IdentityProvider, providerSecretPlace } from '../../../db/iam/identity-provider-queries.ts'
import type { ConfigOf } from '../../../domain/iam/identity-providers/provider-kinds.ts'
import type { LdapDeps } from '../../../platform/ldap/ldap-directory.ts'
import type { ApiEnv } from '../../context.ts'

/** How to ask the directory of a provider; undefined for one that is none. */
export function ldapOf(c: Context<ApiEnv>, provider: IdentityProvider): LdapDeps | undefined {
  const { type, code, secret_ciphertext } = provider
  if (type !== 'ldap') return undefined
  const { secrets, egress } = c.var.deps
  return {
    // What is stored went through the schema of its kind.
    config: provider.config as ConfigOf<'ldap'>,
    password: secret_ciphertext === null ? undefined : secrets.decrypt(secret_ciphertext, providerSecretPlace(code)),
    gate: egress.gate,
  }
}
