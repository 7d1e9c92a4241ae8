import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createAuditWriter } from './audit-writer.ts'
import { createAuditSealer } from './seal-audit.ts'
import { verifyAuditChain } from './verify-audit-chain.ts'

let database: TestDatabase
const month = new Date().toISOString().slice(0, 7)

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const row = (resource_id: string) => ({
  user_name: '王 "五"',
  roles: ['auditor'],
  action: 'read' as const,
  resource: 'job',
  resource_id,
  request_path: '/api/v1/jobs',
  request_method: 'GET',
  request_body: '{"q":"行\\n"}',
  response_code: 200,
  duration: 0.123,
  trace_id: 'a'.repeat(32),
})

async function write(count: number, from = 0): Promise<void> {
  const writer = createAuditWriter(database.db)
  await Promise.all(Array.from({ length: count }, (_, i) => writer.write(row(String(from + i)))))
}

/** Marks what is there, then seals it. */
async function sealAll(seal = createAuditSealer(database.db)) {
  return [...(await seal()), ...(await seal())]
}

const off = 'alter table audit_log disable trigger user; alter table audit_seal disable trigger user'
const on = off.replaceAll('disable', 'enable')

/** As somebody who owns the tables and turns their guards off. */
async function tamper(statement: string): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    for (const change of [off, statement, on]) await sql.raw(change).execute(tx)
  })
}

test('rows cannot be changed, removed or emptied by the application', async () => {
  await write(1)
  for (const statement of ['update audit_log set reason = $$x$$', 'delete from audit_log', 'truncate audit_log']) {
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow('audit rows cannot be changed')
  }
})

test('seals what was written, once, in a chain', async () => {
  await write(2)
  const seal = createAuditSealer(database.db)
  expect(await seal()).toEqual([])
  expect(await seal()).toMatchObject([{ month, position: 1, rowCount: 3 }])
  expect(await sealAll(seal)).toEqual([])
  await write(2)
  expect(await sealAll(seal)).toMatchObject([{ month, position: 2, rowCount: 2 }])
  expect(await verifyAuditChain(database.db, month)).toEqual({ seals: 2, rows: 5, problems: [] })
})

test('never passes by a row whose transaction is still open', async () => {
  const seal = createAuditSealer(database.db)
  const opened = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  const slow = database.db.transaction().execute(async (tx) => {
    await tx.insertInto('audit_log').values(row('slow')).execute()
    opened.resolve()
    await finish.promise
  })
  await opened.promise
  await write(2)
  expect(await sealAll(seal)).toEqual([])
  expect(await sealAll(seal)).toEqual([])
  finish.resolve()
  await slow
  expect(await sealAll(seal)).toMatchObject([{ rowCount: 3 }])
  expect((await verifyAuditChain(database.db, month)).problems).toEqual([])
})

test('two sealers seal each row once', async () => {
  await write(10)
  const sealers = [createAuditSealer(database.db), createAuditSealer(database.db)] as const
  await Promise.all(sealers.map((seal) => seal()))
  const sealed = (await Promise.all(sealers.map((seal) => seal()))).flat()
  expect(sealed.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(10)
  expect((await verifyAuditChain(database.db, month)).problems).toEqual([])
})

test('goes on in further batches when much was written', async () => {
  await write(4500)
  const seal = createAuditSealer(database.db)
  await seal()
  const counts = [await seal(), await seal(), await seal()].map(([made]) => made?.rowCount)
  expect(counts).toEqual([2000, 2000, 500])
  expect((await verifyAuditChain(database.db, month)).problems).toEqual([])
})

test('each month has a chain of its own, linked to the seal before it', async () => {
  await sql`insert into audit_log (action, resource, request_path, request_method, response_code, duration, trace_id, created_at)
    values ('read', 'job', '/', 'GET', 200, 0, 't', '2101-01-31T23:59:59Z'), ('read', 'job', '/', 'GET', 200, 0, 't', '2101-02-01T00:00:00Z')`.execute(
    database.db,
  )
  expect(await sealAll()).toMatchObject([
    { month: '2101-01', position: 1, rowCount: 1 },
    { month: '2101-02', position: 1, rowCount: 1 },
  ])
  expect((await verifyAuditChain(database.db, '2101-02')).problems).toEqual([])
  await tamper("delete from audit_seal where month = '2101-01-01'")
  expect((await verifyAuditChain(database.db, '2101-02')).problems).toEqual([{ kind: 'broken_chain', position: 1 }])
})

describe('finds', () => {
  /** Three rows under a seal of their own, and another seal after it. */
  async function sealThree(name: string) {
    const seal = createAuditSealer(database.db)
    await Promise.all([0, 1, 2].map((i) => createAuditWriter(database.db).write(row(`${name} ${i}`))))
    const [made] = await sealAll(seal)
    await write(1)
    await sealAll(seal)
    if (!made) throw new Error('nothing was sealed')
    const problems = async () => {
      const found = (await verifyAuditChain(database.db, made.month)).problems
      return found.filter((problem) => !('position' in problem) || Math.abs(problem.position - made.position) < 2)
    }
    return { position: made.position, ids: [expect.any(Number), made.lastId], problems }
  }

  test.each(['user_name', 'request_body', 'trace_id', 'reason', 'page', 'ip_address'])(
    'a changed %s',
    async (column) => {
      const { position, ids, problems } = await sealThree(column)
      expect(await problems()).toEqual([])
      await tamper(`update audit_log set ${column} = 'other' where resource_id = '${column} 1'`)
      expect(await problems()).toEqual([{ kind: 'changed', position, ids }])
    },
  )

  test('a changed time', async () => {
    const { position, ids, problems } = await sealThree('time')
    await tamper(`update audit_log set created_at = created_at + interval '1 microsecond' where resource_id = 'time 1'`)
    expect(await problems()).toEqual([{ kind: 'changed', position, ids }])
  })

  test('a removed row', async () => {
    const { position, ids, problems } = await sealThree('removed')
    await tamper(`delete from audit_log where resource_id = 'removed 1'`)
    expect(await problems()).toEqual([{ kind: 'removed', position, ids }])
  })

  test('a row that was put in under an old id', async () => {
    const { position, ids, problems } = await sealThree('added')
    await tamper(`insert into audit_log (id, action, resource, request_path, request_method, response_code, duration, trace_id, created_at)
      overriding system value select id, action, resource, request_path, request_method, response_code, duration, trace_id,
      created_at - interval '1 ms' from audit_log where resource_id = 'added 1'`)
    expect(await problems()).toEqual([{ kind: 'added', position, ids }])
  })

  test('a back-dated row, also after it was sealed', async () => {
    await sealThree('before')
    await sql`insert into audit_log (action, resource, request_path, request_method, response_code, duration, trace_id, created_at)
      values ('read', 'job', '/', 'GET', 200, 0, 't', now() - interval '20 minutes')`.execute(database.db)
    const [made] = await sealAll()
    const { problems } = await verifyAuditChain(database.db, made?.month ?? '')
    expect(problems).toContainEqual({ kind: 'back_dated', id: made?.lastId })
  })

  test('a removed seal', async () => {
    const { position, problems } = await sealThree('seal')
    await tamper(`delete from audit_seal where position = ${position}`)
    expect(await problems()).toContainEqual({ kind: 'broken_chain', position: position + 1 })
  })

  test('a seal that was made again to fit a changed row', async () => {
    const { position, problems } = await sealThree('again')
    await tamper(`update audit_seal set hash = sha256('x') where position = ${position}`)
    expect(await problems()).toContainEqual({ kind: 'broken_chain', position: position + 1 })
  })
})
