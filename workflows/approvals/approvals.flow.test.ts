import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAt, type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let applicant: Person
let ann: Person
let bob: Person
let cid: Person
let dan: Person
let eve: Person

beforeAll(async () => {
  stage = await startApprovalStage()
  const people = await Promise.all(Array.from({ length: 6 }, () => stage.person()))
  const [first, ...rest] = people as [Person, Person, Person, Person, Person, Person]
  applicant = first
  ;[ann, bob, cid, dan, eve] = rest
})
afterAll(() => stage?.close())

const by = (...people: Person[]) => ({ user_ids: people.map(({ id }) => id) })

describe('a request', () => {
  test('goes from one to the next, and each sees it where it belongs', async () => {
    const definition = await stage.definition({ A: by(ann), B: by(bob) }, ['s→A', 'A→B', 'B→e'])
    const { id, ...made } = await stage.hand(applicant, definition, { form_data: { days: 3 } })
    expect(made).toMatchObject({ status: 'pending', current_node: 'A', form_data: { days: 3 } })
    expect(await stage.box(ann, 'todo')).toContain(id)
    expect(await stage.box(bob, 'todo')).not.toContain(id)
    expect(await stage.box(applicant, 'mine')).toContain(id)

    const approved = await stage.act(ann, id, 'approve', { comment: '同意' })
    expect(approved).toMatchObject({ status: 200, data: { status: 'pending', current_node: 'B' } })
    expect(await stage.box(ann, 'todo')).not.toContain(id)
    expect(await stage.box(ann, 'done')).toContain(id)
    expect(await stage.box(bob, 'todo')).toContain(id)

    const last = await stage.act(bob, id, 'approve')
    expect(last.data).toMatchObject({ status: 'approved', current_node: null })
    expect(
      last.data.records.map(({ action, approver_id }: { action: string; approver_id: number }) => [
        action,
        approver_id,
      ]),
    ).toEqual([
      ['submit', applicant.id],
      ['approve', ann.id],
      ['approve', bob.id],
    ])
  })

  test('stands in the change log with whoever changed it', async () => {
    const definition = await stage.definition({ A: by(ann), B: by(bob) }, ['s→A', 'A→B', 'B→e'])
    const { id } = await stage.hand(applicant, definition)
    await stage.act(ann, id, 'approve')
    await stage.act(bob, id, 'approve')
    const lines = await stage.database.db
      .selectFrom('data_change_log')
      .select(['action', 'operator_id', 'operator_name', 'trace_id'])
      .where('table_name', '=', 'approval_instance')
      .where('record_id', '=', String(id))
      .orderBy('id')
      .execute()
    // It is made by the applicant, begins by itself, and ends by the last who decides; where it stands alone is no change.
    expect(lines.map(({ action, operator_id }) => [action, operator_id])).toEqual([
      ['insert', applicant.id],
      ['update', null],
      ['update', bob.id],
    ])
    expect(lines[1]?.operator_name).toBe('system')
    expect(lines[2]?.trace_id).toMatch(/^[0-9a-f]{32}$/)
  })

  test('is refused to whom it does not concern, and to who has decided', async () => {
    const definition = await stage.definition({ A: by(ann), B: by(bob) }, ['s→A', 'A→B', 'B→e'])
    const { id } = await stage.hand(applicant, definition)
    expect(await stage.act(eve, id, 'approve')).toMatchObject({ status: 404, code: 40401 })
    expect(await stage.act(applicant, id, 'approve')).toMatchObject({ status: 403, code: 40301 })
    await stage.act(ann, id, 'approve')
    expect(await stage.act(ann, id, 'approve')).toMatchObject({ status: 409, code: 40901 })
    await stage.act(bob, id, 'reject')
    expect(await stage.act(bob, id, 'approve')).toMatchObject({ status: 409, code: 40901 })
    expect((await stage.look(applicant, id)).status).toBe('rejected')
  })

  test('goes the way that its form says', async () => {
    const nodes = { C: { type: 'condition' }, boss: by(ann), lead: by(bob) }
    const edges = ['s→C', 'C?form.days > 3→boss', 'C→lead', 'boss→e', 'lead→e']
    const definition = await stage.definition(nodes, edges)
    expect(openAt(await stage.hand(applicant, definition, { form_data: { days: 5 } }))).toEqual({ boss: [ann.id] })
    expect(openAt(await stage.hand(applicant, definition, { form_data: { days: 2 } }))).toEqual({ lead: [bob.id] })
  })

  test('is a draft until it is handed in, and can be withdrawn and discarded', async () => {
    const definition = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
    const { id, status } = await stage.hand(applicant, definition, { draft: true })
    expect(status).toBe('draft')
    const handed = await stage.act(applicant, id, 'resubmit', { form_data: { days: 1 } })
    expect(handed.data).toMatchObject({ status: 'pending', form_data: { days: 1 } })
    expect(await stage.act(ann, id, 'withdraw')).toMatchObject({ status: 403 })
    expect((await stage.act(applicant, id, 'withdraw')).data.status).toBe('draft')
    expect(await stage.box(ann, 'todo')).not.toContain(id)
    expect(await stage.act(ann, id, 'approve')).toMatchObject({ status: 409 })
    expect(openAt((await stage.act(applicant, id, 'resubmit')).data)).toEqual({ A: [ann.id] })
    await stage.act(applicant, id, 'withdraw')
    expect((await stage.act(applicant, id, 'discard')).data.status).toBe('cancelled')
    expect(await stage.act(applicant, id, 'resubmit')).toMatchObject({ status: 409 })
  })
})

