import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertDepartment } from '../../db/iam/department-queries.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import type { ColumnRule, DataScope } from '../../domain/iam/role.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

type Node = { id: number; user_count: number | null; total_user_count: number | null; children: Node[] }
type Rules = { scopes?: DataScope[]; columns?: ColumnRule[]; department?: number }

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
/** `top` has one person, `middle` below it none, `bottom` below that two. */
let top: number
let middle: number
let bottom: number

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  top = await makeDepartment('总部', null)
  middle = await makeDepartment('华东', top)
  bottom = await makeDepartment('上海', middle)
  for (const department of [top, bottom, bottom]) await makePerson({ department_id: department })
  await makePerson({ department_id: bottom, deleted_at: new Date() })
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

test('people are counted in their department, and in every one above it', async () => {
  const counts = await countsFor(await reader(['department:read', 'user:read']))
  expect(counts).toEqual({ [top]: [1, 3], [middle]: [0, 2], [bottom]: [2, 2] })
})

describe('a count tells no more than the list of users', () => {
  test.each<[string, () => Rules, () => Record<number, [number, number]>]>([
    [
      'of one’s own department',
      () => ({ scopes: [{ resource: 'user', scope: 'DEPT' }], department: top }),
      () => ({ [top]: [2, 2], [middle]: [0, 0], [bottom]: [0, 0] }),
    ],
    [
      'of one department by name',
      () => ({ scopes: [{ resource: '*', scope: 'CUSTOM', department_ids: [bottom] }] }),
      () => ({ [top]: [0, 2], [middle]: [0, 2], [bottom]: [2, 2] }),
    ],
    [
      'of nobody',
      () => ({ scopes: [{ resource: 'user', scope: 'SELF' }] }),
      () => ({ [top]: [0, 0], [middle]: [0, 0], [bottom]: [0, 0] }),
    ],
  ])('%s', async (_, rules, expected) => {
    const made = await reader(['department:read', 'user:read'], rules())
    const counts = await countsFor(made)
    expect(counts).toEqual(expected())
    const token = await signInAs(api, made)
    for (const [id, [direct]] of Object.entries(counts)) {
      const { body } = await api.call('GET', `/users?department_id=${id}`, { token })
      expect([id, direct]).toEqual([id, body.data.total])
    }
    await database.db.updateTable('user').set({ department_id: null }).where('id', '=', made.id).execute()
  })

  test('without the right to see users, and where their department is hidden, there is none', async () => {
    const none = { [top]: [null, null], [middle]: [null, null], [bottom]: [null, null] }
    expect(await countsFor(await reader(['department:read']))).toEqual(none)
    const columns: ColumnRule[] = [{ resource: 'user', field: 'department_id', rule: 'hidden' }]
    expect(await countsFor(await reader(['department:read', 'user:read'], { columns }))).toEqual(none)
  })
})

async function reader(rights: PermissionCode[], { scopes = [], columns = [], department }: Rules = {}) {
  const made = await platform.makeUser(rights)
  await database.db
    .updateTable('role')
    .set({ data_scopes: JSON.stringify(scopes), column_rules: JSON.stringify(columns) })
    .where('id', '=', made.roleId)
    .execute()
  if (department !== undefined) {
    await database.db.updateTable('user').set({ department_id: department }).where('id', '=', made.id).execute()
  }
  return made
}

async function countsFor(who: { username: string }): Promise<Record<number, [number | null, number | null]>> {
  const { body } = await api.call('GET', '/departments', { token: await signInAs(api, who) })
  const flat = (nodes: Node[]): Node[] => nodes.flatMap((node) => [node, ...flat(node.children)])
  return Object.fromEntries(flat(body.data).map((node) => [node.id, [node.user_count, node.total_user_count]]))
}

async function makeDepartment(name: string, parent: number | null): Promise<number> {
  const input = { name, parent_id: parent, head_user_id: null, sort: 0 }
  return (await database.db.transaction().execute((tx) => insertDepartment(tx, input, { userId: null }))).id
}

async function makePerson(fields: { department_id: number; deleted_at?: Date }): Promise<void> {
  const { id } = await platform.makeUser([])
  await database.db.updateTable('user').set(fields).where('id', '=', id).execute()
}
