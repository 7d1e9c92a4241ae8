import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDirectoryActivities } from '../../../activities/iam/directory-activities.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../../tooling/testing/database.ts'
import type { ImMember } from '../../../tooling/testing/im-company.ts'
import { type ImVendors, startImVendors } from '../../../tooling/testing/im-vendors.ts'
import { createSsoBrowser } from '../../../tooling/testing/sso-browser.ts'
import { startTestWorker, type TestWorker, testTemporal } from '../../../tooling/testing/temporal.ts'

type Vendor = 'feishu' | 'dingtalk' | 'wechat'
const vendors: Vendor[] = ['feishu', 'dingtalk', 'wechat']

const temporal = testTemporal()
let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let worker: TestWorker
let peer: ImVendors
let admin: string
let rounds = 0

beforeAll(async () => {
  database = await testDatabase()
  const env = { OPS_PUBLIC_URL: 'https://ops.example.com', OPS_EGRESS_ALLOW: '127.0.0.1' }
  platform = await testPlatform(database, { env })
  api = await platform.startApi({ temporal })
  worker = await startTestWorker(createDirectoryActivities({ ...api.deps, waitsMs: [0, 0, 0] }))
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
})
afterAll(async () => {
  await worker?.stop()
  await platform?.close()
  await temporal.close()
  await database?.close()
})
beforeEach(async () => {
  peer = await startImVendors()
  rounds++
  peer.directory.departments = [
    { id: 2, parentId: 1, name: `研发部 ${rounds}` },
    { id: 3, parentId: 2, name: `前端组 ${rounds}` },
    { id: 4, parentId: 1, name: `销售部 ${rounds}` },
  ]
  peer.directory.members = [
    member('zhang', [3, 4], { mobile: '13800000001', email: `zhang${rounds}@example.com` }),
    member('li', [4]),
    member('wang', [1]),
  ]
})
afterEach(() => peer.close())

function member(name: string, departmentIds: number[], more: Partial<ImMember> = {}): ImMember {
  const userId = `${name}-${rounds}`
  return { company: 'company-1', unionId: `union-${userId}`, userId, name: `员工 ${name}`, departmentIds, ...more }
}

function configOf(vendor: Vendor): Record<string, unknown> {
  const { url, application, company } = peer
  switch (vendor) {
    case 'feishu':
      return { client_id: application.id, accounts_url: url, api_url: url }
    case 'dingtalk':
      return { client_id: application.id, login_url: url, api_url: url, oapi_url: url }
    case 'wechat':
      return { corp_id: company, agent_id: application.agentId, login_url: url, api_url: url }
  }
}

const send = (method: string, path: string, body?: unknown, token = admin) =>
  api.call(method, path, { token, ...(body !== undefined && { body }) })

