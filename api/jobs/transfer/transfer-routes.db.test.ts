import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { PermissionCode } from '../../../domain/iam/permission-catalogue.ts'
import type { HttpConfig } from '../../../domain/jobs/kinds.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../../tooling/testing/database.ts'
import { type Uploaded, uploadTo } from '../../../tooling/testing/transfer.ts'

const input = { name: 'a', job_type: 'http', config: { url: 'http://example.com/' } }
const rights: PermissionCode[] = ['job:read', 'job:write', 'job:script']

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let token: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  token = await signInWith(rights)
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('job').execute()
  await database.db.deleteFrom('outbox').execute()
})

const signInWith = async (permissions: PermissionCode[]) => signInAs(api, await platform.makeUser(permissions))
async function upload(content: unknown, query = '', as = token): Promise<Uploaded> {
  const file = typeof content === 'string' ? content : JSON.stringify(content)
  const answer = await uploadTo(api, '/jobs/import', file, { token: as, query })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}
const listed = async () => (await api.call('GET', '/jobs?sort=name', { token })).body.data.items

async function made(fields: Record<string, unknown> = {}): Promise<number> {
  const { status, body } = await api.call('POST', '/jobs', { token, body: { ...input, ...fields } })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data.id
}

async function exported(query = ''): Promise<string> {
  const headers = { Authorization: `Bearer ${token}` }
  const answer = await api.app.request(`/api/v1/jobs/export${query}`, { headers }, {
    incoming: { socket: { remoteAddress: '192.0.2.1' } },
  } as never)
  expect(answer.status).toBe(200)
  return answer.text()
}

/** Looks at a file and then imports it, as the console does. */
async function imported(content: unknown, query = '') {
  const preview = await upload(content, `?mode=preview${query}`)
  return upload(content, `?mode=commit&plan=${preview.body.data.plan}${query}`)
}

describe('an export', () => {
  test.each(['yaml', 'json'])('as %s, imported where it came from, changes nothing', async (format) => {
    await made({ name: '对账', trigger_type: 'cron', cron_expr: '0 9 * * *', start_at: '2026-01-01T00:00:00+08:00' })
    await made({ name: 'script', job_type: 'shell', config: { script: 'echo 1\necho 2\n' }, tags: ['x'], priority: 1 })
    const { body } = await upload(await exported(`?format=${format}`))
    expect(body.data.counts).toEqual({ new: 0, update: 0, unchanged: 2, error: 0 })
  })

  test('brings the same jobs to an empty installation', async () => {
    await made({ name: 'one', shard_total: 3, params: [{ name: 'day', default: 'x' }] })
    const [{ id: _, created_at: __, updated_at: ___, ...before }] = await listed()
    const file = await exported()
    await database.db.deleteFrom('job').execute()
    expect((await imported(file)).body.data.counts.new).toBe(1)
    expect((await listed())[0]).toMatchObject(before)
  })

  test('names people in place of ids, and says nothing of who made a job', async () => {
    const person = await platform.makeUser([], { username: 'oncall' })
    const id = await made({ alert: { on: ['failed'], recipients: [person.id] } })
    const { jobs } = parse(await exported(`?ids=${id}`))
    expect(jobs[0].alert.recipients).toEqual(['oncall'])
    expect(Object.keys(jobs[0])).not.toEqual(expect.arrayContaining(['created_by']))
    await imported(await exported(), '')
    expect((await listed())[0].alert.recipients).toEqual([person.id])
  })

  test('holds what the filters find and the caller may see', async () => {
    await made({ name: 'one', tags: ['night'] })
    await made({ name: 'two' })
    expect(parse(await exported('?tag=night')).jobs).toMatchObject([{ name: 'one' }])
    expect((await api.call('GET', '/jobs/export', { token: await signInWith(['run:read']) })).status).toBe(403)
  })
})

