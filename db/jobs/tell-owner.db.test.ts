import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { text } from '../../domain/text.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { settleOpenRun } from './attempt-queries.ts'
import { insertJob } from './job-queries.ts'
import { insertRun, type RunKey } from './run-queries.ts'
import { runSettled } from './run-settled.ts'

const input = jobInput.parse({ name: '月末对账', job_type: 'http', config: { url: 'http://example.com/' } })
type Ended = 'success' | 'failed' | 'timeout' | 'cancelled'
let database: TestDatabase
let creator: number
let starter: number
let jobId: number
let minutes = 0

beforeAll(async () => {
  database = await testDatabase()
  const users = await database.db
    .insertInto('user')
    .values([
      { username: 'creator', name: '建立人', email: 'creator@example.com' },
      { username: 'starter', name: '触发人', email: 'starter@example.com' },
    ])
    .returning('id')
    .execute()
  ;[creator = 0, starter = 0] = users.map(({ id }) => id)
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('message_log').execute()
  const job = await database.db
    .transaction()
    .execute((tx) =>
      insertJob(tx, { ...input, name: `${input.name} ${++minutes}` }, { userId: creator, departmentId: null }),
    )
  jobId = job.id
})

async function endedRun(status: Ended, change: { isTest?: boolean; triggeredBy?: number; jobId?: number | null } = {}) {
  const scheduledAt = new Date(Date.UTC(2026, 10, 24, 2, ++minutes))
  return database.db.transaction().execute(async (tx): Promise<RunKey> => {
    const order = {
      jobId,
      definition: freezeJob(input),
      params: {},
      trigger: 'manual' as const,
      traceId: 'f'.repeat(32),
    }
    const run = await insertRun(tx, { ...order, scheduledAt, ...change })
    if (!run) throw new Error('no run')
    const key = { runId: run.id, scheduledAt: run.scheduled_at.toISOString() }
    await settleOpenRun(tx, key, { status, result: undefined, errorMsg: text('连接被拒绝', 'connection refused') })
    await runSettled(tx, key)
    return key
  })
}

async function sent(): Promise<string[]> {
  const rows = await database.db.selectFrom('message_log').select(['channel', 'recipient']).orderBy('id').execute()
  return rows.map(({ channel, recipient }) => `${channel} ${recipient}`)
}

describe('a run that ended badly', () => {
  test('is told to who made the job, with what went wrong and where to look', async () => {
    const { runId } = await endedRun('failed')
    expect(await sent()).toEqual(['in_app creator', 'email creator@example.com'])
    const note = await database.db.selectFrom('notification').selectAll().where('link', '=', `/runs/${runId}`).execute()
    expect(note).toMatchObject([
      {
        user_id: creator,
        title: '任务“月末对账”执行失败',
        content: expect.stringMatching(/计划时间 2026-11-24 10:\d\d:00：失败。\n连接被拒绝/),
      },
    ])
  })

  test('is told to who started it by hand instead', async () => {
    await endedRun('timeout', { triggeredBy: starter })
    expect(await sent()).toEqual(['in_app starter', 'email starter@example.com'])
  })

  test('is told once', async () => {
    const run = await endedRun('failed')
    await database.db.transaction().execute((tx) => runSettled(tx, run))
    expect(await sent()).toHaveLength(2)
  })

  test('is worth a mail only as the first of a series', async () => {
    for (const status of ['failed', 'timeout', 'success', 'failed'] as const) await endedRun(status)
    expect((await sent()).filter((line) => line.startsWith('email'))).toHaveLength(2)
    expect((await sent()).filter((line) => line.startsWith('in_app'))).toHaveLength(3)
  })
})

test.each([
  ['that went well', 'success', {}],
  ['that was cancelled', 'cancelled', {}],
  ['that was a test', 'failed', { isTest: true }],
  ['of nobody’s job', 'failed', { jobId: null }],
] as const)('a run %s is told to nobody', async (_name, status, change) => {
  await endedRun(status, change)
  expect(await sent()).toEqual([])
})
