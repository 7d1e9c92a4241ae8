import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInAs } from '../../tooling/testing/api.ts'
import { drawer, type Person, type ShownCallback, startApprovalStage } from '../../tooling/testing/approval-stage.ts'
import { makeRole, type TestRole } from '../../tooling/testing/make-role.ts'
import { roleGrantStart, roleGrantWorkflowId } from './messages.ts'

const patience = { timeout: 20_000, interval: 50 }
const second = 1 / 86_400

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let ann: Person
let operator: Person
/** Who publishes, with a right to give roles and all that is in these. */
let publisher: Person
let reader: TestRole
let writer: TestRole

beforeAll(async () => {
  stage = await startApprovalStage()
  ;[ann, operator, publisher] = await Promise.all([
    stage.person(),
    stage.person(['approval:read', 'approval:operate']),
    stage.person([...drawer, 'user:read', 'user:write', 'department:read', 'role:read']),
  ])
  reader = await makeRole(stage.database.db, ['user:read'])
  writer = await makeRole(stage.database.db, ['department:read'])
})
afterAll(() => stage?.close())

const byForm = () => ({ role_ids: [reader.id, writer.id], role: '=form.role', days: '=form.days' })
const processOf = ({ id }: ShownCallback) => stage.temporal.client.workflow.getHandle(roleGrantWorkflowId(id))

async function handIn(
  applicant: Person,
  { config, form, as = publisher }: { config?: Record<string, unknown>; form: Record<string, unknown>; as?: Person },
): Promise<number> {
  const fields = {
    callbacks: [{ on: 'approved', type: 'grant_role', config: config ?? byForm() }],
    options: { withdraw_days: 7 },
  }
  const definition = await stage.definition({ A: { user_ids: [ann.id] } }, ['s→A', 'A→e'], fields, as.token)
  const { id } = await stage.hand(applicant, definition, { form_data: form })
  return id
}

/** A request that is approved at once, by the state that its grant comes to. */
async function ask(
  applicant: Person,
  asked: Parameters<typeof handIn>[1],
  comesTo: 'success' | 'failed' = 'success',
): Promise<{ id: number; callback: ShownCallback }> {
  const id = await handIn(applicant, asked)
  await stage.act(ann, id, 'approve')
  await expect.poll(async () => (await grantOf(id)).status, patience).toBe(comesTo)
  return { id, callback: await grantOf(id) }
}

async function grantOf(id: number): Promise<ShownCallback> {
  const [callback] = (await stage.look(operator, id)).callbacks
  if (!callback) throw new Error(`request ${id} has no callback`)
  return callback
}

const endOf = (id: number) => expect.poll(async () => (await grantOf(id)).grant?.end, patience)
const mayReadUsers = (person: Person) =>
  expect.poll(async () => (await stage.call('GET', '/users', undefined, person.token)).status, patience)
const rolesOf = (person: Person) =>
  stage.database.db.selectFrom('user_role').select(['role_id', 'ends_at']).where('user_id', '=', person.id).execute()
const has = async (person: Person, role: TestRole) => (await rolesOf(person)).some(({ role_id }) => role_id === role.id)

/** As if the time of what they were granted were over, by the clock of the database. */
async function endNow(person: Person): Promise<void> {
  await stage.database.db
    .updateTable('user_role')
    .set({ ends_at: sql<Date>`now() - interval '1 minute'` })
    .where('user_id', '=', person.id)
    .where('ends_at', 'is not', null)
    .execute()
}

/** As if the time of a grant were over by now; who waits for it looks anew. */
async function letEnd(callback: ShownCallback, person: Person): Promise<void> {
  const { db } = stage.database
  await expect.poll(async () => (await processOf(callback).describe()).status.name, patience).toBe('RUNNING')
  await processOf(callback).terminate()
  const over = new Date(Date.now() - 30_000).toISOString()
  await db
    .updateTable('approval_callback')
    .set({ result: sql`jsonb_set(result, '{until}', to_jsonb(${over}::text))` })
    .where('id', '=', callback.id)
    .execute()
  await endNow(person)
  const { workflowId, taskQueue, args } = roleGrantStart(callback.id, { traceId: 'trace' })
  await stage.temporal.client.workflow.execute('roleGrantWorkflow', { workflowId, taskQueue, args })
}

