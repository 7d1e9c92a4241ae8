import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { approvalActions } from '../../domain/approvals/approval.ts'
import { workflowNode } from '../../domain/approvals/workflow-graph.ts'
import { drawer, type Person, startApprovalsOn } from '../../tooling/testing/approval-stage.ts'
import { startFlowStage } from '../../tooling/testing/flow-stage.ts'
import { makeRole } from '../../tooling/testing/make-role.ts'
import { histories, recordedKinds, recordRequest } from '../../tooling/testing/recorded-request.ts'
import { recordHistory } from '../../tooling/testing/temporal.ts'
import { startReceiver } from '../../tooling/testing/webhook-receiver.ts'
import { approvalCallbackWorkflowId } from './messages.ts'

const patience = { timeout: 20_000, interval: 50 }

let ground: Awaited<ReturnType<typeof startFlowStage>>
let stage: Awaited<ReturnType<typeof startApprovalsOn>>
let receiver: Awaited<ReturnType<typeof startReceiver>>
let people: Person[]
let applicant: Person
let ann: Person
let bob: Person
let cid: Person
let operator: Person

beforeAll(async () => {
  receiver = await startReceiver()
  ground = await startFlowStage({ permissions: drawer })
  stage = await startApprovalsOn(ground)
  const operates = stage.person(['approval:read', 'approval:operate'])
  people = await Promise.all([stage.person(), stage.person(), stage.person(), stage.person(), operates])
  ;[applicant, ann, bob, cid, operator] = people as [Person, Person, Person, Person, Person]
})
afterAll(async () => {
  await stage?.stop()
  await ground?.close()
  receiver?.close()
})

const by = (...some: Person[]) => ({ user_ids: some.map(({ id }) => id) })
const look = (id: number) => stage.look(operator, id)
const statusOf = async (id: number) => (await look(id)).status
const hand = async (nodes: Parameters<typeof stage.definition>[0], edges: string[], fields = {}) =>
  (await stage.hand(applicant, await stage.definition(nodes, edges), fields)).id

/** Everybody whose turn it is agrees, until nobody's is. */
async function agree(id: number): Promise<void> {
  for (;;) {
    const { status, tasks } = await look(id)
    const open = status === 'pending' ? tasks.find((task) => task.status === 'open') : undefined
    const person = people.find((one) => one.id === open?.assignee_id)
    if (!open || !person) return
    expect(await stage.act(person, id, 'approve', { task_id: open.id })).toMatchObject({ status: 200 })
  }
}

async function endsAs(id: number, name: string, status = 'approved'): Promise<void> {
  await expect.poll(() => statusOf(id), patience).toBe(status)
  const { now, noted } = await recordRequest(ground, id, name)
  expect(now).toEqual(noted)
}

test('every way in which several decide', async () => {
  const both = by(ann, bob)
  const nodes = {
    ...{ A: { ...both, mode: 'all' }, B: { ...both, mode: 'any' } },
    ...{ C: { ...both, mode: 'ratio', ratio: 50 }, D: { ...both, mode: 'sequential' } },
  }
  const id = await hand(nodes, ['s→A', 'A→B', 'B→C', 'C→D', 'D→e'])
  await agree(id)
  await endsAs(id, 'modes')
})

test('a task that is handed on, and shared, and what is said beside it', async () => {
  const id = await hand({ A: by(ann) }, ['s→A', 'A→e'])
  await stage.act(ann, id, 'delegate', { to_user_id: bob.id })
  await stage.act(bob, id, 'approve')
  await stage.act(ann, id, 'add-sign', { user_ids: [bob.id, cid.id], position: 'parallel' })
  await stage.act(ann, id, 'remove-sign', { user_ids: [bob.id] })
  await stage.act(ann, id, 'transfer', { to_user_id: bob.id })
  await stage.act(applicant, id, 'comment', { comment: '急' })
  await stage.act(applicant, id, 'urge')
  await stage.act(applicant, id, 'cc', { user_ids: [operator.id] })
  await agree(id)
  await endsAs(id, 'handed-on')
})

