import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let copies: TestApi[]
let hashes = 0

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  copies = [await platform.startApi(), await platform.startApi()]
  for (const { deps } of copies) {
    const { verify } = deps.identity.passwords
    deps.identity.passwords = {
      ...deps.identity.passwords,
      verify(password, stored) {
        hashes++
        return verify(password, stored)
      },
    }
  }
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

async function tryAll(username: string, passwords: string[]): Promise<number[]> {
  hashes = 0
  const answers = await Promise.all(
    passwords.map((password, turn) =>
      copies[turn % copies.length]?.call('POST', '/auth/login', { body: { username, password } }),
    ),
  )
  return answers.map((answer) => answer?.body.code)
}

test.each(['an account', 'no account'])(
  'of 300 guesses at once, over two copies, five are computed: %s',
  async (kind) => {
    const username = kind === 'an account' ? (await platform.makeUser([])).username : 'nobody'
    const codes = await tryAll(
      username,
      Array.from({ length: 300 }, (_, guess) => `Guess-${guess}!`),
    )
    expect(hashes).toBe(5)
    expect(codes.filter((code) => code === 40104)).toHaveLength(5)
    expect(codes.filter((code) => code === 42301)).toHaveLength(295)
  },
)

test('the right password among many guesses is not let in once the name is locked', async () => {
  const { username } = await platform.makeUser([])
  await tryAll(
    username,
    Array.from({ length: 5 }, () => 'Wrong-1!'),
  )
  const codes = await tryAll(
    username,
    Array.from({ length: 20 }, () => testPassword),
  )
  expect(new Set(codes)).toEqual(new Set([42301]))
  expect(hashes).toBe(0)
})

test('twenty people who sign in to one account at once with the right password all get in', async () => {
  const { username } = await platform.makeUser([])
  const codes = await tryAll(
    username,
    Array.from({ length: 20 }, () => testPassword),
  )
  expect(new Set(codes)).toEqual(new Set([0]))
})

test('an attempt whose process was lost does not lock the name', async () => {
  const { username } = await platform.makeUser([])
  await database.db
    .insertInto('login_gate')
    .values({ name: username, pending: 5, pending_at: new Date(Date.now() - 61_000) })
    .execute()
  expect(await tryAll(username, [testPassword])).toEqual([0])
})

test('a name that failed more often than a stricter policy allows can still be tried', async () => {
  const { username } = await platform.makeUser([])
  await database.db.insertInto('login_gate').values({ name: username, failures: 50 }).execute()
  expect(await tryAll(username, [testPassword])).toEqual([0])
})

const login = (username: string, from: string, password = 'Wrong-1!') =>
  copies[0]?.call('POST', '/auth/login', { body: { username, password }, from })
const codeOf = async (...attempt: Parameters<typeof login>) => (await login(...attempt))?.body.code

test('failures at twenty names slow an address for ten minutes; others go on', async () => {
  const { username } = await platform.makeUser([])
  for (let turn = 0; turn < 20; turn++) expect(await codeOf(`sprayed-${turn}`, '192.0.2.50')).toBe(40104)
  const slowed = await login(username, '192.0.2.50', testPassword)
  expect([slowed?.status, slowed?.body.code]).toEqual([429, 42901])
  expect(Number(slowed?.headers.get('Retry-After'))).toBeGreaterThan(590)
  expect(await codeOf('sprayed-3', '192.0.2.50')).toBe(40104)
  expect(await codeOf(username, '192.0.2.51', testPassword)).toBe(0)
  const started_at = new Date(Date.now() - 601_000)
  await database.db.updateTable('login_source').set({ started_at }).where('source', '=', '192.0.2.50').execute()
  expect(await codeOf(username, '192.0.2.50', testPassword)).toBe(0)
})

test('an office of forty who sign in from one address is not slowed, nor by guesses at a locked name', async () => {
  for (let turn = 0; turn < 20; turn++) {
    const { username } = await platform.makeUser([])
    expect(await codeOf(username, '192.0.2.60')).toBe(40104)
    expect(await codeOf(username, '192.0.2.60', testPassword)).toBe(0)
  }
  for (let turn = 0; turn < 30; turn++) await login('locked-name', '192.0.2.60')
  for (let turn = 0; turn < 20; turn++) {
    expect(await codeOf((await platform.makeUser([])).username, '192.0.2.60', testPassword)).toBe(0)
  }
})

test('of a hundred names tried at once from one address, twenty are computed', async () => {
  hashes = 0
  await Promise.all(Array.from({ length: 100 }, (_, turn) => login(`crowd-${turn}`, '2001:db8::1')))
  expect(hashes).toBe(20)
  expect(await codeOf('one-more', '2001:db8::2')).toBe(42901)
})
