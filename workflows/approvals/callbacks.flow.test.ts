import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getWebhookSecrets } from '../../db/notifications/webhook-secrets.ts'
import { signInAs } from '../../tooling/testing/api.ts'
import { drawer, type Person, type ShownCallback, startApprovalsOn } from '../../tooling/testing/approval-stage.ts'
import { startFlowStage } from '../../tooling/testing/flow-stage.ts'
import { testSecrets } from '../../tooling/testing/secrets.ts'
import { startReceiver } from '../../tooling/testing/webhook-receiver.ts'

const patience = { timeout: 20_000, interval: 50 }

let flows: Awaited<ReturnType<typeof startFlowStage>>
let stage: Awaited<ReturnType<typeof startApprovalsOn>>
let receiver: Awaited<ReturnType<typeof startReceiver>>
let applicant: Person
let ann: Person
let operator: Person

beforeAll(async () => {
  receiver = await startReceiver()
  flows = await startFlowStage({ permissions: drawer })
  stage = await startApprovalsOn(flows)
  ;[applicant, ann, operator] = await Promise.all([
    stage.person(),
    stage.person(),
    stage.person(['approval:read', 'approval:operate']),
  ])
})
afterAll(async () => {
  await stage?.stop()
  await flows?.close()
  receiver?.close()
})

const byAnn = () => ({ user_ids: [ann.id] })
const fast = { retry_count: 2, retry_interval: 1 }

/** A request with one approval, and what follows from its end. */
async function handIn(callbacks: Record<string, unknown>[], fields: Record<string, unknown> = {}): Promise<number> {
  const definition = await stage.definition({ A: byAnn() }, ['s→A', 'A→e'], { callbacks })
  return (await stage.hand(applicant, definition, fields)).id
}

async function callbackOf(id: number, index = 0): Promise<ShownCallback> {
  const shown = (await stage.look(operator, id)).callbacks[index]
  if (!shown) throw new Error(`request ${id} has no callback ${index}`)
  return shown
}
const comesTo = (id: number, status: string, index = 0) =>
  expect.poll(async () => (await callbackOf(id, index)).status, patience).toBe(status)

async function makeJob(name: string, path: string, params: string[] = []): Promise<number> {
  const config = { url: `${flows.service.url}${path}`, method: 'GET' }
  const declared = params.map((param) => ({ name: param, type: 'json', required: false }))
  const made = await flows.call('POST', '/jobs', {
    ...{ name, job_type: 'http', config, params: declared },
    retry_count: 0,
  })
  expect(made).toMatchObject({ status: 201 })
  return made.data.id
}

async function runsOf(jobId: number) {
  const { data } = await flows.call('GET', `/jobs/${jobId}/logs`)
  return data.items as { id: number; status: string; trigger: string; params: Record<string, unknown> }[]
}

