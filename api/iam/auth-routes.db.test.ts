import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  signInAs,
  signInFully,
  type TestApi,
  type TestPlatform,
  testPassword,
  testPlatform,
} from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const login = (username: string, password: string) => api.call('POST', '/auth/login', { body: { username, password } })
const me = (token: string) => api.call('GET', '/auth/me', { token })
const logOf = (username: string) =>
  database.db
    .selectFrom('login_log')
    .select(['status', 'fail_reason', 'user_id'])
    .where('user_name', '=', username)
    .orderBy('id')
    .execute()

async function makeUserWho(status: 'active' | 'pending' | 'disabled'): Promise<string> {
  const { id, username } = await platform.makeUser([])
  await database.db.updateTable('user').set({ status }).where('id', '=', id).execute()
  return username
}

describe('signing in', () => {
  test('answers with tokens and the user, never with a hash', async () => {
    const user = await platform.makeUser(['job:read'])
    const { status, body } = await login(user.username, testPassword)
    expect(status).toBe(200)
    expect(body.data).toMatchObject({
      access_token: expect.stringMatching(/^eyJ/),
      expires_in: 900,
      refresh_token: expect.stringMatching(/^[\w-]{43}$/),
      refresh_expires_in: 604_800,
      must_change_password: false,
      user: { id: user.id, username: user.username, role_ids: [user.roleId], status: 'active', locked_until: null },
    })
    expect(JSON.stringify(body)).not.toMatch(/\$2b\$|password_hash|auth_session/)
    expect(await logOf(user.username)).toEqual([{ status: 'success', fail_reason: null, user_id: user.id }])
  })

  test('the name may be written in any case', async () => {
    const user = await platform.makeUser([], { username: 'Mixed.Case' })
    expect((await login(' mixed.CASE ', testPassword)).body.data.user.id).toBe(user.id)
  })

  test('what a caller may do comes from all roles and those they inherit from', async () => {
    const { id, username, roleId } = await platform.makeUser(['job:read'], { roles: ['ops_staff'] })
    const parent = await platform.makeUser(['audit:read', 'menu:audit'])
    await database.db.insertInto('role_parent').values({ role_id: roleId, parent_id: parent.roleId }).execute()
    const { body } = await me(await signInAs(api, { username }))
    expect(body.data.user.id).toBe(id)
    expect(body.data.permissions).toEqual(expect.arrayContaining(['job:read', 'job:trigger', 'audit:read']))
    expect(body.data.permissions).not.toContain('user:write')
    expect(body.data.roles.map(({ code }: { code: string }) => code)).toContain('ops_staff')
    expect(body.data.menus).toContainEqual({ code: 'menu:audit', name: 'Menu: audit and monitoring' })
    expect(body.data.data_scopes).toEqual([])
  })

  test('an unknown, a wrong, a disabled and a deleted account are answered alike', async () => {
    const wrong = await platform.makeUser([])
    const disabled = await platform.makeUser([])
    const deleted = await platform.makeUser([])
    await database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', disabled.id).execute()
    await database.db.updateTable('user').set({ deleted_at: new Date() }).where('id', '=', deleted.id).execute()
    const answers = [
      await login('nobody-of-that-name', testPassword),
      await login(wrong.username, 'Wrong-Passw0rd'),
      await login(disabled.username, testPassword),
      await login(deleted.username, testPassword),
    ]
    for (const { status, body } of answers) {
      expect(status).toBe(401)
      expect({ ...body, timestamp: 0, trace_id: '' }).toEqual({
        code: 40104,
        message: 'Wrong username or password',
        timestamp: 0,
        trace_id: '',
      })
    }
    expect(await logOf(disabled.username)).toMatchObject([{ status: 'failed', fail_reason: 'disabled' }])
    expect(await logOf('nobody-of-that-name')).toEqual([
      { status: 'failed', fail_reason: 'unknown_user', user_id: null },
    ])
  })

  test.each(['active', 'pending', 'disabled', 'none'] as const)(
    'five failures lock a name for thirty minutes: %s',
    async (kind) => {
      const username = kind === 'none' ? 'no-such-account' : await makeUserWho(kind)
      for (let attempt = 0; attempt < 5; attempt++) expect((await login(username, 'Wrong-1!')).body.code).toBe(40104)
      const { status, headers, body } = await login(username, testPassword)
      expect(status).toBe(423)
      expect({ ...body, timestamp: 0, trace_id: '' }).toEqual({
        code: 42301,
        message: 'Locked after too many failures; try again in about 30 min or ask an administrator to unlock it',
        timestamp: 0,
        trace_id: '',
      })
      expect(Number(headers.get('Retry-After'))).toBeGreaterThan(1790)
      expect((await logOf(username)).at(-1)).toMatchObject({ status: 'failed', fail_reason: 'locked' })
    },
  )

  test('when the lock has passed the count begins anew', async () => {
    const { username } = await platform.makeUser([])
    for (let attempt = 0; attempt < 5; attempt++) await login(username, 'Wrong-1!')
    await database.db
      .updateTable('login_gate')
      .set({ locked_until: new Date(Date.now() - 1) })
      .where('name', '=', username)
      .execute()
    for (let attempt = 0; attempt < 4; attempt++) expect((await login(username, 'Wrong-1!')).body.code).toBe(40104)
    expect((await login(username, testPassword)).status).toBe(200)
  })

  test('a success in between starts the count anew', async () => {
    const { username } = await platform.makeUser([])
    for (let round = 0; round < 2; round++) {
      for (let attempt = 0; attempt < 4; attempt++) await login(username, 'Wrong-1!')
      expect((await login(username, testPassword)).status).toBe(200)
    }
  })

  test.each([
    [{}],
    [{ username: 'a' }],
    [{ username: 'a', password: '' }],
    [{ username: 'a', password: 'x'.repeat(257) }],
    [{ username: 'a', password: 'x', admin: true }],
    [{ username: { $ne: null }, password: 'x' }],
  ])('%o is no sign-in', async (body) => {
    expect((await api.call('POST', '/auth/login', { body })).status).toBe(400)
  })
})

