import { OpenAPIHono, z } from '@hono/zod-openapi'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Tx } from '../../db/database.ts'
import { conflict } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { type ApiServices, createServices } from '../services.ts'
import { requestContext } from './request-context.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let app: OpenAPIHono<ApiEnv>
let services: ApiServices
let token: string
let otherToken: string

/** What the handlers do at their turning points; a promise that never settles is a process that died there. */
let beforeWrite: () => Promise<unknown>
let betweenWrites: () => Promise<unknown>
let afterWrites: () => Promise<unknown>
const dies = () => new Promise<never>(() => {})
const goesOn = async () => {}

const body = z.strictObject({ name: z.string() })
const makeRoute = defineRoute({
  method: 'post',
  path: '/things',
  summary: 'Make a thing, and another one in a second transaction',
  tags: ['test'],
  permission: 'signed-in',
  request: { body },
  responses: { 201: z.object({ id: z.int(), made_at: z.iso.datetime(), second: z.int(), trace_id: z.string() }) },
})
/** Any table will do in which nothing is unique. */
const insertThing = (tx: Tx, name: string, trace_id: string) =>
  tx
    .insertInto('login_log')
    .values({ user_name: name, login_type: 'password', status: 'success', trace_id })
    .returning(['id', 'created_at', 'trace_id'])
    .executeTakeFirstOrThrow()
const listThings = (name: string) =>
  database.db
    .selectFrom('login_log')
    .select(['id', 'created_at', 'trace_id'])
    .where('user_name', '=', name)
    .orderBy('id')
    .execute()
const countThings = async (name: string) => (await listThings(name)).length

const routes = createRouter().openapi(makeRoute, async (c) => {
  const { name } = c.req.valid('json')
  await beforeWrite()
  const first = await c.var.write((tx) => insertThing(tx, name, c.var.traceId), { status: 201 })
  await betweenWrites()
  const second = await c.var.write((tx) => insertThing(tx, name, c.var.traceId))
  await afterWrites()
  const made_at = first.created_at.toISOString()
  return ok(c, { id: first.id, made_at, second: second.id, trace_id: c.var.traceId }, 201)
})

beforeAll(async () => {
  database = await testDatabase({ maxConnections: 20 })
  platform = await testPlatform(database)
  api = await platform.startApi()
  app = new OpenAPIHono<ApiEnv>()
  services = createServices(api.deps)
  services.patience = { staleMs: 60_000, waitMs: 1000 }
  app.use(requestContext(api.deps, services))
  app.route('/api/v1', routes).route('/api', routes)
  token = await signInAs(api, await platform.makeUser([]))
  otherToken = await signInAs(api, await platform.makeUser([]))
})
beforeEach(() => {
  beforeWrite = goesOn
  betweenWrites = goesOn
  afterWrites = goesOn
})
afterAll(async () => {
  await services?.close()
  await platform?.close()
  await database?.close()
})

