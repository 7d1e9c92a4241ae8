import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forgetUse } from '../../db/datasources/datasource-access.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let keeper: string
let member: Awaited<ReturnType<TestPlatform['makeUser']>>
let memberToken: string
let outsider: string

const rights = ['job:read', 'job:write', 'job:delete', 'job:trigger', 'datasource:read'] as const

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database, { env: { OPS_EGRESS_ALLOW: '127.0.0.1' } })
  api = await platform.startApi()
  keeper = await signInAs(
    api,
    await platform.makeUser(['datasource:read', 'datasource:write', 'datasource:delete', 'job:write', 'job:read']),
  )
  member = await platform.makeUser([...rights])
  memberToken = await signInAs(api, member)
  outsider = await signInAs(api, await platform.makeUser([...rights]))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  for (const { id } of await database.db.selectFrom('job').select('id').execute()) await forgetUse(database.db, id)
  await database.db.deleteFrom('job').execute()
  await database.db.deleteFrom('datasource').execute()
})

const input = () => {
  const url = new URL(database.url)
  return {
    name: '订单库',
    type: 'postgresql',
    host: '127.0.0.1',
    port: Number(url.port),
    database_name: url.pathname.slice(1),
    username: url.username,
    password: decodeURIComponent(url.password),
    allowed_role_ids: [member.roleId],
  }
}
const call = (method: string, path: string, body?: unknown, token = keeper) => api.call(method, path, { token, body })
async function made(fields: object = {}) {
  const { status, body } = await call('POST', '/datasources', { ...input(), ...fields })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data
}
const codeOf = ({ body }: { body: { code: number } }) => body.code
const fieldsOf = ({ body }: { body: { errors: { field: string }[] } }) => body.errors.map(({ field }) => field)

describe('a data source', () => {
  test('is made with its defaults, and its password never comes back', async () => {
    const { status, body } = await call('POST', '/datasources', {
      ...input(),
      port: undefined,
      password: 'Geheim-Wort',
    })
    expect(status).toBe(201)
    expect(body.data).toMatchObject({
      port: 5432,
      has_password: true,
      extra_config: { ssl_mode: 'disable', connect_timeout: 10, read_only: false, multiple_statements: false },
      pool: { max: 5 },
      health: null,
      allowed_role_ids: [member.roleId],
      allowed_department_ids: [],
      version: 1,
    })
    expect(JSON.stringify(body)).not.toMatch(/Geheim-Wort|ciphertext|seal/)
    const kept = await Promise.all([
      database.db.selectFrom('audit_log').select('request_body').execute(),
      database.db.selectFrom('data_change_log').selectAll().where('table_name', '=', 'datasource').execute(),
      database.db.selectFrom('datasource').selectAll().execute(),
    ])
    expect(JSON.stringify(kept)).not.toContain('Geheim-Wort')
    expect(JSON.stringify(kept[1])).not.toContain('v1.test.')
  })

  test('of a type without an adapter, with a free option or a path for a host, is refused by name', async () => {
    for (const type of ['clickhouse', 'elasticsearch', 'mongodb', 'oracle']) {
      const refused = await call('POST', '/datasources', { ...input(), type })
      expect([codeOf(refused), fieldsOf(refused)]).toEqual([40001, ['type']])
    }
    const odd = await call('POST', '/datasources', { ...input(), extra_config: { options: '-c search_path=x' } })
    expect(codeOf(odd)).toBe(40001)
    expect(fieldsOf(await call('POST', '/datasources', { ...input(), host: '/var/run/x' }))).toEqual(['host'])
    expect(fieldsOf(await call('POST', '/datasources', { ...input(), extra_config: { charset: 'gbk' } }))).toEqual([
      'extra_config.charset',
    ])
  })

  test('whose password would go elsewhere asks for it again; otherwise a password left out stays', async () => {
    const { id, version } = await made()
    const { password: _, ...rest } = input()
    for (const change of [
      { host: 'localhost' },
      { port: 1234 },
      { username: 'other' },
      { type: 'mysql' },
      { extra_config: { ssl_mode: 'require' } },
    ]) {
      const refused = await call('PUT', `/datasources/${id}`, { ...rest, ...change, version })
      expect([codeOf(refused), fieldsOf(refused)]).toEqual([40001, ['password']])
    }
    const renamed = await call('PUT', `/datasources/${id}`, { ...rest, name: '新名称', database_name: 'x', version })
    expect(renamed.body.data).toMatchObject({ name: '新名称', has_password: true, version: 2 })
    const without = await call('PUT', `/datasources/${id}`, { ...rest, host: 'localhost', password: null, version: 2 })
    expect(without.body.data).toMatchObject({ has_password: false })
  })

  test('loses the race against an earlier change', async () => {
    const { id } = await made()
    expect((await call('PUT', `/datasources/${id}`, { ...input(), version: 1 })).status).toBe(200)
    expect(codeOf(await call('PUT', `/datasources/${id}`, { ...input(), version: 1 }))).toBe(40902)
  })

  test('is refused without permission, whatever is asked of it', async () => {
    const { id } = await made()
    for (const [method, path, body] of [
      ['POST', '/datasources', input()],
      ['PUT', `/datasources/${id}`, { ...input(), version: 1 }],
      ['DELETE', `/datasources/${id}`],
      ['POST', `/datasources/${id}/test`],
    ] as const) {
      expect(codeOf(await call(method, path, body, memberToken))).toBe(40301)
    }
  })

  test('is tried with timing and version, and a failure says why; the last try is kept', async () => {
    const { id } = await made()
    const good = await call('POST', `/datasources/${id}/test`)
    expect(good.body.data).toMatchObject({
      ok: true,
      latency_ms: expect.any(Number),
      server_version: expect.stringMatching(/^PostgreSQL \d+/),
    })
    expect((await call('GET', `/datasources/${id}`)).body.data).toMatchObject({ health: { status: 'ok' }, version: 1 })
    await call('PUT', `/datasources/${id}`, { ...input(), host: '10.0.0.1', version: 1 })
    const bad = await call('POST', `/datasources/${id}/test`)
    expect(bad.body.data).toMatchObject({ ok: false, message: expect.stringMatching(/OPS_EGRESS_ALLOW/) })
  })
})

