import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { text } from '../../domain/text.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { notificationQueue, notificationWorkflowId } from '../../workflows/notifications/messages.ts'
import { createListener, type Listener } from '../listen.ts'
import { removeOldMessages } from './message-retention.ts'
import { type Notice, notify } from './notify.ts'
import { seedTemplates } from './template-queries.ts'

let database: TestDatabase
let listener: Listener
let zhang: number
let li: number

beforeAll(async () => {
  database = await testDatabase()
  listener = createListener(database.url)
  await listener.ready()
  const users = await database.db
    .insertInto('user')
    .values([
      { username: 'zhang', name: '张三', email: 'zhang@example.com', language: 'zh' },
      { username: 'li', name: 'Li Si', email: 'Li@Example.com', language: 'en' },
      { username: 'wang', name: '王五', email: null, language: null },
      { username: 'gone', name: '离职', email: 'gone@example.com', status: 'disabled' },
    ])
    .returning('id')
    .execute()
  ;[zhang = 0, li = 0] = users.map(({ id }) => id)
})
afterAll(async () => {
  await listener.close()
  await database.close()
})
beforeEach(async () => {
  for (const table of [
    'notification',
    'message_log',
    'message_batch',
    'outbox',
    'message_template',
    'setting',
  ] as const) {
    await database.db.deleteFrom(table).execute()
  }
})

const users = async () => (await database.db.selectFrom('user').select('id').execute()).map(({ id }) => id)
const messages = () => database.db.selectFrom('message_log').selectAll().orderBy('id').execute()
const notes = () => database.db.selectFrom('notification').selectAll().orderBy('id').execute()
const outbox = () => database.db.selectFrom('outbox').selectAll().execute()

type Params = Exclude<Notice<'run.failed'>['params'], (...given: never[]) => unknown>
let occasion = 0
function failure(change: Partial<Notice<'run.failed'>> = {}): Notice<'run.failed'> {
  return {
    template: 'run.failed',
    recipients: { userIds: [zhang] },
    channels: ['in_app', 'email'],
    params: {
      taskName: '对账<b>',
      runId: 7,
      status: text('失败', 'failed'),
      scheduledTime: '2026-11-24 10:00:00',
      error: text('连接被拒绝', 'connection refused'),
    },
    batch: `run-failed:${++occasion}`,
    type: 'task',
    link: '/runs/7',
    traceId: 'f'.repeat(32),
    ...change,
  }
}

function send(notice: Notice<'run.failed'>): Promise<number[]> {
  return database.db.transaction().execute((tx) => notify(tx, notice))
}