async function make(key: string, name: string, { as = token, path = '/api/v1/things' } = {}) {
  const answer = await app.request(path, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${as}`,
      'Content-Type': 'application/json',
      'Accept-Language': 'en',
      'Idempotency-Key': key,
    },
    body: JSON.stringify({ name }),
  })
  return {
    status: answer.status,
    retryAfter: answer.headers.get('Retry-After'),
    isReplayed: answer.headers.get('Idempotency-Replayed') === 'true',
    // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer by looking into it.
    body: (await answer.json()) as any,
  }
}

/** As if a minute had passed since the attempt began. */
const aMinuteLater = (key: string) =>
  sql`update idempotency_key set claimed_at = claimed_at - interval '61 s' where key = ${key}`.execute(database.db)

/** Starts a request that dies, and waits until it is where it dies. */
async function startAndDie(
  key: string,
  name: string,
  at: 'beforeWrite' | 'betweenWrites' | 'afterWrites',
): Promise<void> {
  const arrived = Promise.withResolvers<void>()
  const stop = () => {
    arrived.resolve()
    return dies()
  }
  if (at === 'beforeWrite') beforeWrite = stop
  if (at === 'betweenWrites') betweenWrites = stop
  if (at === 'afterWrites') afterWrites = stop
  void make(key, name)
  await arrived.promise
  beforeWrite = goesOn
  betweenWrites = goesOn
  afterWrites = goesOn
}

test('the same key and body get the first answer again, also under the other address', async () => {
  const first = await make('same', 'same')
  expect(first).toMatchObject({ status: 201, isReplayed: false })
  const again = await make('same', 'same')
  expect(again).toMatchObject({ status: 201, isReplayed: true })
  expect(again.body).toEqual(first.body)
  expect((await make('same', 'same', { path: '/api/things' })).body).toEqual(first.body)
  expect(await countThings('same')).toBe(2)
})

test('the same key with another body is refused', async () => {
  await make('other', 'other')
  const { status, body } = await make('other', 'something else')
  expect({ status, code: body.code }).toEqual({ status: 409, code: 40901 })
  expect(await countThings('something else')).toBe(0)
})

test('keys of two callers have nothing to do with each other', async () => {
  await make('mine', 'mine')
  expect(await make('mine', 'mine', { as: otherToken })).toMatchObject({ status: 201, isReplayed: false })
  expect(await countThings('mine')).toBe(4)
})

test('a refusal is an answer, too; a fault of ours is tried again', async () => {
  beforeWrite = async () => {
    throw conflict(text('停机', 'halted'))
  }
  const first = await make('refused', 'refused')
  expect(first.body).toMatchObject({ code: 40901, message: 'halted' })
  beforeWrite = async () => {
    throw new Error('broken')
  }
  expect((await make('refused', 'refused')).body).toEqual(first.body)
  expect((await make('broken', 'broken')).status).toBe(500)
  beforeWrite = goesOn
  expect((await make('broken', 'broken')).status).toBe(201)
  expect(await countThings('broken')).toBe(2)
})

test('of twins that come at once one acts and both get its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => make('twins', 'twins')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(1)
  expect(answers.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1)
  expect(await countThings('twins')).toBe(2)
})

test('a twin that has waited long enough is told to come back later', async () => {
  await startAndDie('waiting', 'waiting', 'beforeWrite')
  const { status, retryAfter, body } = await make('waiting', 'waiting')
  expect({ status, retryAfter, code: body.code }).toEqual({ status: 409, retryAfter: '5', code: 40901 })
})

test('cut off before it changed anything: the next attempt acts', async () => {
  await startAndDie('early', 'early', 'beforeWrite')
  await aMinuteLater('early')
  expect(await make('early', 'early')).toMatchObject({ status: 201, isReplayed: false })
  expect(await countThings('early')).toBe(2)
})

test('cut off between two changes: the next attempt keeps the first and makes the second', async () => {
  await startAndDie('middle', 'middle', 'betweenWrites')
  expect(await countThings('middle')).toBe(1)
  await aMinuteLater('middle')
  expect(await make('middle', 'middle')).toMatchObject({ status: 201 })
  expect(await countThings('middle')).toBe(2)
})

test('cut off after its changes: the next attempt changes nothing and gives the answer that was lost', async () => {
  await startAndDie('late', 'late', 'afterWrites')
  await aMinuteLater('late')
  const { status, body } = await make('late', 'late')
  expect(status).toBe(201)
  const [first, second] = await listThings('late')
  expect(body.data).toEqual({
    id: first?.id,
    made_at: first?.created_at.toISOString(),
    second: second?.id,
    trace_id: first?.trace_id,
  })
  expect(await countThings('late')).toBe(2)
})

test('cut off after the answer was stored: it is given', async () => {
  const first = await make('stored', 'stored')
  await aMinuteLater('stored')
  expect((await make('stored', 'stored')).body).toEqual(first.body)
})

test('an attempt that was taken for dead and wakes up changes nothing any more', async () => {
  const arrived = Promise.withResolvers<void>()
  const awake = Promise.withResolvers<void>()
  beforeWrite = () => {
    arrived.resolve()
    return awake.promise
  }
  const slow = make('slow', 'slow')
  await arrived.promise
  beforeWrite = goesOn
  await aMinuteLater('slow')
  const second = await make('slow', 'slow')
  expect(second.status).toBe(201)
  awake.resolve()
  expect((await slow).body).toMatchObject({ code: 40901, message: 'A later attempt of this request has taken over' })
  expect(await countThings('slow')).toBe(2)
  expect((await make('slow', 'slow')).body).toEqual(second.body)
})

test('a key is forgotten after 24 hours', async () => {
  const first = await make('old', 'old')
  await sql`update idempotency_key set created_at = created_at - interval '25 h' where key = 'old'`.execute(database.db)
  const later = await make('old', 'old')
  expect(later).toMatchObject({ status: 201, isReplayed: false })
  expect(later.body.data.id).not.toBe(first.body.data.id)
})

test('what is kept of an answer cannot be read in the database', async () => {
  await make('sealed', 'a name to look for')
  const row = await database.db
    .selectFrom('idempotency_key')
    .select(['response_body', 'effects'])
    .where('key', '=', 'sealed')
    .executeTakeFirstOrThrow()
  expect(row.response_body).toMatch(/^v1\./)
  expect(JSON.stringify(row)).not.toContain('a name to look for')
})

test.each([' ', 'x'.repeat(256), 'ключ'.normalize()])('a key that is none is refused: %j', async (key) => {
  const answer = await app.request('/api/v1/things', {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': Buffer.from(key).toString('latin1'),
    },
    body: '{"name":"x"}',
  })
  expect(await answer.json()).toMatchObject({ code: 40001, errors: [{ field: 'Idempotency-Key' }] })
})

test('a key is free soon after the database could not take its answer, long before it is stale', async () => {
  // What goes wrong in the moment of the answer: nothing can be written to the key's row.
  const refuse = sql`
    create function refuse_answers() returns trigger language plpgsql as $$ begin raise 'away'; end $$;
    create trigger refuse_answers before update of response_status on idempotency_key
      for each row execute function refuse_answers()`
  await refuse.execute(database.db)
  const first = await make('away', 'away')
  expect(first.status).toBe(500)
  await sql`drop function refuse_answers cascade`.execute(database.db)
  await expect.poll(async () => (await make('away', 'away')).status, { timeout: 20_000, interval: 100 }).toBe(201)
  expect(await countThings('away')).toBe(2)
})
