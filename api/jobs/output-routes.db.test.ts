import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimAttempt, closeOpenAttempts } from '../../db/jobs/attempt-queries.ts'
import { appendOutput, type OutputWriter } from '../../db/jobs/output-queries.ts'
import { settleOpenRun } from '../../db/jobs/settle-open-run.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { makeRun } from '../../tooling/testing/runs.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let token: string
let writer: OutputWriter
let sequence = 0

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  token = await signInAs(api, await platform.makeUser(['run:read']))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  const key = await makeRun(database.db)
  const { claim } = await database.db.transaction().execute((tx) => claimAttempt(tx, key, 'executor-1'))
  writer = { ...key, claim }
})

const print = (content: string | Uint8Array, stream: 'stdout' | 'stderr' = 'stdout') =>
  database.db
    .transaction()
    .execute((tx) =>
      appendOutput(tx, writer, [{ stream, sequence: sequence++, content: Buffer.from(content as string) }]),
    )
const end = () =>
  database.db.transaction().execute(async (tx) => {
    await closeOpenAttempts(tx, writer, { status: 'success', errorMsg: null })
    await settleOpenRun(tx, writer, { status: 'success', result: null, errorMsg: null })
  })
const get = (headers: Record<string, string> = {}, query = '', by = token) =>
  api.app.request(`/api/v1/job-logs/${writer.runId}/output${query}`, {
    headers: { Authorization: `Bearer ${by}`, ...headers },
  })

describe('as text', () => {
  test('gives what was printed so far, streams interleaved or one of them', async () => {
    await print('出 1\n')
    await print('err\n', 'stderr')
    await print('出 2\n')
    const all = await get()
    expect(all.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
    expect(all.headers.get('X-OPS-Output-End')).toBe('16')
    expect(await all.text()).toBe('出 1\nerr\n出 2\n')
    expect(await (await get({}, '?stream=stderr')).text()).toBe('err\n')
    expect(await (await get({}, '?offset=6')).text()).toBe('err\n出 2\n')
    expect(await (await get({}, '?offset=99')).text()).toBe('')
  })

  test('is complete however long it is', async () => {
    for (let part = 0; part < 40; part++) await print(`${part}`.padStart(9, ' '))
    const body = await (await get()).text()
    expect(body.length).toBe(360)
    expect(body.endsWith('39')).toBe(true)
  })

  test('refuses without the right, without a run, and for what it cannot read', async () => {
    const stranger = await signInAs(api, await platform.makeUser(['job:read']))
    expect((await get({}, '', stranger)).status).toBe(403)
    expect((await api.call('GET', '/job-logs/999999/output', { token })).status).toBe(404)
    expect((await get({}, '?offset=-1')).status).toBe(400)
    expect((await get({}, '?lines=3')).status).toBe(400)
    expect((await get({ Accept: 'text/event-stream', 'Last-Event-ID': 'x' })).status).toBe(400)
  })
})

describe('as events', () => {
  test('gives what is there, then what comes, then how it ended', async () => {
    await print('before ')
    const events = follow(await get({ Accept: 'text/event-stream' }))
    expect(await events.next('output')).toMatchObject({ id: '7', data: { stream: 'stdout', text: 'before ' } })
    await print('live', 'stderr')
    expect(await events.next('output')).toMatchObject({ id: '11', data: { stream: 'stderr', text: 'live' } })
    await end()
    expect(await events.next('end')).toMatchObject({ id: '11', data: { status: 'success' } })
    expect(await events.isOver()).toBe(true)
  })

  test('of a run that has ended gives all and ends', async () => {
    await print('all')
    await end()
    const events = follow(await get({ Accept: 'text/event-stream' }))
    expect(await events.next('output')).toMatchObject({ data: { text: 'all' } })
    expect(await events.next('end')).toMatchObject({ data: { status: 'success' } })
  })

  test('goes on after the last event that was seen, without gap or double', async () => {
    await print('one ')
    await print('two ')
    const first = follow(await get({ Accept: 'text/event-stream' }))
    const { id } = await first.next('output')
    await first.leave()
    await print('three')
    await end()
    const second = follow(await get({ Accept: 'text/event-stream', 'Last-Event-ID': id }))
    expect(await second.rest()).toBe('two three')
  })

  test('a character that arrives in two chunks is whole', async () => {
    const events = follow(await get({ Accept: 'text/event-stream' }))
    const bytes = Buffer.from('你😀好')
    for (const byte of bytes) await print(Buffer.from([byte]))
    await end()
    expect(await events.rest()).toBe('你😀好')
  })

  test('many readers each get everything', async () => {
    const readers = await Promise.all(
      Array.from({ length: 10 }, async () => follow(await get({ Accept: 'text/event-stream' }))),
    )
    for (let part = 0; part < 30; part++) await print(`${part},`)
    await end()
    const expected = Array.from({ length: 30 }, (_, part) => `${part},`).join('')
    for (const reader of readers) expect(await reader.rest()).toBe(expected)
  })

  test('ends when the session does', async () => {
    const user = await platform.makeUser(['run:read'])
    const own = await signInAs(api, user)
    const events = follow(await get({ Accept: 'text/event-stream' }, '', own))
    await print('seen')
    expect(await events.next('output')).toMatchObject({ data: { text: 'seen' } })
    await api.call('POST', '/auth/logout', { token: own, body: {} })
    expect(await events.next('closed')).toMatchObject({ data: { code: 40103 } })
    expect(await events.isOver()).toBe(true)
  })

  test('ends when the right is taken away, while others read on', async () => {
    const user = await platform.makeUser(['run:read'])
    const theirs = follow(await get({ Accept: 'text/event-stream' }, '', await signInAs(api, user)))
    const others = follow(await get({ Accept: 'text/event-stream' }))
    await database.db.deleteFrom('role_permission').where('role_id', '=', user.roleId).execute()
    expect(await theirs.next('closed')).toMatchObject({ data: { code: 40301 } })
    expect(await theirs.isOver()).toBe(true)
    await print('still')
    expect(await others.next('output')).toMatchObject({ data: { text: 'still' } })
    await others.leave()
  })

  test('a slow reader does not make the server read ahead', async () => {
    const piece = 'x'.repeat(60_000)
    for (let part = 0; part < 40; part++) await print(piece)
    await end()
    const events = follow(await get({ Accept: 'text/event-stream' }))
    await events.next('output')
    expect((await events.rest()).length).toBe(39 * 60_000)
  })
})

/** Reads a stream of events as a browser does. */
function follow(response: Response) {
  if (!response.body) throw new Error(`answered ${response.status}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let buffered = ''
  let isDone = false

  async function nextEvent() {
    while (!buffered.includes('\n\n')) {
      const { done, value } = await reader.read()
      if (done) {
        isDone = true
        return undefined
      }
      buffered += value
    }
    const border = buffered.indexOf('\n\n')
    const lines = buffered.slice(0, border).split('\n')
    buffered = buffered.slice(border + 2)
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
    const event = field('event')
    if (!event) return nextEvent()
    return { event, id: field('id') ?? '', data: JSON.parse(field('data') ?? 'null') as Record<string, string> }
  }

  return {
    async next(kind: string) {
      const event = await nextEvent()
      if (event?.event !== kind) throw new Error(`expected ${kind}, got ${JSON.stringify(event)}`)
      return event
    },
    /** All text up to the end. */
    async rest() {
      let text = ''
      for (let event = await nextEvent(); event && event.event !== 'end'; event = await nextEvent())
        text += event.data.text
      return text
    },
    async isOver() {
      return (await nextEvent()) === undefined && isDone
    },
    leave: () => reader.cancel(),
  }
}