describe('secrets', () => {
  const secret = 'geheim-4711'
  const config = { ...input.config, headers: { 'X-Vault': secret }, secrets: ['headers.X-Vault'] }
  const sealed = async () => (await database.db.selectFrom('job').select('config').executeTakeFirstOrThrow()).config

  test('are not in the file; where they came from it keeps them, elsewhere it asks for them', async () => {
    await made({ config })
    const { headers } = (await sealed()) as HttpConfig
    const file = await exported()
    expect(file).not.toMatch(/geheim|sealed:/)
    expect((await upload(file)).body.data.counts).toMatchObject({ unchanged: 1 })
    expect((await imported(file.replace('example.com/', 'example.com/other'))).body.data.counts.update).toBe(1)
    expect(await sealed()).toMatchObject({
      url: 'http://example.com/other',
      headers,
    })

    await database.db.deleteFrom('job').execute()
    const { body } = await upload(file)
    expect(body.data.jobs).toMatchObject([{ outcome: 'error', errors: [{ field: 'config.headers.X-Vault' }] }])
  })

  test('that change are a change, and neither is shown', async () => {
    await made({ config })
    const next = { ...config, headers: { 'X-Vault': 'another-4712' } }
    const { body } = await upload([{ ...input, config: next }])
    expect(body.data.jobs).toMatchObject([{ outcome: 'update', changes: [{ field: 'config' }] }])
    expect(JSON.stringify(body)).not.toMatch(/geheim|another|sealed:/)
    await imported([{ ...input, config: next }])
    expect(JSON.stringify(await sealed())).not.toContain('another')
  })

  test('that lead to another host have to be entered again', async () => {
    await made({ config })
    const { body } = await upload((await exported()).replace('example.com', 'example.org'))
    expect(body.data.jobs).toMatchObject([{ outcome: 'error', errors: [{ field: 'config.headers.X-Vault' }] }])
  })
})

describe('a preview', () => {
  test('says of each job what it would do, each problem at its field, and makes nothing', async () => {
    await made({ name: 'stays' })
    await made({ name: 'changes', timeout: 30 })
    const { status, body } = await upload({
      jobs: [
        { ...input, name: 'stays' },
        { ...input, name: 'changes', timeout: 60, description: 'new' },
        { ...input, name: 'fresh' },
        { ...input, name: 'fresh' },
        { ...input, name: 'wrong', config: { url: 5 }, colour: 'red', retry_count: -1 },
        { ...input, name: 'lost', alert: { recipients: ['nobody-of-this-name'] } },
        { ...input, name: 'cron', trigger_type: 'cron', cron_expr: 'never' },
        'no job',
      ],
    })
    expect(status).toBe(200)
    expect(body.data.counts).toEqual({ new: 1, update: 1, unchanged: 1, error: 5 })
    const { jobs } = body.data
    expect(jobs.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      ...['unchanged', 'update', 'new', 'error', 'error', 'error', 'error', 'error'],
    ])
    expect(jobs[1].changes).toEqual([
      { field: 'description', before: '', after: 'new' },
      { field: 'timeout', before: '30', after: '60' },
    ])
    const fieldsOf = (at: number) => jobs[at].errors.map(({ field }: { field: string }) => field).sort()
    expect(fieldsOf(3)).toEqual(['name'])
    expect(fieldsOf(4)).toEqual(['colour', 'config.url', 'retry_count'])
    expect(fieldsOf(5)).toEqual(['alert.recipients'])
    expect(fieldsOf(6)).toEqual(['cron_expr'])
    expect(fieldsOf(7)).toEqual(['job'])
    expect((await listed()).length).toBe(2)
  })

  test.each([
    ['neither YAML nor JSON', 'jobs: ['],
    ['without jobs', '{"items":[]}'],
    ['with an alias', 'jobs: [&a {name: x}, *a]'],
    ['with a NUL', '{"jobs":[{"name":"a\\u0000b"}]}'],
    ['with `__proto__`', 'jobs: [{__proto__: {name: x}}]'],
    ['nested without end', `jobs: ${'['.repeat(200)}${']'.repeat(200)}`],
    ['with too many', JSON.stringify({ jobs: Array(501).fill(input) })],
  ])('of a file %s is refused by its file', async (_, content) => {
    expect(await upload(content)).toMatchObject({ status: 400, body: { code: 40001, errors: [{ field: 'file' }] } })
  })

  test('of a file that is too large is refused', async () => {
    expect((await upload('x'.repeat(3 * 1024 * 1024))).status).toBe(413)
  })
})

