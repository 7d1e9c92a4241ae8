import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs } from '../../tooling/testing/api.ts'
import { openAt, type Person, type ShownApproval, startApprovalStage } from '../../tooling/testing/approval-stage.ts'
import { makeRole } from '../../tooling/testing/make-role.ts'

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let ann: Person
let bob: Person
let me: Person

beforeAll(async () => {
  stage = await startApprovalStage()
  ann = await stage.person()
  bob = await stage.person()
  me = await stage.person()
})
afterAll(() => stage?.close())

const by = (person: Person, config: object = {}) => ({ user_ids: [person.id], ...config })
const gate = { type: 'condition' }
const held = ({ held: all }: ShownApproval) => all.map(({ node_id, message }) => `${node_id}: ${message}`)
const reasons = ({ records }: ShownApproval) => records.flatMap(({ details }) => details.why ?? [])

test('a choice that cannot be judged is held, is seen, and goes on when it is tried again after the form was completed', async () => {
  const definition = await stage.definition(
    { P: { type: 'parallel' }, A: by(ann, { form_rights: { days: 'write' } }), G: gate, B: by(bob) },
    ['s→P', 'P→A', 'P→G', 'G?form.days > 3→B', 'G?form.days <= 3→e', 'A→e', 'B→e'],
  )
  const made = await stage.hand(me, definition, { form_data: { reason: 'x' } })
  expect(held(made)).toEqual([expect.stringMatching(/^G: .*form\.days > 3/)])
  expect(made).toMatchObject({ status: 'pending', actions: expect.arrayContaining(['retry']) })
  expect(openAt(made)).toEqual({ A: [ann.id] })
  expect(reasons(made)).toEqual(['unjudged'])

  expect((await stage.look(ann, made.id)).actions).not.toContain('retry')
  expect(await stage.act(ann, made.id, 'retry')).toMatchObject({ status: 403, code: 40301 })
  const again = await stage.act(me, made.id, 'retry')
  expect(held(again.data)).toHaveLength(1)
  expect(reasons(again.data)).toEqual(['unjudged', 'retry'])

  await stage.act(ann, made.id, 'approve', { form_data: { days: 5 } })
  const { data } = await stage.act(me, made.id, 'retry')
  expect(held(data)).toEqual([])
  expect(openAt(data)).toEqual({ B: [bob.id] })
  expect(await stage.act(me, made.id, 'retry')).toMatchObject({ status: 409, code: 40901 })
  expect(await stage.act(bob, made.id, 'approve')).toMatchObject({ data: { status: 'approved' } })
})

test('who may step into requests can have it tried again', async () => {
  const definition = await stage.definition({ G: gate, A: by(ann) }, ['s→G', 'G?form.days > 3→A', 'G→e', 'A→e'])
  const made = await stage.hand(me, definition)
  const operator = await stage.person(['approval:read', 'approval:operate'])
  expect(await stage.act(operator, made.id, 'retry')).toMatchObject({ status: 200, data: { held: [{ node_id: 'G' }] } })
})

test('a decision stands when what follows from it cannot be judged, and its time does not run out any more', async () => {
  const timeout = { seconds: 3600, action: 'reject' }
  const definition = await stage.definition({ A: by(ann, { timeout }), B: by(bob) }, [
    's→A',
    'A?form.days > 3→B',
    'B→e',
    'A-rejected→e',
  ])
  const made = await stage.hand(me, definition)
  const { data } = await stage.act(ann, made.id, 'approve')
  expect(data).toMatchObject({ status: 'pending', current_node: 'A' })
  expect(openAt(data)).toEqual({})
  expect(held(data)).toHaveLength(1)
  const timers = await stage.database.db
    .selectFrom('approval_timer')
    .select('id')
    .where('instance_id', '=', made.id)
    .execute()
  expect(timers).toEqual([])
  expect(await stage.act(ann, made.id, 'reject')).toMatchObject({ status: 409 })
})

test('a choice of which nothing is true, and without a default, approves nobody’s request', async () => {
  const definition = await stage.definition({ G: gate, A: by(ann) }, ['s→G', 'G?form.days > 3→A', 'A→e'])
  const made = await stage.hand(me, definition, { form_data: { days: 1 } })
  expect(made.status).toBe('pending')
  expect(held(made)).toEqual(['G: None of the conditions of this choice is true, and it has no default'])
})

test('of a choice that takes the first, what stands behind the true one is not asked', async () => {
  const definition = await stage.definition({ G: gate, A: by(ann), B: by(bob) }, [
    's→G',
    'G?form.days > 3→A',
    'G?form.gone > 3→B',
    'A→e',
    'B→e',
  ])
  expect(openAt(await stage.hand(me, definition, { form_data: { days: 5 } }))).toEqual({ A: [ann.id] })
})