async function changeRoles(person: Person, change: (roleIds: number[]) => number[]): Promise<void> {
  const { data: user } = await stage.call('GET', `/users/${person.id}`, undefined, publisher.token)
  const { username, name, email, phone, department_id, attributes, status, version } = user
  const same = { username, name, email, phone, department_id, attributes, status, version }
  const changed = { ...same, role_ids: change(user.role_ids) }
  expect(await stage.call('PUT', `/users/${person.id}`, changed, publisher.token)).toMatchObject({ status: 200 })
}

async function changesOf(person: Person, role: TestRole) {
  return stage.database.db
    .selectFrom('data_change_log')
    .select(['action', 'reason', 'operator_name'])
    .where('table_name', '=', 'user_role')
    .where('record_id', '=', `user_id=${person.id},role_id=${role.id}`)
    .orderBy('id')
    .execute()
}

describe('a role that is asked for', () => {
  test('is had as soon as the request is approved, with its rights, once, and for everybody to see in the request', async () => {
    const applicant = await stage.person()
    expect((await stage.call('GET', '/users', undefined, applicant.token)).status).toBe(403)
    const { id, callback } = await ask(applicant, { form: { role: reader.code, days: 30 } })
    await mayReadUsers(applicant).toBe(200)

    const shown = (await stage.look(applicant, id)).callbacks[0]
    expect(shown?.result).toBeNull()
    expect(shown?.grant).toMatchObject({
      ...{ user_id: applicant.id, role_id: reader.id, role_name: reader.name },
      ...{ had: false, end: null, ended_at: null, is_held: true },
    })
    const held = (await rolesOf(applicant)).filter(({ role_id }) => role_id === reader.id)
    expect(held.map(({ ends_at }) => ends_at?.toISOString())).toEqual([shown?.grant?.until])
    const { data } = await stage.call('GET', `/users/${applicant.id}/permissions`, undefined, publisher.token)
    expect(data.temporary_roles).toEqual([{ ...reader, ends_at: shown?.grant?.until }])
    expect(await changesOf(applicant, reader)).toMatchObject([{ action: 'insert', operator_name: 'system' }])
    expect((await changesOf(applicant, reader))[0]?.reason).toContain(`#${id}`)
    const again = await stage.call('POST', `/approvals/${id}/callbacks/${callback.id}/retry`, {}, operator.token)
    expect(again).toMatchObject({ status: 409 })
  })

  test('is taken back when its time is over, also by another worker, and the change log tells of both', async () => {
    const applicant = await stage.person()
    const { id } = await ask(applicant, { form: { role: reader.code, days: 2 * second } })
    await stage.restartWorker()
    await endOf(id).toBe('taken_back')
    await mayReadUsers(applicant).toBe(403)
    expect(await has(applicant, reader)).toBe(false)
    expect((await grantOf(id)).grant).toMatchObject({ is_held: false })
    const changes = await changesOf(applicant, reader)
    expect(changes.map(({ action }) => action)).toEqual(['insert', 'delete'])
    expect(changes[1]?.reason).toContain(`#${id}`)
    const { data } = await stage.call('GET', '/notifications', undefined, applicant.token)
    expect(data.items.filter(({ title }: { title: string }) => title.includes(reader.name))).toMatchObject([
      { link: `/approvals/${id}` },
    ])
  })

  test('counts no more when its time is over, though nobody takes it back, and is taken back all the same later', async () => {
    const applicant = await stage.person()
    const { id, callback } = await ask(applicant, { form: { role: reader.code, days: 30 } })
    await mayReadUsers(applicant).toBe(200)
    await endNow(applicant)
    await mayReadUsers(applicant).toBe(403)
    expect(await has(applicant, reader)).toBe(true)
    expect((await grantOf(id)).grant).toMatchObject({ is_held: false, end: null })
    await letEnd(callback, applicant)
    await endOf(id).toBe('taken_back')
    expect(await has(applicant, reader)).toBe(false)
  })

  test('stays where the definition allows for good and no days are said', async () => {
    const applicant = await stage.person()
    const form = { role: writer.code, days: null }
    const { callback } = await ask(applicant, { config: { ...byForm(), for_good: true }, form })
    expect(callback.grant).toMatchObject({ until: null, had: false, is_held: true })
    expect(await rolesOf(applicant)).toContainEqual({ role_id: writer.id, ends_at: null })
  })

  test('goes to the person whom the form names, from the middle of a request, which goes on', async () => {
    const [applicant, other] = await Promise.all([stage.person(), stage.person()])
    const does = { role_ids: [reader.id], user: '=form.who', days: 7 }
    const nodes = { S: { type: 'service', as: 'grant_role', does }, A: { user_ids: [ann.id] } }
    const definition = await stage.definition(nodes, ['s→S', 'S→A', 'A→e'], {}, publisher.token)
    const { id } = await stage.hand(applicant, definition, { form_data: { who: other.id } })
    await mayReadUsers(other).toBe(200)
    expect(await has(applicant, reader)).toBe(false)
    await expect.poll(async () => (await stage.look(ann, id)).current_node, patience).toBe('A')
  })
})

