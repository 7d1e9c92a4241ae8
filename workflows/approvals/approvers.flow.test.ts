import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAt, type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let applicant: Person
let lead: Person
let chief: Person
let other: Person
let leads: number

beforeAll(async () => {
  stage = await startApprovalStage()
  ;[applicant, lead, chief, other] = await Promise.all([stage.person(), stage.person(), stage.person(), stage.person()])
  const { db } = stage.database
  const department = async (name: string, head: Person, parent_id: number | null = null) =>
    (
      await db
        .insertInto('department')
        .values({ name, parent_id, head_user_id: head.id })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const top = await department('总部', chief)
  const team = await department('一组', lead, top)
  await db.updateTable('user').set({ department_id: team }).where('id', 'in', [applicant.id, lead.id]).execute()
  const role = await db
    .insertInto('role')
    .values({ code: 'leads', name: '组长' })
    .returning('id')
    .executeTakeFirstOrThrow()
  leads = role.id
  await db
    .insertInto('user_role')
    .values([lead, other].map(({ id }) => ({ user_id: id, role_id: leads })))
    .execute()
})
afterAll(() => stage?.close())

const straight = ['s→A', 'A→e']
const by = (...people: Person[]) => ({ user_ids: people.map(({ id }) => id) })
async function askedBy(config: Record<string, unknown>, fields: Record<string, unknown> = {}, from = applicant) {
  const made = await stage.hand(from, await stage.definition({ A: config }, straight), fields)
  return made.status === 'pending' ? (openAt(made).A ?? []) : made.status
}

describe('who decides', () => {
  test('is found by role, by the heads of departments, in the form, by an expression, or chosen', async () => {
    expect(await askedBy({ approver_type: 'role', role_id: leads })).toEqual([lead.id, other.id].sort((a, b) => a - b))
    expect(await askedBy({ approver_type: 'supervisor' })).toEqual([lead.id])
    expect(await askedBy({ approver_type: 'supervisor', level: 2 })).toEqual([chief.id])
    expect(await askedBy({ approver_type: 'supervisor', levels: 'all' })).toEqual([lead.id, chief.id])
    const form_data = { boss: other.id, amount: 5 }
    expect(await askedBy({ approver_type: 'form_field', field: 'boss' }, { form_data })).toEqual([other.id])
    const expression = `if form.amount > 3 then [${chief.id}, ${other.id}] else ${lead.id}`
    expect(await askedBy({ approver_type: 'expression', expression }, { form_data })).toEqual([chief.id, other.id])
    const selected_approvers = { A: [chief.id] }
    expect(await askedBy({ approver_type: 'initiator_choice' }, { selected_approvers })).toEqual([chief.id])
    expect(await askedBy({ approver_type: 'initiator' })).toEqual([applicant.id])
  })

  test('is chosen by whoever decided before', async () => {
    const nodes = { A: by(lead), B: { approver_type: 'previous_choice' } }
    const { id } = await stage.hand(applicant, await stage.definition(nodes, ['s→A', 'A→B', 'B→e']))
    expect(openAt((await stage.act(lead, id, 'approve', { user_ids: [other.id] })).data)).toEqual({ B: [other.id] })
  })

  test('is nobody whom the node does not offer, whoever chooses', async () => {
    const choice = { user_ids: [chief.id] }
    const nodes = {
      A: { approver_type: 'initiator_choice', choice },
      B: { approver_type: 'previous_choice', choice },
    }
    const workflow = await stage.definition(nodes, ['s→A', 'A→B', 'B→e'])
    const { id } = await stage.hand(applicant, workflow, { selected_approvers: { A: [chief.id] } })
    const refused = await stage.act(chief, id, 'approve', { user_ids: [other.id] })
    expect(refused).toMatchObject({ status: 400, errors: [{ field: 'selected_approvers.B' }] })
    expect(openAt((await stage.act(chief, id, 'approve', { user_ids: [chief.id] })).data)).toEqual({ B: [chief.id] })
  })

  test('is nobody: it passes, is rejected, or is somebody’s by name', async () => {
    const nobody = { approver_type: 'supervisor', level: 9 }
    expect(await askedBy(nobody)).toBe('approved')
    expect(await askedBy({ ...nobody, on_empty: 'reject' })).toBe('rejected')
    expect(await askedBy({ ...nobody, on_empty: 'assign', assign_to: other.id })).toEqual([other.id])
  })

  test('is the applicant: asked, passed, or whoever is above them', async () => {
    expect(await askedBy(by(applicant))).toEqual([applicant.id])
    expect(await askedBy({ ...by(applicant), on_self: 'skip' })).toBe('approved')
    expect(await askedBy({ ...by(applicant), on_self: 'superior' })).toEqual([lead.id])
    expect(await askedBy({ ...by(lead), on_self: 'superior' }, {}, lead)).toEqual([chief.id])
  })

  test('has agreed before: asked again, or not when it was just before, or ever', async () => {
    const run = async (on_duplicate: string) => {
      const nodes = { A: by(lead), B: by(other), C: { ...by(lead), on_duplicate } }
      const { id } = await stage.hand(applicant, await stage.definition(nodes, ['s→A', 'A→B', 'B→C', 'C→e']))
      await stage.act(lead, id, 'approve')
      return (await stage.act(other, id, 'approve')).data.status
    }
    expect(await run('ask')).toBe('pending')
    expect(await run('skip_consecutive')).toBe('pending')
    expect(await run('skip_any')).toBe('approved')
    const behindCopy = { A: by(lead), K: { type: 'cc', ...by(other) }, B: { ...by(lead), on_duplicate: 'skip_any' } }
    const edges = ['s→A', 'A→K', 'K→B', 'B→e']
    const copied = await stage.hand(applicant, await stage.definition(behindCopy, edges))
    expect((await stage.act(lead, copied.id, 'approve')).data.status).toBe('approved')
    const nodes = { A: by(lead), B: { ...by(lead), on_duplicate: 'skip_consecutive' } }
    const { id } = await stage.hand(applicant, await stage.definition(nodes, ['s→A', 'A→B', 'B→e']))
    expect((await stage.act(lead, id, 'approve')).data.status).toBe('approved')
  })

  test('is away: somebody else decides in their place', async () => {
    const [starts_at, ends_at] = [new Date(Date.now() - 1000), new Date(Date.now() + 3_600_000)]
    await stage.database.db
      .insertInto('approval_proxy')
      .values({ user_id: chief.id, proxy_id: other.id, starts_at, ends_at })
      .execute()
    expect(await askedBy(by(chief))).toEqual([other.id])
  })
})

describe('a definition', () => {
  const problemsOf = async (nodes: unknown[], edges: unknown[], fields: Record<string, unknown> = {}) => {
    const name = `wrong ${Math.random()}`
    const made = await stage.call('POST', '/workflows', { name, nodes, edges, ...fields }, stage.token)
    const published = await stage.call('POST', `/workflows/${made.data.id}/publish`, undefined, stage.token)
    expect(published.status).toBe(made.data.problems.length > 0 ? 400 : 200)
    return made.data.problems.map((one: { element_id: string; rule: string }) => `${one.element_id} ${one.rule}`)
  }
  const start = { id: 's', type: 'start' }
  const end = { id: 'e', type: 'end' }
  const way = (source: string, target: string, condition?: string) => ({
    source,
    target,
    ...(condition && { condition }),
  })

  test('is refused with every problem by its element', async () => {
    expect(await problemsOf([start, end], [way('s', 'e')])).toEqual([])
    expect(await problemsOf([start], [])).toEqual([' some-end', 's dead-end'])
    const unknown = { id: 'A', type: 'approval', config: { user_ids: [999_999] } }
    expect(await problemsOf([start, unknown, end], [way('s', 'A'), way('A', 'e')])).toEqual(['A person'])
    const lost = { id: 'B', type: 'approval', config: {} }
    expect(await problemsOf([start, lost, end], [way('s', 'e'), way('B', 'e')])).toEqual(['B unreachable', 'B config'])
    const choice = { id: 'C', type: 'condition' }
    const edges = [way('s', 'C'), way('C', 'e', 'form.days >'), way('C', 'e', 'days > 1')]
    expect(await problemsOf([start, choice, end], edges)).toEqual(['C→e expression', 'C→e expression-name'])
  })

  test('promises nothing that is not there yet', async () => {
    const service = { id: 'S', type: 'service', config: { type: 'config' } }
    expect(await problemsOf([start, service, end], [way('s', 'S'), way('S', 'e')])).toEqual(['S callback'])
    const callbacks = [{ on: 'approved', type: 'config' }]
    expect(await problemsOf([start, end], [way('s', 'e')], { callbacks })).toEqual(['callbacks.0 callback'])
  })

  test('that was started by stays as it was, whatever is published later', async () => {
    const id = await stage.definition({ A: by(lead) }, straight)
    const before = await stage.hand(applicant, id)
    const { data } = await stage.call('GET', `/workflows/${id}`, undefined, stage.token)
    const changed = {
      name: data.name,
      revision: data.revision,
      nodes: [start, { id: 'A', type: 'approval', config: by(other) }, end],
      edges: [way('s', 'A'), way('A', 'e')],
    }
    expect(await stage.call('PUT', `/workflows/${id}`, changed, stage.token)).toMatchObject({ status: 200 })
    expect(await stage.call('PUT', `/workflows/${id}`, changed, stage.token)).toMatchObject({
      status: 409,
      code: 40902,
    })
    expect(openAt(await stage.hand(applicant, id))).toEqual({ A: [lead.id] })
    await stage.call('POST', `/workflows/${id}/publish`, undefined, stage.token)
    expect(openAt(await stage.hand(applicant, id))).toEqual({ A: [other.id] })
    expect((await stage.act(lead, before.id, 'approve')).data.status).toBe('approved')
    await stage.call('POST', `/workflows/${id}/archive`, undefined, stage.token)
    const refused = await stage.call('POST', '/approvals', { workflow_id: id, title: 'x' }, applicant.token)
    expect(refused).toMatchObject({ status: 409, code: 40901 })
  })

  test('is drawn and published only by who may', async () => {
    const body = { name: 'not mine', nodes: [], edges: [] }
    expect(await stage.call('POST', '/workflows', body, applicant.token)).toMatchObject({ status: 403 })
    const id = await stage.definition({ A: by(lead) }, straight)
    expect(await stage.call('POST', `/workflows/${id}/publish`, undefined, applicant.token)).toMatchObject({
      status: 403,
    })
    expect(await stage.call('GET', '/approvals?box=all', undefined, applicant.token)).toMatchObject({ status: 403 })
  })
})
