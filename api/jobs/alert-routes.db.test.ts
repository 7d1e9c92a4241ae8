import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refreshTrends } from '../../db/jobs/duration-queries.ts'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let everything: string
let ownOnly: string
let nothing: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  const rights = ['alert:read', 'run:read', 'job:read'] as const
  everything = await signInAs(api, await platform.makeUser([...rights]))
  nothing = await signInAs(api, await platform.makeUser([]))
  const own = await platform.makeUser([...rights])
  await database.db
    .updateTable('role')
    .set({ data_scopes: JSON.stringify([{ resource: 'job', scope: 'SELF' }]) })
    .where('id', '=', own.roleId)
    .execute()
  ownOnly = await signInAs(api, own)
  await fill(own.id)
})
afterAll(async () => {
  await platform.close()
  await database.close()
})

/** A job of somebody's own and one of nobody's, each with an alert and a run; and a deleted one. */
async function fill(ownerId: number): Promise<void> {
  const { db } = database
  const jobs = await db
    .insertInto('job')
    .values([
      { name: '自己的', job_type: 'http', config: '{}', created_by: ownerId },
      { name: '别人的', job_type: 'http', config: '{}' },
      { name: '已删除', job_type: 'http', config: '{}', deleted_at: new Date() },
    ])
    .returning('id')
    .execute()
  const told = JSON.stringify({ channels: ['in_app'], recipients: [], robot_ids: [], webhook_url: null })
  const error_msg = JSON.stringify({ zh: '连接被拒绝', en: 'connection refused' })
  await db
    .insertInto('job_alert')
    .values(
      jobs.map(({ id }, index) => ({
        job_id: id,
        reason: index === 0 ? ('failed' as const) : ('not_started' as const),
        run_id: index === 0 ? 7 : null,
        scheduled_at: new Date(),
        error_msg,
        told,
      })),
    )
    .execute()
  const definition = JSON.stringify(
    freezeJob(jobInput.parse({ name: 'x', job_type: 'http', config: { url: 'http://example.com/' } })),
  )
  const now = new Date()
  const run = { definition, trigger: 'manual', status: 'success', trace_id: 'f'.repeat(32) } as const
  const times = { scheduled_at: now, start_time: now, end_time: now }
  await db
    .insertInto('job_log')
    .values(jobs.map(({ id }, index) => ({ ...run, ...times, job_id: id, duration: 100, is_outlier: index === 1 })))
    .execute()
  await refreshTrends(db)
}

const get = async (path: string, token = everything) => api.call('GET', path, { token })
const names = ({ body }: Awaited<ReturnType<typeof get>>) =>
  body.data.items.map(({ job_name }: { job_name: string }) => job_name)

describe('alerts', () => {
  test('are listed newest first, in the reader’s language, without those of deleted jobs', async () => {
    const answer = await get('/alerts')
    expect(names(answer)).toEqual(['别人的', '自己的'])
    expect(answer.body.data.items[1]).toMatchObject({
      reason: 'failed',
      run_id: 7,
      status: 'firing',
      error_msg: 'connection refused',
    })
    expect(JSON.stringify(answer.body)).not.toContain('told')
  })

  test.each([
    ['reason=failed', ['自己的']],
    ['status=recovered', []],
    ['q=别人', ['别人的']],
    ['sort=opened_at,id', ['自己的', '别人的']],
  ])('are narrowed and sorted by %s', async (query, expected) => {
    expect(names(await get(`/alerts?${encodeURI(query)}`))).toEqual(expected)
  })

  test('and durations are seen by whoever sees the job', async () => {
    expect(names(await get('/alerts', ownOnly))).toEqual(['自己的'])
    expect(names(await get('/jobs/durations', ownOnly))).toEqual(['自己的'])
    expect(names(await get('/jobs/durations'))).toHaveLength(2)
    const { body } = await get('/jobs')
    const foreign = body.data.items.find(({ name }: { name: string }) => name === '别人的').id
    expect((await get(`/jobs/${foreign}/durations`, ownOnly)).status).toBe(404)
    expect((await get(`/jobs/${foreign}/durations`)).body.data.items).toMatchObject([{ runs: 1, p50: 100, p95: 100 }])
  })

  test('and durations are refused without permission', async () => {
    for (const path of ['/alerts', '/jobs/durations', '/jobs/1/durations']) {
      expect((await get(path, nothing)).status).toBe(403)
    }
  })
})

test('runs that are marked can be listed', async () => {
  const { body } = await get('/job-logs?is_outlier=true')
  expect(body.data.items).toMatchObject([{ is_outlier: true }])
})
