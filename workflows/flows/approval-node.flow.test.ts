import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawer, openAt, type Person, startApprovalsOn } from '../../tooling/testing/approval-stage.ts'
import { startFlowStage, statesOf } from '../../tooling/testing/flow-stage.ts'
import { recordHistory } from '../../tooling/testing/temporal.ts'
import { flowRunWorkflowId } from '../jobs/messages.ts'

const patience = { timeout: 20_000, interval: 50 }
const histories = new URL('./histories/', import.meta.url)

let flows: Awaited<ReturnType<typeof startFlowStage>>
let approvals: Awaited<ReturnType<typeof startApprovalsOn>>
let ann: Person
let definition: number

beforeAll(async () => {
  flows = await startFlowStage({ permissions: [...drawer, 'approval:read'] })
  approvals = await startApprovalsOn(flows)
  ann = await approvals.person()
  const form_schema = { fields: [{ name: 'amount', type: 'number', required: true }] }
  definition = await approvals.definition({ A: { user_ids: [ann.id] } }, ['s→A', 'A→e'], { form_schema })
})
afterAll(async () => {
  await approvals?.stop()
  await flows?.close()
})

const node = (fields: Record<string, unknown> = {}) => ({
  id: 'P',
  type: 'approval',
  workflow_id: definition,
  title: '上线申请',
  params: { amount: '=A.result.n * 2' },
  ...fields,
})

/** A run that has come to its approval. */
async function runTo(fields: Record<string, unknown> = {}) {
  const nodes = [flows.ask('A', '/give/{"n":21}'), node(fields), flows.ask('Y', '/give/1'), flows.ask('N', '/give/1')]
  const edges = [...flows.ways('A→P', 'P→Y'), { source: 'P', target: 'N', on: 'failure' }]
  const run = await flows.trigger(await flows.makeFlow(nodes, edges))
  const request = async () => requestOf(run)
  await expect.poll(request, patience).toBeGreaterThan(0)
  const id = await requestOf(run)
  await expect.poll(async () => openAt(await look(id)), patience).toEqual({ A: [ann.id] })
  return { run, id }
}

async function requestOf(run: number): Promise<number> {
  const { data } = await flows.call('GET', `/flow-runs/${run}`)
  return data.nodes.find(({ node_id }: { node_id: string }) => node_id === 'P')?.approval_id ?? 0
}
const look = async (id: number) => (await flows.call('GET', `/approvals/${id}`)).data
const nodeOf = async (run: number) => (await flows.runOf(run)).nodes.find(({ node_id }) => node_id === 'P')

describe('an approval in a flow', () => {
  test('hands a request in for whoever started the run, and goes on when it is approved, with what it came to', async () => {
    const { run, id } = await runTo()
    const { data: me } = await flows.call('GET', '/auth/me')
    expect(await look(id)).toMatchObject({
      ...{ title: '上线申请', form_data: { amount: 42 }, applicant_id: me.user.id },
      ...{ business_type: 'flow_run', business_id: run },
    })

    await approvals.act(ann, id, 'approve')

    expect(statesOf(await flows.ended(run))).toMatchObject({ P: 'success', Y: 'success' })
    expect((await nodeOf(run))?.result).toEqual({ status: 'approved', approval_id: id, form_data: { amount: 42 } })
    await flows.temporal.client.workflow.getHandle(flowRunWorkflowId(run)).result()
    await recordHistory(flows.temporal.client.workflow.getHandle(flowRunWorkflowId(run)), histories, 'approval')
  })

  test('that is rejected fails, which an edge may take up', async () => {
    const { run, id } = await runTo()
    await approvals.act(ann, id, 'reject')
    const ended = await flows.ended(run)
    expect(ended.status).toBe('success')
    expect(statesOf(ended)).toMatchObject({ P: 'failed rejected', Y: 'skipped upstream_failed', N: 'success' })
    expect((await nodeOf(run))?.result).toMatchObject({ status: 'rejected', approval_id: id })
  })

  test('of a run that is cancelled is given up: nobody has to decide it any more', async () => {
    const { run, id } = await runTo()
    expect((await flows.call('POST', `/flow-runs/${run}/cancel`)).data.status).toBe('cancelled')
    await expect.poll(async () => (await look(id)).status, patience).toBe('cancelled')
    expect(openAt(await look(id))).toEqual({})
    expect(await approvals.act(ann, id, 'approve')).toMatchObject({ status: 409, code: 40901 })
    expect((await flows.runOf(run)).status).toBe('cancelled')
  })

  test('that takes longer than it may has timed out, and is given up; done once more it hands in another request', async () => {
    const { run, id } = await runTo({ timeout: 2 })
    expect(statesOf(await flows.ended(run))).toMatchObject({ P: 'failed timeout', N: 'success' })
    await expect.poll(async () => (await look(id)).status, patience).toBe('cancelled')

    await flows.call('POST', `/flow-runs/${run}/nodes/P/mark-success`)
    expect(statesOf(await flows.ended(run))).toMatchObject({ P: 'success', Y: 'success' })
  })

  test('that its applicant withdrew is waited for, and is given up as a draft, too', async () => {
    const { run, id } = await runTo()
    expect(await flows.call('POST', `/approvals/${id}/withdraw`, {})).toMatchObject({ status: 200 })
    expect((await nodeOf(run))?.status).toBe('running')
    await flows.call('POST', `/flow-runs/${run}/cancel`)
    await expect.poll(async () => (await look(id)).status, patience).toBe('cancelled')
  })

  test('that its applicant discards has failed, and tried again it hands in another request', async () => {
    const { run, id } = await runTo()
    await flows.call('POST', `/approvals/${id}/withdraw`, {})
    await flows.call('POST', `/approvals/${id}/discard`, {})
    expect(statesOf(await flows.ended(run))).toMatchObject({ P: 'failed rejected' })
    await flows.call('POST', `/flow-runs/${run}/nodes/P/retry`)
    await expect.poll(() => requestOf(run), patience).toBeGreaterThan(id)
    const again = await requestOf(run)
    await expect.poll(async () => openAt(await look(again)), patience).toEqual({ A: [ann.id] })
    await approvals.act(ann, again, 'approve')
    await expect.poll(async () => (await nodeOf(run))?.status, patience).toBe('success')
  })

  test('goes on though the worker of approvals is gone in between', async () => {
    const { run, id } = await runTo()
    await approvals.restartWorker()
    await approvals.act(ann, id, 'approve')
    expect(statesOf(await flows.ended(run))).toMatchObject({ P: 'success' })
  })
})

test('a flow is a draft while its approval is not there, or its form is not what the node fills in', async () => {
  const rules = async (fields: Record<string, unknown>) => {
    const dag_config = { nodes: [{ id: 'P', type: 'approval', workflow_id: definition, ...fields }], edges: [] }
    const { data } = await flows.call('POST', '/job-flows/validate', { dag_config })
    return data.problems.map(({ element_id, rule }: { element_id: string; rule: string }) => [element_id, rule])
  }
  expect(await rules({ params: { amount: 1 } })).toEqual([])
  expect(await rules({ workflow_id: 999_999 })).toEqual([['P', 'approval-exists']])
  expect(await rules({ params: { other: 1 } })).toEqual([
    ['P', 'approval-form'],
    ['P', 'approval-form'],
  ])
})
