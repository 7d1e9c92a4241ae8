import type { ProviderSetup } from '../../domain/iam/identity-providers/provider-kinds.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { type IdentityProvider, openProviderSecret, providerSetup } from './identity-provider-queries.ts'

/** Everything by which cards are sent and their callbacks are believed. */
type CardProvider = {
  setup: ProviderSetup
  secret: string
  callbackToken: string
  callbackSecret: string
  allowedTenants: readonly string[]
}

/** Undefined unless the provider is a messenger that is to show cards. */
export function openCardProvider(secrets: SecretBox, provider: IdentityProvider): CardProvider | undefined {
  const setup = providerSetup(provider)
  if (provider.status !== 'enabled' || !('cards' in setup.config && setup.config.cards)) return undefined
  return {
    setup,
    secret: openProviderSecret(secrets, provider) ?? '',
    callbackToken: openProviderSecret(secrets, provider, 'callback_token_ciphertext') ?? '',
    callbackSecret: openProviderSecret(secrets, provider, 'callback_secret_ciphertext') ?? '',
    allowedTenants: provider.allowed_tenants,
  }
}
