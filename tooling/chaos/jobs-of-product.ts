import { expect } from 'vitest'
import type { Product } from '../testing/product.ts'
import { until } from '../testing/until.ts'

export type Run = {
  id: number
  job_id: number
  parent_id: number | null
  shard_index: number | null
  trigger: string
  status: string
  scheduled_at: string
  end_time: string | null
  skip_reason: string | null
  error_msg: string | null
}

const settleMs = 180_000

/** The key under which the outside sees what a run does. */
export function keyOf(runId: number | undefined): string {
  return `ops-run-${runId}`
}

/** What tests that kill processes ask of a product, again and again until it answers. */
export function jobsOf(product: Product, token: string) {
  return { create, trigger, pauseAfterNextFire, pause, list, runsOf, untilQuiet }

  async function create(job: Record<string, unknown>): Promise<number> {
    const { status, data } = await product.insist('POST', '/jobs', { token, body: job })
    expect(status, JSON.stringify(data)).toBe(201)
    return data.id
  }

  async function trigger(jobId: number): Promise<number> {
    const { status, data } = await product.insist('POST', `/jobs/${jobId}/trigger`, { token, body: {} })
    expect(status, JSON.stringify(data)).toBe(202)
    return data.run_id
  }

  /** Pauses when the trigger has caught up with the clock; gives the time of the job's creation. */
  async function pauseAfterNextFire(jobId: number): Promise<number> {
    const asked = Date.now()
    await until(async () => (await runsOf(jobId)).some((run) => Date.parse(run.scheduled_at) >= asked), 90_000)
    return pause(jobId)
  }

  async function pause(jobId: number): Promise<number> {
    const { data } = await product.insist('POST', `/jobs/${jobId}/pause`, { token })
    return Date.parse(data.created_at)
  }

  async function untilQuiet(jobId: number): Promise<Run[]> {
    let runs: Run[] = []
    await until(async () => {
      runs = await runsOf(jobId)
      return runs.every(({ status }) => !['waiting', 'running'].includes(status))
    }, settleMs)
    return runs
  }

  function runsOf(jobId: number): Promise<Run[]> {
    return list(`job_id=${jobId}`)
  }

  async function list(filter: string): Promise<Run[]> {
    const items: Run[] = []
    for (let page = 1; ; page++) {
      const { data } = await product.insist('GET', `/job-logs?${filter}&page=${page}&page_size=200&sort=id`, { token })
      items.push(...data.items)
      if (page >= data.pages) return items
    }
  }
}

/** After the first time and up to the last: every time that is a multiple of the interval. */
export function dueTimes(after: number, last: number, everyMs: number): string[] {
  const first = (Math.floor(after / everyMs) + 1) * everyMs
  return Array.from({ length: Math.max(0, (last - first) / everyMs + 1) }, (_, index) =>
    new Date(first + index * everyMs).toISOString(),
  )
}
