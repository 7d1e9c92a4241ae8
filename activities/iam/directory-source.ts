import type { Db } from '../../db/database.ts'
import {
  getIdentityProvider,
  type IdentityProvider,
  providerSecretPlace,
} from '../../db/iam/identity-provider-queries.ts'
import { conflict } from '../../domain/errors.ts'
import type { DirectorySource } from '../../domain/iam/directory/directory-source.ts'
import type { ProviderSetup } from '../../domain/iam/identity-providers/provider-kinds.ts'
import type { SyncSettings } from '../../domain/iam/identity-providers/sync-settings.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { text } from '../../domain/text.ts'
import type { Egress } from '../../platform/egress/egress.ts'
import { createLdapSource } from '../../platform/ldap/ldap-source.ts'

export type DirectoryDeps = { db: Db; secrets: SecretBox; egress: Egress }

export type OpenDirectory = { provider: IdentityProvider; settings: SyncSettings; source: DirectorySource }

/** The directory of a provider. Refused for a kind that is none. */
export async function openDirectory(
  { db, secrets, egress }: DirectoryDeps,
  providerId: number,
): Promise<OpenDirectory> {
  const provider = await getIdentityProvider(db, providerId)
  const { code, secret_ciphertext } = provider
  const secret = secret_ciphertext === null ? undefined : secrets.decrypt(secret_ciphertext, providerSecretPlace(code))
  // What is stored went through the schema of its kind.
  const setup = provider as ProviderSetup
  switch (setup.type) {
    case 'ldap': {
      const source = createLdapSource({ config: setup.config, password: secret, gate: egress.gate })
      return { provider, settings: setup.config.sync, source }
    }
    default:
      throw conflict(text('这种登录方式不支持同步通讯录', 'This kind of provider has no directory to sync'))
  }
}
