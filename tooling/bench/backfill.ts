import { startSink } from '../chaos/effect-sink.ts'
import { type Product, startProduct } from '../testing/product.ts'
import { until } from '../testing/until.ts'
import { type Figure, figureOf } from './figures.ts'
import { liftLimits } from './product-access.ts'

const range = { start: '2026-01-01T00:00:00Z', end: '2026-01-07T15:59:59Z' }
const fires = 9600
const concurrency = 50
const patienceMs = 60 * 60_000

/**
 * A fire for every minute of a week, and the whole server is killed in the middle. Fails when one is missing or ran twice
 * for the world outside, which tells by the idempotency key.
 */
export async function benchBackfill(): Promise<Figure[]> {
  const sink = await startSink()
  const product = await startProduct({ OPS_EGRESS_ALLOW: '127.0.0.1/32' })
  try {
    await liftLimits(product)
    const token = await product.signIn()
    const id = await begin(product, token, sink.url)
    const begun = performance.now()
    await reach(product, token, id, fires / 2)
    await Promise.all((['api', 'worker', 'temporal', 'postgres'] as const).map((name) => product.killAndAwait(name)))
    const { status, counts } = await reach(product, token, id, fires)
    const seconds = (performance.now() - begun) / 1000
    check(status, counts, sink.byKey())
    const note = `${fires} fires of an http job by one backfill, ${concurrency} at a time; everything is killed after half of them`
    return [figureOf({ name: 'backfill', ours: [fires / seconds], unit: 'runs/s', better: 'higher', note })]
  } finally {
    await product.stop()
    await sink.close()
  }
}

async function begin(product: Product, token: string, url: string): Promise<number> {
  const http = { job_type: 'http', config: { method: 'POST', url, body: { time: '{scheduledTime}' } } }
  const cron = { trigger_type: 'cron', cron_expr: '* * * * *', timezone: 'UTC', status: 'disabled' }
  const retries = { retry_count: 5, retry_interval: 1, retry_backoff: 'fixed' }
  const job = await product.call('POST', '/jobs', { token, body: { name: 'bench', ...http, ...cron, ...retries } })
  const { status, data } = await product.call('POST', `/jobs/${job.data.id}/backfill`, {
    token,
    body: { ...range, concurrency },
  })
  if (status !== 202 || data.total !== fires) throw new Error(`backfill answered ${status}: ${JSON.stringify(data)}`)
  return data.id
}

type Progress = { status: string; counts: Record<string, number> }

/** Waits until so many have succeeded, and with the last one for the end. */
async function reach(product: Product, firstToken: string, id: number, count: number): Promise<Progress> {
  let token = firstToken
  let progress: Progress = { status: 'running', counts: {} }
  await until(async () => {
    const answer = await product.insist('GET', `/backfills/${id}`, { token })
    if (answer.status === 401) token = await product.signIn()
    if (answer.status !== 200) return false
    progress = answer.data
    return (progress.counts.success ?? 0) >= count && (count < fires || progress.status !== 'running')
  }, patienceMs)
  return progress
}

function check(status: string, counts: Record<string, number>, byKey: Map<string, { body: string }[]>): void {
  const times = new Map<string, string>()
  for (const [key, effects] of byKey) {
    for (const { body } of effects) {
      const other = times.get(body)
      if (other !== undefined && other !== key) throw new Error(`${body} ran under ${other} and under ${key}`)
      times.set(body, key)
    }
  }
  if (status !== 'success' || counts.success !== fires || times.size !== fires) {
    throw new Error(`it ended as ${status} with ${JSON.stringify(counts)}; outside ${times.size} fires were seen`)
  }
}
