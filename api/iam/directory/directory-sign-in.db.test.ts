import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../../tooling/testing/database.ts'
import { bindTotp, totpCode } from '../../../tooling/testing/factors.ts'
import { baseDn, readerPassword, startDirectory, type TestDirectory } from '../../../tooling/testing/slapd.ts'

let directory: TestDirectory
let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string

beforeAll(async () => {
  directory = await startDirectory()
  const people = ['zhangsan', 'lisi', 'wangwu', 'zhaoliu', 'sunqi', 'zhouba']
    .map((uid) => person(uid, `${uid}-pw`))
    .join('\n')
  await directory.add(`${people}\n${entry('admin', '同名', 'admin-pw')}\n${groups}`)
  database = await testDatabase()
  platform = await testPlatform(database, {
    env: { OPS_EGRESS_ALLOW: '127.0.0.0/8,::1', OPS_PUBLIC_URL: 'http://127.0.0.1:8000' },
  })
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
  await directory?.close()
})

const send = (method: string, path: string, body?: unknown, token = admin) =>
  api.call(method, path, { token, ...(body !== undefined && { body }) })
const signIn = (provider: string, username: string, password = `${username}-pw`, from = '192.0.2.9') =>
  api.call('POST', '/auth/login', { body: { provider, username, password }, from })

