import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DataScope } from '../../domain/iam/role.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createRunCounts } from './run-counts.ts'

const everybody = { userId: 1, departmentId: null, attributes: {}, rules: [] }
const own: DataScope = { resource: 'run', scope: 'SELF' }
const narrowed = { ...everybody, userId: 2, rules: [{ role: 'staff', dataScopes: [own], columnRules: [] }] }
const since = new Date(Date.now() - 3_600_000)
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('job_log').execute()
  await addRun()
})

async function addRun(): Promise<void> {
  const run = { definition: '{}', trigger: 'manual', trace_id: 'f'.repeat(32), status: 'waiting' } as const
  await database.db
    .insertInto('job_log')
    .values({ ...run, scheduled_at: new Date() })
    .execute()
}

test('who asks the same within a moment shares an answer, for another time or other rows there is one of its own', async () => {
  const counts = createRunCounts(database.db, { forMs: 600_000 })
  expect(await counts.since(everybody, since)).toEqual({ waiting: 1 })
  await addRun()
  expect(await counts.since({ ...everybody, userId: 3 }, since)).toEqual({ waiting: 1 })
  expect(await counts.since(everybody, new Date(since.getTime() - 1))).toEqual({ waiting: 2 })
  expect(await counts.since(narrowed, since)).toEqual({})
})

test('after that moment it is counted anew', async () => {
  const counts = createRunCounts(database.db, { forMs: 0 })
  expect(await counts.since(everybody, since)).toEqual({ waiting: 1 })
  await addRun()
  expect(await counts.since(everybody, since)).toEqual({ waiting: 2 })
})
