import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFlowStage, statesOf } from '../../tooling/testing/flow-stage.ts'

let stage: Awaited<ReturnType<typeof startFlowStage>>
let quickRetry: number
let briefJob: number

beforeAll(async () => {
  stage = await startFlowStage()
  quickRetry = await makeJob('retries', '/flaky/twice/2', { retry_count: 3 })
  briefJob = await makeJob('brief', '/hold/never', { timeout: 1, retry_count: 0 })
})
afterAll(() => stage?.close())

async function makeJob(name: string, path: string, fields: Record<string, unknown>): Promise<number> {
  const config = { url: `${stage.service.url}${path}` }
  const retry = { retry_backoff: 'fixed', retry_interval: 1 }
  const { data } = await stage.call('POST', '/jobs', { name, job_type: 'http', config, ...retry, ...fields })
  return data.id
}

async function runOf(...of: Parameters<typeof stage.makeFlow>) {
  return stage.ended(await stage.trigger(await stage.makeFlow(...of)))
}
const resultOf = (run: Awaited<ReturnType<typeof runOf>>, node: string) =>
  run.nodes.find(({ node_id }) => node_id === node)?.result

describe('a failure', () => {
  test('fails the run, and what follows it is skipped with the reason', async () => {
    const { ask, ways } = stage
    const run = await runOf([ask('A', '/fail'), ask('B', '/give/1'), ask('C', '/give/1')], ways('A→B', 'B→C'))
    expect(run.status).toBe('failed')
    expect(run.error_msg).toContain('A')
    expect(statesOf(run)).toEqual({
      A: 'failed failed',
      B: 'skipped upstream_failed',
      C: 'skipped upstream_skipped',
    })
  })

  test('that an edge takes up does not fail the run', async () => {
    const { ask } = stage
    const edges = [{ source: 'A', target: 'B', on: 'failure' }]
    const run = await runOf([ask('A', '/fail'), ask('B', '/give/1')], edges)
    expect(run.status).toBe('success')
    expect(statesOf(run)).toEqual({ A: 'failed failed', B: 'success' })
  })

  test('that only a false condition would take up fails the run', async () => {
    const { ask } = stage
    const edges = [{ source: 'A', target: 'B', on: 'failure', condition: 'A.error_code = "timeout"' }]
    const run = await runOf([ask('A', '/fail'), ask('B', '/give/1')], edges)
    expect(run.status).toBe('failed')
    expect(statesOf(run)).toEqual({ A: 'failed failed', B: 'skipped upstream_failed' })
  })

  test('of a node that may fail does not fail the run', async () => {
    const { ask } = stage
    expect((await runOf([ask('A', '/fail', { on_failure: 'continue' })])).status).toBe('success')
  })
})

