import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { insertLoginLog } from '../iam/login-log-queries.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await insertLoginLog(database.db, { login_type: 'password', user_name: '王五', status: 'failed' })
  await database.db.insertInto('department').values({ name: '财务部' }).execute()
})
afterAll(() => database.close())

test.each(['login_log', 'data_change_log'] as const)('rows of %s stay as they were written', async (table) => {
  const rows = () => database.db.selectFrom(table).selectAll().orderBy('id').execute()
  const before = await rows()
  expect(before.length).toBeGreaterThan(0)
  for (const statement of [`update ${table} set trace_id = 'x'`, `delete from ${table}`, `truncate ${table}`]) {
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow('log rows cannot be changed')
  }
  expect(await rows()).toEqual(before)
})
