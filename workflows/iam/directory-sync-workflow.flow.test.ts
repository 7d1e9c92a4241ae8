import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDirectoryActivities } from '../../activities/iam/directory-activities.ts'
import { countChanges, listChanges } from '../../db/iam/directory/change-queries.ts'
import { getSync, insertSync } from '../../db/iam/directory/sync-queries.ts'
import { providerSecretPlace } from '../../db/iam/identity-provider-queries.ts'
import { openSession } from '../../db/iam/sessions.ts'
import { sessionSettings } from '../../domain/settings/session-settings.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { createSecretBox } from '../../platform/secrets.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { baseDn, readerPassword, startDirectory, type TestDirectory } from '../../tooling/testing/slapd.ts'
import {
  recordHistory,
  replayHistories,
  startTestWorker,
  type TestWorker,
  testTemporal,
} from '../../tooling/testing/temporal.ts'
import { cancelDirectorySync, confirmDirectorySync, directorySyncQueue, directorySyncWorkflowId } from './messages.ts'

const histories = new URL('./histories/', import.meta.url)
const secrets = createSecretBox({ keys: [{ id: 'test', key: randomBytes(32) }] })
const egress = createEgress({ allow: '127.0.0.0/8,::1', userAgent: 'OPS-test' })
const temporal = testTemporal()
let database: TestDatabase
let directory: TestDirectory
let worker: TestWorker
let providerId: number

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await worker?.stop()
  await temporal.close()
  await database?.close()
})
beforeEach(async () => {
  worker ??= await startWorker()
  directory = await startDirectory()
  await directory.add(
    [
      unit('ou=研发部'),
      unit('ou=前端组', 'ou=研发部,ou=people'),
      ...[1, 2, 3, 4, 5].map((n) => person(`p${n}`, `员工${n}`)),
    ].join('\n'),
  )
  const { db } = database
  for (const table of ['session', 'user_identity', 'identity_provider', 'department', 'user'] as const) {
    if (table === 'department') await db.updateTable('user').set({ department_id: null }).execute()
    await db.deleteFrom(table).execute()
  }
  providerId = await makeProvider()
})
afterEach(() => directory?.close())

const startWorker = () => startTestWorker(createDirectoryActivities({ db: database.db, secrets, egress, batchSize: 2 }))

