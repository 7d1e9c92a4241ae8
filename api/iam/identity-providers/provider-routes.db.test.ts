import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { providerSecretPlace } from '../../../db/iam/identity-provider-queries.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database, { env: { OPS_PUBLIC_URL: 'https://ops.example.com/' } })
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const send = (method: string, path: string, body?: unknown, token = admin) =>
  api.call(method, path, { token, ...(body !== undefined && { body }) })

let made = 0
const oidc = (fields: Record<string, unknown> = {}) => ({
  code: `corp-${++made}`,
  name: '集团账号',
  type: 'oidc',
  config: { issuer: 'https://login.example.com', client_id: 'ops' },
  secret: 'client-secret',
  ...fields,
})
const create = async (fields: Record<string, unknown> = {}) => {
  const answer = await send('POST', '/identity-providers', oidc(fields))
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.data
}
const inputOf = (provider: Record<string, unknown>, change: Record<string, unknown> = {}) => {
  const told = ['id', 'has_secret', 'has_callback_token', 'has_callback_secret', 'callback_url', 'card_url']
  const kept = [...told, 'created_by', 'created_at', 'updated_at']
  const input = Object.fromEntries(Object.entries(provider).filter(([name]) => !kept.includes(name)))
  return { ...input, ...change }
}
const replace = (provider: { id: number }, change: Record<string, unknown>) =>
  send('PUT', `/identity-providers/${provider.id}`, inputOf(provider, change))
const errorsOf = ({ body }: { body: { errors?: { field: string }[] } }) => body.errors?.map(({ field }) => field)
const storedSecret = async (code: string) => {
  const { secret_ciphertext } = await database.db
    .selectFrom('identity_provider')
    .select('secret_ciphertext')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return secret_ciphertext && api.deps.secrets.decrypt(secret_ciphertext, providerSecretPlace(code))
}

describe('a provider', () => {
  test('is kept with its defaults, and its secret never comes out', async () => {
    const provider = await create({ code: 'corp' })
    expect(provider).toMatchObject({
      config: {
        issuer: 'https://login.example.com',
        client_id: 'ops',
        scope: 'openid profile email',
        token_auth: 'client_secret_basic',
      },
      has_secret: true,
      status: 'enabled',
      first_login: 'refuse',
      default_role_ids: [],
      allowed_tenants: [],
      callback_url: 'https://ops.example.com/api/v1/oauth/corp/callback',
    })
    const listed = await send('GET', '/identity-providers?q=集团&type=oidc&sort=-code')
    expect(listed.body.data.items).toContainEqual(provider)
    expect(JSON.stringify(listed.body)).not.toMatch(/client-secret|v1\.test/)
    expect(await storedSecret('corp')).toBe('client-secret')
    const trail = await database.db
      .selectFrom('audit_log')
      .selectAll()
      .where('resource', '=', 'identity-provider')
      .execute()
    const changes = await database.db
      .selectFrom('data_change_log')
      .selectAll()
      .where('table_name', '=', 'identity_provider')
      .execute()
    expect(trail.map(({ action }) => action)).toContain('create')
    expect(JSON.stringify([trail, changes])).not.toMatch(/client-secret|v1\.test/)
  })

  test('of every kind can be set up, each with its own fields', async () => {
    const kinds = [
      {
        type: 'oauth2',
        config: {
          authorization_url: 'https://git.example.com/login/oauth/authorize',
          token_url: 'https://git.example.com/login/oauth/access_token',
          userinfo_url: 'https://api.example.com/user',
          client_id: 'ops',
        },
      },
      { type: 'feishu', config: { client_id: 'cli_1' }, allowed_tenants: ['tenant-1'] },
      { type: 'dingtalk', config: { client_id: 'ding1' }, allowed_tenants: ['corp-1'] },
      { type: 'wechat', config: { corp_id: 'ww1', agent_id: '1000002' } },
    ]
    for (const kind of kinds) expect(await create(kind)).toMatchObject({ type: kind.type, has_secret: true })
    const wrong = await send('POST', '/identity-providers', oidc({ type: 'wechat' }))
    expect(wrong.status).toBe(400)
    expect(errorsOf(wrong)).toEqual(expect.arrayContaining(['config.corp_id', 'config.issuer']))
  })

  test('is replaced, keeps a secret that is left out, and loses the race', async () => {
    const provider = await create()
    const [first, second] = await Promise.all([replace(provider, { name: '甲' }), replace(provider, { name: '乙' })])
    const statuses = [first.status, second.status].sort()
    expect(statuses).toEqual([200, 409])
    const loser = first.status === 409 ? first : second
    expect(loser.body).toMatchObject({ code: 40902, data: { id: provider.id, version: provider.version + 1 } })
    expect(JSON.stringify(loser.body)).not.toContain('v1.test')
    expect(await storedSecret(provider.code)).toBe('client-secret')
  })

  test('keeps its code and its kind', async () => {
    const provider = await create()
    expect((await replace(provider, { code: 'other' })).body.code).toBe(40901)
    const other = inputOf(provider, { type: 'wechat', config: { corp_id: 'ww1', agent_id: '1' } })
    expect((await send('PUT', `/identity-providers/${provider.id}`, other)).body.code).toBe(40901)
  })

  test('is deleted with the identities it vouched for', async () => {
    const provider = await create()
    const { id: user_id } = await platform.makeUser([])
    await database.db
      .insertInto('user_identity')
      .values({ user_id, provider_id: provider.id, authority: 'https://login.example.com', subject: 'sub' })
      .execute()
    expect((await send('DELETE', `/identity-providers/${provider.id}`)).status).toBe(200)
    expect((await send('DELETE', `/identity-providers/${provider.id}`)).status).toBe(404)
    expect((await send('GET', `/identity-providers/${provider.id}`)).status).toBe(404)
    const left = await database.db.selectFrom('user_identity').selectAll().where('user_id', '=', user_id).execute()
    expect(left).toEqual([])
  })
})

