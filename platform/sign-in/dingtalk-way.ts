import type { ConfigOf } from '../../domain/iam/identity-providers/provider-kinds.ts'
import { text } from '../../domain/text.ts'
import { codeOf, codeRefused, foreignCompany, incomplete, notMember, runSteps } from './answers.ts'
import type { AppTokens } from './app-tokens.ts'
import { createDingtalkApp } from './dingtalk-app.ts'
import { type Json, type ProviderCalls, ProviderRefusal, stringOf } from './provider-calls.ts'
import type { Return, SignInWay } from './sign-in-way.ts'

type Options = {
  calls: ProviderCalls
  appTokens: AppTokens
  config: ConfigOf<'dingtalk'>
  secret: string
  allowedTenants: readonly string[]
}

const notInCompany = '60121'
const refusedCodes = /invalidAuthCode|authCode|code.*(invalid|notFound|expired)/i

export function createDingtalkWay({ calls, appTokens, config, secret, allowedTenants }: Options): SignInWay {
  const { client_id, login_url, api_url, oapi_url } = config
  const app = createDingtalkApp({ calls, appTokens, apiUrl: api_url, oapiUrl: oapi_url, clientId: client_id, secret })

  async function userTokenOf({ parameters }: Return): Promise<{ token: string; corpId: string }> {
    const { status, body } = await calls.postJson(`${api_url}/v1.0/oauth2/userAccessToken`, {
      clientId: client_id,
      clientSecret: secret,
      // It calls the code by another name than everybody else.
      code: codeOf(parameters, 'authCode'),
      grantType: 'authorization_code',
    })
    if (status >= 400 || body.code !== undefined) {
      throw refusedCodes.test(String(body.code))
        ? codeRefused()
        : new ProviderRefusal('dingtalk', body.code, body.message)
    }
    return { token: stringOf(body.accessToken) ?? missing('accessToken'), corpId: stringOf(body.corpId) ?? '' }
  }

  /** The id within the company: whoever left it has none, whatever account they still hold. */
  async function memberIdOf(unionId: string): Promise<string> {
    const result = await app.ask('user/getbyunionid', { unionid: unionId }).catch(asNotMember)
    return stringOf((result as Json | undefined)?.userid) ?? missing('userid')
  }

  return {
    async depart({ redirectUri, state }) {
      const url = new URL(`${login_url}/oauth2/auth`)
      const { searchParams } = url
      searchParams.set('client_id', client_id)
      searchParams.set('redirect_uri', redirectUri)
      searchParams.set('response_type', 'code')
      searchParams.set('scope', 'openid corpid')
      searchParams.set('state', state)
      searchParams.set('prompt', 'consent')
      return url
    },

    async arrive(back) {
      const { token, corpId } = await userTokenOf(back)
      if (!allowedTenants.includes(corpId)) throw foreignCompany(corpId)
      const { status, body } = await calls.get(`${api_url}/v1.0/contact/users/me`, {
        'x-acs-dingtalk-access-token': token,
      })
      if (status >= 400 || body.code !== undefined) throw new ProviderRefusal('dingtalk', body.code, body.message)
      const unionId = stringOf(body.unionId) ?? missing('unionId')
      return {
        authority: api_url,
        tenant: corpId,
        subject: unionId,
        username: await memberIdOf(unionId),
        name: stringOf(body.nick),
        email: undefined,
      }
    },

    check: () =>
      runSteps([
        {
          name: text('应用凭证', 'Credentials of the app'),
          run: async () => {
            await app.fetchToken()
            return text('Client ID 和 Client Secret 有效', 'Client id and secret are right')
          },
        },
        {
          name: text('通讯录权限', 'Right to read the directory'),
          run: async () => {
            // Nobody has this id: the right answer is that there is no such member.
            await memberIdOf('ops-connection-test').catch((error: unknown) => {
              if (!isNotMember(error)) throw error
            })
            return text('可以核对企业成员', 'Membership can be checked')
          },
        },
      ]),
  }
}

function asNotMember(error: unknown): never {
  throw error instanceof ProviderRefusal && error.code === notInCompany ? notMember() : error
}

function isNotMember(error: unknown): boolean {
  return (error as { fault?: unknown }).fault === 'not_member'
}

function missing(field: string): never {
  throw incomplete(field)
}
