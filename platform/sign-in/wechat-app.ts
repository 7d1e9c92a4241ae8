import type { AppTokens } from './app-tokens.ts'
import { type Json, type ProviderAnswer, type ProviderCalls, ProviderRefusal, stringOf } from './provider-calls.ts'

type Options = { calls: ProviderCalls; appTokens: AppTokens; apiUrl: string; corpId: string; secret: string }

/** What a company's own application asks of 企业微信, with its own token. Throws `ProviderRefusal` with its `errcode`. */
export type WechatApp = {
  /** A new token, whatever there was: only a right secret gets one. */
  fetchToken(): Promise<{ token: string; expiresInSeconds: number }>
  /** The answer at `/cgi-bin/<path>`. */
  get(path: string, query: Record<string, string>): Promise<Json>
  post(path: string, body: Json): Promise<Json>
}

const spentTokens = ['40014', '42001']

export function createWechatApp({ calls, appTokens, apiUrl, corpId, secret }: Options): WechatApp {
  const application = { about: ['wechat', apiUrl, corpId, secret], fetchToken }

  async function fetchToken() {
    const url = new URL(`${apiUrl}/cgi-bin/gettoken`)
    url.searchParams.set('corpid', corpId)
    url.searchParams.set('corpsecret', secret)
    const { body } = await calls.get(url)
    const token = stringOf(body.access_token)
    if (body.errcode !== 0 || !token) throw new ProviderRefusal('wecom', body.errcode, body.errmsg)
    return { token, expiresInSeconds: Number(body.expires_in) || 0 }
  }

  async function ask(
    path: string,
    query: Record<string, string>,
    send: (url: URL) => Promise<ProviderAnswer>,
  ): Promise<Json> {
    const url = new URL(`${apiUrl}/cgi-bin/${path}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const { body } = await appTokens.use(
      application,
      (token) => {
        url.searchParams.set('access_token', token)
        return send(url)
      },
      (answer) => spentTokens.includes(String(answer.body.errcode)),
    )
    if (body.errcode !== 0) throw new ProviderRefusal('wecom', body.errcode, body.errmsg)
    return body
  }

  return {
    fetchToken,
    get: (path, query) => ask(path, query, (url) => calls.get(url)),
    post: (path, body) => ask(path, {}, (url) => calls.postJson(url, body)),
  }
}
