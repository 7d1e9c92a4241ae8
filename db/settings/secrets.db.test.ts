import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { openJob, openParams, sealJob } from '../../domain/jobs/sealed-job.ts'
import { sealedParams } from '../../domain/jobs/sealed-params.ts'
import { settingSecretPlace } from '../../domain/settings/setting-groups.ts'
import { createSecretBox } from '../../platform/secrets.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { datasourceSecretPlace, openDatasourcePassword } from '../datasources/datasource-queries.ts'
import { factorSecretPlace } from '../iam/factor-queries.ts'
import { openProviderSecret, type ProviderSecretColumn, providerSecretPlace } from '../iam/identity-provider-queries.ts'
import { insertBackfill } from '../jobs/backfill-queries.ts'
import { drawJobId, getJob, insertJob } from '../jobs/job-queries.ts'
import { getRunOrigin, insertRun } from '../jobs/run-queries.ts'
import { messageSecretPlace, notify } from '../notifications/notify.ts'
import { robotSecretPlace } from '../notifications/robot-queries.ts'
import { openRobot } from '../notifications/robot-secrets.ts'
import { getWebhookSecrets } from '../notifications/webhook-secrets.ts'
import { getLastingKey, lastingKeyPlace } from './lasting-keys.ts'
import { resealSecrets } from './reseal-secrets.ts'
import { secretColumns } from './secret-columns.ts'
import { getSettings, putSettings } from './setting-queries.ts'

const oldKey = { id: 'k1', key: randomBytes(32) }
const newKey = { id: 'k2', key: randomBytes(32) }
const before = createSecretBox({ keys: [oldKey] })
const rotating = createSecretBox({ keys: [newKey, oldKey] })
const after = createSecretBox({ keys: [newKey] })
const mailPassword = settingSecretPlace('mail', 'password')

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('lasting_key').execute()
  await database.db.deleteFrom('setting').execute()
  await database.db.deleteFrom('identity_provider').execute()
  await database.db.deleteFrom('user_factor').execute()
  await database.db.deleteFrom('robot').execute()
  await database.db.deleteFrom('webhook_secret').execute()
})

async function storeMailPassword(password: string, box = before): Promise<void> {
  const values = { ...(await getSettings(database.db, 'mail')), password: box.encrypt(password, mailPassword) }
  await database.db.transaction().execute((tx) => putSettings(tx, { group: 'mail', values, version: 1, userId: null }))
}

async function storeProviderSecret(secret: string): Promise<void> {
  const config = JSON.stringify({ issuer: 'https://login.example.com', client_id: 'ops' })
  const sealed = (column: ProviderSecretColumn, plain: string) => ({
    [column]: before.encrypt(plain, providerSecretPlace('corp', column)),
  })
  await database.db
    .insertInto('identity_provider')
    .values({
      code: 'corp',
      name: 'Corp',
      type: 'oidc',
      config,
      ...sealed('secret_ciphertext', secret),
      ...sealed('callback_secret_ciphertext', 'callback secret'),
    })
    .execute()
}