type Setting = { config?: object; sync?: object; allowed_tenants?: string[] }
async function setUp(vendor: Vendor, { config = {}, sync = {}, ...fields }: Setting = {}): Promise<string> {
  const code = `${vendor}-${rounds}`
  const answer = await send('POST', '/identity-providers', {
    ...{ code, name: vendor, type: vendor, secret: peer.application.secret, first_login: 'refuse' },
    config: { ...configOf(vendor), ...config, sync: { mode: 'auto', max_disable_percent: 100, ...sync } },
    ...(vendor !== 'wechat' && { allowed_tenants: [peer.company] }),
    ...fields,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return code
}

/** What a sync says when it has come to a stop. */
async function sync(code: string) {
  const provider = await database.db
    .selectFrom('identity_provider')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  const started = await send('POST', `/identity-providers/${provider.id}/sync`)
  expect(started.status, JSON.stringify(started.body)).toBe(202)
  const path = `/directory-syncs/${started.body.data.sync_id}`
  const read = async () => (await send('GET', path)).body.data
  await expect
    .poll(async () => (await read()).status, { timeout: 20_000, interval: 50 })
    .toMatch(/^(done|failed|waiting|cancelled)$/)
  const changes = (await send('GET', `${path}/changes?page_size=200`)).body.data
  return { ...(await read()), changes: changes.items.map(shown).sort(), total: changes.total }
}
const shown = ({ action, label, status }: Record<string, string>) => `${action} ${label} ${status}`

const people = () =>
  database.db
    .selectFrom('user')
    .leftJoin('department', 'department.id', 'user.department_id')
    .select(['user.id', 'user.username', 'user.name', 'user.status', 'user.phone', 'user.email'])
    .select('department.name as department')
    .where('user.username', 'like', `%-${rounds}`)
    .where('user.name', 'like', '员工%')
    .orderBy('user.username')
    .execute()

async function signIn(code: string, who: ImMember) {
  const browser = createSsoBrowser(api)
  const { location } = await browser.returnFrom(code, peer.approve(await browser.leaveFor(code), who))
  return { browser, location }
}
const first = () => peer.directory.members[0] as ImMember

describe.each(vendors)('%s', (vendor) => {
  test('gives its departments and people, who then sign in as those very people', async () => {
    const code = await setUp(vendor)
    if (vendor !== 'dingtalk') peer.directory.members.push(member('frozen', [4], { isDisabled: true }))
    const { status, changes } = await sync(code)
    expect(status).toBe('done')
    expect(changes).toEqual([
      `create 前端组 ${rounds} applied`,
      'create 员工 li applied',
      'create 员工 wang applied',
      'create 员工 zhang applied',
      `create 研发部 ${rounds} applied`,
      `create 销售部 ${rounds} applied`,
    ])
    const common = { status: 'active', phone: null, email: null }
    expect(await people()).toMatchObject([
      { ...common, username: `li-${rounds}`, name: '员工 li', department: `销售部 ${rounds}` },
      { ...common, username: `wang-${rounds}`, department: null },
      {
        username: `zhang-${rounds}`,
        phone: '13800000001',
        email: `zhang${rounds}@example.com`,
        department: `前端组 ${rounds}`,
      },
    ])
    const { browser, location } = await signIn(code, first())
    expect(location).toBe('/#signed-in')
    const { user } = (await browser.ask('POST', '/auth/refresh', { body: {} })).body.data
    expect(user.id).toBe((await people()).find(({ username }) => username === `zhang-${rounds}`)?.id)
    expect((await sync(code)).total).toBe(0)
  })

  test('is read to the end, however many work there and however often it asks for patience', async () => {
    peer.directory.members.push(...Array.from({ length: 130 }, (_, index) => member(`m${index}`, [2])))
    const code = await setUp(vendor)
    peer.directory.tooOften = 2
    expect(await sync(code)).toMatchObject({ status: 'done', read_departments: 3, read_people: 133 })
  })

  test('switches off whoever left, and ends their sessions', async () => {
    const code = await setUp(vendor)
    await sync(code)
    const { browser } = await signIn(code, first())
    const { access_token } = (await browser.ask('POST', '/auth/refresh', { body: {} })).body.data
    peer.directory.members.shift()
    peer.directory.departments = peer.directory.departments.filter(({ id }) => id !== 3)
    // Whoever was switched off is still in the department, so it stays, without the directory.
    expect((await sync(code)).changes).toEqual(['disable 员工 zhang applied', `remove 前端组 ${rounds} failed`])
    expect((await send('GET', '/auth/me', undefined, access_token)).status).toBe(401)
    expect((await sync(code)).total).toBe(0)
  })

  test('that takes the token back in between is asked with a new one', async () => {
    const code = await setUp(vendor)
    await sync(code)
    peer.revokeAppTokens()
    expect(await sync(code)).toMatchObject({ status: 'done', total: 0 })
  })

  test('may be taken over from one department on', async () => {
    const code = await setUp(vendor, { config: { root_department: vendor === 'feishu' ? 'od-2' : '2' } })
    expect((await sync(code)).changes).toEqual([`create 前端组 ${rounds} applied`, 'create 员工 zhang applied'])
  })

  test('that the application may not read ends with the words of the vendor and changes nobody', async () => {
    const code = await setUp(vendor)
    await sync(code)
    peer.directory.isClosed = true
    const { status, error_msg, total } = await sync(code)
    expect({ status, total }).toEqual({ status: 'failed', total: 0 })
    expect(error_msg).toMatch(vendor === 'feishu' ? /40004 no dept authority/ : /60011 no privilege/)
    expect((await people()).map((person) => person.status)).toEqual(['active', 'active', 'active'])
  })

  test('that may not say names is refused with the right that is missing', async () => {
    const code = await setUp(vendor)
    peer.directory.hidden.add('name')
    const { status, error_msg } = await sync(code)
    expect(status).toBe('failed')
    expect(error_msg).toMatch(/did not say name: give the application the right/)
    expect(await people()).toEqual([])
  })

  test('whose answers hold no list makes nobody gone', async () => {
    const code = await setUp(vendor)
    await sync(code)
    peer.directory.isGarbled = 'empty'
    const { status, error_msg } = await sync(code)
    expect([status, error_msg]).toEqual(['failed', expect.stringMatching(/^The provider did not say/)])
    expect((await people()).map((person) => person.status)).toEqual(['active', 'active', 'active'])
  })

  test('that is out of order for a while is read anew from the start', async () => {
    const code = await setUp(vendor)
    peer.misbehaviour = { path: /find_by_department|user\/list/, how: '5xx' }
    const done = sync(code)
    await expect
      .poll(() => peer.requests.filter((line) => /find_by_department|user\/list/.test(line)).length, {
        timeout: 10_000,
      })
      .toBeGreaterThan(0)
    peer.misbehaviour = undefined
    expect(await done).toMatchObject({ status: 'done', read_people: 3 })
  })
})

test.each(['feishu', 'wechat'] as const)('%s switches off whom it freezes, and on again', async (vendor) => {
  const code = await setUp(vendor)
  await sync(code)
  first().isDisabled = true
  expect((await sync(code)).changes).toEqual(['disable 员工 zhang applied'])
  first().isDisabled = false
  expect((await sync(code)).changes).toEqual(['enable 员工 zhang applied'])
})

test.each(['feishu', 'dingtalk'] as const)(
  '%s is not read on for ever when it never says how to go on',
  async (vendor) => {
    const code = await setUp(vendor)
    peer.directory.isGarbled = 'endless'
    expect(await sync(code)).toMatchObject({
      status: 'failed',
      error_msg: expect.stringMatching(/page_token|next_cursor/),
    })
  },
)

test('feishu says itself which company it belongs to, and another one is refused', async () => {
  const code = await setUp('feishu', { allowed_tenants: ['company-2'] })
  expect(await sync(code)).toMatchObject({
    status: 'failed',
    error_msg: expect.stringMatching(/company-1 is not among/),
  })
  peer.directory.hidden.add('tenant_key')
  expect((await sync(code)).error_msg).toMatch(/tenant:tenant:readonly/)
})

test('dingtalk does not say it, so exactly one company may be named', async () => {
  const code = await setUp('dingtalk', { allowed_tenants: ['company-1', 'company-2'] })
  expect(await sync(code)).toMatchObject({
    status: 'failed',
    error_msg: expect.stringMatching(/exactly the one CorpId/),
  })
})

test.each([
  ['feishu', 'od-1/../..'],
  ['feishu', '17'],
  ['dingtalk', '0'],
  ['wechat', '1 or 1=1'],
] as const)('%s has no department %s', async (vendor, root_department) => {
  const answer = await send('POST', '/identity-providers', {
    ...{ code: `bad-${rounds}`, name: vendor, type: vendor, secret: 'x', allowed_tenants: ['company-1'] },
    config: { ...configOf(vendor), root_department },
  })
  expect(answer.status).toBe(400)
  expect(answer.body.errors[0].field).toBe('config.root_department')
})
