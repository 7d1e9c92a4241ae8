import type { AppTokens } from './app-tokens.ts'
import { type Json, type ProviderCalls, ProviderRefusal, stringOf } from './provider-calls.ts'

type Options = {
  calls: ProviderCalls
  appTokens: AppTokens
  apiUrl: string
  oapiUrl: string
  clientId: string
  secret: string
}

/** What a company's own application asks of DingTalk, with its own token. Throws `ProviderRefusal` with its `errcode`. */
export type DingtalkApp = {
  /** A new token, whatever there was: only a right secret gets one. */
  fetchToken(): Promise<{ token: string; expiresInSeconds: number }>
  /** The `result` of the answer at `/topapi/<path>`. */
  ask(path: string, body: Json): Promise<unknown>
  /** The answer of the newer API, at `/v1.0/<path>`. */
  send(method: 'POST' | 'PUT', path: string, body: Json): Promise<Json>
}

const spentTokens = ['40014', '42001', '33001']

export function createDingtalkApp({ calls, appTokens, apiUrl, oapiUrl, clientId, secret }: Options): DingtalkApp {
  const application = { about: ['dingtalk', apiUrl, clientId, secret], fetchToken }

  async function fetchToken() {
    const { status, body } = await calls.postJson(`${apiUrl}/v1.0/oauth2/accessToken`, {
      appKey: clientId,
      appSecret: secret,
    })
    const token = stringOf(body.accessToken)
    if (status >= 400 || !token) throw new ProviderRefusal('dingtalk', body.code ?? status, body.message)
    return { token, expiresInSeconds: Number(body.expireIn) || 0 }
  }

  return {
    fetchToken,
    async send(method, path, question) {
      const url = `${apiUrl}/v1.0/${path}`
      const call = method === 'POST' ? calls.postJson : calls.putJson
      const { status, body } = await appTokens.use(
        application,
        (token) => call(url, question, { 'x-acs-dingtalk-access-token': token }),
        (answer) => answer.status === 401,
      )
      if (status >= 400 || body.success === false)
        throw new ProviderRefusal('dingtalk', body.code ?? status, body.message)
      return body
    },
    async ask(path, question) {
      const url = new URL(`${oapiUrl}/topapi/${path}`)
      const { body } = await appTokens.use(
        application,
        (token) => {
          url.searchParams.set('access_token', token)
          return calls.postJson(url, question)
        },
        (answer) => spentTokens.includes(String(answer.body.errcode)),
      )
      if (body.errcode !== 0) throw new ProviderRefusal('dingtalk', body.errcode, body.errmsg)
      return body.result
    },
  }
}
