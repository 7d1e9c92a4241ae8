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
