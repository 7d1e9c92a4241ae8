import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFlowStage, statesOf } from '../../tooling/testing/flow-stage.ts'

type Fire = {
  id: number
  status: string
  trigger: string
  skip_reason: string | null
  scheduled_at: string
  started_at: string | null
  ended_at: string | null
  workflow_id: string | null
}

const patience = { timeout: 30_000, interval: 50 }
const everySecond = { trigger_type: 'cron', cron_expr: '* * * * * *', timezone: 'UTC' }
const minute = 60_000

let stage: Awaited<ReturnType<typeof startFlowStage>>

beforeAll(async () => {
  stage = await startFlowStage()
})
afterAll(() => stage?.close())

const turn = async (flow: number, verb: 'pause' | 'resume') =>
  expect(await stage.call('POST', `/job-flows/${flow}/${verb}`)).toMatchObject({ status: 200 })

/** In the order of their times. */
async function firesOf(flow: number): Promise<Fire[]> {
  const { data } = await stage.call('GET', `/job-flows/${flow}/runs?page_size=200&sort=scheduled_at`)
  return data.items
}
const ranOf = async (flow: number) => (await firesOf(flow)).filter(({ status }) => status !== 'skipped')
const openOf = async (flow: number) =>
  (await firesOf(flow)).filter(({ status }) => ['waiting', 'running'].includes(status)).length
const fires = (flow: number, count: number) =>
  expect.poll(async () => (await firesOf(flow)).length, patience).toBeGreaterThanOrEqual(count)
const scheduledId = (flow: number, { scheduled_at }: Fire) =>
  `job:${flow}-${new Date(scheduled_at).toISOString().replace('.000', '')}`

describe('a flow with a cron trigger', () => {
  test('fires by its schedule, once for each time, under the ids of the schedule', async () => {
    const { ask, ways } = stage
    const flow = await stage.makeFlow([ask('A', '/give/1'), ask('B', '/give/2')], ways('A→B'), everySecond)
    await fires(flow, 4)
    await turn(flow, 'pause')
    await expect.poll(() => openOf(flow), patience).toBe(0)

    const ran = await ranOf(flow)
    expect(ran.length).toBeGreaterThanOrEqual(3)
    const times = ran.map(({ scheduled_at }) => Date.parse(scheduled_at) / 1000)
    expect(times).toEqual(times.map((_, index) => (times[0] ?? 0) + index))
    for (const fire of ran) {
      expect(fire).toMatchObject({ status: 'success', trigger: 'schedule', workflow_id: scheduledId(flow, fire) })
      expect(statesOf(await stage.runOf(fire.id))).toEqual({ A: 'success', B: 'success' })
    }
  })

  test('leaves out what falls due while a run of it goes on', async () => {
    const { ask, service } = stage
    const flow = await stage.makeFlow([ask('A', '/hold/skipping')], [], { ...everySecond, overlap_policy: 'skip' })
    await fires(flow, 4)
    await turn(flow, 'pause')
    service.letGo('skipping')
    await expect.poll(() => openOf(flow), patience).toBe(0)

    const [first, ...others] = await firesOf(flow)
    expect(first).toMatchObject({ status: 'success', skip_reason: null })
    expect(others.length).toBeGreaterThanOrEqual(3)
    for (const { status, skip_reason } of others) {
      expect(status).toBe('skipped')
      expect(['overlap', 'paused']).toContain(skip_reason)
    }
    expect(others[0]?.skip_reason).toBe('overlap')
    expect(service.calls('/hold/skipping')).toBe(1)
  })

  test('has what falls due meanwhile stand in line, and runs it one after the other', async () => {
    const { ask, service } = stage
    const flow = await stage.makeFlow([ask('A', '/hold/queueing')], [], { ...everySecond, overlap_policy: 'queue' })
    await fires(flow, 3)
    await turn(flow, 'pause')
    await expect.poll(() => service.isHeld('queueing'), patience).toBe(true)
    const waiting = (await firesOf(flow)).filter(({ status }) => status === 'waiting')
    expect(waiting.length).toBeGreaterThanOrEqual(2)
    expect(waiting.map(({ workflow_id }) => workflow_id)).toEqual(waiting.map(() => null))
    await expect
      .poll(async () => {
        service.letGo('queueing')
        return openOf(flow)
      }, patience)
      .toBe(0)

    const ran = await ranOf(flow)
    expect(ran.map(({ status }) => status)).toEqual(ran.map(() => 'success'))
    for (const [index, { started_at }] of ran.entries()) {
      const before = ran[index - 1]?.ended_at
      if (before) expect(Date.parse(started_at ?? '')).toBeGreaterThanOrEqual(Date.parse(before))
    }
    expect(service.calls('/hold/queueing')).toBe(ran.length)
  })

  test('that is paused fires nothing, and what the pause swallowed is written when it goes on', async () => {
    const flow = await stage.makeFlow([stage.ask('A', '/give/1')], [], everySecond)
    await fires(flow, 1)
    await turn(flow, 'pause')
    await expect.poll(() => openOf(flow), patience).toBe(0)
    const last = Date.parse((await firesOf(flow)).at(-1)?.scheduled_at ?? '')
    await expect.poll(() => Date.now(), patience).toBeGreaterThan(last + 3500)
    expect((await ranOf(flow)).every(({ scheduled_at }) => Date.parse(scheduled_at) <= last)).toBe(true)

    await turn(flow, 'resume')
    await expect
      .poll(async () => (await ranOf(flow)).some(({ scheduled_at }) => Date.parse(scheduled_at) > last), patience)
      .toBe(true)
    await turn(flow, 'pause')
    const all = await firesOf(flow)
    const times = all.map(({ scheduled_at }) => Date.parse(scheduled_at) / 1000)
    expect(times, 'no time is missing').toEqual(times.map((_, index) => (times[0] ?? 0) + index))
    const swallowed = all.filter(({ skip_reason }) => skip_reason === 'paused')
    expect(swallowed.length).toBeGreaterThanOrEqual(3)
  })
})

