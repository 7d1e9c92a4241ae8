import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { createFireActivities } from '../../activities/jobs/fire-activities.ts'
import { createHttpRunActivities } from '../../activities/jobs/http-run-activities.ts'
import { getRun } from '../../db/jobs/run-queries.ts'
import { createListener, type Listener } from '../../db/listen.ts'
import { addOutboxLine, deliverOutbox } from '../../db/outbox/outbox-queries.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import type { Loop } from '../../platform/loop.ts'
import { createTemporalGateway, type StartWorkflow, type TemporalGateway } from '../../platform/temporal.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { ownNamespace } from '../../tooling/testing/own-namespace.ts'
import { testSecrets } from '../../tooling/testing/secrets.ts'
import { startSwitch } from '../../tooling/testing/switch.ts'
import { startTestWorker, type TestWorker, testTemporal } from '../../tooling/testing/temporal.ts'
import { opsQueue } from '../../workflows/jobs/messages.ts'
import { deliverLine } from './deliver-line.ts'
import { startOutboxDispatcher } from './dispatcher.ts'

const temporal = testTemporal()
const log = pino({ level: 'silent' })
const patience = { timeout: 20_000 }
const calls: (string | undefined)[] = []
const sink = createServer((request, response) => {
  calls.push(request.headers['idempotency-key'] as string)
  response.end()
})
let database: TestDatabase
let listener: Listener
let platform: TestPlatform
let api: TestApi
let worker: TestWorker
let token: string
let jobId: number
const loops: Loop[] = []

beforeAll(async () => {
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
  database = await testDatabase()
  listener = createListener(database.url)
  await listener.ready()
  platform = await testPlatform(database)
  api = await platform.startApi()
  token = await signInAs(api, await platform.makeUser(['job:write', 'job:trigger']))
  const egress = createEgress({ allow: '127.0.0.1', userAgent: 'OPS test' })
  worker = await startTestWorker({
    ...createFireActivities({ db: database.db, onSettled: async () => {} }),
    ...createHttpRunActivities({
      db: database.db,
      secrets: testSecrets,
      egress,
      onSettled: async () => {},
      executor: 'worker-1',
    }),
  })
  const config = { url: `http://127.0.0.1:${(sink.address() as AddressInfo).port}/` }
  const job = await api.call('POST', '/jobs', { token, body: { name: 'sink', job_type: 'http', config } })
  jobId = job.body.data.id
})
afterEach(async () => {
  for (const loop of loops.splice(0)) await loop.stop()
})
afterAll(async () => {
  await worker?.stop()
  await platform?.close()
  await listener?.close()
  await temporal.close()
  await database?.close()
  sink.close()
})
beforeEach(async () => {
  calls.length = 0
  await database.db.deleteFrom('outbox').execute()
})

function startDispatcher(gateway: TemporalGateway = temporal): void {
  loops.push(startOutboxDispatcher({ db: database.db, temporal: gateway, listener, log }))
}
/** A start of a run that has no row: its workflow ends at once, and its history tells that it was there. */
function add(workflowId: string): Promise<number> {
  const payload: StartWorkflow = {
    workflowType: 'jobRunWorkflow',
    workflowId,
    taskQueue: opsQueue,
    args: [{ runId: 999_999, scheduledAt: '2026-01-01T00:00:00.000Z' }],
  }
  return database.db
    .transaction()
    .execute((tx) => addOutboxLine(tx, { kind: 'start_workflow', subject: workflowId, payload }))
}
const lineOf = (id: number) =>
  database.db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const isDelivered = async (id: number) => (await lineOf(id)).delivered_at !== null
const resultOf = (workflowId: string) => temporal.client.workflow.getHandle(workflowId).result()