describe('a node of a job', () => {
  test('retries as its job says, by a process of its own', async () => {
    const run = await runOf([{ id: 'A', type: 'job', job_id: quickRetry }])
    expect(run.nodes[0]).toMatchObject({ status: 'success', attempt: 3, result: { count: 3 } })
  })

  test('that its own settings keep from retrying fails at once', async () => {
    const job = await makeJob('other', '/flaky/other/1', { retry_count: 3 })
    const run = await runOf([{ id: 'A', type: 'job', job_id: job, retry_count: 0 }])
    expect(statesOf(run)).toEqual({ A: 'failed failed' })
    expect(stage.service.calls('/flaky/other/1')).toBe(1)
  })

  test('that takes longer than it may has timed out', async () => {
    const { ask } = stage
    const edges = [{ source: 'A', target: 'B', on: 'failure', condition: 'A.error_code = "timeout"' }]
    const run = await runOf([{ id: 'A', type: 'job', job_id: briefJob }, ask('B', '/give/1')], edges)
    expect(statesOf(run)).toEqual({ A: 'failed timeout', B: 'success' })
    expect(run.status).toBe('success')
  })

  test('whose call takes a while goes on in the hands of whoever began it, and is asked once', async () => {
    const { ask, ways, service } = stage
    const id = await stage.trigger(await stage.makeFlow([ask('A', '/hold/long'), ask('B', '/give/1')], ways('A→B')))
    await expect.poll(() => service.isHeld('long'), { timeout: 20_000 }).toBe(true)
    await stage.nodeIs(id, 'A', 'running')
    const { job_log_id } = (await stage.runOf(id)).nodes.find(({ node_id }) => node_id === 'A') ?? {}
    const ownProcess = async () => (await stage.call('GET', `/job-logs/${job_log_id}`)).data.workflow_id
    await expect.poll(ownProcess, { timeout: 20_000 }).toBe(`job-run:${job_log_id}`)
    service.letGo('long')
    expect(statesOf(await stage.ended(id))).toEqual({ A: 'success', B: 'success' })
    expect(service.calls('/hold/long')).toBe(1)
  })

  test('is given what nodes before it came to, in expressions and in placeholders, with its type', async () => {
    const { ask, ways, service } = stage
    const echo = {
      id: 'B',
      type: 'job',
      inline: { job_type: 'http', config: { url: `${service.url}/give/{params.twice}{nodes.A.result.n}` } },
      params: { twice: '=A.result.n * 2', plain: 'as it is' },
    }
    const run = await runOf([ask('A', '/give/{"n":4}'), echo], ways('A→B'))
    expect(resultOf(run, 'B')).toBe(84)
  })

  test('is given what the run was given, by the name that its job declares', async () => {
    const job = await makeJob('given', '/give/{params.day}', { params: [{ name: 'day', type: 'number', default: 1 }] })
    const flow = await stage.makeFlow([{ id: 'A', type: 'job', job_id: job }], [], {
      params: [{ name: 'day', type: 'number', default: 7 }],
    })
    expect(resultOf(await stage.ended(await stage.trigger(flow)), 'A')).toBe(7)
    expect(resultOf(await stage.ended(await stage.trigger(flow, { params: { day: 9 } })), 'A')).toBe(9)
  })

  test('that declares outputs fails when its result lacks one, or has it of another type', async () => {
    const { ask, ways } = stage
    const outputs = { n: 'number' }
    const nodes = [ask('A', '/give/{"n":4}', { outputs }), ask('B', '/give/{"m":4}', { outputs })]
    const listed = ask('C', '/give/{"n":"four"}', { outputs, for_each: '[1, 2]' })
    const run = await runOf([...nodes, listed], ways('A→B'))
    expect(statesOf(run)).toMatchObject({ A: 'success', B: 'failed output', C: 'failed failed' })
    expect(run.nodes.find(({ node_id }) => node_id === 'B')?.error_msg).toContain('lacks the output "n"')
  })

  test('whose job is gone fails with that reason', async () => {
    const job = await makeJob('gone', '/give/1', {})
    const flow = await stage.makeFlow([{ id: 'A', type: 'job', job_id: job }])
    await stage.database.db.updateTable('job').set({ deleted_at: new Date() }).where('id', '=', job).execute()
    expect(statesOf(await stage.ended(await stage.trigger(flow)))).toEqual({ A: 'failed job_missing' })
  })
})

describe('a condition that cannot be judged', () => {
  test('fails the node behind it', async () => {
    const { ask } = stage
    const edges = [{ source: 'A', target: 'B', condition: 'A.result' }]
    const run = await runOf([ask('A', '/give/"text"'), ask('B', '/give/1')], edges)
    expect(statesOf(run)).toEqual({ A: 'success', B: 'failed expression' })
    expect(run.nodes.find(({ node_id }) => node_id === 'B')?.error_msg).toContain('A.result')
  })
})

describe('gateways', () => {
  test('take every branch that is true, or the first, or the default', async () => {
    const { ask } = stage
    const branches = (from: string) => [
      { source: from, target: `${from}1`, condition: 'params.n > 1' },
      { source: from, target: `${from}2`, condition: 'params.n > 2' },
      { source: from, target: `${from}3`, default: true },
    ]
    const targets = ['E', 'F'].flatMap((from) => [1, 2, 3].map((branch) => ask(`${from}${branch}`, '/give/1')))
    const gates = [
      { id: 'E', type: 'condition', takes: 'every' },
      { id: 'F', type: 'condition', takes: 'first' },
    ]
    const flow = await stage.makeFlow([...gates, ...targets], [...branches('E'), ...branches('F')], {
      params: [{ name: 'n', type: 'number', required: true }],
    })
    const taken = async (n: number) => {
      const run = await stage.ended(await stage.trigger(flow, { params: { n } }))
      return run.nodes
        .filter(({ node_id, status }) => node_id.length === 2 && status === 'success')
        .map((node) => node.node_id)
    }
    expect(await taken(3)).toEqual(['E1', 'E2', 'F1'])
    expect(await taken(1)).toEqual(['E3', 'F3'])
  })
})

