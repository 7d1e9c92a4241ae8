import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => localStorage.setItem('ops.session', 'open'))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
  localStorage.clear()
})

const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status })
const tokens = (value: string, expiresIn = 900) =>
  answer(200, {
    code: 0,
    message: 'success',
    data: { access_token: value, expires_in: expiresIn, must_change_password: false },
  })

/** A tab of its own, with the server that it speaks to. */
async function openTab(serve: () => Response | Promise<Response>) {
  const calls: RequestInit[] = []
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    calls.push(init)
    return serve()
  })
  // Tabs of earlier tests would listen in.
  vi.stubGlobal('BroadcastChannel', undefined)
  await (await import('../i18n/language.ts')).useLanguage('zh')
  return { calls, ...(await import('./credentials.ts')) }
}

test('calls that need a token at the same moment share one exchange', async () => {
  const { calls, currentToken, sessionState } = await openTab(() => tokens('a'))
  expect(await Promise.all([currentToken(), currentToken(), currentToken()])).toEqual(['a', 'a', 'a'])
  expect(calls).toHaveLength(1)
  expect(new Headers(calls[0]?.headers).get('X-OPS-CSRF')).toBe('1')
  expect(sessionState()).toBe('signed-in')
})

test('a token is renewed before it runs out', async () => {
  let count = 0
  const { currentToken } = await openTab(() => tokens(`t${++count}`, count === 1 ? 10 : 900))
  expect(await currentToken()).toBe('t1')
  expect(await currentToken()).toBe('t2')
  expect(await currentToken()).toBe('t2')
})

test('whoever comes with a stale token gets the one that another call has got meanwhile', async () => {
  let count = 0
  const { calls, currentToken, renewToken } = await openTab(() => tokens(`t${++count}`))
  const stale = await currentToken()
  expect(await renewToken(stale)).toBe('t2')
  expect(await renewToken(stale)).toBe('t2')
  expect(calls).toHaveLength(2)
})

test('a refusal signs out; a server that is away does not', async () => {
  const refused = await openTab(() => answer(401, { code: 40101, message: '请先登录' }))
  expect(await refused.currentToken()).toBe(undefined)
  expect(refused.sessionState()).toBe('signed-out')

  vi.resetModules()
  localStorage.setItem('ops.session', 'open')
  const away = await openTab(() => answer(503, { code: 50301, message: '暂时不可用' }))
  await expect(away.currentToken()).rejects.toThrow('暂时不可用')
  expect(away.sessionState()).toBe('starting')
})

test('who was never signed in here is not asked about', async () => {
  localStorage.clear()
  const { calls, currentToken, sessionState } = await openTab(() => tokens('a'))
  expect(await currentToken()).toBe(undefined)
  expect(sessionState()).toBe('signed-out')
  expect(calls).toEqual([])
})

test('a password that has to be changed first keeps everything else closed', async () => {
  const { keepToken, sessionState } = await openTab(() => tokens('a'))
  keepToken({ access_token: 'a', expires_in: 900, must_change_password: true })
  expect(sessionState()).toBe('password-change')
})
