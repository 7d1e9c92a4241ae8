import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notify } from '../../db/notifications/notify.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let zhang: { id: number; username: string }
let li: { id: number; username: string }
let zhangToken: string
let liToken: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  zhang = await platform.makeUser(['message:read'])
  li = await platform.makeUser([])
  zhangToken = await signInAs(api, zhang)
  liToken = await signInAs(api, li)
})
afterAll(async () => {
  await platform.close()
  await database.close()
})
beforeEach(async () => {
  for (const table of ['notification', 'message_log', 'outbox'] as const) await database.db.deleteFrom(table).execute()
})

let occasion = 0
async function tell(userIds: number[], emails: string[] = []): Promise<string> {
  const batch = `test:${++occasion}`
  await database.db.transaction().execute((tx) =>
    notify(tx, {
      template: 'system.test',
      recipients: { userIds, emails },
      channels: emails.length > 0 ? ['email'] : ['in_app'],
      params: { time: String(occasion) },
      batch,
      type: 'system',
    }),
  )
  return batch
}

const get = (path: string, token = zhangToken) => api.call('GET', path, { token })
const post = (path: string, token = zhangToken) => api.call('POST', path, { token })
const unread = async (token = zhangToken) => (await get('/notifications/unread-count', token)).body.data.unread

describe('the bell', () => {
  test('lists one’s own notes, newest first, and counts those that are unread', async () => {
    await tell([zhang.id])
    await tell([zhang.id, li.id])
    const { body } = await get('/notifications')
    expect(body.data).toMatchObject({ total: 2, items: [{ title: '测试消息', is_read: false, type: 'system' }, {}] })
    expect(body.data.items[0].id).toBeGreaterThan(body.data.items[1].id)
    expect(await unread()).toBe(2)
    expect(await unread(liToken)).toBe(1)
  })

  test('is read note by note, or all at once; reading again changes nothing', async () => {
    for (let round = 0; round < 3; round++) await tell([zhang.id])
    const [first] = (await get('/notifications')).body.data.items
    const read = await post(`/notifications/${first.id}/read`)
    expect(read.body.data).toMatchObject({ id: first.id, is_read: true, read_at: expect.any(String) })
    expect((await post(`/notifications/${first.id}/read`)).body.data.read_at).toBe(read.body.data.read_at)
    expect((await get('/notifications?is_read=false')).body.data.total).toBe(2)
    expect((await post('/notifications/read-all')).body.data).toEqual({ read: 2 })
    expect((await post('/notifications/read-all')).body.data).toEqual({ read: 0 })
    expect(await unread()).toBe(0)
  })

  test('opens nobody else’s notes', async () => {
    await tell([zhang.id])
    const [note] = (await get('/notifications')).body.data.items
    expect((await post(`/notifications/${note.id}/read`, liToken)).body.code).toBe(40401)
    expect((await post('/notifications/read-all', liToken)).body.data.read).toBe(0)
    expect(await unread()).toBe(1)
  })

  test('is for those who are signed in', async () => {
    for (const path of ['/notifications', '/notifications/unread-count', '/notifications/stream']) {
      expect((await api.call('GET', path)).body.code).toBe(40101)
    }
  })

  test.each(['sort=user_id', 'user_id=1', 'page_size=201', 'is_read=maybe'])('refuses %s', async (query) => {
    expect((await get(`/notifications?${query}`)).body.code).toBe(40001)
  })
})

describe('the live count', () => {
  function follow(token: string) {
    const gone = new AbortController()
    const pending = api.app.request(
      '/api/v1/notifications/stream',
      { headers: { Authorization: `Bearer ${token}` }, signal: gone.signal },
      { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
    )
    return { pending: Promise.resolve(pending), leave: () => gone.abort() }
  }

  /** Reads the counts as they come; undefined when the stream has ended. */
  function countsOf(response: Response): () => Promise<number | undefined> {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    return async () => {
      for (;;) {
        const event = /^event: unread\ndata: (.*)\n\n/m.exec(text)
        if (event?.[1]) {
          text = text.slice(event.index + event[0].length)
          return JSON.parse(event[1]).unread
        }
        const next = await reader?.read()
        if (!next || next.done) return undefined
        text += next.value
      }
    }
  }

  test('is told at once and whenever it changes, by any copy of the api', async () => {
    const other = await platform.startApi()
    const { pending, leave } = follow(zhangToken)
    const response = await pending
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const next = countsOf(response)
    expect(await next()).toBe(0)
    await tell([zhang.id])
    expect(await next()).toBe(1)
    await tell([li.id])
    await tell([zhang.id])
    expect(await next()).toBe(2)
    await other.call('POST', '/notifications/read-all', { token: zhangToken })
    expect(await next()).toBe(0)
    leave()
  })

  test('ends when the session ends', async () => {
    const someone = await platform.makeUser([])
    const token = await signInAs(api, someone)
    const next = countsOf(await follow(token).pending)
    expect(await next()).toBe(0)
    await database.db
      .updateTable('session')
      .set({ ended_at: new Date(), end_reason: 'kicked' })
      .where('user_id', '=', someone.id)
      .execute()
    expect(await next()).toBeUndefined()
  })

  test('ends when its user is disabled', async () => {
    const someone = await platform.makeUser([])
    const next = countsOf(await follow(await signInAs(api, someone)).pending)
    expect(await next()).toBe(0)
    await database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', someone.id).execute()
    expect(await next()).toBeUndefined()
  })
})

describe('the record of messages', () => {
  test('is found by status, channel, recipient, batch', async () => {
    const batch = await tell([], ['a@example.com', 'b@example.com'])
    await tell([zhang.id])
    const find = async (query: string) => (await get(`/message-logs?${query}`)).body.data.total
    expect(await find('')).toBe(3)
    expect(await find(`batch=${batch}`)).toBe(2)
    expect(await find('channel=in_app')).toBe(1)
    expect(await find('status=pending')).toBe(2)
    expect(await find('q=B@Example')).toBe(1)
    expect(await find(`user_id=${zhang.id}`)).toBe(1)
    expect(await find('from=2099-01-01T00:00:00Z')).toBe(0)
    expect((await get('/message-logs?status=lost')).body.code).toBe(40001)
  })

  test('shows the content of one, and why it failed in the reader’s language', async () => {
    await tell([], ['not an address'])
    const [listed] = (await get('/message-logs')).body.data.items
    expect(listed).toMatchObject({ status: 'failed', error_msg: 'The e-mail address is not valid' })
    expect(listed).not.toHaveProperty('content')
    const { body } = await get(`/message-logs/${listed.id}`)
    expect(body.data).toMatchObject({ subject: '[OPS] 测试邮件', content: expect.stringContaining('<p>') })
    const chinese = await api.call('GET', `/message-logs/${listed.id}`, {
      token: zhangToken,
      headers: { 'Accept-Language': 'zh-CN' },
    })
    expect(chinese.body.data.error_msg).toBe('邮箱地址无效')
    expect((await get('/message-logs/999999')).body.code).toBe(40401)
  })

  test('is refused without permission', async () => {
    expect((await get('/message-logs', liToken)).status).toBe(403)
    expect((await get('/message-logs/1', liToken)).status).toBe(403)
  })
})