describe('several deciders', () => {
  const among = async (config: Record<string, unknown>) => {
    const people = [ann, bob, cid, dan, eve]
    const definition = await stage.definition({ A: { ...by(...people), ...config } }, ['s→A', 'A→e'])
    return stage.hand(applicant, definition)
  }

  test('all have to agree', async () => {
    const { id } = await among({ mode: 'all' })
    for (const person of [ann, bob, cid, dan]) {
      expect((await stage.act(person, id, 'approve')).data.status).toBe('pending')
    }
    expect((await stage.act(eve, id, 'approve')).data.status).toBe('approved')
  })

  test('one is enough', async () => {
    const { id } = await among({ mode: 'any' })
    expect((await stage.act(cid, id, 'approve')).data.status).toBe('approved')
    expect(await stage.act(ann, id, 'reject')).toMatchObject({ status: 409 })
  })

  test('more than so many percent: four yes of five pass 60, the second no ends it at once', async () => {
    const passing = await among({ mode: 'ratio', ratio: 60 })
    for (const person of [ann, bob, cid]) await stage.act(person, passing.id, 'approve')
    expect((await stage.look(applicant, passing.id)).status).toBe('pending')
    expect((await stage.act(dan, passing.id, 'approve')).data.status).toBe('approved')
    const failing = await among({ mode: 'ratio', ratio: 60 })
    expect((await stage.act(ann, failing.id, 'reject')).data.status).toBe('pending')
    expect((await stage.act(bob, failing.id, 'reject')).data.status).toBe('rejected')
  })

  test('one after the other', async () => {
    const { id, ...made } = await among({ mode: 'sequential' })
    expect(openAt(made as never)).toEqual({ A: [ann.id] })
    expect(await stage.act(bob, id, 'approve')).toMatchObject({ status: 403 })
    expect(openAt((await stage.act(ann, id, 'approve')).data)).toEqual({ A: [bob.id] })
  })

  test('pressing at once while the applicant withdraws: one wins, everybody else hears of it', async () => {
    const crowd = await Promise.all(Array.from({ length: 20 }, () => stage.person()))
    const definition = await stage.definition({ A: { ...by(...crowd), mode: 'any' } }, ['s→A', 'A→e'])
    const { id } = await stage.hand(applicant, definition)
    const answers = await Promise.all([
      ...crowd.map((person) => stage.act(person, id, 'approve')),
      stage.act(applicant, id, 'withdraw'),
    ])
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array.from({ length: 20 }, () => 409)])
    expect(['approved', 'draft']).toContain((await stage.look(applicant, id)).status)
  })
})

