import { once } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { MockActivityEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeOpenAttempts } from '../../db/jobs/attempt-queries.ts'
import { readOutput } from '../../db/jobs/output-queries.ts'
import { getRun } from '../../db/jobs/run-queries.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { testCertificates } from '../../tooling/testing/certificates.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { serve, serveTls } from '../../tooling/testing/http.ts'
import { makeRun, type TicketedAttempt } from '../../tooling/testing/runs.ts'
import { testSecrets } from '../../tooling/testing/secrets.ts'
import { createFireActivities } from './fire-activities.ts'
import { createHttpRunActivities } from './http-run-activities.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
const settled: number[] = []
const activities = () =>
  createHttpRunActivities({
    db: database.db,
    secrets: testSecrets,
    egress: createEgress({ allow: '127.0.0.1 localhost', userAgent: 'ops-test' }),
    onSettled: async (_tx, { id }) => void settled.push(id),
    executor: 'worker-1',
  })
const runOf = (config: Record<string, unknown>, fields: Record<string, unknown> = {}) =>
  makeRun(database.db, { job_type: 'http', config, timeout: 10, ...fields })
const perform = (attempt: TicketedAttempt & { isLast?: boolean }): Promise<AttemptOutcome> =>
  new MockActivityEnvironment({ attempt: 1 }).run(activities().runHttpJob, attempt)
const printed = async (attempt: TicketedAttempt) =>
  (await readOutput(database.db, attempt, { from: 0, maxChunks: 100 }))
    .map(({ content }) => content.toString())
    .join('')
const answer =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

describe('a call', () => {
  test('carries what the job says, its run’s key and trace, and gives the parsed body', async () => {
    const seen: { request: IncomingMessage; body: string }[] = []
    const { url } = await serve(async (request, response) => {
      seen.push({ request, body: Buffer.concat(await request.toArray()).toString() })
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"rows":3}')
    })
    const attempt = await runOf({
      method: 'POST',
      url: `${url}/a?b=1`,
      query: { c: '二' },
      headers: { 'X-Own': 'yes' },
      body: { n: 1 },
    })
    expect(await perform(attempt)).toEqual({
      status: 'success',
      result: { rows: 3 },
      retryable: false,
      executor: 'worker-1',
      ended: 'success',
    })
    expect(seen[0]?.request.url).toBe('/a?b=1&c=%E4%BA%8C')
    expect(seen[0]?.body).toBe('{"n":1}')
    expect(seen[0]?.request.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': `ops-run-${attempt.runId}`,
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
      'x-own': 'yes',
    })
    expect(await getRun(database.db, attempt.runId)).toMatchObject({
      status: 'success',
      result: { rows: 3 },
      executor: 'worker-1',
    })
  })

  test('is written down, without its secrets', async () => {
    const { url } = await serve((request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' })
      response.end(`you sent ${request.headers.authorization} and ${request.url}`)
    })
    const attempt = await runOf({
      url,
      query: { access_token: 'hidden-query' },
      headers: { Authorization: 'Bearer hidden-header' },
    })
    await perform(attempt)
    const output = await printed(attempt)
    expect(output).toContain(`→ GET ${url}/?access_token=******\n← 200 · `)
    expect(output).toContain('you sent ******')
    expect(output).not.toContain('hidden')
  })

  test('done again after its worker died says so, under the same key', async () => {
    const keys: unknown[] = []
    const isAsked = Promise.withResolvers<void>()
    const { url } = await serve((request, response) => {
      keys.push(request.headers['idempotency-key'])
      if (keys.length === 1) isAsked.resolve()
      else response.end()
    })
    const attempt = await runOf({ url })
    const dying = new MockActivityEnvironment()
    const first = dying.run(activities().runHttpJob, attempt)
    await isAsked.promise
    dying.cancel('WORKER_SHUTDOWN', { workerShutdown: true } as never)
    await expect(first).rejects.toThrow()
    expect(await getRun(database.db, attempt.runId)).toMatchObject({ status: 'running' })

    await perform(attempt)

    expect(new Set(keys).size).toBe(1)
    expect(keys).toHaveLength(2)
    expect(await printed(attempt)).toContain('taken up again (2)')
  })

  test('whose answer to Temporal was lost gives it again when the run has gone on to its retry', async () => {
    let calls = 0
    const { url } = await serve((_request, response) => {
      calls++
      response.writeHead(500).end()
    })
    const attempt = { ...(await runOf({ url }, { retry_count: 3 })), isLast: false }
    const { result: _, ...outcome } = await perform(attempt)
    const { openRetry } = createFireActivities({ db: database.db, onSettled: async () => {} })
    await openRetry({ run: attempt, attempt: 1, outcome })

    expect(await perform(attempt)).toEqual(outcome)
    expect(calls).toBe(1)
    expect(await getRun(database.db, attempt.runId)).toMatchObject({ status: 'running', attempt: 2 })
  })

  test('whose answer to Temporal was lost is not made again: its run has ended', async () => {
    let calls = 0
    const { url } = await serve((_request, response) => {
      calls++
      response.end()
    })
    const attempt = await runOf({ url })
    await perform(attempt)
    await expect(perform(attempt)).rejects.toMatchObject({ code: 'conflict' })
    expect(calls).toBe(1)
    expect(await getRun(database.db, attempt.runId)).toMatchObject({ status: 'success' })
  })

  test('of an attempt that has ended is not made', async () => {
    let calls = 0
    const { url } = await serve((_request, response) => {
      calls++
      response.end()
    })
    const attempt = await runOf({ url })
    await database.db
      .transaction()
      .execute((tx) => closeOpenAttempts(tx, attempt, { status: 'cancelled', errorMsg: null }))
    await expect(perform(attempt)).rejects.toMatchObject({ code: 'conflict' })
    expect(calls).toBe(0)
  })
})

