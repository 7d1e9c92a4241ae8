import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import { openAt, type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'
import { recordHistory } from '../../tooling/testing/temporal.ts'
import { handOverWorkflowId } from './messages.ts'

const histories = new URL('./histories/', import.meta.url)
const patience = { timeout: 20_000, interval: 50 }

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let afterTask: () => Promise<void> = async () => {}
let operator: Person
let applicant: Person
let leaver: Person
let heir: Person

beforeAll(async () => {
  stage = await startApprovalStage({ afterTask: () => afterTask() })
  const rights: PermissionCode[] = ['approval:operate', 'user:read', 'approval:read']
  ;[operator, applicant] = await Promise.all([stage.person(rights), stage.person()])
})
beforeEach(async () => {
  afterTask = async () => {}
  ;[leaver, heir] = await Promise.all([stage.person(), stage.person()])
})
afterAll(() => stage?.close())

const by = (...people: Person[]) => ({ user_ids: people.map(({ id }) => id) })
const call = (method: string, path: string, body?: unknown, as = operator) =>
  stage.call(method, `/approval-hand-overs${path}`, body, as.token)
const begin = (body: Record<string, unknown> = {}) =>
  call('POST', '', { from_user_id: leaver.id, to_user_id: heir.id, reason: '离职', ...body })
const ended = (id: number) =>
  expect.poll(async () => (await call('GET', `/${id}`)).data.status, patience).not.toBe('running')
const requests = async (count: number, workflow: number) =>
  Promise.all(Array.from({ length: count }, async () => (await stage.hand(applicant, workflow)).id))

/** Waits in the middle of a hand-over, after its first task, until it is let go on. */
function pause() {
  const reached = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  afterTask = async () => {
    reached.resolve()
    await release.promise
  }
  return { reached: reached.promise, release: release.resolve }
}

describe('everything that somebody has to decide', () => {
  test('goes to another, by each request’s own process, and says so there', async () => {
    const nodes = { A: by(leaver), B: { ...by(applicant, leaver), mode: 'sequential' } }
    const workflow = await stage.definition({ A: nodes.A }, ['s→A', 'A→e'])
    const inOrder = await stage.definition({ B: nodes.B }, ['s→B', 'B→e'])
    const ids = await requests(12, workflow)
    const [waiting] = await requests(1, inOrder)
    const preview = await call('GET', `/preview?from_user_id=${leaver.id}`)
    expect(preview.data).toMatchObject({ open: 12, held: 1, requests: 13, own_requests: 0 })
    expect(preview.data.definitions).toContainEqual(
      expect.objectContaining({ workflow_id: workflow, node_id: 'A', as: 'approver' }),
    )

    const made = await begin()
    expect(made).toMatchObject({ status: 202 })
    await ended(made.data.id)
    const detail = (await call('GET', `/${made.data.id}`)).data
    expect(detail).toMatchObject({ status: 'done', done: 13, waiting: 0, failed: 0, skipped: 0 })
    expect(await stage.box(leaver, 'todo')).toEqual([])
    expect((await stage.box(heir, 'todo')).sort()).toEqual(ids.sort())
    const shown = await stage.look(heir, ids[0] ?? 0)
    expect(shown.records.at(-1)).toMatchObject({ action: 'transfer', approver_id: operator.id, comment: '离职' })
    expect((await stage.act(applicant, waiting ?? 0, 'approve')).data).toMatchObject({ status: 'pending' })
    expect((await stage.act(heir, waiting ?? 0, 'approve')).data).toMatchObject({ status: 'approved' })
    expect((await stage.act(heir, ids[0] ?? 0, 'approve')).data).toMatchObject({ status: 'approved' })
    const process = stage.temporal.client.workflow.getHandle(handOverWorkflowId(detail))
    await process.result()
    await recordHistory(process, histories, 'handed-over')
  })

  test('goes, without somebody named, to the head above each request who is not its applicant', async () => {
    const { db } = stage.database
    const [chief, worker] = await Promise.all([stage.person(), stage.person()])
    const top = await db
      .insertInto('department')
      .values({ name: `总部 ${chief.id}`, head_user_id: chief.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const team = await db
      .insertInto('department')
      .values({ name: `组 ${chief.id}`, parent_id: top.id, head_user_id: leaver.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db.updateTable('user').set({ department_id: team.id }).where('id', 'in', [worker.id, leaver.id]).execute()
    const workflow = await stage.definition({ A: by(leaver) }, ['s→A', 'A→e'])
    const { id } = await stage.hand(worker, workflow)
    const { data } = await begin({ to_user_id: null })
    await ended(data.id)
    expect(openAt(await stage.look(worker, id))).toEqual({ A: [chief.id] })
  })

  test('stays where nobody may take it over, and is tried again for somebody else', async () => {
    const own = { ...by(leaver), on_self: 'superior' }
    const [id = 0] = await requests(1, await stage.definition({ A: own }, ['s→A', 'A→e']))
    const { data } = await begin({ to_user_id: applicant.id })
    await ended(data.id)
    expect((await call('GET', `/${data.id}`)).data).toMatchObject({ status: 'failed', failed: 1, done: 0 })
    const [task] = (await call('GET', `/${data.id}/tasks?status=failed`)).data.items
    expect(task).toMatchObject({ instance_id: id, error_msg: expect.stringMatching(/applicant/) })
    expect(openAt(await stage.look(applicant, id))).toEqual({ A: [leaver.id] })
    expect(await call('POST', `/${data.id}/retry`, { to_user_id: heir.id })).toMatchObject({ status: 202 })
    await ended(data.id)
    expect((await call('GET', `/${data.id}`)).data).toMatchObject({ status: 'done', failed: 0, done: 1, attempt: 2 })
    expect(openAt(await stage.look(applicant, id))).toEqual({ A: [heir.id] })
    expect(await call('POST', `/${data.id}/retry`, {})).toMatchObject({ status: 409 })
  })
})

describe('a hand-over', () => {
  test('passes over what is decided meanwhile, and takes along what comes meanwhile', async () => {
    const workflow = await stage.definition({ A: by(leaver) }, ['s→A', 'A→e'])
    const [first = 0, second = 0] = (await requests(2, workflow)).sort((a, b) => a - b)
    const middle = pause()
    const { data } = await begin()
    await middle.reached
    const decided = openAt(await stage.look(applicant, first)).A?.[0] === leaver.id ? first : second
    expect((await stage.act(leaver, decided, 'approve')).data).toMatchObject({ status: 'approved' })
    const [late = 0] = await requests(1, workflow)
    middle.release()
    await ended(data.id)
    expect((await call('GET', `/${data.id}`)).data).toMatchObject({ status: 'done', done: 2, skipped: 1 })
    expect((await stage.box(heir, 'todo')).includes(late)).toBe(true)
  })

  test('is one at a time for each person, and never a circle', async () => {
    const workflow = await stage.definition({ A: by(leaver) }, ['s→A', 'A→e'])
    await requests(2, workflow)
    const middle = pause()
    const tries = await Promise.all([begin(), begin(), begin()])
    expect(tries.map(({ status }) => status).sort()).toEqual([202, 409, 409])
    await middle.reached
    expect(await begin({ from_user_id: heir.id, to_user_id: leaver.id })).toMatchObject({ status: 409, code: 40901 })
    middle.release()
    const { data } = tries.find(({ status }) => status === 202) ?? { data: { id: 0 } }
    await ended(data.id)
    expect((await call('GET', `/${data.id}`)).data).toMatchObject({ done: 2 })
    expect(await call('GET', `/preview?from_user_id=${heir.id}`)).toMatchObject({ data: { open: 2 } })
  })

  test('that is cancelled leaves the rest, and goes on when it is tried again', async () => {
    await requests(12, await stage.definition({ A: by(leaver) }, ['s→A', 'A→e']))
    const middle = pause()
    const { data } = await begin()
    await middle.reached
    const cancelling = call('POST', `/${data.id}/cancel`)
    // The process has taken the order on before the tasks under way go on.
    const process = stage.temporal.client.workflow.getHandle(handOverWorkflowId({ id: data.id, attempt: 1 }))
    await expect
      .poll(
        async () =>
          (await process.fetchHistory()).events?.some((event) => event.workflowExecutionUpdateAcceptedEventAttributes),
        patience,
      )
      .toBe(true)
    middle.release()
    expect(await cancelling).toMatchObject({ status: 200, data: { status: 'cancelled', done: 10, waiting: 2 } })
    expect(await call('POST', `/${data.id}/cancel`)).toMatchObject({ status: 409 })
    expect(await call('GET', `/preview?from_user_id=${leaver.id}`)).toMatchObject({ data: { open: 2 } })
    await call('POST', `/${data.id}/retry`, {})
    await ended(data.id)
    expect((await call('GET', `/${data.id}`)).data).toMatchObject({ status: 'done', done: 12 })
  })

  test('needs the right, and two people of whom the second can act', async () => {
    const body = { from_user_id: leaver.id, to_user_id: heir.id }
    expect(await call('POST', '', body, applicant)).toMatchObject({ status: 403 })
    expect(await call('GET', `/preview?from_user_id=${leaver.id}`, undefined, applicant)).toMatchObject({ status: 403 })
    expect(await begin({ to_user_id: leaver.id })).toMatchObject({ status: 400 })
    expect(await begin({ to_user_id: 999_999 })).toMatchObject({ status: 400 })
    await stage.database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', heir.id).execute()
    expect(await begin()).toMatchObject({ status: 400 })
  })
})
