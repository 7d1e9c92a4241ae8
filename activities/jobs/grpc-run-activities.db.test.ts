import { type Metadata, status } from '@grpc/grpc-js'
import { MockActivityEnvironment } from '@temporalio/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readOutput } from '../../db/jobs/output-queries.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { testCertificates } from '../../tooling/testing/certificates.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { type Answering, startGrpcServer, type TestGrpcServer } from '../../tooling/testing/grpc-server.ts'
import { makeRun, type TicketedAttempt } from '../../tooling/testing/runs.ts'
import { testSecrets } from '../../tooling/testing/secrets.ts'
import { createGrpcRunActivities } from './grpc-run-activities.ts'

let database: TestDatabase
const servers: TestGrpcServer[] = []

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
afterAll(() => database?.close())

const serve = async (answer: Answering, options: Parameters<typeof startGrpcServer>[1] = {}) => {
  const server = await startGrpcServer(answer, options)
  servers.push(server)
  return server
}
const activities = (allow = '127.0.0.1') =>
  createGrpcRunActivities({
    db: database.db,
    secrets: testSecrets,
    gate: createEgress({ allow, userAgent: 'ops-test' }).gate,
    onSettled: async () => {},
    executor: 'worker-1',
  })
const begin = (config: object, fields: object = {}) =>
  makeRun(database.db, {
    job_type: 'rpc',
    timeout: 10,
    config: { protocol: 'grpc', service: 'shop.v1.Orders', method: 'Count', ...config },
    ...fields,
  })
const perform = (attempt: TicketedAttempt, on = activities()): Promise<AttemptOutcome> =>
  new MockActivityEnvironment().run(on.runGrpcJob, attempt)
const printed = async (attempt: TicketedAttempt) =>
  (await readOutput(database.db, attempt, { from: 0, maxChunks: 100 }))
    .map(({ content }) => content.toString())
    .join('')
const failing = (code: number, details: string) => () => {
  throw Object.assign(new Error(details), { code, details })
}

describe('a gRPC call', () => {
  test('by reflection carries its message, key and trace, and gives the reply as JSON, zeros included', async () => {
    const seen: { request: object; metadata: Metadata }[] = []
    const server = await serve((request, metadata) => {
      seen.push({ request, metadata })
      return { day: request.day, count: 0, lines: [{ name: '华东', amount: 1.5 }], total: '9007199254740993' }
    })
    const attempt = await begin({
      target: server.target,
      message: { day: '{today}', least_amount: 7, regions: ['华东'], at: '2027-01-31T00:00:00Z' },
      metadata: { 'X-Own': '{runId}' },
    })
    const outcome = await perform(attempt)
    const day = (outcome.result as { day: string }).day
    expect(outcome).toEqual({
      status: 'success',
      result: { day, count: 0, lines: [{ name: '华东', amount: 1.5 }], total: '9007199254740993', late: false },
      retryable: false,
      executor: 'worker-1',
      ended: 'success',
    })
    expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(seen[0]?.request).toMatchObject({ day, least_amount: '7', regions: ['华东'] })
    expect(seen[0]?.metadata.getMap()).toMatchObject({
      'idempotency-key': `ops-run-${attempt.runId}`,
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
      'x-own': String(attempt.runId),
    })
    expect(await printed(attempt)).toMatch(
      /^→ shop\.v1\.Orders\/Count · 127\.0\.0\.1:\d+ · plain · reflection\n← OK · \d+ ms\n/,
    )
  })

  test('by an uploaded descriptor needs no reflection; without either it says what to do', async () => {
    const server = await serve(() => ({ count: 3 }), { reflection: false })
    const { target, descriptor } = server
    expect((await perform(await begin({ target, descriptor }))).result).toMatchObject({ count: 3 })
    const refused = await perform(await begin({ target }))
    expect(refused).toMatchObject({ status: 'failed', retryable: false })
    expect(refused.errorMsg?.en).toMatch(/offers no reflection: upload a descriptor/)
    expect((await perform(await begin({ target, descriptor: 'AAAA' }))).errorMsg?.en).toMatch(/descriptor|description/)
  })

  test.each([
    [{ message: { dya: 'x' } }, /does not fit OrderRequest.*dya/],
    [{ method: 'Gone' }, /has no method Gone; there are: Count, Watch/],
    [{ method: 'Watch' }, /Only unary methods/],
    [{ service: 'shop.v1.Nothing' }, /The server has no shop\.v1\.Nothing/],
    [{ metadata: { 'grpc-timeout': '1S' } }, /is set by the platform/],
  ])('that cannot be made is refused for good: %j', async (config, problem) => {
    const { target } = await serve(() => ({}))
    const outcome = await perform(await begin({ target, ...config }))
    expect(outcome).toMatchObject({ status: 'failed', retryable: false })
    expect(outcome.errorMsg?.en).toMatch(problem)
  })

  test.each([
    [status.INVALID_ARGUMENT, false],
    [status.NOT_FOUND, false],
    [status.UNAUTHENTICATED, false],
    [status.UNAVAILABLE, true],
    [status.INTERNAL, true],
    [status.RESOURCE_EXHAUSTED, true],
  ])('answered with status %i is tried again only where that may help', async (code, retryable) => {
    const { target } = await serve(failing(code, 'no such day'))
    const outcome = await perform(await begin({ target }))
    expect(outcome).toMatchObject({ status: 'failed', retryable })
    expect(outcome.errorMsg?.en).toBe(`Answered with ${status[code]}: no such day`)
  })

  test('over TLS trusts the authority that is named, and whose name is right', async () => {
    const { ca, ...tls } = await testCertificates()
    const server = await serve(() => ({ count: 1 }), { tls })
    const target = server.target
    const call = async (secrecy: unknown) =>
      perform(await begin({ target, descriptor: server.descriptor, tls: secrecy }))
    expect(await call({ ca, server_name: 'localhost' })).toMatchObject({ status: 'success' })
    expect(await call({ ca, server_name: 'other.example.com' })).toMatchObject({ status: 'failed' })
    expect(await call(true)).toMatchObject({ status: 'failed' })
  })

  test('has a deadline', async () => {
    const { target } = await serve(() => new Promise<object>(() => {}))
    expect(await perform(await begin({ target }, { timeout: 1 }))).toMatchObject({ status: 'timeout', retryable: true })
  })

  test('is cancelled at the server too', async () => {
    const asked = Promise.withResolvers<void>()
    const { target } = await serve(() => {
      asked.resolve()
      return new Promise<object>(() => {})
    })
    const attempt = await begin({ target })
    const environment = new MockActivityEnvironment()
    const running = environment.run(activities().runGrpcJob, attempt)
    await asked.promise
    environment.cancel('CANCELLED', { cancelRequested: true } as never)
    await expect(running).rejects.toThrow()
    expect(await printed(attempt)).toContain('■ stopped\n')
  })

  test('nobody answers is tried again; an inner address that nobody allowed is not', async () => {
    const gone = await begin({ target: '127.0.0.1:1' })
    expect(await perform(gone, activities('127.0.0.1:1'))).toMatchObject({ status: 'failed', retryable: true })
    const { target } = await serve(() => ({}))
    const refused = await perform(await begin({ target }), activities(''))
    expect(refused).toMatchObject({ status: 'failed', retryable: false })
    expect(refused.errorMsg?.en).toMatch(/OPS_EGRESS_ALLOW/)
  })
})
