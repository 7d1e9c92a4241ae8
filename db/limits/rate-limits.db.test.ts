import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createRateLimits, removeEndedLimits } from './rate-limits.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

async function countAllowed(takes: (() => Promise<number | undefined> | undefined)[]): Promise<number> {
  const results = await Promise.all(takes.map((take) => take()))
  return results.filter((seconds) => seconds === undefined).length
}

test('copies that share a database share the points', async () => {
  const copies = [createRateLimits(database.db), createRateLimits(database.db)] as const
  const takes = Array.from({ length: 300 }, (_, i) => () => copies[i % 2 === 0 ? 0 : 1].take('shared', 100))
  expect(await countAllowed(takes)).toBe(100)
})

test('a copy alone may spend all points, one after the other', async () => {
  const limits = createRateLimits(database.db)
  const results: (number | undefined)[] = []
  for (let i = 0; i < 8; i++) results.push(await limits.take('alone', 7))
  expect(results.slice(0, 7)).toEqual(Array(7).fill(undefined))
  expect(results[7]).toBeGreaterThan(0)
  expect(results[7]).toBeLessThanOrEqual(60)
})

test('most takes cost no write', async () => {
  const limits = createRateLimits(database.db)
  await countAllowed(Array.from({ length: 100 }, () => () => limits.take('cheap', 1000)))
  const row = await database.db
    .selectFrom('rate_limit')
    .selectAll()
    .where('key', '=', 'cheap')
    .executeTakeFirstOrThrow()
  expect(row.points).toBe(100)
  expect(limits.take('cheap', 1000)).toBeInstanceOf(Promise)
  expect(await limits.take('cheap', 1000)).toBeUndefined()
  expect(limits.take('cheap', 1000)).toBeUndefined()
})

test('counted takes never exceed the limit over two copies', async () => {
  const copies = [createRateLimits(database.db), createRateLimits(database.db)] as const
  const takes = Array.from({ length: 40 }, (_, i) => () => copies[i % 2 === 0 ? 0 : 1].takeCounted('counted', 5))
  expect(await countAllowed(takes)).toBe(5)
})

test('one key does not touch another', async () => {
  const limits = createRateLimits(database.db)
  expect(await countAllowed(Array.from({ length: 5 }, () => () => limits.takeCounted('a', 2)))).toBe(2)
  expect(await limits.takeCounted('b', 2)).toBeUndefined()
})

test('a new window gives new points', async () => {
  const limits = createRateLimits(database.db)
  expect(await countAllowed(Array.from({ length: 3 }, () => () => limits.take('window', 2)))).toBe(2)
  // The window ends for every copy when its row says so.
  await database.db
    .updateTable('rate_limit')
    .set({ expire: Date.now() - 1 })
    .where('key', '=', 'window')
    .execute()
  expect(await createRateLimits(database.db).take('window', 2)).toBeUndefined()
})

test('removes windows that ended long ago', async () => {
  const ended = { key: 'ended', points: 1, expire: Date.now() - 7_200_000 }
  await database.db.insertInto('rate_limit').values(ended).execute()
  expect(await removeEndedLimits(database.db)).toBe(1)
})
