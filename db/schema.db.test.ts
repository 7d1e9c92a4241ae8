import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rolledBack, type TestDatabase, testDatabase } from '../tooling/testing/database.ts'
import type { Tx } from './database.ts'
import { makeComingPartitions } from './partitions.ts'

const job = { name: '对账', job_type: 'http', config: '{"url":"http://example.com/"}' } as const

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const inTransaction = (run: (tx: Tx) => Promise<void>) => rolledBack(database.db, run)

/** Tables that people don't edit: what keeps the product running, and what has its own trail. */
const machinery = [
  'account_token',
  'approval_callback',
  'approval_card',
  'approval_card_press',
  'approval_cc',
  'approval_flow_node',
  'approval_hand_over_task',
  'approval_migration_item',
  'approval_record',
  'approval_task',
  'approval_timer',
  'audit_seal',
  'auth_session',
  'backfill_fire',
  'directory_department',
  'directory_sync_change',
  'directory_sync_item',
  'executor',
  'factor_code',
  'factor_duty',
  'factor_gate',
  'idempotency_key',
  'job_alert',
  'job_flow',
  'job_flow_version',
  'job_streak',
  'job_trend',
  'known_origin',
  'lasting_key',
  'login_gate',
  'login_source',
  'message_batch',
  'mfa_challenge',
  'notification',
  'outbox',
  'password_history',
  'pending_identity',
  'permission',
  'rate_limit',
  'recovery_code',
  'refresh_token',
  'robot_call',
  'route_stat',
  'send_quota',
  'session',
  'sign_in_state',
  'user_identity',
  'trusted_device',
  'user_factor',
  'watch_position',
  'workflow_drawing',
  'workflow_version',
]

type TableFacts = {
  name: string
  isPartitioned: boolean
  columns: string[]
  triggers: string[]
  /** All columns besides the tenant, and until when, refer to other tables. */
  isLink: boolean
}

async function describeTables(): Promise<TableFacts[]> {
  const { rows } = await sql<TableFacts>`
    select relname as name, relkind = 'p' as "isPartitioned",
      (select array_agg(attname::text) from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped) as columns,
      (select coalesce(array_agg(tgname::text), '{}') from pg_trigger where tgrelid = pg_class.oid and not tgisinternal) as triggers,
      not exists (
        select from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attname not in ('tenant_id', 'ends_at')
          and not exists (select from pg_constraint where conrelid = pg_class.oid and contype = 'f' and conkey = array[attnum])
      ) as "isLink"
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname !~ '^kysely_'
    order by relname`.execute(database.db)
  return rows
}