test('a sub-process for what is no list is held; withdrawn, completed and handed in again it is done for each', async () => {
  const inside = {
    nodes: [
      { id: 'si', type: 'start' },
      { id: 'A', type: 'approval', config: by(ann) },
      { id: 'ei', type: 'end' },
    ],
    edges: [
      { source: 'si', target: 'A' },
      { source: 'A', target: 'ei' },
    ],
  }
  const each = { type: 'subprocess', for_each: 'form.items', ...inside }
  const definition = await stage.definition({ M: each }, ['s→M', 'M→e'])
  const made = await stage.hand(me, definition)
  expect(held(made)).toHaveLength(1)
  expect(made.status).toBe('pending')
  await stage.act(me, made.id, 'withdraw')
  const { data } = await stage.act(me, made.id, 'resubmit', { form_data: { items: [1, 2] } })
  expect(openAt(data)).toEqual({ A: [ann.id, ann.id] })
  const many = await stage.hand(me, definition, { form_data: { items: Array.from({ length: 101 }, () => 1) } })
  expect(held(many)).toEqual(['M: "form.items" has 101 items, and 100 are the most'])
  expect(await stage.hand(me, definition, { form_data: { items: [] } })).toMatchObject({ status: 'approved' })
})

test('people that an expression cannot tell are not nobody', async () => {
  const byFeel = { approver_type: 'expression', expression: 'form.boss.id' }
  const definition = await stage.definition({ A: byFeel }, ['s→A', 'A→e'])
  const made = await stage.hand(me, definition)
  expect(made).toMatchObject({ status: 'pending', held: [{ node_id: 'A' }] })
})

/** Who stands still at `G` as soon as it is handed in. */
const handInHeld = async () => {
  const definition = await stage.definition({ G: gate, A: by(ann) }, ['s→G', 'G?form.days > 3→A', 'G→e', 'A→e'])
  return (await stage.hand(me, definition)).id
}
async function noticesOf(person: Person, id: number): Promise<{ title: string; content: string }[]> {
  const { data } = await stage.call('GET', '/notifications?page_size=100', undefined, person.token)
  return data.items.filter(({ link }: { link: string }) => link === `/approvals/${id}`)
}

test('who may step in, and its applicant, are told once that a request stands still, why, and what to do, and nobody else', async () => {
  const { db } = stage.database
  const [operator, blind] = await Promise.all([
    stage.person(['approval:read', 'approval:operate']),
    stage.person(['approval:read', 'approval:operate']),
  ])
  await db
    .updateTable('role')
    .set({ data_scopes: JSON.stringify([{ resource: 'approval', scope: 'SELF' }]) })
    .where('id', 'in', db.selectFrom('user_role').select('role_id').where('user_id', '=', blind.id))
    .execute()
  const id = await handInHeld()
  await stage.act(operator, id, 'retry')

  const told = await noticesOf(operator, id)
  expect(told).toMatchObject([{ title: expect.stringContaining('请假') }])
  expect(told[0]?.content).toMatch(/“G”.*form\.days > 3.*(重试|try again)/s)
  const [own, ...more] = await noticesOf(me, id)
  expect(own).toMatchObject({ title: expect.stringMatching(/^(您的申请停住了|Your request stands still)/) })
  expect(own?.content).toMatch(/“days”没有值|"days" has no value/)
  expect(more).toEqual([])
  for (const other of [blind, ann]) expect(await noticesOf(other, id)).toEqual([])
})

test('administrators are told when nobody else may step in, and at most twenty people ever', async () => {
  const { db } = stage.database
  const admin = await stage.platform.makeUser([], { roles: ['super_admin'] })
  const as = { id: admin.id, token: await signInAs(stage.api, admin) }
  await stage.person(['approval:read', 'approval:operate'])
  expect(await noticesOf(as, await handInHeld())).toEqual([])

  const operators = await db
    .selectFrom('user_role')
    .innerJoin('role_permission', 'role_permission.role_id', 'user_role.role_id')
    .innerJoin('permission', 'permission.id', 'role_permission.permission_id')
    .select('user_role.user_id')
    .where('permission.code', '=', 'approval:operate')
    .where('user_role.user_id', '!=', admin.id)
    .execute()
  const ids = operators.map(({ user_id }) => user_id)
  await db.updateTable('user').set({ status: 'disabled' }).where('id', 'in', ids).execute()
  expect(await noticesOf(as, await handInHeld())).toHaveLength(1)

  const role = await makeRole(db, ['approval:read', 'approval:operate'])
  const made = Array.from({ length: 25 }, (_, index) => ({ username: `steps-in-${index}`, name: 'x' }))
  const users = await db.insertInto('user').values(made).returning('id').execute()
  await db
    .insertInto('user_role')
    .values(users.map((user) => ({ user_id: user.id, role_id: role.id })))
    .execute()
  const id = await handInHeld()
  const notes = await db
    .selectFrom('notification')
    .select('user_id')
    .where('link', '=', `/approvals/${id}`)
    .where('user_id', '!=', me.id)
    .execute()
  expect(notes).toHaveLength(20)
})