describe('without a good token', () => {
  test.each([undefined, '', 'abc', 'a.b.c'])('%s is refused with 40101', async (token) => {
    const { status, body } = await api.call('GET', '/auth/me', { token })
    expect([status, body.code]).toEqual([401, 40101])
  })
})

describe('a password that must be changed', () => {
  test('leaves nothing but me, logout and the change itself', async () => {
    const user = await platform.makeUser(['user:read'])
    await database.db.updateTable('user').set({ must_change_password: true }).where('id', '=', user.id).execute()
    const { body: answer } = await login(user.username, testPassword)
    const token = answer.data.access_token
    expect(answer.data.must_change_password).toBe(true)
    for (const path of ['/users', '/auth/sessions']) {
      const { status, body } = await api.call('GET', path, { token })
      expect([status, body.code]).toEqual([403, 40303])
    }
    expect((await me(token)).status).toBe(200)
    const body = { old_password: testPassword, new_password: 'Another-1' }
    expect((await api.call('POST', '/auth/password/change', { token, body })).status).toBe(200)
    expect((await api.call('GET', '/users', { token })).status).toBe(200)
    expect((await login(user.username, 'Another-1')).body.data.must_change_password).toBe(false)
    expect((await api.call('POST', '/auth/logout', { token })).status).toBe(200)
  })
})

describe('changing the password', () => {
  const change = (token: string, old_password: string, new_password: string) =>
    api.call('POST', '/auth/password/change', { token, body: { old_password, new_password } })

  test('ends the other sessions at once and keeps this one', async () => {
    const { username } = await platform.makeUser([])
    const [mine, other] = [await signInFully(api, username), await signInFully(api, username)]
    expect((await me(other.access_token)).status).toBe(200)
    expect((await change(mine.access_token, testPassword, 'Another-1')).status).toBe(200)
    expect((await me(mine.access_token)).status).toBe(200)
    expect((await me(other.access_token)).body.code).toBe(40103)
    const refreshed = await api.call('POST', '/auth/refresh', { body: { refresh_token: other.refresh_token } })
    expect(refreshed.body.code).toBe(40103)
    expect((await login(username, testPassword)).body.code).toBe(40104)
    expect((await login(username, 'Another-1')).status).toBe(200)
  })

  test('asks for the old one, whose guesses count like sign-ins', async () => {
    const { username } = await platform.makeUser([])
    const token = await signInAs(api, { username })
    for (let attempt = 0; attempt < 5; attempt++) {
      const { status, body } = await change(token, 'Wrong-1!', 'Another-1')
      expect([status, body.code, body.errors[0].field]).toEqual([401, 40104, 'old_password'])
    }
    expect((await change(token, testPassword, 'Another-1')).body.code).toBe(42301)
    expect((await login(username, testPassword)).body.code).toBe(42301)
  })

  test('names every rule that the new one breaks', async () => {
    const { username } = await platform.makeUser([])
    const { status, body } = await change(await signInAs(api, { username }), testPassword, 'short')
    expect([status, body.code]).toEqual([400, 40001])
    expect(body.errors).toHaveLength(5)
    expect(body.errors[0]).toEqual({ field: 'new_password', message: 'It needs at least 8 characters' })
  })

  test('refuses the last five', async () => {
    const { username } = await platform.makeUser([])
    const token = await signInAs(api, { username })
    const passwords = [testPassword, ...['A', 'B', 'C', 'D', 'E'].map((letter) => `Changed-${letter}1`)]
    for (const [position, next] of passwords.slice(1).entries()) {
      expect((await change(token, passwords[position] ?? '', next)).status).toBe(200)
    }
    for (const used of passwords.slice(1)) {
      expect((await change(token, 'Changed-E1', used)).body.errors).toEqual([
        { field: 'new_password', message: 'It may not be one of the last 5 passwords' },
      ])
    }
    expect((await change(token, 'Changed-E1', testPassword)).status).toBe(200)
  })

  test('loses the race against a change that came first', async () => {
    const { username } = await platform.makeUser([])
    const token = await signInAs(api, { username })
    const both = await Promise.all([
      change(token, testPassword, 'First-One1'),
      change(token, testPassword, 'Second-One1'),
    ])
    for (const { status } of both) expect([200, 401, 409]).toContain(status)
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('a sign-in with the old password that was under way does not get a session', async () => {
    const user = await platform.makeUser([])
    const { verify } = platform.passwords
    const changed = await platform.passwords.hash('Another-1')
    const slow = await platform.startApi()
    slow.deps.identity.passwords = {
      ...platform.passwords,
      async verify(password, stored) {
        const matches = await verify(password, stored)
        await database.db.updateTable('user').set({ password_hash: changed }).where('id', '=', user.id).execute()
        return matches
      },
    }
    const { body } = await slow.call('POST', '/auth/login', {
      body: { username: user.username, password: testPassword },
    })
    expect(body.code).toBe(40104)
    const sessions = await database.db.selectFrom('session').select('id').where('user_id', '=', user.id).execute()
    expect(sessions).toEqual([])
  })
})
