import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFlowStage, statesOf } from '../../tooling/testing/flow-stage.ts'

let stage: Awaited<ReturnType<typeof startFlowStage>>
const patience = { timeout: 20_000 }

beforeAll(async () => {
  stage = await startFlowStage()
})
afterAll(() => stage?.close())

const post = (path: string, body: unknown = {}) => stage.call('POST', path, body)
const holds = (name: string) => expect.poll(() => stage.service.isHeld(name), patience).toBe(true)

describe('a run', () => {
  test('that is paused begins nothing more, and goes on when it is resumed', async () => {
    const { ask, ways, service } = stage
    const id = await stage.trigger(await stage.makeFlow([ask('A', '/hold/paused'), ask('B', '/give/1')], ways('A→B')))
    await holds('paused')
    expect((await post(`/flow-runs/${id}/pause`)).data.status).toBe('paused')
    expect((await post(`/flow-runs/${id}/pause`)).status).toBe(200)
    service.letGo('paused')
    await stage.nodeIs(id, 'A', 'success')
    expect(statesOf(await stage.runOf(id))).toEqual({ A: 'success', B: 'waiting' })
    expect((await post(`/flow-runs/${id}/resume`)).data.status).toBe('running')
    expect((await stage.ended(id)).status).toBe('success')
    expect(await post(`/flow-runs/${id}/pause`)).toMatchObject({ status: 409 })
  })

  test('that is cancelled stops what runs, also in a sub-flow, and begins nothing more', async () => {
    const { ask, ways } = stage
    const inner = await stage.makeFlow([ask('X', '/hold/inner')])
    const nodes = [ask('A', '/hold/outer'), { id: 'S', type: 'flow', flow_id: inner }, ask('B', '/give/1')]
    const id = await stage.trigger(await stage.makeFlow(nodes, ways('A→B', 'S→B')))
    await holds('outer')
    await holds('inner')
    expect(await post(`/flow-runs/${id}/cancel`)).toMatchObject({ status: 200 })
    const run = await stage.ended(id)
    expect(run.status).toBe('cancelled')
    expect(statesOf(run)).toEqual({ A: 'cancelled', S: 'cancelled', B: 'cancelled' })
    const runs = await stage.call('GET', `/job-flows/${inner}/runs`)
    expect(runs.data.items).toMatchObject([{ status: 'cancelled', parent_run_id: id }])
    expect(await post(`/flow-runs/${id}/cancel`)).toMatchObject({ status: 409, code: 40901 })
  })

  test('begins nothing while the breaker is on, and goes on when it is off', async () => {
    const { ask, ways, service } = stage
    const flow = await stage.makeFlow([ask('A', '/hold/halted'), ask('B', '/give/1')], ways('A→B'))
    const id = await stage.trigger(flow)
    await holds('halted')
    expect(await post('/scheduler/halt', { reason: 'test', cancel_running: false })).toMatchObject({ status: 200 })
    expect(await post(`/job-flows/${flow}/trigger`)).toMatchObject({ status: 409 })
    service.letGo('halted')
    await stage.nodeIs(id, 'A', 'success')
    expect(statesOf(await stage.runOf(id))).toEqual({ A: 'success', B: 'waiting' })
    await post('/scheduler/resume')
    expect((await stage.ended(id)).status).toBe('success')
  })
})

