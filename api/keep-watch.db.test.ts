import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { notify } from '../db/notifications/notify.ts'
import { type TestApi, type TestPlatform, testPlatform } from '../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../tooling/testing/database.ts'
import { type RobotVendors, startRobotVendors } from '../tooling/testing/robot-vendors.ts'
import { keepWatch } from './keep-watch.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let vendors: RobotVendors
let made = 0

beforeAll(async () => {
  database = await testDatabase()
  vendors = await startRobotVendors()
  platform = await testPlatform(database, { env: { OPS_EGRESS_ALLOW: '127.0.0.1' } })
  api = await platform.startApi()
})
afterAll(async () => {
  await platform.close()
  await vendors.close()
  await database.close()
})
beforeEach(() => {
  vendors.hooks.length = 0
})

/** A message that a worker should have sent so long ago. */
async function written(secondsAgo: number): Promise<string> {
  const batch = `test:${++made}`
  await database.db.transaction().execute(async (tx) => {
    await notify(tx, {
      template: 'system.test',
      recipients: { webhookUrl: vendors.hookUrl },
      channels: ['webhook'],
      params: { time: 'now' },
      batch,
      type: 'system',
    })
    for (const table of ['message_log', 'message_batch'] as const) {
      await tx
        .updateTable(table)
        .set({ created_at: sql<Date>`created_at - make_interval(secs => ${secondsAgo})` })
        .where('batch', '=', batch)
        .execute()
    }
  })
  return batch
}

async function statusOf(batch: string): Promise<string | undefined> {
  const row = await database.db.selectFrom('message_log').select('status').where('batch', '=', batch).executeTakeFirst()
  return row?.status
}

test('messages that no worker sends are sent by the api, once, however many copies there are', async () => {
  const batches = await Promise.all(Array.from({ length: 6 }, () => written(60)))
  const fresh = await written(0)
  const copies = [1, 2, 3].map(() => keepWatch(api.deps))
  await expect.poll(() => vendors.hooks.length).toBe(6)
  for (const batch of batches) await expect.poll(() => statusOf(batch)).toBe('sent')
  await Promise.all(copies.flat().map((loop) => loop.stop()))
  expect(vendors.hooks.map(({ id }) => id).sort()).toEqual(batches.sort())
  expect(await statusOf(fresh)).toBe('pending')
})
