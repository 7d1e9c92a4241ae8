import type { TestApi } from './api.ts'

type Visit = { status: number; location: string; headers: Headers }

export type SsoBrowser = {
  /** Of the product alone. */
  cookies: Map<string, string>
  /** A page of the product, by path or address; a redirect is not followed. */
  visit(address: string): Promise<Visit>
  /** What a script of the console asks. */
  ask(method: string, path: string, options?: { token?: string; body?: unknown }): ReturnType<TestApi['call']>
  /** Goes to a provider and gives the address that it shows. */
  leaveFor(provider: string, returnTo?: string): Promise<string>
  /** Comes back from a provider with these parameters, and without the cookies that another site's link leaves behind. */
  returnFrom(provider: string, parameters: URLSearchParams): Promise<Visit>
}

let browsers = 0

/** As much of a browser as signing in at a provider needs: it keeps cookies and goes where it is sent. */
export function createSsoBrowser(api: TestApi): SsoBrowser {
  const cookies = new Map<string, string>()
  const strict = new Set<string>()
  const remoteAddress = `198.51.100.${++browsers % 250}`

  const headers = (sent = cookies) => ({ ...(sent.size > 0 && { Cookie: cookieHeader(sent) }) })
  const keep = (answer: Headers) => {
    keepCookies(cookies, answer)
    for (const line of answer.getSetCookie())
      if (/;\s*samesite=strict/i.test(line)) strict.add(line.split('=')[0] ?? '')
  }
  async function visit(address: string, sent = cookies): Promise<Visit> {
    const { pathname, search } = new URL(address, 'https://ops.example.com')
    const answer = await api.app.request(
      pathname + search,
      { headers: headers(sent) },
      { incoming: { socket: { remoteAddress } } },
    )
    keep(answer.headers)
    return { status: answer.status, location: answer.headers.get('Location') ?? '', headers: answer.headers }
  }
  const browser: SsoBrowser = {
    cookies,
    visit: (address) => visit(address),
    async ask(method, path, { token, body } = {}) {
      const sent = { ...headers(), 'Sec-Fetch-Site': 'same-origin', 'X-OPS-CSRF': '1', 'X-OPS-Client': 'console' }
      const answer = await api.call(method, path, { token, body, headers: sent, from: remoteAddress })
      keep(answer.headers)
      return answer
    },
    async leaveFor(provider, returnTo) {
      const query = returnTo === undefined ? '' : `?${new URLSearchParams({ return_to: returnTo })}`
      const { status, location } = await browser.visit(`/api/v1/oauth/${provider}/login${query}`)
      if (status !== 302) throw new Error(`the way to ${provider} answered ${status}`)
      return location
    },
    returnFrom(provider, parameters) {
      const sent = new Map([...cookies].filter(([name]) => !strict.has(name)))
      return visit(`/api/v1/oauth/${provider}/callback?${parameters}`, sent)
    },
  }
  return browser
}

/** Follows a real provider from redirect to redirect until it sends the browser back to us; gives what it sends along. */
export async function walkThrough(authorizationUrl: string, redirectUri: string): Promise<URLSearchParams> {
  const cookies = new Map<string, string>()
  let address = authorizationUrl
  for (let hops = 0; hops < 10; hops++) {
    const answer = await fetch(address, { redirect: 'manual', headers: { Cookie: cookieHeader(cookies) } })
    keepCookies(cookies, answer.headers)
    const location = answer.headers.get('Location')
    if (!location) throw new Error(`the provider stays at ${address} (${answer.status}): ${await answer.text()}`)
    address = new URL(location, address).href
    if (address.startsWith(`${redirectUri}?`)) return new URL(address).searchParams
  }
  throw new Error('the provider never sends the browser back')
}

function cookieHeader(cookies: Map<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

function keepCookies(cookies: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';')
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) cookies.delete(name)
    else cookies.set(name, pair.slice(at + 1))
  }
}
