import { afterAll, beforeAll, expect, test } from 'vitest'
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

const makeRole = async (role: Record<string, unknown>) =>
  (await api.call('POST', '/roles', { token: admin, body: role })).body.data
const explain = async (userId: number, code: string) =>
  (await api.call('GET', `/users/${userId}/permissions?explain=${code}`, { token: admin })).body.data

test('every way to a right is shown, from the given role up to the one that has it', async () => {
  const top = await makeRole({ name: '顶层', code: 'top', permission_codes: ['job:read'] })
  const middle = await makeRole({ name: '中层', code: 'middle', parent_ids: [top.id] })
  const bottom = await makeRole({
    name: '基层',
    code: 'bottom',
    parent_ids: [middle.id],
    data_scopes: [{ resource: 'job', scope: 'DEPT' }],
    column_rules: [{ resource: 'job', field: 'config', rule: 'hidden' }],
  })
  const user = await platform.makeUser([], { roles: ['bottom', 'top'] })
  const { permissions, explain: why } = await explain(user.id, 'job:read')
  expect(permissions).toContain('job:read')
  expect(why).toMatchObject({
    code: 'job:read',
    allowed: true,
    paths: [[{ id: top.id, code: 'top', name: '顶层' }], [{ code: 'bottom' }, { code: 'middle' }, { code: 'top' }]],
    row_scopes: [{ role: 'bottom', scopes: [{ resource: 'job', scope: 'DEPT' }] }],
    effective_scopes: [{ resource: 'job', scope: 'DEPT' }],
    columns: [{ field: 'config', effective: { rule: 'hidden' }, roles: ['bottom'] }],
  })
  expect(bottom.parent_ids).toEqual([middle.id])
})

test('a right that nobody gave has no way', async () => {
  const user = await platform.makeUser([])
  expect((await explain(user.id, 'job:delete')).explain).toMatchObject({
    allowed: false,
    paths: [],
    row_scopes: [],
    effective_scopes: null,
  })
})

test('refuses without permission, unknown users and unknown codes', async () => {
  const token = await signInAs(api, await platform.makeUser(['user:read']))
  expect((await api.call('GET', '/users/1/permissions', { token })).body.code).toBe(40301)
  expect((await api.call('GET', '/users/999999/permissions', { token: admin })).body.code).toBe(40401)
  expect((await api.call('GET', '/users/1/permissions?explain=no:such', { token: admin })).body).toMatchObject({
    code: 40001,
    errors: [{ field: 'explain' }],
  })
})
