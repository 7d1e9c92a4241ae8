import type { Context } from 'hono'
import { type IdentityProvider, providerSecretPlace } from '../../../db/iam/identity-provider-queries.ts'
import type { ProviderSetup } from '../../../domain/iam/identity-providers/provider-kinds.ts'
import type { SignInWay } from '../../../platform/sign-in/sign-in-way.ts'
import type { ApiEnv } from '../../context.ts'

/** Undefined for providers that do not send the browser away. */
export function wayOf(c: Context<ApiEnv>, provider: IdentityProvider): SignInWay | undefined {
  const { id, code, version, secret_ciphertext, allowed_tenants } = provider
  const secret =
    secret_ciphertext === null ? undefined : c.var.deps.secrets.decrypt(secret_ciphertext, providerSecretPlace(code))
  return c.var.services.signInWays.of({
    id,
    version,
    setup: setupOf(provider),
    secret,
    allowedTenants: allowed_tenants,
  })
}

/** What is stored went through the schema of its kind. */
function setupOf({ type, config }: IdentityProvider): ProviderSetup {
  return { type, config } as ProviderSetup
}
