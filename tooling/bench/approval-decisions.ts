import { setTimeout } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import { type Product, startProduct } from '../testing/product.ts'
import { createRandom } from '../testing/random.ts'
import { type Figure, figureOf, quantile } from './figures.ts'
import { startPeer } from './peers/start-peer.ts'
import { familyOf, processorMs } from './process-family.ts'
import { liftLimits, serversOf } from './product-access.ts'

const turns = 3
const instances = 200
const inFlight = 50
/** Each instance takes so many decisions in a turn. */
const rounds = 2
const taskQueue = 'bare'
/** What an answer may take while so many people decide, each of whom takes this long to look at the next. */
const limitMs = 200
const lookMs = 1000

/** Decisions on 200 requests that are under way, against a bare update that runs one local activity which does nothing. */
export async function benchDecisions(): Promise<Figure[]> {
  const product = await startProduct()
  try {
    await liftLimits(product)
    return await measure(product)
  } finally {
    await product.stop()
  }
}

type Decide = (index: number) => Promise<unknown>

async function measure(product: Product): Promise<Figure[]> {
  const { address, namespace } = serversOf(product)
  const peer = await startPeer('./bare-worker.ts', { address, namespace, taskQueue })
  const connection = await Connection.connect({ address })
  try {
    const ours = await requestsOf(product)
    const bare = await bareOf(new Client({ connection, namespace }))
    const measured = { ours: [] as Turn[], peer: [] as Turn[], people: [] as Turn[] }
    await timed(ours)
    await timed(bare)
    for (let turn = 0; turn < turns; turn++) {
      measured.ours.push(await timed(ours))
      measured.peer.push(await timed(bare))
      measured.people.push(await timed(ours, lookMs))
    }
    return figuresOf(measured)
  } finally {
    await peer.stop()
    await connection.close()
  }
}

function figuresOf({ ours, peer, people }: Record<'ours' | 'peer' | 'people', Turn[]>): Figure[] {
  const note = `POST /approvals/{id}/approve on ${instances} requests under way until what follows can be read; peer: bare update that runs a local activity which does nothing, same server; ${inFlight} in flight`
  const both = (of: (turn: Turn) => number) => ({ ours: ours.map(of), peer: peer.map(of) })
  const p95 = { ours: people.map((turn) => turn.p95), peer: people.map(() => limitMs) }
  return [
    figureOf({
      ...{ name: 'approval-decisions', ...both(({ rate }) => rate) },
      ...{ unit: 'decisions/s', better: 'higher', floor: 0.8, note },
    }),
    figureOf({
      name: 'approval-decision-cpu',
      ...both(({ cpu }) => cpu),
      unit: 'ms of processor',
      better: 'lower',
      note,
    }),
    figureOf({ name: 'approval-decision-p50', ...both(({ p50 }) => p50), unit: 'ms', better: 'lower', note }),
    figureOf({ name: 'approval-decision-p95', ...both((turn) => turn.p95), unit: 'ms', better: 'lower', note }),
    figureOf({
      ...{ name: 'approval-decision-limit', ...p95, unit: 'ms', better: 'lower' },
      ...{
        floor: 1,
        note: `P95 while ${inFlight} people decide, each about ${lookMs} ms after their last answer; peer: the limit`,
      },
    }),
  ]
}

/** `cpu`: milliseconds of processor time that a decision took, of everything that runs. */
type Turn = { rate: number; p50: number; p95: number; cpu: number }

/** Every instance decided so many times, by so many at once, who each wait about as long between two. */
async function timed(decide: Decide, waitMs = 0): Promise<Turn> {
  const times: number[] = []
  const begin = performance.now()
  const before = processorMs(familyOf(process.pid))
  let next = 0
  const random = createRandom(1)
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      await setTimeout(waitMs * random())
      while (next < instances * rounds) {
        const asked = performance.now()
        await decide(next++ % instances)
        times.push(performance.now() - asked)
        await setTimeout(2 * waitMs * random())
      }
    }),
  )
  const rate = times.length / ((performance.now() - begin) / 1000)
  const cpu = (processorMs(familyOf(process.pid)) - before) / times.length
  return { rate, p50: quantile(times, 0.5), p95: quantile(times, 0.95), cpu }
}

/** Requests with one step after another for the same person. */
async function requestsOf(product: Product): Promise<Decide> {
  const token = await product.signIn()
  const ask = async (method: string, path: string, body: unknown) => {
    const { status, data } = await product.call(method, path, { token, body })
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(data)}`)
    return data
  }
  const me = await ask('GET', '/auth/me', undefined)
  const steps = Array.from({ length: rounds * (2 * turns + 2) }, (_, index) => `A${index}`)
  const config = { user_ids: [me.user.id] }
  const nodes = [
    { id: 's', type: 'start' },
    ...steps.map((id) => ({ id, type: 'approval', config })),
    { id: 'e', type: 'end' },
  ]
  const edges = nodes.slice(1).map(({ id }, index) => ({ source: nodes[index]?.id, target: id }))
  const { id } = await ask('POST', '/workflows', { name: 'decisions', nodes, edges })
  await ask('POST', `/workflows/${id}/publish`, {})
  const ids: number[] = []
  for (let made = 0; made < instances; made++) {
    ids.push((await ask('POST', '/approvals', { workflow_id: id, title: `${made}` })).id)
  }
  return (index) => ask('POST', `/approvals/${ids[index]}/approve`, {})
}

async function bareOf(client: Client): Promise<Decide> {
  const handles = await Promise.all(
    Array.from({ length: instances }, (_, index) =>
      client.workflow.start('bareDecisionsWorkflow', { taskQueue, workflowId: `bare-decisions:${index}`, args: [] }),
    ),
  )
  return (index) => {
    const handle = handles[index]
    if (!handle) throw new Error(`there is no instance ${index}`)
    return handle.executeUpdate('decide')
  }
}