test('branches under conditions that meet again, a rejection that leads back, and a wait', async () => {
  const every = { type: 'condition', takes: 'every' }
  const nodes = {
    ...{ F: every, A: by(ann), B: by(bob), K: { type: 'cc', ...by(cid) }, J: every },
    ...{ W: { type: 'wait', seconds: 1 } },
  }
  const ways = ['s→F', 'F?form.n > 0→A', 'F?form.n > 1→K', 'A→B', 'B-rejected→A', 'B-approved→J', 'K→J', 'J→W', 'W→e']
  const id = await hand(nodes, ways, { form_data: { n: 2 } })
  await stage.act(ann, id, 'approve')
  await stage.act(bob, id, 'reject')
  await agree(id)
  await endsAs(id, 'branches')
})

test('sub-processes: drawn inside, called, and for each of a list', async () => {
  const called = await stage.definition({ A: by(cid) }, ['s→A', 'A→e'])
  const inside = (name: string, person: Person) => ({
    nodes: [
      { id: `s${name}`, type: 'start' },
      { id: `A${name}`, type: 'approval', config: by(person) },
      { id: `e${name}`, type: 'end' },
    ],
    edges: [
      { source: `s${name}`, target: `A${name}` },
      { source: `A${name}`, target: `e${name}` },
    ],
  })
  const nodes = {
    I: { type: 'subprocess', ...inside('1', ann) },
    C: { type: 'subprocess', workflow_id: called },
    M: { type: 'subprocess', for_each: 'form.items', ...inside('2', bob) },
  }
  const id = await hand(nodes, ['s→I', 'I→C', 'C→M', 'M→e'], { form_data: { items: [1, 2] } })
  await agree(id)
  await endsAs(id, 'subprocesses')
})

test('services of every type, one of which is let pass while it is tried again', async () => {
  const job = await ground.call('POST', '/jobs', {
    ...{ name: 'is asked', job_type: 'http', retry_count: 0 },
    config: { url: `${ground.service.url}/give/1`, method: 'GET' },
  })
  const flow = await ground.makeFlow([ground.ask('N', '/give/1')])
  receiver.answer('/fails', 500)
  const service = (as: string, does: Record<string, unknown>) => ({ type: 'service', as, does })
  const nodes = {
    W: service('webhook', { url: receiver.url('/works') }),
    J: service('job', { job_id: job.data.id }),
    F: service('flow', { flow_id: flow }),
    N: service('notify', { title: '=title' }),
    S: service('webhook', { url: receiver.url('/fails'), retry_count: 5, retry_interval: 3600 }),
  }
  const id = await hand(nodes, ['s→W', 'W→J', 'J→F', 'F→N', 'N→S', 'S→e'])
  await expect.poll(() => receiver.calls('/fails').length, patience).toBe(1)
  const callbackAt = async (node: string) => (await look(id)).callbacks.find(({ node_id }) => node_id === node)
  await expect.poll(async () => (await callbackAt('S'))?.attempts, patience).toBe(1)
  const skip = `/approvals/${id}/callbacks/${(await callbackAt('S'))?.id}/skip`
  expect(await ground.call('POST', skip, {}, operator.token)).toMatchObject({ status: 200 })
  await endsAs(id, 'services')
  for (const [node, name] of [
    ['J', 'callback-job'],
    ['F', 'callback-flow'],
    ['S', 'callback-skipped'],
  ] as const) {
    const callback = (await callbackAt(node))?.id ?? 0
    const process = ground.temporal.client.workflow.getHandle(approvalCallbackWorkflowId(callback))
    expect(await process.result()).toBe(node === 'S' ? 'skipped' : 'success')
    await recordHistory(process, histories, name)
  }
})

test('a service that grants a role', async () => {
  const role = await makeRole(ground.database.db, [])
  const publisher = await stage.person([...drawer, 'user:write'])
  const nodes = { G: { type: 'service', as: 'grant_role', does: { role_ids: [role.id], for_good: true } } }
  const definition = await stage.definition(nodes, ['s→G', 'G→e'], {}, publisher.token)
  await endsAs((await stage.hand(applicant, definition)).id, 'granted')
})

