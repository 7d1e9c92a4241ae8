import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { type SettledRuns, settledRuns } from '../../tooling/testing/settled-runs.ts'

let database: TestDatabase
let runs: SettledRuns
let creator: number
let starter: number

beforeAll(async () => {
  database = await testDatabase()
  runs = settledRuns(database.db)
  creator = await runs.makeUser('creator', '建立人')
  starter = await runs.makeUser('starter', '触发人')
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('message_log').execute()
  await runs.makeJob(creator)
})

describe('a run that ended badly', () => {
  test('is told to who made the job, with what went wrong and where to look', async () => {
    const { runId } = await runs.ended('failed')
    expect(await runs.said()).toEqual(['run.failed in_app creator', 'run.failed email creator@example.com'])
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
    await runs.ended('timeout', { triggeredBy: starter })
    expect(await runs.said()).toEqual(['run.failed in_app starter', 'run.failed email starter@example.com'])
  })

  test('is told once', async () => {
    await runs.ended('failed')
    await runs.settleAgain()
    expect(await runs.said()).toHaveLength(2)
  })

  test('is worth a mail only as the first of a series', async () => {
    for (const status of ['failed', 'timeout', 'success', 'failed'] as const) await runs.ended(status)
    expect((await runs.said()).filter((line) => line.includes(' email '))).toHaveLength(2)
    expect((await runs.said()).filter((line) => line.includes(' in_app '))).toHaveLength(3)
  })
})

test.each([
  ['that went well', 'success', {}],
  ['that was cancelled', 'cancelled', {}],
  ['that was a test', 'failed', { isTest: true }],
  ['of nobody’s job', 'failed', { jobId: null }],
] as const)('a run %s is told to nobody', async (_name, status, change) => {
  await runs.ended(status, change)
  expect(await runs.said()).toEqual([])
})
