import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { makeRole } from '../../tooling/testing/make-role.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
/** Who may run jobs, and who may only draw and publish. */
let runner: string
let drawer: string
let job: number

const drawing = ['workflow:read', 'workflow:write', 'workflow:publish'] as const

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  runner = await signInAs(api, await platform.makeUser([...drawing, 'job:read', 'job:write', 'job:trigger']))
  drawer = await signInAs(api, await platform.makeUser([...drawing, 'job:read']))
  const body = { name: '记账', job_type: 'http', config: { url: 'http://example.com/' } }
  job = (
    await api.call('POST', '/jobs', {
      token: runner,
      body: { ...body, params: [{ name: 'days', type: 'number', default: 1 }] },
    })
  ).body.data.id
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

type Drawn = {
  nodes?: Record<string, unknown>[]
  edges?: Record<string, string>[]
  callbacks?: Record<string, unknown>[]
  form_schema?: Record<string, unknown>
}
let made = 0

/** What is said when it is published: the status, and by element the messages. */
async function publish({ nodes, edges, callbacks = [], form_schema }: Drawn, token = runner) {
  made++
  const drawn = {
    nodes: nodes ?? [
      { id: 's', type: 'start' },
      { id: 'e', type: 'end' },
    ],
    edges: edges ?? [{ source: 's', target: 'e' }],
  }
  const created = await api.call('POST', '/workflows', {
    token,
    body: { name: `checked ${made}`, ...drawn, callbacks, form_schema },
  })
  const { id } = created.body.data
  const answer = await api.call('POST', `/workflows/${id}/publish`, { token, body: {} })
  const problems = await api.call('POST', `/workflows/${id}/validate`, {
    ...{ token, body: {} },
    headers: { 'Accept-Language': 'zh-CN' },
  })
  return {
    id,
    status: answer.status,
    problems: problems.body.data.problems as { element_id: string; message: string }[],
  }
}
const serving = (type: string, config: Record<string, unknown>): Drawn => ({
  nodes: [
    { id: 's', type: 'start' },
    { id: 'S', type: 'service', config: { type, config } },
    { id: 'e', type: 'end' },
  ],
  edges: [
    { source: 's', target: 'S' },
    { source: 'S', target: 'e' },
  ],
})

