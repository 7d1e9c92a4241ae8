import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { userInput } from '../../domain/iam/user.ts'
import { rolledBack, type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { makeRole, type TestRole } from '../../tooling/testing/make-role.ts'
import { listCandidates } from '../approvals/chooser-queries.ts'
import { administratorsOf, usersOfRole } from '../approvals/people-queries.ts'
import type { Tx } from '../database.ts'
import { isUsableBy } from '../datasources/datasource-access.ts'
import { findAccess, findViewer, listUsersBeyond } from './access-queries.ts'
import { countAdministrators, isAdministrator } from './administrator-queries.ts'
import { findGrantPaths } from './explain-queries.ts'
import { findFactorDuty } from './factor-queries.ts'
import { takeRoleBack } from './role-grant-queries.ts'
import { listRolesByCode, listRolesOfUser, listTemporaryRoles } from './role-queries.ts'
import { seedIam } from './seed-iam.ts'
import { replaceUser } from './user-changes.ts'
import { getUser, listUserIds } from './user-queries.ts'

let database: TestDatabase
let role: TestRole
let above: TestRole
let admin: number
let userId: number

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  await seedIam(db)
  admin = (await listRolesByCode(db, ['super_admin']))[0]?.id ?? 0
  ;[above, role] = [await makeRole(db, ['user:read']), await makeRole(db, [])]
  await db.insertInto('role_parent').values({ role_id: role.id, parent_id: above.id }).execute()
  await db
    .updateTable('role')
    .set({ data_scopes: JSON.stringify([{ resource: 'job', scope: 'SELF' }]) })
    .where('id', '=', role.id)
    .execute()
  userId = await makeUser(db, 'held')
})
afterAll(() => database.close())

async function makeUser(db: TestDatabase['db'] | Tx, username: string): Promise<number> {
  const user = { username, name: username, status: 'active' as const }
  return (await db.insertInto('user').values(user).returning('id').executeTakeFirstOrThrow()).id
}

/** By the clock of the database, which stands still within a transaction. */
async function give(tx: Tx, roleId: number, endsInMs: number | null, to = userId): Promise<void> {
  const ends_at = endsInMs === null ? null : sql<Date>`now() + make_interval(secs => ${endsInMs / 1000})`
  await tx.insertInto('user_role').values({ user_id: to, role_id: roleId, ends_at }).execute()
}

const everybody = { userId: 0, departmentId: null, attributes: {}, rules: [] }
const offering = (roleId: number) =>
  ({
    ...{ id: 'A', type: 'approval' },
    config: { choice: { user_ids: [], role_ids: [roleId] } },
  }) as unknown as Parameters<typeof listCandidates>[1]

/** Whoever asks whether somebody has a role, be it of their own or above it. */
const askers: Record<string, (tx: Tx) => Promise<boolean>> = {
  'the rights of a session': async (tx) => (await findAccess(tx, userId)).permissions.includes('user:read'),
  'the roles of a session': async (tx) => (await findAccess(tx, userId)).roleCodes.includes(role.code),
  'who has more rights than others': async (tx) => (await listUsersBeyond(tx, [userId], [])).includes(userId),
  'rules of rows and columns': async (tx) => (await findViewer(tx, userId)).rules.length > 0,
  'why somebody has a right': async (tx) => (await findGrantPaths(tx, userId, 'user:read')).length > 0,
  'the roles of a person': async (tx) => (await listRolesOfUser(tx, userId)).some(({ id }) => id === role.id),
  'the record of a person': async (tx) => (await getUser(tx, userId)).role_ids.includes(role.id),
  'the people of a role': async (tx) =>
    (await listUserIds(tx as unknown as TestDatabase['db'], everybody, { role_id: role.id })).includes(userId),
  'approvers by role': async (tx) => (await usersOfRole(tx, above.id)).includes(userId),
  'who can be chosen as an approver': async (tx) =>
    ((await listCandidates(tx, offering(role.id))) ?? []).some(({ id }) => id === userId),
  'who needs a second factor': async (tx) =>
    (await findFactorDuty(tx, userId, { methods: ['totp'], required_role_ids: [above.id] })).isRequired,
  'data sources of a role': async (tx) => {
    const place = { type: 'postgresql', host: 'x', port: 1, database_name: 'x', username: 'x' } as const
    const source = { name: 'of a role', ...place, extra_config: '{}', pool: '{"max":5}' }
    const { id } = await tx.insertInto('datasource').values(source).returning('id').executeTakeFirstOrThrow()
    await tx.insertInto('datasource_role').values({ datasource_id: id, role_id: above.id }).execute()
    return (await tx.selectFrom('datasource').select('id').where(isUsableBy(userId)).execute()).length > 0
  },
}

describe.each(Object.keys(askers))('%s', (name) => {
  test.each([
    ['heeds a role for good', null, true],
    ['heeds a role until its last moment', 1, true],
    ['heeds no role from its end on, though nobody has taken it away', 0, false],
  ])('%s', (_what, endsInMs, isHeld) =>
    rolledBack(database.db, async (tx) => {
      await give(tx, role.id, endsInMs)
      expect(await askers[name]?.(tx)).toBe(isHeld)
    }),
  )
})

test('access lasts until the first of the roles ends, and of those that end only what is left is shown', () =>
  rolledBack(database.db, async (tx) => {
    await give(tx, above.id, null)
    expect((await findAccess(tx, userId)).lastsMs).toBeNull()
    await give(tx, role.id, 5000)
    await give(tx, admin, 0)
    expect((await findAccess(tx, userId)).lastsMs).toBe(5000)
    expect((await listTemporaryRoles(tx, userId)).map(({ id }) => id)).toEqual([role.id])
  }))

test('a page that was opened before a role ended does not make it last; saved without it, it can be given anew', () =>
  rolledBack(database.db, async (tx) => {
    await give(tx, role.id, 0)
    const save = async (role_ids: number[]) =>
      replaceUser(tx, userId, (await getUser(tx, userId)).version, userInput.parse({ username: 'held', role_ids }))
    await expect(save([role.id])).rejects.toMatchObject({ code: 'conflict' })
    await save([])
    await save([role.id])
    expect(await listTemporaryRoles(tx, userId)).toEqual([])
    expect((await getUser(tx, userId)).role_ids).toEqual([role.id])
  }))

test('who administers the platform for a time keeps nobody from being the last who does so for good', () =>
  rolledBack(database.db, async (tx) => {
    await tx.deleteFrom('user_role').where('role_id', '=', admin).execute()
    const lasting = await makeUser(tx, 'lasting')
    await give(tx, admin, null, lasting)
    await give(tx, admin, 1000)
    expect(await administratorsOf(tx)).toEqual([userId, lasting].sort((a, b) => a - b))
    expect(await countAdministrators(tx)).toBe(1)
    expect(await isAdministrator(tx, userId)).toBe(false)
    expect(await isAdministrator(tx, lasting)).toBe(true)
  }))

test('who has been the last administrator for a time stays one, although that time is over', () =>
  rolledBack(database.db, async (tx) => {
    await tx.deleteFrom('user_role').where('role_id', '=', admin).execute()
    await give(tx, admin, -1000)
    expect(await administratorsOf(tx)).toEqual([])
    expect(await takeRoleBack(tx, { userId, roleId: admin, until: new Date() })).toBe('kept')
    expect(await administratorsOf(tx)).toEqual([userId])
  }))
