import { Client, Connection } from '@temporalio/client'
import pg from 'pg'
import { type Product, startProduct } from '../testing/product.ts'
import { type Figure, figureOf, quantile } from './figures.ts'
import { startSink } from './http-sink.ts'
import { startPeer } from './peers/start-peer.ts'
import { liftLimits, serversOf } from './product-access.ts'

const turns = 3
const layers = 10
const wide = 100
const chainLength = 100
const taskQueue = 'bare'

/** A flow of 1,000 nodes that do nothing, in 10 layers, against the same in a bare workflow; and how soon one node follows another. */
export async function benchFlows(): Promise<Figure[]> {
  const sink = await startSink()
  const product = await startProduct({ OPS_EGRESS_ALLOW: '127.0.0.1/32' })
  try {
    await liftLimits(product)
    return await measure(product, sink.url)
  } finally {
    await product.stop()
    sink.server.close()
  }
}

async function measure(product: Product, url: string): Promise<Figure[]> {
  const { databaseUrl, address, namespace } = serversOf(product)
  const peer = await startPeer('./bare-worker.ts', { address, namespace, taskQueue })
  const client = new Client({ connection: await Connection.connect({ address }), namespace })
  const database = new pg.Client(databaseUrl)
  await database.connect()
  const token = await product.signIn()
  let started = 0
  const bare = () =>
    client.workflow.execute('bareLayersWorkflow', {
      ...{ taskQueue, workflowId: `bare-layers:${started++}`, args: [{ layers, wide }] },
    })
  try {
    const layered = await createFlow('layers', layersOf(url))
    const chain = await createFlow('chain', chainOf(url))
    const measured = { ours: [] as number[], peer: [] as number[] }
    await run(layered)
    await bare()
    for (let turn = 0; turn < turns; turn++) {
      measured.ours.push(await perSecond(() => run(layered)))
      measured.peer.push(await perSecond(bare))
    }
    const note = `${layers} layers of ${wide} http jobs that are answered at once, by POST /job-flows/{id}/trigger until the run has ended; peer: bare workflow, ${layers} × ${wide} no-op activities, same server`
    await run(chain)
    const steps = await stepsOf(await run(chain))
    const told = `${chainLength} http jobs one after another: from the end of one to the start of the next`
    return [
      figureOf({ name: 'flow-layers', ...measured, unit: 'nodes/s', better: 'higher', floor: 0.8, note }),
      figureOf({ name: 'flow-step-p50', ours: [quantile(steps, 0.5)], unit: 'ms', better: 'lower', note: told }),
      figureOf({ name: 'flow-step-p95', ours: [quantile(steps, 0.95)], unit: 'ms', better: 'lower', note: told }),
    ]
  } finally {
    await database.end()
    await peer.stop()
    await client.connection.close()
  }

  async function createFlow(name: string, dag_config: Graph): Promise<number> {
    const { status, data } = await product.call('POST', '/job-flows', { token, body: { name, dag_config } })
    if (status !== 201) throw new Error(`creating a flow answered ${status}`)
    return data.id
  }

  async function run(flow: number): Promise<number> {
    const { status, data } = await product.call('POST', `/job-flows/${flow}/trigger`, { token, body: {} })
    if (status !== 202) throw new Error(`trigger answered ${status}`)
    for (;;) {
      const { rows } = await database.query('select status from job_log where id = $1 and end_time is not null', [
        data.run_id,
      ])
      if (rows[0]?.status === 'success') return data.run_id
      if (rows[0]) throw new Error(`the run ended as ${rows[0].status}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  /** Milliseconds between the end of each node and the start of the next. */
  async function stepsOf(runId: number): Promise<number[]> {
    const { rows } = await database.query(
      `select extract(epoch from start_time - lag(end_time) over (order by start_time)) * 1000 as step
       from job_log where flow_run_id = $1`,
      [runId],
    )
    return rows.flatMap(({ step }) => (step === null ? [] : [Number(step)]))
  }
}

async function perSecond(run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await run()
  return (layers * wide) / ((performance.now() - begin) / 1000)
}

type Graph = { nodes: { id: string }[]; edges: { source: string; target: string }[] }

/** All of a layer have ended before the next begins. */
function layersOf(url: string): Graph {
  const graph: Graph = { nodes: [], edges: [] }
  for (let layer = 0; layer < layers; layer++) {
    const gate = { id: `gate${layer}`, type: 'parallel' }
    if (layer > 0) graph.nodes.push(gate)
    for (let index = 0; index < wide; index++) {
      const id = `n${layer}_${index}`
      graph.nodes.push(noOp(id, url))
      if (layer > 0) graph.edges.push({ source: gate.id, target: id })
      if (layer < layers - 1) graph.edges.push({ source: id, target: `gate${layer + 1}` })
    }
  }
  return graph
}

function chainOf(url: string): Graph {
  const ids = Array.from({ length: chainLength }, (_, index) => `n${index}`)
  return {
    nodes: ids.map((id) => noOp(id, url)),
    edges: ids.slice(1).map((id, index) => ({ source: ids[index] ?? '', target: id })),
  }
}

function noOp(id: string, url: string) {
  return { id, type: 'job', inline: { job_type: 'http', config: { method: 'POST', url } } }
}
