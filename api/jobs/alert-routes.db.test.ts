import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refreshTrends } from '../../db/jobs/duration-queries.ts'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let everything: string
let closerId: number
let ownOnly: string
let reader: string
let nothing: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  const rights = ['alert:read', 'run:read', 'job:read', 'job:write', 'audit:read'] as const
  const closer = await platform.makeUser([...rights])
  closerId = closer.id
  everything = await signInAs(api, closer)
  reader = await signInAs(api, await platform.makeUser(['alert:read', 'job:read']))
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
        opened_at: `2026-11-2${index + 1}T08:00:00Z`,
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
    ['from=2026-11-22T08:00:00Z', ['别人的']],
    ['to=2026-11-22T08:00:00Z', ['自己的']],
    ['from=2026-11-21T08:00:01Z&to=2026-11-22T08:00:00Z', []],
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

describe('an alert', () => {
  const close = (id: number, body: object = {}, token = everything) =>
    api.call('POST', `/alerts/${id}/close`, { token, body })
  const idOf = async (name: string): Promise<number> =>
    (await get('/alerts')).body.data.items.find(({ job_name }: { job_name: string }) => job_name === name).id

  test('is not closed without permission, nor by whoever does not see its job', async () => {
    const id = await idOf('别人的')
    expect((await close(id, {}, reader)).status).toBe(403)
    expect((await close(id, {}, ownOnly)).status).toBe(404)
    expect((await close(0)).status).toBe(400)
    expect((await close(id, { note: ' ' })).status).toBe(400)
    expect((await get('/alerts?status=closed')).body.data.total).toBe(0)
  })

  test('is closed by hand, with a note, and stands in the audit log', async () => {
    const id = await idOf('别人的')
    const { status, body } = await close(id, { note: '供应商的问题，已知' })
    expect(status).toBe(200)
    expect(body.data).toMatchObject({ status: 'closed', closed_by: closerId, close_note: '供应商的问题，已知' })
    const listed = await get('/alerts?status=closed&sort=-ended_at')
    expect(listed.body.data.items).toEqual([body.data])
    const { body: log } = await get('/audit-logs?resource=alert&action=update&outcome=success')
    expect(log.data.items).toMatchObject([{ action: 'update', resource_id: String(id), user_id: closerId }])
  })

  test('loses the race: closed by somebody else, or recovered, is a conflict', async () => {
    const id = await idOf('自己的')
    const answers = await Promise.all([close(id), close(id, { note: '第二个' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await close(id)).body.message).toMatch(/has closed this alert already$/)
    await database.db
      .updateTable('job_alert')
      .set({ status: 'recovered', recovered_at: new Date(), closed_at: null, closed_by: null, close_note: null })
      .where('id', '=', id)
      .execute()
    expect(await close(id)).toMatchObject({ status: 409, body: { message: 'The job has recovered' } })
  })
})

test('runs that are marked can be listed', async () => {
  const { body } = await get('/job-logs?is_outlier=true')
  expect(body.data.items).toMatchObject([{ is_outlier: true }])
})
