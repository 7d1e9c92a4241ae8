import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../../tooling/testing/database.ts'
import { type ImPerson, type ImVendors, startImVendors } from '../../../tooling/testing/im-vendors.ts'
import { createSsoBrowser, type SsoBrowser } from '../../../tooling/testing/sso-browser.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string
let peer: ImVendors
let made = 0

beforeAll(async () => {
  database = await testDatabase()
  const env = { OPS_PUBLIC_URL: 'https://ops.example.com', OPS_EGRESS_ALLOW: '127.0.0.1' }
  platform = await testPlatform(database, { env })
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
  peer = await startImVendors()
})
afterAll(async () => {
  await peer?.close()
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('identity_provider').execute()
  await setUp('feishu', 'link')
})

async function setUp(code: string, first_login: string) {
  const { application, url, company } = peer
  const body = {
    code,
    name: '飞书',
    type: 'feishu',
    config: { client_id: application.id, accounts_url: url, api_url: url },
    secret: application.secret,
    first_login,
    allowed_tenants: [company],
  }
  expect((await api.call('POST', '/identity-providers', { token: admin, body })).status).toBe(201)
}

const somebody = (): ImPerson => {
  const n = ++made
  return { company: peer.company, unionId: `union-${n}`, userId: `user${n}`, name: `张 ${n}` }
}
const faultOf = (location: string) => new URL(location, 'https://ops.example.com').searchParams.get('sso_error')

async function comeFromFeishu(browser: SsoBrowser, person: ImPerson) {
  return (await browser.returnFrom('feishu', peer.approve(await browser.leaveFor('feishu'), person))).location
}
async function signInHere(browser: SsoBrowser, username: string): Promise<string> {
  const answer = await browser.ask('POST', '/auth/login', { body: { username, password: testPassword } })
  expect(answer.status).toBe(200)
  return answer.body.data.access_token
}
const identitiesOf = (userId: number) =>
  database.db.selectFrom('user_identity').selectAll().where('user_id', '=', userId).execute()

describe('somebody unknown, where the policy is to link', () => {
  test('signs in here once, and comes in by the provider from then on', async () => {
    const user = await platform.makeUser([])
    const browser = createSsoBrowser(api)
    const person = somebody()
    expect(await comeFromFeishu(browser, person)).toBe('/login?sso=link')
    expect((await browser.ask('POST', '/auth/sso/pending')).body.data).toEqual({
      provider: { code: 'feishu', name: '飞书' },
      label: person.name,
    })
    expect(await identitiesOf(user.id)).toEqual([])

    const token = await signInHere(browser, user.username)
    const linked = await browser.ask('POST', '/auth/identities', { token })

    expect(linked.status).toBe(201)
    expect(linked.body.data).toMatchObject({ provider: 'feishu', provider_name: '飞书', label: person.name })
    expect((await browser.ask('POST', '/auth/sso/pending')).body.data).toBeNull()
    const elsewhere = createSsoBrowser(api)
    expect(await comeFromFeishu(elsewhere, person)).toBe('/#signed-in')
    const { user: who } = (await elsewhere.ask('POST', '/auth/refresh', { body: {} })).body.data
    expect(who.id).toBe(user.id)
  })

  test('is linked once: a second try finds nothing', async () => {
    const user = await platform.makeUser([])
    const browser = createSsoBrowser(api)
    await comeFromFeishu(browser, somebody())
    const token = await signInHere(browser, user.username)
    const answers = await Promise.all([1, 2, 3].map(() => browser.ask('POST', '/auth/identities', { token })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404])
    expect(await identitiesOf(user.id)).toHaveLength(1)
  })

  test('is not linked to a session that was there before, nor to one that a provider began', async () => {
    const user = await platform.makeUser([])
    const browser = createSsoBrowser(api)
    const old = await signInHere(browser, user.username)
    await comeFromFeishu(browser, somebody())
    const before = await browser.ask('POST', '/auth/identities', { token: old })
    expect(before.body.code).toBe(40301)

    await setUp('other', 'create')
    const stranger = createSsoBrowser(api)
    await stranger.returnFrom('other', peer.approve(await stranger.leaveFor('other'), somebody()))
    const { access_token } = (await stranger.ask('POST', '/auth/refresh', { body: {} })).body.data
    const sso = await browser.ask('POST', '/auth/identities', { token: access_token })
    expect(sso.body.code).toBe(40301)
    expect(await identitiesOf(user.id)).toEqual([])
  })

  test('is not linked by another browser', async () => {
    const user = await platform.makeUser([])
    await comeFromFeishu(createSsoBrowser(api), somebody())
    const other = createSsoBrowser(api)
    const token = await signInHere(other, user.username)
    expect((await other.ask('POST', '/auth/identities', { token })).status).toBe(404)
    expect((await other.ask('POST', '/auth/sso/pending')).body.data).toBeNull()
  })

  test('may think better of it', async () => {
    const user = await platform.makeUser([])
    const browser = createSsoBrowser(api)
    await comeFromFeishu(browser, somebody())
    expect((await browser.ask('DELETE', '/auth/sso/pending')).status).toBe(200)
    const token = await signInHere(browser, user.username)
    expect((await browser.ask('POST', '/auth/identities', { token })).status).toBe(404)
  })

  test('finds nothing waiting after ten minutes, or when the provider was switched off', async () => {
    const browser = createSsoBrowser(api)
    await comeFromFeishu(browser, somebody())
    const change = (set: object, table: 'identity_provider' | 'pending_identity') =>
      database.db.updateTable(table).set(set).execute()
    await change({ status: 'disabled' }, 'identity_provider')
    expect((await browser.ask('POST', '/auth/sso/pending')).body.data).toBeNull()
    await change({ status: 'enabled' }, 'identity_provider')
    expect((await browser.ask('POST', '/auth/sso/pending')).body.data).not.toBeNull()
    await change({ expires_at: new Date(Date.now() - 1) }, 'pending_identity')
    expect((await browser.ask('POST', '/auth/sso/pending')).body.data).toBeNull()
  })

  test('is told nothing across sites', async () => {
    const browser = createSsoBrowser(api)
    await comeFromFeishu(browser, somebody())
    const Cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const foreign = await api.call('POST', '/auth/sso/pending', { headers: { Cookie, 'Sec-Fetch-Site': 'cross-site' } })
    expect(foreign.body.code).toBe(40301)
  })
})

