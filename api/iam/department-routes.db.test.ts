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
  admin = await signInAs(api, await platform.makeUser(['department:read', 'department:write']))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const send = (method: string, path: string, body?: unknown, token = admin) =>
  api.call(method, path, { token, ...(body !== undefined && { body }) })
let made = 0
const create = async (fields = {}) =>
  (await send('POST', '/departments', { name: `部门 ${++made}`, ...fields })).body.data
const inputOf = ({ name, parent_id, head_user_id, sort, version }: Record<string, unknown>) => ({
  name,
  parent_id,
  head_user_id,
  sort,
  version,
})

test('a department cannot be put under the one that it is about to become', async () => {
  const { id } = await create()
  const { body } = await send('POST', '/departments', { name: '自己的上级', parent_id: id + 1 })
  expect(body).toMatchObject({ code: 40001, errors: [{ field: 'parent_id' }] })
})

test('departments stand in a tree, in the order of their sort numbers', async () => {
  const head = await platform.makeUser([])
  const top = await create({ name: '总部', head_user_id: head.id })
  const second = await create({ name: '华东', parent_id: top.id, sort: 2 })
  const first = await create({ name: '华南', parent_id: top.id, sort: 1 })
  const below = await create({ name: '上海', parent_id: second.id })
  const { body } = await send('GET', '/departments')
  const node = body.data.find(({ id }: { id: number }) => id === top.id)
  expect(node).toMatchObject({ name: '总部', head_user_id: head.id, parent_id: null })
  expect(node.children.map(({ id }: { id: number }) => id)).toEqual([first.id, second.id])
  expect(node.children[1].children).toMatchObject([{ id: below.id, children: [] }])
  expect((await send('GET', `/departments/${below.id}`)).body.data).toMatchObject({ parent_id: second.id, version: 1 })
})

describe('a department', () => {
  test.each([[{ name: '' }], [{ parent_id: 999_999 }], [{ head_user_id: 999_999 }], [{ sort: 1.5 }], [{ path: '/' }]])(
    'is refused with %o',
    async (change) => {
      const { status, body } = await send('POST', '/departments', { name: '被拒', ...change })
      expect([status, body.code]).toEqual([400, 40001])
    },
  )

  test('cannot be led by a user who was deleted', async () => {
    const { id } = await platform.makeUser([])
    await database.db.updateTable('user').set({ deleted_at: new Date() }).where('id', '=', id).execute()
    expect((await send('POST', '/departments', { name: '无头', head_user_id: id })).body.code).toBe(40001)
  })

  test('cannot have the name of a neighbour, also at the top', async () => {
    const top = await create()
    expect((await send('POST', '/departments', { name: top.name })).body.code).toBe(40901)
    await create({ name: '同名', parent_id: top.id })
    const { body } = await send('POST', '/departments', { name: '同名', parent_id: top.id })
    expect([body.code, body.errors[0].field]).toEqual([40901, 'name'])
  })

  test('cannot be moved below itself, not even by two moves at once', async () => {
    const [one, two] = [await create(), await create()]
    const itself = await send('PUT', `/departments/${one.id}`, { ...inputOf(one), parent_id: one.id })
    expect(itself.body.code).toBe(40001)
    const both = await Promise.all([
      send('PUT', `/departments/${one.id}`, { ...inputOf(one), parent_id: two.id }),
      send('PUT', `/departments/${two.id}`, { ...inputOf(two), parent_id: one.id }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test('loses the race against who came first', async () => {
    const department = await create()
    const change = (sort: number) => send('PUT', `/departments/${department.id}`, { ...inputOf(department), sort })
    const both = await Promise.all([change(1), change(2)])
    expect(both.map(({ body }) => body.code).sort()).toEqual([0, 40902])
    expect(both.find(({ body }) => body.code === 40902)?.body.data).toMatchObject({ id: department.id, version: 2 })
  })

  test('is deleted only when it is empty', async () => {
    const top = await create()
    const below = await create({ parent_id: top.id })
    const { id } = await platform.makeUser([])
    await database.db.updateTable('user').set({ department_id: below.id }).where('id', '=', id).execute()
    expect((await send('DELETE', `/departments/${top.id}`)).body.code).toBe(40901)
    expect((await send('DELETE', `/departments/${below.id}`)).body.code).toBe(40901)
    await database.db.updateTable('user').set({ department_id: null }).where('id', '=', id).execute()
    expect((await send('DELETE', `/departments/${below.id}`)).status).toBe(200)
    expect((await send('DELETE', `/departments/${top.id}`)).status).toBe(200)
    expect((await send('DELETE', `/departments/${top.id}`)).body.code).toBe(40401)
  })
})

describe('refuses without permission', () => {
  test.each([
    ['GET', '/departments'],
    ['POST', '/departments'],
    ['PUT', '/departments/1'],
    ['DELETE', '/departments/1'],
  ])('%s %s', async (method, path) => {
    const rights = method === 'GET' ? (['user:read'] as const) : (['department:read'] as const)
    const token = await signInAs(api, await platform.makeUser(rights))
    expect((await send(method, path, undefined, token)).body.code).toBe(40301)
  })
})
