import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rolledBack, type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import type { Tx } from '../database.ts'
import { systemTransaction } from './system-transaction.ts'

const author = { operatorId: 7, operatorName: '张三', traceId: 'b'.repeat(32), reason: '季度调整' }
const job = { name: '对账', job_type: 'http', config: '{"url":"http://example.com/"}' } as const

let database: TestDatabase
let startId: number
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const { last } = await database.db
    .selectFrom('data_change_log')
    .select(({ fn }) => fn.coalesce(fn.max('id'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow()
  startId = last
})

const linesOf = (table: string, db: Tx | TestDatabase['db'] = database.db) =>
  db
    .selectFrom('data_change_log')
    .selectAll()
    .where('id', '>', startId)
    .where('table_name', '=', table)
    .orderBy('id')
    .execute()
const inTransaction = (run: (tx: Tx) => Promise<void>) => rolledBack(database.db, run)

describe('the change log', () => {
  test('has a line with old, new and who and why for each insert, update and delete', async () => {
    const { id } = await systemTransaction(database.db, author, (tx) =>
      tx.insertInto('job').values(job).returning('id').executeTakeFirstOrThrow(),
    )
    await systemTransaction(database.db, author, (tx) =>
      tx
        .updateTable('job')
        .set({ timeout: 90, tags: ['月末'] })
        .where('id', '=', id)
        .execute(),
    )
    await systemTransaction(database.db, author, (tx) => tx.deleteFrom('job').where('id', '=', id).execute())

    const by = {
      operator_id: 7,
      operator_name: '张三',
      trace_id: 'b'.repeat(32),
      reason: '季度调整',
      record_id: String(id),
    }
    expect(await linesOf('job')).toMatchObject([
      { ...by, action: 'insert', old_data: null, new_data: { id, name: '对账', timeout: 60 }, changes: null },
      { ...by, action: 'update', old_data: { timeout: 60 }, new_data: { timeout: 90, name: '对账' } },
      { ...by, action: 'delete', old_data: { timeout: 90 }, new_data: null, changes: null },
    ])
  })

  test('tells of an update only the fields that changed', () =>
    inTransaction(async (tx) => {
      const { id } = await tx.insertInto('job').values(job).returning('id').executeTakeFirstOrThrow()
      await tx
        .updateTable('job')
        .set({ timeout: 90, retry_count: 3, tags: ['月末'] })
        .where('id', '=', id)
        .execute()

      const [, update] = await linesOf('job', tx)
      expect(update?.changes).toEqual({ timeout: { old: 60, new: 90 }, tags: { old: [], new: ['月末'] } })
    }))

  test('names the system where nobody else says who it was', () =>
    inTransaction(async (tx) => {
      await tx.insertInto('job').values(job).execute()
      expect(await linesOf('job', tx)).toMatchObject([
        { operator_id: null, operator_name: 'system', trace_id: null, reason: null },
      ])
    }))

  test('forgets its author with the transaction', async () => {
    await database.db.connection().execute(async (one) => {
      await systemTransaction(one, author, async () => {})
      await rolledBack(one, async (tx) => {
        await tx.insertInto('department').values({ name: '新部门' }).execute()
        expect(await linesOf('department', tx)).toMatchObject([{ operator_name: 'system', reason: null }])
      })
    })
  })

  test('has as many lines as a bulk statement has rows', () =>
    inTransaction(async (tx) => {
      const names = Array.from({ length: 500 }, (_, index) => ({ ...job, name: `job ${index}` }))
      await tx.insertInto('job').values(names).execute()
      await tx.updateTable('job').set({ timeout: sql<number>`timeout + 1` }).execute()

      const updates = (await linesOf('job', tx)).filter(({ action }) => action === 'update')
      expect(updates).toHaveLength(500)
      expect(new Set(updates.map((line) => line.record_id)).size).toBe(500)
    }))

  test('has no line for an update that changes nothing, and the version stays', () =>
    inTransaction(async (tx) => {
      const { id } = await tx.insertInto('job').values(job).returning('id').executeTakeFirstOrThrow()
      await tx.updateTable('job').set({ name: job.name, armed_at: new Date() }).where('id', '=', id).execute()

      expect(await linesOf('job', tx)).toHaveLength(1)
      expect(await tx.selectFrom('job').select('version').where('id', '=', id).executeTakeFirst()).toEqual({
        version: 1,
      })
    }))

  test('raises the version with every change, whatever the statement says of it', () =>
    inTransaction(async (tx) => {
      const { id } = await tx.insertInto('job').values(job).returning('id').executeTakeFirstOrThrow()
      await tx.updateTable('job').set({ timeout: 61, version: 99 }).where('id', '=', id).execute()
      expect(await tx.selectFrom('job').select('version').where('id', '=', id).executeTakeFirst()).toEqual({
        version: 2,
      })
    }))
})

describe('secrets in the change log', () => {
  test('are masked at any depth, and nothing else is', () =>
    inTransaction(async (tx) => {
      const config = {
        url: 'http://example.com/',
        headers: { Authorization: 'Bearer abc', Accept: 'text/plain' },
        body: [{ nested: { api_key: 'abc', note: 'plain' } }],
      }
      await tx
        .insertInto('job')
        .values({ ...job, config: JSON.stringify(config) })
        .execute()

      const [line] = await linesOf('job', tx)
      expect(line?.new_data?.config).toEqual({
        url: 'http://example.com/',
        headers: { Authorization: '******', Accept: 'text/plain' },
        body: [{ nested: { api_key: '******', note: 'plain' } }],
      })
    }))

  test('that are sealed are masked at any name; which are secret is shown', () =>
    inTransaction(async (tx) => {
      const config = { headers: { 'X-Own': 'sealed:v1.k.a.b', 'X-Other': 'plain' }, secrets: ['headers.X-Own'] }
      const params = [{ name: 'pin', secret: true, default: 'sealed:v1.k.c.d' }]
      await tx
        .insertInto('job')
        .values({ ...job, config: JSON.stringify(config), params: JSON.stringify(params) })
        .execute()

      const [line] = await linesOf('job', tx)
      expect(line?.new_data).toMatchObject({
        config: { headers: { 'X-Own': '******', 'X-Other': 'plain' }, secrets: ['headers.X-Own'] },
        params: [{ name: 'pin', secret: true, default: '******' }],
      })
    }))

  test('show that they changed, never what they are', () =>
    inTransaction(async (tx) => {
      const { id } = await tx
        .insertInto('user')
        .values({ username: 'li', name: '李四', password_hash: 'first-hash' })
        .returning('id')
        .executeTakeFirstOrThrow()
      await tx.updateTable('user').set({ password_hash: 'second-hash' }).where('id', '=', id).execute()
      await tx
        .insertInto('setting')
        .values({ group: 'mail', value: JSON.stringify({ host: 'h', password: 'sealed-1' }) })
        .execute()
      await tx
        .updateTable('setting')
        .set({ value: JSON.stringify({ host: 'h', password: 'sealed-2' }) })
        .execute()

      const [, update] = await linesOf('user', tx)
      expect(update?.changes).toEqual({ password_hash: { old: '******', new: '******' } })
      const settings = await linesOf('setting', tx)
      expect(settings).toHaveLength(2)
      expect(settings[1]?.new_data?.value).toEqual({ host: 'h', password: '******' })
      const all = JSON.stringify([...(await linesOf('user', tx)), ...settings])
      expect(all).not.toMatch(/-hash"|sealed-/)
    }))
})

describe('link tables', () => {
  test('name both ends in the record’s id', () =>
    inTransaction(async (tx) => {
      const user = await tx
        .insertInto('user')
        .values({ username: 'li', name: '李四' })
        .returning('id')
        .executeTakeFirstOrThrow()
      const roles = await tx
        .insertInto('role')
        .values([
          { code: 'one', name: 'one' },
          { code: 'two', name: 'two' },
        ])
        .returning('id')
        .execute()
      const [one, two] = roles.map(({ id }) => id) as [number, number]
      const permission = await tx
        .insertInto('permission')
        .values({ code: 'sample:read', name_zh: '样例', name_en: 'sample', kind: 'api' })
        .returning('id')
        .executeTakeFirstOrThrow()
      await tx.insertInto('user_role').values({ user_id: user.id, role_id: one }).execute()
      await tx.insertInto('role_parent').values({ role_id: one, parent_id: two }).execute()
      await tx.insertInto('role_permission').values({ role_id: one, permission_id: permission.id }).execute()
      await tx.deleteFrom('user_role').where('user_id', '=', user.id).execute()

      const link = { user_id: user.id, role_id: one, parent_id: two, permission_id: permission.id }
      const named = (...columns: (keyof typeof link)[]) =>
        columns.map((column) => `${column}=${link[column]}`).join(',')
      expect(await linesOf('user_role', tx)).toMatchObject([
        { action: 'insert', record_id: named('user_id', 'role_id') },
        { action: 'delete', record_id: named('user_id', 'role_id') },
      ])
      expect(await linesOf('role_parent', tx)).toMatchObject([{ record_id: named('role_id', 'parent_id') }])
      expect(await linesOf('role_permission', tx)).toMatchObject([{ record_id: named('role_id', 'permission_id') }])
    }))
})
