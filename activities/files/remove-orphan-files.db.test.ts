import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Tx } from '../../db/database.ts'
import { claimFile, getFile, insertPendingFile, markFileReady, releaseFiles } from '../../db/files/file-queries.ts'
import { createFileStore, type FileStore } from '../../platform/files.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { removeOrphanFiles } from './remove-orphan-files.ts'

let database: TestDatabase
let folder: string
let files: FileStore
let userId: number

beforeAll(async () => {
  database = await testDatabase()
  const user = await database.db
    .insertInto('user')
    .values({ username: 'li', name: '李四' })
    .returning('id')
    .executeTakeFirstOrThrow()
  userId = user.id
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('file').execute()
  if (folder) await rm(folder, { recursive: true })
  folder = await mkdtemp(join(tmpdir(), 'ops-files-'))
  files = createFileStore({ folder })
})
afterAll(() => rm(folder, { recursive: true }))

const inTransaction = <T>(change: (tx: Tx) => Promise<T>) => database.db.transaction().execute(change)
const key = () => randomBytes(16).toString('hex')
const sha256 = createHash('sha256').digest()
const content = () => Readable.from(['content'])
const broken = () =>
  Readable.from(
    (async function* () {
      yield Buffer.from('half')
      throw new Error('crash')
    })(),
  )

function begin(storageKey: string): Promise<number> {
  return inTransaction((tx) =>
    insertPendingFile(tx, { name: 'a.txt', storageKey, createdBy: userId, departmentId: null }),
  )
}

async function upload(): Promise<number> {
  const storageKey = key()
  const id = await begin(storageKey)
  await files.put(storageKey, content(), { maxBytes: 100 })
  const ready = { purpose: 'attachment', contentType: 'text/plain', sizeBytes: 7, sha256 } as const
  await inTransaction((tx) => markFileReady(tx, id, ready))
  return id
}

async function left(): Promise<{ rows: number; contents: number }> {
  const rows = await database.db.selectFrom('file').select('id').execute()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return { rows: rows.length, contents: entries.filter((entry) => entry.isFile()).length }
}

const laterHousekeeping = (store = files) => removeOrphanFiles(database.db, store, { olderThanHours: 0 })

describe('a crash of an upload leaves nothing in the end', () => {
  test('behind the row', async () => {
    await begin(key())
    expect(await left()).toEqual({ rows: 1, contents: 0 })
    expect(await laterHousekeeping()).toBe(1)
    expect(await left()).toEqual({ rows: 0, contents: 0 })
  })

  test('within the content', async () => {
    const storageKey = key()
    await begin(storageKey)
    await files.put(storageKey, broken(), { maxBytes: 100 }).catch(() => {})
    expect(await left()).toEqual({ rows: 1, contents: 1 })
    await laterHousekeeping()
    expect(await left()).toEqual({ rows: 0, contents: 0 })
  })

  test('behind the content', async () => {
    const storageKey = key()
    const id = await begin(storageKey)
    await files.put(storageKey, content(), { maxBytes: 100 })
    await expect(getFile(database.db, id)).rejects.toMatchObject({ code: 'not_found' })
    await laterHousekeeping()
    expect(await left()).toEqual({ rows: 0, contents: 0 })
  })

  test('behind the ready row, before anything claims it', async () => {
    await upload()
    await laterHousekeeping()
    expect(await left()).toEqual({ rows: 0, contents: 0 })
  })
})

describe('a crash of housekeeping is made good by the next round', () => {
  test('before the content is gone', async () => {
    await upload()
    const crashing = { ...files, remove: () => Promise.reject(new Error('crash')) }
    await expect(laterHousekeeping(crashing)).rejects.toThrow('crash')
    expect(await left()).toEqual({ rows: 1, contents: 1 })
    await laterHousekeeping()
    expect(await left()).toEqual({ rows: 0, contents: 0 })
  })

  test('between the content and its row', async () => {
    await upload()
    const crashing = {
      ...files,
      remove: async (storageKey: string) => {
        await files.remove(storageKey)
        throw new Error('crash')
      },
    }
    await expect(laterHousekeeping(crashing)).rejects.toThrow('crash')
    expect(await left()).toEqual({ rows: 1, contents: 0 })
    await laterHousekeeping()
    expect(await left()).toEqual({ rows: 0, contents: 0 })
  })
})

describe('what stays', () => {
  test('is what is younger than a day', async () => {
    await upload()
    await begin(key())
    expect(await removeOrphanFiles(database.db, files)).toBe(0)
    expect(await left()).toEqual({ rows: 2, contents: 1 })
  })

  test('is what a record has claimed, until the record goes', async () => {
    const id = await upload()
    const owner = { table: 'job', id: 5 }
    await inTransaction((tx) => claimFile(tx, id, { owner, userId }))
    expect(await laterHousekeeping()).toBe(0)
    await inTransaction((tx) => releaseFiles(tx, owner))
    await expect(getFile(database.db, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await laterHousekeeping()).toBe(1)
    expect(await left()).toEqual({ rows: 0, contents: 0 })
  })

  test('goes to one of the claim and the removal, never to both', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await upload()
      const [claim] = await Promise.allSettled([
        inTransaction((tx) => claimFile(tx, id, { owner: { table: 'job', id: round }, userId })),
        laterHousekeeping(),
      ])
      const kept = await database.db.selectFrom('file').select('status').where('id', '=', id).execute()
      expect(kept).toEqual(claim?.status === 'fulfilled' ? [{ status: 'ready' }] : [])
    }
  })

  test('cannot be claimed twice, by someone else, or before it is there', async () => {
    const id = await upload()
    const owner = { table: 'job', id: 1 }
    await expect(inTransaction((tx) => claimFile(tx, id, { owner, userId: userId + 1 }))).rejects.toMatchObject({
      code: 'not_found',
    })
    await inTransaction((tx) => claimFile(tx, id, { owner, userId }))
    await expect(inTransaction((tx) => claimFile(tx, id, { owner: { table: 'job', id: 2 }, userId }))).rejects.toThrow()
    const pending = await begin(key())
    await expect(inTransaction((tx) => claimFile(tx, pending, { owner, userId }))).rejects.toThrow()
  })

  test('an upload that housekeeping took is told so', async () => {
    const id = await begin(key())
    await laterHousekeeping()
    const ready = { purpose: 'attachment', contentType: 'text/plain', sizeBytes: 7, sha256 } as const
    await expect(inTransaction((tx) => markFileReady(tx, id, ready))).rejects.toMatchObject({ code: 'conflict' })
  })
})
