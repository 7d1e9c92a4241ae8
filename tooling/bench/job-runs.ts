import { Client, Connection } from '@temporalio/client'
import pg from 'pg'
import { type Product, startProduct } from '../testing/product.ts'
import { type Figure, figureOf } from './figures.ts'
import { startSink } from './http-sink.ts'
import { startPeer } from './peers/start-peer.ts'
import { liftLimits, serversOf } from './product-access.ts'

const turns = 3
const runsPerTurn = 200
const inFlight = 50
const taskQueue = 'bare'

/** Runs of a job from the call that triggers it to its last row, against a bare workflow with one activity that does nothing. */
export async function benchJobRuns(): Promise<Figure[]> {
  const sink = await startSink()
  const product = await startProduct({ OPS_EGRESS_ALLOW: '127.0.0.1/32' })
  try {
    await liftLimits(product)
    return [await measure(product, sink.url)]
  } finally {
    await product.stop()
    sink.server.close()
  }
}

async function measure(product: Product, url: string): Promise<Figure> {
  const { databaseUrl, address, namespace } = serversOf(product)
  const peer = await startPeer('./bare-worker.ts', { address, namespace, taskQueue })
  const client = new Client({ connection: await Connection.connect({ address }), namespace })
  const ours = await createOurs(product, { databaseUrl, url })
  let started = 0
  const bare = () => client.workflow.execute('bareWorkflow', { taskQueue, workflowId: `bare:${started++}`, args: [] })
  try {
    const measured = { ours: [] as number[], peer: [] as number[] }
    await ratePerSecond(ours.run, inFlight)
    await ratePerSecond(bare, inFlight)
    for (let turn = 0; turn < turns; turn++) {
      measured.ours.push(await ratePerSecond(ours.run, runsPerTurn))
      measured.peer.push(await ratePerSecond(bare, runsPerTurn))
    }
    const note = `http job by POST /jobs/{id}/trigger until its row has ended; peer: bare workflow, one no-op activity, same server; ${inFlight} in flight`
    return figureOf({ name: 'job-runs', ...measured, unit: 'runs/s', better: 'higher', floor: 0.8, note })
  } finally {
    await ours.close()
    await peer.stop()
    await client.connection.close()
  }
}

/** Keeps so many in flight until all are done. */
async function ratePerSecond(run: () => Promise<unknown>, count: number): Promise<number> {
  const begin = performance.now()
  let left = count
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left-- > 0) await run()
    }),
  )
  return count / ((performance.now() - begin) / 1000)
}

async function createOurs(product: Product, { databaseUrl, url }: { databaseUrl: string; url: string }) {
  const token = await product.signIn()
  const job = { name: 'bench', job_type: 'http', config: { method: 'POST', url } }
  const { data } = await product.call('POST', '/jobs', { token, body: job })
  const ends = await watchEnds(databaseUrl)
  return {
    async run(): Promise<void> {
      const answer = await product.call('POST', `/jobs/${data.id}/trigger`, { token, body: {} })
      if (answer.status !== 202) throw new Error(`trigger answered ${answer.status}`)
      await ends.of(answer.data.run_id)
    },
    close: ends.close,
  }
}

/** Tells when runs have ended well, by one query for all of them. */
async function watchEnds(databaseUrl: string) {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const waiting = new Map<number, PromiseWithResolvers<void>>()
  let isClosed = false
  const watching = watch()
  return {
    of(id: number): Promise<void> {
      const end = Promise.withResolvers<void>()
      waiting.set(id, end)
      return end.promise
    },
    async close() {
      isClosed = true
      await watching
      await client.end()
    },
  }

  async function watch(): Promise<void> {
    while (!isClosed) {
      if (waiting.size > 0) await settle()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  async function settle(): Promise<void> {
    const { rows } = await client.query('select id, status from job_log where id = any($1) and end_time is not null', [
      [...waiting.keys()],
    ])
    for (const { id, status } of rows) {
      const end = waiting.get(Number(id))
      waiting.delete(Number(id))
      if (status === 'success') end?.resolve()
      else end?.reject(new Error(`run ${id} ended as ${status}`))
    }
  }
}
