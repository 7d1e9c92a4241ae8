import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { beginDueSyncs } from './begin-due-syncs.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  await database.db.deleteFrom('identity_provider').execute()
})

/** A provider whose time of day was so many minutes ago, last changed so many hours ago. */
async function provide(minutesAgo: number, { status = 'enabled', changedHoursAgo = 2 } = {}): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into identity_provider (code, name, type, status, updated_at, config)
    select 'c' || substr(md5(random()::text), 1, 8), 'x', 'ldap', ${status}, now() - make_interval(hours => ${changedHoursAgo}),
      jsonb_build_object('sync', jsonb_build_object('timezone', 'UTC',
        'daily_at', to_char(now() at time zone 'UTC' - make_interval(mins => ${minutesAgo}), 'HH24:MI')))
    returning id`.execute(database.db)
  return rows[0]?.id ?? 0
}
const syncs = () => database.db.selectFrom('directory_sync').selectAll().execute()

test('a directory whose time has come is synced once, however many look', async () => {
  const id = await provide(1)
  const begun = await Promise.all([beginDueSyncs(database.db), beginDueSyncs(database.db), beginDueSyncs(database.db)])
  expect(begun.sort()).toEqual([0, 0, 1])
  expect(await syncs()).toMatchObject([{ provider_id: id, trigger: 'schedule', status: 'reading' }])
  const lines = await database.db.selectFrom('outbox').selectAll().execute()
  expect(lines).toMatchObject([{ kind: 'start_workflow', payload: { workflowType: 'directorySyncWorkflow' } }])
  await database.db.updateTable('directory_sync').set({ status: 'done' }).execute()
  expect(await beginDueSyncs(database.db)).toBe(0)
})

test('none begins too early, too late, right after a change, when switched off, or beside another', async () => {
  await provide(-5)
  await provide(90)
  await provide(5, { changedHoursAgo: 0 })
  await provide(1, { status: 'disabled' })
  const busy = await provide(1)
  await database.db.insertInto('directory_sync').values({ provider_id: busy, trigger: 'manual' }).execute()
  expect(await beginDueSyncs(database.db)).toBe(0)
})
