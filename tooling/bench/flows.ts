import { Client, Connection } from '@temporalio/client'
import pg from 'pg'
import { type Product, startProduct } from '../testing/product.ts'
import { type Figure, figureOf, quantile } from './figures.ts'
import { measureChord } from './flow-chord.ts'
import { chainOf, layersOf } from './flow-graphs.ts'
import { type FlowRuns, flowRunsOf, rateOf } from './flow-runs.ts'
import { startSink } from './http-sink.ts'
import { startPeer } from './peers/start-peer.ts'
import { liftLimits, serversOf } from './product-access.ts'

const turns = 3
const layers = 10
const wide = 100
const chainLength = 100
const taskQueue = 'bare'

/** Flows of 1,000 nodes that do nothing, against the same in a bare workflow and in Celery; and how soon one node follows another. */
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
  const { databaseUrl } = serversOf(product)
  const database = new pg.Client(databaseUrl)
  await database.connect()
  try {
    const flows = flowRunsOf({ product, token: await product.signIn(), database })
    return [
      await measureLayers(product, flows, url),
      ...(await measureSteps(flows, database, url)),
      ...(await measureChord({ flows, url, database, databaseUrl })),
    ]
  } finally {
    await database.end()
  }
}

async function measureLayers(product: Product, flows: FlowRuns, url: string): Promise<Figure> {
  const { address, namespace } = serversOf(product)
  const peer = await startPeer('./bare-worker.ts', { address, namespace, taskQueue })
  const client = new Client({ connection: await Connection.connect({ address }), namespace })
  let started = 0
  const bare = () =>
    client.workflow.execute('bareLayersWorkflow', {
      ...{ taskQueue, workflowId: `bare-layers:${started++}`, args: [{ layers, wide }] },
    })
  try {
    const flow = await flows.create('layers', layersOf({ layers, wide, url }))
    const measured = { ours: [] as number[], peer: [] as number[] }
    await flows.run(flow)
    await bare()
    for (let turn = 0; turn < turns; turn++) {
      measured.ours.push(await rateOf(layers * wide, () => flows.run(flow)))
      measured.peer.push(await rateOf(layers * wide, bare))
    }
    const note = `${layers} layers of ${wide} http jobs that are answered at once, by POST /job-flows/{id}/trigger until the run has ended; peer: bare workflow, ${layers} × ${wide} no-op activities, same server`
    return figureOf({ name: 'flow-layers', ...measured, unit: 'nodes/s', better: 'higher', floor: 0.8, note })
  } finally {
    await peer.stop()
    await client.connection.close()
  }
}

async function measureSteps(flows: FlowRuns, database: pg.Client, url: string): Promise<Figure[]> {
  const chain = await flows.create('chain', chainOf({ length: chainLength, url }))
  await flows.run(chain)
  const steps = await stepsOf(await flows.run(chain), database)
  const note = `${chainLength} http jobs one after another: from the end of one to the start of the next`
  return [
    figureOf({ name: 'flow-step-p50', ours: [quantile(steps, 0.5)], unit: 'ms', better: 'lower', note }),
    figureOf({ name: 'flow-step-p95', ours: [quantile(steps, 0.95)], unit: 'ms', better: 'lower', note }),
  ]
}

/** Milliseconds between the end of each node and the start of the next. */
async function stepsOf(runId: number, database: pg.Client): Promise<number[]> {
  const { rows } = await database.query(
    `select extract(epoch from start_time - lag(end_time) over (order by start_time)) * 1000 as step
     from job_log where flow_run_id = $1`,
    [runId],
  )
  return rows.flatMap(({ step }) => (step === null ? [] : [Number(step)]))
}
