import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs, signInFully, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: { id: number; token: string }
let reader: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  const root = await platform.makeUser([], { username: 'root', roles: ['super_admin'] })
  admin = { id: root.id, token: await signInAs(api, root) }
  reader = await signInAs(api, await platform.makeUser(['user:read', 'session:read']))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const send = (method: string, path: string, body?: unknown, token = admin.token) =>
  api.call(method, path, { token, ...(body !== undefined && { body }) })
let made = 0
const fieldsOf = (change = {}) => ({
  username: `person${++made}`,
  name: `人员 ${made}`,
  email: `person${made}@example.com`,
  phone: '+86 13800138000',
  attributes: { regions: ['华东'] },
  password: 'Person-Passw0rd',
  ...change,
})
const create = async (change = {}) => (await send('POST', '/users', fieldsOf(change))).body.data
const inputOf = ({
  username,
  name,
  email,
  phone,
  department_id,
  role_ids,
  attributes,
  status,
  version,
}: Record<string, unknown>) => ({
  username,
  name,
  email,
  phone,
  department_id,
  role_ids,
  attributes,
  status,
  version,
})

describe('a new user', () => {
  test('is active, can sign in, and is never answered with a hash', async () => {
    const { status, body } = await send('POST', '/users', fieldsOf())
    expect(status).toBe(201)
    expect(body.data).toMatchObject({ status: 'active', version: 1, role_ids: [], attributes: { regions: ['华东'] } })
    expect(body.data).toMatchObject({ must_change_password: false, created_by: admin.id, last_login_at: null })
    expect(JSON.stringify(body)).not.toMatch(/\$2b\$|hash|Passw0rd/)
    await signInFully(api, body.data.username, 'Person-Passw0rd')
    const { body: seen } = await send('GET', `/users/${body.data.id}`)
    expect(seen.data.last_login_at).toMatch(/^\d{4}-.*Z$/)
    expect(seen.data.version).toBe(1)
  })

  test('may have to change the password first', async () => {
    const { username } = await create({ must_change_password: true })
    const { must_change_password } = (
      await api.call('POST', '/auth/login', { body: { username, password: 'Person-Passw0rd' } })
    ).body.data
    expect(must_change_password).toBe(true)
  })

  test('needs only a username', async () => {
    const { body } = await send('POST', '/users', { username: '李雷' })
    expect(body.data).toMatchObject({ username: '李雷', name: '李雷', email: null, phone: null })
  })

  test.each([
    [{ username: '' }, 'username'],
    [{ username: 'has space' }, 'username'],
    [{ username: 'x'.repeat(65) }, 'username'],
    [{ name: '' }, 'name'],
    [{ email: 'nobody' }, 'email'],
    [{ phone: 'call me' }, 'phone'],
    [{ password: 'weak' }, 'password'],
    [{ role_ids: [999_999] }, 'role_ids'],
    [{ department_id: 999_999 }, 'department_id'],
    [{ status: 'root' }, 'status'],
    [{ password_hash: 'x' }, 'password_hash'],
  ])('is refused with %o', async (change, field) => {
    const { status, body } = await send('POST', '/users', fieldsOf(change))
    expect([status, body.code]).toEqual([400, 40001])
    expect(body.errors[0].field).toBe(field)
  })

  test('cannot take a name or an address that is taken, in any case', async () => {
    const { username, email } = await create()
    for (const [change, field] of [
      [{ username: username.toUpperCase() }, 'username'],
      [{ email: email.toUpperCase() }, 'email'],
    ] as const) {
      const { status, body } = await send('POST', '/users', fieldsOf(change))
      expect([status, body.code, body.errors[0].field]).toEqual([409, 40901, field])
    }
  })

  test('is made by one of two who ask at once', async () => {
    const fields = fieldsOf()
    const both = await Promise.all([send('POST', '/users', fields), send('POST', '/users', fields)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })
})

describe('refuses without permission', () => {
  test.each([
    ['POST', '/users'],
    ['PUT', '/users/1'],
    ['DELETE', '/users/1'],
    ['POST', '/users/1/unlock'],
    ['DELETE', '/users/1/sessions'],
    ['DELETE', '/sessions/1'],
  ])('%s %s', async (method, path) => {
    const { status, body } = await send(method, path, undefined, reader)
    expect([status, body.code]).toEqual([403, 40301])
    expect((await api.call(method, path)).body.code).toBe(40101)
  })

  test.each(['/users', '/users/1', '/sessions'])('GET %s', async (path) => {
    const token = await signInAs(api, await platform.makeUser(['job:read']))
    expect((await send('GET', path, undefined, token)).body.code).toBe(40301)
  })
})

describe('the list', () => {
  test('searches names in any script, filters and sorts', async () => {
    const { id } = await create({ name: '欧阳娜娜' })
    const find = async (query: string) =>
      (await send('GET', `/users?${query}`)).body.data.items.map((user: { id: number }) => user.id)
    expect(await find(`q=${encodeURIComponent('阳娜')}`)).toEqual([id])
    expect(await find(`q=${encodeURIComponent('阳 娜')}`)).toEqual([])
    expect(await find('q=%25')).toEqual([])
    expect(await find('status=disabled')).toEqual([])
    const byName = await find('sort=username&page_size=200')
    expect(await find('sort=-username&page_size=200')).toEqual([...byName].reverse())
    const page = (await send('GET', '/users?page=2&page_size=3')).body.data
    expect(page).toMatchObject({ page: 2, page_size: 3, pages: Math.ceil(page.total / 3) })
  })

  test.each(['sort=password_hash', 'page_size=201', 'filter=1', 'status=odd'])('refuses ?%s', async (query) => {
    expect((await send('GET', `/users?${query}`)).body.code).toBe(40001)
  })
})

describe('a changed user', () => {
  test('has the new values, and what was left out has its default', async () => {
    const user = await create()
    const { body } = await send('PUT', `/users/${user.id}`, { username: user.username, name: '新名', version: 1 })
    expect(body.data).toMatchObject({ name: '新名', email: null, attributes: {}, version: 2 })
    await signInFully(api, user.username, 'Person-Passw0rd')
  })

  test('loses the race against who came first', async () => {
    const user = await create()
    const change = (name: string) => send('PUT', `/users/${user.id}`, { ...inputOf(user), name })
    const both = await Promise.all([change('甲'), change('乙')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = both.find(({ status }) => status === 409)
    expect(lost?.body).toMatchObject({ code: 40902, data: { id: user.id, version: 2 } })
    const { version: _, ...unversioned } = inputOf(user)
    expect((await send('PUT', `/users/${user.id}`, unversioned)).body.code).toBe(40001)
  })

  test('a change of roles alone is a new version', async () => {
    const user = await create()
    const { roleId } = await platform.makeUser([])
    const { body } = await send('PUT', `/users/${user.id}`, { ...inputOf(user), role_ids: [roleId] })
    expect(body.data).toMatchObject({ role_ids: [roleId], version: 2 })
    expect((await send('PUT', `/users/${user.id}`, inputOf(user))).body.code).toBe(40902)
  })

  test('a disabled one is signed out at once and cannot come back', async () => {
    const user = await create()
    const { access_token: token, refresh_token } = await signInFully(api, user.username, 'Person-Passw0rd')
    await send('PUT', `/users/${user.id}`, { ...inputOf(user), status: 'disabled' })
    expect((await api.call('GET', '/auth/me', { token })).body.code).toBe(40103)
    expect((await api.call('POST', '/auth/refresh', { body: { refresh_token } })).body.code).toBe(40103)
    const body = { username: user.username, password: 'Person-Passw0rd' }
    expect((await api.call('POST', '/auth/login', { body })).body.code).toBe(40104)
  })

  test('a password that is set anew ends the sessions', async () => {
    const user = await create()
    const { access_token: token } = await signInFully(api, user.username, 'Person-Passw0rd')
    const used = await send('PUT', `/users/${user.id}`, { ...inputOf(user), password: 'Person-Passw0rd' })
    expect(used.body.errors[0].field).toBe('password')
    const password = 'Renewed-Passw0rd'
    const { body } = await send('PUT', `/users/${user.id}`, { ...inputOf(user), password, must_change_password: true })
    expect(body.data.must_change_password).toBe(true)
    expect((await api.call('GET', '/auth/me', { token })).body.code).toBe(40103)
    await signInFully(api, user.username, password)
  })

  test('a deleted one is gone, and its name is free again', async () => {
    const user = await create()
    expect((await send('DELETE', `/users/${user.id}`)).status).toBe(200)
    expect((await send('GET', `/users/${user.id}`)).body.code).toBe(40401)
    expect((await send('DELETE', `/users/${user.id}`)).body.code).toBe(40401)
    expect((await send('POST', '/users', fieldsOf({ username: user.username, email: user.email }))).status).toBe(201)
  })

  test('a locked one is unlocked', async () => {
    const { id, username } = await create()
    const login = (password: string) => api.call('POST', '/auth/login', { body: { username, password } })
    for (let attempt = 0; attempt < 5; attempt++) await login('Wrong-1!')
    expect((await send('GET', `/users/${id}`)).body.data.locked_until).toMatch(/Z$/)
    expect((await login('Person-Passw0rd')).body.code).toBe(42301)
    expect((await send('POST', `/users/${id}/unlock`)).body.data.locked_until).toBeNull()
    expect((await login('Person-Passw0rd')).status).toBe(200)
  })

  test('changes are in the change log without secrets, with who made them', async () => {
    const user = await create()
    await send('PUT', `/users/${user.id}`, { ...inputOf(user), password: 'Renewed-Passw0rd' })
    const lines = await database.db
      .selectFrom('data_change_log')
      .select(['action', 'operator_id', 'old_data', 'new_data'])
      .where('table_name', '=', 'user')
      .where('record_id', '=', String(user.id))
      .execute()
    expect(lines.length).toBeGreaterThanOrEqual(2)
    expect(new Set(lines.map(({ operator_id }) => operator_id))).toEqual(new Set([admin.id]))
    expect(JSON.stringify(lines)).not.toContain('$2b$')
  })
})

describe('nobody goes beyond their own rights', () => {
  test('a manager of users cannot make or become an administrator', async () => {
    const manager = await platform.makeUser(['user:read', 'user:write'])
    const token = await signInAs(api, manager)
    const [superAdmin] = await database.db.selectFrom('role').select('id').where('code', '=', 'super_admin').execute()
    const role_ids = [superAdmin?.id]
    const self = (await send('GET', `/users/${manager.id}`, undefined, token)).body.data
    for (const { status } of [
      await send('POST', '/users', fieldsOf({ role_ids }), token),
      await send('PUT', `/users/${manager.id}`, { ...inputOf(self), role_ids }, token),
      await send('DELETE', `/users/${admin.id}`, undefined, token),
    ]) {
      expect(status).toBe(403)
    }
    const root = (await send('GET', `/users/${admin.id}`)).body.data
    const takeOver = await send('PUT', `/users/${admin.id}`, { ...inputOf(root), password: 'Taken-0ver!' }, token)
    expect(takeOver.body.code).toBe(40301)
    expect((await send('POST', '/users', fieldsOf({ role_ids: [manager.roleId] }), token)).status).toBe(201)
  })
})

describe('the last administrator', () => {
  test('cannot be disabled, demoted or deleted, not even by two at once', async () => {
    const second = await platform.makeUser([], { roles: ['super_admin'] })
    const token = await signInAs(api, second)
    const [root, other] = [
      (await send('GET', `/users/${admin.id}`)).body.data,
      (await send('GET', `/users/${second.id}`)).body.data,
    ]
    const both = await Promise.all([
      send('PUT', `/users/${admin.id}`, { ...inputOf(root), role_ids: [] }, token),
      send('PUT', `/users/${second.id}`, { ...inputOf(other), role_ids: [] }),
    ])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    const left = both[0]?.status === 200 ? { ...other, token } : { ...root, token: admin.token }
    const now = (await send('GET', `/users/${left.id}`, undefined, left.token)).body.data
    for (const { status, body } of [
      await send('PUT', `/users/${left.id}`, { ...inputOf(now), role_ids: [] }, left.token),
      await send('PUT', `/users/${left.id}`, { ...inputOf(now), status: 'disabled' }, left.token),
      await send('DELETE', `/users/${left.id}`, undefined, left.token),
    ]) {
      expect([status, body.code]).toEqual([409, 40901])
    }
  })
})

describe('sessions', () => {
  test('the list shows who is signed in, never the credential', async () => {
    const user = await platform.makeUser([])
    const token = await signInAs(api, user)
    const { body } = await api.call('GET', `/sessions?user_id=${user.id}`, { token: reader })
    expect(body.data.items).toMatchObject([{ user_id: user.id, username: user.username, current: false }])
    const [{ auth_session_id }] = (await database.db
      .selectFrom('session')
      .select('auth_session_id')
      .where('user_id', '=', user.id)
      .execute()) as [{ auth_session_id: string }]
    expect(JSON.stringify(body)).not.toContain(auth_session_id)
    expect((await api.call('GET', '/auth/me', { token: auth_session_id })).body.code).toBe(40101)
    const own = await api.call('GET', '/auth/sessions', { token })
    expect(own.body.data.items).toMatchObject([{ current: true }])
  })

  test('people end their own sessions and nobody else’s', async () => {
    const user = await platform.makeUser([])
    const [mine, second, third] = [await signInAs(api, user), await signInAs(api, user), await signInAs(api, user)]
    const idOf = async (token: string) => (await api.deps.identity.tokens.verify(token)).sessionId
    const end = (path: string) => api.call('DELETE', `/auth/sessions${path}`, { token: mine })
    expect((await end(`/${await idOf(second)}`)).body.data).toEqual({ ended: 1 })
    expect((await end(`/${await idOf(second)}`)).body.code).toBe(40401)
    expect((await end(`/${await idOf(reader)}`)).body.code).toBe(40401)
    expect((await end('')).body.data).toEqual({ ended: 1 })
    expect((await api.call('GET', '/auth/me', { token: third })).body.code).toBe(40103)
    expect((await api.call('GET', '/auth/me', { token: mine })).status).toBe(200)
  })
})
