import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let copy: TestApi

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  copy = await platform.startApi()
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const page = {
  'X-OPS-Client': 'console',
  'Sec-Fetch-Site': 'same-origin',
  'User-Agent': 'Mozilla/5.0 Chrome/156.0',
  Host: '127.0.0.1:8000',
}
const login = (username: string, { password = testPassword, cookie = '' } = {}, on = api) =>
  on.call('POST', '/auth/login', {
    body: { username, password },
    headers: { ...page, ...(cookie && { Cookie: cookie }) },
  })
const markOf = (headers: Headers) => headers.getSetCookie().find((line) => line.includes('ops_known')) ?? ''

/** Somebody who signed in once in their browser, and the cookie that is left there. */
async function owner() {
  const user = await platform.makeUser([])
  const line = markOf((await login(user.username)).headers)
  return { ...user, line, cookie: line.split(';')[0] ?? '' }
}
async function failFive(username: string, cookie = ''): Promise<void> {
  for (let turn = 0; turn < 5; turn++)
    expect((await login(username, { password: 'Wrong-1!', cookie })).body.code).toBe(40104)
}

test('strangers who lock a name do not lock out its owner where it signed in before, on any copy', async () => {
  const { username, cookie } = await owner()
  await failFive(username)
  expect((await login(username)).body.code).toBe(42301)
  expect((await login(username, { cookie })).status).toBe(200)
  expect((await login(username, { cookie }, copy)).status).toBe(200)
  expect((await login(username)).body.code).toBe(42301)
})

test('a known browser has five tries of its own, and locks nobody else', async () => {
  const { username, cookie } = await owner()
  await failFive(username, cookie)
  expect((await login(username, { cookie })).body.code).toBe(42301)
  expect((await login(username)).status).toBe(200)
})

test('of 60 guesses at once in a known browser, over two copies, five are looked at', async () => {
  const { username, cookie } = await owner()
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, turn) =>
      login(username, { password: `Guess-${turn}!`, cookie }, turn % 2 ? api : copy),
    ),
  )
  const codes = answers.map(({ body }) => body.code)
  expect(codes.filter((code) => code === 40104)).toHaveLength(5)
  expect(codes.filter((code) => code === 42301)).toHaveLength(55)
})

test('the mark of another name, or one that was made up, opens no gate', async () => {
  const [victim, attacker] = [await owner(), await owner()]
  await failFive(victim.username)
  const [name = '', value = ''] = victim.cookie.split('=')
  const [mark = '', proof = ''] = value.split('.')
  const madeUp = [
    attacker.cookie,
    `${name}=${mark}`,
    `${name}=${mark}.${'A'.repeat(proof.length)}`,
    `${name}=${'A'.repeat(mark.length)}.${proof}`,
  ]
  for (const cookie of madeUp) expect((await login(victim.username, { cookie })).body.code).toBe(42301)
})

test('no script and no other site gets at the mark, and it is not given twice', async () => {
  const { username, line, cookie } = await owner()
  expect(line).toMatch(/^__Host-ops_known_8000=[\w-]{22}\.[\w-]{43}; /)
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(line).toContain(part)
  expect(markOf((await login(username, { cookie })).headers)).toBe('')
  expect(markOf((await login(username, { password: 'Wrong-1!' })).headers)).toBe('')
})

test('a locked browser shows on the record of its user, and unlocking lifts every lock', async () => {
  const { id, username, cookie } = await owner()
  const admin = await signInAs(api, await platform.makeUser(['user:read', 'user:write']))
  const lockedUntil = async () => (await api.call('GET', `/users/${id}`, { token: admin })).body.data.locked_until
  await failFive(username, cookie)
  expect(await lockedUntil()).not.toBeNull()
  await failFive(username)
  expect((await api.call('POST', `/users/${id}/unlock`, { token: admin })).status).toBe(200)
  expect(await lockedUntil()).toBeNull()
  expect((await login(username, { cookie })).status).toBe(200)
  expect((await login(username)).status).toBe(200)
})