describe('a node', () => {
  test('that failed is done once more in a run that had ended, and what was skipped because of it is decided anew', async () => {
    const { ask, ways } = stage
    const nodes = [ask('A', '/give/1'), ask('B', '/flaky/mended/1'), ask('C', '/give/3')]
    const id = await stage.trigger(await stage.makeFlow(nodes, ways('A→B', 'B→C')))
    expect(statesOf(await stage.ended(id))).toEqual({ A: 'success', B: 'failed failed', C: 'skipped upstream_failed' })
    expect(await post(`/flow-runs/${id}/nodes/A/retry`)).toMatchObject({ status: 409 })
    expect(await post(`/flow-runs/${id}/nodes/Z/retry`)).toMatchObject({ status: 404 })
    expect(await post(`/flow-runs/${id}/nodes/B/retry`)).toMatchObject({ status: 200 })
    const run = await stage.ended(id)
    expect(run.status).toBe('success')
    expect(statesOf(run)).toEqual({ A: 'success', B: 'success', C: 'success' })
    expect(stage.service.calls('/flaky/mended/1')).toBe(2)
  })

  test('may be said to have succeeded, or left out', async () => {
    const { ask, ways } = stage
    const flow = await stage.makeFlow([ask('A', '/fail'), ask('B', '/give/1')], ways('A→B'))
    const first = await stage.trigger(flow)
    await stage.ended(first)
    await post(`/flow-runs/${first}/nodes/A/mark-success`)
    expect(statesOf(await stage.ended(first))).toEqual({ A: 'success', B: 'success' })

    const second = await stage.trigger(flow)
    await stage.ended(second)
    await post(`/flow-runs/${second}/nodes/A/skip`)
    const run = await stage.ended(second)
    expect(statesOf(run)).toEqual({ A: 'skipped operator', B: 'skipped upstream_skipped' })
    expect(run.status).toBe('success')
  })

  test('that runs may be said to have succeeded: what it does is stopped', async () => {
    const { ask, ways } = stage
    const id = await stage.trigger(await stage.makeFlow([ask('A', '/hold/endless'), ask('B', '/give/1')], ways('A→B')))
    await holds('endless')
    await post(`/flow-runs/${id}/nodes/A/mark-success`)
    const run = await stage.ended(id)
    expect(statesOf(run)).toEqual({ A: 'success', B: 'success' })
    const job = run.nodes.find(({ node_id }) => node_id === 'A')?.job_log_id
    const statusOf = async () => (await stage.call('GET', `/job-logs/${job}`)).data.status
    await expect.poll(statusOf, patience).toBe('cancelled')
  })

  test('is stepped in by those who may', async () => {
    const { api, platform } = stage
    const { signInAs } = await import('../../tooling/testing/api.ts')
    const reader = await signInAs(api, await platform.makeUser(['flow:read', 'run:read']))
    const id = await stage.trigger(await stage.makeFlow([stage.ask('A', '/fail')]))
    await stage.ended(id)
    for (const path of [
      'pause',
      'resume',
      'cancel',
      'nodes/A/retry',
      'nodes/A/mark-success',
      'nodes/A/skip',
      'rerun',
    ]) {
      const body = path === 'rerun' ? { from: 'failed' } : {}
      expect(await stage.call('POST', `/flow-runs/${id}/${path}`, body, reader), path).toMatchObject({ status: 403 })
    }
  })
})

describe('a rerun', () => {
  test('does anew what failed and what follows it; what succeeded is kept with its outputs', async () => {
    const { ask, ways, service } = stage
    const nodes = [ask('A', '/give/6'), ask('B', '/flaky/again/1'), ask('C', '/give/{nodes.A.result}')]
    const flow = await stage.makeFlow(nodes, ways('A→B', 'A→C', 'B→C'))
    const first = await stage.trigger(flow)
    expect((await stage.ended(first)).status).toBe('failed')
    const before = service.calls('/give/6')
    const again = await post(`/flow-runs/${first}/rerun`, { from: 'failed' })
    expect(again).toMatchObject({ status: 202, data: { workflow_id: expect.stringMatching(/^flow-run:/) } })
    const run = await stage.ended(again.data.run_id)
    expect(statesOf(run)).toEqual({ A: 'success', B: 'success', C: 'success' })
    expect(run.nodes.map(({ node_id, is_kept }) => `${node_id} ${is_kept}`)).toEqual(['A true', 'B false', 'C false'])
    expect(run.nodes.find(({ node_id }) => node_id === 'C')?.result).toBe(6)
    // Its address is that of A's call.
    expect(service.calls('/give/6')).toBe(before + 1)
    expect(await post(`/flow-runs/${run.id}/rerun`, { from: 'failed' })).toMatchObject({ status: 409 })
  })

  test('from a node, with other parameters, on the version that ran', async () => {
    const { ask, ways } = stage
    const params = [{ name: 'n', type: 'number', default: 1 }]
    const flow = await stage.makeFlow([ask('A', '/give/{params.n}'), ask('B', '/give/{params.n}')], ways('A→B'), {
      params,
    })
    const first = await stage.trigger(flow)
    await stage.ended(first)
    const { data } = await stage.call('GET', `/job-flows/${flow}`)
    const changed = {
      name: data.name,
      params,
      revision: data.revision,
      dag_config: { nodes: [ask('Z', '/give/9')], edges: [] },
    }
    expect(await stage.call('PUT', `/job-flows/${flow}`, changed)).toMatchObject({ data: { version: 2 } })
    const again = await post(`/flow-runs/${first}/rerun`, { from: ['B'], params: { n: 5 } })
    const run = await stage.ended(again.data.run_id)
    expect(run).toMatchObject({ flow_version: 1, params: { n: 5 } })
    expect(run.nodes.map(({ node_id, result }) => [node_id, result])).toEqual([
      ['A', 1],
      ['B', 5],
    ])
    expect(await post(`/flow-runs/${first}/rerun`, { from: ['nobody'] })).toMatchObject({ status: 400, code: 40001 })
  })
})
