import { afterAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { seedIam } from './seed-iam.ts'

let database: TestDatabase | undefined
const open = async () => {
  database = await testDatabase()
  return database.db
}
beforeEach(async () => {
  await database?.close()
})
afterAll(() => database?.close())

const administrator = async () => ({ passwordHash: 'hash', mustChange: true })

test('starts at the same moment make one administrator together', async () => {
  const db = await open()
  let asked = 0
  const ask = async () => {
    asked++
    return administrator()
  }
  const made = await Promise.all([seedIam(db, ask), seedIam(db, ask), seedIam(db, ask)])
  expect(made.filter(Boolean)).toHaveLength(1)
  expect(asked).toBe(1)
  const users = await db.selectFrom('user').select(['username', 'must_change_password', 'password_hash']).execute()
  expect(users).toEqual([{ username: 'admin', must_change_password: true, password_hash: 'hash' }])
  const held = await db
    .selectFrom('user_role')
    .innerJoin('role', 'role.id', 'user_role.role_id')
    .select('role.code')
    .execute()
  expect(held).toEqual([{ code: 'super_admin' }])
})

test('there is no account by default, and none comes back once there was one', async () => {
  const db = await open()
  expect(await seedIam(db)).toBe(false)
  expect(await db.selectFrom('user').select('id').execute()).toEqual([])
  await seedIam(db, administrator)
  await db.updateTable('user').set({ deleted_at: new Date(), username: 'gone' }).execute()
  expect(await seedIam(db, administrator)).toBe(false)
})

test('a later start keeps what was taken from a role and gives only rights that are new', async () => {
  const db = await open()
  await seedIam(db)
  const codesOf = async (code: string) => {
    const rows = await db
      .selectFrom('role_permission')
      .innerJoin('role', 'role.id', 'role_permission.role_id')
      .innerJoin('permission', 'permission.id', 'role_permission.permission_id')
      .select('permission.code')
      .where('role.code', '=', code)
      .execute()
    return new Set(rows.map((row) => row.code))
  }
  const full = await codesOf('ops_staff')
  const idOf = (code: string) => db.selectFrom('permission').select('id').where('code', '=', code)
  // Taken from the role by an administrator; not known yet by the version that ran before.
  await db.deleteFrom('role_permission').where('permission_id', '=', idOf('run:cancel')).execute()
  await db.deleteFrom('permission').where('code', '=', 'job:trigger').execute()
  await db.insertInto('permission').values({ code: 'old:right', kind: 'api', name_zh: '旧', name_en: 'old' }).execute()
  await seedIam(db)
  expect(await codesOf('ops_staff')).toEqual(new Set([...full].filter((code) => code !== 'run:cancel')))
  expect(await codesOf('super_admin')).toContain('run:cancel')
  expect(await idOf('old:right').executeTakeFirst()).toBeUndefined()
})
