import { defaultPayloadConverter } from '@temporalio/common'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPayloadCodec, executorPayloadKeys } from '../../platform/temporal-codec.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

const ui = 'http://127.0.0.1:8233'
const executorToken = 'the-token-of-an-executor'
const decodePath = '/temporal/codec/decode'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let user: Awaited<ReturnType<TestPlatform['makeUser']>>
let token: string

beforeAll(async () => {
  database = await testDatabase()
  const env = { TEMPORAL_UI_URL: `${ui}/`, OPS_EXECUTOR_TOKEN: executorToken }
  platform = await testPlatform(database, { env })
  api = await platform.startApi()
})
beforeEach(async () => {
  user = await platform.makeUser(['temporal:payload'])
  token = await signInAs(api, user)
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

type Payloads = { payloads: { metadata: Record<string, string>; data: string }[] }

/** As Temporal's tools write payloads into JSON. */
async function sealed(value: unknown, codec = services().payloads): Promise<Payloads> {
  const payloads = await codec.encode([defaultPayloadConverter.toPayload(value)])
  return {
    payloads: payloads.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(
        Object.entries(metadata ?? {}).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
      ),
      data: Buffer.from(data ?? []).toString('base64'),
    })),
  }
}
const services = () => ({ payloads: createPayloadCodec(keys(), () => 'platform') })
const keys = () => ({ platform: api.deps.secrets.deriveKeys('temporal payloads'), executor: [] })
const opened = ({ payloads }: Payloads) =>
  payloads.map(({ data }) => JSON.parse(Buffer.from(data, 'base64').toString()))
const open = (body: unknown, headers: Record<string, string> = {}, bearer?: string) =>
  api.call('POST', decodePath, { body, headers, token: bearer })
const allow = (bearer = token) => api.call('POST', '/temporal/codec/access', { token: bearer })

/** What the browser sends with a request of the Web UI after the button was pressed in the console. */
async function fromUi(headers: Record<string, string> = {}): Promise<Record<string, string>> {
  const [cookie = ''] = (await allow()).headers.getSetCookie()
  return { Cookie: cookie.split(';')[0] ?? '', Origin: ui, 'Sec-Fetch-Site': 'same-site', ...headers }
}

describe('payloads are opened', () => {
  test('for whoever has the right, by a bearer token and as Temporal’s tools speak', async () => {
    const { status, body } = await open(await sealed({ runId: 7 }), {}, token)
    expect(status).toBe(200)
    expect(opened(body)).toEqual([{ runId: 7 }])
    expect(Object.keys(body)).toEqual(['payloads'])
    expect(Buffer.from(body.payloads[0].metadata.encoding, 'base64').toString()).toBe('json/plain')
  })

  test('for the Web UI, in the browser where that was allowed', async () => {
    const { status, body, headers } = await open(await sealed('hello'), await fromUi())
    expect(status).toBe(200)
    expect(opened(body)).toEqual(['hello'])
    expect(headers.get('Access-Control-Allow-Origin')).toBe(ui)
    expect(headers.get('Access-Control-Allow-Credentials')).toBe('true')
  })

  test('that were sealed for executors, and such as were never sealed', async () => {
    const forExecutors = await sealed(
      1,
      createPayloadCodec(executorPayloadKeys(executorToken), () => 'executor'),
    )
    const plain = { metadata: { encoding: Buffer.from('json/plain').toString('base64') }, data: 'Mg==' }
    const { body } = await open({ payloads: [...forExecutors.payloads, plain] }, {}, token)
    expect(opened(body)).toEqual([1, 2])
  })
})

