import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMigrationActivities } from '../../activities/approvals/migration-activities.ts'
import { openAt, type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'

const patience = { timeout: 20_000, interval: 50 }

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let applicant: Person
let ann: Person
let bob: Person
let mover: Person

beforeAll(async () => {
  stage = await startApprovalStage()
  ;[applicant, ann, bob, mover] = await Promise.all([
    stage.person(),
    stage.person(),
    stage.person(),
    stage.person(['workflow:read', 'workflow:publish', 'approval:operate', 'approval:read']),
  ])
})
afterAll(() => stage?.close())

const by = (...people: Person[]) => ({ user_ids: people.map(({ id }) => id) })
const migrate = (id: number, body: object, as = mover) => stage.call('POST', `/workflows/${id}/migrate`, body, as.token)
async function moved(id: number, body: object = { to_version: 2 }) {
  const begun = await migrate(id, body)
  expect(begun).toMatchObject({ status: 202, data: { status: 'running' } })
  const look = () => stage.call('GET', `/workflows/${id}/migrations/${begun.data.id}`, undefined, mover.token)
  await expect.poll(async () => (await look()).data.status, patience).toBe('done')
  return (await look()).data
}
const versionOf = async (id: number) =>
  (await stage.call('GET', `/approvals/${id}`, undefined, applicant.token)).data.workflow_version
const timersOf = (id: number) =>
  stage.database.db.selectFrom('approval_timer').select(['kind', 'due_at']).where('instance_id', '=', id).execute()

describe('requests under way', () => {
  test('go by the new version from where they are, with votes, comments and what is left of their time', async () => {
    const A = { ...by(ann, bob), mode: 'all', timeout: { seconds: 7200, remind: 1 } }
    const id = await stage.definition({ A }, ['s→A', 'A→e'])
    const { id: request } = await stage.hand(applicant, id)
    await stage.act(ann, request, 'approve', { comment: '可以' })
    await stage.act(bob, request, 'comment', { comment: '看看' })
    const before = await timersOf(request)
    expect(before.map(({ kind }) => kind)).toEqual(['remind', 'limit'])
    const timeout = { seconds: 60, remind: 3, action: 'approve' }
    await stage.redraw(id, { N: by(bob), A: { ...A, timeout }, D: by(ann) }, ['s→N', 'N→A', 'A→D', 'D→e'])
    expect(await moved(id)).toMatchObject({ total: 1, moved: 1, refused: 0, waiting: 0 })
    const now = await stage.look(applicant, request)
    expect(await versionOf(request)).toBe(2)
    expect(openAt(now)).toEqual({ A: [bob.id] })
    expect(now.records.map(({ action, comment }) => [action, comment])).toEqual([
      ['submit', ''],
      ['approve', '可以'],
      ['comment', '看看'],
      ['migrate', ''],
    ])
    expect(await timersOf(request)).toEqual(before)
    expect(openAt((await stage.act(bob, request, 'approve')).data)).toEqual({ D: [ann.id] })
    expect((await stage.act(ann, request, 'approve')).data.status).toBe('approved')
  })

  test('are told apart before anything happens: which can be moved, and why others can not', async () => {
    const id = await stage.definition({ A: by(ann), B: { ...by(bob) } }, ['s→A', 'A→B', 'B→e'])
    const first = await stage.hand(applicant, id)
    const second = await stage.hand(applicant, id)
    await stage.act(ann, second.id, 'approve')
    const form_schema = { fields: [{ name: 'days', type: 'number' }] }
    await stage.redraw(id, { A: by(ann) }, ['s→A', 'A→e'], { form_schema })
    const wrong = await stage.hand(applicant, id, { form_data: { days: 3 } })
    const dry = await migrate(id, { to_version: 2, dry_run: true })
    expect(dry).toMatchObject({ status: 200, data: { total: 2, movable: 1 } })
    expect(dry.data.items).toMatchObject([
      { instance_id: second.id, can_move: false, problems: [{ element_id: 'B', rule: 'gone' }] },
      { instance_id: first.id, can_move: true, problems: [] },
    ])
    const back = await migrate(id, { to_version: 1, dry_run: true })
    expect(back.data.items).toMatchObject([{ instance_id: wrong.id, can_move: true }])
    expect(await versionOf(first.id)).toBe(1)

    const done = await moved(id)
    expect(done).toMatchObject({ moved: 1, refused: 1 })
    expect(done.items).toMatchObject([
      { instance_id: second.id, status: 'refused', problems: [{ element_id: 'B' }] },
      { instance_id: first.id, status: 'moved' },
    ])
    expect(openAt(await stage.look(applicant, second.id))).toEqual({ B: [bob.id] })
    expect((await stage.act(bob, second.id, 'approve')).data.status).toBe('approved')
    expect((await stage.act(ann, first.id, 'approve')).data.status).toBe('approved')
  })

  test('stay where what is filled in does not fit the form there', async () => {
    const id = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
    await stage.hand(applicant, id, { form_data: { days: 'many' } })
    const form_schema = { fields: [{ name: 'days', type: 'number' }] }
    await stage.redraw(id, { A: by(ann) }, ['s→A', 'A→e'], { form_schema })
    const { data } = await migrate(id, { to_version: 2, dry_run: true })
    expect(data.items).toMatchObject([{ problems: [{ element_id: 'form_data.days', rule: 'form' }] }])
  })

  test('are decided where the rules there find them decided, and limits that are new begin, those that are gone end', async () => {
    const id = await stage.definition({ A: { ...by(ann, bob), mode: 'all' }, B: by(bob) }, ['s→A', 'A→B', 'B→e'])
    const { id: request } = await stage.hand(applicant, id)
    await stage.act(ann, request, 'approve')
    const limited = { ...by(bob), timeout: { seconds: 3600 } }
    const edges = ['s→A', 'A→B', 'B→e']
    await stage.redraw(id, { A: { ...by(ann, bob), mode: 'any' }, B: limited }, edges)
    await moved(id)
    expect(openAt(await stage.look(applicant, request))).toEqual({ B: [bob.id] })
    expect((await timersOf(request)).map(({ kind }) => kind)).toEqual(['limit'])
    await stage.redraw(id, { A: by(ann), B: by(bob) }, edges)
    await moved(id, { to_version: 3 })
    expect(await timersOf(request)).toEqual([])
    await moved(id, { to_version: 2, instance_ids: [request] })
    expect((await timersOf(request)).map(({ kind }) => kind)).toEqual(['limit'])
  })

  test('that wait for time, or for their applicant, go on waiting', async () => {
    const nodes = { W: { type: 'wait', seconds: 3600 }, A: by(ann) }
    const id = await stage.definition(nodes, ['s→A', 'A→W', 'W→e'])
    const waiting = await stage.hand(applicant, id)
    await stage.act(ann, waiting.id, 'approve')
    const before = await timersOf(waiting.id)
    const returned = await stage.hand(applicant, id)
    await stage.act(ann, returned.id, 'return')
    await stage.redraw(id, { ...nodes, W: { type: 'wait', seconds: 60 }, B: by(bob) }, ['s→B', 'B→A', 'A→W', 'W→e'])
    expect(await moved(id)).toMatchObject({ moved: 2 })
    expect(await timersOf(waiting.id)).toEqual(before)
    expect(openAt((await stage.act(applicant, returned.id, 'resubmit')).data)).toEqual({ B: [bob.id] })
  })

  test('are moved or decided when both happen at once, and each of both holds', async () => {
    const id = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
    const made = await Promise.all(Array.from({ length: 15 }, () => stage.hand(applicant, id)))
    await stage.redraw(id, { A: by(ann), B: by(bob) }, ['s→A', 'A→B', 'B→e'])
    const [done] = await Promise.all([moved(id), ...made.map((request) => stage.act(ann, request.id, 'approve'))])
    expect(done.moved + done.refused).toBe(done.total)
    for (const { id: request } of made) {
      const now = await stage.look(applicant, request)
      expect([now.status, now.status === 'pending' ? openAt(now) : {}]).toEqual(
        (await versionOf(request)) === 2 ? ['pending', { B: [bob.id] }] : ['approved', {}],
      )
    }
  })
})

describe('a node that is called otherwise in the other version', () => {
  const parallel = { type: 'parallel' }
  const forked = (lead: string, join: string) => ({
    nodes: { F: parallel, [lead]: { ...by(ann, bob), timeout: { seconds: 7200 } }, B: by(bob), [join]: parallel },
    edges: ['s→F', `F→${lead}`, 'F→B', `${lead}→${join}`, `B→${join}`, `${join}→Z`, 'Z→e'],
  })

  test('is stood at, with votes and what is left of the time, and branches meet where they now do', async () => {
    const before = forked('A', 'J')
    const id = await stage.definition({ ...before.nodes, Z: by(ann) }, before.edges)
    const { id: request } = await stage.hand(applicant, id)
    await stage.act(ann, request, 'approve', { comment: '可以' })
    const { tasks } = await stage.look(applicant, request)
    await stage.act(bob, request, 'approve', { task_id: tasks.find(({ node_id }) => node_id === 'B')?.id })
    const timers = await timersOf(request)
    const after = forked('N', 'K')
    await stage.redraw(id, { ...after.nodes, Z: by(ann) }, after.edges)

    const dry = (node_mapping?: object) => migrate(id, { to_version: 2, dry_run: true, node_mapping })
    const plain = await dry()
    expect(plain.data).toMatchObject({ total: 1, movable: 0 })
    expect(plain.data.unmatched_nodes).toMatchObject([
      { node_id: 'A', type: 'approval', candidates: [{ node_id: 'N' }] },
      { node_id: 'J', type: 'parallel', candidates: [{ node_id: 'K' }] },
    ])
    const half = await dry({ A: 'N' })
    expect(half.data.items).toMatchObject([{ can_move: false, problems: [{ element_id: 'J', rule: 'gone' }] }])
    const node_mapping = { A: 'N', J: 'K' }
    expect((await dry(node_mapping)).data).toMatchObject({ movable: 1, items: [{ can_move: true }] })

    const made = await moved(id, { to_version: 2, node_mapping })
    expect(made).toMatchObject({ moved: 1, refused: 0, node_mapping })
    expect(made.mapped_nodes).toMatchObject([
      { from: { node_id: 'A' }, to: { node_id: 'N' } },
      { from: { node_id: 'J' }, to: { node_id: 'K' } },
    ])
    const now = await stage.look(applicant, request)
    expect(openAt(now)).toEqual({ N: [bob.id] })
    expect(now.records.at(-1)).toMatchObject({ action: 'migrate', details: { to_version: 2, node_mapping } })
    expect(await timersOf(request)).toEqual(timers)
    expect(openAt((await stage.act(bob, request, 'approve')).data)).toEqual({ Z: [ann.id] })
    const returned = await stage.act(ann, request, 'return', { to_node: 'N' })
    expect(openAt(returned.data)).toEqual({ N: [ann.id, bob.id] })
  })

  test('is refused where it is not there, of another kind, or stands for two', async () => {
    const id = await stage.definition({ A: by(ann), B: by(bob) }, ['s→A', 'A→B', 'B→e'])
    const { id: request } = await stage.hand(applicant, id)
    const nodes = { N: by(ann), B: by(bob), W: { type: 'wait', seconds: 60 } }
    await stage.redraw(id, nodes, ['s→N', 'N→B', 'B→W', 'W→e'])
    const wrong: [object, string][] = [
      [{ X: 'N' }, 'node_mapping.X'],
      [{ A: 'Z' }, 'node_mapping.A'],
      [{ A: 'W' }, 'node_mapping.A'],
      [{ A: 'B' }, 'node_mapping.A'],
    ]
    for (const [node_mapping, field] of wrong) {
      for (const dry_run of [true, false]) {
        const said = await migrate(id, { to_version: 2, dry_run, node_mapping })
        expect(said).toMatchObject({ status: 400, errors: [{ field }] })
      }
    }
    expect(await versionOf(request)).toBe(1)
  })

  test('keeps whom the applicant chose for it', async () => {
    const chosen = { approver_type: 'initiator_choice' }
    const id = await stage.definition({ A: by(ann), B: chosen }, ['s→A', 'A→B', 'B→e'])
    const { id: request } = await stage.hand(applicant, id, { selected_approvers: { B: [bob.id] } })
    await stage.redraw(id, { A: by(ann), N: chosen }, ['s→A', 'A→N', 'N→e'])
    await moved(id, { to_version: 2, node_mapping: { B: 'N' } })
    expect(openAt((await stage.act(ann, request, 'approve')).data)).toEqual({ N: [bob.id] })
  })
})

describe('a migration', () => {
  test('is for who publishes and may step into requests, towards a version that there is', async () => {
    const id = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
    expect(await migrate(id, { to_version: 1 }, applicant)).toMatchObject({ status: 403 })
    const publisher = await stage.person(['workflow:read', 'workflow:publish'])
    expect(await migrate(id, { to_version: 1, dry_run: true }, publisher)).toMatchObject({ status: 403 })
    expect(await migrate(id, { to_version: 7 })).toMatchObject({ status: 404 })
    expect(await migrate(id, { to_version: 1 })).toMatchObject({ status: 409 })
  })

  test('that is cut off before it has noted what it did moves nothing twice', async () => {
    const { db } = stage.database
    const id = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
    const { id: request } = await stage.hand(applicant, id)
    await stage.redraw(id, { A: by(ann), B: by(bob) }, ['s→A', 'A→B', 'B→e'])
    const { id: migrationId } = await moved(id)
    const asItWas = { status: 'waiting', ended_at: null } as const
    await db.updateTable('approval_migration_item').set(asItWas).where('migration_id', '=', migrationId).execute()
    const runsAgain = { status: 'running', ended_at: null } as const
    await db.updateTable('approval_migration').set(runsAgain).where('id', '=', migrationId).execute()
    const { moveNextRequests } = createMigrationActivities({ db, temporal: stage.temporal })
    expect(await moveNextRequests({ migrationId })).toEqual({ isEnded: false })
    expect(await moveNextRequests({ migrationId })).toEqual({ isEnded: true })
    const look = await stage.call('GET', `/workflows/${id}/migrations/${migrationId}`, undefined, mover.token)
    expect(look.data).toMatchObject({ status: 'done', moved: 1, refused: 0 })
    const { records } = await stage.look(applicant, request)
    expect(records.filter(({ action }) => action === 'migrate')).toHaveLength(1)
  })

  test('is one at a time, and can be stopped', async () => {
    const id = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
    const { id: request } = await stage.hand(applicant, id)
    await stage.redraw(id, { A: by(bob) }, ['s→A', 'A→e'])
    const row = { workflow_id: id, to_version: 2, total: 1, trace_id: 'held' }
    const held = await stage.database.db
      .insertInto('approval_migration')
      .values(row)
      .returning('id')
      .executeTakeFirstOrThrow()
    expect(await migrate(id, { to_version: 2 })).toMatchObject({ status: 409 })
    const cancel = () => stage.call('POST', `/workflows/${id}/migrations/${held.id}/cancel`, {}, mover.token)
    expect(await cancel()).toMatchObject({ status: 200, data: { status: 'cancelled' } })
    expect(await cancel()).toMatchObject({ status: 409 })
    expect(await versionOf(request)).toBe(1)
    await moved(id)
    const { data } = await stage.call('GET', `/workflows/${id}/migrations`, undefined, mover.token)
    expect(data.items.map((one: { status: string }) => one.status)).toEqual(['done', 'cancelled'])
  })
})