async function makeProvider(sync: Record<string, unknown> = {}): Promise<number> {
  const { id } = await database.db
    .insertInto('identity_provider')
    .values({
      code: 'corp',
      name: '公司目录',
      type: 'ldap',
      config: JSON.stringify(directory.config({ sync })),
      secret_ciphertext: secrets.encrypt(readerPassword, providerSecretPlace('corp')),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
const setSync = (sync: Record<string, unknown>) =>
  database.db
    .updateTable('identity_provider')
    .set({ config: JSON.stringify(directory.config({ sync })) })
    .execute()

async function start(): Promise<number> {
  const syncId = await database.db
    .transaction()
    .execute((tx) => insertSync(tx, { providerId, trigger: 'manual', traceId: 'trace', createdBy: null }))
  await temporal.startWorkflow({
    workflowType: 'directorySyncWorkflow',
    workflowId: directorySyncWorkflowId(syncId),
    taskQueue: directorySyncQueue,
    args: [{ syncId }],
  })
  return syncId
}
const handleOf = (syncId: number) => temporal.client.workflow.getHandle(directorySyncWorkflowId(syncId))
const statusOf = async (syncId: number) => (await getSync(database.db, syncId)).status
const reaches = (syncId: number, status: string) =>
  expect.poll(() => statusOf(syncId), { timeout: 20_000, interval: 50 }).toBe(status)
const changesOf = async (syncId: number) => {
  const { items } = await listChanges(database.db, syncId, {}, { page: 1, page_size: 200, sort: [] })
  return items.map(({ action, label, status }) => `${action} ${label} ${status}`)
}
const userOf = (username: string) =>
  database.db.selectFrom('user').selectAll().where('username', '=', username).executeTakeFirstOrThrow()
/** Somebody who looks at changes and confirms them. */
const confirm = async (syncId: number, by = 'boss') => {
  const { id: userId } = await database.db
    .insertInto('user')
    .values({ username: by, name: '主管' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await temporal.update(directorySyncWorkflowId(syncId), confirmDirectorySync, { userId })
}
/** Everybody taken over. */
async function takeOver(): Promise<void> {
  await setSync({ mode: 'auto' })
  await handleOf(await start()).result()
}
const sessionOf = async (username: string) => {
  const { id: userId, security_stamp: stamp } = await userOf(username)
  return database.db.transaction().execute((tx) =>
    openSession(
      tx,
      {
        ...{ userId, stamp, loginType: 'password', provider: 'corp' },
        ...{ ipAddress: '192.0.2.1', location: null, userAgent: null, device: '', deviceKind: 'desktop' },
      },
      sessionSettings.parse({}),
    ),
  )
}

describe('a sync', () => {
  test('shows what would change, waits, and applies it', async () => {
    const syncId = await start()
    await reaches(syncId, 'waiting')
    expect(await getSync(database.db, syncId)).toMatchObject({
      stop_reason: 'confirm',
      read_departments: 3,
      read_people: 5,
    })
    expect(await changesOf(syncId)).toHaveLength(8)
    expect(await database.db.selectFrom('user').selectAll().execute()).toEqual([])
    await confirm(syncId)
    expect(await handleOf(syncId).result()).toBe('done')
    const counts = await countChanges(database.db, syncId)
    expect(counts.map(({ kind, action, status, count }) => `${kind} ${action} ${status} ${count}`)).toEqual([
      'department create applied 3',
      'person create applied 5',
    ])
    const rd = await database.db
      .selectFrom('department')
      .selectAll()
      .where('name', '=', '研发部')
      .executeTakeFirstOrThrow()
    expect(await userOf('p1')).toMatchObject({ name: '员工1', status: 'active', department_id: rd.id })
    await recordHistory(handleOf(syncId), histories, 'confirmed')
  })

  test('that finds nothing new changes nothing', async () => {
    await takeOver()
    const before = await userOf('p1')
    const syncId = await start()
    expect(await handleOf(syncId).result()).toBe('done')
    expect(await changesOf(syncId)).toEqual([])
    expect(await userOf('p1')).toEqual(before)
    await recordHistory(handleOf(syncId), histories, 'nothing-new')
  })

  test('moves, renames, switches off and ends the sessions of whoever is gone', async () => {
    await takeOver()
    const session = await sessionOf('p1')
    const other = await sessionOf('p2')
    await directory.as(async (client) => {
      await client.del(dnOf('p1'))
      await client.modifyDN(dnOf('p3'), `uid=p3,ou=前端组,ou=研发部,ou=people,${baseDn}`)
    })
    await setSync({ mode: 'auto', max_disable_percent: 20 })
    const syncId = await start()
    expect(await handleOf(syncId).result()).toBe('done')
    expect(await changesOf(syncId)).toEqual(['move 员工3 applied', 'disable 员工1 applied'])
    expect(await userOf('p1')).toMatchObject({ status: 'disabled' })
    const ended = await database.db
      .selectFrom('session')
      .select(['id', 'end_reason', 'ended_at'])
      .orderBy('id')
      .execute()
    expect(ended.find(({ id }) => id === session.id)).toMatchObject({
      end_reason: 'disabled',
      ended_at: expect.any(Date),
    })
    expect(ended.find(({ id }) => id === other.id)).toMatchObject({ ended_at: null })
    const group = await database.db
      .selectFrom('department')
      .select('id')
      .where('name', '=', '前端组')
      .executeTakeFirstOrThrow()
    expect((await userOf('p3')).department_id).toBe(group.id)
  })

  test('brings back whom it had switched off, and nobody whom people switched off', async () => {
    await takeOver()
    await directory.as((client) => client.del(dnOf('p1')))
    await setSync({ mode: 'auto', max_disable_percent: 100 })
    await handleOf(await start()).result()
    await database.db.updateTable('user').set({ status: 'disabled' }).where('username', '=', 'p2').execute()
    // The same entry, with its identity: another one of the name would be somebody else.
    const { subject } = await database.db
      .selectFrom('user_identity')
      .select('subject')
      .where('user_id', '=', (await userOf('p1')).id)
      .executeTakeFirstOrThrow()
    await directory.add(person('p1', '员工1').replace('objectClass', `entryUUID: ${subject}\nobjectClass`))
    const syncId = await start()
    await handleOf(syncId).result()
    expect(await changesOf(syncId)).toEqual(['enable 员工1 applied'])
    expect(await userOf('p1')).toMatchObject({ status: 'active' })
    expect(await userOf('p2')).toMatchObject({ status: 'disabled' })
  })

  test('that would switch off too many waits even where it need not', async () => {
    await takeOver()
    await directory.as(async (client) => {
      for (const uid of ['p1', 'p2', 'p3']) await client.del(dnOf(uid))
    })
    await setSync({ mode: 'auto', max_disable_percent: 50 })
    const syncId = await start()
    await reaches(syncId, 'waiting')
    expect(await getSync(database.db, syncId)).toMatchObject({ stop_reason: 'too_many_disabled' })
    expect(await userOf('p1')).toMatchObject({ status: 'active' })
    expect(await temporal.update(directorySyncWorkflowId(syncId), cancelDirectorySync, { userId: 1 })).toBe('cancelled')
    expect(await userOf('p1')).toMatchObject({ status: 'active' })
    await recordHistory(handleOf(syncId), histories, 'too-many')
  })

  test('does not link an account by its name, and goes on with the others', async () => {
    await database.db.insertInto('user').values({ username: 'P1', name: '本地' }).execute()
    await setSync({ mode: 'auto' })
    const syncId = await start()
    expect(await handleOf(syncId).result()).toBe('done')
    expect(await changesOf(syncId)).toContain('create 员工1 skipped')
    expect(await userOf('P1')).toMatchObject({ name: '本地' })
    expect(await userOf('p2')).toMatchObject({ name: '员工2' })
  })

  test('goes on where a worker stopped, and applies nothing twice', async () => {
    const many = Array.from({ length: 40 }, (_, index) => person(`m${index}`, `多${index}`))
    await directory.add(many.join('\n'))
    await setSync({ mode: 'auto' })
    const syncId = await start()
    const applied = async () =>
      (await countChanges(database.db, syncId))
        .filter(({ status }) => status === 'applied')
        .reduce((sum, { count }) => sum + count, 0)
    await expect.poll(applied, { timeout: 20_000, interval: 10 }).toBeGreaterThan(4)
    await worker.stop()
    const atStop = await applied()
    expect(atStop).toBeLessThan(48)
    worker = await startWorker()
    expect(await handleOf(syncId).result()).toBe('done')
    expect(await applied()).toBe(48)
    expect(await database.db.selectFrom('user').selectAll().execute()).toHaveLength(45)
    expect(await database.db.selectFrom('user_identity').selectAll().execute()).toHaveLength(45)
    await recordHistory(handleOf(syncId), histories, 'handed-over')
  })

  test('is confirmed once, and loses the race with its end', async () => {
    const syncId = await start()
    await reaches(syncId, 'waiting')
    const results = await Promise.allSettled([confirm(syncId, 'one'), confirm(syncId, 'other')])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await handleOf(syncId).result()
    await expect(temporal.update(directorySyncWorkflowId(syncId), cancelDirectorySync, { userId: 1 })).rejects.toThrow()
  })

  test('of a directory that refuses ends with the reason and changes nothing', async () => {
    await database.db
      .updateTable('identity_provider')
      .set({ config: JSON.stringify(directory.config({ url: 'ldap://10.255.0.1' })) })
      .execute()
    const syncId = await start()
    expect(await handleOf(syncId).result()).toBe('failed')
    expect((await getSync(database.db, syncId)).error_msg?.zh).toMatch(/10\.255\.0\.1/)
    await recordHistory(handleOf(syncId), histories, 'failed')
  })
})

test('histories of every release replay', async () => {
  expect(await replayHistories(histories)).toEqual([
    'confirmed.json',
    'failed.json',
    'handed-over.json',
    'nothing-new.json',
    'too-many.json',
  ])
})

function unit(rdn: string, above = 'ou=people'): string {
  return `dn: ${rdn},${above},${baseDn}\nobjectClass: organizationalUnit\n`
}
const dnOf = (uid: string) => `uid=${uid},ou=研发部,ou=people,${baseDn}`
const person = (uid: string, cn: string) =>
  `dn: ${dnOf(uid)}\nobjectClass: inetOrgPerson\nuid: ${uid}\ncn: ${cn}\nsn: ${cn}\nuserPassword: pw\n`