describe('the answer', () => {
  test.each([
    [{ expect_status: '200-299,404' }, 404, 'success'],
    [{}, 404, 'failed'],
    [{ expect_status: 404 }, 200, 'failed'],
    [{ expect_status: [200, 204] }, 200, 'success'],
    [{ expect_json: 'status = 200 and body.ok' }, 200, 'success'],
    [{ expect_json: 'body.ok = false' }, 200, 'failed'],
    [{ expect_json: 'body.missing = 1' }, 200, 'failed'],
    [{ expect_json: 'body' }, 200, 'failed'],
  ] as const)('expected as %o, being %i, is a %s', async (expected, status, outcome) => {
    const { url } = await serve(answer({ ok: true }, status))
    const attempt = await runOf({ url, ...expected })
    const result = await perform(attempt)
    expect(result).toMatchObject({ status: outcome, retryable: outcome === 'failed' })
    if (outcome === 'failed') expect(await printed(attempt)).toContain(`✗ ${result.errorMsg?.en}`)
  })

  test.each([
    ['text', 'text/plain', 'plain', 'plain'],
    ['JSON without a name', '', '[1]', [1]],
    ['broken JSON', 'application/json', '{"a":', '{"a":'],
    ['Chinese in its own charset', 'text/plain; charset=gbk', Buffer.from([0xc4, 0xe3]), '你'],
    ['no text', 'image/png', Buffer.from([0x89, 0x50, 0]), null],
    ['what a database refuses', 'application/json', '{"a":"\\u0000\\ud800"}', { a: '\ufffd\ufffd' }],
  ])('that is %s is understood', async (_name, type, body, result) => {
    const { url } = await serve((_request, response) =>
      response.writeHead(200, type ? { 'content-type': type } : {}).end(body),
    )
    expect(await perform(await runOf({ url }))).toMatchObject({ status: 'success', result })
  })

  test('that is large is cut in the output and not kept as result', async () => {
    const { url } = await serve(answer({ long: 'x'.repeat(100_000) }))
    const attempt = await runOf({ url, expect_json: 'string length(body.long) = 100000' })
    expect(await perform(attempt)).toMatchObject({ status: 'success', result: undefined })
    expect((await printed(attempt)).length).toBeLessThan(6000)
  })
})