describe('publishing', () => {
  test('takes a job that its publisher may run, and refuses it from who may not', async () => {
    const callbacks = [{ on: 'approved', type: 'job', config: { job_id: job, params: { days: '=form.days' } } }]
    expect(await publish({ callbacks })).toMatchObject({ status: 200, problems: [] })
    const refused = await publish({ callbacks }, drawer)
    expect(refused).toMatchObject({ status: 400, problems: [{ element_id: 'callbacks.0', rule: 'callback' }] })
    expect(refused.problems[0]?.message).toContain(`${job}`)
  })

  test('refuses a job that the rules of rows hide from its publisher', async () => {
    const user = await platform.makeUser([...drawing, 'job:read', 'job:trigger'])
    await database.db
      .updateTable('role')
      .set({ data_scopes: JSON.stringify([{ resource: 'job', scope: 'SELF' }]) })
      .where('id', 'in', (eb) => eb.selectFrom('user_role').select('role_id').where('user_id', '=', user.id))
      .execute()
    const refused = await publish(serving('job', { job_id: job }), await signInAs(api, user))
    expect(refused).toMatchObject({ status: 400, problems: [{ element_id: 'S' }] })
  })

  test('refuses by element what a callback or a service lacks, or asks for what there is not', async () => {
    const faulty: [string, Record<string, unknown>, string][] = [
      ['webhook', {}, 'url'],
      ['webhook', { url: 'ftp://example.com/' }, 'url'],
      ['webhook', { url: 'https://example.com/', params: { x: '=form.' } }, 'FEEL'],
      ['webhook', { url: 'https://example.com/', params: { x: '=nobody.x' } }, 'nobody'],
      ['job', { job_id: job, params: { unheard: 1 } }, 'unheard'],
      ['flow', { flow_id: 999_999 }, '999999'],
      ['notify', { title: 'x', user_ids: [999_999] }, '999999'],
      ['config', {}, '配置中心'],
    ]
    for (const [type, config, word] of faulty) {
      const refused = await publish(serving(type, config))
      expect(refused.status, `${type} ${JSON.stringify(config)}`).toBe(400)
      expect(refused.problems.map(({ element_id }) => element_id)).toEqual(['S'])
      expect(refused.problems[0]?.message).toContain(word)
    }
  })

  test('asks the same of services in a definition that is called', async () => {
    const called = await publish(serving('job', { job_id: job }))
    expect(called.status).toBe(200)
    const calling: Drawn = {
      nodes: [
        { id: 's', type: 'start' },
        { id: 'P', type: 'subprocess', config: { workflow_id: called.id } },
        { id: 'e', type: 'end' },
      ],
      edges: [
        { source: 's', target: 'P' },
        { source: 'P', target: 'e' },
      ],
    }
    expect((await publish(calling)).status).toBe(200)
    expect(await publish(calling, drawer)).toMatchObject({ status: 400, problems: [{ element_id: 'P' }] })
  })

  describe('of a grant', () => {
    const granting = (config: Record<string, unknown>): Drawn => ({
      callbacks: [{ on: 'approved', type: 'grant_role', config }],
    })

    test('takes roles that its publisher may give, and refuses by element those that they may not', async () => {
      const role = await makeRole(database.db, ['job:read'])
      const wide = await makeRole(database.db, ['job:read', 'setting:write'])
      const [giver, reader] = await Promise.all([
        platform.makeUser([...drawing, 'user:write', 'job:read']),
        platform.makeUser([...drawing, 'job:read']),
      ])
      const [mayGive, mayNot] = [await signInAs(api, giver), await signInAs(api, reader)]
      expect(await publish(granting({ role_ids: [role.id], days: 7 }), mayGive)).toMatchObject({
        ...{ status: 200, problems: [] },
      })
      const config = { role_ids: [role.id, wide.id], role: '=form.role', days: 7 }
      const beyond = await publish(granting(config), mayGive)
      expect(beyond).toMatchObject({ status: 400, problems: [{ element_id: 'callbacks.0', rule: 'callback' }] })
      expect(beyond.problems[0]?.message).toContain(wide.name)
      expect(beyond.problems[0]?.message).toContain('setting:write')
      const without = await publish(serving('grant_role', { role_ids: [role.id], days: 7 }), mayNot)
      expect(without).toMatchObject({ status: 400, problems: [{ element_id: 'S' }] })
      expect(without.problems[0]?.message).toContain(role.name)
    })

    test('asks its publisher to confirm who they are, as who edits users', async () => {
      const role = await makeRole(database.db, ['job:read'])
      const giver = await platform.makeUser([...drawing, 'user:write', 'job:read'])
      const token = await signInAs(api, giver)
      const confirmed_at = new Date(0)
      await database.db.updateTable('session').set({ confirmed_at }).where('user_id', '=', giver.id).execute()
      api.deps.sessions.forget()
      expect(await publish(granting({ role_ids: [role.id], days: 7 }), token)).toMatchObject({ status: 403 })
      expect(await publish({}, token)).toMatchObject({ status: 200 })
    })

    test('is refused after a rejection', async () => {
      const role = await makeRole(database.db, [])
      const giver = await signInAs(api, await platform.makeUser([...drawing, 'user:write']))
      const callbacks = [{ on: 'rejected', type: 'grant_role', config: { role_ids: [role.id], days: 7 } }]
      const refused = await publish({ callbacks }, giver)
      expect(refused).toMatchObject({ status: 400, problems: [{ element_id: 'callbacks.0' }] })
      expect(refused.problems[0]?.message).toContain('拒绝')
    })

    test('refuses what lacks a choice or a time, and options of the form that are none of its roles', async () => {
      const [one, two] = await Promise.all([makeRole(database.db, []), makeRole(database.db, [])])
      const giver = await signInAs(api, await platform.makeUser([...drawing, 'user:write']))
      const role_ids = [one.id, two.id]
      const faulty: [Record<string, unknown>, string][] = [
        [{ role_ids: [], days: 1 }, 'role_ids'],
        [{ role_ids: [999_999], days: 1 }, '999999'],
        [{ role_ids, days: 1 }, '哪一个'],
        [{ role_ids: [one.id] }, '多少天'],
        [{ role_ids: [one.id], days: 8, max_days: 7 }, '最长'],
        [{ role_ids: [one.id], days: '=form.' }, 'FEEL'],
        [{ role_ids: [one.id], role: 'fixed', days: 1 }, 'role'],
        [{ role_ids, role: '=form.role', days: 1 }, 'unheard'],
      ]
      const options = [{ value: one.code }, { value: 'unheard' }]
      const form_schema = { fields: [{ name: 'role', type: 'select', options }] }
      for (const [config, word] of faulty) {
        const refused = await publish({ ...granting(config), form_schema }, giver)
        expect(refused.status, JSON.stringify(config)).toBe(400)
        expect(refused.problems[0]?.message).toContain(word)
      }
    })
  })
})