describe('nothing is opened', () => {
  test('without permission, nor allowed to the Web UI', async () => {
    const other = await signInAs(api, await platform.makeUser(['run:read']))
    expect((await open(await sealed(1), {}, other)).status).toBe(403)
    const refused = await allow(other)
    expect(refused.status).toBe(403)
    expect(refused.headers.getSetCookie()).toEqual([])
    expect((await open(await sealed(1))).status).toBe(401)
  })

  test('when the permission is gone', async () => {
    const headers = await fromUi()
    await database.db.deleteFrom('user_role').where('user_id', '=', user.id).execute()
    await expect.poll(async () => (await open(await sealed(1), headers)).status).toBe(403)
  })

  test('when the session has ended', async () => {
    const headers = await fromUi()
    await api.call('POST', '/auth/logout', { token })
    expect((await open(await sealed(1), headers)).body.code).toBe(40103)
  })

  test('for the pages of another origin, whatever cookie they bring', async () => {
    for (const Origin of ['http://127.0.0.1:9999', 'http://evil.example', 'null']) {
      const { status, headers } = await open(await sealed(1), await fromUi({ Origin }))
      expect(status).toBe(403)
      expect(headers.has('Access-Control-Allow-Origin')).toBe(false)
      expect(headers.has('Access-Control-Allow-Credentials')).toBe(false)
    }
  })

  test('by a cookie that was altered or is too old', async () => {
    const headers = await fromUi()
    const [facts = '', proof = ''] = (headers.Cookie ?? '').split(/\.(?=[^.]+$)/)
    const older = facts.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    for (const Cookie of [
      `${facts}.${proof.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
      `${older}.${proof}`,
    ]) {
      expect((await open(await sealed(1), { ...headers, Cookie })).status).toBe(401)
    }
  })

  test('that was tampered with, or sealed under a key that is not here', async () => {
    const { payloads } = await sealed('hello')
    const [payload] = payloads
    const data = Buffer.from(payload?.data ?? '', 'base64')
    data[20] = (data[20] ?? 0) ^ 1
    const foreign = await sealed(
      1,
      createPayloadCodec(executorPayloadKeys('another-token'), () => 'executor'),
    )
    for (const body of [{ payloads: [{ ...payload, data: data.toString('base64') }] }, foreign]) {
      const answer = await open(body, {}, token)
      expect(answer.status).toBe(400)
      expect(answer.body.errors[0].field).toBe('payloads')
    }
  })
})

describe('the cookie', () => {
  test('goes to the codec alone, is out of reach of scripts, and lasts eight hours', async () => {
    const { status, body, headers } = await allow()
    expect(status).toBe(200)
    expect(Date.parse(body.data.until) - Date.now()).toBeGreaterThan(7.9 * 3600_000)
    const [cookie] = headers.getSetCookie()
    expect(cookie).toMatch(/^(__Secure-)?ops_codec/)
    for (const part of ['Path=/api/v1/temporal/codec', 'HttpOnly', 'SameSite=Strict', 'Max-Age=28800']) {
      expect(cookie).toContain(part)
    }
  })

  test('wants a fresh confirmation of who asks', async () => {
    await database.db
      .updateTable('session')
      .set({ confirmed_at: new Date(Date.now() - 3_600_000) })
      .where('user_id', '=', user.id)
      .execute()
    api.deps.sessions.forget()
    expect((await allow()).body.code).toBe(40302)
  })
})

test('a preflight of the Web UI is allowed its cookie for these addresses only', async () => {
  const ask = (path: string) => api.app.request(`/api/v1${path}`, { method: 'OPTIONS', headers: { Origin: ui } })
  const codec = await ask(decodePath)
  expect(codec.status).toBe(204)
  expect(codec.headers.get('Access-Control-Allow-Credentials')).toBe('true')
  expect(codec.headers.get('Access-Control-Allow-Headers')).toContain('X-Namespace')
  const other = await ask('/jobs')
  expect(other.headers.has('Access-Control-Allow-Origin')).toBe(false)
})

test('that payloads were opened is audited, not what they hold', async () => {
  const body = await sealed({ secret: 'within' })
  await open(body, {}, token)
  const rows = await database.db.selectFrom('audit_log').selectAll().where('user_id', '=', user.id).execute()
  expect(rows.find(({ request_path }) => request_path.endsWith('/decode'))).toMatchObject({
    action: 'read',
    resource: 'temporal',
    request_body: '{"payloads":1}',
  })
})
