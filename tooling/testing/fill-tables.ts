import { sql } from 'kysely'
import type { Db, Tx } from '../../db/database.ts'
import { fillApprovals } from './fill-approvals.ts'
import { fillDatasources } from './fill-datasources.ts'
import { fillFlows } from './fill-flows.ts'
import { fillScheduler } from './fill-scheduler.ts'
import { fillSyncs } from './fill-syncs.ts'
import { fillWatch } from './fill-watch.ts'
import { makeRun } from './runs.ts'

/** Lays at least two rows that belong together into every table of the product; a new table gets its rows here. */
export async function fillTables(db: Db): Promise<void> {
  const users = await db.transaction().execute(fillPeople)
  await db.transaction().execute((tx) => fillRecords(tx, users))
  await db.transaction().execute((tx) => fillLogs(tx, users))
  await fillRuns(db)
  await db.transaction().execute(fillWatch)
  await db.transaction().execute(fillFlows)
  await db.transaction().execute(fillApprovals)
}

async function fillPeople(tx: Tx): Promise<[number, number]> {
  const [head, branch] = await tx
    .insertInto('department')
    .values([{ name: '总部' }, { name: '分部' }])
    .returning('id')
    .execute()
  const [first, second] = await tx
    .insertInto('user')
    .values([
      { username: 'first', name: '张三', password_hash: 'hash', department_id: head?.id ?? null },
      { username: 'second', name: '李四', email: 'li@example.com', attributes: JSON.stringify({ regions: ['华东'] }) },
    ])
    .returning('id')
    .execute()
  if (!head || !branch || !first || !second) throw new Error('no rows came back')
  await tx
    .updateTable('department')
    .set({ parent_id: head.id, head_user_id: first.id, created_by: second.id })
    .where('id', '=', branch.id)
    .execute()
  const users = [first.id, second.id] as [number, number]
  await tx
    .insertInto('password_history')
    .values(users.map((user_id) => ({ user_id, password_hash: 'hash' })))
    .execute()
  const role = await fillRights(tx, users)
  await fillSessions(tx, users)
  await fillProviders(tx, users, role)
  await fillFactors(tx, users)
  return users
}

async function fillRights(tx: Tx, users: number[]): Promise<number> {
  const permissions = await tx
    .insertInto('permission')
    .values(['read', 'write'].map((verb) => ({ code: `sample:${verb}`, name_zh: '样例', name_en: verb, kind: 'api' })))
    .returning('id')
    .execute()
  const roles = await tx
    .insertInto('role')
    .values(['one', 'two', 'three'].map((code) => ({ code, name: code })))
    .returning('id')
    .execute()
  const [base, ...heirs] = roles.map(({ id }) => id)
  if (base === undefined) throw new Error('no rows came back')
  await tx
    .insertInto('role_parent')
    .values(heirs.map((role_id) => ({ role_id, parent_id: base })))
    .execute()
  await tx
    .insertInto('user_role')
    .values(users.map((user_id) => ({ user_id, role_id: base })))
    .execute()
  await tx
    .insertInto('role_permission')
    .values(permissions.map(({ id }) => ({ role_id: base, permission_id: id })))
    .execute()
  return base
}

async function fillProviders(tx: Tx, users: number[], roleId: number): Promise<void> {
  const providers = await tx
    .insertInto('identity_provider')
    .values(
      ['corp', 'partner'].map((code) => ({
        code,
        name: code,
        type: 'oidc' as const,
        config: JSON.stringify({ issuer: `https://${code}.example.com`, client_id: 'ops' }),
        secret_ciphertext: 'sealed',
      })),
    )
    .returning('id')
    .execute()
  await tx
    .insertInto('identity_provider_role')
    .values(providers.map(({ id }) => ({ provider_id: id, role_id: roleId })))
    .execute()
  await tx
    .insertInto('user_identity')
    .values(
      providers.map(({ id }, index) => ({
        provider_id: id,
        user_id: users[index] ?? 0,
        authority: 'https://corp.example.com',
        subject: 'sub',
      })),
    )
    .execute()
  const expires_at = new Date(Date.now() + 600_000)
  await tx
    .insertInto('sign_in_state')
    .values(
      providers.map(({ id }, index) => ({
        provider_id: id,
        state_hash: Buffer.from(`state-${index}`),
        browser_hash: Buffer.from('browser'),
        expires_at,
      })),
    )
    .execute()
  await tx
    .insertInto('pending_identity')
    .values(
      providers.map(({ id }, index) => ({
        provider_id: id,
        browser_hash: Buffer.from(`browser-${index}`),
        identity: JSON.stringify({ authority: 'a', tenant: '', subject: 'b', label: 'c' }),
        expires_at,
      })),
    )
    .execute()
  await fillSyncs(
    tx,
    providers.map(({ id }) => id),
  )
}

