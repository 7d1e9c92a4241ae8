import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createTemporalGateway, type TemporalGateway } from '../../platform/temporal.ts'
import { until } from '../testing/until.ts'
import { tell } from './figure.ts'
import { type ProductUnderLoad, startUnderLoad } from './product-under-load.ts'

const rounds = 3
const runs = 200
const atOnce = 20

/** Runs of an `http` job from the call to the settled row, against a workflow with one empty activity on the same server. */
export async function benchJobRuns(): Promise<void> {
  const sink = createServer((_request, response) => response.end('{}'))
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
  const product = await startUnderLoad({ OPS_EGRESS_ALLOW: '127.0.0.1' })
  const { TEMPORAL_ADDRESS: address = '', TEMPORAL_NAMESPACE: namespace = '', PATH = '' } = product.environment
  const script = fileURLToPath(new URL('./bare-worker.ts', import.meta.url))
  const env = { PATH, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace }
  const bare = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const temporal = createTemporalGateway({ connection: { address }, namespace })
  try {
    for await (const line of createInterface(bare.stdout)) if (line === 'ready') break
    const jobId = await makeJob(product, (sink.address() as AddressInfo).port)
    const ours: number[] = []
    const peer: number[] = []
    for (let round = 0; round <= rounds; round++) {
      const [our, their] = [
        await perSecond(() => runJobs(product, jobId)),
        await perSecond(() => runBare(temporal, round)),
      ]
      // The first round warms both up.
      if (round > 0) ours.push(our) && peer.push(their)
    }
    const note = `${runs} runs, ${atOnce} calls at once, every row written`
    tell({ name: 'job-runs', ours, peer, floor: 0.8, unit: 'runs/s', better: 'higher', note })
  } finally {
    bare.kill()
    await temporal.close()
    await product.stop()
    sink.closeAllConnections()
    sink.close()
  }
}

async function makeJob(product: ProductUnderLoad, port: number): Promise<number> {
  const body = { name: 'bench', job_type: 'http', config: { url: `http://127.0.0.1:${port}/` }, retry_count: 0 }
  const { data } = await product.call('POST', '/jobs', { token: product.token, body })
  return data.id
}

async function runJobs({ call, token, database: { db } }: ProductUnderLoad, jobId: number): Promise<void> {
  const countEnded = async () => {
    const query = db.selectFrom('job_log').select(({ fn }) => fn.countAll<number>().as('count'))
    return (await query.where('job_id', '=', jobId).where('status', '=', 'success').executeTakeFirstOrThrow()).count
  }
  const before = await countEnded()
  await inTurns(async () => {
    const { status } = await call('POST', `/jobs/${jobId}/trigger`, { token, body: {} })
    if (status !== 202) throw new Error(`a trigger answered ${status}`)
  })
  await until(async () => (await countEnded()) === before + runs, 120_000)
}

function runBare({ client }: TemporalGateway, round: number): Promise<void> {
  return inTurns((index) =>
    client.workflow.execute('bareWorkflow', { taskQueue: 'bare', workflowId: `bare-${round}-${index}`, args: [] }),
  )
}

async function inTurns(one: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < runs) await one(next++)
    }),
  )
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (runs * 1000) / (performance.now() - startedAt)
}