describe('a flow of fixed delay', () => {
  test('fires its interval after the end of the run before', async () => {
    const delay = { trigger_type: 'fixed_delay', interval: 1 }
    const flow = await stage.makeFlow([stage.ask('A', '/give/1')], [], delay)
    await expect
      .poll(async () => (await firesOf(flow)).filter(({ status }) => status === 'success').length, patience)
      .toBeGreaterThanOrEqual(3)
    await turn(flow, 'pause')
    await expect.poll(() => openOf(flow), patience).toBe(0)

    const ran = await ranOf(flow)
    for (const [index, fire] of ran.entries()) {
      expect(fire).toMatchObject({ trigger: 'schedule', status: 'success', workflow_id: scheduledId(flow, fire) })
      const before = ran[index - 1]?.ended_at
      if (before) expect(Date.parse(fire.scheduled_at)).toBe(Math.ceil((Date.parse(before) + 1000) / 1000) * 1000)
    }
  })
})

describe('a backfill of a flow', () => {
  const day = '{scheduledTime:yyyy-MM-dd}'

  test('runs each time of its range as that day would have run, so many at a time', async () => {
    const { ask, ways, service } = stage
    const nodes = [ask('A', `/hold/${day}`), ask('B', `/give/"B ${day}"`)]
    const flow = await stage.makeFlow(nodes, ways('A→B'), daily)
    const { status, data } = await stage.call('POST', `/job-flows/${flow}/backfill`, { ...range(2, 5), concurrency: 2 })
    expect(status).toBe(202)
    const held = () => dates(2, 5).filter((date) => service.isHeld(date))
    await expect.poll(held, patience).toEqual(['2026-01-02', '2026-01-03'])
    expect(await openOf(flow)).toBe(2)
    service.letGo('2026-01-02')
    await expect.poll(held, patience).toEqual(['2026-01-03', '2026-01-04'])
    await expect
      .poll(async () => {
        for (const date of held()) service.letGo(date)
        return (await stage.call('GET', `/backfills/${data.id}`)).data.status
      }, patience)
      .toBe('success')

    const ran = await ranOf(flow)
    expect(ran.map(({ scheduled_at }) => scheduled_at.slice(0, 10))).toEqual(dates(2, 5))
    for (const { id, trigger, scheduled_at, workflow_id } of ran) {
      expect({ trigger, workflow_id }).toEqual({ trigger: 'backfill', workflow_id: `flow-run:${id}` })
      const results = (await stage.runOf(id)).nodes.map(({ result }) => result)
      expect(results).toEqual([{ held: scheduled_at.slice(0, 10) }, `B ${scheduled_at.slice(0, 10)}`])
    }
  })

  test('leaves out what has succeeded, and runs again what has not', async () => {
    const { ask, service } = stage
    const flow = await stage.makeFlow([ask('A', `/flaky/again-${day}/{params.times}`)], [], {
      ...daily,
      params: [{ name: 'times', type: 'number', default: 0 }],
    })
    const backfill = async (fields: object) => {
      const { data } = await stage.call('POST', `/job-flows/${flow}/backfill`, { ...range(2, 4), ...fields })
      await expect
        .poll(async () => (await stage.call('GET', `/backfills/${data.id}`)).data.status, patience)
        .toMatch(/success|failed/)
      return (await stage.call('GET', `/backfills/${data.id}`)).data
    }
    await stage.ended(await stage.trigger(flow, { scheduled_at: '2026-01-03T03:00:00Z' }))
    expect(await backfill({ params: { times: 1 } })).toMatchObject({ status: 'failed', counts: { failed: 2 } })
    expect(await backfill({ params: { times: 1 } })).toMatchObject({ status: 'success', counts: { success: 2 } })
    expect(service.calls('/flaky/again-2026-01-03/0')).toBe(1)
    expect(service.calls('/flaky/again-2026-01-03/1')).toBe(0)
    expect(await backfill({ skip_successful: false })).toMatchObject({ status: 'success', counts: { success: 3 } })
  })

  const daily = { trigger_type: 'cron', cron_expr: '0 3 * * *', timezone: 'UTC', status: 'disabled' }
  const date = (of: number) => `2026-01-0${of}`
  const dates = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => date(from + index))
  const range = (from: number, to: number) => ({ start: `${date(from)}T00:00:00Z`, end: `${date(to)}T23:59:59Z` })
})

