import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
  localStorage.clear()
})

const answer = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const done = () => answer(200, { code: 0, message: 'success', data: null })
const refused = () =>
  answer(403, { code: 40302, message: '请确认', data: { reason: 'confirmation', methods: ['totp', 'recovery'] } })

/** A tab that is signed in, with a server that asks for a confirmation until one was given. */
async function openTab() {
  localStorage.setItem('ops.session', 'open')
  const server = { isConfirmed: false, bodies: [] as string[] }
  vi.stubGlobal('fetch', async (target: Request | string) => {
    if (typeof target === 'string') {
      return answer(200, { code: 0, message: 'success', data: { access_token: 'a', expires_in: 900 } })
    }
    server.bodies.push(await target.text())
    return server.isConfirmed ? done() : refused()
  })
  vi.stubGlobal('BroadcastChannel', undefined)
  await (await import('../i18n/language.ts')).useLanguage('zh')
  const { api } = await import('./client.ts')
  const { askedIdentity } = await import('./confirm-identity.ts')
  const save = (username: string) =>
    api.POST('/api/v1/users', { body: { username }, baseUrl: location.origin } as never).then(
      () => 'saved',
      (error: { code: number }) => error.code,
    )
  return { server, askedIdentity, save }
}

test('calls that wait for a confirmation ask once, and are made again by themselves', async () => {
  const { server, askedIdentity, save } = await openTab()
  const both = Promise.all([save('one'), save('two')])
  await vi.waitFor(() => expect(askedIdentity()?.methods).toEqual(['totp', 'recovery']))
  await vi.waitFor(() => expect(server.bodies).toHaveLength(2))
  server.isConfirmed = true
  askedIdentity()?.answer(true)
  expect(await both).toEqual(['saved', 'saved'])
  expect(askedIdentity()).toBeUndefined()
  expect(server.bodies.sort()).toEqual(['one', 'one', 'two', 'two'].map((username) => JSON.stringify({ username })))
})

test('whoever would rather not gets the refusal, and is asked anew the next time', async () => {
  const { server, askedIdentity, save } = await openTab()
  const first = save('one')
  await vi.waitFor(() => expect(askedIdentity()).toBeDefined())
  askedIdentity()?.answer(false)
  expect(await first).toBe(40302)
  expect(server.bodies).toHaveLength(1)
  const second = save('one')
  await vi.waitFor(() => expect(askedIdentity()).toBeDefined())
  askedIdentity()?.answer(false)
  expect(await second).toBe(40302)
})
