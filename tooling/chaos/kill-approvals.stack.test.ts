import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasButtons } from '../testing/im-cards.ts'
import { type ProcessName, type Product, startProduct } from '../testing/product.ts'
import { until } from '../testing/until.ts'
import { startReceiver } from '../testing/webhook-receiver.ts'
import { type Messenger, readCard, startMessenger, workByCards } from './messenger.ts'
import { type Clerk, hire, type Shown, settled, work } from './office.ts'
import { habits, numberOf, purchaseOf } from './purchase.ts'

const victims: ProcessName[] = ['worker', 'executor', 'api', 'temporal', 'postgres']
const requests = 12
/** One is killed whenever so much more was done. */
const killEvery = 8
const patienceMs = 280_000
const names = ['ann', 'bob', 'cai', 'dan', 'eve']
/** Known at the messenger: what they say, they say by its cards. Eve lets hers lie, and Ann has but the pages. */
const withCards = ['bob', 'cai', 'dan', 'eve']

let product: Product
let messenger: Messenger
let receiver: Awaited<ReturnType<typeof startReceiver>>
let jobId = 0
let admin = ''
const clerks: Clerk[] = []
let workflowId = 0
let calm: string[] = []
let disturbed: Shown[] = []

beforeAll(async () => {
  receiver = await startReceiver()
  product = await startProduct({ OPS_EGRESS_ALLOW: '127.0.0.1' })
  admin = await product.signIn()
  messenger = await startMessenger(product, admin)
  for (const name of names) {
    const clerk = await hire(product, admin, name)
    if (withCards.includes(name)) await messenger.link(clerk)
    clerks.push(clerk)
  }
  jobId = await makeJob()
  const ids = clerks.map(({ id }) => id)
  const body = { name: '采购', ...purchaseOf(ids, { urlOf: receiver.url, jobId }) }
  const { data } = await product.insist('POST', '/workflows', { token: admin, body })
  workflowId = data.id
  const published = await product.insist('POST', `/workflows/${workflowId}/publish`, { token: admin, body: {} })
  expect(published, JSON.stringify(published.data)).toMatchObject({ status: 200 })
})
afterAll(async () => {
  await product?.stop()
  await messenger?.close()
  receiver?.close()
})

async function makeJob(): Promise<number> {
  const job = { name: '发货', job_type: 'http', config: { url: receiver.url('/ship') }, trigger_type: 'manual' }
  const made = await product.insist('POST', '/jobs', { token: admin, body: { ...job, retry_count: 20 } })
  expect(made, JSON.stringify(made.data)).toMatchObject({ status: 201 })
  return made.data.id
}

/** Hands so many in, and has everybody at work until each has ended; `meanwhile` is told how much was done, and when it is over. */
async function carryThrough(meanwhile: (of: { done(): number; isOver(): boolean }) => Promise<void>) {
  const { data: me } = await product.insist('GET', '/auth/me', { token: admin })
  const everybody = [...clerks, { id: me.user.id, name: 'admin', token: admin }]
  const working = everybody.map((clerk) => {
    const habit = habits[clerk.name] ?? (() => undefined)
    return withCards.includes(clerk.name) ? workByCards(product, messenger, clerk, habit) : work(product, clerk, habit)
  })
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
  // People press again what still asks them after they did. A card that was in the hands of one who was killed is anybody's after a minute.
  await until(() => onCards(shown).open.length === 0, 120_000).catch(() => {})
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

/** What people see of these requests: what they pressed there, and the cards that still ask or do not say yet what came of it. */
function onCards(shown: Shown[]) {
  const ids = new Set(shown.map(({ id }) => id))
  const cards = clerks
    .filter(({ name }) => withCards.includes(name))
    .flatMap((clerk) => messenger.cardsOf(clerk).map((card) => ({ clerk, card, ...readCard(card) })))
    .filter(({ requestId }) => ids.has(requestId))
  return {
    open: cards.flatMap(({ clerk, requestId, node, card, isInHand }) =>
      hasButtons(card) || isInHand ? [`${requestId} ${node} ${clerk.name}`] : [],
    ),
    said: cards.flatMap(({ clerk, requestId, node, said }) =>
      said ? [`${requestId} ${node} ${said} ${clerk.name}`] : [],
    ),
  }
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
    disturbed = shown
    expect(kills.length).toBeGreaterThanOrEqual(victims.length)
    expect(storiesOf(shown)).toEqual(calm)

    const decided = ['approve', 'reject', 'return', 'resubmit']
    const byPeople = shown.flatMap(({ records }) => records).filter(({ action }) => decided.includes(action))
    expect(byPeople.length).toBe(handled)
    expect(shown.flatMap(({ tasks }) => tasks).filter(({ status }) => status === 'open')).toEqual([])
  })

  it('shows on each card at last what its person said there, and asks nobody who has nothing to say', async () => {
    expect(onCards(disturbed).open).toEqual([])
    const nameOf = (id: number | null) =>
      withCards.find((name) => clerks.some((one) => one.id === id && one.name === name))
    const kept = disturbed.flatMap(({ id, records }) =>
      records.flatMap(({ action, node_id, approver_id }) => {
        const name = nameOf(approver_id)
        return name && ['approve', 'reject'].includes(action) ? [`${id} ${node_id} ${action} ${name}`] : []
      }),
    )
    expect(kept.length).toBeGreaterThan(requests)
    expect(onCards(disturbed).said.sort()).toEqual(kept.sort())
  })

  it('told others of each end, once, and started one run for each', async () => {
    const third = (2 * requests) / 3
    const [approved, rejected, returned] = [2 * third, third, third]
    // What was lost between two who were killed is taken up by the reconciler, which looks every three minutes.
    await expect.poll(countRuns, { timeout: 240_000, interval: 500 }).toBe(approved)
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