describe('who may use a data source', () => {
  const job = (datasource_id: number, fields: object = {}) => ({
    name: '日报',
    job_type: 'sql',
    config: { datasource_id, sql: 'select {yesterday} as day' },
    ...fields,
  })

  test('whoever has a role of it, or is in a department of it or below; nobody else can pick, save, try or run it', async () => {
    const { id } = await made()
    const seen = async (token: string) =>
      (await call('GET', '/datasources?usable=true', undefined, token)).body.data.items.map(
        (one: { id: number }) => one.id,
      )
    expect(await seen(memberToken)).toEqual([id])
    expect(await seen(outsider)).toEqual([])
    expect((await call('GET', `/datasources/${id}`, undefined, outsider)).status).toBe(404)

    const saved = await call('POST', '/jobs', job(id), memberToken)
    expect(saved.status).toBe(201)
    for (const [method, path, body] of [
      ['POST', '/jobs', job(id, { name: '别的' })],
      ['POST', '/jobs/0/test', job(id)],
      ['PUT', `/jobs/${saved.body.data.id}`, job(id, { version: 1 })],
    ] as const) {
      const refused = await call(method, path, body, outsider)
      expect([codeOf(refused), fieldsOf(refused)]).toEqual([40001, ['config.datasource_id']])
    }
    const run = await call('POST', `/jobs/${saved.body.data.id}/trigger`, {}, outsider)
    expect(codeOf(run)).toBe(40301)
    expect((await call('POST', `/jobs/${saved.body.data.id}/trigger`, {}, memberToken)).status).toBe(202)
    expect((await call('POST', '/jobs/0/test', job(id), memberToken)).status).toBe(202)
  })

  test('a department lets in those below it', async () => {
    const insert = (name: string, parent_id: number | null) =>
      database.db.insertInto('department').values({ name, parent_id }).returning('id').executeTakeFirstOrThrow()
    const top = await insert('总部', null)
    const below = await insert('分部', top.id)
    const { id } = await made({ allowed_role_ids: [], allowed_department_ids: [top.id] })
    const isSeen = async () =>
      (await call('GET', '/datasources', undefined, memberToken)).body.data.items.some(
        (one: { id: number }) => one.id === id,
      )
    expect(await isSeen()).toBe(false)
    await database.db.updateTable('user').set({ department_id: below.id }).where('id', '=', member.id).execute()
    expect(await isSeen()).toBe(true)
    await database.db.updateTable('user').set({ department_id: null }).where('id', '=', member.id).execute()
  })

  test('managing data sources is not the right to ask them; administering the platform is', async () => {
    const { id } = await made()
    expect(fieldsOf(await call('POST', '/jobs', job(id)))).toEqual(['config.datasource_id'])
    const admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
    expect((await call('POST', '/jobs', job(id), admin)).status).toBe(201)
  })

  test('one that jobs use cannot be deleted, and names them; once they are gone it can', async () => {
    const { id } = await made()
    const saved = await call('POST', '/jobs', job(id), memberToken)
    expect((await call('GET', `/datasources/${id}`)).body.data.jobs).toEqual([{ id: saved.body.data.id, name: '日报' }])
    expect(codeOf(await call('DELETE', `/datasources/${id}`))).toBe(40901)
    await call('DELETE', `/jobs/${saved.body.data.id}`, undefined, memberToken)
    expect((await call('DELETE', `/datasources/${id}`)).status).toBe(200)
    expect((await call('DELETE', `/datasources/${id}`)).status).toBe(404)
  })

  test('a text that the data source does not take is refused at save, by its field', async () => {
    const { id } = await made()
    for (const sql of ['select 1; select 2', 'commit', "select E'{today}'", 'select {nope}', 'select {params.x}']) {
      const config = { datasource_id: id, sql }
      const refused = await call('POST', '/jobs', job(id, { config }), memberToken)
      expect([sql, codeOf(refused), fieldsOf(refused)]).toEqual([sql, 40001, ['config.sql']])
    }
    const named = { datasource_id: id, sql: 'select :x, {params.x}', params: { x: '{today}' } }
    expect((await call('POST', '/jobs', job(id, { config: named }), memberToken)).status).toBe(201)
  })
})