describe('what a job says of the way', () => {
  test('a redirect that is not followed is the answer', async () => {
    const { url } = await serve((_request, response) => response.writeHead(302, { location: '/other' }).end())
    const stay = await runOf({ url, follow_redirects: false, expect_status: 302 })
    expect(await perform(stay)).toMatchObject({ status: 'success' })
  })

  test('no more is read of the answer than it says', async () => {
    const { url } = await serve((_request, response) => response.end('x'.repeat(5000)))
    const attempt = await runOf({ url, max_bytes: 1024 })
    expect(await perform(attempt)).toMatchObject({ status: 'success', result: 'x'.repeat(1024) })
    expect(await printed(attempt)).toContain('> 1.0 KB')
  })

  test('an unknown authority is refused, unless it is named, or the job trusts whoever answers and says so', async () => {
    const { ca, cert, key } = await testCertificates()
    const { url } = await serveTls((_request, response) => response.end('"here"'), { cert, key })
    const refused = await perform(await runOf({ url }))
    expect(refused).toMatchObject({ status: 'failed', errorMsg: { en: expect.stringMatching(/not trusted/) } })
    expect(await perform(await runOf({ url, tls: { ca } }))).toMatchObject({ status: 'success', result: '"here"' })
    const blind = await runOf({ url, tls: { verify: false } })
    expect(await perform(blind)).toMatchObject({ status: 'success' })
    expect(await printed(blind)).toContain('certificate not checked')
  })

  test('blind trust ends where a redirect leads elsewhere', async () => {
    const certificates = await testCertificates()
    const other = await serveTls((_request, response) => response.end('other'), certificates)
    const { url } = await serveTls(
      (_request, response) => response.writeHead(302, { location: other.url }).end(),
      certificates,
    )
    const outcome = await perform(await runOf({ url, tls: { verify: false } }))
    expect(outcome).toMatchObject({ status: 'failed', errorMsg: { en: expect.stringMatching(/not trusted/) } })
  })
})

describe('a failure', () => {
  const failing = async () => runOf({ url: (await serve((_request, response) => response.writeHead(500).end())).url })

  test('that a retry follows leaves the run open', async () => {
    const attempt = await failing()
    expect(await perform({ ...attempt, isLast: false })).not.toHaveProperty('ended')
    expect(await getRun(database.db, attempt.runId)).toMatchObject({ status: 'running' })
    expect(settled).not.toContain(attempt.runId)
  })

  test('that is the last ends the run and tells whom it concerns', async () => {
    const attempt = await failing()
    expect(await perform({ ...attempt, isLast: true })).toMatchObject({ status: 'failed', ended: 'failed' })
    expect(await getRun(database.db, attempt.runId)).toMatchObject({ status: 'failed' })
    expect(settled).toContain(attempt.runId)
  })
})

describe('what goes wrong', () => {
  test('a slow answer is a timeout, to be tried again', async () => {
    const { url } = await serve(() => {})
    expect(await perform(await runOf({ url }, { timeout: 1 }))).toMatchObject({ status: 'timeout', retryable: true })
  })

  test('a refused connection is a failure, to be tried again', async () => {
    const { url, server } = await serve(() => {})
    await new Promise((resolve) => server.close(resolve))
    const outcome = await perform(await runOf({ url }))
    expect(outcome).toMatchObject({
      status: 'failed',
      retryable: true,
      errorMsg: { en: expect.stringContaining('refused') },
    })
  })

  test.each([['http://169.254.169.254/'], ['http://10.0.0.1/'], ['ftp://127.0.0.1/'], ['no address']])(
    '%s is refused for good',
    async (url) => {
      const attempt = await runOf({ url })
      expect(await perform(attempt)).toMatchObject({ status: 'failed', retryable: false })
      expect(await printed(attempt)).toContain('✗ ')
    },
  )

  test('a parameter that is missing ends the run for good', async () => {
    const attempt = await runOf({ url: 'http://127.0.0.1/{params.missing}' })
    expect(await perform(attempt)).toMatchObject({ status: 'failed', retryable: false })
  })

  test('cancelled in the middle, it lets the connection go and passes the cancellation on', async () => {
    const asked = Promise.withResolvers<ServerResponse>()
    const { url } = await serve((_request, response) => asked.resolve(response))
    const attempt = await runOf({ url })
    const environment = new MockActivityEnvironment()
    const performing = environment.run(activities().runHttpJob, attempt)
    const left = once(await asked.promise, 'close')
    environment.cancel('CANCELLED', undefined)
    await expect(performing).rejects.toThrow()
    await left
    expect(await printed(attempt)).toContain('■ stopped')
  })
})
