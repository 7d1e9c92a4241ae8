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
}

const spentTokens = ['40014', '42001', '33001']

export function createDingtalkApp({ calls, appTokens, apiUrl, oapiUrl, clientId, secret }: Options): DingtalkApp {
  const application = ['dingtalk', apiUrl, clientId, secret]

  async function fetchToken() {
    const { status, body } = await calls.postJson(`${apiUrl}/v1.0/oauth2/accessToken`, {
      appKey: clientId,
      appSecret: secret,
    })
    const token = stringOf(body.accessToken)
    if (status >= 400 || !token) throw new ProviderRefusal('dingtalk', body.code ?? status, body.message)
    return { token, expiresInSeconds: Number(body.expireIn) || 0 }
  }

  async function ask(path: string, question: Json, isRetry = false): Promise<unknown> {
    const url = new URL(`${oapiUrl}/topapi/${path}`)
    url.searchParams.set('access_token', await appTokens.get(application, fetchToken))
    const { body } = await calls.postJson(url, question)
    if (spentTokens.includes(String(body.errcode)) && !isRetry) {
      appTokens.drop(application)
      return ask(path, question, true)
    }
    if (body.errcode !== 0) throw new ProviderRefusal('dingtalk', body.errcode, body.errmsg)
    return body.result
  }

  return { fetchToken, ask: (path, question) => ask(path, question) }
}
