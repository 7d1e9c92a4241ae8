import type { AppTokens } from './app-tokens.ts'
import { type Json, type ProviderAnswer, type ProviderCalls, ProviderRefusal, stringOf } from './provider-calls.ts'

type Options = { calls: ProviderCalls; appTokens: AppTokens; apiUrl: string; appId: string; secret: string }

/** What a company's own application asks of Feishu, with its own token. Throws `ProviderRefusal` with Feishu's `code`. */
export type FeishuApp = {
  /** A new token, whatever there was: only a right secret gets one. */
  fetchToken(): Promise<{ token: string; expiresInSeconds: number }>
  /** The `data` of the answer at `/open-apis/<path>`. */
  get(path: string, query?: Record<string, string>): Promise<Json>
  post(path: string, query: Record<string, string>, body: Json): Promise<Json>
  patch(path: string, body: Json): Promise<Json>
}

const spentTokens = ['99991661', '99991663', '99991664']

export function createFeishuApp({ calls, appTokens, apiUrl, appId, secret }: Options): FeishuApp {
  const application = { about: ['feishu', apiUrl, appId, secret], fetchToken }

  async function fetchToken() {
    const { body } = await calls.postJson(`${apiUrl}/open-apis/auth/v3/tenant_access_token/internal`, {
      app_id: appId,
      app_secret: secret,
    })
    const token = stringOf(body.tenant_access_token)
    if (!isFine(body.code) || !token) throw new ProviderRefusal('feishu', body.code, body.msg)
    return { token, expiresInSeconds: Number(body.expire) || 0 }
  }

  async function ask(
    path: string,
    query: Record<string, string>,
    send: (url: URL, headers: Record<string, string>) => Promise<ProviderAnswer>,
  ): Promise<Json> {
    const url = new URL(`${apiUrl}/open-apis/${path}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const { body, headers } = await appTokens.use(
      application,
      (token) => send(url, { authorization: `Bearer ${token}` }),
      (answer) => spentTokens.includes(String(answer.body.code)),
    )
    if (isFine(body.code)) return (body.data ?? {}) as Json
    const seconds = Number(headers['x-ogw-ratelimit-reset'])
    throw new ProviderRefusal('feishu', body.code, body.msg, seconds > 0 ? seconds * 1000 : undefined)
  }

  return {
    fetchToken,
    get: (path, query = {}) => ask(path, query, calls.get),
    post: (path, query, body) => ask(path, query, (url, headers) => calls.postJson(url, body, headers)),
    patch: (path, body) => ask(path, {}, (url, headers) => calls.patchJson(url, body, headers)),
  }
}

export function isFine(code: unknown): boolean {
  return code === 0 || code === undefined
}
