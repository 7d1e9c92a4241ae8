import type { ProviderSetup } from '../../domain/iam/identity-providers/provider-kinds.ts'
import type { Egress } from '../egress/egress.ts'
import { createAppTokens } from '../sign-in/app-tokens.ts'
import { createDingtalkApp } from '../sign-in/dingtalk-app.ts'
import { createFeishuApp } from '../sign-in/feishu-app.ts'
import { createProviderCalls } from '../sign-in/provider-calls.ts'
import { createWechatApp } from '../sign-in/wechat-app.ts'
import type { CardDoor, CardVendor } from './card-vendor.ts'
import { createDingtalkCards } from './dingtalk-cards.ts'
import { createDingtalkDoor } from './dingtalk-door.ts'
import { createFeishuCards } from './feishu-cards.ts'
import { createFeishuDoor } from './feishu-door.ts'
import { createWechatCards } from './wechat-cards.ts'
import { createWechatDoor } from './wechat-door.ts'

type Provider = {
  setup: ProviderSetup
  secret: string
  callbackToken: string
  callbackSecret: string
  allowedTenants: readonly string[]
}

export type CardVendors = {
  /** Undefined for what is no messenger. */
  vendorOf(provider: Provider): CardVendor | undefined
  doorOf(provider: Provider): CardDoor | undefined
}

const maxBodyBytes = 256 * 1024
const usualTimeoutMs = 10_000

type Options = { egress: Egress; timeoutMs?: number | undefined }

export function createCardVendors({ egress, timeoutMs = usualTimeoutMs }: Options): CardVendors {
  const common = { calls: createProviderCalls(egress, { timeoutMs, maxBodyBytes }), appTokens: createAppTokens() }
  return {
    vendorOf({ setup, secret, callbackSecret }) {
      switch (setup.type) {
        case 'feishu': {
          const { api_url: apiUrl, client_id: appId } = setup.config
          return createFeishuCards(createFeishuApp({ ...common, apiUrl, appId, secret }))
        }
        case 'dingtalk': {
          const { api_url: apiUrl, oapi_url: oapiUrl, client_id: clientId, card_template_id: templateId } = setup.config
          if (!templateId) return undefined
          const app = createDingtalkApp({ ...common, apiUrl, oapiUrl, clientId, secret })
          return createDingtalkCards({ app, templateId, callbackSecret })
        }
        case 'wechat': {
          const { api_url: apiUrl, corp_id: corpId, agent_id: agentId } = setup.config
          return createWechatCards({ app: createWechatApp({ ...common, apiUrl, corpId, secret }), agentId })
        }
        default:
          return undefined
      }
    },

    doorOf({ setup, callbackToken: token, callbackSecret: key, allowedTenants: tenants }) {
      // What anybody could guess protects nothing.
      if (key === '') return undefined
      switch (setup.type) {
        case 'feishu':
          return token === '' ? undefined : createFeishuDoor({ appId: setup.config.client_id, tenants, token, key })
        case 'dingtalk':
          return createDingtalkDoor({ tenants, key })
        case 'wechat':
          return token === '' ? undefined : createWechatDoor({ corpId: setup.config.corp_id, token, key })
        default:
          return undefined
      }
    },
  }
}
