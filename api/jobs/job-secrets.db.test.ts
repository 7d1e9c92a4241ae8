import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

const input = {
  name: '对账',
  job_type: 'http',
  config: {
    url: 'http://example.com/',
    headers: { Authorization: 'Bearer the-token', 'X-Key': 'the-key', Accept: '*/*' },
    secrets: ['headers.Authorization', 'headers.X-Key'],
  },
  params: [
    { name: 'pin', type: 'number', default: 4711, secret: true },
    { name: 'day', default: 'monday' },
  ],
}
const shown = {
  config: { headers: { Authorization: '******', 'X-Key': '******', Accept: '*/*' }, secrets: input.config.secrets },
  params: [{ name: 'pin', default: '******', secret: true }, { default: 'monday' }],
}

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let token: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  token = await signInAs(api, await platform.makeUser(['job:read', 'job:write', 'job:trigger', 'run:read']))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('job').execute()
})

const call = (method: string, path: string, body?: unknown) => api.call(method, path, { token, body })
const made = async (fields: object = {}) => (await call('POST', '/jobs', { ...input, ...fields })).body.data
const storedRows = async () =>
  JSON.stringify([
    await database.db.selectFrom('job').select(['config', 'params']).execute(),
    await database.db.selectFrom('job_log').select(['definition', 'params']).execute(),
  ])

async function auditedBodies(): Promise<string> {
  const rows = await database.db.selectFrom('audit_log').select('request_body').execute()
  return rows.map(({ request_body }) => request_body).join('\n')
}

test('secrets are masked wherever a job is shown, and sealed where it is kept', async () => {
  const job = await made()
  expect(job).toMatchObject(shown)
  expect((await call('GET', `/jobs/${job.id}`)).body.data).toMatchObject(shown)
  expect((await call('GET', '/jobs')).body.data.items[0]).toMatchObject(shown)
  const { status, body } = await call('PUT', `/jobs/${job.id}`, { ...input, version: 99 })
  expect(status).toBe(409)
  expect(body.data).toMatchObject(shown)
  const rows = await storedRows()
  for (const secret of ['the-token', 'the-key', '4711']) expect(rows).not.toContain(secret)
})

test('what comes back masked keeps what is stored', async () => {
  const { id, config, params, version } = await made()
  const before = await storedRows()
  const changed = { ...input, config, params, version, description: 'changed' }
  expect((await call('PUT', `/jobs/${id}`, changed)).body.data).toMatchObject({ ...shown, description: 'changed' })
  expect(await storedRows()).toBe(before)
})

test('a copy, another host, and what is no longer secret need the secret again', async () => {
  const { id, config, params, version } = await made()
  const faultsOf = async (method: string, path: string, body: object) => {
    const answer = await call(method, path, { ...input, config, params, ...body })
    expect(answer.status).toBe(400)
    return answer.body.errors.map(({ field }: { field: string }) => field).sort()
  }
  const all = ['config.headers.Authorization', 'config.headers.X-Key', 'params.0.default']
  expect(await faultsOf('POST', '/jobs', { name: 'a copy' })).toEqual(all)
  const elsewhere = { version, config: { ...config, url: 'http://evil.example/' } }
  expect(await faultsOf('PUT', `/jobs/${id}`, elsewhere)).toEqual(all)
  expect(await faultsOf('POST', `/jobs/${id}/test`, { config: elsewhere.config })).toEqual(all)
  const open = { version, config: { ...config, secrets: ['headers.Authorization'] } }
  expect(await faultsOf('PUT', `/jobs/${id}`, open)).toEqual(['config.headers.X-Key'])
})

test('a test run takes the stored secrets of its own job, and no other’s', async () => {
  const { id, config, params } = await made()
  const tried = { ...input, config, params }
  expect((await call('POST', `/jobs/${id}/test`, tried)).status).toBe(202)
  expect((await call('POST', '/jobs/0/test', tried)).status).toBe(400)
  expect(await storedRows()).not.toContain('the-key')
})

test('given secrets are sealed, masked, and kept by a rerun', async () => {
  const { id } = await made()
  const started = (await call('POST', `/jobs/${id}/trigger`, { params: { pin: 1234567, day: 'friday' } })).body.data
  const again = (await call('POST', `/job-logs/${started.run_id}/rerun`, {})).body.data
  for (const { run_id } of [started, again]) {
    const run = (await call('GET', `/job-logs/${run_id}`)).body.data
    expect(run).toMatchObject({ params: { pin: '******', day: 'friday' }, definition: shown })
  }
  expect((await call('GET', `/jobs/${id}/logs`)).body.data.items[0].params.pin).toBe('******')
  expect(await storedRows()).not.toContain('1234567')
})

test('the audit log shows what was asked for without secrets, also of what was refused', async () => {
  const { id } = await made()
  await call('POST', '/jobs', { ...input, timezone: 'Nowhere', params: [{ ...input.params[0], type: 'no type' }] })
  await call('POST', '/jobs', { ...input, config: { ...input.config, secrets: 'broken' } })
  await call('POST', `/jobs/${id}/trigger`, { params: { pin: 1234567, day: 'friday' } })
  await call('POST', '/jobs/999999/trigger', { params: { pin: 1234567 } })
  const bodies = await auditedBodies()
  for (const secret of ['the-token', 'the-key', '4711', '1234567']) expect(bodies).not.toContain(secret)
  expect(bodies).toContain('"day":"friday"')
  expect(bodies).toContain('"Accept":"*/*"')
  expect(bodies).toContain('"secrets":["headers.Authorization","headers.X-Key"]')
})
