import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createAuditWriter } from './audit-writer.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const row = {
  user_id: 7,
  user_name: '王五',
  roles: ['auditor', 'a "b", {c}'],
  action: 'read' as const,
  resource: 'job',
  request_path: '/api/v1/jobs',
  request_method: 'GET',
  request_body: '{"q":"行\\n"}',
  response_code: 200,
  duration: 0.123,
  trace_id: 'a'.repeat(32),
}

test('a row comes back as it went in', async () => {
  await createAuditWriter(database.db).write({ ...row, trace_id: 'one' })
  const stored = await database.db.selectFrom('audit_log').selectAll().where('trace_id', '=', 'one').executeTakeFirst()
  expect(stored).toMatchObject({ ...row, trace_id: 'one', page: null, reason: null })
  expect(Math.abs(Date.now() - (stored?.created_at.getTime() ?? 0))).toBeLessThan(60_000)
})

test('rows that come together go in few statements, none is lost', async () => {
  const writer = createAuditWriter(database.db)
  await Promise.all(Array.from({ length: 1200 }, () => writer.write({ ...row, trace_id: 'many' })))
  const rows = await database.db
    .selectFrom('audit_log')
    .select(['created_at', 'id'])
    .where('trace_id', '=', 'many')
    .execute()
  expect(rows).toHaveLength(1200)
  // Rows of one statement carry the time at which it began.
  expect(new Set(rows.map(({ created_at }) => created_at.getTime())).size).toBeLessThanOrEqual(4)
})

test('a write that fails says so to those who wait for it, and the next one goes on', async () => {
  const writer = createAuditWriter(database.db)
  await expect(writer.write({ ...row, action: 'nonsense' as 'read' })).rejects.toThrow('audit_log')
  await expect(writer.write(row)).resolves.toBeUndefined()
})
