import { randomBytes } from 'node:crypto'
import { MockActivityEnvironment } from '@temporalio/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notify } from '../../db/notifications/notify.ts'
import { getSettings, putSettings } from '../../db/settings/setting-queries.ts'
import { settingSecretPlace } from '../../domain/settings/setting-groups.ts'
import { text } from '../../domain/text.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { parseSmtpUrl } from '../../platform/mail/smtp-options.ts'
import { createSecretBox } from '../../platform/secrets.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { startMailServer, type TestMailServer } from '../../tooling/testing/smtp.ts'
import { onlyProblems } from '../../tooling/testing/worker-log.ts'
import { createNotificationActivities, type DeliveryRound } from './notification-activities.ts'

const secrets = createSecretBox({ keys: [{ id: 'test', key: randomBytes(32) }] })
const publicUrl = 'https://ops.example.com'
const retryDelays = [1000, 2000]
const egress = createEgress({ allow: '', userAgent: 'ops-test' })

let database: TestDatabase
let server: TestMailServer
let smtpUrl: string
let batch: string
let made = 0

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  server = await startMailServer()
  smtpUrl = `smtp://127.0.0.1:${server.port}?from=ops@example.com`
  batch = `test:${++made}`
})
afterEach(() => server.close())

async function write(emails: string[], taskName = '月末对账'): Promise<void> {
  await database.db.transaction().execute((tx) =>
    notify(tx, {
      template: 'run.failed',
      recipients: { emails },
      channels: ['email'],
      params: {
        taskName,
        runId: 7,
        status: text('失败', 'failed'),
        scheduledTime: '2026-11-24 10:00:00',
        error: text('第一行\n<第二行>', 'x'),
      },
      batch,
      type: 'task',
      link: '/runs/7',
    }),
  )
}

function deliver({ smtp = parseSmtpUrl(smtpUrl), db = database.db, afterId = 0 } = {}): Promise<DeliveryRound> {
  const activities = createNotificationActivities({ db, secrets, egress, smtp, publicUrl, retryDelays })
  return new MockActivityEnvironment({}, { logger: onlyProblems }).run(activities.deliverMessages, { batch, afterId })
}

const rows = () => database.db.selectFrom('message_log').selectAll().where('batch', '=', batch).orderBy('id').execute()

describe('a mail', () => {
  test('arrives with Chinese subject, escaped values, a text part and a link to the run', async () => {
    await write(['zhang@example.com'])
    expect(await deliver()).toEqual({ waitMs: 0 })
    const [mail] = server.received
    expect(mail?.subject).toBe('[OPS] 任务“月末对账”执行失败')
    expect(mail?.envelope).toEqual({ from: 'ops@example.com', to: ['zhang@example.com'] })
    expect(mail?.from?.text).toBe('"OPS" <ops@example.com>')
    expect(mail?.html).toContain('第一行\n&lt;第二行&gt;')
    expect(mail?.html).toContain('<a href="https://ops.example.com/runs/7">查看详情</a>')
    expect(mail?.text).toContain('<第二行>')
    expect(mail?.text).toContain('https://ops.example.com/runs/7')
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(await rows()).toMatchObject([{ status: 'sent', sent_at: expect.any(Date), retry_count: 0, error_msg: null }])
  })

  test('goes to each recipient alone', async () => {
    await write(['a@example.com', 'b@example.com'])
    await deliver()
    expect(server.received.map(({ envelope, to }) => [envelope.to, Object(to).text])).toEqual([
      [['a@example.com'], 'a@example.com'],
      [['b@example.com'], 'b@example.com'],
    ])
  })

  test('cannot be given more headers or recipients by a value', async () => {
    await write(['a@example.com'], 'x\r\nBcc: evil@example.com\r\n\r\n<script>')
    await deliver()
    const [mail] = server.received
    expect(mail?.envelope.to).toEqual(['a@example.com'])
    expect(mail?.headers.has('bcc')).toBe(false)
    expect(mail?.subject).toBe('[OPS] 任务“x Bcc: evil@example.com <script>”执行失败')
    expect(mail?.html).not.toContain('<script>')
  })

  test('is sent by one of two rounds that end at the same time, and both are content', async () => {
    await write(['a@example.com'])
    await Promise.all([deliver(), deliver()])
    const ids = new Set(server.received.map(({ messageId }) => messageId))
    expect(ids.size).toBe(1)
    expect(await rows()).toMatchObject([{ status: 'sent' }])
  })

  test('that was sent before a crash is sent again under the same Message-ID, when nobody can be at it any more', async () => {
    await write(['a@example.com'])
    await expect(deliver({ db: crashingAtWrite(database) })).rejects.toThrow('crash')
    expect(await rows()).toMatchObject([{ status: 'pending' }])
    await deliver()
    expect(server.received).toHaveLength(1)
    await database.db.updateTable('message_log').set({ claimed_until: new Date() }).where('batch', '=', batch).execute()
    await deliver()
    expect(server.received).toHaveLength(2)
    expect(server.received[0]?.messageId).toMatch(/^<[0-9a-f]{32}@ops\.example\.com>$/)
    expect(server.received[1]?.messageId).toBe(server.received[0]?.messageId)
    expect(await rows()).toMatchObject([{ status: 'sent' }])
  })
})

