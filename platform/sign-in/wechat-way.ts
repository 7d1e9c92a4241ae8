import type { ConfigOf } from '../../domain/iam/identity-providers/provider-kinds.ts'
import { text } from '../../domain/text.ts'
import { codeOf, codeRefused, notMember, runSteps } from './answers.ts'
import type { AppTokens } from './app-tokens.ts'
import { type ProviderCalls, ProviderRefusal, stringOf } from './provider-calls.ts'
import type { SignInWay } from './sign-in-way.ts'
import { createWechatApp } from './wechat-app.ts'

type Options = { calls: ProviderCalls; appTokens: AppTokens; config: ConfigOf<'wechat'>; secret: string }

const badCode = '40029'

/** 企业微信 (WeCom). It knows neither PKCE nor a nonce: the state that is bound to the browser is what protects. */
export function createWechatWay({ calls, appTokens, config, secret }: Options): SignInWay {
  const { corp_id, agent_id, login_url, api_url } = config
  const app = createWechatApp({ calls, appTokens, apiUrl: api_url, corpId: corp_id, secret })

  /** Members rarely let it be read nowadays; without it the id has to do. */
  async function nameOf(userId: string): Promise<string | undefined> {
    return app.get('user/get', { userid: userId }).then(
      ({ name }) => stringOf(name),
      () => undefined,
    )
  }

  return {
    async depart({ redirectUri, state }) {
      const url = new URL(`${login_url}/wwlogin/sso/login`)
      const { searchParams } = url
      searchParams.set('login_type', 'CorpApp')
      searchParams.set('appid', corp_id)
      searchParams.set('agentid', agent_id)
      searchParams.set('redirect_uri', redirectUri)
      searchParams.set('state', state)
      searchParams.set('lang', 'zh')
      return url
    },

    async arrive({ parameters }) {
      // Somebody of another company gets an `openid` instead.
      const { userid } = await app.get('auth/getuserinfo', { code: codeOf(parameters) }).catch(asRefusedCode)
      const subject = stringOf(userid)
      if (!subject) throw notMember()
      return {
        authority: api_url,
        tenant: corp_id,
        subject,
        username: subject,
        name: await nameOf(subject),
        email: undefined,
      }
    },

    check: () =>
      runSteps([
        {
          name: text('企业 ID 与应用密钥', 'Corp id and secret'),
          run: async () => {
            await app.fetchToken()
            return text('有效', 'They are right')
          },
        },
        {
          name: text('应用 AgentId', 'Agent id'),
          run: async () => {
            const { name } = await app.get('agent/get', { agentid: agent_id })
            return text(`应用“${stringOf(name) ?? agent_id}”`, `Application "${stringOf(name) ?? agent_id}"`)
          },
        },
      ]),
  }
}

function asRefusedCode(error: unknown): never {
  throw error instanceof ProviderRefusal && error.code === badCode ? codeRefused() : error
}
