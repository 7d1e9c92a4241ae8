import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createNotificationActivities } from '../../activities/notifications/notification-activities.ts'
import { notify } from '../../db/notifications/notify.ts'
import { deliverOutbox } from '../../db/outbox/outbox-queries.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { parseSmtpUrl } from '../../platform/mail/smtp-options.ts'
import { createSecretBox } from '../../platform/secrets.ts'
import type { StartWorkflow } from '../../platform/temporal.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { startMailServer, type TestMailServer } from '../../tooling/testing/smtp.ts'
import {
  recordHistory,
  replayHistories,
  startTestWorker,
  type TestWorker,
  testTemporal,
} from '../../tooling/testing/temporal.ts'
import { notificationWorkflowId } from './messages.ts'

const histories = new URL('./histories/', import.meta.url)
const secrets = createSecretBox({ keys: [{ id: 'test', key: randomBytes(32) }] })
const temporal = testTemporal()
let database: TestDatabase
let server: TestMailServer
let worker: TestWorker

beforeAll(async () => {
  database = await testDatabase()
  server = await startMailServer()
  worker = await startWorker()
})
afterAll(async () => {
  await worker.stop()
  await server.close()
  await temporal.close()
  await database.close()
})
beforeEach(() => {
  server.received.length = 0
  server.judge(() => undefined)
})

function startWorker({ isCaptured = false } = {}): Promise<TestWorker> {
  const smtp = isCaptured ? undefined : parseSmtpUrl(`smtp://127.0.0.1:${server.port}`)
  const deps = { db: database.db, secrets, smtp, publicUrl: 'http://127.0.0.1:8000', retryDelays: [50, 50, 50] }
  return startTestWorker(
    createNotificationActivities({ ...deps, egress: createEgress({ allow: '', userAgent: 'ops-test' }) }),
  )
}

async function write(batch: string, emails: string[]): Promise<void> {
  const ids = await database.db.transaction().execute((tx) =>
    notify(tx, {
      template: 'system.test',
      recipients: { emails },
      channels: ['email'],
      params: { time: '2026-11-24 10:00:00' },
      batch,
      type: 'system',
    }),
  )
  await deliverOutbox(database.db, { ids }, (line) => temporal.startWorkflow(line.payload as StartWorkflow))
}

const handleOf = (batch: string) => temporal.client.workflow.getHandle(notificationWorkflowId(batch))
const addresses = (count: number) => Array.from({ length: count }, (_, index) => `user-${index}@example.com`)

async function statuses(batch: string): Promise<Record<string, number>> {
  const rows = await database.db.selectFrom('message_log').select('status').where('batch', '=', batch).execute()
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ status }) => status)].map(([status, group]) => [status, group.length]),
  )
}

describe('a batch', () => {
  test('is delivered', async () => {
    await write('sent', addresses(3))
    await handleOf('sent').result()
    expect(server.received.map(({ envelope }) => envelope.to[0])).toEqual(addresses(3))
    expect(await statuses('sent')).toEqual({ sent: 3 })
    await recordHistory(handleOf('sent'), histories, 'sent')
  })

  test('that is larger than one round is delivered in several', async () => {
    await write('large', addresses(230))
    await handleOf('large').result()
    expect(server.received).toHaveLength(230)
    expect(await statuses('large')).toEqual({ sent: 230 })
    await recordHistory(handleOf('large'), histories, 'large')
  })

  test('is tried again until it gets through', async () => {
    let tries = 0
    server.judge(() => (++tries < 3 ? { code: 451, words: 'later' } : undefined))
    await write('retried', addresses(1))
    await handleOf('retried').result()
    expect(tries).toBe(3)
    expect(await statuses('retried')).toEqual({ sent: 1 })
    await recordHistory(handleOf('retried'), histories, 'retried')
  })

  test('is given up at last', async () => {
    server.judge(() => ({ code: 451, words: 'later' }))
    await write('given-up', addresses(1))
    await handleOf('given-up').result()
    expect(await statuses('given-up')).toEqual({ failed: 1 })
    await recordHistory(handleOf('given-up'), histories, 'given-up')
  })

  test('is captured without a mail server', async () => {
    await worker.stop()
    worker = await startWorker({ isCaptured: true })
    await write('captured', addresses(2))
    await handleOf('captured').result()
    expect(await statuses('captured')).toEqual({ captured: 2 })
    await worker.stop()
    worker = await startWorker()
  })

  test('goes on where a worker stopped', async () => {
    let taken = 0
    const half = Promise.withResolvers<void>()
    server.judge(() => {
      if (++taken === 5) half.resolve()
      return undefined
    })
    await write('handed-over', addresses(40))
    await half.promise
    await worker.stop()
    worker = await startWorker()
    await handleOf('handed-over').result()
    const sent = new Set(server.received.map(({ envelope }) => envelope.to[0]))
    expect(sent.size).toBe(40)
    expect(await statuses('handed-over')).toEqual({ sent: 40 })
  })
})

test('histories of every release replay', async () => {
  expect(await replayHistories(histories)).toEqual(['given-up.json', 'large.json', 'retried.json', 'sent.json'])
})