test('a flow is no job, and a job is no flow', async () => {
  const flow = await stage.makeFlow([stage.ask('A', '/give/1')])
  const config = { url: `${stage.service.url}/give/1` }
  const { data: job } = await stage.call('POST', '/jobs', { name: 'a job', job_type: 'http', config })
  expect(await stage.call('GET', `/jobs/${flow}`)).toMatchObject({ status: 404 })
  expect(await stage.call('GET', `/job-flows/${job.id}`)).toMatchObject({ status: 404 })
  for (const verb of ['pause', 'resume', 'trigger']) {
    expect(await stage.call('POST', `/jobs/${flow}/${verb}`, {}), verb).toMatchObject({ status: 404 })
    expect(await stage.call('POST', `/job-flows/${job.id}/${verb}`, {}), verb).toMatchObject({ status: 404 })
  }
  const past = { start: new Date(Date.now() - minute).toISOString(), end: new Date().toISOString() }
  expect(await stage.call('POST', `/job-flows/${job.id}/backfill`, past)).toMatchObject({ status: 404 })
  const idsOf = async (path: string) =>
    (await stage.call('GET', `${path}?page_size=200`)).data.items.map(({ id }: { id: number }) => id)
  expect(await idsOf('/jobs')).toContain(job.id)
  expect(await idsOf('/jobs')).not.toContain(flow)
  expect(await idsOf('/job-flows')).toContain(flow)
  expect(await idsOf('/job-flows')).not.toContain(job.id)
})
