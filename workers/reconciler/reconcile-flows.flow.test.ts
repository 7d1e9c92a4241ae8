import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFlowStage, statesOf } from '../../tooling/testing/flow-stage.ts'
import { reconcileRuns } from './reconcile-runs.ts'

let stage: Awaited<ReturnType<typeof startFlowStage>>

beforeAll(async () => {
  stage = await startFlowStage()
})
afterAll(() => stage?.close())

test('a run whose process somebody terminated in Temporal is stopped, with all that it had under way', async () => {
  const { ask, ways, service, temporal, database } = stage
  const id = await stage.trigger(await stage.makeFlow([ask('A', '/hold/orphan'), ask('B', '/give/1')], ways('A→B')))
  await expect.poll(() => service.isHeld('orphan'), { timeout: 20_000 }).toBe(true)
  await stage.nodeIs(id, 'A', 'running')
  const { job_log_id: job } = (await stage.runOf(id)).nodes.find(({ node_id }) => node_id === 'A') ?? {}
  const processOf = async () => (await stage.call('GET', `/job-logs/${job}`)).data.workflow_id
  await expect.poll(processOf, { timeout: 20_000 }).toBe(`job-run:${job}`)
  await temporal.client.workflow.getHandle(`flow-run:${id}`).terminate('by an operator')
  const longAgo = new Date(Date.now() - 3_600_000)
  await database.db.updateTable('job_log').set({ updated_at: longAgo }).where('id', '=', id).execute()

  expect(await reconcileRuns({ db: database.db, temporal, onSettled: async () => {} })).toBe(1)

  const run = await stage.ended(id)
  expect(run.status).toBe('cancelled')
  expect(statesOf(run)).toEqual({ A: 'cancelled', B: 'cancelled' })
  const statusOf = async () => (await stage.call('GET', `/job-logs/${job}`)).data.status
  await expect.poll(statusOf, { timeout: 20_000 }).toBe('cancelled')
})
