import type { ProviderSetup } from '../../domain/iam/identity-providers/provider-kinds.ts'
import type { Egress } from '../egress/egress.ts'
import { createAppTokens } from './app-tokens.ts'
import { createDingtalkWay } from './dingtalk-way.ts'
import { createFeishuWay } from './feishu-way.ts'
import { createOAuth2Way } from './oauth2-way.ts'
import { createOidcWay } from './oidc-way.ts'
import { createProviderCalls } from './provider-calls.ts'
import type { SignInWay } from './sign-in-way.ts'
import { createWechatWay } from './wechat-way.ts'

type ProviderFacts = {
  id: number
  version: number
  setup: ProviderSetup
  secret: string | undefined
  allowedTenants: readonly string[]
}

export type SignInWays = {
  /** The way of a provider; undefined for a kind that does not send the browser away. */
  of(provider: ProviderFacts): SignInWay | undefined
}

const limit = 500

/** What a provider says of itself is kept as long as its record stays the same. */
export function createSignInWays({ egress }: { egress: Egress }): SignInWays {
  const calls = createProviderCalls(egress)
  const appTokens = createAppTokens()
  const known = new Map<string, SignInWay | undefined>()

  function make({ setup, secret = '', allowedTenants }: ProviderFacts): SignInWay | undefined {
    const common = { calls, secret, allowedTenants }
    switch (setup.type) {
      case 'oidc':
        return createOidcWay({ ...common, secret: secret || undefined, config: setup.config })
      case 'oauth2':
        return createOAuth2Way({ ...common, config: setup.config })
      case 'feishu':
        return createFeishuWay({ ...common, appTokens, config: setup.config })
      case 'dingtalk':
        return createDingtalkWay({ ...common, appTokens, config: setup.config })
      case 'wechat':
        return createWechatWay({ ...common, appTokens, config: setup.config })
      default:
        return undefined
    }
  }

  return {
    of(provider) {
      const key = `${provider.id}:${provider.version}`
      if (!known.has(key)) {
        const [oldest] = known.keys()
        if (oldest !== undefined && known.size >= limit) known.delete(oldest)
        known.set(key, make(provider))
      }
      return known.get(key)
    },
  }
}
