import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../tooling/testing/database.ts'
import { type Connection, connectDatabase } from './connect.ts'
import { plannedAnew } from './prepared-statements.ts'

let database: TestDatabase
let connection: Connection

beforeAll(async () => {
  database = await testDatabase()
  connection = connectDatabase(database.url, { maxConnections: 1 })
  await sql`create table prepared_trial (n integer not null)`.execute(connection.db)
  await sql`insert into prepared_trial values (1), (2)`.execute(connection.db)
})
afterAll(async () => {
  await connection?.close()
  await database?.close()
})

const ask = async (n: number) =>
  (await sql<{ n: unknown }>`select n from prepared_trial where n::text = ${String(n)}`.execute(connection.db)).rows
const prepared = async (part: string) => {
  const { rows } = await connection.pool.query('select statement from pg_prepared_statements')
  return rows.filter(({ statement }) => statement.includes(part)).length
}

test('a statement that is asked often is prepared once, and answers as before', async () => {
  for (let turn = 0; turn < 10; turn++) expect(await ask(1)).toEqual([{ n: 1 }])
  expect(await ask(2)).toEqual([{ n: 2 }])
  expect(await prepared('select n from prepared_trial')).toBe(1)
})

test('a statement that is asked once is not', async () => {
  await sql`select ${1}::integer as rarely_asked`.execute(connection.db)
  expect(await prepared('rarely_asked')).toBe(0)
})

test('a statement whose plan depends on its values is not, however often it is asked', async () => {
  for (let turn = 0; turn < 10; turn++) {
    await sql`select ${plannedAnew} ${1}::integer as often_asked`.execute(connection.db)
  }
  expect(await prepared('often_asked')).toBe(0)
})

test('a column that gets another type spoils one answer at most', async () => {
  for (let turn = 0; turn < 10; turn++) await ask(1)
  await sql`alter table prepared_trial alter column n type text`.execute(connection.db)
  await ask(1).catch(() => undefined)
  expect(await ask(1)).toEqual([{ n: '1' }])
})
