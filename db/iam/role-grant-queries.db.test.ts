import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { superAdminRole } from '../../domain/iam/builtin-roles.ts'
import { rolledBack, type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { makeRole, type TestRole } from '../../tooling/testing/make-role.ts'
import type { Tx } from '../database.ts'
import { hasMappedRoles, replaceMappedRoles } from './mapped-role-queries.ts'
import { giveRole, takeRoleBack } from './role-grant-queries.ts'
import { listRolesByCode, listRolesOfUser } from './role-queries.ts'
import { seedIam } from './seed-iam.ts'

const soon = new Date('2030-01-01T00:00:00Z')
const later = new Date('2031-01-01T00:00:00Z')

let database: TestDatabase
let role: TestRole
let userId: number

beforeAll(async () => {
  database = await testDatabase()
  await seedIam(database.db)
  role = await makeRole(database.db, ['user:read'])
})
afterAll(() => database.close())
beforeEach(async () => {
  userId = await makeUser(database.db)
})

let made = 0
async function makeUser(db: TestDatabase['db'] | Tx): Promise<number> {
  made++
  const user = { username: `granted-${made}`, name: 'Ann', status: 'active' as const }
  return (await db.insertInto('user').values(user).returning('id').executeTakeFirstOrThrow()).id
}

const give = (tx: Tx, until: Date | null) => giveRole(tx, { userId, roleId: role.id, until })
const take = (tx: Tx, until: Date) => takeRoleBack(tx, { userId, roleId: role.id, until })
const has = async (tx: Tx) => (await listRolesOfUser(tx, userId)).some(({ id }) => id === role.id)
const versionOf = async (tx: Tx) =>
  (await tx.selectFrom('user').select('version').where('id', '=', userId).executeTakeFirstOrThrow()).version

test('a role is given until its time and taken back, each told to who edits the person', () =>
  rolledBack(database.db, async (tx) => {
    const before = await versionOf(tx)
    expect(await give(tx, soon)).toEqual({ name: 'Ann', had: false })
    expect(await has(tx)).toBe(true)
    const given = await versionOf(tx)
    expect(given).toBeGreaterThan(before)
    expect(await take(tx, soon)).toBe('taken_back')
    expect(await has(tx)).toBe(false)
    expect(await versionOf(tx)).toBeGreaterThan(given)
    expect(await take(tx, soon)).toBe('gone')
  }))

test('of two grants the longer one counts, in whatever order they come', () =>
  rolledBack(database.db, async (tx) => {
    await give(tx, later)
    await give(tx, soon)
    expect(await take(tx, soon)).toBe('kept')
    expect(await has(tx)).toBe(true)
    expect(await take(tx, later)).toBe('taken_back')

    await give(tx, soon)
    await give(tx, later)
    expect(await take(tx, soon)).toBe('kept')
    expect(await take(tx, later)).toBe('taken_back')
  }))

test('what somebody has for good stays, be it from before or from a grant without an end', () =>
  rolledBack(database.db, async (tx) => {
    await give(tx, null)
    expect(await give(tx, soon)).toEqual({ name: 'Ann', had: true })
    expect(await take(tx, soon)).toBe('kept')
    expect(await has(tx)).toBe(true)
  }))

test('a grant for good makes one for a time last', () =>
  rolledBack(database.db, async (tx) => {
    await give(tx, soon)
    await give(tx, null)
    expect(await take(tx, soon)).toBe('kept')
  }))

test('nobody gets a role who cannot act', () =>
  rolledBack(database.db, async (tx) => {
    await tx.updateTable('user').set({ status: 'disabled' }).where('id', '=', userId).execute()
    expect(await give(tx, soon)).toBeUndefined()
    expect(await has(tx)).toBe(false)
  }))

test('a directory leaves alone what was granted for a time, and what it gives itself stays behind it', () =>
  rolledBack(database.db, async (tx) => {
    await give(tx, soon)
    const none = { managed: [role.id], held: [] }
    expect(await hasMappedRoles(tx, userId, none)).toBe(true)
    await replaceMappedRoles(tx, userId, none)
    expect(await has(tx)).toBe(true)

    const member = { managed: [role.id], held: [role.id] }
    expect(await hasMappedRoles(tx, userId, member)).toBe(false)
    await replaceMappedRoles(tx, userId, member)
    expect(await take(tx, soon)).toBe('kept')
  }))

test('the last administrator stays one', () =>
  rolledBack(database.db, async (tx) => {
    const [administrator] = await listRolesByCode(tx, [superAdminRole])
    const roleId = administrator?.id ?? 0
    await tx.deleteFrom('user_role').where('role_id', '=', roleId).execute()
    await giveRole(tx, { userId, roleId, until: soon })
    const other = await makeUser(tx)
    await giveRole(tx, { userId: other, roleId, until: soon })
    expect(await takeRoleBack(tx, { userId: other, roleId, until: soon })).toBe('taken_back')
    expect(await takeRoleBack(tx, { userId, roleId, until: soon })).toBe('kept')
    expect(await takeRoleBack(tx, { userId, roleId, until: later })).toBe('kept')
  }))
