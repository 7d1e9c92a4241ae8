import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

test('who could give a right is named, the role with the fewest rights first, whether by its own or by inheritance', async () => {
  const narrow = await makeRole({ name: '只停机', code: 'only_halts', permission_codes: ['scheduler:halt'] })
  const heir = await makeRole({
    name: '停机与查看',
    code: 'halts_and_reads',
    parent_ids: [narrow.id],
    permission_codes: ['job:read'],
  })
  const user = await platform.makeUser([])
  const { granted_by: roles } = (await explain(user.id, 'scheduler:halt')).explain
  expect(roles.slice(0, 2)).toEqual([
    { id: narrow.id, code: 'only_halts', name: '只停机', permission_count: 1 },
    { id: heir.id, code: 'halts_and_reads', name: '停机与查看', permission_count: 2 },
  ])
  expect(roles.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['ops_lead', 'super_admin']))
  const counts = roles.map(({ permission_count }: { permission_count: number }) => permission_count)
  expect(counts).toEqual(counts.toSorted((a: number, b: number) => a - b))
})

test('of a column each role is named with what it says, and what opens it wins', async () => {
  const phone = (rule: string) => ({ resource: 'user', field: 'phone', rule })
  await makeRole({
    name: '打码',
    code: 'masks',
    permission_codes: ['user:read'],
    column_rules: [phone('masked'), { resource: 'job', field: 'name', rule: 'hidden' }],
  })
  const opens = await makeRole({ name: '明文', code: 'opens', column_rules: [phone('plain')] })
  const masked = await platform.makeUser([], { roles: ['masks'] })
  expect((await explain(masked.id, 'user:read')).explain.columns).toEqual([
    { field: 'phone', effective: phone('masked'), roles: ['masks'], said: [{ role: 'masks', rule: phone('masked') }] },
  ])
  const both = await platform.makeUser([], { roles: ['masks', 'opens'] })
  const { columns, roles } = (await explain(both.id, 'user:read')).explain
  expect(columns).toMatchObject([{ field: 'phone', effective: { rule: 'plain' }, roles: ['masks', 'opens'] }])
  expect(roles).toContainEqual({ id: opens.id, code: 'opens', name: '明文' })
})

test('what is said of all resources narrows no rows where there are none to narrow', async () => {
  await makeRole({
    name: '本部门',
    code: 'own_department',
    permission_codes: ['role:read', 'user:read'],
    data_scopes: [{ resource: '*', scope: 'DEPT' }],
  })
  const user = await platform.makeUser([], { roles: ['own_department'] })
  expect((await explain(user.id, 'role:read')).explain).toMatchObject({ row_scopes: [], effective_scopes: null })
  expect((await explain(user.id, 'user:read')).explain.row_scopes).toMatchObject([{ role: 'own_department' }])
})

describe('an administrator whose roles narrow what they see', () => {
  const limited = async (fields: { data_scopes?: string; column_rules?: string }) => {
    const made = await platform.makeUser(['user:read', 'role:read'])
    await database.db.updateTable('role').set(fields).where('id', '=', made.roleId).execute()
    return { ...made, token: await signInAs(api, made) }
  }
  const ask = (id: number, token: string, query = '?explain=job:read') =>
    api.call('GET', `/users/${id}/permissions${query}`, { token })

  test('finds nobody there whom they do not find in the list', async () => {
    const visible = await platform.makeUser(['job:read'])
    const { token } = await limited({
      data_scopes: JSON.stringify([{ resource: 'user', scope: 'CUSTOM', rule: `id = ${visible.id}` }]),
    })
    const hidden = await platform.makeUser(['job:read'])
    expect((await ask(visible.id, token)).body.data.explain.allowed).toBe(true)
    for (const query of ['', '?explain=job:read']) expect((await ask(hidden.id, token, query)).body.code).toBe(40401)
  })

  test('is not told by way of rights which roles somebody has, where these are hidden', async () => {
    const other = await platform.makeUser(['job:read'])
    const { id, token } = await limited({
      column_rules: JSON.stringify([{ resource: 'user', field: 'role_ids', rule: 'hidden' }]),
    })
    for (const query of ['', '?explain=job:read']) expect((await ask(other.id, token, query)).body.code).toBe(40301)
    expect((await ask(id, token)).body.code).toBe(0)
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