async function trigger(of: TestApi): Promise<{ runId: number; deferred: boolean }> {
  const { status, body } = await of.call('POST', `/jobs/${jobId}/trigger`, { token, body: {} })
  if (status !== 202) throw new Error(JSON.stringify(body))
  return { runId: body.data.run_id, deferred: body.data.deferred ?? false }
}
async function expectOneSuccess(runId: number): Promise<void> {
  await expect.poll(async () => (await getRun(database.db, runId)).status, patience).toBe('success')
  expect(calls).toEqual([`ops-run-${runId}`])
}

describe('a dispatcher', () => {
  test('delivers what was left before it came, and what comes while it is there', async () => {
    const before = await add('left-before')
    startDispatcher()
    await expect.poll(() => isDelivered(before), patience).toBe(true)
    const after = await add('added-after')
    await expect.poll(() => isDelivered(after), patience).toBe(true)

    expect(await resultOf('left-before')).toBe('not_due')
    expect(await resultOf('added-after')).toBe('not_due')
  })

  test('keeps what it cannot deliver while Temporal is away, and delivers it when it is back', async () => {
    const way = await startSwitch(inject('temporalAddress'))
    const gateway = createTemporalGateway({ connection: { address: way.address }, namespace: ownNamespace })
    way.off()
    const id = await add('while-away')
    startDispatcher(gateway)
    await expect.poll(async () => (await lineOf(id)).attempts, patience).toBeGreaterThan(0)
    expect(await lineOf(id)).toMatchObject({
      delivered_at: null,
      last_error: expect.stringContaining('cannot be reached'),
    })

    await way.on()

    await expect.poll(() => isDelivered(id), patience).toBe(true)
    expect(await resultOf('while-away')).toBe('not_due')
    for (const loop of loops.splice(0)) await loop.stop()
    await gateway.close()
    way.off()
  })

  test('beside another one delivers each line once', async () => {
    const seen: string[] = []
    const counting: TemporalGateway = {
      ...temporal,
      startWorkflow: (start) => {
        seen.push(start.workflowId)
        return temporal.startWorkflow(start)
      },
    }
    const names = Array.from({ length: 20 }, (_, index) => `shared-${index}`)
    const ids = await Promise.all(names.map(add))
    startDispatcher(counting)
    startDispatcher(counting)

    for (const id of ids) await expect.poll(() => isDelivered(id), patience).toBe(true)
    expect(seen.sort()).toEqual(names.sort())
  })
})

describe('a triggered run happens once though everything stops', () => {
  test('after its row is there and before its start is delivered', async () => {
    const { runId, deferred } = await trigger(api)
    expect(deferred).toBe(true)
    expect(calls).toEqual([])

    startDispatcher()

    await expectOneSuccess(runId)
  })

  test('after its start is delivered and before that is marked', async () => {
    const { runId } = await trigger(api)
    const [line] = await database.db.selectFrom('outbox').select('id').execute()
    const dying = deliverOutbox(database.db, { ids: [line?.id ?? 0] }, async (found) => {
      await deliverLine({ db: database.db, temporal }, found)
      await database.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and state = 'idle in transaction' and query like '%"outbox"%'`,
      )
    })
    await expect(dying).rejects.toThrow()
    expect(await isDelivered(line?.id ?? 0)).toBe(false)
    await expectOneSuccess(runId)

    await database.db
      .updateTable('outbox')
      .set({ next_attempt_at: new Date(0) })
      .execute()
    startDispatcher()

    await expect.poll(() => isDelivered(line?.id ?? 0), patience).toBe(true)
    await expectOneSuccess(runId)
  })

  test('after it was started and before the answer came back', async () => {
    const forgetful: TemporalGateway = {
      ...temporal,
      async startWorkflow(start) {
        await temporal.startWorkflow(start)
        throw new Error('the answer was lost')
      },
    }
    const { runId, deferred } = await trigger(await platform.startApi({ temporal: forgetful }))
    expect(deferred).toBe(true)
    await expectOneSuccess(runId)

    startDispatcher()

    const pending = database.db.selectFrom('outbox').select('id').where('delivered_at', 'is', null)
    await expect.poll(() => pending.execute(), patience).toEqual([])
    await expectOneSuccess(runId)
  })
})