describe('the end of a grant', () => {
  test('takes nothing from who had the role anyway, or has it for longer', async () => {
    const applicant = await stage.person()
    await changeRoles(applicant, (ids) => [...ids, writer.id])
    const had = await ask(applicant, { form: { role: writer.code, days: 1 } })
    expect(had.callback.grant).toMatchObject({ had: true })

    await ask(applicant, { form: { role: reader.code, days: 30 } })
    const short = await ask(applicant, { form: { role: reader.code, days: second } })
    await endOf(short.id).toBe('kept')
    expect(await has(applicant, reader)).toBe(true)
    expect(await has(applicant, writer)).toBe(true)
  })

  test('finds nothing to do where somebody took the role away before', async () => {
    const applicant = await stage.person()
    const { id, callback } = await ask(applicant, { form: { role: reader.code, days: 30 } })
    await changeRoles(applicant, (ids) => ids.filter((one) => one !== reader.id))
    expect((await grantOf(id)).grant).toMatchObject({ is_held: false, end: null })
    await letEnd(callback, applicant)
    await endOf(id).toBe('gone')
  })

  test('leaves what somebody gave anew by hand, and takes what an edit of the person merely carried along', async () => {
    const [anew, along] = await Promise.all([stage.person(), stage.person()])
    const first = await ask(anew, { form: { role: reader.code, days: 30 } })
    await changeRoles(anew, (ids) => ids.filter((one) => one !== reader.id))
    await changeRoles(anew, (ids) => [...ids, reader.id])
    await letEnd(first.callback, anew)
    await endOf(first.id).toBe('kept')

    const second = await ask(along, { form: { role: reader.code, days: 30 } })
    await changeRoles(along, (ids) => [...ids, writer.id])
    await letEnd(second.callback, along)
    await endOf(second.id).toBe('taken_back')
    expect(await has(along, writer)).toBe(true)
  })
})