describe('every table', () => {
  let tables: TableFacts[]
  beforeAll(async () => {
    tables = await describeTables()
  })
  const lacking = (of: TableFacts[], isFine: (table: TableFacts) => boolean) =>
    of.filter((table) => !isFine(table)).map(({ name }) => name)
  const isBusiness = ({ name, isPartitioned, isLink }: TableFacts) =>
    !isPartitioned && !isLink && !machinery.includes(name)

  test('that people edit, or that links what they edit, is under the change log', () => {
    const tracked = tables.filter((table) => isBusiness(table) || table.isLink)
    expect(tracked.map(({ name }) => name)).toEqual(expect.arrayContaining(['job', 'user', 'setting', 'user_role']))
    expect(
      lacking(tracked, ({ triggers }) => triggers.includes('log_data_change') && triggers.includes('refuse_truncate')),
      'call track_changes() in its migration, or name the table as machinery here',
    ).toEqual([])
  })

  test('that people edit says whose it is, which version it has, and of which tenant', () => {
    const owned = ['tenant_id', 'id', 'created_by', 'department_id', 'created_at', 'updated_at', 'version']
    expect(
      lacking(
        tables.filter(isBusiness),
        ({ columns, triggers }) => owned.every((column) => columns.includes(column)) && triggers.includes('touch_row'),
      ),
    ).toEqual([])
  })

  test('that is a log is partitioned by a time, with partitions for the coming months', async () => {
    const isLog = ({ name }: TableFacts) => /_(log|attempt|output)$/.test(name)
    expect(lacking(tables.filter(isLog), ({ isPartitioned }) => isPartitioned)).toEqual([])

    const { rows } = await sql<{ name: string; key: string; ahead: number; hasDefault: boolean }>`
      select parent.relname as name, format_type(atttypid, null) as key,
        count(*) filter (where part.relname > parent.relname || '_' || to_char(now() at time zone 'UTC', 'YYYYMM')
                           and part.relname ~ '_[0-9]{6}$')::int as ahead,
        bool_or(part.oid = partdefid) as "hasDefault"
      from pg_partitioned_table
        join pg_class as parent on parent.oid = partrelid
        join pg_attribute on attrelid = partrelid and attnum = partattrs[0]
        join pg_inherits on inhparent = partrelid
        join pg_class as part on part.oid = inhrelid
      group by 1, 2`.execute(database.db)
    expect(rows.length).toBeGreaterThan(0)
    for (const table of rows) {
      expect(table).toEqual({
        name: table.name,
        key: 'timestamp with time zone',
        ahead: expect.any(Number),
        hasDefault: true,
      })
      expect(table.ahead, table.name).toBeGreaterThanOrEqual(2)
    }
  })

  test('begins its unique keys with the tenant', async () => {
    const { rows } = await sql<{ name: string }>`
      select indexrelid::regclass::text as name from pg_index join pg_class on pg_class.oid = indrelid
      where relnamespace = 'public'::regnamespace and not relispartition and indisunique and not indisprimary
        and exists (select from pg_attribute where attrelid = indrelid and attname = 'tenant_id')
        and (select attname from pg_attribute where attrelid = indrelid and attnum = indkey[0]) is distinct from 'tenant_id'
      order by name`.execute(database.db)
    // What the product itself draws at random needs no tenant.
    expect(rows.map(({ name }) => name)).toEqual(['file_storage_key_key', 'session_auth_session_id_key'])
  })

  test('that is under the change log refuses to be emptied past it', async () => {
    for (const table of ['job', '"user"', 'user_role']) {
      await expect(sql`truncate ${sql.raw(table)} cascade`.execute(database.db)).rejects.toThrow('cannot be truncated')
    }
  })
})

describe('partitions of the coming months', () => {
  test('are made for every log, once', () =>
    inTransaction(async (tx) => {
      const { rows } = await sql<{ name: string }>`
        select inhrelid::regclass::text as name from pg_inherits
        where inhrelid::regclass::text ~ to_char(now() at time zone 'UTC' + interval '1 month', '"_"YYYYMM"$"')`.execute(
        tx,
      )
      for (const { name } of rows) await sql`drop table ${sql.table(name)} cascade`.execute(tx)

      expect(await makeComingPartitions(tx)).toBe(rows.length)
      expect(await makeComingPartitions(tx)).toBe(0)
    }))

  test('that a row came before are passed over, and those after them are made', () =>
    inTransaction(async (tx) => {
      const months = await sql<{ next: string; after: string }>`
        select to_char(now() at time zone 'UTC' + interval '1 month', 'YYYYMM') as next,
               to_char(now() at time zone 'UTC' + interval '2 months', 'YYYYMM') as after`.execute(tx)
      const { next, after } = months.rows[0] ?? { next: '', after: '' }
      await sql`drop table ${sql.table(`login_log_${next}`)}, ${sql.table(`login_log_${after}`)}`.execute(tx)
      const created_at = sql<Date>`now() + interval '1 month'`
      await tx.insertInto('login_log').values({ login_type: 'password', status: 'failed', created_at }).execute()

      expect(await makeComingPartitions(tx)).toBe(1)
    }))
})

