import type { Context } from 'hono'
import { type IdentityProvider, openProviderSecret, providerSetup } from '../../../db/iam/identity-provider-queries.ts'
import type { SignInWay } from '../../../platform/sign-in/sign-in-way.ts'
import type { ApiEnv } from '../../context.ts'

/** Undefined for providers that do not send the browser away. */
export function wayOf(c: Context<ApiEnv>, provider: IdentityProvider): SignInWay | undefined {
  const { id, version, allowed_tenants: allowedTenants } = provider
  const secret = openProviderSecret(c.var.deps.secrets, provider)
  return c.var.services.signInWays.of({ id, version, setup: providerSetup(provider), secret, allowedTenants })
}