/** The same database, which is gone from the moment when the outcome of a sending is to be written. */
function crashingAtWrite({ db }: TestDatabase): TestDatabase['db'] {
  let transactions = 0
  return new Proxy(db, {
    get: (target, name) => {
      // The first one is that by which the message is claimed.
      if (name === 'transaction' && ++transactions > 1) throw new Error('crash')
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

describe('when it fails', () => {
  test('for good, the message has failed and the others go on', async () => {
    server.judge(({ envelope }) =>
      envelope.to[0] === 'a@example.com' ? { code: 550, words: 'no such user' } : undefined,
    )
    await write(['a@example.com', 'b@example.com'])
    expect(await deliver()).toEqual({ waitMs: 0 })
    expect(await rows()).toMatchObject([
      { status: 'failed', error_msg: { zh: expect.stringContaining('no such user') } },
      { status: 'sent' },
    ])
  })

  test('for now, the message is tried again, the later the oftener, and then given up', async () => {
    server.judge(() => ({ code: 451, words: 'greylisted' }))
    await write(['a@example.com'])
    expect(await deliver()).toEqual({ nextAfterId: 0, waitMs: 1000 })
    expect(await deliver()).toEqual({ nextAfterId: 0, waitMs: 2000 })
    expect(await rows()).toMatchObject([
      { status: 'pending', retry_count: 2, error_msg: { en: expect.stringContaining('greylisted') } },
    ])
    expect(await deliver()).toEqual({ waitMs: 0 })
    expect(await rows()).toMatchObject([{ status: 'failed', retry_count: 2 }])
  })

  test('and then succeeds, nothing tells of the failure but the count', async () => {
    server.judge(() => ({ code: 451, words: 'greylisted' }))
    await write(['a@example.com'])
    await deliver()
    server.judge(() => undefined)
    expect(await deliver()).toEqual({ waitMs: 0 })
    expect(await rows()).toMatchObject([{ status: 'sent', retry_count: 1, error_msg: null }])
  })

  test('because the server is away, all messages wait without each finding it out', async () => {
    await write(['a@example.com', 'b@example.com', 'c@example.com'])
    await server.close()
    expect(await deliver()).toEqual({ nextAfterId: 0, waitMs: 1000 })
    expect(await rows()).toMatchObject(
      Array.from({ length: 3 }, () => ({
        status: 'pending',
        retry_count: 1,
        error_msg: { en: expect.stringContaining('ECONNREFUSED') },
      })),
    )
    server = await startMailServer({ port: server.port })
    expect(await deliver()).toEqual({ waitMs: 0 })
    expect(server.received).toHaveLength(3)
  })
})

describe('the way out', () => {
  async function store(values: Record<string, unknown>): Promise<void> {
    await database.db.deleteFrom('setting').execute()
    const current = await getSettings(database.db, 'mail')
    await database.db
      .transaction()
      .execute((tx) => putSettings(tx, { group: 'mail', values: { ...current, ...values }, version: 1, userId: null }))
  }

  test('is the local outbox while no server is set: captured, with its content', async () => {
    await database.db.deleteFrom('setting').execute()
    await write(['a@example.com'])
    expect(await deliverBySettings()).toEqual({ waitMs: 0 })
    expect(await rows()).toMatchObject([
      { status: 'captured', sent_at: expect.any(Date), content: expect.stringContaining('月末对账') },
    ])
  })

  test('is the server of the settings, signed in with the sealed password', async () => {
    await server.close()
    server = await startMailServer({ password: 'geheim' })
    const password = secrets.encrypt('geheim', settingSecretPlace('mail', 'password'))
    await store({
      host: '127.0.0.1',
      port: server.port,
      encryption: 'none',
      user: 'ops',
      password,
      from_name: '运营 "平台"',
    })
    await write(['a@example.com'])
    expect(await deliverBySettings()).toEqual({ waitMs: 0 })
    expect(server.received[0]?.from?.value).toEqual([{ name: '运营 "平台"', address: 'ops@ops.example.com' }])
  })

  test('is refused a plain connection when the settings insist on TLS', async () => {
    await store({ host: '127.0.0.1', port: server.port, encryption: 'starttls' })
    await write(['a@example.com'])
    expect(await deliverBySettings()).toMatchObject({ waitMs: 1000 })
    expect(server.received).toEqual([])
    expect(await rows()).toMatchObject([{ status: 'pending', error_msg: { en: expect.stringContaining('TLS') } }])
  })

  function deliverBySettings(): Promise<DeliveryRound> {
    const activities = createNotificationActivities({ db: database.db, secrets, egress, publicUrl, retryDelays })
    return new MockActivityEnvironment({}, { logger: onlyProblems }).run(activities.deliverMessages, {
      batch,
      afterId: 0,
    })
  }
})
