import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { securitySettings } from '../../domain/settings/security-settings.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createDocument } from '../docs/document.ts'
import { routers } from '../routers.ts'

type Schema = {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  oneOf?: Schema[]
  $ref?: string
}
type Operation = {
  responses: Record<string, unknown>
  'x-permission': string
  parameters?: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
type Route = { method: string; path: string; operation: Operation }

// Whatever route is added later is in the document, and so in these tests.
const document = JSON.parse(createDocument(routers)('3.1')) as { paths: Record<string, Record<string, Operation>> }
const everyRoute: Route[] = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)
// A browser is sent on whatever it came with.
const isRedirect = ({ operation }: Route) => '302' in operation.responses
const routes = everyRoute.filter((route) => !isRedirect(route))
const isForm = ({ operation }: Route) => operation.requestBody?.content['multipart/form-data'] !== undefined
const executorToken = 'executor-token-of-this-test'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let user: { username: string }
let token: string | undefined

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database, { env: { OPS_EXECUTOR_TOKEN: executorToken } })
  const most = 1_000_000
  const fields = Object.keys(securitySettings.shape).map((name) => [name, most])
  const values = securitySettings.parse(Object.fromEntries(fields))
  await database.db
    .transaction()
    .execute((tx) => putSettings(tx, { group: 'security', values, version: 1, userId: null }))
  api = await platform.startApi()
  user = await platform.makeUser([], { roles: ['super_admin'] })
})
// Some values end the session that they were sent in.
beforeEach(async () => {
  const isSignedIn = token !== undefined && (await api.call('GET', '/auth/me', { token })).status === 200
  if (!isSignedIn) token = await signInAs(api, user)
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

type Sent = { query?: string; id?: string; body?: string | Uint8Array; headers?: Record<string, string> }

async function send({ method, path, operation }: Route, { query = '', id = '999999999', body, headers }: Sent) {
  const address = `${path.replaceAll(/{[^}]+}/g, id)}${query}`
  const authorization = operation['x-permission'] === 'executor' ? `Executor ${executorToken}` : `Bearer ${token}`
  const answer = await api.app.request(address, {
    method,
    headers: {
      Authorization: authorization,
      'Accept-Language': 'en',
      'X-OPS-Executor': 'test',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  })
  return { status: answer.status, body: await readAnswer(answer) }
}

/** A stream that was opened counts as success. */
async function readAnswer(answer: Response): Promise<{ code: number; message: string; errors?: { field: string }[] }> {
  if (answer.headers.get('Content-Type')?.startsWith('application/json')) {
    return { code: 0, message: '', ...((await answer.json()) as object) }
  }
  await answer.body?.cancel()
  return { code: 0, message: '' }
}

/** Sends them all and names those that were not answered with one of the codes. */
async function expectCodes(route: Route, hostile: Record<string, Sent>, codes: number[]): Promise<void> {
  const answers = await Promise.all(
    Object.entries(hostile).map(async ([name, sent]) => ({ name, ...(await send(route, sent)) })),
  )
  const others = answers.filter(
    ({ status, body: { code } }) =>
      !codes.includes(code) || (code === 0 ? status > 299 : Math.floor(code / 100) !== status),
  )
  expect(others.map(({ name, status, body: { code, message } }) => ({ name, status, code, message }))).toEqual([])
}

const bytes = (...values: number[]) => Uint8Array.from(values)

const malformed: Record<string, Sent> = {
  'an open object': { body: '{' },
  'a word': { body: 'undefined' },
  'a trailing comma': { body: '{"a":1,}' },
  'broken UTF-8': { body: bytes(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d) },
  'an overlong NUL': { body: bytes(0x22, 0xc0, 0x80, 0x22) },
  'deep nesting': { body: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` },
  'deep lists': { body: '['.repeat(70) + ']'.repeat(70) },
  'a NUL': { body: '{"name":"a\\u0000b"}' },
  'a lone surrogate': { body: '{"name":"\\ud800"}' },
  'a huge number': { body: '{"name":1e999}' },
  'a number that cannot be kept': { body: '{"name":12345678901234567890}' },
  'a doubled name': { body: '{"name":"a","name":"b"}' },
  'a prototype': { body: '{"__proto__":{"admin":true}}' },
  'a list': { body: '[]' },
  'a text': { body: '"text"' },
  'a number': { body: '1' },
  true: { body: 'true' },
  null: { body: 'null' },
  'an unknown field': { body: '{"no_such_field":1}' },
  'a constructor': { body: '{"constructor":{"prototype":{"admin":true}}}' },
}

const wronglyTyped: Record<string, Sent> = {
  'plain text': { body: '{}', headers: { 'Content-Type': 'text/plain' } },
  'a form': { body: 'a=1', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
  'another character set': { body: '{}', headers: { 'Content-Type': 'application/json; charset=gbk' } },
  'a type with a tail': { body: '{}', headers: { 'Content-Type': 'application/jsonx' } },
  XML: { body: '<a/>', headers: { 'Content-Type': 'application/xml' } },
}

const wrongValues = [{}, [], [[[]]], 'x'.repeat(300_000), 1e308, -1, 1.5, true, null, '\u202e', { a: { b: [] } }, '']

const neverOk = [40001, 40301, 40401, 40901, 40902, 42301, 40101, 40103, 40104, 42901, 50301]

/** Where messengers knock: what they send is theirs to say, and is looked at by its signature (`card-presses.flow.test.ts`). */
const isMessengers = ({ path }: Route) => path.includes('/im/')

const writing = routes.filter((route) => route.method !== 'GET' && !isMessengers(route))
const withJson = writing.filter((route) => !isForm(route))
const withoutForm = routes.filter((route) => !isForm(route))

describe('bodies', () => {
  test.each(withJson)('$method $path refuses what is no proper JSON object', (route) =>
    expectCodes(route, malformed, [40001]),
  )

  test.each(writing)('$method $path refuses other content types', (route) => expectCodes(route, wronglyTyped, [41501]))

  test.each(withJson)('$method $path refuses a body above the limit', (route) =>
    expectCodes(route, { large: { body: `{"name":"${'x'.repeat(11 * 1024 * 1024)}"}` } }, [41301]),
  )

  test.each(withJson)('$method $path never fails at values of other types', async (route) => {
    const schema = route.operation.requestBody?.content['application/json']?.schema
    const hostile = namesOf(schema).flatMap((name) =>
      wrongValues.map((value): [string, Sent] => [
        `${name}: ${JSON.stringify(value).slice(0, 40)}`,
        { body: JSON.stringify({ [name]: value }) },
      ]),
    )
    await expectCodes(route, Object.fromEntries(hostile), [0, ...neverOk])
  })
})

describe('addresses', () => {
  const ours = withoutForm.filter((route) => !isMessengers(route))
  test.each(ours)('$method $path refuses unknown query names, and names them', async (route) => {
    const body = refusedBody(route)
    const hostile = {
      unknown: { query: '?no_such_filter=1', ...body },
      brackets: { query: '?page[]=1', ...body },
      'a prototype': { query: '?__proto__=1', ...body },
      'a NUL': { query: '?q=%00', ...body },
    }
    await expectCodes(route, hostile, [40001])
    const { body: answer } = await send(route, { query: '?no_such_filter=1', ...body })
    expect(answer.errors?.map(({ field }) => field)).toContain('no_such_filter')
  })

  test.each(routes.filter((route) => queryNames(route).includes('page_size')))(
    '$method $path refuses pages and sorts out of bounds',
    async (route) => {
      const pages = ['page=0', 'page=-1', 'page=x', 'page=1e300', 'page_size=201', 'page_size=0', 'page_size=1.5']
      const sorts = ['sort=no_such_field', 'sort=--id', 'sort=id;drop', 'sort=created_at&sort=id', 'sort=%ff']
      const hostile = [...pages, ...sorts].map((query): [string, Sent] => [query, { query: `?${query}` }])
      await expectCodes(route, Object.fromEntries(hostile), [40001])
    },
  )

  test.each(withoutForm)('$method $path never fails at hostile query values', async (route) => {
    const digits = '9'.repeat(400)
    const times = ['1988-06-20T22:20:07.71%2B17:31', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59']
    const odd = ['', '%00', '%ff%fe', "'%22%3B--", '%F0%9F%92%A9', '-0', 'null', '%u0041']
    const values = [...odd, digits, 'x'.repeat(5000), ...times]
    const hostile = queryNames(route).flatMap((name) =>
      values.map((value): [string, Sent] => [
        `${name}=${value.slice(0, 20)}`,
        { query: `?${name}=${value}`, ...refusedBody(route) },
      ]),
    )
    await expectCodes(route, Object.fromEntries(hostile), [0, ...neverOk])
  })

  test.each(routes.filter(({ path }) => path.includes('{')))(
    '$method $path never fails at hostile ids',
    async (route) => {
      const numbers = ['0', '-1', '1.5', '1e999', '99999999999999999999']
      const ids = [...numbers, 'abc', '%00', '%ff', "1'--", '..%2f', 'x'.repeat(2000), '%20']
      const hostile = ids.map((id): [string, Sent] => [id.slice(0, 30), { id, ...refusedBody(route) }])
      await expectCodes(route, Object.fromEntries(hostile), neverOk)
    },
  )
})

describe('headers', () => {
  test.each(routes)('$method $path never fails at hostile ones', async (route) => {
    const long = 'x'.repeat(4000)
    const hostile: Record<string, Record<string, string>> = {
      trace: { traceparent: long },
      language: { 'Accept-Language': `${long};q=nan,*;q=99999` },
      page: { 'X-OPS-Page': '%ff%00%0d%0aforged' },
      reason: { 'X-OPS-Reason': '%e4%b8' },
      agent: { 'User-Agent': long },
      'a version': { 'If-Match': `"${'9'.repeat(40)}"` },
      'an empty key': { 'Idempotency-Key': ' ' },
      'a long key': { 'Idempotency-Key': long },
      'a position': { 'Last-Event-ID': '-1; drop', Range: 'bytes=9-1' },
      'a proxy': { 'X-Forwarded-For': "1'--, ::ffff:zz, [" },
    }
    const sent = Object.entries(hostile).map(([name, headers]): [string, Sent] => [
      name,
      { headers, ...refusedBody(route) },
    ])
    await expectCodes(route, Object.fromEntries(sent), [0, 41501, ...neverOk])
  })

  test.each(routes.filter(({ operation }) => operation['x-permission'] !== 'public'))(
    '$method $path wants to know who asks',
    async (route) => {
      const bearers = ['Bearer', 'Bearer x', `Bearer ${'x'.repeat(3000)}`, 'Bearer a b']
      const hostile = ['', ...bearers, 'Basic YTpi', 'Executor wrong'].map((Authorization): [string, Sent] => [
        Authorization.slice(0, 20),
        { headers: { Authorization } },
      ])
      await expectCodes(route, Object.fromEntries(hostile), [40101])
    },
  )
})

test.each(everyRoute.filter(isRedirect))('$method $path sends on to our own pages whatever comes', async ({ path }) => {
  const values = ['%00', '%ff', 'x'.repeat(4000), '../..', '//evil.example', "'%22--"]
  for (const value of values) {
    const own = path.replaceAll(/{[^}]+}/g, encodeURIComponent(value))
    for (const query of ['', `?code=${value}&state=${value}&return_to=${value}&error=${value}`]) {
      const answer = await api.app.request(`${own}${query}`)
      expect(answer.status, `${own}${query}`.slice(0, 100)).toBeLessThan(500)
      if (answer.status === 302) expect(answer.headers.get('Location')).toMatch(/^\/(?!\/)/)
    }
  }
})

test('addresses that nobody serves are answered in the envelope', async () => {
  for (const path of ['/api/v1/no-such', '/api/no-such', '/api/v2/jobs', '/api/v1/jobs/1/no-such', '/api']) {
    const answer = await api.app.request(path, { headers: { 'Accept-Language': 'en' } })
    expect(await answer.json()).toMatchObject({ code: 40401, message: 'There is nothing at this address' })
    expect(answer.status).toBe(404)
  }
})

/** For tests of other parts of a request: nothing must be done by it. */
function refusedBody(route: Route): Sent {
  return route.method === 'GET' || isForm(route) ? {} : { body: '{"no_such_field":1}' }
}

function queryNames({ operation }: Route): string[] {
  return (operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name)
}

function namesOf(schema: Schema | undefined): string[] {
  const branches = schema?.oneOf ?? (schema ? [schema] : [])
  return [...new Set(branches.flatMap(({ properties }) => Object.keys(properties ?? {})))]
}