describe('a webhook', () => {
  test('is called once after the end that it is for, signed, with the form and what is filled in from it', async () => {
    const config = { url: receiver.url('/signed'), params: { days: '=form.days + 1', how: '=status', plain: 'x' } }
    const other = { on: 'rejected', type: 'webhook', config: { url: receiver.url('/rejected') } }
    const id = await handIn([{ on: 'approved', type: 'webhook', config }, other], { form_data: { days: 3 } })
    expect((await stage.look(applicant, id)).callbacks).toEqual([])

    expect((await stage.act(ann, id, 'approve')).data.callbacks).toMatchObject([{ type: 'webhook' }])

    await comesTo(id, 'success')
    const [call, ...more] = receiver.calls('/signed')
    expect(more).toEqual([])
    expect(receiver.calls('/rejected')).toEqual([])
    const { id: callbackId } = await callbackOf(id)
    expect(call?.headers).toMatchObject({
      'webhook-id': `ops-callback-${callbackId}`,
      'idempotency-key': `ops-callback-${callbackId}`,
    })
    const [secret = ''] = await getWebhookSecrets(flows.database.db, testSecrets)
    const said = new Webhook(secret).verify(call?.body ?? '', call?.headers as Record<string, string>)
    expect(said).toMatchObject({
      type: 'approval.approved',
      data: { approval_id: id, form_data: { days: 3 }, params: { days: 4, how: 'approved', plain: 'x' } },
    })
  })

  test('that fails is tried again, then given up and told; tried once more by hand it says the same under the same key', async () => {
    receiver.answer('/down', 500)
    const id = await handIn([{ on: 'rejected', type: 'webhook', config: { url: receiver.url('/down'), ...fast } }])
    await stage.act(ann, id, 'reject')

    await comesTo(id, 'failed')

    expect(receiver.calls('/down')).toHaveLength(3)
    const failed = await callbackOf(id)
    expect(failed).toMatchObject({ attempts: 3, actions: ['retry', 'skip'] })
    expect(failed.error_msg).toContain('HTTP 500')
    expect(failed.result).toEqual({ body: 'answer of /down' })
    const told = await flows.call('GET', '/notifications')
    expect(told.data.items.map(({ link }: { link: string }) => link)).toContain(`/approvals/${id}`)

    receiver.answer('/down', 200)
    expect(await retry(applicant, id)).toMatchObject({ status: 200 })

    await comesTo(id, 'success')
    const calls = receiver.calls('/down')
    expect(calls).toHaveLength(4)
    expect(new Set(calls.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect(new Set(calls.map(({ body }) => body)).size).toBe(1)
    expect(await retry(applicant, id)).toMatchObject({ status: 409, code: 40901 })
    expect((await stage.look(applicant, id)).callbacks[0]).toMatchObject({ status: 'success', result: null })
  })

  test('that is gone for good is not tried again, and can be let pass by who may step in, not by others', async () => {
    receiver.answer('/gone', 410)
    const id = await handIn([{ on: 'approved', type: 'webhook', config: { url: receiver.url('/gone'), ...fast } }])
    await stage.act(ann, id, 'approve')
    await comesTo(id, 'failed')
    expect(receiver.calls('/gone')).toHaveLength(1)
    const { id: callbackId } = await callbackOf(id)

    expect(await rule(applicant, id, callbackId, 'skip')).toMatchObject({ status: 403, code: 40301 })
    expect(await rule(ann, id, callbackId, 'retry')).toMatchObject({ status: 403, code: 40301 })
    expect(await rule(await stage.person(), id, callbackId, 'retry')).toMatchObject({ status: 404, code: 40401 })
    expect(await rule(operator, id, callbackId + 1000, 'skip')).toMatchObject({ status: 404, code: 40401 })
    expect(await rule(operator, id, callbackId, 'skip')).toMatchObject({ status: 200 })
    expect(await callbackOf(id)).toMatchObject({ status: 'skipped', actions: [] })
    expect(await rule(operator, id, callbackId, 'skip')).toMatchObject({ status: 409 })
  })

  test('is done by another process when the first one is gone in between', async () => {
    receiver.answer('/later', 503)
    const id = await handIn([{ on: 'approved', type: 'webhook', config: { url: receiver.url('/later'), ...fast } }])
    await stage.act(ann, id, 'approve')
    await expect.poll(() => receiver.calls('/later').length, patience).toBeGreaterThan(0)
    receiver.answer('/later', 200)
    await stage.restartWorker()
    await comesTo(id, 'success')
  })
})

const rule = (by: Person, id: number, callback: number, verb: string) =>
  flows.call('POST', `/approvals/${id}/callbacks/${callback}/${verb}`, {}, by.token)
const retry = async (by: Person, id: number) => rule(by, id, (await callbackOf(id)).id, 'retry')

describe('a job', () => {
  test('is started once, on the word of whoever published, with what is filled in', async () => {
    const job = await makeJob('notes a leave', '/give/1', ['days'])
    const config = { job_id: job, params: { days: '=form.days * 2' } }
    const id = await handIn([{ on: 'approved', type: 'job', config }], { form_data: { days: 3 } })
    await stage.act(ann, id, 'approve')

    await comesTo(id, 'success')

    const runs = await runsOf(job)
    expect(runs).toMatchObject([{ trigger: 'callback', params: { days: 6 } }])
    expect((await callbackOf(id)).run_id).toBe(runs[0]?.id)
  })

  test('whose end is waited for fails with its run; tried again it runs anew, and never beside one that goes on', async () => {
    const job = await makeJob('is flaky', '/flaky/callback/1')
    const id = await handIn([{ on: 'approved', type: 'job', config: { job_id: job, wait: true } }])
    await stage.act(ann, id, 'approve')
    await comesTo(id, 'failed')
    expect((await callbackOf(id)).error_msg).toContain('failed')

    const { id: callbackId } = await callbackOf(id)
    const both = await Promise.all([rule(operator, id, callbackId, 'retry'), rule(operator, id, callbackId, 'retry')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])

    await comesTo(id, 'success')
    expect((await runsOf(job)).map(({ status }) => status).sort()).toEqual(['failed', 'success'])
  })

  test('that its publisher may not run any more is not started', async () => {
    const job = await makeJob('is taken away', '/give/1')
    const publisher = await flows.platform.makeUser([...drawer, 'job:trigger', 'job:read'])
    const token = await signInAs(flows.api, publisher)
    const callbacks = [{ on: 'approved', type: 'job', config: { job_id: job } }]
    const definition = await stage.definition({ A: byAnn() }, ['s→A', 'A→e'], { callbacks }, token)
    const { id } = await stage.hand(applicant, definition)
    await flows.database.db.deleteFrom('user_role').where('user_id', '=', publisher.id).execute()
    await stage.act(ann, id, 'approve')

    await comesTo(id, 'failed')
    expect(await runsOf(job)).toEqual([])
  })
})

test('a flow is started in its published version, and its end is waited for', async () => {
  const flow = await flows.makeFlow([flows.ask('N', '/hold/of-callback')])
  const id = await handIn([{ on: 'approved', type: 'flow', config: { flow_id: flow, wait: true } }])
  await stage.act(ann, id, 'approve')
  await expect.poll(() => flows.service.isHeld('of-callback'), patience).toBe(true)
  const { status, run_id } = await callbackOf(id)
  expect(status).toBe('running')
  flows.service.letGo('of-callback')
  await comesTo(id, 'success')
  expect((await flows.runOf(run_id ?? 0)).status).toBe('success')
})

test('a message goes to those who are named, else to the applicant, filled in from the form', async () => {
  const config = { title: '="请 " + form.who + " 注意"', content: '已办结' }
  const named = { title: '给安', user_ids: [ann.id] }
  const id = await handIn(
    [
      { on: 'approved', type: 'notify', config },
      { on: 'approved', type: 'notify', config: named },
    ],
    { form_data: { who: '张三' } },
  )
  await stage.act(ann, id, 'approve')
  await comesTo(id, 'success')
  await comesTo(id, 'success', 1)
  const titles = async (of: Person) =>
    (await flows.call('GET', '/notifications', undefined, of.token)).data.items.map(
      ({ title }: { title: string }) => title,
    )
  expect(await titles(applicant)).toContain('请 张三 注意')
  expect(await titles(ann)).toContain('给安')
  expect(await titles(applicant)).not.toContain('给安')
})

test('what follows from an approval that is taken back is not needed any more, and is done anew after the next one', async () => {
  receiver.answer('/taken-back', 500)
  const callbacks = [
    { on: 'approved', type: 'webhook', config: { url: receiver.url('/taken-back'), ...fast, retry_interval: 60 } },
  ]
  const definition = await stage.definition({ A: byAnn() }, ['s→A', 'A→e'], {
    callbacks,
    options: { withdraw_days: 1 },
  })
  const { id } = await stage.hand(applicant, definition)
  await stage.act(ann, id, 'approve')
  await expect.poll(() => receiver.calls('/taken-back').length, patience).toBe(1)

  await stage.act(applicant, id, 'withdraw')
  expect((await callbackOf(id)).status).toBe('void')
  receiver.answer('/taken-back', 200)
  await stage.act(applicant, id, 'resubmit')
  await stage.act(ann, id, 'approve')

  await comesTo(id, 'success', 1)
  expect((await callbackOf(id)).status).toBe('void')
  expect(receiver.calls('/taken-back')).toHaveLength(2)
})