async function fillSessions(tx: Tx, users: number[]): Promise<void> {
  const expires_at = new Date(Date.now() + 3_600_000)
  await tx
    .insertInto('auth_session')
    .values(users.map((user_id) => ({ id: `auth-${user_id}`, user_id, expires_at })))
    .execute()
  const sessions = await tx
    .insertInto('session')
    .values(
      users.map((user_id) => ({
        user_id,
        auth_session_id: `auth-${user_id}`,
        security_stamp: 1,
        login_type: 'password' as const,
        expires_at,
      })),
    )
    .returning('id')
    .execute()
  await tx
    .insertInto('refresh_token')
    .values(sessions.map(({ id }) => ({ session_id: id, token_hash: Buffer.from(`token-${id}`), expires_at })))
    .execute()
  await tx
    .insertInto('known_origin')
    .values(users.map((user_id) => ({ user_id, kind: 'device' as const, value: 'Chrome · Linux' })))
    .execute()
  await tx
    .insertInto('api_key')
    .values(
      users.map((user_id) => ({
        user_id,
        name: '夜间对账',
        secret_hash: Buffer.alloc(32, user_id),
        scopes: ['sample:read'],
        expires_at,
      })),
    )
    .execute()
  await tx
    .insertInto('login_gate')
    .values(['first', 'nobody'].map((name) => ({ name, failures: 1 })))
    .execute()
  await tx
    .insertInto('login_source')
    .values(['192.0.2.1', '192.0.2.2'].map((source) => ({ source, names: ['a', 'b'], started_at: new Date() })))
    .execute()
  await tx
    .insertInto('account_token')
    .values(
      users.map((user_id) => ({
        user_id,
        purpose: 'reset',
        code_hash: Buffer.alloc(32),
        token_hash: null,
        expires_at,
      })),
    )
    .execute()
  await tx
    .insertInto('send_quota')
    .values([15, 1440].map((minutes) => ({ subject: 'name:first', minutes, sent: 1, started_at: new Date() })))
    .execute()
}

async function fillFactors(tx: Tx, users: number[]): Promise<void> {
  const expires_at = new Date(Date.now() + 3_600_000)
  const each = <T>(row: (user_id: number) => T) => users.map(row)
  const hash = (user_id: number) => Buffer.from(`hash-${user_id}`)
  const now = new Date()
  await tx
    .insertInto('user_factor')
    .values(each((user_id) => ({ user_id, method: 'totp' as const, secret_ciphertext: 'sealed', bound_at: now })))
    .execute()
  await tx
    .insertInto('recovery_code')
    .values(each((user_id) => ({ user_id, code_hash: hash(user_id) })))
    .execute()
  await tx
    .insertInto('mfa_challenge')
    .values(
      each((user_id) => ({
        user_id,
        token_hash: hash(user_id),
        security_stamp: 1,
        login_type: 'password' as const,
        address_group: '192.0.2.1',
        device: 'Chrome',
        expires_at,
      })),
    )
    .execute()
  const code = { method: 'email' as const, target: 'a@example.com', request: 'session:1', expires_at }
  await tx
    .insertInto('factor_code')
    .values(each((user_id) => ({ user_id, ...code, code_hash: hash(user_id) })))
    .execute()
  await tx
    .insertInto('factor_gate')
    .values(each((user_id) => ({ user_id, tries: 1, tried_at: now })))
    .execute()
  await tx
    .insertInto('factor_duty')
    .values(each((user_id) => ({ user_id })))
    .execute()
  await tx
    .insertInto('trusted_device')
    .values(each((user_id) => ({ user_id, token_hash: hash(user_id), expires_at })))
    .execute()
}

