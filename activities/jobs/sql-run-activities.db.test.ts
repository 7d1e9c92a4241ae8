import { randomUUID } from 'node:crypto'
import { MockActivityEnvironment } from '@temporalio/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { datasourceSecretPlace, insertDatasource } from '../../db/datasources/datasource-queries.ts'
import { readOutput } from '../../db/jobs/output-queries.ts'
import { getRun } from '../../db/jobs/run-queries.ts'
import { datasourceInput } from '../../domain/datasources/datasource.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { createSecretBox } from '../../platform/secrets.ts'
import { type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { startMariadb, type TestMariadb } from '../../tooling/testing/mariadb.ts'
import { makeRun, type TicketedAttempt } from '../../tooling/testing/runs.ts'
import { until } from '../../tooling/testing/until.ts'
import { createSqlRunActivities } from './sql-run-activities.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

const secrets = createSecretBox({ keys: [{ id: 'test', key: Buffer.alloc(32, 7) }] })
let database: TestDatabase
let platform: TestPlatform
let target: TestDatabase
let mariadb: TestMariadb
let userId: number
let roleId: number

beforeAll(async () => {
  ;[database, target, mariadb] = await Promise.all([testDatabase(), testDatabase(), startMariadb()])
  platform = await testPlatform(database)
  userId = (await platform.makeUser(['job:trigger'])).id
  const { role_id } = await database.db
    .selectFrom('user_role')
    .select('role_id')
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  roleId = role_id
  await target.pool.query('create table sale (id int primary key, region text, amount numeric(12, 2), at timestamptz)')
  await mariadb.ask(
    'create table shop.sale (id int primary key, region varchar(100), amount decimal(12, 2), at datetime)',
  )
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
  await target?.close()
  await mariadb?.close()
})

const activities = (allow = '127.0.0.1') =>
  createSqlRunActivities({
    db: database.db,
    secrets,
    gate: createEgress({ allow, userAgent: 'ops-test' }).gate,
    onSettled: async () => {},
    executor: 'worker-1',
  })

type Fields = { allowed_role_ids?: number[]; extra_config?: Record<string, unknown>; password?: string; pool?: object }
const servers = ['postgresql', 'mysql'] as const

async function source(type: (typeof servers)[number], fields: Fields = {}): Promise<number> {
  const url = new URL(target.url)
  const place =
    type === 'postgresql'
      ? {
          port: Number(url.port),
          database_name: url.pathname.slice(1),
          username: url.username,
          password: decodeURIComponent(url.password),
        }
      : { port: mariadb.port, database_name: 'shop', username: 'reader', password: 'reader-pw' }
  const input = datasourceInput.parse({
    name: randomUUID(),
    type,
    host: '127.0.0.1',
    allowed_role_ids: [roleId],
    ...place,
    ...fields,
  })
  const seal_place = randomUUID()
  const password_ciphertext = secrets.encrypt(String(input.password), datasourceSecretPlace(seal_place))
  const { password: _, port, ...row } = input
  return database.db
    .transaction()
    .execute((tx) =>
      insertDatasource(
        tx,
        { ...row, port: port ?? 0, seal_place, password_ciphertext },
        { userId: null, departmentId: null },
      ),
    )
}

async function begin(
  sql: string,
  config: { datasource_id: number; params?: object; max_rows?: number },
  { params = {}, ...fields }: Record<string, unknown> & { params?: Record<string, unknown> } = {},
): Promise<TicketedAttempt> {
  const declared = Object.keys(params).map((name) => ({ name, type: 'json' }))
  const attempt = await makeRun(
    database.db,
    { job_type: 'sql', config: { sql, ...config }, timeout: 10, params: declared, ...fields },
    params,
  )
  await database.db.updateTable('job_log').set({ triggered_by: userId }).where('id', '=', attempt.runId).execute()
  return attempt
}
const perform = (attempt: TicketedAttempt, on = activities()): Promise<AttemptOutcome> =>
  new MockActivityEnvironment().run(on.runSqlJob, attempt)
const printed = async (attempt: TicketedAttempt) =>
  (await readOutput(database.db, attempt, { from: 0, maxChunks: 100 }))
    .map(({ content }) => content.toString())
    .join('')

describe.each(servers)('on %s', (type) => {
  let id: number
  const several = { extra_config: { multiple_statements: true } }
  const count = async () => {
    const [row] =
      type === 'postgresql'
        ? (await target.pool.query('select count(*)::int as n from sale')).rows
        : await mariadb.ask<{ n: number }>('select count(*) as n from shop.sale')
    return row.n
  }

  beforeAll(async () => {
    id = await source(type)
  })

  test('values go apart from the text: what looks like SQL is data', async () => {
    const region = "x'); delete from sale; --"
    const attempt = await begin(
      "insert into sale (id, region, amount, at) values ({params.id}, 'to {params.region}', :amount, {today})",
      { datasource_id: id, params: { amount: '12.50' } },
      { params: { id: 1, region } },
    )
    expect(await perform(attempt)).toMatchObject({ status: 'success', result: { affected_rows: 1 }, ended: 'success' })
    const read = await perform(
      await begin(
        'select region, amount from sale where id = {params.id}',
        { datasource_id: id },
        { params: { id: 1 } },
      ),
    )
    expect(read.result).toEqual([{ region: `to ${region}`, amount: 12.5 }])
    const output = await printed(attempt)
    expect(output).toContain('(id, region, amount, at) values (')
    expect(output).not.toContain('delete from sale')
    expect(output).toMatch(/← 1 row affected · \d+ ms/)
  })

  test('the result is the rows, one cell the bare value, and the output shows a table', async () => {
    expect((await perform(await begin('select count(*) as n from sale', { datasource_id: id }))).result).toBe(1)
    expect((await perform(await begin('select 1 as a where 1 = 0', { datasource_id: id }))).result).toEqual([])
    const attempt = await begin("select 1 as n, '中文' as word, null as nothing, 0.10 as part", { datasource_id: id })
    expect((await perform(attempt)).result).toEqual([{ n: 1, word: '中文', nothing: null, part: 0.1 }])
    expect(await printed(attempt)).toMatch(/n {2}word {2}nothing {2}part\n.*\n1 {2}中文 {2}NULL/)
  })

  test('rows beyond the cap are not read, and the output says so', async () => {
    const sql = 'with recursive n (i) as (select 1 union all select i + 1 from n where i < 500) select i from n'
    const attempt = await begin(sql, { datasource_id: id, max_rows: 3 })
    expect((await perform(attempt)).result).toEqual([{ i: 1 }, { i: 2 }, { i: 3 }])
    expect(await printed(attempt)).toContain('cut: more rows than are read (max_rows 3)')
  })

  test('several statements count together or not at all', async () => {
    const together = await source(type, several)
    const before = await count()
    const insert = (n: number) => `insert into sale (id) values (${n})`
    const bad = await begin(`${insert(100)}; ${insert(101)}; ${insert(100)}`, { datasource_id: together })
    expect(await perform(bad)).toMatchObject({ status: 'failed' })
    expect(await count()).toBe(before)
    const good = await begin(`${insert(100)}; ${insert(101)}; select max(id) as m from sale`, {
      datasource_id: together,
    })
    expect(await perform(good)).toMatchObject({ status: 'success', result: 101 })
    expect(await count()).toBe(before + 2)
  })

  test('a data source for reading cannot be written by any way', async () => {
    const before = await count()
    const reading = await source(type, { extra_config: { read_only: true, multiple_statements: true } })
    for (const sql of [
      'delete from sale',
      'drop table sale',
      'create table other (a int)',
      'select 1; delete from sale',
    ]) {
      expect(await perform(await begin(sql, { datasource_id: reading })), sql).toMatchObject({ status: 'failed' })
    }
    expect(await count()).toBe(before)
    expect(await perform(await begin('select 7 as n', { datasource_id: reading }))).toMatchObject({ result: 7 })
  })

  test('what takes too long is a timeout, and stops on the server', async () => {
    const attempt = await begin(sleep(type, 60), { datasource_id: id }, { timeout: 1 })
    expect(await perform(attempt)).toMatchObject({ status: 'timeout', retryable: true })
    await until(async () => (await sleeping(type)) === 0, 5000)
  })

  test('a cancelled run stops on the server', async () => {
    const attempt = await begin(sleep(type, 61), { datasource_id: id }, { timeout: 60 })
    const environment = new MockActivityEnvironment()
    const running = environment.run(activities().runSqlJob, attempt)
    await until(async () => (await sleeping(type)) === 1, 10_000)
    environment.cancel('CANCELLED', { cancelRequested: true } as never)
    await expect(running).rejects.toThrow()
    expect(await sleeping(type)).toBe(0)
    expect(await printed(attempt)).toContain('■ stopped\n')
  })

  test('a wrong statement is not tried again, a wrong password neither, and neither shows the password', async () => {
    const wrong = await perform(await begin('select * from nowhere', { datasource_id: id }))
    expect(wrong).toMatchObject({ status: 'failed', retryable: false })
    expect(wrong.errorMsg?.en).toMatch(/nowhere/)
    const locked = await source(type, { password: 'not-the-password' })
    if (type === 'mysql') {
      const attempt = await begin('select 1', { datasource_id: locked })
      const refused = await perform(attempt)
      expect(refused).toMatchObject({ status: 'failed', retryable: false })
      expect(refused.errorMsg?.en).toMatch(/refuses the login/)
      expect(JSON.stringify([refused, await printed(attempt)])).not.toContain('not-the-password')
    }
  })

  test('no more connections than the data source allows are open at once', async () => {
    const narrow = await source(type, { pool: { max: 1 } })
    const on = activities()
    const attempts = await Promise.all([1, 2, 3].map(() => begin(sleep(type, 0.3), { datasource_id: narrow })))
    const startedAt = performance.now()
    await Promise.all(attempts.map((attempt) => perform(attempt, on)))
    expect(performance.now() - startedAt).toBeGreaterThan(850)
  })

  test('an inner address that nobody allowed is refused with what to do', async () => {
    const outcome = await perform(await begin('select 1', { datasource_id: id }), activities(''))
    expect(outcome).toMatchObject({ status: 'failed', retryable: false })
    expect(outcome.errorMsg?.en).toMatch(/127\.0\.0\.1 is not a public address.*OPS_EGRESS_ALLOW/)
  })
})

describe('who may use a data source', () => {
  test('is asked again when the run begins', async () => {
    const closed = await source('postgresql', { allowed_role_ids: [] })
    const attempt = await begin('select 1', { datasource_id: closed })
    expect(await perform(attempt)).toMatchObject({
      status: 'failed',
      retryable: false,
      errorMsg: { en: expect.stringMatching(/Whoever started this run may not use/) },
    })
    expect(await getRun(database.db, attempt.runId)).toMatchObject({ status: 'failed' })
  })

  test('a run that nobody started goes on the word of whoever saved the job, while that person may', async () => {
    const id = await source('postgresql')
    const job = await database.db
      .insertInto('job')
      .values({ name: randomUUID(), job_type: 'sql', config: '{}' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const scheduled = async () => {
      const attempt = await begin('select 5 as n', { datasource_id: id })
      const fields = { triggered_by: null, job_id: job.id }
      await database.db.updateTable('job_log').set(fields).where('id', '=', attempt.runId).execute()
      return perform(attempt)
    }
    expect((await scheduled()).errorMsg?.en).toMatch(/Whoever saved this job last may not use/)
    await database.db
      .insertInto('datasource_use')
      .values({ job_id: job.id, datasource_id: id, saved_by: userId })
      .execute()
    expect(await scheduled()).toMatchObject({ status: 'success', result: 5 })
    await database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', userId).execute()
    expect((await scheduled()).errorMsg?.en).toMatch(/Whoever saved this job last may not use/)
    await database.db.updateTable('user').set({ status: 'active' }).where('id', '=', userId).execute()
  })
})

test('PostgreSQL: COPY, long numbers, times and arrays', async () => {
  const id = await source('postgresql')
  expect(await perform(await begin('copy sale from stdin', { datasource_id: id }))).toMatchObject({ status: 'failed' })
  const sql = `select 9007199254740993::int8 as long, 12345678901234567890.12::numeric as money,
    '2027-01-31 08:00+08'::timestamptz as at, '2027-01-31'::date as day, array['a', 'b'] as list, '{"a":1}'::jsonb as doc,
    {params.ids}::int[] as ids`
  const outcome = await perform(await begin(sql, { datasource_id: id }, { params: { ids: [1, 2] } }))
  expect(outcome.result).toEqual([
    {
      long: '9007199254740993',
      money: '12345678901234567890.12',
      at: '2027-01-31T00:00:00.000Z',
      day: '2027-01-31',
      list: ['a', 'b'],
      doc: { a: 1 },
      ids: [1, 2],
    },
  ])
})

function sleep(type: (typeof servers)[number], seconds: number): string {
  return type === 'postgresql' ? `select pg_sleep(${seconds})` : `select sleep(${seconds})`
}

async function sleeping(type: (typeof servers)[number]): Promise<number> {
  if (type === 'mysql') {
    const rows = await mariadb.ask("select id from information_schema.processlist where info like 'select sleep%'")
    return rows.length
  }
  const client = new pg.Client(target.url)
  await client.connect()
  const { rows } = await client.query(
    "select pid from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'",
  )
  await client.end()
  return rows.length
}
