import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ColumnRule } from '../../domain/iam/role.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let roleId: number
let viewerId: number
let token: string
let admin: string
let target: number

const rights = ['user:read', 'user:write', 'data-change:read', 'audit:read', 'job:read'] as const

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
  const viewer = await platform.makeUser(rights)
  roleId = viewer.roleId
  viewerId = viewer.id
  token = await signInAs(api, viewer)
  const person = {
    username: 'zhangsan',
    name: '张三丰',
    email: 'sanfeng@example.com',
    phone: '13812345678',
    attributes: { id_number: '310101199001011234', level: 3 },
  }
  target = (await api.call('POST', '/users', { token: admin, body: person })).body.data.id
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(() => rule([]))

async function rule(columnRules: ColumnRule[]): Promise<void> {
  await database.db
    .updateTable('role')
    .set({ column_rules: JSON.stringify(columnRules) })
    .where('id', '=', roleId)
    .execute()
  api.deps.sessions.forget()
}
const masked = (field: string, pattern?: string): ColumnRule => ({
  resource: 'user',
  field,
  rule: 'masked',
  ...(pattern && { pattern }),
})
const hidden = (field: string): ColumnRule => ({ resource: 'user', field, rule: 'hidden' })
const detail = async (by = token) => (await api.call('GET', `/users/${target}`, { token: by })).body.data
const listed = async (query = '') => (await api.call('GET', `/users?page_size=200${query}`, { token })).body
const inList = async () => (await listed()).data.items.find(({ id }: { id: number }) => id === target)

describe('a masked field', () => {
  test.each([
    ['phone', undefined, '138****5678'],
    ['phone', '0****2', '*********78'],
    ['email', undefined, 's***@example.com'],
    ['name', undefined, '张**'],
    ['name', 'nothing known', '***'],
  ])('%s by %s is shown as %s in lists and details', async (field, pattern, shown) => {
    await rule([masked(field, pattern)])
    expect((await detail())[field]).toBe(shown)
    expect((await inList())[field]).toBe(shown)
  })

  test('can be one attribute among others', async () => {
    await rule([masked('attributes.id_number', 'id_number')])
    expect((await detail()).attributes).toEqual({ id_number: '310101********1234', level: 3 })
  })

  test('is shown plainly to others, and in one’s own record', async () => {
    await rule([masked('name')])
    expect((await detail(admin)).name).toBe('张三丰')
    const { body } = await api.call('GET', `/users/${viewerId}`, { token })
    expect(body.data.name).not.toContain('*')
    expect((await api.call('GET', '/auth/me', { token })).body.data.user.name).not.toContain('*')
  })

  test('that comes back in a change is not stored over the value', async () => {
    await rule([masked('phone'), hidden('email')])
    const { id, locked_until, last_login_at, created_by, created_at, updated_at, ...record } = await detail()
    const { body } = await api.call('PUT', `/users/${target}`, { token, body: { ...record, name: '张君宝' } })
    expect(body.data).toMatchObject({ name: '张君宝', phone: '138****5678' })
    expect(await detail(admin)).toMatchObject({ name: '张君宝', phone: '13812345678', email: 'sanfeng@example.com' })
    await api.call('PUT', `/users/${target}`, {
      token,
      body: { ...record, name: '张三丰', version: body.data.version },
    })
  })

  test('is masked in what a lost race answers', async () => {
    await rule([masked('phone')])
    const { body } = await api.call('PUT', `/users/${target}`, { token, body: { username: 'zhangsan', version: 9999 } })
    expect(body).toMatchObject({ code: 40902, data: { phone: '138****5678' } })
  })

  test.each(['sort=name', 'sort=-name'])('cannot be guessed by %s', async (query) => {
    await rule([masked('name')])
    expect(await listed(`&${query}`)).toMatchObject({ code: 40001, errors: [{ field: 'sort' }] })
  })

  test('is not searched', async () => {
    const found = async () => (await listed(`&q=${encodeURIComponent('三丰')}`)).data.total
    expect(await found()).toBe(1)
    await rule([masked('name')])
    expect(await found()).toBe(0)
    expect((await listed('&q=zhangsan')).data.total).toBe(1)
  })
})

test.each([
  ['status', 'status=active', 'status'],
  ['role_ids', 'role_id=1', 'role_ids'],
  ['department_id', 'department_id=1', 'department_id'],
])('a hidden %s is not filtered by: %s', async (field, query, named) => {
  await rule([hidden(field)])
  expect(await listed(`&${query}`)).toMatchObject({ code: 40001, errors: [{ field: named }] })
})

test('a hidden field is not there at all', async () => {
  await rule([hidden('phone'), hidden('attributes.id_number')])
  const shown = await detail()
  expect(shown).not.toHaveProperty('phone')
  expect(shown.attributes).toEqual({ level: 3 })
  expect(await inList()).not.toHaveProperty('phone')
})

test('of several roles that say something, the most open one counts', async () => {
  const other = await database.db
    .insertInto('role')
    .values({ code: 'sees_phones', name: 'x', column_rules: JSON.stringify([{ ...masked('phone'), rule: 'plain' }]) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await rule([hidden('phone')])
  await database.db.insertInto('user_role').values({ user_id: viewerId, role_id: other.id }).execute()
  api.deps.sessions.forget()
  expect((await detail()).phone).toBe('13812345678')
  await database.db.deleteFrom('user_role').where('role_id', '=', other.id).execute()
})

test('before and after of a change are masked as the record is', async () => {
  await rule([masked('phone'), hidden('email')])
  await api.call('PUT', `/users/${target}`, {
    token: admin,
    body: { ...(await inputOf()), phone: '13900001111' },
  })
  const { body } = await api.call('GET', `/data-change-logs?table_name=user&record_id=${target}`, { token })
  const text = JSON.stringify(body.data.items)
  expect(text).toContain('139****1111')
  for (const secret of ['13812345678', '13900001111', 'sanfeng@example.com']) expect(text).not.toContain(secret)
  expect(body.data.items[0].changes.phone).toEqual({ old: '138****5678', new: '139****1111' })
})

test('what was sent is masked in the audit log as the record is', async () => {
  await rule([masked('phone'), hidden('email')])
  await api.call('PUT', `/users/${target}`, { token: admin, body: await inputOf() })
  const { body } = await api.call('GET', `/audit-logs?resource=user&resource_id=${target}`, { token })
  const text = JSON.stringify(body.data.items)
  expect(text).toContain('139****1111')
  for (const secret of ['13900001111', 'sanfeng@example.com']) expect(text).not.toContain(secret)
})

test('an ops_staff member sees phones masked from the first start', async () => {
  const staff = await signInAs(api, await platform.makeUser([], { roles: ['ops_staff'] }))
  expect((await detail(staff)).phone).toBe('139****1111')
})

async function inputOf() {
  const { id, locked_until, last_login_at, created_by, created_at, updated_at, ...input } = await detail(admin)
  return input
}
