import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let token: string
let narrow: string
let jobId: number

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  token = await signInAs(api, await platform.makeUser(['flow:read', 'job:read', 'job:write']))
  const ownOnly = await platform.makeUser(['flow:read', 'job:read'])
  const scopes = JSON.stringify([{ resource: 'job', scope: 'SELF' }])
  await database.db.updateTable('role').set({ data_scopes: scopes }).where('id', '=', ownOnly.roleId).execute()
  narrow = await signInAs(api, ownOnly)
  const job = { name: '对账', job_type: 'http', config: { url: 'http://example.com/' } }
  jobId = (await api.call('POST', '/jobs', { token, body: job })).body.data.id
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

async function validated(body: unknown, as = token, headers: Record<string, string> = {}) {
  const answer = await api.call('POST', '/job-flows/validate', { token: as, body, headers })
  return { status: answer.status, ...answer.body.data, code: answer.body.code }
}
const graphOf = (id: number) => ({
  nodes: [
    { id: 'A', type: 'job', job_id: id },
    { id: 'B', type: 'job', job_id: id, join: 'all_done' },
  ],
  edges: [{ source: 'A', target: 'B', on: 'failure' }],
})

describe('a flow that is looked at', () => {
  test('and has no problem comes back in both forms, each of which is as good as the other', async () => {
    const first = await validated({ dag_config: graphOf(jobId) })
    expect(first).toMatchObject({
      status: 200,
      problems: [],
      dag_config: { nodes: [{ id: 'A', join: 'all_success' }, { id: 'B' }] },
    })
    expect(first.bpmn_xml).toMatch(/<bpmndi:BPMNShape .*bpmnElement="A"/)
    const second = await validated({ bpmn_xml: first.bpmn_xml })
    expect(second).toMatchObject({ status: 200, problems: [], dag_config: first.dag_config, bpmn_xml: first.bpmn_xml })
  })

  test('is told what is wrong by element, in the caller’s language', async () => {
    const dag_config = {
      nodes: [
        { id: 'A', type: 'job', job_id: jobId },
        { id: 'B', type: 'job' },
        { id: 'C', type: 'magic' },
      ],
      edges: [],
    }
    const wrong = await validated({ dag_config })
    expect(wrong.problems).toMatchObject([{ element_id: 'C', rule: 'form' }])
    expect(wrong.dag_config).toBeUndefined()

    const circle = {
      nodes: dag_config.nodes.slice(0, 2),
      edges: [
        { source: 'A', target: 'B' },
        { source: 'B', target: 'A' },
      ],
    }
    const zh = await validated({ dag_config: circle }, token, { 'Accept-Language': 'zh-CN' })
    expect(zh.problems).toMatchObject([
      { element_id: 'B', rule: 'node-job', message: expect.stringContaining('节点“B”') },
      { element_id: 'A', rule: 'acyclic', message: '流程里有环：A → B → A' },
    ])
    expect(zh.bpmn_xml).toBeUndefined()
  })

  test('may ask in a condition only for what has ended by then', async () => {
    const { nodes } = graphOf(jobId)
    const edges = [{ source: 'A', target: 'B', condition: 'A.result > 100 and B.result > 1' }]
    expect((await validated({ dag_config: { nodes, edges } })).problems).toMatchObject([
      { element_id: 'A→B', rule: 'expression-name' },
    ])
  })

  test('may name only jobs that its viewer sees', async () => {
    expect((await validated({ dag_config: graphOf(jobId + 1000) })).problems).toMatchObject([
      { element_id: 'A', rule: 'job-exists' },
      { element_id: 'B', rule: 'job-exists' },
    ])
    expect((await validated({ dag_config: graphOf(jobId) }, narrow)).problems).toHaveLength(2)
  })

  test('may give a job only what it declares, and what it can take', async () => {
    const config = { url: 'http://example.com/{params.count}/{params.day}' }
    const params = [
      { name: 'count', type: 'number' },
      { name: 'day', type: 'date' },
    ]
    const job = { name: '计数', job_type: 'http', config, params }
    const { id } = (await api.call('POST', '/jobs', { token, body: job })).body.data
    const rulesOf = async (given: Record<string, unknown>) => {
      const source = { id: 'A', type: 'job', job_id: jobId, outputs: { n: 'number', ok: 'boolean' } }
      const nodes = [source, { id: 'B', type: 'job', job_id: id, params: given }]
      const { problems } = await validated({ dag_config: { nodes, edges: [{ source: 'A', target: 'B' }] } })
      return problems.map((one: { element_id: string; message: string }) => `${one.element_id}: ${one.message}`)
    }
    expect(await rulesOf({ count: '=A.result.n', day: '{yesterday}' })).toEqual([])
    expect(await rulesOf({ count: '12', day: '2026-11-26' })).toEqual([])
    expect(await rulesOf({ count: '=A.result.ok' })).toEqual([
      'B: The parameter "count" of the node "B" has to be a number',
    ])
    expect(await rulesOf({ count: 'many', day: '=A.result.n' })).toEqual([
      'B: The parameter "count" of the node "B" has to be a number',
      'B: The parameter "day" of the node "B" has to be a date',
    ])
    expect(await rulesOf({ other: 1 })).toEqual([
      'B: The parameter "other" of the node "B" is not declared by the job or the flow',
    ])
  })

  test('may leave a name empty, which is the same as none', async () => {
    const inline = { job_type: 'http', config: { url: 'http://example.com/' } }
    const dag_config = { nodes: [{ id: 'A', name: ' ', type: 'job', inline }], edges: [] }
    const { status, problems, dag_config: graph } = await validated({ dag_config })
    expect({ status, problems }).toEqual({ status: 200, problems: [] })
    expect(graph.nodes[0]).not.toHaveProperty('name')
  })

  test('is one form, and a readable one', async () => {
    for (const body of [{}, { dag_config: graphOf(jobId), bpmn_xml: '<x/>' }, { bpmn_xml: 'no xml' }]) {
      expect(await validated(body)).toMatchObject({ status: 400, code: 40001 })
    }
  })
})
