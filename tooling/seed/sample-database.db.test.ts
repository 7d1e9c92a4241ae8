import { randomBytes } from 'node:crypto'
import { MockActivityEnvironment } from '@temporalio/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createSqlRunActivities } from '../../activities/jobs/sql-run-activities.ts'
import { listDatasources, listUses, openDatasourcePassword } from '../../db/datasources/datasource-queries.ts'
import { deleteJob } from '../../db/jobs/job-queries.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { createSecretBox, parseSecretKeys } from '../../platform/secrets.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { makeRun } from '../testing/runs.ts'
import { seedFirstStart } from './first-start.ts'
import { makeSampleDatabase } from './sample-database.ts'

const OPS_SECRET_KEY = randomBytes(32).toString('base64')
const secrets = createSecretBox({ keys: parseSecretKeys(OPS_SECRET_KEY) })
const adminUrl = inject('postgresAdminUrl')
const everybody: Viewer = { userId: 0, departmentId: null, attributes: {}, rules: [] }
const builtIn = { OPS_SECRET_KEY, OPS_DEMO: '1', OPS_DEMO_DATABASE_ADMIN_URL: adminUrl }
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await Promise.all([start(builtIn), start(builtIn)])
})
afterAll(async () => {
  await database?.close()
  await ask(adminUrl, 'drop database if exists ops_sample with (force)')
  await ask(adminUrl, 'drop role if exists ops_sample')
})

const start = (env: Record<string, string>, { url } = database) =>
  seedFirstStart({ databaseUrl: url, env, tell: () => {} })

async function ask<Row>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(statement)).rows as Row[]
  } finally {
    await client.end()
  }
}

const sources = async () => (await listDatasources(database.db, {}, { page: 1, page_size: 10, sort: [] })).items

/** As the data source names it. */
async function shopUrl(): Promise<string> {
  const [source] = await sources()
  if (!source) throw new Error('there is no data source')
  const { host, port, database_name, username } = source
  return `postgres://${username}:${openDatasourcePassword(secrets, source)}@${host}:${port}/${database_name}`
}

const sampleJob = () =>
  database.db.selectFrom('job').selectAll().where('job_type', '=', 'sql').executeTakeFirstOrThrow()

async function runSample(allow: string): Promise<AttemptOutcome> {
  const { config, params } = await sampleJob()
  const administrator = await database.db.selectFrom('user').select('id').executeTakeFirstOrThrow()
  const attempt = await makeRun(database.db, { job_type: 'sql', config, params, timeout: 10 })
  const by = { triggered_by: administrator.id }
  await database.db.updateTable('job_log').set(by).where('id', '=', attempt.runId).execute()
  const { gate } = createEgress({ allow, userAgent: 'ops-test' })
  const { runSqlJob } = createSqlRunActivities({ db: database.db, secrets, gate, onSettled: async () => {} })
  return new MockActivityEnvironment().run(runSqlJob, attempt)
}

test('a shop has sold for two years, and its sums are right', async () => {
  const [shop] = await ask<Record<string, number | boolean>>(
    await shopUrl(),
    `select count(*)::int as orders, count(distinct ordered_on)::int as days, count(distinct customer_id)::int as customers,
       max(ordered_at) <= now() as has_no_future,
       bool_and(amount = (select sum(amount) from order_items where order_id = orders.id)) as adds_up,
       bool_and(ordered_on >= (select joined_on from customers where id = customer_id)) as knows_whom
     from orders`,
  )
  expect(shop).toMatchObject({ has_no_future: true, adds_up: true, knows_whom: true })
  expect(shop?.orders).toBeGreaterThan(5000)
  expect(shop?.days).toBeGreaterThanOrEqual(730)
  expect(shop?.customers).toBeGreaterThan(300)
})

test('each table and each column that needs one has a comment', async () => {
  const bare = await ask<{ name: string }>(
    await shopUrl(),
    `select attrelid::regclass || '.' || attname as name from pg_attribute
     join pg_class on pg_class.oid = attrelid and relkind = 'r' and relnamespace = 'public'::regnamespace
     where attnum > 0 and (attname <> 'id' and col_description(attrelid, attnum) is null or obj_description(attrelid) is null)`,
  )
  expect(bare).toEqual([])
})

