import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissionCodes } from '../../domain/iam/permission-catalogue.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const send = (method: string, path: string, body?: unknown, token = admin) =>
  api.call(method, path, { token, ...(body !== undefined && { body }) })
let made = 0
const create = async (fields = {}) => {
  const code = `custom_${++made}`
  return (await send('POST', '/roles', { code, name: `角色 ${made}`, ...fields })).body.data
}
const inputOf = (role: Record<string, unknown>) => {
  const { id: _, builtin: _b, created_by: _c, created_at: _d, updated_at: _e, ...input } = role
  return input
}
const builtin = async (code: string) =>
  (await send('GET', '/roles?builtin=true')).body.data.items.find((role: { code: string }) => role.code === code)

test('five built-in roles are there, each with sensible rights', async () => {
  const { items, total } = (await send('GET', '/roles?builtin=true')).body.data
  expect(total).toBe(5)
  expect(Object.fromEntries(items.map(({ code, name }: Record<string, string>) => [code, name]))).toEqual({
    super_admin: '超级管理员',
    ops_lead: '运营主管',
    ops_staff: '运营专员',
    developer: '开发人员',
    auditor: '审计人员',
  })
  const rights = (code: string) => items.find((role: { code: string }) => role.code === code).permission_codes
  expect(rights('super_admin')).toHaveLength(permissionCodes.length)
  expect(rights('auditor')).toEqual(expect.arrayContaining(['audit:read', 'login-log:read', 'data-change:read']))
  expect(rights('auditor').filter((code: string) => !/^menu:|:read$/.test(code))).toEqual([])
  for (const { code, permission_codes } of items) {
    expect(permission_codes.includes('job:script')).toBe(code === 'super_admin' || code === 'developer')
  }
})

test('the catalogue names every right in the language of the caller', async () => {
  const { items, total } = (await send('GET', '/permissions?page_size=200')).body.data
  expect(total).toBe(permissionCodes.length)
  expect(items).toContainEqual({ id: expect.any(Number), code: 'job:read', kind: 'api', name: 'View jobs' })
  const chinese = await api.call('GET', '/permissions?kind=menu', {
    token: admin,
    headers: { 'Accept-Language': 'zh-CN' },
  })
  expect(chinese.body.data.items[0].name).toMatch(/^菜单/)
})

