import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type JobAlert, jobAlert } from '../../domain/jobs/job.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { type SettledRuns, settledRuns } from '../../tooling/testing/settled-runs.ts'
import { closeAlert } from './close-alert.ts'

let database: TestDatabase
let runs: SettledRuns
let owner: number
let deputy: number
let jobId: number

beforeAll(async () => {
  database = await testDatabase()
  runs = settledRuns(database.db, { timezone: 'Asia/Tokyo' })
  owner = await runs.makeUser('owner', '负责人')
  deputy = await runs.makeUser('deputy', '值班人')
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('message_log').execute()
  await watched({ on: ['failed', 'timeout'] })
})

async function watched(alert: Partial<JobAlert>): Promise<void> {
  jobId = await runs.makeJob(owner, { alert: jobAlert.parse(alert) })
}

const alerts = () => database.db.selectFrom('job_alert').selectAll().where('job_id', '=', jobId).orderBy('id').execute()
const reasons = async () => (await alerts()).map(({ reason, status }) => `${reason} ${status}`)

describe('a run that fails', () => {
  test('opens an alert and tells the owner, with the time in the job’s zone and the last lines', async () => {
    const key = await runs.open({ scheduledAt: new Date('2026-11-24T02:00:00Z') })
    const lines = Array.from({ length: 14 }, (_, index) => `line ${index}`)
    await database.db
      .insertInto('job_output')
      .values({
        run_id: key.runId,
        scheduled_at: key.scheduledAt,
        position: 0,
        attempt: 1,
        sequence: 0,
        stream: 'stderr',
        content: Buffer.from(`${lines.join('\n')}\n`),
      })
      .execute()
    await runs.settle(key, 'failed')
    expect(await alerts()).toMatchObject([{ reason: 'failed', run_id: key.runId, status: 'firing' }])
    const [note] = await database.db.selectFrom('message_log').selectAll().execute()
    expect(note).toMatchObject({ template_code: 'run.failed', recipient: 'owner', link: `/runs/${key.runId}` })
    expect(note?.content).toContain('2026-11-24 11:00:00')
    expect(note?.content).toContain('连接被拒绝')
    expect(note?.content.split('\n').slice(-10)).toEqual(lines.slice(-10))
    expect(note?.content).not.toContain('line 3\n')
  })

  test('is told once, however many settle it at the same time', async () => {
    const key = await runs.open()
    await Promise.all(Array.from({ length: 5 }, () => runs.settle(key, 'failed')))
    await runs.settleAgain()
    expect(await reasons()).toEqual(['failed firing'])
    expect(await runs.said()).toHaveLength(1)
  })

  test('tells those whom the alert names, by its channels', async () => {
    await watched({ on: ['timeout'], recipients: [deputy], channels: ['in_app', 'email'] })
    await runs.ended('timeout')
    await runs.ended('failed')
    expect(await runs.said()).toEqual(['run.timeout in_app deputy', 'run.timeout email deputy@example.com'])
  })

  test('of a backfill is told, and counts for nothing else', async () => {
    await watched({ on: ['failed', 'consecutive'], consecutive: 2 })
    await runs.ended('failed', { trigger: 'backfill' })
    await runs.ended('failed', { trigger: 'backfill' })
    expect(await reasons()).toEqual(['failed firing', 'failed firing'])
    await runs.ended('success', { trigger: 'backfill' })
    expect(await reasons()).toEqual(['failed firing', 'failed firing'])
  })

  test.each([
    ['that was a test', 'failed', { isTest: true }],
    ['that was cancelled', 'cancelled', {}],
  ] as const)('or one %s tells nobody', async (_name, status, change) => {
    await runs.ended(status, change)
    expect([await alerts(), await runs.said()]).toEqual([[], []])
  })
})

describe('failures in a row', () => {
  beforeEach(() => watched({ on: ['consecutive'], consecutive: 3 }))

  test('are told when their number is reached, and not again until the job has recovered', async () => {
    for (const status of ['failed', 'timeout', 'cancelled', 'failed', 'failed', 'failed'] as const)
      await runs.ended(status)
    expect(await alerts()).toMatchObject([{ reason: 'consecutive', failures: 3 }])
    await runs.ended('success')
    for (const status of ['failed', 'failed'] as const) await runs.ended(status)
    expect(await reasons()).toEqual(['consecutive recovered'])
    await runs.ended('failed')
    expect(await reasons()).toEqual(['consecutive recovered', 'consecutive firing'])
  })

  test('that end at the same time are all counted, and told once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => runs.open()))
    await Promise.all(keys.map((key) => runs.settle(key, 'failed')))
    expect(await reasons()).toEqual(['consecutive firing'])
    expect(await runs.said()).toEqual(['run.consecutive in_app owner'])
  })
})

