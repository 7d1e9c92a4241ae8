import type { ConfigOf } from '../../domain/iam/identity-providers/provider-kinds.ts'
import { text } from '../../domain/text.ts'
import { codeOf, codeRefused, notMember, runSteps } from './answers.ts'
import type { AppTokens } from './app-tokens.ts'
import { type Json, type ProviderCalls, stringOf, vendorError } from './provider-calls.ts'
import type { SignInWay } from './sign-in-way.ts'

type Options = { calls: ProviderCalls; appTokens: AppTokens; config: ConfigOf<'wechat'>; secret: string }

const badCode = 40029
const spentTokens = [40014, 42001]

/** 企业微信 (WeCom). It knows neither PKCE nor a nonce: the state that is bound to the browser is what protects. */
export function createWechatWay({ calls, appTokens, config, secret }: Options): SignInWay {
  const { corp_id, agent_id, login_url, api_url } = config
  const application = ['wechat', api_url, corp_id, secret]

  async function fetchAppToken() {
    const url = new URL(`${api_url}/cgi-bin/gettoken`)
    url.searchParams.set('corpid', corp_id)
    url.searchParams.set('corpsecret', secret)
    const { body } = await calls.get(url)
    const token = stringOf(body.access_token)
    if (body.errcode !== 0 || !token) throw vendorError('wecom', body.errcode, body.errmsg)
    return { token, expiresInSeconds: Number(body.expires_in) || 0 }
  }

  async function ask(path: string, query: Record<string, string>, isRetry = false): Promise<Json> {
    const url = new URL(`${api_url}/cgi-bin/${path}`)
    url.searchParams.set('access_token', await appTokens.get(application, fetchAppToken))
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const { body } = await calls.get(url)
    if (spentTokens.includes(Number(body.errcode)) && !isRetry) {
      appTokens.drop(application)
      return ask(path, query, true)
    }
    if (body.errcode === badCode) throw codeRefused()
    if (body.errcode !== 0) throw vendorError('wecom', body.errcode, body.errmsg)
    return body
  }

  /** Members rarely let it be read nowadays; without it the id has to do. */
  async function nameOf(userId: string): Promise<string | undefined> {
    return ask('user/get', { userid: userId }).then(
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
      const { userid } = await ask('auth/getuserinfo', { code: codeOf(parameters) })
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
            await fetchAppToken()
            return text('有效', 'They are right')
          },
        },
        {
          name: text('应用 AgentId', 'Agent id'),
          run: async () => {
            const { name } = await ask('agent/get', { agentid: agent_id })
            return text(`应用“${stringOf(name) ?? agent_id}”`, `Application "${stringOf(name) ?? agent_id}"`)
          },
        },
      ]),
  }
}
