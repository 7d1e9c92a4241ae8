import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { foreignFile } from '../../tooling/testing/foreign-approval.ts'
import { until } from '../../tooling/testing/until.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let token: string
let personId: number
const rights = ['workflow:read', 'workflow:write', 'workflow:delete', 'workflow:publish'] as const

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  const user = await platform.makeUser([...rights])
  personId = user.id
  token = await signInAs(api, user)
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

let made = 0
async function call(method: string, path: string, body?: unknown, as = token) {
  const answer = await api.call(method, path, { token: as, ...(body !== undefined && { body }) })
  return { status: answer.status, ...answer.body }
}
const create = (fields: Record<string, unknown> = {}) =>
  call('POST', '/workflows', { name: `definition ${++made}`, ...fields })
const replace = ({ id, name, revision }: { id: number; name: string; revision: number }, fields: object) =>
  call('PUT', `/workflows/${id}`, { name, revision, ...fields })
const publish = ({ id }: { id: number }) => call('POST', `/workflows/${id}/publish`)
/** What is asked for while a definition is held, which all of it waits for: none has read what another has written. */
async function meanwhileHeld<T>(id: number, ask: () => Promise<T>[]): Promise<T[]> {
  const asked = await database.db.transaction().execute(async (tx) => {
    await tx.selectFrom('workflow_definition').select('id').where('id', '=', id).forUpdate().execute()
    const pending = ask()
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await until(async () => (await database.pool.query(waiting)).rowCount === pending.length, 10_000)
    return pending
  })
  return Promise.all(asked)
}
async function exported(id: number) {
  const file = await api.app.request(`/api/v1/workflows/${id}/export`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return { type: file.headers.get('content-type'), text: await file.text() }
}
const graph = (config: object = { user_ids: [personId] }) => ({
  nodes: [
    { id: 's', type: 'start' },
    { id: 'A', type: 'approval', name: '经理', config },
    { id: 'e', type: 'end' },
  ],
  edges: [
    { source: 's', target: 'A' },
    { source: 'A', target: 'e' },
  ],
})

describe('a definition', () => {
  test('that is sent as nodes and edges is drawn, and as a file it is the same definition', async () => {
    const { data: sent } = await create(graph())
    expect(sent.problems).toEqual([])
    expect(sent.bpmn_xml).toContain('<bpmn:userTask id="A" name="经理">')
    const { data: drawn } = await create({ bpmn_xml: sent.bpmn_xml })
    expect(drawn).toMatchObject({ nodes: sent.nodes, edges: sent.edges, bpmn_xml: sent.bpmn_xml, problems: [] })
    expect(await publish(drawn)).toMatchObject({ status: 200, data: { status: 'published', version: 1 } })
  })

  test('has one of the two forms', async () => {
    const { data } = await create(graph())
    const both = { ...graph(), bpmn_xml: data.bpmn_xml }
    expect(await create(both)).toMatchObject({ status: 400, code: 40001, errors: [{ field: 'bpmn_xml' }] })
    expect(await replace(data, both)).toMatchObject({ status: 400, errors: [{ field: 'bpmn_xml' }] })
  })

  test('is there before anything is drawn, and can be drawn on', async () => {
    const { data } = await create()
    expect(data).toMatchObject({ nodes: [], edges: [], problems: [{ rule: 'one-start' }, { rule: 'some-end' }] })
    expect(data.bpmn_xml).toContain('<bpmn:process')
  })

  test('that cannot be drawn is kept as it was sent', async () => {
    const { nodes, edges } = graph()
    const twice = { nodes: [...nodes, nodes[1]], edges }
    const { data } = await create(twice)
    expect(data).toMatchObject({ bpmn_xml: '', problems: [{ element_id: 'A', rule: 'unique-node' }] })
    expect(await call('GET', `/workflows/${data.id}/export`)).toMatchObject({ status: 409 })
  })

  test('keeps its file when the same graph is sent again, and when nothing is', async () => {
    const { data: drawn } = await create(graph())
    const own = drawn.bpmn_xml.replace('<bpmn:process', '<!-- 我的 --><bpmn:process')
    const { data } = await create({ bpmn_xml: own })
    const { data: again } = await replace(data, { nodes: data.nodes, edges: data.edges })
    expect(again).toMatchObject({ bpmn_xml: own, revision: data.revision })
    const { data: renamed } = await replace(again, { description: 'only words' })
    expect(renamed).toMatchObject({ bpmn_xml: own, nodes: data.nodes })
    const { data: redrawn } = await replace(renamed, graph({ user_ids: [personId], veto: true }))
    expect(redrawn.bpmn_xml).not.toContain('我的')
    expect(redrawn.bpmn_xml).toContain('veto="true"')
  })

  test('that is moved in its drawing alone has another revision: who saves an older one is refused', async () => {
    const { data } = await create(graph())
    const moved = data.bpmn_xml.replace('x="60"', 'x="61"')
    expect(await replace(data, { bpmn_xml: moved })).toMatchObject({ status: 200, data: { revision: 2 } })
    const late = await replace(data, { bpmn_xml: data.bpmn_xml })
    expect(late).toMatchObject({ status: 409, code: 40902, data: { revision: 2, bpmn_xml: moved } })
  })

  test('has versions that can be laid side by side', async () => {
    const { data: first } = await create(graph())
    await publish(first)
    const { data: second } = await replace({ ...first, revision: 2 }, graph({ user_ids: [personId], veto: true }))
    await publish(second)
    const { data: list } = await call('GET', `/workflows/${first.id}/versions`)
    expect(list.items).toMatchObject([{ version: 2, is_current: true }, { version: 1 }])
    const [old, current] = await Promise.all([1, 2].map((n) => call('GET', `/workflows/${first.id}/versions/${n}`)))
    expect(old?.data).toMatchObject({ version: 1, is_current: false, nodes: first.nodes, bpmn_xml: first.bpmn_xml })
    expect(current?.data).toMatchObject({ version: 2, is_current: true, bpmn_xml: second.bpmn_xml })
    expect(await call('GET', `/workflows/${first.id}/versions/9`)).toMatchObject({ status: 404 })
  })

  test('is looked at in both forms before it is stored', async () => {
    const { data } = await call('POST', '/workflows/validate', graph({}))
    expect(data).toMatchObject({ nodes: [{ id: 's' }, { id: 'A' }, { id: 'e' }], problems: [{ element_id: 'A' }] })
    const back = await call('POST', '/workflows/validate', { bpmn_xml: data.bpmn_xml })
    expect(back.data).toMatchObject({ nodes: data.nodes, problems: data.problems })
  })

  test('cannot be published by two at once, nor after it was changed', async () => {
    const { data } = await create(graph())
    const both = await meanwhileHeld(data.id, () => [publish(data), publish(data)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await call('GET', `/workflows/${data.id}`)).data.version).toBe(1)
  })
})

describe('a file of another tool', () => {
  test('is imported with all that is in it, told by element, exported as it was, and not published', async () => {
    const imported = await call('POST', '/workflows/import', { bpmn_xml: foreignFile })
    expect(imported).toMatchObject({ status: 201, data: { name: '采购 Größe', status: 'draft', version: 0 } })
    const { data } = imported
    expect(data.problems.map(({ element_id, rule }: never) => `${element_id} ${rule}`)).toEqual([
      'Late runnable-element',
      'Check runnable-element',
      'Mail event-kind',
      'Review multi-instance',
      'Big condition-judged',
      'Review known-detail',
      'Pay form',
      'Review config',
      'Boss config',
      'Gate→Boss expression',
    ])
    expect(data.nodes.map(({ id }: { id: string }) => id)).toEqual(['Start', 'Review', 'Gate', 'Boss', 'End', 'Mail'])
    expect(await exported(data.id)).toEqual({ type: 'application/xml; charset=utf-8', text: foreignFile })
    const refused = await publish(data)
    expect(refused).toMatchObject({ status: 400, code: 40001 })
    expect(refused.errors.map(({ field }: { field: string }) => field)).toEqual(
      data.problems.map((problem: { element_id: string }) => problem.element_id),
    )
    const { data: kept } = await replace(data, { description: '以后再改' })
    expect((await exported(kept.id)).text).toBe(foreignFile)
  })

  test('that is none, or holds what no text may, is refused', async () => {
    const { data } = await create(graph())
    for (const bpmn_xml of [
      'hello',
      '<html/>',
      data.bpmn_xml.replace('经理', '&#0;'),
      data.bpmn_xml.replace('经理', '&#xD800;'),
    ]) {
      const refused = { status: 400, code: 40001, errors: [{ field: 'bpmn_xml' }] }
      expect(await call('POST', '/workflows/import', { bpmn_xml })).toMatchObject(refused)
    }
  })

  test('whose name is taken has to be called otherwise', async () => {
    const { data } = await create(graph())
    const again = { bpmn_xml: data.bpmn_xml, name: data.name }
    expect(await call('POST', '/workflows/import', again)).toMatchObject({ status: 409, code: 40901 })
  })
})

test('who has no right to it may not', async () => {
  const { data } = await create(graph())
  const reader = await signInAs(api, await platform.makeUser(['workflow:read']))
  expect(await call('POST', '/workflows/import', { bpmn_xml: '<x/>' }, reader)).toMatchObject({ status: 403 })
  const nobody = await signInAs(api, await platform.makeUser([]))
  for (const [method, path] of [
    ['POST', '/workflows/validate'],
    ['GET', `/workflows/${data.id}/export`],
    ['GET', `/workflows/${data.id}/versions/1`],
  ] as const) {
    expect(await call(method, path, method === 'POST' ? {} : undefined, nobody), path).toMatchObject({ status: 403 })
  }
})