describe('somebody signed in', () => {
  const start = (browser: SsoBrowser, token: string, provider = 'feishu') =>
    browser.ask('POST', '/auth/identities/link', { token, body: { provider } })

  test('links an identity of theirs from the profile', async () => {
    const user = await platform.makeUser([])
    const browser = createSsoBrowser(api)
    const token = await signInHere(browser, user.username)
    const { body } = await start(browser, token)
    const person = somebody()
    const { location } = await browser.returnFrom('feishu', peer.approve(body.data.url, person))
    expect(location).toBe('/me?linked=feishu')
    expect(await identitiesOf(user.id)).toEqual([expect.objectContaining({ subject: person.unionId })])
    const sessions = await database.db.selectFrom('session').select('id').where('user_id', '=', user.id).execute()
    expect(sessions).toHaveLength(1)
  })

  test('cannot take an identity that somebody else has', async () => {
    const [first, second] = [await platform.makeUser([]), await platform.makeUser([])]
    const person = somebody()
    for (const [user, expected] of [
      [first, '/me?linked=feishu'],
      [second, 'identity_taken'],
    ] as const) {
      const browser = createSsoBrowser(api)
      const token = await signInHere(browser, user.username)
      const url = (await start(browser, token)).body.data.url
      const { location } = await browser.returnFrom('feishu', peer.approve(url, person))
      expect(faultOf(location) ?? location).toBe(expected)
      if (user === second) expect(location).toMatch(/^\/me\?/)
    }
    expect(await identitiesOf(second.id)).toEqual([])
  })

  test('is asked to confirm who they are when that was long ago', async () => {
    const user = await platform.makeUser([])
    const browser = createSsoBrowser(api)
    const token = await signInHere(browser, user.username)
    await database.db
      .updateTable('session')
      .set({ confirmed_at: new Date(Date.now() - 16 * 60_000) })
      .where('user_id', '=', user.id)
      .execute()
    expect((await start(browser, token)).body.code).toBe(40302)
  })

  test('links nothing when the session ended meanwhile, or the account was switched off', async () => {
    const user = await platform.makeUser([])
    for (const end of ['session', 'user'] as const) {
      const browser = createSsoBrowser(api)
      const token = await signInHere(browser, user.username)
      const url = (await start(browser, token)).body.data.url
      if (end === 'session') await browser.ask('POST', '/auth/logout', { token, body: {} })
      else await database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', user.id).execute()
      const { location } = await browser.returnFrom('feishu', peer.approve(url, somebody()))
      expect(faultOf(location)).toBe('session_ended')
    }
    expect(await identitiesOf(user.id)).toEqual([])
  })

  test('names a provider that is there', async () => {
    const browser = createSsoBrowser(api)
    const token = await signInHere(browser, (await platform.makeUser([])).username)
    const answer = await start(browser, token, 'nobody')
    expect(answer.body).toMatchObject({ code: 40001, errors: [{ field: 'provider' }] })
  })

  test('unlinks what is theirs, and nothing else', async () => {
    const [owner, other] = [await platform.makeUser([]), await platform.makeUser([])]
    const browser = createSsoBrowser(api)
    await comeFromFeishu(browser, somebody())
    const token = await signInHere(browser, owner.username)
    const { id } = (await browser.ask('POST', '/auth/identities', { token })).body.data
    const foreign = await signInAs(api, other)
    expect((await api.call('DELETE', `/auth/identities/${id}`, { token: foreign })).status).toBe(404)
    expect((await api.call('DELETE', `/auth/identities/${id}`, { token })).status).toBe(200)
    expect((await api.call('DELETE', `/auth/identities/${id}`, { token })).status).toBe(404)
    expect((await api.call('GET', '/auth/identities', { token })).body.data.items).toEqual([])
    expect((await api.call('GET', '/auth/identities')).status).toBe(401)
  })

  test('keeps the only way in that there is', async () => {
    await setUp('create', 'create')
    const browser = createSsoBrowser(api)
    await browser.returnFrom('create', peer.approve(await browser.leaveFor('create'), somebody()))
    const { access_token: token } = (await browser.ask('POST', '/auth/refresh', { body: {} })).body.data
    const [identity] = (await api.call('GET', '/auth/identities', { token })).body.data.items
    expect((await api.call('DELETE', `/auth/identities/${identity.id}`, { token })).body.code).toBe(40901)
  })
})
