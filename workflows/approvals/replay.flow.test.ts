import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAt, type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'
import { recordHistory, replayHistories } from '../../tooling/testing/temporal.ts'
import { approvalQueue, approvalWorkflowId } from './messages.ts'

const histories = new URL('./histories/', import.meta.url)
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
  await processOf(id).result()
  await recordHistory(processOf(id), histories, 'returned')
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
  await processOf(timed.id).result()
  await recordHistory(processOf(timed.id), histories, 'timed')

  const back = await stage.hand(applicant, await stage.definition({ A: by(ann) }, ['s→A', 'A→e']))
  await stage.act(applicant, back.id, 'withdraw')
  await processOf(back.id).result()
  await recordHistory(processOf(back.id), histories, 'withdrawn')
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

test('every recorded history is still replayed', async () => {
  expect(await replayHistories(histories)).toEqual([
    'continued.json',
    'handed-over.json',
    'returned.json',
    'timed.json',
    'withdrawn.json',
  ])
})
