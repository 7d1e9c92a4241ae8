import type { Db } from '../../db/database.ts'
import {
  getIdentityProvider,
  type IdentityProvider,
  openProviderSecret,
  providerSetup,
} from '../../db/iam/identity-provider-queries.ts'
import { conflict } from '../../domain/errors.ts'
import type { DirectorySource } from '../../domain/iam/directory/directory-source.ts'
import type { ProviderSetup } from '../../domain/iam/identity-providers/provider-kinds.ts'
import type { SyncSettings } from '../../domain/iam/identity-providers/sync-settings.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { text } from '../../domain/text.ts'
import { createDingtalkSource } from '../../platform/directories/dingtalk-source.ts'
import { createFeishuSource } from '../../platform/directories/feishu-source.ts'
import { createWechatSource } from '../../platform/directories/wechat-source.ts'
import type { Egress } from '../../platform/egress/egress.ts'
import { createLdapSource } from '../../platform/ldap/ldap-source.ts'
import { createAppTokens } from '../../platform/sign-in/app-tokens.ts'
import { createDingtalkApp } from '../../platform/sign-in/dingtalk-app.ts'
import { createFeishuApp } from '../../platform/sign-in/feishu-app.ts'
import { createProviderCalls } from '../../platform/sign-in/provider-calls.ts'
import { createWechatApp } from '../../platform/sign-in/wechat-app.ts'

export type DirectoryDeps = {
  db: Db
  secrets: SecretBox
  egress: Egress
  /** How long to wait, one time after another, when a vendor is asked too often. */
  waitsMs?: readonly number[]
}

export type OpenDirectory = { provider: IdentityProvider; settings: SyncSettings; source: DirectorySource }

/** The directory of a provider. Refused for a kind that is none. */
export async function openDirectory(deps: DirectoryDeps, providerId: number): Promise<OpenDirectory> {
  const provider = await getIdentityProvider(deps.db, providerId)
  const secret = openProviderSecret(deps.secrets, provider)
  const setup = providerSetup(provider)
  if (!('sync' in setup.config)) throw conflict(noDirectory)
  return { provider, settings: setup.config.sync, source: sourceOf(deps, setup, provider.allowed_tenants, secret) }
}

/** Whole departments come in one answer. */
const directoryLimits = { timeoutMs: 30_000, maxBodyBytes: 16 * 1024 * 1024 }

function sourceOf(
  { egress, waitsMs }: DirectoryDeps,
  setup: ProviderSetup,
  allowedTenants: readonly string[],
  secret = '',
): DirectorySource {
  const calls = createProviderCalls(egress, directoryLimits)
  const ours = { calls, appTokens: createAppTokens(), secret }
  const common = { allowedTenants, waitsMs }
  switch (setup.type) {
    case 'ldap':
      return createLdapSource({ config: setup.config, password: secret || undefined, gate: egress.gate })
    case 'feishu': {
      const { api_url: apiUrl, client_id: appId } = setup.config
      return createFeishuSource({ ...common, config: setup.config, app: createFeishuApp({ ...ours, apiUrl, appId }) })
    }
    case 'dingtalk': {
      const { api_url: apiUrl, oapi_url: oapiUrl, client_id: clientId } = setup.config
      const app = createDingtalkApp({ ...ours, apiUrl, oapiUrl, clientId })
      return createDingtalkSource({ ...common, config: setup.config, app })
    }
    case 'wechat': {
      const { api_url: apiUrl, corp_id: corpId } = setup.config
      return createWechatSource({ ...common, config: setup.config, app: createWechatApp({ ...ours, apiUrl, corpId }) })
    }
    default:
      throw conflict(noDirectory)
  }
}

const noDirectory = text('这种登录方式不支持同步通讯录', 'This kind of provider has no directory to sync')