async function storeFactorSecret(secret: string): Promise<number> {
  const { id } = await database.db
    .insertInto('user')
    .values({ username: 'zhang', name: '张三' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const secret_ciphertext = before.encrypt(secret, factorSecretPlace(id))
  await database.db
    .insertInto('user_factor')
    .values({ user_id: id, method: 'totp', secret_ciphertext, bound_at: new Date() })
    .execute()
  return id
}

async function storeRobot(url: string, secret: string): Promise<void> {
  const url_ciphertext = before.encrypt(url, robotSecretPlace('url_ciphertext', 'one'))
  const secret_ciphertext = before.encrypt(secret, robotSecretPlace('secret_ciphertext', 'one'))
  await database.db
    .insertInto('robot')
    .values({ code: 'one', name: 'one', provider: 'feishu', url_shown: '', url_ciphertext, secret_ciphertext })
    .execute()
}

async function storeDatasourcePassword(password: string): Promise<void> {
  const seal_place = randomUUID()
  const password_ciphertext = before.encrypt(password, datasourceSecretPlace(seal_place))
  const place = { host: 'db.example.com', port: 5432, database_name: 'shop', username: 'ops' }
  await database.db
    .insertInto('datasource')
    .values({
      name: 'shop',
      type: 'postgresql',
      ...place,
      extra_config: '{}',
      pool: '{}',
      seal_place,
      password_ciphertext,
    })
    .execute()
}

async function storeJobRunAndBackfill(): Promise<{ job: number; run: number; backfill: number }> {
  const input = jobInput.parse({
    name: 'a job with secrets',
    job_type: 'http',
    config: { url: 'http://127.0.0.1/', headers: { A: 'first', B: 'second' }, secrets: ['headers.A', 'headers.B'] },
    params: [{ name: 'pin', type: 'number', default: 3, secret: true }],
  })
  return database.db.transaction().execute(async (tx) => {
    const id = await drawJobId(tx)
    const job = await insertJob(tx, sealJob(before, id, input), { userId: null, departmentId: null }, id)
    const frozen = {
      jobId: id,
      definition: freezeJob(job),
      params: sealedParams(before, { job, given: { pin: 4 } }),
      traceId: randomBytes(16).toString('hex'),
    }
    const run = await insertRun(tx, { ...frozen, trigger: 'manual', scheduledAt: new Date() })
    const { id: createdBy } = await tx
      .insertInto('user')
      .values({ username: 'li', name: '李四' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const backfill = await insertBackfill(tx, {
      ...frozen,
      ...{
        start: '2026-01-01T00:00:00Z',
        end: '2026-01-02T00:00:00Z',
        concurrency: 1,
        order: 'asc',
        skip_successful: false,
      },
      ...{ times: [Date.parse('2026-01-01T00:00:00Z')], createdBy, departmentId: null },
    })
    return { job: id, run: run?.id ?? 0, backfill }
  })
}

describe('a lasting key', () => {
  test('is made once, whoever asks first, and stays the same', async () => {
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => getLastingKey(database.db, before, 'password_pepper')),
    )
    expect(new Set(asked.map((key) => key.toString('hex'))).size).toBe(1)
    expect(asked[0]).toHaveLength(32)
    expect(await getLastingKey(database.db, before, 'password_pepper')).toEqual(asked[0])
  })

  test('is not opened by another installation', async () => {
    await getLastingKey(database.db, before, 'password_pepper')
    await expect(getLastingKey(database.db, after, 'password_pepper')).rejects.toThrow('lacks the key "k1"')
  })
})

describe('after the rotation', () => {
  test('every secret opens without the old key, and is the same', async () => {
    const pepper = await getLastingKey(database.db, before, 'password_pepper')
    await storeMailPassword('geheim')
    await storeProviderSecret('client secret')
    const userId = await storeFactorSecret('factor')
    await storeRobot('https://example.com/hook/token', 'SEC')
    const [webhookSecret] = await getWebhookSecrets(database.db, before)
    await storeDatasourcePassword('database')

    const counts = await resealSecrets(database.db, rotating)

    expect(counts).toEqual([
      { column: 'setting.value', resealed: 1, current: 0, changed: 0 },
      { column: 'lasting_key.ciphertext', resealed: 1, current: 0, changed: 0 },
      { column: 'message_log.secret_ciphertext', resealed: 0, current: 0, changed: 0 },
      { column: 'identity_provider.secret_ciphertext', resealed: 1, current: 0, changed: 0 },
      { column: 'identity_provider.callback_token_ciphertext', resealed: 0, current: 0, changed: 0 },
      { column: 'identity_provider.callback_secret_ciphertext', resealed: 1, current: 0, changed: 0 },
      { column: 'user_factor.secret_ciphertext', resealed: 1, current: 0, changed: 0 },
      { column: 'robot.url_ciphertext', resealed: 1, current: 0, changed: 0 },
      { column: 'robot.secret_ciphertext', resealed: 1, current: 0, changed: 0 },
      { column: 'webhook_secret.secret_ciphertext', resealed: 1, current: 0, changed: 0 },
      { column: 'datasource.password_ciphertext', resealed: 1, current: 0, changed: 0 },
      { column: 'job.config, params', resealed: 0, current: 0, changed: 0 },
      { column: 'job_log.definition, params', resealed: 0, current: 0, changed: 0 },
      { column: 'backfill.definition, params', resealed: 0, current: 0, changed: 0 },
    ])
    const robot = await database.db.selectFrom('robot').selectAll().executeTakeFirstOrThrow()
    expect(openRobot(after, robot)).toEqual({ url: 'https://example.com/hook/token', secret: 'SEC' })
    expect(await getWebhookSecrets(database.db, after)).toEqual([webhookSecret])
    const source = await database.db.selectFrom('datasource').selectAll().executeTakeFirstOrThrow()
    expect(openDatasourcePassword(after, source)).toBe('database')
    const { secret_ciphertext } = await database.db
      .selectFrom('user_factor')
      .select('secret_ciphertext')
      .executeTakeFirstOrThrow()
    expect(after.decrypt(secret_ciphertext ?? '', factorSecretPlace(userId))).toBe('factor')
    expect(await getLastingKey(database.db, after, 'password_pepper')).toEqual(pepper)
    const { password, ...rest } = await getSettings(database.db, 'mail')
    expect(after.decrypt(password, mailPassword)).toBe('geheim')
    expect(rest.host).toBe('')
    const provider = await database.db.selectFrom('identity_provider').selectAll().executeTakeFirstOrThrow()
    expect(openProviderSecret(after, provider)).toBe('client secret')
    expect(openProviderSecret(after, provider, 'callback_secret_ciphertext')).toBe('callback secret')
  })

  test('the code of a message that waits still opens', async () => {
    await database.db.transaction().execute((tx) =>
      notify(tx, {
        template: 'auth.reset',
        recipients: { emails: ['a@example.com'] },
        channels: ['email'],
        params: { minutes: 10 },
        batch: 'rotation',
        type: 'system',
        secret: { value: 'the-token', expiresAt: new Date(), box: before },
      }),
    )
    expect(await resealSecrets(database.db, rotating)).toContainEqual({
      column: 'message_log.secret_ciphertext',
      resealed: 1,
      current: 0,
      changed: 0,
    })
    const { secret_ciphertext } = await database.db
      .selectFrom('message_log')
      .select('secret_ciphertext')
      .executeTakeFirstOrThrow()
    expect(after.decrypt(secret_ciphertext ?? '', messageSecretPlace('rotation'))).toBe('the-token')
    await database.db.deleteFrom('message_log').execute()
  })

  test('the secrets of jobs, of their runs and backfills open, a few at a time', async () => {
    const { job, run, backfill } = await storeJobRunAndBackfill()
    const counts = await resealSecrets(database.db, rotating, { batchSize: 2 })
    expect(counts.slice(-3)).toEqual([
      { column: 'job.config, params', resealed: 3, current: 0, changed: 0 },
      { column: 'job_log.definition, params', resealed: 4, current: 0, changed: 0 },
      { column: 'backfill.definition, params', resealed: 4, current: 0, changed: 0 },
    ])
    const kept = await getJob(database.db, job)
    expect(openJob(after, job, kept)).toMatchObject({
      config: { headers: { A: 'first', B: 'second' } },
      params: [{ default: 3 }],
    })
    const { definition, params } = await getRunOrigin(database.db, run)
    expect(openJob(after, job, definition).config).toMatchObject({ headers: { A: 'first', B: 'second' } })
    expect(openParams(after, job, definition.params, params)).toEqual({ pin: 4 })
    const behind = await database.db
      .selectFrom('backfill')
      .select(['definition', 'params'])
      .where('id', '=', backfill)
      .executeTakeFirstOrThrow()
    expect(openParams(after, job, behind.definition.params, behind.params)).toEqual({ pin: 4 })
  })

  test('a second round finds nothing to do', async () => {
    await getLastingKey(database.db, before, 'password_pepper')
    await resealSecrets(database.db, rotating)
    const [, keys] = await resealSecrets(database.db, rotating)
    expect(keys).toEqual({ column: 'lasting_key.ciphertext', resealed: 0, current: 1, changed: 0 })
  })

  test('it goes on where it was stopped, batch by batch', async () => {
    const names = ['alpha', 'beta', 'gamma', 'delta', 'epsilon']
    for (const name of names) {
      const box = name === 'beta' ? rotating : before
      await database.db
        .insertInto('lasting_key')
        .values({ name, ciphertext: box.encrypt(name, lastingKeyPlace(name)) })
        .execute()
    }
    const [, keys] = await resealSecrets(database.db, rotating, { batchSize: 2 })
    expect(keys).toEqual({ column: 'lasting_key.ciphertext', resealed: 4, current: 1, changed: 0 })
    const rows = await database.db.selectFrom('lasting_key').selectAll().execute()
    for (const { name, ciphertext } of rows) expect(after.decrypt(ciphertext, lastingKeyPlace(name))).toBe(name)
  })

  test('a secret that was changed meanwhile is left as it is', async () => {
    await storeMailPassword('alt')
    const [column] = secretColumns
    const [found] = (await column?.list(database.db, '', 10)) ?? []
    if (!column || !found) throw new Error('the password is not among the secrets')
    const newer = rotating.encrypt('neu', mailPassword)
    await database.db
      .updateTable('setting')
      .set({ value: JSON.stringify({ password: newer }) })
      .execute()

    const isReplaced = await database.db
      .transaction()
      .execute((tx) => column.replace(tx, found, rotating.reseal(found.sealed, found.place) ?? ''))

    expect(isReplaced).toBe(false)
    expect((await getSettings(database.db, 'mail')).password).toBe(newer)
  })

  test('secrets are masked in the change log', async () => {
    await storeMailPassword('geheim')
    await resealSecrets(database.db, rotating)
    const lines = await database.db
      .selectFrom('data_change_log')
      .selectAll()
      .where('table_name', '=', 'setting')
      .execute()
    expect(lines.map(({ action }) => action)).toEqual(expect.arrayContaining(['insert', 'update']))
    expect(JSON.stringify(lines)).not.toContain('v1.k')
  })
})
