import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasNodeEnded, type NodeStatus } from '../../domain/flows/node-status.ts'
import { type ProcessName, type Product, startProduct } from '../testing/product.ts'
import { until } from '../testing/until.ts'
import { eventfulGraph, flakyJob, flakyTimes, innerGraph, itemCount, phaseParam } from './eventful-flow.ts'
import { startNodeService } from './node-service.ts'

const victims: ProcessName[] = ['worker', 'temporal', 'postgres']
/** One is killed whenever so many more nodes have ended. */
const killEvery = 30
const patienceMs = 280_000
/** What was answered may not be written yet. */
const writingMs = 3000

type ShownNode = {
  node_id: string
  status: NodeStatus
  skip_reason: string | null
  error_code: string | null
  error_msg: string | null
  result: unknown
}
type ShownRun = { status: string; nodes: ShownNode[] }

let product: Product
let service: Awaited<ReturnType<typeof startNodeService>>
let token = ''
let flowId = 0
let innerId = 0
const kills: { name: ProcessName; killedAt: number; backAt: number }[] = []
const outcomes: Record<string, unknown>[] = []

beforeAll(async () => {
  service = await startNodeService()
  product = await startProduct({ OPS_EGRESS_ALLOW: '127.0.0.1/32' })
  token = await product.signIn()
  const flakyId = await create('/jobs', flakyJob(service.url))
  const inner = { name: 'inner', params: phaseParam, dag_config: innerGraph(service.url, flakyId) }
  innerId = await create('/job-flows', inner)
  const dag_config = eventfulGraph(service.url, { flakyId, innerId })
  expect(dag_config.nodes).toHaveLength(300)
  flowId = await create('/job-flows', { name: 'eventful', params: phaseParam, dag_config })
})
afterAll(async () => {
  await product?.stop()
  await service?.close()
})

async function create(path: string, body: Record<string, unknown>): Promise<number> {
  const { status, data } = await product.insist('POST', path, { token, body })
  expect(status, JSON.stringify(data)).toBe(201)
  return data.id
}

async function trigger(phase: string): Promise<number> {
  const { status, data } = await product.insist('POST', `/job-flows/${flowId}/trigger`, {
    token,
    body: { params: { phase } },
  })
  expect(status, JSON.stringify(data)).toBe(202)
  return data.run_id
}

async function look(runId: number): Promise<ShownRun> {
  return (await product.insist('GET', `/flow-runs/${runId}`, { token })).data
}

const isOver = ({ status }: ShownRun) => !['waiting', 'running'].includes(status)
const progressOf = ({ nodes }: ShownRun) => nodes.filter(({ status }) => hasNodeEnded(status)).length

/** How the run, each node, each item and each node of the sub-flow came out. */
async function outcomeOf(runId: number): Promise<Record<string, unknown>> {
  const run = await look(runId)
  const items = await product.insist('GET', `/flow-runs/${runId}/nodes/E/items`, { token })
  const inner = await product.insist('GET', `/job-flows/${innerId}/runs`, { token })
  const innerRun = inner.data.items.find(({ parent_run_id }: { parent_run_id: number }) => parent_run_id === runId)
  return {
    run: run.status,
    nodes: endsOf(run.nodes),
    items: items.data.items.map(({ status, result }: ShownNode) => ({ status, result })),
    inner: endsOf((await look(innerRun.id)).nodes),
    innerRuns: inner.data.items.filter(({ parent_run_id }: { parent_run_id: number }) => parent_run_id === runId)
      .length,
  }
}

function endsOf(nodes: ShownNode[]): Record<string, unknown> {
  return Object.fromEntries(
    nodes.map(({ node_id, status, skip_reason, error_code, error_msg, result }) => [
      node_id,
      { status, why: skip_reason ?? error_code, said: error_msg, result },
    ]),
  )
}

const expectedCalls = (path: string) => (path.startsWith('flaky/') ? flakyTimes + 1 : 1)

describe('a flow of 300 nodes', () => {
  it('runs to its end undisturbed, and calls for each node what it has to and no more', async () => {
    const runId = await trigger('calm')
    await until(async () => isOver(await look(runId)), patienceMs)
    const outcome = await outcomeOf(runId)
    outcomes.push(outcome)
    const states = Object.values(outcome.nodes as Record<string, { status: string }>).map(({ status }) => status)
    expect(new Set(states)).toEqual(new Set(['success', 'failed', 'skipped']))
    expect(outcome.items).toHaveLength(itemCount)
    for (const calls of service.callsOf('calm')) {
      expect(calls.length, calls[0]?.path).toBe(expectedCalls(calls[0]?.path ?? ''))
    }
  })

  it('comes to the same while worker, Temporal and PostgreSQL are killed in turn', async () => {
    const runId = await trigger('rough')
    for (let next = killEvery; ; next += killEvery) {
      let run = await look(runId)
      await until(async () => {
        run = await look(runId)
        return isOver(run) || progressOf(run) >= next
      }, patienceMs)
      if (isOver(run)) break
      next = Math.max(next, progressOf(run))
      await kill(victims[kills.length % victims.length] ?? 'worker')
    }
    expect(kills.length).toBeGreaterThanOrEqual(2 * victims.length)
    expect(await outcomeOf(runId)).toEqual(outcomes[0])
  })

  it('is called under one key for each node, and once more only for what was under way at a kill', () => {
    const calm = service.callsOf('calm').map(([first]) => first?.path)
    const rough = service.callsOf('rough')
    expect(rough.map(([first]) => first?.path).sort()).toEqual(calm.sort())
    for (const calls of rough) {
      expect(new Set(calls.map(({ path }) => path)).size).toBe(1)
      for (const repeated of calls.slice(expectedCalls(calls[0]?.path ?? ''))) {
        const before = calls[calls.indexOf(repeated) - 1]
        const wasUnderWay = kills.some(
          ({ killedAt, backAt }) => (before?.begunAt ?? 0) <= backAt && (before?.endedAt ?? 0) + writingMs >= killedAt,
        )
        expect(wasUnderWay, JSON.stringify({ calls, kills })).toBe(true)
      }
    }
  })
})

async function kill(name: ProcessName): Promise<void> {
  const killedAt = Date.now()
  await product.killAndAwait(name)
  kills.push({ name, killedAt, backAt: Date.now() })
}
