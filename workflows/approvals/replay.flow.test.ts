import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawer, openAt, type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'
import { makeRole } from '../../tooling/testing/make-role.ts'
import { histories, recordedKinds, recordRequest } from '../../tooling/testing/recorded-request.ts'
import { recordHistory, replayHistories } from '../../tooling/testing/temporal.ts'
import { startReceiver } from '../../tooling/testing/webhook-receiver.ts'
import {
  approvalCallbackWorkflowId,
  approvalMigrationWorkflowId,
  approvalQueue,
  approvalWorkflowId,
  roleGrantWorkflowId,
} from './messages.ts'

const patience = { timeout: 20_000, interval: 50 }

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let applicant: Person
let ann: Person
let bob: Person

beforeAll(async () => {
  stage = await startApprovalStage()
  ;[applicant, ann, bob] = await Promise.all([stage.person(), stage.person(), stage.person()])
})
afterAll(() => stage?.close())

const by = (...people: Person[]) => ({ user_ids: people.map(({ id }) => id) })
const processOf = (id: number) => stage.temporal.client.workflow.getHandle(approvalWorkflowId(id))

async function recorded(id: number, name: string): Promise<void> {
  const { now, noted } = await recordRequest(stage, id, name)
  expect(now).toEqual(noted)
}

test('a request that goes through a choice, a fork and a copy, with a return on its way', async () => {
  const nodes = {
    ...{ C: { type: 'condition' }, K: { type: 'cc', ...by(bob) }, A: by(ann) },
    ...{ F: { type: 'parallel' }, L: by(ann), R: by(bob), J: { type: 'parallel' } },
  }
  const edges = ['s→C', 'C?form.days > 1→A', 'C→K', 'K→A', 'A→F', 'F→L', 'F→R', 'L→J', 'R→J', 'J→e']
  const { id } = await stage.hand(applicant, await stage.definition(nodes, edges), { form_data: { days: 1 } })
  await stage.act(ann, id, 'approve')
  await stage.act(bob, id, 'return')
  await stage.act(applicant, id, 'resubmit')
  await stage.act(ann, id, 'approve')
  await stage.act(ann, id, 'approve')
  expect((await stage.act(bob, id, 'approve')).data.status).toBe('approved')
  await recorded(id, 'returned')
})

test('a request whose time runs out twice, and one that is withdrawn', async () => {
  const nodes = {
    A: { ...by(ann), timeout: { seconds: 1, action: 'transfer', to_user_id: bob.id } },
    W: { type: 'wait', seconds: 1 },
  }
  const timed = await stage.hand(applicant, await stage.definition(nodes, ['s→A', 'A→W', 'W→e']))
  await expect.poll(async () => openAt(await stage.look(applicant, timed.id)), patience).toEqual({ A: [bob.id] })
  await stage.act(bob, timed.id, 'approve')
  await expect.poll(async () => (await stage.look(applicant, timed.id)).status, patience).toBe('approved')
  await recorded(timed.id, 'timed')

  const back = await stage.hand(applicant, await stage.definition({ A: by(ann) }, ['s→A', 'A→e']))
  await stage.act(applicant, back.id, 'withdraw')
  await recorded(back.id, 'withdrawn')
})

test('a request whose history begins anew', async () => {
  const definition = await stage.definition({ A: { ...by(ann, bob), mode: 'all' } }, ['s→A', 'A→e'])
  const { id } = await stage.hand(applicant, definition, { draft: true })
  await stage.act(applicant, id, 'resubmit')
  const { client } = stage.temporal
  await processOf(id).terminate()
  const start = {
    workflowId: approvalWorkflowId(id),
    taskQueue: approvalQueue,
    args: [{ instanceId: id, mostEvents: 10 }],
  }
  const first = await client.workflow.start('approvalWorkflow', start)
  for (const [index, person] of [applicant, ann, bob].entries()) {
    await stage.act(person, id, 'comment', { comment: `${index}` })
  }
  await stage.act(ann, id, 'approve')
  expect((await stage.act(bob, id, 'approve')).data.status).toBe('approved')
  await processOf(id).result()
  const firstRun = client.workflow.getHandle(start.workflowId, first.firstExecutionRunId, { followRuns: false })
  expect((await firstRun.describe()).status.name).toBe('CONTINUED_AS_NEW')
  await recordHistory(firstRun, histories, 'continued')
})

test('requests that are moved to another version, and what moves them', async () => {
  const definition = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
  const { id } = await stage.hand(applicant, definition)
  await stage.redraw(definition, { A: by(ann), B: by(bob) }, ['s→A', 'A→B', 'B→e'])
  const mover = await stage.person(['workflow:publish', 'approval:operate', 'approval:read'])
  const begun = await stage.call('POST', `/workflows/${definition}/migrate`, { to_version: 2 }, mover.token)
  const { client } = stage.temporal
  const migration = client.workflow.getHandle(approvalMigrationWorkflowId(begun.data.id))
  await migration.result()
  await stage.act(ann, id, 'approve')
  expect((await stage.act(bob, id, 'approve')).data.status).toBe('approved')
  await recorded(id, 'migrated')
  await recordHistory(migration, histories, 'migration')
})

