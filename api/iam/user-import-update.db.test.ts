import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import type { ColumnRule, DataScope } from '../../domain/iam/role.ts'
import { messagesTo } from '../../tooling/testing/account-messages.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { downloadExport, uploadImport } from '../../tooling/testing/transfer.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { username: 'root', roles: ['super_admin'] }))
  await api.call('POST', '/departments', { token: admin, body: { name: '总部' } })
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const upload = (content: Uint8Array | string, query = '', token = admin) =>
  uploadImport(api, content, { token, query: `?existing=update${query}` })
async function makeUser(body: Record<string, unknown>): Promise<{ id: number; version: number }> {
  return (await api.call('POST', '/users', { token: admin, body })).body.data
}
const read = async (id: number) => (await api.call('GET', `/users/${id}`, { token: admin })).body.data

/** Somebody whose role says something of rows or columns. */
async function signInRuled(permissions: PermissionCode[], rules: { columns?: ColumnRule[]; scopes?: DataScope[] }) {
  const user = await platform.makeUser(permissions)
  const { columns = [], scopes = [] } = rules
  await database.db
    .updateTable('role')
    .set({ column_rules: JSON.stringify(columns), data_scopes: JSON.stringify(scopes) })
    .where('id', '=', user.roleId)
    .execute()
  return signInAs(api, user)
}

describe('people who are there already', () => {
  test('are a problem, unless the file may change them', async () => {
    await makeUser({ username: 'policy1', name: '甲' })
    const content = 'username,name\npolicy1,乙'
    const { body } = await uploadImport(api, content, { token: admin })
    expect(body.data.counts).toEqual({ new: 0, update: 0, unchanged: 0, error: 1 })
    expect((await upload(content)).body.data.counts).toEqual({ new: 0, update: 1, unchanged: 0, error: 0 })
  })

  test('change where the file says something, and a preview shows from what', async () => {
    const { id } = await makeUser({ username: 'Change1', name: '甲', phone: '13800138000', attributes: { level: 3 } })
    const same = await makeUser({ username: 'same1', name: '乙' })
    const content = '用户名,姓名,邮箱,手机,部门,角色\nchange1,丙,,,总部,运营专员\nsame1,乙,,,,'
    const preview = (await upload(content)).body.data
    expect(preview).toMatchObject({ counts: { new: 0, update: 1, unchanged: 1, error: 0 }, invitable: 0 })
    expect(preview.rows[0]).toMatchObject({ outcome: 'update', before: { name: '甲', department: '', roles: '' } })
    const { body } = await upload(content, `&mode=commit&plan=${preview.plan}`)
    expect(body.data).toMatchObject({ created: 0, updated: 1 })
    expect(await read(id)).toMatchObject({
      username: 'Change1',
      name: '丙',
      phone: '13800138000',
      department_id: expect.any(Number),
      role_ids: [expect.any(Number)],
      attributes: { level: 3 },
      status: 'active',
      must_change_password: false,
    })
    expect((await read(same.id)).version).toBe(same.version)
  })

  test('are told when their address changes, at the old one as well', async () => {
    await makeUser({ username: 'moved1', email: 'old1@example.com' })
    await makeUser({ username: 'moved2', email: 'old2@example.com' })
    const content = 'username,email\nmoved1,new1@example.com\nmoved2,new2@example.com'
    expect((await upload(content, '&mode=commit')).body.data.updated).toBe(2)
    for (const address of ['old1', 'old2', 'new1', 'new2']) {
      expect(await messagesTo(api, `${address}@example.com`)).toMatchObject([{ template: 'auth.security_changed' }])
    }
  })

  test('keep their addresses from others', async () => {
    await makeUser({ username: 'owner1', email: 'owned@example.com' })
    await makeUser({ username: 'taker1' })
    const { body } = await upload('username,email\ntaker1,Owned@example.com\nowner1,owned@example.com')
    expect(body.data.rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['error', 'error'])
    expect((await upload('username,email\nowner1,owned@example.com')).body.data.counts.unchanged).toBe(1)
  })

  test('that were exported come back unchanged', async () => {
    await makeUser({ username: 'round1', name: '=HYPERLINK("x")', phone: '+8613800138000', email: 'r@example.com' })
    for (const format of ['csv', 'xlsx']) {
      const answer = await downloadExport(api, { token: admin, query: `?format=${format}` })
      const { body } = await upload(new Uint8Array(await answer.arrayBuffer()))
      const { total, counts } = body.data
      expect([format, counts]).toEqual([format, { new: 0, update: 0, unchanged: total, error: 0 }])
    }
  })
})

describe('nobody changes more by a file than one by one', () => {
  test('a field that is masked for who imports stays, and is not shown', async () => {
    const { id } = await makeUser({ username: 'masked1', name: '甲', phone: '13812345678' })
    const columns: ColumnRule[] = [{ resource: 'user', field: 'phone', rule: 'masked' }]
    const token = await signInRuled(['user:read', 'user:write'], { columns })
    const content = 'username,name,phone\nmasked1,乙,138****5678'
    const { body } = await upload(content, '', token)
    expect(body.data.rows[0]).toMatchObject({ outcome: 'update', before: { name: '甲' } })
    expect(JSON.stringify(body)).not.toContain('13812345678')
    expect((await upload(content, '&mode=commit', token)).body.data.updated).toBe(1)
    expect(await read(id)).toMatchObject({ name: '乙', phone: '13812345678' })
  })

  test('whom they do not see is only a taken name', async () => {
    await makeUser({ username: 'unseen1', name: '甲' })
    const token = await signInRuled(['user:read', 'user:write'], { scopes: [{ resource: 'user', scope: 'SELF' }] })
    const { body } = await upload('username,name\nunseen1,乙', '', token)
    expect(body.data.rows[0]).toMatchObject({ outcome: 'error', errors: [{ field: 'username' }] })
    expect(JSON.stringify(body)).not.toContain('甲')
  })

  test('who has more rights than they have', async () => {
    await platform.makeUser(['role:write'], { username: 'mighty1' })
    const token = await signInAs(api, await platform.makeUser(['user:read', 'user:write']))
    const { body } = await upload('username,email\nmighty1,mine@example.com', '', token)
    expect(body.data.rows[0].errors).toEqual([
      { field: 'username', message: 'This person has rights that you do not have' },
    ])
  })

  test('and the last administrator stays one', async () => {
    const { body } = await upload('username,roles\nroot,ops_staff', '&mode=commit')
    expect([body.code, body.message]).toEqual([40901, 'There must be at least one active super administrator'])
  })
})

test('loses the race against whoever changes the same person', async () => {
  const { id } = await makeUser({ username: 'race1', name: '甲' })
  const content = 'username,name\nrace1,丙'
  const { plan } = (await upload(content)).body.data
  const person = await read(id)
  const body = { username: 'race1', name: '乙', version: person.version, role_ids: [] }
  await api.call('PUT', `/users/${id}`, { token: admin, body })
  expect((await upload(content, `&mode=commit&plan=${plan}`)).body.code).toBe(40901)
  expect((await read(id)).name).toBe('乙')
})
