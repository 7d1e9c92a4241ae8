import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { type RobotVendors, robotSecret, startRobotVendors } from '../../tooling/testing/robot-vendors.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let vendors: RobotVendors
let writer: string
let reader: string
let made = 0

beforeAll(async () => {
  database = await testDatabase()
  vendors = await startRobotVendors()
  platform = await testPlatform(database, { env: { OPS_EGRESS_ALLOW: '127.0.0.1' } })
  api = await platform.startApi()
  writer = await signInAs(
    api,
    await platform.makeUser(['robot:read', 'robot:write', 'robot:delete', 'job:write', 'job:read']),
  )
  reader = await signInAs(api, await platform.makeUser(['robot:read']))
})
afterAll(async () => {
  await platform.close()
  await vendors.close()
  await database.close()
})
beforeEach(() => {
  vendors.mode('ok')
  vendors.seen.length = 0
})

const call = (method: string, path: string, body?: unknown, token = writer) => api.call(method, path, { token, body })
const inputOf = (change: Record<string, unknown> = {}) => ({
  name: `值班群 ${++made}`,
  provider: 'dingtalk',
  url: vendors.robotUrl('dingtalk'),
  secret: robotSecret,
  ...change,
})
async function make(change: Record<string, unknown> = {}) {
  const answer = await call('POST', '/robots', inputOf(change))
  expect(answer.status).toBe(201)
  return answer.body.data
}

describe('a robot', () => {
  test('is kept without its token or secret ever being shown, in answers or in the audit', async () => {
    const robot = await make()
    expect(robot).toMatchObject({
      url: expect.stringMatching(/\?access_token=\*{6}$/),
      has_secret: true,
      enabled: true,
    })
    const shown = JSON.stringify([
      robot,
      (await call('GET', `/robots/${robot.id}`)).body,
      (await call('GET', '/robots')).body,
      await database.db.selectFrom('audit_log').selectAll().execute(),
      await database.db.selectFrom('data_change_log').selectAll().execute(),
    ])
    expect([shown.includes('robot-token'), shown.includes(robotSecret)]).toEqual([false, false])
  })

  test('keeps address and secret that are left out, and can be tried', async () => {
    const robot = await make()
    const { name, version } = robot
    const answer = await call('PUT', `/robots/${robot.id}`, { name: `${name}!`, provider: 'dingtalk', version })
    expect(answer.body.data).toMatchObject({ name: `${name}!`, has_secret: true })
    const tried = await call('POST', `/robots/${robot.id}/test`)
    expect(tried.body.data).toEqual({ ok: true, message: 'The robot has spoken in its group' })
    expect(vendors.seen).toHaveLength(1)
  })

  test('that its vendor refuses is told so when it is tried', async () => {
    const { id } = await make({ secret: 'wrong' })
    expect((await call('POST', `/robots/${id}/test`)).body.data).toEqual({
      ok: false,
      message: 'Robot: 310000 sign not match',
    })
  })

  test.each([
    ['an address of another vendor', { url: 'https://open.feishu.cn/open-apis/bot/v2/hook/x' }, 'url'],
    ['no address', { url: undefined }, 'url'],
    [
      'a secret where the vendor has none',
      { provider: 'wechat', url: 'https://qyapi.weixin.qq.com/x?key=1' },
      'secret',
    ],
    ['an unknown vendor', { provider: 'slack' }, 'provider'],
  ])('is refused with %s', async (_name, change, field) => {
    const { status, body } = await call('POST', '/robots', inputOf(change))
    expect([status, body.code, body.errors[0].field]).toEqual([400, 40001, field])
  })

  test('has a name of its own', async () => {
    const { name } = await make()
    expect((await call('POST', '/robots', inputOf({ name }))).body).toMatchObject({ code: 40901 })
  })

  test('loses the race of two changes', async () => {
    const { id, version } = await make()
    const change = { ...inputOf(), version }
    const answers = await Promise.all([change, change].map((body) => call('PUT', `/robots/${id}`, body)))
    expect(answers.map(({ body }) => body.code).sort()).toEqual([0, 40902])
  })

  test('is refused without permission', async () => {
    const { id, version } = await make()
    const answers = await Promise.all([
      call('POST', '/robots', inputOf(), reader),
      call('PUT', `/robots/${id}`, { ...inputOf(), version }, reader),
      call('DELETE', `/robots/${id}`, undefined, reader),
      call('POST', `/robots/${id}/test`, undefined, reader),
      call('POST', '/webhook-secrets', undefined, reader),
    ])
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  })
})

describe('a job’s alert', () => {
  const jobWith = (alert: object, fields: object = {}) =>
    call('POST', '/jobs', {
      name: `任务 ${++made}`,
      job_type: 'http',
      config: { url: 'https://example.com/' },
      alert,
      ...fields,
    })

  test('goes through robots that are there, which then cannot be deleted', async () => {
    const robot = await make()
    const { body } = await jobWith({ on: ['failed'], channels: ['dingtalk'], robot_ids: [robot.id] })
    expect(body.data.alert.robot_ids).toEqual([robot.id])
    const refused = await call('DELETE', `/robots/${robot.id}`)
    expect(refused.body).toMatchObject({ code: 40901, message: expect.stringContaining(body.data.name) })
    await database.db.updateTable('job').set({ alert: null }).where('id', '=', body.data.id).execute()
    const answers = await Promise.all([1, 2].map(() => call('DELETE', `/robots/${robot.id}`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  })

  test.each([
    ['a vendor without a robot', { channels: ['feishu'] }, 'alert.robot_ids'],
    ['a robot that is not there', { channels: ['in_app'], robot_ids: [999_999] }, 'alert.robot_ids'],
    ['a webhook without an address', { channels: ['webhook'] }, 'alert.webhook_url'],
    ['somebody who is not there', { recipients: [999_999] }, 'alert.recipients'],
    ['no channel', { channels: [] }, 'alert.channels'],
    ['a start deadline that is not set', { on: ['not_started'] }, 'start_deadline'],
    ['a finish deadline that is not set', { on: ['not_finished'] }, 'finish_deadline'],
  ])('is refused that names %s', async (_name, alert, field) => {
    const { status, body } = await jobWith({ on: ['failed'], ...alert })
    expect([status, body.code, body.errors[0].field]).toEqual([400, 40001, field])
  })
})

test('a new secret of webhooks is shown once; two are live', async () => {
  await platform.makeUser([], { username: 'nobody' })
  const made = [await call('POST', '/webhook-secrets'), await call('POST', '/webhook-secrets')]
  expect(made.map(({ body }) => body.data.secret)).toEqual([
    expect.stringMatching(/^whsec_.{44}$/),
    expect.stringMatching(/^whsec_.{44}$/),
  ])
  await call('POST', '/webhook-secrets')
  const { items } = (await call('GET', '/webhook-secrets')).body.data
  expect(items).toHaveLength(2)
  expect(JSON.stringify(items)).not.toContain('whsec_')
})
