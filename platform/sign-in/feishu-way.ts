import type { ConfigOf } from '../../domain/iam/identity-providers/provider-kinds.ts'
import { text } from '../../domain/text.ts'
import { codeOf, codeRefused, foreignCompany, incomplete, runSteps } from './answers.ts'
import type { AppTokens } from './app-tokens.ts'
import { createFeishuApp, isFine } from './feishu-app.ts'
import { type Json, type ProviderCalls, ProviderRefusal, stringOf } from './provider-calls.ts'
import type { Return, SignInWay } from './sign-in-way.ts'

type Options = {
  calls: ProviderCalls
  appTokens: AppTokens
  config: ConfigOf<'feishu'>
  secret: string
  allowedTenants: readonly string[]
}

export function createFeishuWay({ calls, appTokens, config, secret, allowedTenants }: Options): SignInWay {
  const { client_id, accounts_url, api_url } = config
  const app = createFeishuApp({ calls, appTokens, apiUrl: api_url, appId: client_id, secret })
  const isV2 = config.token_version === 'v2'
  const tokenUrl = isV2 ? `${api_url}/open-apis/authen/v2/oauth/token` : `${accounts_url}/oauth/v3/token`

  async function accessTokenOf({ redirectUri, parameters, codeVerifier }: Return): Promise<string> {
    const { body } = await calls.postJson(tokenUrl, {
      grant_type: 'authorization_code',
      client_id,
      client_secret: secret,
      code: codeOf(parameters),
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
    })
    if (body.error === 'invalid_grant') throw codeRefused()
    if (body.error || !isFine(body.code))
      throw new ProviderRefusal('feishu', body.error ?? body.code, body.error_description)
    return stringOf(body.access_token) ?? missing('access_token')
  }

  return {
    async depart({ redirectUri, state, codeChallenge }) {
      const url = new URL(`${accounts_url}/open-apis/authen/v1/authorize`)
      const { searchParams } = url
      searchParams.set('client_id', client_id)
      searchParams.set('redirect_uri', redirectUri)
      searchParams.set('response_type', 'code')
      searchParams.set('state', state)
      if (config.scope) searchParams.set('scope', config.scope)
      searchParams.set('code_challenge', codeChallenge)
      searchParams.set('code_challenge_method', 'S256')
      return url
    },

    async arrive(back) {
      const token = await accessTokenOf(back)
      const { body } = await calls.get(`${api_url}/open-apis/authen/v1/user_info`, { authorization: `Bearer ${token}` })
      if (!isFine(body.code)) throw new ProviderRefusal('feishu', body.code, body.msg)
      const data = (body.data ?? {}) as Json
      const tenant = stringOf(data.tenant_key) ?? missing('tenant_key')
      if (!allowedTenants.includes(tenant)) throw foreignCompany(tenant)
      return {
        authority: api_url,
        tenant,
        subject: stringOf(data.union_id) ?? missing('union_id'),
        username: stringOf(data.user_id),
        name: stringOf(data.name),
        // The company gave this one; the other is what the person typed.
        email: stringOf(data.enterprise_email),
      }
    },

    check: () =>
      runSteps([
        {
          name: text('应用凭证', 'Credentials of the app'),
          run: async () => {
            await app.fetchToken()
            return text('App ID 和 App Secret 有效', 'App id and secret are right')
          },
        },
      ]),
  }
}

function missing(field: string): never {
  throw incomplete(field)
}
