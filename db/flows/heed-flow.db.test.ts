import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { settledRuns } from '../../tooling/testing/settled-runs.ts'
import type { RunKey } from '../jobs/run-queries.ts'
import { deliverOutbox } from '../outbox/outbox-queries.ts'
import { heedFlowOf } from './heed-flow.ts'

let database: TestDatabase
let whole: RunKey

beforeAll(async () => {
  database = await testDatabase()
  whole = await settledRuns(database.db).open({ workflowId: { prefix: 'flow-run:' } })
})
afterAll(() => database?.close())

const endOf = (id: number) => ({
  ...{ id, flow_run_id: whole.runId, workflow_id: `job-run:${id}`, trace_id: 'a'.repeat(32) },
  scheduled_at: new Date(whole.scheduledAt),
})
const tell = (id: number) => database.db.transaction().execute((tx) => heedFlowOf(tx, endOf(id)))
const waiting = async () =>
  (await database.db.selectFrom('outbox').select('id').where('delivered_at', 'is', null).execute()).map(({ id }) => id)

test('ends of nodes that come close together are told by one line, and those that come while it is delivered by another', async () => {
  for (const id of [11, 12, 13]) await tell(id)
  const [first, ...others] = await waiting()
  expect(others).toEqual([])

  const delivered = await deliverOutbox(database.db, { ids: [first ?? 0] }, async () => {
    await tell(14)
    await tell(15)
  })
  expect(delivered).toEqual([first])
  const [second, ...more] = await waiting()
  expect(more).toEqual([])
  expect(second).not.toBe(first)
})

test('a line on which somebody relies is delivered after they have committed', async () => {
  await tell(16)
  const ids = await waiting()
  await database.db.transaction().execute(async (tx) => {
    await heedFlowOf(tx, endOf(17))
    expect(await deliverOutbox(database.db, { ids }, async () => {})).toEqual([])
  })
  expect(await deliverOutbox(database.db, { ids }, async () => {})).toEqual(ids)
})
