import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let drawer: string
let anybody: string
let offered: number
let other: number

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  drawer = await signInAs(
    api,
    await platform.makeUser(['workflow:read', 'workflow:write', 'workflow:publish', 'workflow:delete']),
  )
  anybody = await signInAs(api, await platform.makeUser([]))
  offered = (await platform.makeUser([])).id
  other = (await platform.makeUser([])).id
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

async function call(method: string, path: string, body?: unknown, as = drawer) {
  const answer = await api.call(method, path, { token: as, ...(body !== undefined && { body }) })
  return { status: answer.status, ...answer.body }
}

async function definition(fields: Record<string, unknown> = {}, isPublished = true): Promise<number> {
  const nodes = [
    { id: 's', type: 'start' },
    {
      ...{ id: 'A', name: '经理', type: 'approval' },
      config: { approver_type: 'initiator_choice', choice: { user_ids: [offered] } },
    },
    { id: 'B', type: 'approval', config: { approver_type: 'initiator_choice' } },
    { id: 'e', type: 'end' },
  ]
  const edges = ['sA', 'AB', 'Be'].map(([source, target]) => ({ source, target }))
  const made = await call('POST', '/workflows', { name: `流程 ${Math.random()}`, nodes, edges, ...fields })
  if (isPublished) await call('POST', `/workflows/${made.data.id}/publish`)
  return made.data.id
}

const request = (workflow_id: number, chosen: Record<string, number[]>) => ({
  ...{ workflow_id, title: '请假', draft: false, selected_approvers: chosen },
})

test('anybody learns at which nodes they choose, and from whom', async () => {
  const id = await definition()
  const { status, data } = await call('GET', `/workflows/startable/${id}/choices`, undefined, anybody)
  expect(status).toBe(200)
  expect(data.items).toMatchObject([
    { node_id: 'A', name: '经理', type: 'approval', people: [{ id: offered }] },
    { node_id: 'B', name: null, people: null },
  ])
})

test('of a definition that is not published nothing is told', async () => {
  const id = await definition({}, false)
  expect(await call('GET', `/workflows/startable/${id}/choices`, undefined, anybody)).toMatchObject({ status: 404 })
})

test('somebody who is not offered cannot be chosen', async () => {
  const id = await definition()
  const refused = await call('POST', '/approvals', request(id, { A: [other] }), anybody)
  expect(refused).toMatchObject({ status: 400, code: 40001, errors: [{ field: 'selected_approvers.A' }] })
})

test('categories are those of the definitions that one may see, and asking needs the right', async () => {
  await definition({ category: '人事' }, false)
  await definition({ category: '人事' }, false)
  const { data } = await call('GET', '/workflows/categories')
  expect(data.items).toContainEqual({ category: '人事', count: 2 })
  expect(await call('GET', '/workflows/categories', undefined, anybody)).toMatchObject({ status: 403 })
})