test('callbacks that are called, given up, tried again, and begin their history anew', async () => {
  const receiver = await startReceiver()
  const { client } = stage.temporal
  const callback = (path: string, retry_count: number) => ({
    ...{ on: 'approved', type: 'webhook' },
    config: { url: receiver.url(path), retry_count, retry_interval: 1 },
  })
  const told = { on: 'approved', type: 'notify', config: { title: '=title' } }
  receiver.answer('/fails', 500)
  const callbacks = [callback('/works', 0), callback('/fails', 1), told]
  const definition = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'], { callbacks })
  const { id } = await stage.hand(applicant, definition)
  await stage.act(ann, id, 'approve')
  const states = async () => (await stage.look(applicant, id)).callbacks.map(({ status }) => status)
  await expect.poll(states, patience).toEqual(['success', 'failed', 'success'])
  const [works, fails, tells] = (await stage.look(applicant, id)).callbacks.map((one) =>
    client.workflow.getHandle(approvalCallbackWorkflowId(one.id)),
  )
  if (!works || !fails || !tells) throw new Error('there are three callbacks')
  await Promise.all([works, fails, tells].map((handle) => handle.result()))
  await recordHistory(works, histories, 'callback-called')
  await recordHistory(fails, histories, 'callback-given-up')
  await recordHistory(tells, histories, 'callback-told')

  const [, failed] = (await stage.look(applicant, id)).callbacks
  await stage.database.db
    .updateTable('approval_callback')
    .set({ config: JSON.stringify(callback('/fails', 3).config) })
    .where('id', '=', failed?.id ?? 0)
    .execute()
  await stage.call('POST', `/approvals/${id}/callbacks/${failed?.id}/retry`, {}, applicant.token)
  await expect.poll(() => receiver.calls('/fails').length, patience).toBeGreaterThan(2)
  await fails.terminate()
  const start = {
    workflowId: fails.workflowId,
    taskQueue: approvalQueue,
    args: [{ callbackId: failed?.id ?? 0, mostEvents: 10 }],
  }
  const first = await client.workflow.start('approvalCallbackWorkflow', start)
  await expect.poll(() => receiver.calls('/fails').length, patience).toBeGreaterThan(3)
  receiver.answer('/fails', 200)
  await expect.poll(states, patience).toEqual(['success', 'success', 'success'])
  const firstRun = client.workflow.getHandle(start.workflowId, first.firstExecutionRunId, { followRuns: false })
  await client.workflow.getHandle(start.workflowId).result()
  expect((await firstRun.describe()).status.name).toBe('CONTINUED_AS_NEW')
  await recordHistory(firstRun, histories, 'callback-continued')
  receiver.close()
})

test('a role that is taken back when its time is over, and one that goes with its request', async () => {
  const role = await makeRole(stage.database.db, [])
  const publisher = await stage.person([...drawer, 'user:write'])
  const give = async (days: number) => {
    const callbacks = [{ on: 'approved', type: 'grant_role', config: { role_ids: [role.id], days } }]
    const fields = { callbacks, options: { withdraw_days: 1 } }
    const definition = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'], fields, publisher.token)
    const { id } = await stage.hand(applicant, definition)
    await stage.act(ann, id, 'approve')
    const callback = async () => (await stage.look(applicant, id)).callbacks[0]
    await expect.poll(async () => (await callback())?.status, patience).toBe('success')
    const grant = stage.temporal.client.workflow.getHandle(roleGrantWorkflowId((await callback())?.id ?? 0))
    return { id, grant, end: async () => (await callback())?.grant?.end }
  }

  const ended = await give(1 / 86_400)
  await expect.poll(ended.end, patience).toBe('taken_back')
  await ended.grant.result()
  await recordHistory(ended.grant, histories, 'role-granted')

  const recalled = await give(30)
  const timers = async () =>
    (await recalled.grant.fetchHistory()).events?.filter((event) => event.timerStartedEventAttributes)
  await expect.poll(() => timers().catch(() => []), patience).toHaveLength(1)
  await stage.act(applicant, recalled.id, 'withdraw')
  expect(await recalled.end()).toBe('withdrawn')
  await recalled.grant.result()
  await recordHistory(recalled.grant, histories, 'role-recalled')
})

test('every recorded history is still replayed', async () => {
  const requests = [...Object.keys(await recordedKinds()), 'continued']
  const callbacks = ['called', 'continued', 'flow', 'given-up', 'job', 'skipped', 'told'].map(
    (how) => `callback-${how}`,
  )
  const names = [...requests, ...callbacks, 'handed-over', 'migration', 'role-granted', 'role-recalled']
  expect(await replayHistories(histories)).toEqual(names.map((name) => `${name}.json`).sort())
})
