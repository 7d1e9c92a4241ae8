import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProcessName, type Product, startProduct } from '../testing/product.ts'
import { until } from '../testing/until.ts'
import { startReceiver } from '../testing/webhook-receiver.ts'
import { type Clerk, type Habit, hire, type Shown, settled, work } from './office.ts'

const victims: ProcessName[] = ['worker', 'executor', 'api', 'temporal', 'postgres']
const requests = 12
/** One is killed whenever so much more was done. */
const killEvery = 8
const patienceMs = 280_000
const names = ['ann', 'bob', 'cai', 'dan', 'eve']

let product: Product
let receiver: Awaited<ReturnType<typeof startReceiver>>
let jobId = 0
let admin = ''
const clerks: Clerk[] = []
let workflowId = 0
let calm: string[] = []

beforeAll(async () => {
  receiver = await startReceiver()
  product = await startProduct({ OPS_EGRESS_ALLOW: '127.0.0.1' })
  admin = await product.signIn()
  for (const name of names) clerks.push(await hire(product, admin, name))
  jobId = await makeJob()
  const body = { name: '采购', ...definitionOf(clerks.map(({ id }) => id)) }
  const { data } = await product.insist('POST', '/workflows', { token: admin, body })
  workflowId = data.id
  const published = await product.insist('POST', `/workflows/${workflowId}/publish`, { token: admin, body: {} })
  expect(published, JSON.stringify(published.data)).toMatchObject({ status: 200 })
})
afterAll(async () => {
  await product?.stop()
  receiver?.close()
})

async function makeJob(): Promise<number> {
  const job = { name: '发货', job_type: 'http', config: { url: receiver.url('/ship') }, trigger_type: 'manual' }
  const made = await product.insist('POST', '/jobs', { token: admin, body: { ...job, retry_count: 20 } })
  expect(made, JSON.stringify(made.data)).toMatchObject({ status: 201 })
  return made.data.id
}

const calls = (path: string) => ({
  type: 'webhook',
  config: { url: receiver.url(path), retry_count: 20, retry_interval: 1 },
})

/** A fork of five ways: either of two, three one after another, nobody but the clock, a wait, and a call; then a copy, and a last word, which others are told of. */
function definitionOf([ann, bob, cai, dan, eve]: number[]) {
  const nodes = [
    { id: 's', type: 'start' },
    { id: 'fork', type: 'parallel' },
    { id: 'either', type: 'approval', config: { mode: 'any', user_ids: [ann, bob] } },
    { id: 'turns', type: 'approval', config: { mode: 'sequential', user_ids: [bob, cai, dan] } },
    { id: 'clock', type: 'approval', config: { user_ids: [eve], timeout: { seconds: 3, action: 'approve' } } },
    { id: 'pause', type: 'wait', config: { seconds: 2 } },
    { id: 'book', type: 'service', config: calls('/book') },
    { id: 'join', type: 'parallel' },
    { id: 'copy', type: 'cc', config: { user_ids: [eve] } },
    { id: 'last', type: 'approval', config: { user_ids: [dan] } },
    { id: 'e', type: 'end' },
  ]
  const ways = ['either', 'turns', 'clock', 'pause', 'book']
  const edges = [
    { source: 's', target: 'fork' },
    ...ways.flatMap((way) => [
      { source: 'fork', target: way },
      { source: way, target: 'join' },
    ]),
    { source: 'join', target: 'copy' },
    { source: 'copy', target: 'last' },
    { source: 'last', target: 'e' },
  ]
  const callbacks = [
    { on: 'approved', ...calls('/approved') },
    { on: 'approved', type: 'job', config: { job_id: jobId } },
    { on: 'rejected', ...calls('/rejected') },
  ]
  return { nodes, edges, callbacks }
}

const numberOf = ({ title }: Shown) => Number(title)
/** Of three requests one comes back to its applicant before its last word, and one is refused in the end. */
const lastWord: Habit = (request) => {
  if (numberOf(request) % 3 === 1 && request.records.every(({ action }) => action !== 'return')) return 'return'
  return numberOf(request) % 3 === 2 ? 'reject' : 'approve'
}
const habits: Record<string, Habit> = {
  ann: () => 'approve',
  // The one of two who leaves it to the other.
  bob: (_, node) => (node === 'turns' ? 'approve' : undefined),
  cai: () => 'approve',
  dan: (request, node) => (node === 'last' ? lastWord(request, node) : 'approve'),
  eve: () => undefined,
  admin: (_, node) => (node === 's' ? 'resubmit' : undefined),
}

