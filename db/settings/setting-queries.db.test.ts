import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createListener, type Listener } from '../listen.ts'
import { getSettingRecord, getSettings, putSettings } from './setting-queries.ts'

let database: TestDatabase
let listener: Listener
beforeAll(async () => {
  database = await testDatabase()
  listener = createListener(database.url)
  await listener.ready()
})
afterAll(async () => {
  await listener.close()
  await database.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('setting').execute()
})

function put(version: number, siteName: string, userId: number | null = null): Promise<boolean> {
  const values = { site_name: siteName, default_language: 'zh' as const }
  return database.db.transaction().execute((tx) => putSettings(tx, { group: 'general', values, version, userId }))
}

async function somebody(username: string, name: string): Promise<number> {
  const { id } = await database.db
    .insertInto('user')
    .values({ username, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

describe('a group of settings', () => {
  test('has its defaults as its first version', async () => {
    expect(await getSettingRecord(database.db, 'general')).toEqual({
      values: { site_name: 'OPS', default_language: 'zh' },
      version: 1,
      id: null,
      updated_at: null,
      updated_by: null,
      updated_by_name: null,
    })
  })

  test('is replaced by who knows its version', async () => {
    expect(await put(1, '一')).toBe(true)
    expect(await put(2, '二')).toBe(true)
    expect(await getSettingRecord(database.db, 'general')).toMatchObject({ values: { site_name: '二' }, version: 3 })
  })

  test('is not replaced by who knows an older one', async () => {
    await put(1, '一')
    expect(await put(1, '二')).toBe(false)
    expect(await put(7, '二')).toBe(false)
    expect(await getSettings(database.db, 'general')).toMatchObject({ site_name: '一' })
  })

  test('goes to one of two who replace it at the same moment, from the first version on', async () => {
    for (const version of [1, 2]) {
      const results = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => put(version, `${name} ${version}`)))
      expect(results.filter(Boolean)).toHaveLength(1)
    }
  })

  test('keeps its version when nothing in it changes', async () => {
    await put(1, '一')
    expect(await put(2, '一')).toBe(true)
    expect((await getSettingRecord(database.db, 'general')).version).toBe(2)
  })

  test('names who changed it last, and not who only saved it once more', async () => {
    const [zhang, wang] = [await somebody('zhang', '张三'), await somebody('wang', '王五')]
    await put(1, '一', zhang)
    expect(await getSettingRecord(database.db, 'general')).toMatchObject({ updated_by: zhang, updated_by_name: '张三' })
    await put(2, '一', wang)
    expect(await getSettingRecord(database.db, 'general')).toMatchObject({ updated_by: zhang, version: 2 })
    await put(2, '二', wang)
    expect(await getSettingRecord(database.db, 'general')).toMatchObject({ updated_by: wang, updated_by_name: '王五' })
  })

  test('takes the defaults for what an older release stored otherwise', async () => {
    const value = JSON.stringify({ site_name: 7, default_language: 'en', gone: true })
    await database.db.insertInto('setting').values({ group: 'general', value }).execute()
    expect(await getSettings(database.db, 'general')).toEqual({ site_name: 'OPS', default_language: 'en' })
  })

  test('tells every process of its change', async () => {
    const told = Promise.withResolvers<string>()
    listener.subscribe('setting', told.resolve)
    await expect.poll(() => listener.isConnected()).toBe(true)
    await put(1, '新')
    expect(await told.promise).toBe('general')
  })
})
