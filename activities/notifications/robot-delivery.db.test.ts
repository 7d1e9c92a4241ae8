import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notify } from '../../db/notifications/notify.ts'
import { insertRobot, robotSecretPlace } from '../../db/notifications/robot-queries.ts'
import { getWebhookSecrets, rotateWebhookSecret } from '../../db/notifications/webhook-secrets.ts'
import type { Channel, RobotProvider } from '../../domain/notifications/message.ts'
import { text } from '../../domain/text.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { createSecretBox } from '../../platform/secrets.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { type RobotVendors, robotSecret, startRobotVendors } from '../../tooling/testing/robot-vendors.ts'
import { createBatchDelivery, type DeliveryRound } from './deliver-batch.ts'

const secrets = createSecretBox({ keys: [{ id: 'test', key: randomBytes(32) }] })
const egress = createEgress({ allow: '127.0.0.1', userAgent: 'ops-test' })
let database: TestDatabase
let vendors: RobotVendors
let robotId: number
let made = 0

beforeAll(async () => {
  database = await testDatabase()
  vendors = await startRobotVendors()
})
afterAll(async () => {
  await vendors.close()
  await database.close()
})
beforeEach(async () => {
  for (const table of ['message_log', 'robot'] as const) await database.db.deleteFrom(table).execute()
  vendors.mode('ok')
  vendors.seen.length = 0
  vendors.hooks.length = 0
  vendors.hookStatus = 204
  vendors.hookSecret = undefined
})

async function makeRobot(provider: RobotProvider, { secret = robotSecret, url = vendors.robotUrl(provider) } = {}) {
  const code = randomUUID()
  const robot = await database.db.transaction().execute((tx) =>
    insertRobot(
      tx,
      {
        code,
        name: `${provider} ${++made}`,
        provider,
        enabled: true,
        url_ciphertext: secrets.encrypt(url, robotSecretPlace('url_ciphertext', code)),
        url_shown: '******',
        secret_ciphertext: secrets.encrypt(secret, robotSecretPlace('secret_ciphertext', code)),
      },
      { userId: null, departmentId: null },
    ),
  )
  robotId = robot.id
}

async function write(channel: Channel, { error = '连接被拒绝', webhookUrl = '' } = {}): Promise<string> {
  const batch = `test:${++made}`
  await database.db.transaction().execute((tx) =>
    notify(tx, {
      template: 'run.failed',
      recipients: channel === 'webhook' ? { webhookUrl } : { robotIds: [robotId] },
      channels: [channel],
      params: {
        taskName: `对账 ${made}`,
        runId: made,
        status: text('失败', 'failed'),
        scheduledTime: '2026-11-24 10:00:00',
        error: text(error, error),
      },
      batch,
      type: 'alert',
      link: `/runs/${made}`,
      payload: { alert_id: made },
    }),
  )
  return batch
}

function deliver(batch: string): Promise<DeliveryRound> {
  const publicUrl = 'https://ops.example.com'
  return createBatchDelivery({ db: database.db, secrets, egress, publicUrl, retryDelays: [1000, 2000] })({
    batch,
    afterId: 0,
  })
}

const rows = () => database.db.selectFrom('message_log').selectAll().orderBy('id').execute()

describe.each(['dingtalk', 'feishu', 'wechat'] as const)('a robot of %s', (provider) => {
  beforeEach(() => makeRobot(provider))

  test('says the message, signed, with a link to the run', async () => {
    await deliver(await write(provider))
    expect(vendors.seen).toMatchObject([{ provider, title: expect.stringContaining(`对账 ${made}`) }])
    expect(JSON.stringify(vendors.seen[0]?.body)).toContain(`https://ops.example.com/runs/${made}`)
    expect(vendors.seen[0]?.text).toContain('连接被拒绝')
    expect(await rows()).toMatchObject([{ status: 'sent', retry_count: 0, error_msg: null }])
  })

  test('whose vendor refuses, with HTTP 200, has not sent anything and does not try again', async () => {
    vendors.mode('keyword')
    expect(await deliver(await write(provider))).toEqual({ waitMs: 0 })
    expect(await rows()).toMatchObject([
      { status: 'failed', error_msg: { zh: expect.stringMatching(/群机器人：\d+/) } },
    ])
  })

  test('that speaks too fast for its vendor rests, and says all of it later', async () => {
    vendors.mode('rate limited')
    const batch = await write(provider)
    expect(await deliver(batch)).toEqual({ nextAfterId: 0, waitMs: 1000 })
    vendors.mode('ok')
    const { waitMs } = await deliver(batch)
    expect(waitMs).toBeGreaterThan(30_000)
    expect(await rows()).toMatchObject([{ status: 'pending', retry_count: 1 }])
    await database.db.updateTable('robot').set({ paused_until: null }).execute()
    await deliver(batch)
    expect(await rows()).toMatchObject([{ status: 'sent' }])
  })

  test.each(['5xx', 'html', 'reset'] as const)('is asked again after %s', async (mode) => {
    vendors.mode(mode)
    const batch = await write(provider)
    expect(await deliver(batch)).toEqual({ nextAfterId: 0, waitMs: 1000 })
    expect(await rows()).toMatchObject([{ status: 'pending', retry_count: 1 }])
  })

  test('says a long text cut to what the vendor takes', async () => {
    await deliver(await write(provider, { error: '错误'.repeat(10_000) }))
    expect(await rows()).toMatchObject([{ status: 'sent' }])
  })
})

