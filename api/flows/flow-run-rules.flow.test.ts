import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs } from '../../tooling/testing/api.ts'
import { startFlowStage } from '../../tooling/testing/flow-stage.ts'

let stage: Awaited<ReturnType<typeof startFlowStage>>

beforeAll(async () => {
  stage = await startFlowStage()
})
afterAll(() => stage?.close())

test('what is hidden of runs is hidden of runs of flows and of their nodes, also while they are followed', async () => {
  const { api, platform, database } = stage
  const run = await stage.trigger(await stage.makeFlow([stage.ask('A', '/give/"classified"')]))
  await stage.ended(run)
  const reader = await platform.makeUser(['flow:read'])
  const rules = JSON.stringify([{ resource: 'run', field: 'result', rule: 'hidden' }])
  await database.db.updateTable('role').set({ column_rules: rules }).where('id', '=', reader.roleId).execute()
  const token = await signInAs(api, reader)

  const { data } = await stage.call('GET', `/flow-runs/${run}`, undefined, token)
  expect(data.nodes).toMatchObject([{ node_id: 'A', status: 'success' }])
  expect(JSON.stringify(data)).not.toContain('classified')

  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
  const events = await (await api.app.request(`/api/v1/flow-runs/${run}`, { headers })).text()
  expect(events).toContain('event: end')
  expect(events).toContain('"node_id":"A"')
  expect(events).not.toContain('classified')
})
