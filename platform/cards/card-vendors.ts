import type { ProviderSetup } from '../../domain/iam/identity-providers/provider-kinds.ts'
import type { Egress } from '../egress/egress.ts'
import { createAppTokens } from '../sign-in/app-tokens.ts'
import { createFeishuApp } from '../sign-in/feishu-app.ts'
import { createProviderCalls } from '../sign-in/provider-calls.ts'
import type { CardDoor, CardVendor } from './card-vendor.ts'
import { createFeishuCards } from './feishu-cards.ts'
import { createFeishuDoor } from './feishu-door.ts'

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
    vendorOf({ setup, secret }) {
      switch (setup.type) {
        case 'feishu': {
          const { api_url: apiUrl, client_id: appId } = setup.config
          return createFeishuCards(createFeishuApp({ ...common, apiUrl, appId, secret }))
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
        default:
          return undefined
      }
    },
  }
}