test.each([
  ['dingtalk', 'sign not match'],
  ['feishu', 'sign match fail'],
] as const)('a robot of %s with the wrong secret is told so by its vendor', async (provider, words) => {
  await makeRobot(provider, { secret: 'wrong' })
  await deliver(await write(provider))
  expect(await rows()).toMatchObject([{ status: 'failed', error_msg: { en: expect.stringContaining(words) } }])
})

test('a robot of WeCom whose key is wrong is told so by its vendor', async () => {
  await makeRobot('wechat', { url: `${vendors.url}/cgi-bin/webhook/send?key=wrong` })
  await deliver(await write('wechat'))
  expect(await rows()).toMatchObject([{ status: 'failed', error_msg: { en: expect.stringContaining('93000') } }])
})

test('a burst becomes one message that names each, and nothing is said twice', async () => {
  await makeRobot('dingtalk')
  const batches: string[] = []
  for (let count = 0; count < 8; count++) batches.push(await write('dingtalk'))
  await Promise.all(batches.map(deliver))
  const said = vendors.seen.flatMap(({ text }) => [...text.matchAll(/\/runs\/(\d+)/g)].map(([, id]) => id))
  expect(said).toHaveLength(8)
  expect(new Set(said).size).toBe(8)
  expect(vendors.seen.length).toBeLessThan(8)
  expect((await rows()).every(({ status }) => status === 'sent')).toBe(true)
})

test('a robot never speaks more often than its vendor allows', async () => {
  await makeRobot('wechat')
  for (let count = 0; count < 20; count++) await deliver(await write('wechat'))
  expect(vendors.seen).toHaveLength(20)
  const { waitMs } = await deliver(await write('wechat'))
  expect(waitMs).toBeGreaterThan(1000)
  expect(vendors.seen).toHaveLength(20)
  expect((await rows()).at(-1)).toMatchObject({ status: 'pending', retry_count: 0 })
})

describe('a webhook', () => {
  const send = async () => deliver(await write('webhook', { webhookUrl: vendors.hookUrl }))

  test('is signed with every live secret, under an id that stays the same when it is tried again', async () => {
    const [first = ''] = await getWebhookSecrets(database.db, secrets)
    const { secret: second } = await database.db
      .transaction()
      .execute((tx) => rotateWebhookSecret(tx, secrets, { userId: null, departmentId: null }))
    vendors.hookStatus = 500
    const batch = await write('webhook', { webhookUrl: vendors.hookUrl })
    expect(await deliver(batch)).toEqual({ nextAfterId: 0, waitMs: 1000 })
    expect(await rows()).toMatchObject([{ status: 'pending', error_msg: { en: 'Webhook: HTTP 500 ' } }])
    vendors.hookStatus = 200
    for (const secret of [first, second]) {
      vendors.hookSecret = secret
      await send()
    }
    await deliver(batch)
    expect(vendors.hooks).toHaveLength(3)
    expect(vendors.hooks.at(-1)).toMatchObject({ id: batch, body: { type: 'run.failed' } })
    expect(vendors.hooks.at(-1)?.signatures).toHaveLength(2)
  })

  test('with a secret that was rotated away twice is not believed any more', async () => {
    const [old] = await getWebhookSecrets(database.db, secrets)
    for (let count = 0; count < 2; count++) {
      await database.db
        .transaction()
        .execute((tx) => rotateWebhookSecret(tx, secrets, { userId: null, departmentId: null }))
    }
    vendors.hookSecret = old
    await send()
    expect(await rows()).toMatchObject([{ status: 'pending', error_msg: { en: expect.stringContaining('HTTP 401') } }])
  })

  test('that is gone for good is not asked again', async () => {
    vendors.hookStatus = 410
    expect(await send()).toEqual({ waitMs: 0 })
    expect(await rows()).toMatchObject([{ status: 'failed' }])
  })
})
