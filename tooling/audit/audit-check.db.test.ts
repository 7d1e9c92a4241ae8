import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAuditWriter } from '../../db/audit/audit-writer.ts'
import { createAuditSealer } from '../../db/audit/seal-audit.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'

const command = fileURLToPath(new URL('../audit-check.ts', import.meta.url))
const month = new Date().toISOString().slice(0, 7)

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.close())

/** `npm run audit:check -- …` */
function check(...words: string[]): Promise<{ code: number; said: string; complained: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [command, ...words],
      { env: { ...process.env, DATABASE_URL: database.url } },
      (_error, said, complained) => resolve({ code: child.exitCode ?? -1, said, complained }),
    )
  })
}

const row = {
  roles: [],
  user_name: '王五',
  action: 'read' as const,
  resource: 'job',
  request_path: '/',
  request_method: 'GET',
  response_code: 200,
  duration: 0.1,
  trace_id: 'a'.repeat(32),
}

/** Writes so many rows and seals them; the hash of the seal. */
async function seal(count: number): Promise<string> {
  const writer = createAuditWriter(database.db)
  await Promise.all(Array.from({ length: count }, () => writer.write(row)))
  const sealer = createAuditSealer(database.db)
  const [made] = [...(await sealer()), ...(await sealer())]
  if (!made) throw new Error('nothing was sealed')
  return made.hash
}

/** As somebody who owns the tables and turns their guards off. */
async function tamper(statement: string): Promise<void> {
  const off = 'alter table audit_log disable trigger user; alter table audit_seal disable trigger user'
  await database.db.transaction().execute(async (tx) => {
    for (const change of [off, statement, off.replaceAll('disable', 'enable')]) await sql.raw(change).execute(tx)
  })
}

const copyOfRow3 = (values: string) => `
  insert into audit_log (id, action, resource, request_path, request_method, response_code, duration, trace_id, created_at)
  overriding system value select ${values} from audit_log where id = 3`
const otherFields = 'action, resource, request_path, request_method, response_code, duration, trace_id'

test('says of an untouched log how much is sealed, and ends well', async () => {
  await seal(3)
  const hash = await seal(4)
  const { code, said } = await check()
  expect(said).toBe(`${month}: 7 rows under 2 seals; the last one is 2 ${hash}\n✓ The audit log is as it was sealed.\n`)
  expect(code).toBe(0)
})

test.each([
  ['a changed row', `update audit_log set user_name = '李四' where id = 3`, 'something in them was changed'],
  ['a removed row', 'delete from audit_log where id = 3', 'some were removed'],
  ['an inserted row', copyOfRow3(`id, ${otherFields}, created_at - interval '1 ms'`), 'some were put in'],
])('finds %s and ends with 1', async (_what, statement, words) => {
  await seal(5)
  await seal(2)
  await tamper(statement)
  const { code, said } = await check()
  expect(said).toContain(`✗ ${month}: rows 1–5, seal 1: ${words}\n`)
  expect(said).toMatch(/✗ The audit log is not as it was sealed\.\n$/)
  expect(code).toBe(1)
})

test('finds a row that was put into a month of its own', async () => {
  await seal(5)
  await tamper(copyOfRow3(`id, ${otherFields}, '2101-01-15T00:00:00Z'`))
  expect((await check()).said).toContain('✗ 2101-01: 1 rows have no seal')
})

test('finds that the end of the chain was cut off, by the hash of a seal that was noted elsewhere', async () => {
  const first = await seal(5)
  const second = await seal(2)
  await tamper('delete from audit_log where id > 5; delete from audit_seal where position = 2')
  expect((await check()).code).toBe(0)
  expect((await check(first)).code).toBe(0)
  const { code, said } = await check(second.toUpperCase(), month)
  expect(said).toContain(`✗ no seal has the hash ${second} any more`)
  expect(code).toBe(1)
})

test('finds that the seals of everything were removed, once rows have waited for an hour', async () => {
  await seal(5)
  await tamper(`delete from audit_seal; update audit_log set created_at = created_at - interval '61 minutes'`)
  expect(await check()).toMatchObject({ code: 1, said: expect.stringContaining('✗ 5 rows wait for a seal since') })
})

test('does not mind rows that were written a moment ago', async () => {
  await seal(2)
  await createAuditWriter(database.db).write(row)
  expect(await check()).toMatchObject({
    code: 0,
    said: expect.stringContaining('1 rows are newer than the last seal.'),
  })
})

test('looks at the months that it is asked for, and refuses other words', async () => {
  await seal(2)
  await tamper('delete from audit_log where id = 1')
  expect((await check('2020-01')).code).toBe(0)
  expect((await check(month)).code).toBe(1)
  expect(await check('november')).toMatchObject({
    code: 1,
    complained: expect.stringContaining('"november" is neither'),
  })
})