let made = 0
async function makeProvider(fields: Record<string, unknown> = {}, config: Record<string, unknown> = {}) {
  const { sync: _, ...usual } = directory.config(config)
  const code = `corp${++made}`
  const answer = await send('POST', '/identity-providers', {
    code,
    name: '公司目录',
    type: 'ldap',
    config: usual,
    secret: readerPassword,
    first_login: 'create',
    ...fields,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.data
}
const roleIdOf = async (code: string) =>
  (await database.db.selectFrom('role').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id
const lastLogin = () =>
  database.db.selectFrom('login_log').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()

describe('somebody of the directory', () => {
  test('signs in, is made at the first time, and is the same the next time', async () => {
    const { code } = await makeProvider({ default_role_ids: [await roleIdOf('ops_staff')] })
    const first = await signIn(code, 'zhangsan')
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    const { user } = first.body.data
    expect(user).toMatchObject({
      username: 'zhangsan',
      name: '员工zhangsan',
      email: 'zhangsan@corp.cn',
      must_change_password: false,
    })
    expect(user.role_ids).toEqual([await roleIdOf('ops_staff')])
    expect(await lastLogin()).toMatchObject({
      user_id: user.id,
      status: 'success',
      login_type: 'password',
      provider: code,
    })
    const again = await signIn(code, 'ZhangSan', 'zhangsan-pw')
    expect(again.body.data.user.id).toBe(user.id)
    expect((await send('GET', '/auth/me', undefined, again.body.data.access_token)).status).toBe(200)
    expect((await api.call('GET', '/auth/options')).body.data.providers).toContainEqual({
      code,
      name: '公司目录',
      type: 'ldap',
    })
  })

  test('who has a second factor gets a token for the second step, and no session before it', async () => {
    const { code } = await makeProvider()
    const { access_token, user } = (await signIn(code, 'zhouba')).body.data
    const { url } = await bindTotp(api, access_token)
    const sessions = () =>
      database.db.selectFrom('session').select('login_type').where('user_id', '=', user.id).orderBy('id').execute()
    const begun = await sessions()
    const { body } = await signIn(code, 'zhouba')
    expect(body.data).toMatchObject({ mfa_required: true, methods: ['totp', 'recovery'] })
    expect(body.data).not.toHaveProperty('access_token')
    expect(await sessions()).toEqual(begun)
    const { mfa_token } = body.data
    const answer = { mfa_token, method: 'totp', code: totpCode(url) }
    const second = await api.call('POST', '/auth/mfa/verify', { body: answer, from: '192.0.2.9' })
    expect(second.status, JSON.stringify(second.body)).toBe(200)
    expect(await lastLogin()).toMatchObject({ user_id: user.id, login_type: 'mfa', provider: code, status: 'success' })
    expect((await send('GET', '/auth/me', undefined, second.body.data.access_token)).status).toBe(200)
  })

  test('is never taken for the account of the same name', async () => {
    const { code } = await makeProvider()
    const local = await platform.makeUser([], { username: 'admin', roles: ['super_admin'] })
    const answer = await signIn(code, 'admin')
    expect(answer.body.data.user.id).not.toBe(local.id)
    expect(answer.body.data.user).toMatchObject({ username: 'admin-2', role_ids: [] })
  })

  test('who is unknown here stays out unless they are to be made', async () => {
    const { code } = await makeProvider({ first_login: 'refuse' })
    const refused = await signIn(code, 'lisi')
    const wrong = await signIn(code, 'lisi', 'wrong')
    expect(refused.body.code).toBe(40104)
    expect({ ...refused.body, timestamp: 0, trace_id: '' }).toEqual({ ...wrong.body, timestamp: 0, trace_id: '' })
    const reasons = await database.db
      .selectFrom('login_log')
      .select('fail_reason')
      .where('provider', '=', code)
      .orderBy('id')
      .execute()
    expect(reasons.map(({ fail_reason }) => fail_reason)).toEqual(['not_admitted', 'wrong_password'])
  })

  test('links an account by signing in to it with its own password, in the same browser', async () => {
    const { code } = await makeProvider({ first_login: 'link' })
    const local = await platform.makeUser([])
    const arrived = await signIn(code, 'wangwu')
    expect(arrived.status).toBe(401)
    const cookie = (arrived.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
    const token = await signInAs(api, local)
    const linked = await api.call('POST', '/auth/identities', {
      token,
      headers: { Cookie: cookie, Origin: 'http://127.0.0.1:8000' },
      body: {},
    })
    expect(linked.status, JSON.stringify(linked.body)).toBe(201)
    expect((await signIn(code, 'wangwu')).body.data.user.id).toBe(local.id)
  })

  test('who is switched off here stays out', async () => {
    const { code } = await makeProvider()
    const { id } = (await signIn(code, 'zhaoliu')).body.data.user
    await database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', id).execute()
    expect((await signIn(code, 'zhaoliu')).body.code).toBe(40104)
    expect(await lastLogin()).toMatchObject({ user_id: id, fail_reason: 'disabled' })
  })
})

describe('groups', () => {
  test('give roles, also through other groups, and take them from whoever leaves', async () => {
    const [lead, staff] = [await roleIdOf('ops_lead'), await roleIdOf('ops_staff')]
    const role_map = [{ group: groupDn('leads'), role_ids: [lead] }]
    const { code } = await makeProvider({ default_role_ids: [staff] }, { role_map })
    expect((await signIn(code, 'sunqi')).body.data.user.role_ids.sort()).toEqual([lead, staff].sort())
    await directory.as((client) => client.del(groupDn('leads')))
    expect((await signIn(code, 'sunqi')).body.data.user.role_ids).toEqual([staff])
  })

  test('keep out whoever is in none of them', async () => {
    const { code } = await makeProvider({}, { allowed_groups: [groupDn('a-team')] })
    expect((await signIn(code, 'sunqi')).status).toBe(200)
    expect((await signIn(code, 'lisi')).body.code).toBe(40104)
    expect(await lastLogin()).toMatchObject({ fail_reason: 'not_allowed' })
  })

  test('cannot be mapped to roles beyond those of whoever maps them, nor to none', async () => {
    const keeper = await signInAs(api, await platform.makeUser(['identity-provider:read', 'identity-provider:write']))
    const { sync: _, ...config } = directory.config()
    const withMap = async (role_ids: number[], token: string) =>
      send(
        'POST',
        '/identity-providers',
        {
          code: `map${++made}`,
          name: 'x',
          type: 'ldap',
          secret: 'x',
          config: { ...config, role_map: [{ group: groupDn('leads'), role_ids }] },
        },
        token,
      )
    expect((await withMap([await roleIdOf('super_admin')], keeper)).body.code).toBe(40301)
    const unknown = await withMap([999_999], admin)
    expect(unknown.body.code).toBe(40001)
  })
})

describe('the gate', () => {
  test('counts failures by name before the directory is asked, and locks', async () => {
    const { code } = await makeProvider()
    await database.db.deleteFrom('login_gate').execute()
    const tries = await Promise.all(Array.from({ length: 30 }, () => signIn(code, 'lisi', 'guess')))
    const codes = tries.map(({ body }) => body.code)
    expect(codes.filter((code) => code === 40104)).toHaveLength(5)
    expect(codes.filter((code) => code === 42301)).toHaveLength(25)
    expect((await signIn(code, 'lisi')).body.code).toBe(42301)
    await database.db.deleteFrom('login_gate').execute()
    expect((await signIn(code, 'lisi')).status).toBe(200)
  })

  test('does not count what the directory did not decide', async () => {
    const { code, id, version, ...rest } = await makeProvider()
    await database.db
      .updateTable('identity_provider')
      .set({ config: JSON.stringify({ ...rest.config, ca_certificate: null }) })
      .where('id', '=', id)
      .execute()
    for (let index = 0; index < 7; index++) {
      const answer = await signIn(code, 'nobody-yet')
      expect(answer.body.code).toBe(50301)
      expect(JSON.stringify(answer.body)).not.toMatch(/127\.0|localhost|certificate/i)
    }
    expect(
      await database.db.selectFrom('login_gate').select('failures').where('name', '=', 'nobody-yet').execute(),
    ).toMatchObject([{ failures: 0 }])
    expect(await lastLogin()).toMatchObject({ fail_reason: 'provider_unreachable', provider: code })
  })

  test('refuses a provider that is no directory, or switched off', async () => {
    const { code } = await makeProvider({ status: 'disabled' })
    for (const provider of [code, 'nowhere']) {
      const answer = await signIn(provider, 'zhangsan')
      expect(answer.body).toMatchObject({ code: 40001, errors: [{ field: 'provider' }] })
    }
  })

  test('an empty password never reaches it', async () => {
    const { code } = await makeProvider()
    expect((await signIn(code, 'zhangsan', '')).body.code).toBe(40001)
    expect((await signIn(code, 'zhangsan', testPassword)).body.code).toBe(40104)
  })
})

const groupDn = (name: string) => `cn=${name},${baseDn}`
const person = (uid: string, password: string) => entry(uid, `员工${uid}`, password)
const entry = (uid: string, cn: string, password: string) =>
  `dn: uid=${uid},ou=people,${baseDn}\nobjectClass: inetOrgPerson\nuid: ${uid}\ncn: ${cn}\nsn: ${cn}\nmail: ${uid}@corp.cn\nuserPassword: ${password}\n`
const groups = `dn: ${groupDn('a-team')}
objectClass: groupOfNames
cn: a-team
member: uid=sunqi,ou=people,${baseDn}

dn: ${groupDn('leads')}
objectClass: groupOfNames
cn: leads
member: ${groupDn('a-team')}
`