describe('a commit', () => {
  test('makes and changes what was looked at, and the schedules hear of it', async () => {
    const id = await made({ name: 'changes' })
    await database.db.deleteFrom('outbox').execute()
    const cron = { trigger_type: 'cron', cron_expr: '0 9 * * *' }
    const { body } = await imported({
      jobs: [
        { ...input, name: 'changes', ...cron },
        { ...input, name: 'fresh', ...cron },
      ],
    })
    expect(body.data).toMatchObject({ updated_ids: [id], created_ids: [expect.any(Number)] })
    expect(await listed()).toMatchObject([
      { name: 'changes', version: 2, ...cron },
      { name: 'fresh', status: 'enabled' },
    ])
    const lines = await database.db.selectFrom('outbox').select(['kind', 'subject']).orderBy('id').execute()
    expect(lines).toEqual([
      { kind: 'sync_schedule', subject: `job:${id}` },
      { kind: 'sync_schedule', subject: `job:${body.data.created_ids[0]}` },
    ])
  })

  test('may have what is new begin paused', async () => {
    await imported([{ ...input, name: 'fresh' }], '&status=disabled')
    expect(await listed()).toMatchObject([{ name: 'fresh', status: 'disabled' }])
  })

  test('loses the race when a job was changed since it was looked at', async () => {
    const id = await made({ name: 'changes' })
    const file = [
      { ...input, name: 'changes', timeout: 9 },
      { ...input, name: 'fresh' },
    ]
    const preview = await upload(file)
    await api.call('PUT', `/jobs/${id}`, { token, body: { ...input, name: 'changes', retry_count: 7, version: 1 } })
    const { status, body } = await upload(file, `?mode=commit&plan=${preview.body.data.plan}`)
    expect({ status, code: body.code }).toEqual({ status: 409, code: 40901 })
    expect(await listed()).toMatchObject([{ name: 'changes', retry_count: 7, version: 2 }])
  })

  test('of a file with problems does nothing, unless the rest alone is wanted', async () => {
    const file = [{ ...input, name: 'good' }, { name: 'bad' }]
    expect(await upload(file, '?mode=commit')).toMatchObject({
      status: 400,
      body: { errors: [{ field: expect.stringMatching(/^jobs\.2\./) }] },
    })
    expect(await listed()).toEqual([])
    expect((await upload(file, '?mode=commit&rows=valid')).body.data.created_ids).toHaveLength(1)
  })

  test('twice at once makes each job once', async () => {
    const file = [{ ...input, name: 'fresh' }]
    const { plan } = (await upload(file)).body.data
    const answers = await Promise.all([1, 2].map(() => upload(file, `?mode=commit&plan=${plan}`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('refuses without permission, and scripts without the right to write them', async () => {
    const reader = await signInWith(['job:read'])
    expect((await upload([input], '?mode=commit', reader)).status).toBe(403)
    const writer = await signInWith(['job:read', 'job:write'])
    const script = [{ name: 'script', job_type: 'shell', config: { script: 'date' } }]
    const { body } = await upload(script, '', writer)
    expect(body.data.jobs[0]).toMatchObject({ outcome: 'error', errors: [{ field: 'job_type' }] })
    expect((await upload(script, '?mode=commit', writer)).status).toBe(400)
    expect(await listed()).toEqual([])
  })

  test('of scripts asks for a fresh confirmation', async () => {
    const person = await platform.makeUser(rights)
    const own = await signInAs(api, person)
    await database.db
      .updateTable('session')
      .set({ confirmed_at: new Date(Date.now() - 3_600_000) })
      .where('user_id', '=', person.id)
      .execute()
    const script = [{ name: 'script', job_type: 'shell', config: { script: 'date' } }]
    expect((await upload(script, '', own)).status).toBe(200)
    expect(await upload(script, '?mode=commit', own)).toMatchObject({ body: { code: 40302 } })
    expect((await upload([input], '?mode=commit', own)).status).toBe(200)
  })

  test('leaves a job that the caller may not see alone', async () => {
    await made({ name: 'hidden' })
    const person = await platform.makeUser(rights)
    await database.db
      .updateTable('role')
      .set({ data_scopes: JSON.stringify([{ resource: 'job', scope: 'SELF' }]) })
      .where('id', '=', person.roleId)
      .execute()
    const { body } = await upload([{ ...input, name: 'hidden', timeout: 1 }], '', await signInAs(api, person))
    expect(body.data.jobs).toMatchObject([{ outcome: 'error', job_id: null, errors: [{ field: 'name' }] }])
  })
})
