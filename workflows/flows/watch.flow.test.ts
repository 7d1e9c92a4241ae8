import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFlowStage } from '../../tooling/testing/flow-stage.ts'

let stage: Awaited<ReturnType<typeof startFlowStage>>

beforeAll(async () => {
  stage = await startFlowStage()
})
afterAll(() => stage?.close())

const messages = (template: string) =>
  stage.database.db
    .selectFrom('message_log')
    .select(['subject', 'content', 'link', 'channel'])
    .where('template_code', '=', template)
    .execute()
const alerts = async () => (await stage.call('GET', '/alerts')).data.items

test('a flow without a watch tells its owner which node failed, and why', async () => {
  const { ask, ways } = stage
  await stage.ended(await stage.trigger(await stage.makeFlow([ask('A', '/fail'), ask('B', '/give/1')], ways('A→B'))))
  const [told] = await messages('run.failed')
  expect(told).toMatchObject({
    subject: expect.stringContaining('flow 1'),
    link: expect.stringMatching(/^\/flow-runs\/\d+$/),
  })
  expect(told?.content).toMatch(/A.*500/s)
})

test('a watched flow opens an alert for a failure, for a timeout and for several in a row, and closes them with a success', async () => {
  const { ask } = stage
  const alert = { on: ['failed', 'timeout', 'consecutive'], consecutive: 2, channels: ['in_app'] }
  const flow = await stage.makeFlow([ask('A', '/{params.path}')], [], {
    alert,
    timeout: 2,
    params: [{ name: 'path', default: 'fail' }],
  })
  const reasons = async () =>
    (await alerts())
      .filter((one: { job_id: number }) => one.job_id === flow)
      .map((one: { reason: string; status: string }) => `${one.reason} ${one.status}`)
      .sort()
  await stage.ended(await stage.trigger(flow))
  expect(await reasons()).toEqual(['failed firing'])
  await stage.ended(await stage.trigger(flow, { params: { path: 'hold/watched' } }))
  expect(await reasons()).toEqual(['consecutive firing', 'failed firing', 'timeout firing'])
  await stage.ended(await stage.trigger(flow, { params: { path: 'give/1' } }))
  expect(await reasons()).toEqual(['consecutive recovered', 'failed recovered', 'timeout recovered'])
})

test('what a node does is told of by its flow alone', async () => {
  const { ask, call, service } = stage
  const job = await call('POST', '/jobs', {
    name: 'watched job',
    job_type: 'http',
    config: { url: `${service.url}/fail` },
    retry_count: 0,
    alert: { on: ['failed'], channels: ['in_app'] },
  })
  const flow = await stage.makeFlow([{ id: 'A', type: 'job', job_id: job.data.id }, ask('B', '/give/1')])
  await stage.ended(await stage.trigger(flow))
  expect((await alerts()).filter((one: { job_id: number }) => one.job_id === job.data.id)).toEqual([])
})