describe('a wait', () => {
  test('ends when its time has come', async () => {
    const { ask, ways } = stage
    const run = await runOf([{ id: 'W', type: 'wait', seconds: 1 }, ask('B', '/give/1')], ways('W→B'))
    expect(statesOf(run)).toEqual({ W: 'success', B: 'success' })
    const [wait] = run.nodes.filter(({ node_id }) => node_id === 'W') as unknown as {
      started_at: string
      ended_at: string
    }[]
    expect(Date.parse(wait?.ended_at ?? '') - Date.parse(wait?.started_at ?? '')).toBeGreaterThanOrEqual(1000)
  })

  test('until a moment that is past ends at once', async () => {
    const run = await runOf([{ id: 'W', type: 'wait', until: '2020-01-01T00:00:00Z' }])
    expect(run.status).toBe('success')
  })
})

describe('a sub-flow', () => {
  test('runs with parameters, and its result is what its last nodes came to', async () => {
    const { ask, ways } = stage
    const inner = await stage.makeFlow([ask('X', '/give/{params.n}0')], [], { params: [{ name: 'n', type: 'number' }] })
    const nodes = [
      ask('A', '/give/3'),
      { id: 'S', type: 'flow', flow_id: inner, params: { n: '=A.result + 1' } },
      ask('B', '/give/{nodes.S.result.X}'),
    ]
    const run = await runOf(nodes, ways('A→S', 'S→B'))
    expect(statesOf(run)).toEqual({ A: 'success', S: 'success', B: 'success' })
    expect(resultOf(run, 'B')).toBe(40)
  })

  test('that fails is a node that failed', async () => {
    const inner = await stage.makeFlow([stage.ask('X', '/fail')])
    const run = await runOf([{ id: 'S', type: 'flow', flow_id: inner }])
    expect(statesOf(run)).toEqual({ S: 'failed failed' })
  })

  test('is not called by a flow that it calls itself', async () => {
    const inner = await stage.makeFlow([stage.ask('X', '/give/1')])
    const outer = await stage.makeFlow([{ id: 'S', type: 'flow', flow_id: inner }])
    const { data } = await stage.call('GET', `/job-flows/${inner}`)
    const again = await stage.call('PUT', `/job-flows/${inner}`, {
      name: data.name,
      revision: data.revision,
      dag_config: { nodes: [{ id: 'S', type: 'flow', flow_id: outer }], edges: [] },
    })
    expect(again).toMatchObject({ status: 400, code: 40001, errors: [{ field: 'S' }] })
  })
})

describe('a node that is done for each of a list', () => {
  test('is done once for each, so many at a time, and gives what each came to in order', async () => {
    const { ask, ways, service } = stage
    const each = {
      id: 'E',
      type: 'job',
      inline: { job_type: 'http', config: { url: `${service.url}/give/{params.n}` } },
      for_each: 'A.result',
      concurrency: 2,
      params: { n: '=item * 10 + index' },
    }
    const run = await runOf([ask('A', '/give/[3,1,2]'), each], ways('A→E'))
    expect(resultOf(run, 'E')).toEqual([30, 11, 22])
  })

  test('fails when one of them does, after all have ended', async () => {
    const { ask, ways, service } = stage
    const each = {
      id: 'E',
      type: 'job',
      inline: { job_type: 'http', config: { url: `${service.url}{params.path}` } },
      for_each: 'A.result',
      params: { path: '=item' },
    }
    const run = await runOf([ask('A', '/give/["/fail","/give/5"]'), each], ways('A→E'))
    expect(statesOf(run)).toEqual({ A: 'success', E: 'failed failed' })
    expect(service.calls('/give/5')).toBe(1)
    const items = await stage.call('GET', `/flow-runs/${run.id}/nodes/E/items`)
    expect(items.data.items).toMatchObject([{ status: 'failed' }, { status: 'success', result: 5 }])
  })

  test('of an empty list, and of what is no list', async () => {
    const { ask, ways } = stage
    const each = { ...ask('E', '/give/1'), for_each: 'A.result' }
    expect(statesOf(await runOf([ask('A', '/give/[]'), each], ways('A→E')))).toEqual({ A: 'success', E: 'success' })
    expect(statesOf(await runOf([ask('A', '/give/7'), each], ways('A→E')))).toEqual({
      A: 'success',
      E: 'failed expression',
    })
  })
})