describe('a role', () => {
  test('keeps everything that it is given', async () => {
    const parent = await create()
    const fields = {
      parent_ids: [parent.id],
      permission_codes: ['job:read', 'run:read'],
      data_scopes: [
        { resource: 'job', scope: 'DEPT_AND_BELOW' },
        { resource: '*', scope: 'CUSTOM', department_ids: [1], rule: 'region in user.regions' },
      ],
      column_rules: [{ resource: 'user', field: 'phone', rule: 'masked', pattern: '3****4' }],
    }
    const role = await create(fields)
    expect((await send('GET', `/roles/${role.id}`)).body.data).toMatchObject({ ...fields, builtin: false, version: 1 })
    const cleared = await send('PUT', `/roles/${role.id}`, { code: role.code, name: '空', version: 1 })
    expect(cleared.body.data).toMatchObject({ parent_ids: [], permission_codes: [], data_scopes: [], version: 2 })
  })

  test.each([
    { code: 'Bad Code' },
    { name: '' },
    { permission_codes: ['job:everything'] },
    { parent_ids: [999_999] },
    { data_scopes: [{ resource: 'job', scope: 'SOME' }] },
    { data_scopes: [{ resource: 'job', scope: 'CUSTOM' }] },
    { column_rules: [{ resource: 'user', field: 'phone', rule: 'blurred' }] },
    { builtin: true },
  ])('is refused with %o', async (change) => {
    const { status, body } = await send('POST', '/roles', { code: 'refused', name: '角色', ...change })
    expect([status, body.code]).toEqual([400, 40001])
  })

  test('cannot have a code that is taken', async () => {
    const { code } = await create()
    const { body } = await send('POST', '/roles', { code, name: '同码' })
    expect([body.code, body.errors[0].field]).toEqual([40901, 'code'])
  })

  test('cannot inherit from itself, not even by way of others', async () => {
    const [top, middle] = [await create(), await create()]
    const bottom = await create({ parent_ids: [middle.id] })
    await send('PUT', `/roles/${middle.id}`, { ...inputOf(middle), parent_ids: [top.id] })
    for (const parent of [bottom, middle, top]) {
      const { body } = await send('PUT', `/roles/${top.id}`, { ...inputOf(top), parent_ids: [parent.id] })
      expect([body.code, body.errors[0].field]).toEqual([40001, 'parent_ids'])
    }
  })

  test('two changes that would close a circle together are not both made', async () => {
    const [one, two] = [await create(), await create()]
    const both = await Promise.all([
      send('PUT', `/roles/${one.id}`, { ...inputOf(one), parent_ids: [two.id] }),
      send('PUT', `/roles/${two.id}`, { ...inputOf(two), parent_ids: [one.id] }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test('loses the race against who came first', async () => {
    const role = await create()
    const change = (name: string) => send('PUT', `/roles/${role.id}`, { ...inputOf(role), name })
    const both = await Promise.all([change('甲'), change('乙')])
    expect(both.map(({ body }) => body.code).sort()).toEqual([0, 40902])
    const permissions = { ...inputOf(role), permission_codes: ['job:read'] }
    expect((await send('PUT', `/roles/${role.id}`, permissions)).body.data).toMatchObject({ version: 2 })
  })

  test('is deleted only when nobody has it and none inherits from it', async () => {
    const role = await create()
    const child = await create({ parent_ids: [role.id] })
    expect((await send('DELETE', `/roles/${role.id}`)).body.code).toBe(40901)
    expect((await send('DELETE', `/roles/${child.id}`)).status).toBe(200)
    expect((await send('DELETE', `/roles/${role.id}`)).status).toBe(200)
    expect((await send('GET', `/roles/${role.id}`)).body.code).toBe(40401)
    const { roleId } = await platform.makeUser([])
    expect((await send('DELETE', `/roles/${roleId}`)).body.code).toBe(40901)
  })
})

describe('a built-in role', () => {
  test('may be narrowed, but not renamed in code or deleted', async () => {
    const staff = await builtin('ops_staff')
    expect((await send('PUT', `/roles/${staff.id}`, { ...inputOf(staff), code: 'other' })).body.code).toBe(40901)
    expect((await send('DELETE', `/roles/${staff.id}`)).body.code).toBe(40901)
    const narrowed = await send('PUT', `/roles/${staff.id}`, { ...inputOf(staff), permission_codes: ['job:read'] })
    expect(narrowed.body.data.permission_codes).toEqual(['job:read'])
  })

  test('the super administrator always has every right', async () => {
    const root = await builtin('super_admin')
    const { body } = await send('PUT', `/roles/${root.id}`, { ...inputOf(root), permission_codes: ['job:read'] })
    expect(body.code).toBe(40901)
  })
})

describe('refuses without permission', () => {
  test.each([
    ['GET', '/roles'],
    ['GET', '/roles/1'],
    ['GET', '/permissions'],
    ['POST', '/roles'],
    ['PUT', '/roles/1'],
    ['DELETE', '/roles/1'],
  ])('%s %s', async (method, path) => {
    const rights = method === 'GET' ? (['user:read'] as const) : (['role:read'] as const)
    const token = await signInAs(api, await platform.makeUser(rights))
    expect((await send(method, path, undefined, token)).body.code).toBe(40301)
  })

  test('and what goes beyond the caller’s own rights', async () => {
    const manager = await platform.makeUser(['role:read', 'role:write', 'job:read'])
    const token = await signInAs(api, manager)
    const own = (await send('GET', `/roles/${manager.roleId}`)).body.data
    const root = await builtin('super_admin')
    for (const answer of [
      await send('POST', '/roles', { code: 'more', name: '更多', permission_codes: ['job:script'] }, token),
      await send('POST', '/roles', { code: 'more', name: '更多', parent_ids: [root.id] }, token),
      await send('PUT', `/roles/${own.id}`, { ...inputOf(own), permission_codes: ['user:write'] }, token),
      await send('PUT', `/roles/${root.id}`, { ...inputOf(root), name: '改名' }, token),
    ]) {
      expect(answer.body.code).toBe(40301)
    }
    const allowed = { code: 'no_more', name: '不多', permission_codes: ['job:read'] }
    expect((await send('POST', '/roles', allowed, token)).status).toBe(201)
  })
})
