import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

const input = { name: 'a', job_type: 'http', config: { url: 'http://example.com/' } }
const everyMinute = { trigger_type: 'cron', cron_expr: '* * * * *' }

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let token: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  token = await signInWith(['job:read', 'job:write', 'job:delete', 'job:trigger', 'run:read'])
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  for (const table of ['job', 'job_log', 'outbox'] as const) await database.db.deleteFrom(table).execute()
})

const signInWith = async (permissions: PermissionCode[]) => signInAs(api, await platform.makeUser(permissions))
const batch = (body: Record<string, unknown>, as = token) => api.call('POST', '/jobs/batch', { token: as, body })
const job = async (id: number) => (await api.call('GET', `/jobs/${id}`, { token })).body.data
const outbox = (kind: 'sync_schedule' | 'start_workflow') =>
  database.db.selectFrom('outbox').select('subject').where('kind', '=', kind).orderBy('id').execute()

async function made(name: string, fields: Record<string, unknown> = {}): Promise<number> {
  const { status, body } = await api.call('POST', '/jobs', { token, body: { ...input, name, ...fields } })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data.id
}

describe('a batch', () => {
  test('does the same to each and says what came of it', async () => {
    const on = await made('on', everyMinute)
    const off = await made('off', { status: 'disabled' })

    const { status, body } = await batch({ action: 'disable', ids: [off, on, 4711, on] })

    expect(status).toBe(200)
    expect(body.data).toEqual({
      action: 'disable',
      counts: { done: 1, unchanged: 1, refused: 1 },
      items: [
        { id: on, name: 'on', outcome: 'done' },
        { id: off, name: 'off', outcome: 'unchanged' },
        { id: 4711, name: null, outcome: 'refused', reason: 'This job does not exist or was deleted' },
      ].sort((a, b) => a.id - b.id),
    })
    expect(await job(on)).toMatchObject({ status: 'disabled', next_fire_at: null })
    expect((await batch({ action: 'enable', ids: [on] })).body.data.counts.done).toBe(1)
    expect(await job(on)).toMatchObject({ status: 'enabled' })
  })

  test('runs each, save those that need parameters', async () => {
    const plain = await made('plain')
    const asking = await made('asking', { params: [{ name: 'day', required: true }] })

    const { body } = await batch({ action: 'run', ids: [asking, plain] })

    const [first, second] = body.data.items
    expect(first).toMatchObject({ id: plain, outcome: 'done', run_id: expect.any(Number) })
    expect(second).toMatchObject({ id: asking, outcome: 'refused', reason: expect.stringContaining('params.day') })
    expect(await outbox('start_workflow')).toEqual([{ subject: `job_run:${first.run_id}` }])
  })

  test('under one key runs each once', async () => {
    const id = await made('plain')
    const headers = { 'Idempotency-Key': 'once' }
    const run = () => api.call('POST', '/jobs/batch', { token, headers, body: { action: 'run', ids: [id] } })
    const [first, second] = [await run(), await run()]
    expect(second.body.data).toEqual(first.body.data)
    expect(await outbox('start_workflow')).toHaveLength(1)
  })

  test('adds and removes a tag, and never one too many', async () => {
    const few = await made('few', { tags: ['daily'] })
    const full = await made('full', { tags: Array.from({ length: 20 }, (_, index) => `t${index}`) })

    const added = await batch({ action: 'add_tag', tag: ' night ', ids: [few, full] })

    expect(added.body.data.items).toMatchObject([
      { id: few, outcome: 'done' },
      { id: full, outcome: 'refused', reason: 'A job has at most 20 tags' },
    ])
    expect((await job(few)).tags).toEqual(['daily', 'night'])
    expect((await batch({ action: 'add_tag', tag: 'night', ids: [few] })).body.data.counts.unchanged).toBe(1)
    await batch({ action: 'remove_tag', tag: 'daily', ids: [few] })
    expect((await job(few)).tags).toEqual(['night'])
  })

  test('deletes, and the schedules hear of it', async () => {
    const ids = [await made('one', everyMinute), await made('two')]
    await database.db.deleteFrom('outbox').execute()
    expect((await batch({ action: 'delete', ids })).body.data.counts).toEqual({ done: 2, unchanged: 0, refused: 0 })
    expect((await api.call('GET', '/jobs', { token })).body.data.total).toBe(0)
    expect(await outbox('sync_schedule')).toEqual(ids.map((id) => ({ subject: `job:${id}` })))
  })

  test('of all that a filter finds leaves the others alone', async () => {
    const night = await made('a', { tags: ['night'], priority: 1 })
    await made('b', { tags: ['night'], priority: 5 })
    const other = await made('c', { priority: 1 })

    const { body } = await batch({ action: 'disable', filter: { tag: 'night', priority: 1 }, expected: 1 })

    expect(body.data.items).toEqual([{ id: night, name: 'a', outcome: 'done' }])
    expect((await job(other)).status).toBe('enabled')
  })

  test('loses the race when the filter finds others than whoever asks has seen', async () => {
    const id = await made('a')
    await made('b')
    const { status, body } = await batch({ action: 'delete', filter: {}, expected: 1 })
    expect({ status, code: body.code }).toEqual({ status: 409, code: 40901 })
    expect(await job(id)).toMatchObject({ name: 'a' })
  })

  test('twice at once changes each job once', async () => {
    const ids = await Promise.all(['a', 'b', 'c'].map((name) => made(name)))
    const answers = await Promise.all([batch({ action: 'delete', ids }), batch({ action: 'delete', ids })])
    const done = answers.reduce((sum, { body }) => sum + body.data.counts.done, 0)
    expect(done).toBe(3)
  })

  test('of more than a thousand is refused before anything is done', async () => {
    await database.db
      .insertInto('job')
      .values(
        Array.from({ length: 1001 }, (_, index) => ({
          name: `job ${index}`,
          job_type: 'http' as const,
          config: JSON.stringify({ url: 'http://example.com/' }),
        })),
      )
      .execute()
    expect(await batch({ action: 'disable', filter: {} })).toMatchObject({
      status: 400,
      body: { code: 40001, errors: [{ field: 'filter' }] },
    })
    const ids = Array.from({ length: 1001 }, (_, index) => index + 1)
    expect((await batch({ action: 'disable', ids })).status).toBe(400)
  })

  test.each([
    [{ action: 'disable' }, 'ids'],
    [{ action: 'disable', ids: [1], filter: {} }, 'ids'],
    [{ action: 'add_tag', ids: [1] }, 'tag'],
    [{ action: 'explode', ids: [1] }, 'action'],
  ])('that says %j is refused by its field', async (body, field) => {
    expect(await batch(body)).toMatchObject({ status: 400, body: { code: 40001, errors: [{ field }] } })
  })

  test.each([
    ['disable', ['job:read', 'job:trigger', 'job:delete']],
    ['run', ['job:read', 'job:write', 'job:delete']],
    ['delete', ['job:read', 'job:write', 'job:trigger']],
  ] as const)('to %s refuses without permission', async (action, permissions) => {
    const id = await made('kept')
    const answer = await batch({ action, ids: [id] }, await signInWith([...permissions]))
    expect(answer).toMatchObject({ status: 403, body: { code: 40301 } })
    expect(await job(id)).toMatchObject({ status: 'enabled' })
    expect(await outbox('start_workflow')).toEqual([])
  })

  test('leaves jobs that the caller may not see as if there were none', async () => {
    const id = await made('hidden')
    const person = await platform.makeUser(['job:read', 'job:write'])
    await database.db
      .updateTable('role')
      .set({ data_scopes: JSON.stringify([{ resource: 'job', scope: 'SELF' }]) })
      .where('id', '=', person.roleId)
      .execute()
    const own = await signInAs(api, person)
    expect((await batch({ action: 'disable', ids: [id] }, own)).body.data.items).toMatchObject([
      { id, name: null, outcome: 'refused' },
    ])
    expect((await batch({ action: 'disable', filter: {} }, own)).body.data.items).toEqual([])
    expect((await api.call('GET', '/jobs/tags', { token: own })).body.data.items).toEqual([])
    expect((await job(id)).status).toBe('enabled')
  })

  test('leaves an audit row of its own and one of each job that it changed', async () => {
    const id = await made('a')
    const { headers } = await batch({ action: 'disable', ids: [id, 4711] })
    const rows = await database.db
      .selectFrom('audit_log')
      .select(['resource', 'resource_id', 'action', 'request_body'])
      .where('trace_id', '=', headers.get('X-Trace-Id') ?? '')
      .orderBy('id')
      .execute()
    expect(rows).toMatchObject([
      { resource: 'job', resource_id: null, action: 'execute' },
      { resource: 'job', resource_id: String(id), action: 'update', request_body: '{"action":"disable"}' },
    ])
  })
})

test('tags and executor groups are told with how many jobs carry them', async () => {
  await made('a', { tags: ['night', 'finance'], executor_group: 'gpu' })
  await made('b', { tags: ['night'] })
  await made('c')
  expect((await api.call('GET', '/jobs/tags', { token })).body.data).toEqual({
    items: [
      { tag: 'night', count: 2 },
      { tag: 'finance', count: 1 },
    ],
    executor_groups: [
      { executor_group: 'default', count: 2 },
      { executor_group: 'gpu', count: 1 },
    ],
  })
})
