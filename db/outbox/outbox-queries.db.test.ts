import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { addOutboxLine, deliverOutbox, outboxBacklog, withdrawOutboxLine } from './outbox-queries.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(() => database.db.deleteFrom('outbox').execute())

const add = (subject = 'job:1', triedInline = false) =>
  database.db
    .transaction()
    .execute((tx) => addOutboxLine(tx, { kind: 'sync_schedule', subject, traceId: 'trace', triedInline }))

const due = { limit: 10 }

test('a line is delivered once', async () => {
  const id = await add()
  const seen: number[] = []
  const deliver = async (line: { id: number }) => {
    seen.push(line.id)
  }

  expect(await deliverOutbox(database.db, due, deliver)).toEqual([id])
  expect(await deliverOutbox(database.db, due, deliver)).toEqual([])
  expect(seen).toEqual([id])
})

test('a line whose transaction rolls back is never seen', async () => {
  await database.db
    .transaction()
    .execute(async (tx) => {
      await addOutboxLine(tx, { kind: 'sync_schedule', subject: 'job:1' })
      throw new Error('the change failed')
    })
    .catch(() => {})
  expect(await outboxBacklog(database.db)).toEqual({ pending: 0, oldest: null })
})

test('of two deliverers at once, one gets the line and the other passes it over', async () => {
  await add()
  const isHeld = Promise.withResolvers<void>()
  const mayFinish = Promise.withResolvers<void>()

  const first = deliverOutbox(database.db, due, async () => {
    isHeld.resolve()
    await mayFinish.promise
  })
  await isHeld.promise
  const second = await deliverOutbox(database.db, due, async () => {})
  mayFinish.resolve()

  expect(second).toEqual([])
  expect(await first).toHaveLength(1)
})

test('what fails is put off, with the reason, and later lines are not held up', async () => {
  const failing = await add('job:1')
  const fine = await add('job:2')

  const delivered = await deliverOutbox(database.db, due, async (line) => {
    if (line.id === failing) throw new Error('Temporal is away')
  })

  expect(delivered).toEqual([fine])
  const line = await database.db.selectFrom('outbox').selectAll().where('id', '=', failing).executeTakeFirstOrThrow()
  expect(line).toMatchObject({ attempts: 1, last_error: 'Temporal is away', delivered_at: null })
  expect(line.next_attempt_at.getTime()).toBeGreaterThan(line.created_at.getTime())
})

test('what fails again and again is put off ever longer, but not while the engine is away', async () => {
  const [stubborn, waiting] = [await add('job:1'), await add('job:2')]
  await database.db.updateTable('outbox').set({ attempts: 20 }).execute()
  await deliverOutbox(database.db, due, async ({ id }) => {
    throw id === waiting ? new DomainError('unavailable', text('不在', 'away')) : new Error('no')
  })
  const { rows } = await sql<{ id: number; seconds: number }>`
    select id, extract(epoch from next_attempt_at - now())::float8 as seconds from outbox`.execute(database.db)
  const seconds = new Map(rows.map((row) => [row.id, row.seconds]))
  expect(seconds.get(stubborn)).toBeGreaterThan(30)
  expect(seconds.get(waiting)).toBeLessThanOrEqual(4)
})

test('a deliverer that dies before its commit leaves the line to the next one', async () => {
  await add()
  const client = await database.pool.connect()
  await client.query('begin')
  await client.query('select * from outbox for update skip locked')
  // What the dead process had claimed comes free with its connection.
  client.release(true)
  let delivered: number[] = []
  await expect.poll(async () => (delivered = await deliverOutbox(database.db, due, async () => {}))).toHaveLength(1)
  expect(delivered).toHaveLength(1)
})

test('a line that its writer tries itself is left alone by dispatchers for a moment', async () => {
  const id = await add('job_run:1', true)
  expect(await deliverOutbox(database.db, due, async () => {})).toEqual([])
  expect(await deliverOutbox(database.db, { ids: [id] }, async () => {})).toEqual([id])
})

test('an intent can be taken back until somebody delivers it', async () => {
  await add('job_run:7')
  const withdraw = () => database.db.transaction().execute((tx) => withdrawOutboxLine(tx, 'job_run:7'))
  expect(await withdraw()).toBe(true)
  expect(await withdraw()).toBe(false)
})