describe('a request that is withdrawn', () => {
  test('after its approval takes its role back at once, and has it given anew after the next approval', async () => {
    const applicant = await stage.person()
    const { id, callback } = await ask(applicant, { form: { role: reader.code, days: 30 } })
    await mayReadUsers(applicant).toBe(200)

    const { data } = await stage.act(applicant, id, 'withdraw')

    expect(data.callbacks).toMatchObject([{ status: 'success', grant: { end: 'withdrawn', is_held: false } }])
    expect(await has(applicant, reader)).toBe(false)
    await mayReadUsers(applicant).toBe(403)
    expect((await changesOf(applicant, reader)).map(({ action }) => action)).toEqual(['insert', 'delete'])
    expect((await changesOf(applicant, reader))[1]).toMatchObject({ reason: expect.stringContaining(`#${id}`) })
    const told = await stage.call('GET', '/notifications', undefined, applicant.token)
    expect(told.data.items.map(({ link }: { link: string }) => link)).toContain(`/approvals/${id}`)
    // Nobody waits for the end of a time that is over.
    expect(await processOf(callback).result()).toBeUndefined()

    await stage.act(applicant, id, 'resubmit', { form_data: { role: reader.code, days: 5 } })
    await stage.act(ann, id, 'approve')
    await mayReadUsers(applicant).toBe(200)
  })

  test('takes back what was granted for good, and on its way', async () => {
    const [applicant, other] = await Promise.all([stage.person(), stage.person()])
    const form = { role: writer.code, days: null }
    const lasting = await ask(applicant, { config: { ...byForm(), for_good: true }, form })
    await stage.act(applicant, lasting.id, 'withdraw')
    expect(await has(applicant, writer)).toBe(false)

    const does = { role_ids: [reader.id], user: '=form.who', days: 7 }
    const nodes = { S: { type: 'service', as: 'grant_role', does }, A: { user_ids: [ann.id] } }
    const definition = await stage.definition(nodes, ['s→S', 'S→A', 'A→e'], {}, publisher.token)
    const { id } = await stage.hand(applicant, definition, { form_data: { who: other.id } })
    await expect.poll(async () => (await stage.look(ann, id)).current_node, patience).toBe('A')
    expect(await has(other, reader)).toBe(true)
    await stage.act(applicant, id, 'withdraw')
    expect(await has(other, reader)).toBe(false)
  })

  test('leaves what its applicant has by hand, or by another request', async () => {
    const [applicant, anew] = await Promise.all([stage.person(), stage.person()])
    const short = await ask(applicant, { form: { role: reader.code, days: 5 } })
    const long = await ask(applicant, { form: { role: reader.code, days: 30 } })
    const { data } = await stage.act(applicant, long.id, 'withdraw')
    expect(data.callbacks[0].grant).toMatchObject({ end: 'kept', is_held: true })
    const left = (await rolesOf(applicant)).find(({ role_id }) => role_id === reader.id)
    expect(left?.ends_at?.toISOString()).toBe((await grantOf(short.id)).grant?.until)
    await stage.act(applicant, short.id, 'withdraw')
    expect(await has(applicant, reader)).toBe(false)

    const first = await ask(anew, { form: { role: reader.code, days: 30 } })
    await changeRoles(anew, (ids) => ids.filter((one) => one !== reader.id))
    await changeRoles(anew, (ids) => [...ids, reader.id])
    await stage.act(anew, first.id, 'withdraw')
    expect(await has(anew, reader)).toBe(true)
  })

  test('while its role is being given ends without it, whichever comes first', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const applicant = await stage.person()
      const id = await handIn(applicant, { form: { role: reader.code, days: 30 } })
      await stage.act(ann, id, 'approve')
      await stage.act(applicant, id, 'withdraw')
      await expect.poll(async () => (await grantOf(id)).status, patience).toMatch(/^(success|void)$/)
      expect(await has(applicant, reader)).toBe(false)
    }
  })
})

describe('a role that a service gave on the way', () => {
  let who: Person
  let id: number
  beforeEach(async () => {
    const applicant = await stage.person()
    who = await stage.person()
    const does = { role_ids: [reader.id], user: '=form.who', days: 7 }
    const asked = { user_ids: [ann.id] }
    const nodes = { A: asked, S: { type: 'service', as: 'grant_role', does }, B: asked, C: asked }
    const definition = await stage.definition(nodes, ['s→A', 'A→S', 'S→B', 'B→C', 'C→e'], {}, publisher.token)
    id = (await stage.hand(applicant, definition, { form_data: { who: who.id } })).id
    await stage.act(ann, id, 'approve')
    await at('B')
    expect(await has(who, reader)).toBe(true)
  })
  const at = (node: string) => expect.poll(async () => (await stage.look(ann, id)).current_node, patience).toBe(node)

  test('leaves with the visit that a return takes back, and is given anew by the next', async () => {
    await stage.act(ann, id, 'return', { to_node: 'A' })
    expect((await grantOf(id)).grant).toMatchObject({ end: 'returned', is_held: false })
    expect(await has(who, reader)).toBe(false)
    await stage.act(ann, id, 'approve')
    await at('B')
    expect(await has(who, reader)).toBe(true)
  })

  test('stays when a return leaves that visit', async () => {
    await stage.act(ann, id, 'approve')
    await stage.act(ann, id, 'return', { to_node: 'B' })
    expect((await grantOf(id)).grant).toMatchObject({ is_held: true })
    expect(await has(who, reader)).toBe(true)
  })

  test('leaves when the request is rejected', async () => {
    await stage.act(ann, id, 'approve')
    await stage.act(ann, id, 'reject')
    expect((await grantOf(id)).grant).toMatchObject({ end: 'rejected', is_held: false })
    expect(await has(who, reader)).toBe(false)
    expect((await changesOf(who, reader)).at(-1)).toMatchObject({ reason: expect.stringContaining('申请被拒绝') })
  })
})