test('time that runs out, with everything that may follow', async () => {
  const { db } = ground.database
  const head = { name: `部门 ${cid.id}`, head_user_id: cid.id }
  const department = await db.insertInto('department').values(head).returning('id').executeTakeFirstOrThrow()
  await db.updateTable('user').set({ department_id: department.id }).where('id', '=', ann.id).execute()
  const within = (action: string, more = {}) => ({ ...by(ann), timeout: { seconds: 1, action, ...more } })
  const nodes = {
    ...{ F: { type: 'parallel' }, J: { type: 'parallel' } },
    ...{ A: within('approve'), R: within('reject'), T: within('transfer', { to_user_id: bob.id }) },
    ...{ E: within('escalate'), N: within('none') },
  }
  const kinds = ['A', 'R', 'T', 'E', 'N']
  const ways = ['s→F', ...kinds.map((node) => `F→${node}`), ...kinds.map((node) => `${node}→J`), 'R-rejected→J', 'J→e']
  const id = await hand(nodes, ways)
  const ranOut = async () => {
    const { records } = await look(id)
    return new Set(records.filter(({ action }) => action === 'timeout').map(({ node_id }) => node_id)).size
  }
  await expect.poll(ranOut, patience).toBe(kinds.length)
  await agree(id)
  await endsAs(id, 'time-limits', 'rejected')
})

test('a choice that cannot be judged, and is tried again', async () => {
  const gate = { type: 'condition' }
  const nodes = { P: { type: 'parallel' }, A: { ...by(ann), form_rights: { days: 'write' } }, G: gate, B: by(bob) }
  const ways = ['s→P', 'P→A', 'P→G', 'G?form.days > 3→B', 'G?form.days <= 3→e', 'A→e', 'B→e']
  const id = await hand(nodes, ways, { form_data: { why: 'x' } })
  await stage.act(ann, id, 'approve', { form_data: { days: 5 } })
  await stage.act(applicant, id, 'retry')
  await agree(id)
  await endsAs(id, 'held')
})

test('a return that comes straight back, and one whose applicant gives up', async () => {
  const id = await hand({ A: by(ann), B: { ...by(bob), on_return: 'resume' } }, ['s→A', 'A→B', 'B→e'])
  await stage.act(ann, id, 'approve')
  await stage.act(bob, id, 'return', { to_node: 'A' })
  await agree(id)
  await endsAs(id, 'resumed')
  const other = await hand({ A: by(ann) }, ['s→A', 'A→e'])
  await stage.act(ann, other, 'return', { to_node: 's' })
  await stage.act(applicant, other, 'discard')
  await endsAs(other, 'discarded', 'cancelled')
})

test('every kind of node, and everything that may be done, has a recorded history', async () => {
  const held = Object.values(await recordedKinds()).flat()
  expect(kindsToHold().filter((kind) => !held.includes(kind))).toEqual([])
})

type NodeSchema = { properties: { type: { const: string }; config: { properties: Record<string, unknown> } } }

/** What a definition may say, out of the schema that definitions are held to. */
function kindsToHold(): string[] {
  const { $defs = {} } = z.toJSONSchema(workflowNode, { io: 'input' })
  const { oneOf = [] } = $defs.WorkflowNode ?? {}
  const nodes = (oneOf as unknown as NodeSchema[]).flatMap(({ properties: { type, config } }) => {
    const choices = (name: string): string[] => choicesIn(config.properties[name])
    switch (type.const) {
      case 'approval':
        return [
          ...choices('mode').map((mode) => `approval ${mode}`),
          ...choices('timeout').map((action) => `time limit ${action}`),
          ...choices('on_return').map((way) => `return ${way}`),
        ]
      case 'condition':
        return choices('takes').map((takes) => `condition ${takes}`)
      case 'service':
        // Refused at publishing until there is a configuration centre.
        return choices('type').flatMap((one) => (one === 'config' ? [] : [`service ${one}`]))
      case 'subprocess':
        return ['subprocess embedded', 'subprocess called', 'subprocess for_each']
      default:
        return [type.const]
    }
  })
  return [...nodes, ...approvalActions.map((action) => `action ${action}`), 'held']
}

/** The values that a part of a schema lists, wherever it does. */
function choicesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if ('enum' in schema) return schema.enum as string[]
  return Object.values(schema).flatMap(choicesIn)
}