describe('a node that somebody has to confirm', () => {
  const gate = { id: 'M', type: 'manual', name: '上线', instructions: 'look first' }

  test('waits, and goes on with who said what', async () => {
    const { ask, ways } = stage
    const id = await stage.trigger(await stage.makeFlow([gate, ask('B', '/give/1')], ways('M→B')))
    await stage.nodeIs(id, 'M', 'running')
    const told = await stage.database.db
      .selectFrom('message_log')
      .select('subject')
      .where('template_code', '=', 'flow.confirm')
      .execute()
    expect(told[0]?.subject).toContain('上线')
    expect(
      await stage.call('POST', `/flow-runs/${id}/nodes/M/confirm`, { outcome: 'confirm', comment: 'fine' }),
    ).toMatchObject({ status: 200 })
    const run = await stage.ended(id)
    expect(run.status).toBe('success')
    expect(resultOf(run, 'M')).toMatchObject({ outcome: 'confirm', comment: 'fine' })
    expect(await stage.call('POST', `/flow-runs/${id}/nodes/M/confirm`, { outcome: 'confirm' })).toMatchObject({
      status: 409,
    })
  })

  test('that is rejected, or not confirmed in time, has failed', async () => {
    const id = await stage.trigger(await stage.makeFlow([gate]))
    await stage.nodeIs(id, 'M', 'running')
    await stage.call('POST', `/flow-runs/${id}/nodes/M/confirm`, { outcome: 'reject', comment: 'no' })
    expect(statesOf(await stage.ended(id))).toEqual({ M: 'failed rejected' })
    expect(statesOf(await runOf([{ ...gate, timeout: 1 }]))).toEqual({ M: 'failed timeout' })
  })

  test('is for those whom it names', async () => {
    const id = await stage.trigger(await stage.makeFlow([{ ...gate, assignee_ids: [999_999] }]))
    await stage.nodeIs(id, 'M', 'running')
    expect(await stage.call('POST', `/flow-runs/${id}/nodes/M/confirm`, { outcome: 'confirm' })).toMatchObject({
      status: 403,
    })
    expect((await stage.call('POST', `/flow-runs/${id}/cancel`)).data.status).toBe('cancelled')
  })
})

describe('a message', () => {
  test('is sent with what nodes came to', async () => {
    const { ask, ways } = stage
    const tell = { id: 'N', type: 'notify', title: '共 {nodes.A.result.rows} 行', content: 'of {params.day}' }
    await runOf([ask('A', '/give/{"rows":5}'), tell], ways('A→N'), { params: [{ name: 'day', default: '周一' }] })
    const told = await stage.database.db
      .selectFrom('message_log')
      .select(['subject', 'content'])
      .where('template_code', '=', 'flow.message')
      .execute()
    expect(told[0]).toMatchObject({ subject: '共 5 行', content: expect.stringContaining('周一') })
  })
})

describe('a whole run', () => {
  test('that takes longer than it may ends as timed out, and what runs is stopped', async () => {
    const { ask, ways } = stage
    const flow = await stage.makeFlow([ask('A', '/hold/slow'), ask('B', '/give/1')], ways('A→B'), { timeout: 2 })
    const run = await stage.ended(await stage.trigger(flow))
    expect(run.status).toBe('timeout')
    expect(statesOf(run)).toEqual({ A: 'cancelled', B: 'cancelled' })
  })

  test('has no more under way at once than it may', async () => {
    const { ask, service } = stage
    const nodes = ['1', '2', '3'].map((name) => ask(`N${name}`, `/hold/par${name}`))
    const id = await stage.trigger(await stage.makeFlow(nodes, [], { max_parallel: 2 }))
    await expect.poll(() => service.isHeld('par1') && service.isHeld('par2'), { timeout: 20_000 }).toBe(true)
    expect(Object.values(statesOf(await stage.runOf(id))).sort()).toEqual(['running', 'running', 'waiting'])
    expect(service.isHeld('par3')).toBe(false)
    service.letGo('par1')
    await expect.poll(() => service.isHeld('par3'), { timeout: 20_000 }).toBe(true)
    service.letGo('par2')
    service.letGo('par3')
    expect((await stage.ended(id)).status).toBe('success')
  })
})
