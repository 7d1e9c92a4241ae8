import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProcessName, type Product, startProduct } from '../testing/product.ts'
import { until } from '../testing/until.ts'
import { startSink } from './effect-sink.ts'
import { dueTimes, jobsOf, keyOf } from './jobs-of-product.ts'

const victims: ProcessName[] = ['worker', 'executor', 'api', 'temporal', 'postgres']
const cronEveryMs = 2000
const settleMs = 180_000

let product: Product
let sink: Awaited<ReturnType<typeof startSink>>
let token = ''
let act: ReturnType<typeof jobsOf>
const jobs = { http: 0, shell: 0, cronHttp: 0, cronShell: 0 }
const manualRuns: number[] = []

beforeAll(async () => {
  sink = await startSink()
  product = await startProduct({ OPS_EGRESS_ALLOW: '127.0.0.1/32' })
  token = await product.signIn()
  act = jobsOf(product, token)
  const http = (path: string) => ({
    job_type: 'http',
    config: { method: 'POST', url: `${sink.url}${path}`, body: { run: '{runId}' } },
  })
  const shell = (script: string) => ({ job_type: 'shell', config: { script } })
  const cron = { trigger_type: 'cron', cron_expr: '*/2 * * * * *', overlap_policy: 'allow', misfire_policy: 'all' }
  jobs.http = await act.create({ name: 'held call', ...http('/held'), ...lenient })
  jobs.shell = await act.create({ name: 'slow script', ...shell('echo begun\nsleep 4\necho done'), ...lenient })
  jobs.cronHttp = await act.create({ name: 'steady call', ...http('/steady'), ...cron, ...lenient })
  jobs.cronShell = await act.create({
    name: 'steady script',
    ...shell('date'),
    ...cron,
    cron_expr: '*/10 * * * * *',
    ...lenient,
  })
})
afterAll(async () => {
  sink?.release()
  await product?.stop()
  await sink?.close()
})

const lenient = { retry_count: 5, retry_interval: 1, retry_backoff: 'fixed', timeout: 60 }

const cases = [...victims.map((name) => ({ killed: name, names: [name] })), { killed: 'everything', names: victims }]

describe.each(cases)('when $killed is killed in the middle of running jobs', ({ names }) => {
  it('every one of them ends well', async () => {
    sink.hold()
    const calls = await Promise.all(Array.from({ length: 4 }, () => act.trigger(jobs.http)))
    const scripts = await Promise.all(Array.from({ length: 3 }, () => act.trigger(jobs.shell)))
    await until(() => calls.every((id) => sink.byKey().has(keyOf(id))), 60_000)
    await until(async () => (await outputOf(scripts[0])).includes('begun'), 60_000)

    const killed = Promise.all(names.map((name) => product.killAndAwait(name)))
    // Who asks while something is away is answered in the end, too.
    const meanwhile = await Promise.all([act.trigger(jobs.http), act.trigger(jobs.shell)])
    sink.release()
    await killed

    const runs = [...calls, ...scripts, ...meanwhile]
    manualRuns.push(...runs)
    expect(await settled(runs)).toEqual(runs.map((id) => `${id} success`))
  })
})

describe('after all of that', () => {
  it('no scheduled fire is lost or doubled', async () => {
    for (const [id, everyMs] of [
      [jobs.cronHttp, cronEveryMs],
      [jobs.cronShell, 10_000],
    ] as const) {
      const createdAt = await act.pauseAfterNextFire(id)
      const runs = await act.untilQuiet(id)
      const times = runs.map((run) => run.scheduled_at).sort()
      expect(times, 'every fire since the creation, each once').toEqual(
        dueTimes(createdAt, Date.parse(times.at(-1) ?? ''), everyMs),
      )
      const unwell = runs.filter(({ status }) => status !== 'success')
      expect(
        unwell.filter(({ skip_reason }) => skip_reason !== 'paused'),
        'only the pause may have caught one',
      ).toEqual([])
      expect(unwell.length).toBeLessThanOrEqual(1)
    }
  })

  it('the outside saw the effect of every fire, each under one key of its own', async () => {
    const called = [...(await act.runsOf(jobs.http)), ...(await act.runsOf(jobs.cronHttp))]
    const byKey = sink.byKey()
    expect(called.map(({ id }) => keyOf(id)).filter((key) => !byKey.has(key))).toEqual([])
    expect(byKey.size).toBe(called.length)
    for (const [key, effects] of byKey) {
      expect(new Set(effects.map(({ body }) => body)), key).toEqual(new Set([`{"run":${key.replace('ops-run-', '')}}`]))
    }
  })

  it('nothing waits or runs any more, and what was asked for once ran once', async () => {
    const open = await Promise.all(['waiting', 'running'].map((status) => act.list(`status=${status}`)))
    expect(open.flat()).toEqual([])
    const manual = [...(await act.runsOf(jobs.http)), ...(await act.runsOf(jobs.shell))].map(({ id }) => id)
    expect(manual.sort((a, b) => a - b)).toEqual(manualRuns.sort((a, b) => a - b))
  })
})

async function outputOf(runId: number | undefined): Promise<string> {
  const { data } = await product.insist('GET', `/job-logs/${runId}/output`, { token })
  return String(data)
}

/** Each run with how it ended, when all have. */
async function settled(runIds: number[]): Promise<string[]> {
  let states: string[] = []
  await until(async () => {
    const runs = await Promise.all(runIds.map((id) => product.insist('GET', `/job-logs/${id}`, { token })))
    states = runs.map(({ data }, index) => `${runIds[index]} ${data.status}`)
    return states.every((state) => !/waiting|running/.test(state))
  }, settleMs)
  return states
}
