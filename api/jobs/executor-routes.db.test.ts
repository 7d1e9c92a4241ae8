import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeOpenAttempts } from '../../db/jobs/attempt-queries.ts'
import { readOutput } from '../../db/jobs/output-queries.ts'
import { getRun, listAttempts } from '../../db/jobs/run-queries.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { makeRun, type TicketedAttempt } from '../../tooling/testing/runs.ts'

const executorToken = 'the-token-of-all-executors'
let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let attempt: TicketedAttempt

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database, { env: { OPS_EXECUTOR_TOKEN: executorToken } })
  api = await platform.startApi()
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  attempt = await makeRun(database.db, {
    config: { script: 'echo hi', args: ['a'] },
    timeout: 90,
    timezone: 'Asia/Tokyo',
  })
})

const refOf = ({ runId, scheduledAt, attempt: number }: TicketedAttempt) => ({
  run_id: runId,
  scheduled_at: scheduledAt,
  attempt: number,
})
const executor = (headers: Record<string, string> = {}) => ({
  Authorization: `Executor ${executorToken}`,
  'X-OPS-Executor': 'exec-1',
  ...headers,
})
const claim = (of = attempt, headers = executor({ 'X-OPS-Ticket': of.ticket })) =>
  api.call('POST', '/executor/attempts/claim', { body: refOf(of), headers })
const send = (claimed: number, text: string, sequence = 0) =>
  api.call('POST', '/executor/attempts/output', {
    body: {
      ...refOf(attempt),
      claim: claimed,
      chunks: [{ stream: 'stdout', sequence, content: Buffer.from(text).toString('base64') }],
    },
    headers: executor({ 'X-OPS-Ticket': attempt.ticket }),
  })
const printed = async () =>
  (await readOutput(database.db, attempt, { from: 0, maxChunks: 100 }))
    .map(({ content }) => content.toString())
    .join('')

describe('taking an attempt up', () => {
  test('gives what to run and marks the attempt as running there', async () => {
    const { status, body } = await claim()
    expect(status).toBe(200)
    expect(body.data).toMatchObject({
      claim: 1,
      job_type: 'shell',
      config: { script: 'echo hi', args: ['a'], env: {}, workdir_files: {} },
      timeout: 90,
      timezone: 'Asia/Tokyo',
      idempotency_key: `ops-run-${attempt.runId}`,
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    })
    expect(await getRun(database.db, attempt.runId)).toMatchObject({ status: 'running', executor: 'exec-1' })
    expect(await listAttempts(database.db, attempt)).toMatchObject([
      { attempt: 1, status: 'running', executor: 'exec-1' },
    ])
  })

  test('by another executor counts the claims, and is seen', async () => {
    await claim()
    const { body } = await claim(attempt, executor({ 'X-OPS-Ticket': attempt.ticket, 'X-OPS-Executor': 'exec-2' }))
    expect(body.data.claim).toBe(2)
    expect(await getRun(database.db, attempt.runId)).toMatchObject({ executor: 'exec-2' })
  })

  test.each([
    ['no token', {}],
    ['a wrong token', { Authorization: 'Executor wrong' }],
    ['a token as bearer', { Authorization: `Bearer ${executorToken}` }],
  ])('with %s is refused, whatever the ticket', async (_name, headers) => {
    const { status } = await claim(attempt, {
      'X-OPS-Executor': 'exec-1',
      'X-OPS-Ticket': attempt.ticket,
      ...headers,
    } as never)
    expect(status).toBe(401)
  })

  test('by a person is refused, whatever the rights', async () => {
    const token = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
    const { status } = await api.call('POST', '/executor/attempts/claim', {
      token,
      body: refOf(attempt),
      headers: { 'X-OPS-Ticket': attempt.ticket },
    })
    expect(status).toBe(401)
  })

  test('without the ticket, or with that of another run, is refused', async () => {
    const other = await makeRun(database.db)
    for (const ticket of ['', 'guess', other.ticket]) {
      expect((await claim(attempt, executor({ 'X-OPS-Ticket': ticket }))).status).toBe(409)
    }
    expect(await getRun(database.db, attempt.runId)).toMatchObject({ status: 'waiting' })
  })

  test('that has ended is refused', async () => {
    await database.db
      .transaction()
      .execute((tx) => closeOpenAttempts(tx, attempt, { status: 'cancelled', errorMsg: null }))
    expect((await claim()).status).toBe(409)
  })

  test('that cannot be run says why, in both languages', async () => {
    attempt = await makeRun(database.db, { config: { script: 'echo {params.missing}' } })
    const { status, body } = await claim()
    expect(status).toBe(200)
    expect(body.data).toEqual({ refusal: { zh: expect.any(String), en: expect.stringContaining('params.missing') } })
  })
})