describe('approval cards', () => {
  const feishu = (fields: Record<string, unknown> = {}) => ({
    ...{ code: `feishu-${Date.now()}`, name: '飞书', type: 'feishu', secret: 'app-secret', allowed_tenants: ['t1'] },
    ...{ config: { client_id: 'cli_1', cards: true }, callback_token: 'v-token', callback_secret: 'encrypt-key' },
    ...fields,
  })

  test('need what their callbacks are told by, which never comes out, and have an address of their own', async () => {
    for (const field of ['callback_token', 'callback_secret']) {
      expect(errorsOf(await send('POST', '/identity-providers', feishu({ [field]: undefined })))).toEqual([field])
    }
    const made = await send('POST', '/identity-providers', feishu({ code: 'lark' }))
    expect(made.body.data).toMatchObject({
      has_callback_token: true,
      has_callback_secret: true,
      card_url: 'https://ops.example.com/api/v1/im/lark/cards',
    })
    expect(JSON.stringify(made.body)).not.toMatch(/v-token|encrypt-key/)
    const kept = await replace(made.body.data, {
      config: { ...made.body.data.config, api_url: 'https://other.example.com' },
      secret: 'new',
    })
    expect(kept.body.data).toMatchObject({ has_callback_token: true, has_callback_secret: true })
    expect(errorsOf(await replace(kept.body.data, { callback_secret: null }))).toEqual(['callback_secret'])
    const { rows } = await sql<{ text: string }>`select request_body::text as text from audit_log
      union all select new_data::text from data_change_log where table_name = 'identity_provider'`.execute(database.db)
    expect(rows.some(({ text }) => /v-token|encrypt-key/.test(text))).toBe(false)
  })

  test('are none of a provider that is no messenger', async () => {
    expect(await create()).toMatchObject({ card_url: null, has_callback_token: false })
  })
})