test('its role cannot enter the platform’s database and can do nothing beyond its own', async () => {
  const url = new URL(await shopUrl())
  url.pathname = new URL(database.url).pathname
  await expect(ask(url.href, 'select 1')).rejects.toThrow(/permission denied for database/)
  await expect(ask(await shopUrl(), 'create database another')).rejects.toThrow(/permission denied/)
  await expect(ask(await shopUrl(), 'create role another')).rejects.toThrow(/permission denied/)
  await expect(ask(await shopUrl(), "set temp_file_limit = '1TB'")).rejects.toThrow(/permission denied/)
  const owned = await ask(
    adminUrl,
    "select datname from pg_database join pg_roles on pg_roles.oid = datdba where rolname = 'ops_sample'",
  )
  expect(owned).toEqual([{ datname: 'ops_sample' }])
  const [role] = await ask(
    adminUrl,
    "select rolsuper, rolbypassrls, rolreplication, rolconnlimit, rolconfig from pg_roles where rolname = 'ops_sample'",
  )
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolreplication: false,
    rolconnlimit: 10,
    rolconfig: ['statement_timeout=30s', 'idle_in_transaction_session_timeout=60s', 'temp_file_limit=256MB'],
  })
})

test('nobody else enters the shop, the platform’s own role included', async () => {
  const url = new URL(database.url)
  url.pathname = 'ops_sample'
  await expect(ask(url.href, 'select 1')).rejects.toThrow(/permission denied for database/)
})

test('the sample job sums up yesterday’s orders, once its address is allowed', async () => {
  const { port } = new URL(database.url)
  expect(await runSample('')).toMatchObject({
    status: 'failed',
    errorMsg: { en: expect.stringMatching(/OPS_EGRESS_ALLOW/) },
  })
  const { status, result } = await runSample(`127.0.0.1:${port}`)
  expect(status).toBe('success')
  const [yesterday] = await ask<{ orders: number }>(
    await shopUrl(),
    `select count(*)::int as orders from orders
     where ordered_on = (now() at time zone 'Asia/Shanghai')::date - 1 and status <> 'cancelled'`,
  )
  const rows = result as { channel: string; orders: number; revenue: number }[]
  expect(rows.reduce((sum, { orders }) => sum + orders, 0)).toBe(yesterday?.orders)
  expect(rows.every(({ revenue }) => revenue > 0)).toBe(true)
  expect((await sampleJob()).description).toContain(`127.0.0.1:${port}`)
})

test('its data source is for reading, and knows the job that asks it', async () => {
  const [source, ...others] = await sources()
  expect(others).toEqual([])
  expect(source?.extra_config).toMatchObject({ read_only: true })
  const { id, name } = await sampleJob()
  expect(await listUses(database.db, everybody, source?.id ?? 0)).toEqual([{ id, name }])
})

test('a second start changes nothing, and samples that were deleted do not come back', async () => {
  const url = await shopUrl()
  const { id } = await sampleJob()
  await database.db.transaction().execute((tx) => deleteJob(tx, id))
  await start(builtIn)
  expect(await database.db.selectFrom('job').select('id').where('job_type', '=', 'sql').execute()).toEqual([{ id }])
  expect(await shopUrl()).toBe(url)
  await ask(url, 'select from orders')
})

test('made again after a start that was cut off, the shop keeps its rows and its role gets another password', async () => {
  const before = await shopUrl()
  await ask(before, 'create table kept (id int)')
  const { href } = await makeSampleDatabase({ adminUrl, databaseUrl: database.url })
  expect(await ask(href, 'select * from kept')).toEqual([])
  await expect(ask(before, 'select 1')).rejects.toThrow(/password authentication failed/)
})

test('on a server that is not ours to change there are the other samples alone', async () => {
  const external = await testDatabase()
  await start({ OPS_SECRET_KEY, OPS_DEMO: '1' }, external)
  const jobs = await external.db.selectFrom('job').select('job_type').execute()
  expect(jobs.map(({ job_type }) => job_type)).toEqual(expect.arrayContaining(['shell', 'python', 'rpc', 'http']))
  expect(jobs).not.toContainEqual({ job_type: 'sql' })
  expect(await external.db.selectFrom('datasource').select('id').execute()).toEqual([])
  await external.close()
})
