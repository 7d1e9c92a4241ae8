import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProcessName, type Product, startProduct } from '../testing/product.ts'
import { until } from '../testing/until.ts'
import { startSink } from './effect-sink.ts'
import { dueTimes, jobsOf, keyOf, type Run } from './jobs-of-product.ts'

const victims: ProcessName[] = ['worker', 'temporal', 'api', 'postgres']
const burstSize = 60
const burstEveryMs = 20_000
const shardTotal = 4
const backfillMinutes = 300
const delayMs = 1000
const patience = { retry_count: 5, retry_interval: 1, retry_backoff: 'fixed', timeout: 60, misfire_policy: 'all' }

let product: Product
let sink: Awaited<ReturnType<typeof startSink>>
let token = ''
let jobs: ReturnType<typeof jobsOf>
const burst: number[] = []
const loops: number[] = []
let sharded = 0
let backfilled = 0
let backfillId = 0
let backfillRange = { start: 0, end: 0 }

const wholesOf = (runs: Run[]) => runs.filter(({ parent_id, status }) => parent_id === null && status !== 'skipped')
const isOver = (run: Run) => !['waiting', 'running'].includes(run.status)
const http = (path: string) => ({
  job_type: 'http',
  config: { method: 'POST', url: `${sink.url}${path}`, body: { run: '{runId}', shard: '{shardIndex}' } },
})
const scheduled = (cron_expr: string) => ({ trigger_type: 'cron', cron_expr, overlap_policy: 'allow', timezone: 'UTC' })

beforeAll(async () => {
  sink = await startSink()
  product = await startProduct({ OPS_EGRESS_ALLOW: '127.0.0.1/32' })
  token = await product.signIn()
  jobs = jobsOf(product, token)
  for (let number = 1; number <= burstSize; number++) {
    burst.push(
      await jobs.create({ name: `burst ${number}`, ...http('/burst'), ...scheduled('*/20 * * * * *'), ...patience }),
    )
  }
  for (let number = 1; number <= 3; number++) {
    const delay = { trigger_type: 'fixed_delay', interval: delayMs / 1000 }
    loops.push(await jobs.create({ name: `loop ${number}`, ...http('/loop'), ...delay, ...patience }))
  }
  const shards = { shard_total: shardTotal, ...scheduled('*/15 * * * * *') }
  sharded = await jobs.create({ name: 'sharded', ...http('/slow/shard'), ...shards, ...patience })
  const minutely = { ...scheduled('* * * * *'), status: 'disabled' }
  backfilled = await jobs.create({ name: 'made up for', ...http('/backfill'), ...minutely, ...patience })
  const end = Math.floor(Date.now() / 60_000) * 60_000
  backfillRange = { start: end - backfillMinutes * 60_000, end }
  const range = { start: new Date(backfillRange.start).toISOString(), end: new Date(end).toISOString() }
  const { status, data } = await product.insist('POST', `/jobs/${backfilled}/backfill`, {
    token,
    body: { ...range, concurrency: 5 },
  })
  expect(status, JSON.stringify(data)).toBeLessThan(300)
  backfillId = data.id
})
afterAll(async () => {
  await product?.stop()
  await sink?.close()
})

/** When each of its jobs has fired once more; gives the times of their creation. */
async function pauseAfterNextBurst(): Promise<number[]> {
  const asked = new Date().toISOString()
  await until(async () => {
    const fired = new Set((await jobs.list(`trigger=schedule&from=${asked}`)).map((run) => run.job_id))
    return burst.every((id) => fired.has(id))
  }, 120_000)
  const created: number[] = []
  for (const id of burst) created.push(await jobs.pause(id))
  return created
}

describe('while bursts, shards, loops and a backfill run', () => {
  it.each(victims)('%s is killed and comes back', async (victim) => {
    const seen = sink.effects.length
    await until(() => sink.effects.length > seen + 20, 90_000)
    await product.killAndAwait(victim)
  })
})

describe('after all of that', () => {
  it('every fire of the bursts ran, once', async () => {
    const created = await pauseAfterNextBurst()
    for (const [index, id] of burst.entries()) {
      const runs = await jobs.untilQuiet(id)
      const times = runs.map((run) => run.scheduled_at).sort()
      expect(times).toEqual(dueTimes(created[index] ?? 0, Date.parse(times.at(-1) ?? ''), burstEveryMs))
      expect(runs.filter(({ status, skip_reason }) => status !== 'success' && skip_reason !== 'paused')).toEqual([])
    }
  })

  it('each run by shards has all of its shards, and each of them ended well', async () => {
    await until(async () => wholesOf(await jobs.runsOf(sharded)).length > 2, 90_000)
    await jobs.pauseAfterNextFire(sharded)
    const runs = await jobs.untilQuiet(sharded)
    for (const { id, status } of wholesOf(runs)) {
      expect(status).toBe('success')
      const shards = runs.filter(({ parent_id }) => parent_id === id)
      const expected = Array.from({ length: shardTotal }, (_, index) => `${index} success`)
      expect(shards.map((shard) => `${shard.shard_index} ${shard.status}`).sort()).toEqual(expected)
    }
  })

  it('the backfill made up for each minute of its range, once', async () => {
    await until(async () => {
      const { data } = await product.insist('GET', `/backfills/${backfillId}`, { token })
      return !['running', 'paused'].includes(data.status)
    }, 180_000)
    const { data } = await product.insist('GET', `/backfills/${backfillId}`, { token })
    expect(data.status).toBe('success')
    const runs = (await jobs.runsOf(backfilled)).filter(({ trigger }) => trigger === 'backfill')
    expect(runs.filter(({ status }) => status !== 'success')).toEqual([])
    const times = runs.map((run) => run.scheduled_at).sort()
    expect(new Set(times).size).toBe(times.length)
    expect(times.length).toBe(data.total)
    expect(data.total).toBeGreaterThanOrEqual(backfillMinutes)
  })

  it('each loop went on from the end of one run to the next, without a gap', async () => {
    for (const id of loops) {
      await jobs.pauseAfterNextFire(id)
      const runs = (await jobs.untilQuiet(id)).sort((a, b) => Date.parse(a.scheduled_at) - Date.parse(b.scheduled_at))
      expect(runs.filter(({ status, skip_reason }) => status !== 'success' && skip_reason !== 'paused')).toEqual([])
      for (const [index, run] of runs.entries()) {
        const end = runs[index - 1]?.end_time
        if (end) expect(Date.parse(run.scheduled_at)).toBe(Math.ceil((Date.parse(end) + delayMs) / 1000) * 1000)
      }
    }
  })

  it('the outside saw the effect of every run, each under one key of its own', async () => {
    const all = await jobs.list('')
    const wholes = new Set(all.flatMap(({ parent_id }) => (parent_id === null ? [] : [parent_id])))
    const did = all.filter(({ id, status }) => status === 'success' && !wholes.has(id))
    const byKey = sink.byKey()
    expect(did.map(({ id }) => keyOf(id)).filter((key) => !byKey.has(key))).toEqual([])
    expect(byKey.size).toBe(did.length)
    for (const [key, effects] of byKey) expect(new Set(effects.map(({ body }) => body)).size, key).toBe(1)
  })

  it('nothing waits or runs any more', async () => {
    expect((await jobs.list('')).filter((run) => !isOver(run))).toEqual([])
  })
})