describe('a return', () => {
  test('to the applicant waits for them to hand it in again, the whole way', async () => {
    const definition = await stage.definition({ A: by(ann), B: by(bob) }, ['s→A', 'A→B', 'B→e'])
    const { id } = await stage.hand(applicant, definition)
    await stage.act(ann, id, 'approve')
    const returned = await stage.act(bob, id, 'return', { comment: '缺附件' })
    expect(openAt(returned.data)).toEqual({ s: [applicant.id] })
    expect(await stage.box(bob, 'todo')).not.toContain(id)
    expect(await stage.box(applicant, 'todo')).toContain(id)
    const again = await stage.act(applicant, id, 'resubmit', { form_data: { days: 9 } })
    expect(openAt(again.data)).toEqual({ A: [ann.id] })
  })

  test('that resumes comes straight back', async () => {
    const nodes = { A: by(ann), B: { ...by(bob), on_return: 'resume' } }
    const definition = await stage.definition(nodes, ['s→A', 'A→B', 'B→e'])
    const { id } = await stage.hand(applicant, definition)
    await stage.act(ann, id, 'approve')
    await stage.act(bob, id, 'return', { to_node: 's' })
    expect(openAt((await stage.act(applicant, id, 'resubmit')).data)).toEqual({ B: [bob.id] })
  })

  test('out of a fork takes the other branches back, too', async () => {
    const fork = { P: by(dan), F: { type: 'parallel' }, A: by(ann), B: by(bob), J: { type: 'parallel' } }
    const edges = ['s→P', 'P→F', 'F→A', 'F→B', 'A→J', 'B→J', 'J→e']
    const { id } = await stage.hand(applicant, await stage.definition(fork, edges))
    expect(openAt((await stage.act(dan, id, 'approve')).data)).toEqual({ A: [ann.id], B: [bob.id] })
    const returned = await stage.act(ann, id, 'return', { to_node: 'P' })
    expect(openAt(returned.data)).toEqual({ P: [dan.id] })
    expect(await stage.box(bob, 'todo')).not.toContain(id)
    expect(await stage.act(bob, id, 'approve')).toMatchObject({ status: 409 })
    await stage.act(dan, id, 'approve')
    await stage.act(ann, id, 'approve')
    expect((await stage.act(bob, id, 'approve')).data.status).toBe('approved')
  })

  test('goes only where it can', async () => {
    const definition = await stage.definition({ A: by(ann), B: by(bob) }, ['s→A', 'A→B', 'B→e'])
    const { id, return_targets } = await stage.hand(applicant, definition)
    expect(return_targets).toEqual([])
    expect((await stage.look(ann, id)).return_targets.map((target) => target.id)).toEqual(['s'])
    const wrong = await stage.act(ann, id, 'return', { to_node: 'B' })
    expect(wrong).toMatchObject({ status: 400, code: 40001, errors: [{ field: 'to_node' }] })
  })
})

describe('handing on', () => {
  test('a task is transferred, or lent to somebody who advises', async () => {
    const definition = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
    const first = await stage.hand(applicant, definition)
    const moved = await stage.act(ann, first.id, 'transfer', { to_user_id: bob.id })
    expect(openAt(moved.data)).toEqual({ A: [bob.id] })
    expect((await stage.act(bob, first.id, 'approve')).data.status).toBe('approved')

    const second = await stage.hand(applicant, definition)
    expect(openAt((await stage.act(ann, second.id, 'delegate', { to_user_id: cid.id })).data)).toEqual({ A: [cid.id] })
    expect(openAt((await stage.act(cid, second.id, 'reject', { comment: '不建议' })).data)).toEqual({ A: [ann.id] })
    expect((await stage.act(ann, second.id, 'approve')).data.status).toBe('approved')
  })

  test('signers are added before, after and beside, and taken back', async () => {
    const definition = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
    const { id } = await stage.hand(applicant, definition)
    const before = await stage.act(ann, id, 'add-sign', { user_ids: [bob.id], position: 'before' })
    expect(openAt(before.data)).toEqual({ A: [bob.id] })
    expect(openAt((await stage.act(bob, id, 'approve')).data)).toEqual({ A: [ann.id] })
    await stage.act(ann, id, 'add-sign', { user_ids: [cid.id], position: 'after' })
    const beside = await stage.act(ann, id, 'add-sign', { user_ids: [dan.id, eve.id], position: 'parallel' })
    expect(openAt(beside.data)).toEqual({ A: [ann.id, dan.id, eve.id] })
    const without = await stage.act(ann, id, 'remove-sign', { user_ids: [eve.id] })
    expect(openAt(without.data)).toEqual({ A: [ann.id, dan.id] })
    expect(openAt((await stage.act(ann, id, 'approve')).data)).toEqual({ A: [cid.id, dan.id] })
    await stage.act(dan, id, 'approve')
    expect((await stage.act(cid, id, 'approve')).data.status).toBe('approved')
  })

  test('the applicant reminds, not too often', async () => {
    const definition = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
    const { id } = await stage.hand(applicant, definition)
    expect(await stage.act(applicant, id, 'urge')).toMatchObject({ status: 200 })
    expect(await stage.act(applicant, id, 'urge')).toMatchObject({ status: 429, code: 42901 })
    expect(await stage.act(ann, id, 'urge')).toMatchObject({ status: 403 })
  })

  test('a comment reaches who is mentioned', async () => {
    const definition = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
    const { id } = await stage.hand(applicant, definition)
    await stage.act(ann, id, 'comment', { comment: '请 bob 看一下', user_ids: [bob.id] })
    expect(await stage.box(bob, 'cc')).toContain(id)
    expect((await stage.look(bob, id)).records.at(-1)).toMatchObject({ action: 'comment', comment: '请 bob 看一下' })
  })
})

