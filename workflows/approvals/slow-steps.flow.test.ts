import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAt, type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'
import { replayHistory } from '../../tooling/testing/temporal.ts'
import { actOnApproval, approvalWorkflowId, heedApproval } from './messages.ts'

const patience = { timeout: 30_000, interval: 100 }

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let applicant: Person
let ann: Person
let bob: Person
let cai: Person

beforeAll(async () => {
  stage = await startApprovalStage()
  ;[applicant, ann, bob, cai] = await Promise.all([stage.person(), stage.person(), stage.person(), stage.person()])
})
afterAll(() => stage?.close())

const processOf = (id: number) => stage.temporal.client.workflow.getHandle(approvalWorkflowId(id))

function tell(id: number, person: Person, action: 'approve' | 'comment') {
  const order = { action, key: randomUUID(), userId: person.id, userName: '', traceId: randomUUID() }
  return processOf(id).executeUpdate(actOnApproval, { args: [order] })
}

/** Nobody can change a request until it is let go. */
function hold(id: number): { held: Promise<unknown>; letGo(): void } {
  const { promise: release, resolve: letGo } = Promise.withResolvers<void>()
  const held = stage.database.db.transaction().execute(async (tx) => {
    await tx.selectFrom('approval_instance').select('id').where('id', '=', id).forUpdate().execute()
    await release
  })
  return { held, letGo }
}

async function countTasks(id: number): Promise<number> {
  const { events } = await processOf(id).fetchHistory()
  return (events ?? []).filter(({ workflowTaskCompletedEventAttributes: done }) => done).length
}

test('what comes while a step takes longer than a workflow task is replayed as it went', async () => {
  const timeout = { seconds: 3600, action: 'approve' }
  const nodes = { A: { user_ids: [ann.id, bob.id], mode: 'all', timeout }, B: { user_ids: [cai.id], timeout } }
  const definition = await stage.definition(nodes, ['s→A', 'A→B', 'B→e'])
  const { id } = await stage.hand(applicant, definition)

  const { held, letGo } = hold(id)
  const before = await countTasks(id)
  const first = tell(id, ann, 'approve')
  await expect.poll(() => countTasks(id), patience).toBeGreaterThan(before)
  await processOf(id).signal(heedApproval)
  const others = [tell(id, applicant, 'comment'), tell(id, bob, 'approve'), tell(id, applicant, 'comment')]
  await expect.poll(() => countTasks(id), patience).toBeGreaterThan(before + 1)
  letGo()
  await Promise.all([held, first, ...others])
  expect(openAt(await stage.look(applicant, id))).toEqual({ B: [cai.id] })

  await tell(id, cai, 'approve')
  await processOf(id).result()
  await replayHistory(await processOf(id).fetchHistory())
})