async function fillRecords(tx: Tx, [first, second]: [number, number]): Promise<void> {
  await tx
    .insertInto('setting')
    .values(['mail', 'sms'].map((group) => ({ group, value: JSON.stringify({ password: 'sealed', note: group }) })))
    .execute()
  await tx
    .insertInto('lasting_key')
    .values(['one_key', 'two_key'].map((name) => ({ name, ciphertext: 'sealed' })))
    .execute()
  await tx
    .insertInto('file')
    .values(
      [first, second].map((owner) => ({
        name: '附件.pdf',
        purpose: 'attachment',
        content_type: 'application/pdf',
        size_bytes: 3,
        sha256: Buffer.alloc(32),
        storage_key: `files/${owner}`,
        status: 'ready' as const,
        owner_table: 'user',
        owner_id: String(owner),
      })),
    )
    .execute()
  await tx
    .insertInto('message_template')
    .values(['one', 'two'].map((code) => ({ code: `sample.${code}`, name: code, channel: 'email', content: '{name}' })))
    .execute()
  await tx
    .insertInto('notification')
    .values([first, second].map((user_id) => ({ user_id, title: '你好', type: 'system', batch: 'batch-1' })))
    .execute()
  await tx
    .insertInto('job')
    .values([
      { name: '对账', job_type: 'http', config: '{"url":"http://example.com/"}', created_by: first },
      {
        name: '清理',
        job_type: 'shell',
        config: '{"script":"true"}',
        trigger_type: 'cron',
        cron_expr: '0 1 * * *',
        status: 'disabled',
        paused_at: new Date(),
      },
    ])
    .execute()
  await fillScheduler(tx, first)
  await fillDatasources(tx)
  await tx
    .insertInto('executor')
    .values(['exec-1', 'exec-2'].map((instance) => ({ instance, group: 'default', host: 'h', started_at: new Date() })))
    .execute()
}

async function fillLogs(tx: Tx, users: number[]): Promise<void> {
  await tx
    .insertInto('login_log')
    .values(users.map((user_id) => ({ user_id, login_type: 'password', status: 'success' })))
    .execute()
  const requests = await tx
    .insertInto('audit_log')
    .values(
      users.map((user_id) => ({
        user_id,
        action: 'read' as const,
        resource: 'job',
        request_path: '/api/v1/jobs',
        request_method: 'GET',
        response_code: 200,
        duration: 0.012,
        trace_id: 'a'.repeat(32),
      })),
    )
    .returning('id')
    .execute()
  const month = sql<Date>`date_trunc('month', now() at time zone 'UTC')::date`
  await tx
    .insertInto('audit_seal')
    .values(
      requests.map(({ id }, index) => ({
        month,
        position: index + 1,
        row_count: 1,
        last_id: id,
        previous_hash: Buffer.alloc(32),
        hash: Buffer.alloc(32, index + 1),
      })),
    )
    .execute()
  await tx
    .insertInto('route_stat')
    .values(
      [2, 5].map((status_class) => ({
        minute: sql<Date>`date_trunc('minute', now())`,
        route: '/jobs',
        method: 'GET',
        status_class,
        buckets: [1, 0],
        request_count: 1,
        total_ms: 1.5,
      })),
    )
    .execute()
  await fillDoors(tx, users)
}

async function fillDoors(tx: Tx, users: number[]): Promise<void> {
  await tx
    .insertInto('outbox')
    .values([1, 2].map((id) => ({ kind: 'sync_schedule', subject: `job:${id}`, payload: '{}' })))
    .execute()
  await tx
    .insertInto('idempotency_key')
    .values(users.map((user_id) => ({ user_id, route: 'POST /jobs', key: 'k', request_hash: Buffer.alloc(32) })))
    .execute()
  await tx
    .insertInto('rate_limit')
    .values(['read:1', 'write:1'].map((key) => ({ key, points: 1 })))
    .execute()
  await tx
    .insertInto('message_batch')
    .values([{ batch: 'batch-1' }, { batch: 'batch-2' }])
    .execute()
  await tx
    .insertInto('message_log')
    .values(
      [null, JSON.stringify({ zh: '被拒绝', en: '被拒绝' })].map((error_msg, index) => ({
        batch: `batch-${index + 1}`,
        template_code: 'sample.one',
        channel: 'email' as const,
        recipient: 'li@example.com',
        content: '你好',
        error_msg,
      })),
    )
    .execute()
}

async function fillRuns(db: Db): Promise<void> {
  for (const position of [0, 1]) {
    const { runId, scheduledAt, attempt } = await makeRun(db)
    const content = Buffer.from('line\n')
    await db
      .insertInto('job_output')
      .values({ run_id: runId, scheduled_at: scheduledAt, position, attempt, sequence: 0, stream: 'stdout', content })
      .execute()
  }
}