describe('refuses', () => {
  test('without permission', async () => {
    const provider = await create()
    const reader = await signInAs(api, await platform.makeUser(['identity-provider:read']))
    const nobody = await signInAs(api, await platform.makeUser([]))
    expect((await send('GET', '/identity-providers', undefined, reader)).status).toBe(200)
    expect((await send('POST', '/identity-providers', oidc(), reader)).status).toBe(403)
    expect((await send('PUT', `/identity-providers/${provider.id}`, inputOf(provider), reader)).status).toBe(403)
    expect((await send('DELETE', `/identity-providers/${provider.id}`, undefined, reader)).status).toBe(403)
    expect((await send('GET', '/identity-providers', undefined, nobody)).status).toBe(403)
    expect((await send('GET', `/identity-providers/${provider.id}`, undefined, nobody)).status).toBe(403)
  })

  test('default roles that hold more than whoever sets them', async () => {
    const keeper = await platform.makeUser(['identity-provider:read', 'identity-provider:write'])
    const token = await signInAs(api, keeper)
    const { id: superAdmin } = await database.db
      .selectFrom('role')
      .select('id')
      .where('code', '=', 'super_admin')
      .executeTakeFirstOrThrow()
    const beyond = oidc({ first_login: 'create', default_role_ids: [superAdmin] })
    expect((await send('POST', '/identity-providers', beyond, token)).body.code).toBe(40301)
    const own = await send('POST', '/identity-providers', oidc({ default_role_ids: [keeper.roleId] }), token)
    expect(own.status).toBe(201)
    const raised = inputOf(own.body.data, { default_role_ids: [superAdmin] })
    expect((await send('PUT', `/identity-providers/${own.body.data.id}`, raised, token)).body.code).toBe(40301)
    const unknown = await send('POST', '/identity-providers', oidc({ default_role_ids: [999_999] }))
    expect(errorsOf(unknown)).toEqual(['default_role_ids'])
  })

  test('to give a kept secret to another address', async () => {
    const provider = await create()
    const moved = { config: { ...provider.config, issuer: 'https://evil.example.com' } }
    const refused = await replace(provider, moved)
    expect(refused.body.code).toBe(40001)
    expect(errorsOf(refused)).toEqual(['secret'])
    const entered = await replace(provider, { ...moved, secret: 'other' })
    expect(entered.status).toBe(200)
    expect(await storedSecret(provider.code)).toBe('other')
  })

  test('to do without the secret, unless the client has none', async () => {
    expect(errorsOf(await send('POST', '/identity-providers', oidc({ secret: undefined })))).toEqual(['secret'])
    const provider = await create()
    expect(errorsOf(await replace(provider, { secret: null }))).toEqual(['secret'])
    const open = await replace(provider, { secret: null, config: { ...provider.config, token_auth: 'none' } })
    expect(open.body.data.has_secret).toBe(false)
  })

  test('companies that nothing checks, and people of any company', async () => {
    expect(errorsOf(await send('POST', '/identity-providers', oidc({ allowed_tenants: ['x'] })))).toEqual([
      'allowed_tenants',
    ])
    const any = oidc({ type: 'feishu', config: { client_id: 'cli_1' } })
    expect(errorsOf(await send('POST', '/identity-providers', any))).toEqual(['allowed_tenants'])
  })

  test('codes that are taken, and addresses that carry more or protect less than they should', async () => {
    const { code } = await create()
    const taken = await send('POST', '/identity-providers', oidc({ code }))
    expect(taken.body.code).toBe(40901)
    expect(errorsOf(taken)).toEqual(['code'])
    const issuers = [
      'http://login.example.com',
      'https://user:pw@login.example.com',
      'https://login.example.com/?a=b',
      'ftp://login.example.com',
      'http://10.example.com',
    ]
    for (const issuer of issuers) {
      const answer = await send('POST', '/identity-providers', oidc({ config: { issuer, client_id: 'ops' } }))
      expect(errorsOf(answer), issuer).toEqual(['config.issuer'])
    }
    expect((await create({ config: { issuer: 'http://10.1.2.3:8080/realms/a', client_id: 'ops' } })).id).toBeTruthy()
  })
})