describe('a notice', () => {
  test('is a note in the bell, a message for each channel and the intent to deliver', async () => {
    const notice = failure()
    const [line] = await send(notice)
    expect(await notes()).toMatchObject([
      {
        user_id: zhang,
        title: '任务“对账<b>”执行失败',
        type: 'task',
        link: '/runs/7',
        is_read: false,
        batch: notice.batch,
      },
    ])
    expect(await messages()).toMatchObject([
      { channel: 'in_app', recipient: 'zhang', status: 'sent', content: expect.stringContaining('连接被拒绝') },
      {
        channel: 'email',
        recipient: 'zhang@example.com',
        status: 'pending',
        subject: '[OPS] 任务“对账<b>”执行失败',
        content: expect.stringContaining('<b>对账&lt;b&gt;</b>'),
        trace_id: notice.traceId,
      },
    ])
    expect(await outbox()).toMatchObject([
      {
        id: line,
        kind: 'start_workflow',
        payload: {
          workflowType: 'notificationWorkflow',
          workflowId: notificationWorkflowId(notice.batch),
          taskQueue: notificationQueue,
          args: [{ batch: notice.batch }],
        },
      },
    ])
  })

  test('reaches each person once, in their own language, and nobody who is gone', async () => {
    await send(
      failure({ recipients: { userIds: [...(await users()), zhang], emails: ['li@example.com', 'x@example.com'] } }),
    )
    expect(await messages()).toMatchObject([
      { recipient: 'zhang', channel: 'in_app', language: 'zh' },
      { recipient: 'zhang@example.com', status: 'pending', language: 'zh' },
      { recipient: 'li', channel: 'in_app', subject: 'The job “对账<b>” failed' },
      { recipient: 'Li@Example.com', content: expect.stringContaining('connection refused') },
      { recipient: 'wang', channel: 'in_app', language: 'zh' },
      { recipient: 'x@example.com', channel: 'email', user_id: null, language: 'zh' },
    ])
  })

  test('fails for who has no address when nothing else reaches them', async () => {
    await send(failure({ recipients: { userIds: await users() }, channels: ['email'] }))
    expect((await messages()).filter(({ status }) => status === 'failed')).toMatchObject([
      { recipient: 'wang', error_msg: { zh: '用户没有邮箱' } },
    ])
  })

  test('of the same batch is sent once, also when it is asked for twice at the same moment', async () => {
    const notice = failure()
    const lines = await Promise.all([send(notice), send(notice), send(notice)])
    expect(lines.flat()).toHaveLength(1)
    expect(await send(notice)).toEqual([])
    expect(await notes()).toHaveLength(1)
    expect(await messages()).toHaveLength(2)
    expect(await outbox()).toHaveLength(1)
  })

  test('that was taken back with its transaction can be sent again', async () => {
    const notice = failure()
    await database.db
      .transaction()
      .execute(async (tx) => {
        await notify(tx, notice)
        throw new Error('taken back')
      })
      .catch(() => {})
    expect(await messages()).toEqual([])
    expect(await send(notice)).toHaveLength(1)
  })

  test('rings the bell of its user when it is committed', async () => {
    const rung = Promise.withResolvers<string>()
    listener.subscribe('notification', rung.resolve)
    await expect.poll(() => listener.isConnected()).toBe(true)
    await send(failure({ recipients: { userIds: [li] } }))
    expect(await rung.promise).toBe(String(li))
  })

  test('needs no delivery when it only goes to the bell', async () => {
    expect(await send(failure({ channels: ['in_app'] }))).toEqual([])
    expect(await outbox()).toEqual([])
  })

  test('goes to the robots of the channels that are named, worded so that nothing in a value becomes markdown', async () => {
    const robot = { url_ciphertext: 'sealed', url_shown: '******' }
    const robots = await database.db
      .insertInto('robot')
      .values([
        { ...robot, code: 'a', name: '值班群', provider: 'dingtalk' },
        { ...robot, code: 'b', name: '旧群', provider: 'dingtalk', enabled: false },
        { ...robot, code: 'c', name: 'other', provider: 'feishu' },
      ])
      .returning('id')
      .execute()
    const robotIds = robots.map(({ id }) => id)
    const params = { ...failure().params, error: text('[点我](http://evil) <@all>', '') } as Params
    expect(await send(failure({ recipients: { robotIds }, channels: ['dingtalk', 'email'], params }))).toHaveLength(1)
    expect(await messages()).toMatchObject([
      { channel: 'dingtalk', recipient: '值班群', status: 'pending', robot_id: robotIds[0] },
      { channel: 'dingtalk', recipient: '旧群', status: 'failed', error_msg: { en: 'The robot is switched off' } },
    ])
    expect((await messages())[0]?.content).toContain('［点我］(http://evil) ＜@all＞')
  })

  test('goes to a webhook as data, whose address is shown without what is secret in it', async () => {
    const webhookUrl = 'https://example.com/hook?token=s3cret'
    const notice = failure({ recipients: { webhookUrl }, channels: ['webhook'], payload: { run_id: 7 } })
    await send(notice)
    const [message] = await messages()
    expect(message).toMatchObject({
      recipient: 'https://example.com/hook?token=******',
      target_url: webhookUrl,
      status: 'pending',
    })
    expect(JSON.parse(message?.content ?? '')).toEqual({
      type: 'run.failed',
      timestamp: expect.any(String),
      data: { title: '任务“对账<b>”执行失败', run_id: 7 },
    })
  })

  test('goes to no address that could be more than one', async () => {
    const emails = ['a@example.com,b@example.com', 'a@example.com\r\nBcc: b@example.com']
    await send(failure({ recipients: { emails }, channels: ['email'] }))
    expect((await messages()).map(({ status }) => status)).toEqual(['failed', 'failed'])
    expect(await outbox()).toEqual([])
  })
})

describe('templates', () => {
  test('are laid down once, and an edited one stays', async () => {
    const made = await seedTemplates(database.db)
    expect(made).toBeGreaterThanOrEqual(12)
    await database.db.updateTable('message_template').set({ subject: '改过' }).execute()
    expect(await seedTemplates(database.db)).toBe(0)
    await send(failure({ channels: ['email'] }))
    expect(await messages()).toMatchObject([{ subject: '改过', template_id: expect.any(Number) }])
  })

  test('that are switched off send nothing', async () => {
    await seedTemplates(database.db)
    await database.db
      .updateTable('message_template')
      .set({ status: 'disabled' })
      .where('channel', '=', 'email')
      .execute()
    expect(await send(failure())).toEqual([])
    expect((await messages()).map(({ channel }) => channel)).toEqual(['in_app'])
  })

  test('that cannot be worded fail as messages and not the change that they tell of', async () => {
    await seedTemplates(database.db)
    await database.db.updateTable('message_template').set({ content: '${nobody}' }).execute()
    await send(failure())
    expect(await messages()).toMatchObject([
      { channel: 'in_app', status: 'failed' },
      { channel: 'email', status: 'failed', error_msg: { zh: expect.stringContaining('${nobody}') } },
    ])
    expect(await notes()).toMatchObject([{ title: 'run.failed' }])
  })
})

test('messages, notes and batches go when they are older than the settings keep them', async () => {
  await send(failure())
  for (const table of ['notification', 'message_log', 'message_batch'] as const) {
    await database.db
      .updateTable(table)
      .set({ created_at: new Date(Date.now() - 200 * 86_400_000) })
      .execute()
  }
  await send(failure())
  await removeOldMessages(database.db)
  expect(await notes()).toHaveLength(1)
  expect(await messages()).toHaveLength(2)
  expect(await database.db.selectFrom('message_batch').selectAll().execute()).toHaveLength(2)
})