/** Hands so many in, and has everybody at work until each has ended; `meanwhile` is told how much was done, and when it is over. */
async function carryThrough(meanwhile: (of: { done(): number; isOver(): boolean }) => Promise<void>) {
  const { data: me } = await product.insist('GET', '/auth/me', { token: admin })
  const everybody = [...clerks, { id: me.user.id, name: 'admin', token: admin }]
  const working = everybody.map((clerk) => work(product, clerk, habits[clerk.name] ?? (() => undefined)))
  let isOver = false
  const done = () => working.reduce((sum, one) => sum + one.done(), 0)
  const disturbing = meanwhile({ done, isOver: () => isOver })
  const ids: number[] = []
  for (let number = 0; number < requests; number++) {
    const body = { workflow_id: workflowId, title: `${number}` }
    ids.push((await product.insist('POST', '/approvals', { token: admin, body })).data.id)
  }
  const shown = await Promise.race([settled(product, admin, ids, patienceMs), ...working.map(({ broke }) => broke)])
  isOver = true
  await disturbing
  await Promise.all(working.map((one) => one.stop()))
  return { shown, handled: done() }
}

/** What became of each, who did what where, and who was told, whatever came first of what stood side by side. */
function storiesOf(shown: Shown[]): string[] {
  const nameOf = (id: number | null) => clerks.find((clerk) => clerk.id === id)?.name ?? (id === null ? '' : 'admin')
  return shown.map(({ title, status, records, callbacks }) => {
    const said = records.map(({ action, node_id, approver_id }) => `${node_id} ${action} ${nameOf(approver_id)}`)
    const told = callbacks.map((one) => `${one.node_id ?? 'end'} ${one.type} ${one.status}`)
    return `${title} ${status}: ${[...said, ...told].sort().join(', ')}`
  })
}

/** A receiver may be called twice when an answer is lost, under one id by which it knows that. */
function toldOnce(path: string): number {
  return new Set(receiver.calls(path).map(({ headers }) => headers['webhook-id'])).size
}

async function countRuns(): Promise<number> {
  const { data } = await product.insist('GET', `/job-logs?job_id=${jobId}&page_size=100`, { token: admin })
  expect(data.items.map(({ status }: { status: string }) => status)).toEqual(data.items.map(() => 'success'))
  return data.total
}

describe(`${requests} requests with forks, deadlines, waits, returns and calls`, () => {
  it('come to their ends undisturbed', async () => {
    const { shown } = await carryThrough(async () => {})
    calm = storiesOf(shown)
    expect(shown.map(({ status }) => status)).toEqual(
      Array.from({ length: requests }, (_, number) => (number % 3 === 2 ? 'rejected' : 'approved')),
    )
    for (const request of shown.filter((one) => numberOf(one) % 3 === 1)) {
      const actions = request.records.map(({ action }) => action)
      expect(actions.filter((action) => action === 'return' || action === 'resubmit')).toEqual(['return', 'resubmit'])
    }
  })

  it('come to the same while each process is killed in turn, and no decision is lost or doubled', async () => {
    const kills: ProcessName[] = []
    const { shown, handled } = await carryThrough(async ({ done, isOver }) => {
      for (let next = killEvery; ; next = done() + killEvery) {
        await until(() => isOver() || done() >= next, patienceMs)
        if (isOver()) break
        const name = victims[kills.length % victims.length] ?? 'worker'
        await product.killAndAwait(name)
        kills.push(name)
      }
    })
    expect(kills.length).toBeGreaterThanOrEqual(victims.length)
    expect(storiesOf(shown)).toEqual(calm)

    const decided = ['approve', 'reject', 'return', 'resubmit']
    const byPeople = shown.flatMap(({ records }) => records).filter(({ action }) => decided.includes(action))
    expect(byPeople.length).toBe(handled)
    expect(shown.flatMap(({ tasks }) => tasks).filter(({ status }) => status === 'open')).toEqual([])
  })

  it('told others of each end, once, and started one run for each', async () => {
    const third = (2 * requests) / 3
    const [approved, rejected, returned] = [2 * third, third, third]
    await expect.poll(countRuns, { timeout: 60_000, interval: 500 }).toBe(approved)
    expect([toldOnce('/approved'), toldOnce('/rejected')]).toEqual([approved, rejected])
    expect(toldOnce('/book')).toBe(2 * requests + returned)
  })

  it('leaves nothing in anybody’s box', async () => {
    for (const { token } of clerks) {
      const { data } = await product.insist('GET', '/approvals/counts', { token })
      expect(data.todo).toBe(0)
    }
  })
})
