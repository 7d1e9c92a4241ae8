import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DataScope } from '../../domain/iam/role.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createOverviewParts } from './overview-parts.ts'

const everybody = { userId: 1, departmentId: null, attributes: {}, rules: [] }
const own: DataScope = { resource: '*', scope: 'SELF' }
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

test('those whom no rule narrows share what was counted; another time or other rows are counted apart', async () => {
  const { countRuns } = createOverviewParts(database.db, { forMs: 600_000 })
  expect(await countRuns(everybody, since)).toEqual({ waiting: 1 })
  await addRun()
  expect(await countRuns({ ...everybody, userId: 3 }, since)).toEqual({ waiting: 1 })
  expect(await countRuns(everybody, new Date(since.getTime() - 1))).toEqual({ waiting: 2 })
  expect(await countRuns(narrowed, since)).toEqual({})
})

test('what jobs fire by is not shared with somebody whom a rule narrows', async () => {
  const job = { name: '对账', job_type: 'http', config: '{"url":"http://example.com/"}' } as const
  await database.db
    .insertInto('job')
    .values({ ...job, trigger_type: 'cron', cron_expr: '* * * * *' })
    .execute()
  const { listTriggers } = createOverviewParts(database.db, { forMs: 600_000 })
  expect(await listTriggers(everybody)).toMatchObject([{ cron_expr: '* * * * *' }])
  expect(await listTriggers(narrowed)).toEqual([])
})
