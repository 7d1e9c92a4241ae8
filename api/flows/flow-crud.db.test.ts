import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let token: string
let jobId: number

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  token = await signInAs(
    api,
    await platform.makeUser([
      'flow:read',
      'flow:write',
      'flow:delete',
      'flow:trigger',
      'job:read',
      'job:write',
      'run:read',
    ]),
  )
  const job = { name: '对账', job_type: 'http', config: { url: 'http://example.com/' } }
  jobId = (await call('POST', '/jobs', job)).data.id
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
const graph = (...ids: string[]) => ({
  nodes: ids.map((id) => ({ id, type: 'job', job_id: jobId })),
  edges: ids.slice(1).map((id, index) => ({ source: ids[index], target: id })),
})
const create = (fields: Record<string, unknown>) => call('POST', '/job-flows', { name: `流程 ${++made}`, ...fields })
const circle = () => ({
  ...graph('A', 'B'),
  edges: [
    { source: 'A', target: 'B' },
    { source: 'B', target: 'A' },
  ],
})

describe('a flow', () => {
  test('whose graph can be run is enabled as its first version, and both forms come back', async () => {
    const flow = await create({ dag_config: graph('A', 'B'), trigger_type: 'cron', cron_expr: '0 1 * * *' })
    expect(flow).toMatchObject({
      status: 201,
      data: {
        status: 'enabled',
        version: 1,
        revision: 1,
        dag_config: { nodes: [{ id: 'A' }, { id: 'B' }] },
        problems: [],
      },
    })
    expect(flow.data.bpmn_xml).toContain('bpmndi:BPMNShape')
    expect(flow.data.next_fire_at).toMatch(/T17:00:00/)
    const { data } = await call('GET', `/job-flows/${flow.data.id}`)
    expect(data).toMatchObject({ id: flow.data.id, dag_config: flow.data.dag_config })
    const { data: list } = await call('GET', '/job-flows?q=流程&include=runs')
    expect(list.items[0]).toMatchObject({ node_count: 2, recent_runs: [], success_rate: null })
  })

  test('that goes in a circle is refused, also as a draft', async () => {
    for (const status of [undefined, 'enabled', 'draft']) {
      const refused = await create({ dag_config: circle(), ...(status && { status }) })
      expect(refused).toMatchObject({ status: 400, code: 40001, errors: [{ field: 'A' }] })
    }
  })

  test('that is not finished may be a draft, which says what is missing and cannot be run', async () => {
    const unfinished = { nodes: [{ id: 'A', type: 'job' }], edges: [] }
    expect(await create({ dag_config: unfinished })).toMatchObject({ status: 400, errors: [{ field: 'A' }] })
    const draft = await create({ dag_config: unfinished, status: 'draft' })
    expect(draft).toMatchObject({
      status: 201,
      data: { status: 'draft', version: 0, problems: [{ element_id: 'A', rule: 'node-job' }] },
    })
    expect((await call('GET', `/job-flows/${draft.data.id}`)).data.problems).toHaveLength(1)
    expect(await call('POST', `/job-flows/${draft.data.id}/trigger`, {})).toMatchObject({ status: 409, code: 40901 })
    expect(await call('POST', `/job-flows/${draft.data.id}/resume`)).toMatchObject({ status: 409 })
  })

  test('has a version for each graph that was published, and none for what is only set otherwise', async () => {
    const { data: first } = await create({ dag_config: graph('A') })
    const change = (revision: number, fields: Record<string, unknown>) =>
      call('PUT', `/job-flows/${first.id}`, { name: first.name, revision, ...fields })
    const renamed = await change(1, { description: 'only words' })
    expect(renamed).toMatchObject({ status: 200, data: { version: 1, revision: 2, description: 'only words' } })
    const redrawn = await change(2, { dag_config: graph('A', 'B') })
    expect(redrawn).toMatchObject({ data: { version: 2, revision: 3 } })
    const stale = await change(2, { dag_config: graph('A') })
    expect(stale).toMatchObject({ status: 409, data: { revision: 3 } })
    expect(
      (await change(3, { dag_config: { nodes: [{ id: 'A', type: 'job' }], edges: [] }, status: 'draft' })).data,
    ).toMatchObject({
      status: 'draft',
      version: 2,
    })
    const { data: versions } = await call('GET', `/job-flows/${first.id}/versions`)
    expect(versions.items).toMatchObject([
      { version: 2, is_current: true },
      { version: 1, is_current: false },
    ])
    const { data: old } = await call('GET', `/job-flows/${first.id}/versions/1`)
    expect(old.dag_config.nodes).toHaveLength(1)
    expect(await call('GET', `/job-flows/${first.id}/versions/9`)).toMatchObject({ status: 404 })
  })

  test('is imported as a draft with all that is in its file, and exported as it is', async () => {
    const { data: drawn } = await create({ dag_config: graph('A', 'B') })
    const xml = drawn.bpmn_xml.replace('</bpmn:process>', '<bpmn:manualTask id="Hand" name="搬箱子" /></bpmn:process>')
    const imported = await call('POST', '/job-flows/import', { name: '导入', bpmn_xml: xml })
    expect(imported).toMatchObject({
      status: 201,
      data: {
        status: 'draft',
        version: 0,
        problems: [
          { element_id: 'Hand', rule: 'runnable-element' },
          { element_id: 'Hand', rule: 'unreachable' },
        ],
      },
    })
    const file = await api.app.request(`/api/v1/job-flows/${imported.data.id}/export`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(file.headers.get('content-type')).toContain('application/xml')
    expect(await file.text()).toBe(xml)
    const enabling = { name: '导入', revision: 1, bpmn_xml: xml, status: 'enabled' }
    expect(await call('PUT', `/job-flows/${imported.data.id}`, enabling)).toMatchObject({
      status: 400,
      errors: [{ field: 'Hand' }, { field: 'Hand' }],
    })
  })

  test('is deleted, and is none of the jobs', async () => {
    const { data } = await create({ dag_config: graph('A') })
    for (const path of [`/jobs/${data.id}`, `/job-flows/${jobId}`])
      expect(await call('GET', path)).toMatchObject({ status: 404 })
    expect((await call('GET', '/jobs')).data.items.map(({ id }: { id: number }) => id)).not.toContain(data.id)
    expect(await call('DELETE', `/job-flows/${data.id}`)).toMatchObject({ status: 200 })
    expect(await call('GET', `/job-flows/${data.id}`)).toMatchObject({ status: 404 })
  })

  test('that says itself what it does keeps to what jobs keep to', async () => {
    const own = (inline: unknown) => ({ nodes: [{ id: 'A', type: 'job', inline }], edges: [] })
    const secret = { job_type: 'http', config: { url: 'http://example.com/', headers: { Authorization: 'Bearer x' } } }
    expect(await create({ dag_config: own(secret) })).toMatchObject({ status: 400, errors: [{ field: 'A' }] })
    const script = { job_type: 'shell', config: { script: 'true' } }
    expect((await create({ dag_config: own(script) })).status).toBeGreaterThanOrEqual(400)
  })
})

test('who has no right to it may not', async () => {
  const { data } = await create({ dag_config: graph('A') })
  const reader = await signInAs(api, await platform.makeUser(['flow:read', 'job:read']))
  const body = { name: 'x', dag_config: graph('A') }
  for (const [method, path, sent] of [
    ['POST', '/job-flows', body],
    ['PUT', `/job-flows/${data.id}`, { ...body, revision: 1 }],
    ['DELETE', `/job-flows/${data.id}`, undefined],
    ['POST', `/job-flows/${data.id}/trigger`, {}],
    ['POST', `/job-flows/${data.id}/pause`, undefined],
    ['POST', `/job-flows/${data.id}/backfill`, {}],
    ['POST', '/job-flows/import', { bpmn_xml: '<x/>' }],
  ] as const) {
    expect(await call(method, path, sent, reader), path).toMatchObject({ status: 403 })
  }
  const nobody = await signInAs(api, await platform.makeUser([]))
  expect(await call('GET', `/job-flows/${data.id}`, undefined, nobody)).toMatchObject({ status: 403 })
})