test('a form is held to its fields whenever it is handed in, also from a draft', async () => {
  const fields = [
    { name: 'days', type: 'number', required: true },
    { name: 'note', type: 'text' },
  ]
  const definition = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'], { form_schema: { fields } })
  const body = { workflow_id: definition, title: '请假', form_data: { note: 1, other: 2 } }
  const refused = await stage.call('POST', '/approvals', body, applicant.token)
  expect(refused).toMatchObject({ status: 400, code: 40001 })
  expect(refused.errors.map(({ field }: { field: string }) => field)).toEqual([
    'form_data.other',
    'form_data.days',
    'form_data.note',
  ])
  const { id } = await stage.hand(applicant, definition, { draft: true })
  expect(await stage.act(applicant, id, 'resubmit')).toMatchObject({
    status: 400,
    errors: [{ field: 'form_data.days' }],
  })
  expect((await stage.look(applicant, id)).status).toBe('draft')
  expect((await stage.act(applicant, id, 'resubmit', { form_data: { days: 2 } })).data.status).toBe('pending')
})

describe('what an approver fills in', () => {
  test('is only what the node lets them write', async () => {
    const form_rights = { note: 'write', salary: 'hidden' }
    const definition = await stage.definition({ A: { ...by(ann), form_rights } }, ['s→A', 'A→e'])
    const { id } = await stage.hand(applicant, definition, { form_data: { days: 1, salary: 100, note: '' } })
    expect((await stage.look(ann, id)).form_data).toEqual({ days: 1, note: '' })
    const refused = await stage.act(ann, id, 'approve', { form_data: { days: 2 } })
    expect(refused).toMatchObject({ status: 400, errors: [{ field: 'form_data.days' }] })
    await stage.act(ann, id, 'approve', { form_data: { note: '好' } })
    expect((await stage.look(applicant, id)).form_data).toEqual({ days: 1, salary: 100, note: '好' })
  })
})

test('told twice under one key, a decision is taken once', async () => {
  const definition = await stage.definition({ A: { ...by(ann, bob), mode: 'all' } }, ['s→A', 'A→e'])
  const { id } = await stage.hand(applicant, definition)
  const headers = { 'Idempotency-Key': 'once' }
  const press = () => stage.api.call('POST', `/approvals/${id}/approve`, { token: ann.token, body: {}, headers })
  expect((await press()).status).toBe(200)
  expect((await press()).status).toBe(200)
  const { records } = await stage.look(applicant, id)
  expect(records.filter(({ action }) => action === 'approve')).toHaveLength(1)
})

test('told again under its key after its answer was lost, a decision that ended the request is no conflict', async () => {
  const definition = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
  const { id } = await stage.hand(applicant, definition)
  const press = (key: string) =>
    stage.api.call('POST', `/approvals/${id}/approve`, {
      token: ann.token,
      body: {},
      headers: { 'Idempotency-Key': key },
    })
  await press('lost')
  await stage.database.db.deleteFrom('idempotency_key').where('key', 'like', '%lost').execute()
  expect(await press('lost')).toMatchObject({ status: 200 })
  expect(await press('another')).toMatchObject({ status: 409 })
})