describe('the database itself refuses', () => {
  const run = {
    trace_id: 'c'.repeat(32),
    trigger: 'manual',
    scheduled_at: new Date(),
    definition: '{"name":"x"}',
  } as const
  const user = { username: 'li', name: '李四' }
  const badRows: [string, (tx: Tx) => Promise<unknown>, string][] = [
    [
      'a job of an unknown kind',
      (tx) =>
        tx
          .insertInto('job')
          .values({ ...job, job_type: 'cobol' as 'http' })
          .execute(),
      'job_job_type_check',
    ],
    [
      'a cron job without an expression',
      (tx) =>
        tx
          .insertInto('job')
          .values({ ...job, trigger_type: 'cron' })
          .execute(),
      'job_check',
    ],
    [
      'a job that ends before it starts',
      (tx) =>
        tx
          .insertInto('job')
          .values({ ...job, start_at: '2027-01-02T00:00:00Z', end_at: '2027-01-01T00:00:00Z' })
          .execute(),
      'job_check',
    ],
    [
      'a disabled job that nobody paused',
      (tx) =>
        tx
          .insertInto('job')
          .values({ ...job, status: 'disabled' })
          .execute(),
      'job_check',
    ],
    ['two jobs of one name', (tx) => tx.insertInto('job').values([job, job]).execute(), 'job_name'],
    [
      'a job of a department that is not there',
      (tx) =>
        tx
          .insertInto('job')
          .values({ ...job, department_id: 999_999 })
          .execute(),
      'job_department_id_fkey',
    ],
    [
      'a run that is skipped without a reason',
      (tx) =>
        tx
          .insertInto('job_log')
          .values({ ...run, status: 'skipped', end_time: new Date() })
          .execute(),
      'job_log_check',
    ],
    [
      'a run that has ended without an end',
      (tx) =>
        tx
          .insertInto('job_log')
          .values({ ...run, status: 'success' })
          .execute(),
      'job_log_check',
    ],
    [
      'a run with an error in one language only',
      (tx) =>
        tx
          .insertInto('job_log')
          .values({ ...run, status: 'waiting', error_msg: '{"en":"x"}' })
          .execute(),
      'job_log_error_msg_check',
    ],
    [
      'an attempt of a run that is not there',
      (tx) =>
        tx
          .insertInto('job_attempt')
          .values({ run_id: 999_999, scheduled_at: new Date(), attempt: 1, status: 'waiting' })
          .execute(),
      'job_attempt_run_id_scheduled_at_fkey',
    ],
    [
      'two scheduled fires of a job at one moment',
      (tx) =>
        tx
          .insertInto('job_log')
          .values([1, 1].map((job_id) => ({ ...run, job_id, trigger: 'schedule', status: 'waiting' })))
          .execute(),
      'job_log',
    ],
    [
      'two users whose names differ in case alone',
      (tx) =>
        tx
          .insertInto('user')
          .values([user, { ...user, username: 'LI' }])
          .execute(),
      'user_username',
    ],
    [
      'a department that is its own parent',
      (tx) => sql`update department set parent_id = id`.execute(tx),
      'department_check',
    ],
    [
      'a role that inherits from itself',
      (tx) => sql`insert into role_parent (role_id, parent_id) select id, id from role`.execute(tx),
      'role_parent_check',
    ],
    [
      'a setting that is no object',
      (tx) =>
        tx
          .insertInto('setting')
          .values({ group: 'mail', value: '[]' as never })
          .execute(),
      'setting_value_check',
    ],
    [
      'a change of what was audited',
      (tx) => sql`update audit_log set user_name = 'nobody'`.execute(tx),
      'audit rows cannot be changed',
    ],
  ]

  test.each(badRows)('%s', (_what, write, rule) =>
    inTransaction(async (tx) => {
      await tx.insertInto('department').values({ name: '总部' }).execute()
      await tx.insertInto('role').values({ code: 'one', name: 'one' }).execute()
      await tx
        .insertInto('audit_log')
        .values({
          action: 'read',
          resource: 'job',
          request_path: '/',
          request_method: 'GET',
          response_code: 200,
          duration: 0,
          trace_id: 'c',
        })
        .execute()
      await expect(write(tx)).rejects.toThrow(rule)
    }),
  )
})