describe('nothing is granted', () => {
  test('that is not among the roles of the definition, or for longer than it allows, and the request says why', async () => {
    const applicant = await stage.person()
    const outside = await makeRole(stage.database.db, ['user:read'])
    const most = { ...byForm(), max_days: 10 }
    const refused: [Record<string, unknown>, string][] = [
      [{ role: outside.code, days: 1 }, outside.code],
      [{ role: null, days: 1 }, 'null'],
      [{ role: reader.code, days: 11 }, '10'],
      [{ role: reader.code, days: null }, '天'],
      [{ role: reader.code, days: -1 }, '-1'],
    ]
    const before = await rolesOf(applicant)
    for (const [form, word] of refused) {
      const { id } = await ask(applicant, { config: most, form }, 'failed')
      const [callback] = (await stage.look(operator, id)).callbacks
      expect(callback).toMatchObject({ grant: null, actions: ['retry', 'skip'] })
      const { body } = await stage.api.call('GET', `/approvals/${id}`, {
        ...{ token: operator.token, headers: { 'Accept-Language': 'zh-CN' } },
      })
      expect(body.data.callbacks[0].error_msg).toContain(word)
    }
    expect(await rolesOf(applicant)).toEqual(before)
  })

  test('of a role that was deleted meanwhile', async () => {
    const applicant = await stage.person()
    const doomed = await makeRole(stage.database.db, ['user:read'])
    const id = await handIn(applicant, { config: { role_ids: [doomed.id], days: 1 }, form: {} })
    await stage.database.db.deleteFrom('role').where('id', '=', doomed.id).execute()
    await stage.act(ann, id, 'approve')
    await expect.poll(async () => (await grantOf(id)).status, patience).toBe('failed')
  })

  test('to who cannot sign in', async () => {
    const applicant = await stage.person()
    const asked = { config: { role_ids: [reader.id], user: '=form.who', days: 1 }, form: { who: 999_999 } }
    expect((await ask(applicant, asked, 'failed')).callback.error_msg).not.toBeNull()
  })

  test('on the word of who may not give the role any more; once they may again it is tried anew, and given once', async () => {
    const applicant = await stage.person()
    const giver = await stage.platform.makeUser([...drawer, 'user:read', 'user:write'])
    const as = { id: giver.id, token: await signInAs(stage.api, giver) }
    const config = { role_ids: [reader.id], days: 30 }
    const id = await handIn(applicant, { config, form: {}, as })
    await stage.database.db.deleteFrom('user_role').where('user_id', '=', giver.id).execute()
    await stage.act(ann, id, 'approve')
    await expect.poll(async () => (await grantOf(id)).status, patience).toBe('failed')
    expect(await has(applicant, reader)).toBe(false)

    await stage.database.db.insertInto('user_role').values({ user_id: giver.id, role_id: giver.roleId }).execute()
    const path = `/approvals/${id}/callbacks/${(await grantOf(id)).id}/retry`
    const both = await Promise.all([1, 2].map(() => stage.call('POST', path, {}, operator.token)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    await expect.poll(async () => (await grantOf(id)).status, patience).toBe('success')
    expect((await changesOf(applicant, reader)).map(({ action }) => action)).toEqual(['insert'])
  })
})
