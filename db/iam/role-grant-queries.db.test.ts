import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { superAdminRole } from '../../domain/iam/builtin-roles.ts'
import { rolledBack, type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { makeRole, type TestRole } from '../../tooling/testing/make-role.ts'
import type { Tx } from '../database.ts'
import { hasMappedRoles, replaceMappedRoles } from './mapped-role-queries.ts'
import { giveRole, recallRole, takeRoleBack } from './role-grant-queries.ts'
import { listRolesByCode, listRolesOfUser } from './role-queries.ts'
import { seedIam } from './seed-iam.ts'

const soon = new Date('2030-01-01T00:00:00Z')
const later = new Date('2031-01-01T00:00:00Z')

let database: TestDatabase
let role: TestRole
let userId: number
let instanceId: number

beforeAll(async () => {
  database = await testDatabase()
  await seedIam(database.db)
  role = await makeRole(database.db, ['user:read'])
  instanceId = await makeRequest(database.db)
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

async function makeRequest(db: TestDatabase['db']): Promise<number> {
  const drawn = { nodes: '[]', edges: '[]', callbacks: '[]', options: '{}' }
  const definition = { name: 'a role', ...drawn, published_version: 1 }
  const { id: workflow_id } = await db
    .insertInto('workflow_definition')
    .values(definition)
    .returning('id')
    .executeTakeFirstOrThrow()
  const version = { workflow_id, version: 1, plan_format: 1, plan: '{}', ...drawn }
  await db.insertInto('workflow_version').values(version).execute()
  const request = { workflow_id, workflow_version: 1, title: 'a role', form_data: '{}', trace_id: 'trace' }
  const applicant_id = await makeUser(db)
  const made = db.insertInto('approval_instance').values({ ...request, status: 'draft', applicant_id })
  return (await made.returning('id').executeTakeFirstOrThrow()).id
}

let round = 0
/** What a callback that gave a role leaves behind. */
async function grant(tx: Tx, until: Date | null, { to = userId, of = role.id } = {}) {
  const row = {
    instance_id: instanceId,
    round: ++round,
    type: 'grant_role',
    config: '{}',
    on_status: 'approved',
  } as const
  const { id } = await tx.insertInto('approval_callback').values(row).returning('id').executeTakeFirstOrThrow()
  const given = await giveRole(tx, { userId: to, roleId: of, until, grantId: id })
  const result = { user_id: to, role_id: of, until: until?.toISOString() ?? null, had: given?.had }
  await tx
    .updateTable('approval_callback')
    .set({ status: 'success', ended_at: new Date(), result: JSON.stringify(result) })
    .where('id', '=', id)
    .execute()
  return { id, given }
}

const give = async (tx: Tx, until: Date | null) => (await grant(tx, until)).given
const recall = (tx: Tx, grantId: number) => recallRole(tx, { userId, roleId: role.id, grantId })
const endsAt = async (tx: Tx) =>
  (await tx.selectFrom('user_role').select('ends_at').where('user_id', '=', userId).executeTakeFirst())?.ends_at
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

test('a directory takes away nothing that was granted, for good either, and nothing that it gives goes with a grant', () =>
  rolledBack(database.db, async (tx) => {
    const { id } = await grant(tx, null)
    await replaceMappedRoles(tx, userId, { managed: [role.id], held: [] })
    expect(await has(tx)).toBe(true)
    await replaceMappedRoles(tx, userId, { managed: [role.id], held: [role.id] })
    expect(await recall(tx, id)).toBe('kept')
    await replaceMappedRoles(tx, userId, { managed: [role.id], held: [] })
    expect(await has(tx)).toBe(false)
  }))

test('the last administrator stays one', () =>
  rolledBack(database.db, async (tx) => {
    const [administrator] = await listRolesByCode(tx, [superAdminRole])
    const roleId = administrator?.id ?? 0
    await tx.deleteFrom('user_role').where('role_id', '=', roleId).execute()
    await grant(tx, soon, { of: roleId })
    const other = await makeUser(tx)
    await grant(tx, soon, { to: other, of: roleId })
    expect(await takeRoleBack(tx, { userId: other, roleId, until: soon })).toBe('taken_back')
    expect(await takeRoleBack(tx, { userId, roleId, until: soon })).toBe('kept')
    expect(await takeRoleBack(tx, { userId, roleId, until: later })).toBe('kept')
  }))

test('a grant that is recalled goes at once, for a time or for good, and not a second time', () =>
  rolledBack(database.db, async (tx) => {
    for (const until of [later, null]) {
      const { id } = await grant(tx, until)
      expect(await recall(tx, id)).toBe('taken_back')
      expect(await has(tx)).toBe(false)
      expect(await recall(tx, id)).toBe('gone')
      await tx.deleteFrom('approval_callback').where('id', '=', id).execute()
    }
  }))

test('other grants stay when one is recalled, each until its own end', () =>
  rolledBack(database.db, async (tx) => {
    const short = await grant(tx, soon)
    const long = await grant(tx, later)
    const lasting = await grant(tx, null)
    expect(await recall(tx, short.id)).toBe('kept')
    expect(await endsAt(tx)).toBeNull()
    expect(await recall(tx, lasting.id)).toBe('kept')
    expect(await endsAt(tx)).toEqual(later)
    await tx.updateTable('approval_callback').set({ result: null }).where('id', '=', lasting.id).execute()
    expect(await recall(tx, long.id)).toBe('kept')
    expect(await endsAt(tx)).toEqual(soon)
  }))

test('a grant whose time is over does not keep a role that another one is recalled from', () =>
  rolledBack(database.db, async (tx) => {
    await grant(tx, new Date('2020-01-01T00:00:00Z'))
    const { id } = await grant(tx, later)
    expect(await recall(tx, id)).toBe('taken_back')
  }))

test('what somebody had before, or was given anew by hand or by a directory, stays when a grant is recalled', () =>
  rolledBack(database.db, async (tx) => {
    const held = { user_id: userId, role_id: role.id }
    const first = await grant(tx, soon)
    await tx.deleteFrom('user_role').where('user_id', '=', userId).execute()
    await tx.insertInto('user_role').values(held).execute()
    expect(await recall(tx, first.id)).toBe('kept')
    const second = await grant(tx, null)
    expect(second.given).toMatchObject({ had: true })
    expect(await recall(tx, second.id)).toBe('kept')

    await tx.deleteFrom('user_role').where('user_id', '=', userId).execute()
    const third = await grant(tx, null)
    await replaceMappedRoles(tx, userId, { managed: [role.id], held: [role.id] })
    expect(await recall(tx, third.id)).toBe('kept')
    expect(await has(tx)).toBe(true)
  }))