describe('output', () => {
  test('arrives once, however often it is sent', async () => {
    await claim()
    expect((await send(1, 'one ')).body.data).toEqual({ position: 4 })
    expect((await send(1, 'one ')).body.data).toEqual({ position: 4 })
    expect((await send(1, 'two', 1)).body.data).toEqual({ position: 7 })
    expect(await printed()).toBe('one two')
  })

  test('of an executor that was replaced is refused', async () => {
    await claim()
    await claim()
    expect((await send(1, 'zombie')).status).toBe(409)
    expect((await send(2, 'successor')).status).toBe(200)
    expect(await printed()).toBe('successor')
  })

  test('that is no base64, too large or too many is refused', async () => {
    await claim()
    const chunk = { stream: 'stdout', sequence: 0, content: 'aGk=' }
    for (const chunks of [
      [{ ...chunk, content: '***' }],
      [{ ...chunk, content: 'A'.repeat(200_000) }],
      Array(300).fill(chunk),
      [{ ...chunk, sequence: -1 }],
      [{ ...chunk, stream: 'stdin' }],
    ]) {
      const { status } = await api.call('POST', '/executor/attempts/output', {
        body: { ...refOf(attempt), claim: 1, chunks },
        headers: executor({ 'X-OPS-Ticket': attempt.ticket }),
      })
      expect(status).toBe(400)
    }
  })
})

describe('presence', () => {
  const beat = (fields: Record<string, unknown> = {}, instance = 'exec-1') =>
    api.call('POST', '/executor/heartbeat', {
      body: {
        group: 'default',
        host: 'a',
        status: 'live',
        running: 0,
        started_at: new Date().toISOString(),
        ...fields,
      },
      headers: executor({ 'X-OPS-Executor': instance }),
    })

  test('executors are listed with what they carry, and are gone when silent', async () => {
    const token = await signInAs(api, await platform.makeUser(['executor:read']))
    await beat({ running: 3 })
    await beat({ status: 'draining' }, 'exec-2')
    await beat({ group: 'gpu' }, 'exec-3')
    await database.db
      .updateTable('executor')
      .set({ last_seen_at: new Date(Date.now() - 60_000) })
      .where('instance', '=', 'exec-3')
      .execute()
    const { body } = await api.call('GET', '/executors?sort=instance', { token })
    expect(body.data.items).toMatchObject([
      { instance: 'exec-1', status: 'live', running: 3, group: 'default' },
      { instance: 'exec-2', status: 'draining' },
      { instance: 'exec-3', status: 'gone', group: 'gpu' },
    ])
    const live = await api.call('GET', '/executors?status=live', { token })
    expect(live.body.data).toMatchObject({ total: 1 })
    const stranger = await signInAs(api, await platform.makeUser(['run:read']))
    expect((await api.call('GET', '/executors', { token: stranger })).status).toBe(403)
  })

  test('an executor that is drained hears of it, counts as draining at once, and takes work again', async () => {
    const token = await signInAs(api, await platform.makeUser(['executor:read', 'executor:drain']))
    const of = (path: string, method = 'POST') => api.call(method, `/executors${path}`, { token })
    expect((await beat({ slots: 8, running: 2 }, 'exec-4')).body.data).toEqual({ drain: false })
    const [{ id }] = (await of('?q=exec-4', 'GET')).body.data.items

    const drained = await of(`/${id}/drain`)
    expect(drained.body.data).toMatchObject({ id, status: 'draining', drain_requested: true, slots: 8 })
    expect((await of(`/${id}/drain`)).body.data).toEqual(drained.body.data)
    expect((await beat({ slots: 8, running: 2 }, 'exec-4')).body.data).toEqual({ drain: true })

    expect((await of(`/${id}/resume`)).body.data).toMatchObject({ status: 'live', drain_requested: false })
    expect((await beat({ slots: 8 }, 'exec-4')).body.data).toEqual({ drain: false })
  })

  test('draining refuses without permission, and an executor that is not there', async () => {
    const reader = await signInAs(api, await platform.makeUser(['executor:read']))
    const token = await signInAs(api, await platform.makeUser(['executor:drain']))
    for (const verb of ['drain', 'resume']) {
      expect((await api.call('POST', `/executors/1/${verb}`, { token: reader })).status).toBe(403)
      expect((await api.call('POST', `/executors/4711/${verb}`, { token })).status).toBe(404)
    }
  })

  test('groups tell how much those that take work carry', async () => {
    const token = await signInAs(api, await platform.makeUser(['executor:read']))
    await database.db.deleteFrom('executor').execute()
    await beat({ slots: 8, running: 2 }, 'a')
    await beat({ slots: 4, running: 1 }, 'b')
    await beat({ slots: 4, status: 'draining', running: 1 }, 'c')
    await beat({ group: 'gpu', status: 'gone' }, 'd')
    expect((await api.call('GET', '/executors/groups', { token })).body.data.items).toEqual([
      { group: 'default', live: 2, draining: 1, running: 3, slots: 12 },
    ])
  })

  test('needs a name that can be shown', async () => {
    expect((await beat({}, '<script>')).status).toBe(400)
    expect((await beat({ running: -1 })).status).toBe(400)
  })
})