describe('an alert that somebody closed', () => {
  async function closeAll(): Promise<void> {
    for (const alert of await alerts()) {
      await database.db.transaction().execute((tx) => closeAlert(tx, alert, { userId: deputy }))
    }
  }

  test('is not opened again for the same run, and the next run that fails opens its own', async () => {
    await runs.ended('failed')
    await closeAll()
    await runs.settleAgain()
    expect(await reasons()).toEqual(['failed closed'])
    await runs.ended('failed')
    expect(await reasons()).toEqual(['failed closed', 'failed firing'])
  })

  test('is nothing to recover from any more', async () => {
    await runs.ended('failed')
    await closeAll()
    await database.db.deleteFrom('message_log').execute()
    await runs.ended('success')
    expect([await reasons(), await runs.said()]).toEqual([['failed closed'], []])
  })

  test('of a series counts anew: it is opened again after as many failures', async () => {
    await watched({ on: ['consecutive'], consecutive: 2 })
    await runs.ended('failed')
    await runs.ended('failed')
    await closeAll()
    await runs.ended('failed')
    expect(await reasons()).toEqual(['consecutive closed'])
    await runs.ended('failed')
    expect(await reasons()).toEqual(['consecutive closed', 'consecutive firing'])
  })

  test('loses the race against the recovery, or wins it, and neither waits for ever', async () => {
    await watched({ on: ['consecutive'], consecutive: 2 })
    await runs.ended('failed')
    await runs.ended('failed')
    const key = await runs.open()
    const [series] = await alerts()
    if (!series) throw new Error('no series')
    const [closing, recovery] = await Promise.allSettled([
      database.db.transaction().execute((tx) => closeAlert(tx, series, { userId: deputy })),
      runs.settle(key, 'success'),
    ])
    expect(recovery.status).toBe('fulfilled')
    expect(await reasons()).toEqual([`consecutive ${closing.status === 'fulfilled' ? 'closed' : 'recovered'}`])
  })
})

describe('recovery', () => {
  test('is told once to the same people, and closes all that is open', async () => {
    await watched({ on: ['failed', 'consecutive'], consecutive: 2, recipients: [deputy] })
    await runs.ended('failed')
    await runs.ended('failed')
    await database.db.deleteFrom('message_log').execute()
    await database.db.updateTable('job').set({ alert: null }).where('id', '=', jobId).execute()
    const keys = await Promise.all(Array.from({ length: 4 }, () => runs.open()))
    await Promise.all(keys.map((key) => runs.settle(key, 'success')))
    expect(new Set(await reasons())).toEqual(new Set(['failed recovered', 'consecutive recovered']))
    expect(await runs.said()).toEqual(['run.recovered in_app deputy'])
    await runs.ended('success')
    expect(await runs.said()).toHaveLength(1)
  })

  test('is nothing to tell when nothing was wrong', async () => {
    await runs.ended('success')
    expect(await runs.said()).toEqual([])
  })
})

describe('a run far beyond the job’s own history', () => {
  async function history(durations: number[]): Promise<void> {
    for (const duration of durations) {
      const { runId } = await runs.ended('success')
      await database.db.updateTable('job_log').set({ duration }).where('id', '=', runId).execute()
    }
  }
  async function isMarked(secondsTaken: number): Promise<boolean | undefined> {
    const key = await runs.open()
    await database.db
      .updateTable('job_log')
      .set({ start_time: sql<Date>`now() - make_interval(secs => ${secondsTaken})` })
      .where('id', '=', key.runId)
      .execute()
    await runs.settle(key, 'success')
    const row = await database.db
      .selectFrom('job_log')
      .select('is_outlier')
      .where('id', '=', key.runId)
      .executeTakeFirst()
    return row?.is_outlier
  }

  test('is marked, and one within it is not', async () => {
    await history(Array.from({ length: 20 }, (_, index) => 1000 + index))
    expect(await isMarked(2)).toBe(false)
    expect(await isMarked(4)).toBe(true)
  })

  test('is not known before there are twenty', async () => {
    await history(Array.from({ length: 19 }, () => 1000))
    expect(await isMarked(60)).toBe(false)
  })
})
