import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAt, type Person, type ShownCallback, startApprovalStage } from '../../tooling/testing/approval-stage.ts'
import { startReceiver } from '../../tooling/testing/webhook-receiver.ts'

const patience = { timeout: 20_000, interval: 50 }

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let receiver: Awaited<ReturnType<typeof startReceiver>>
let applicant: Person
let ann: Person
let bob: Person
let operator: Person

beforeAll(async () => {
  receiver = await startReceiver()
  stage = await startApprovalStage()
  ;[applicant, ann, bob, operator] = await Promise.all([
    stage.person(),
    stage.person(),
    stage.person(),
    stage.person(['approval:read', 'approval:operate']),
  ])
})
afterAll(async () => {
  await stage?.close()
  receiver?.close()
})

const by = (person: Person) => ({ user_ids: [person.id] })
/** A service that calls a path, once. */
const calls = (path: string, config: Record<string, unknown> = {}) => ({
  type: 'service',
  ...{ as: 'webhook', does: { url: receiver.url(path), retry_count: 0, ...config } },
})
async function servicesOf(id: number): Promise<ShownCallback[]> {
  return (await stage.look(operator, id)).callbacks
}
const statesOf = async (id: number) => (await servicesOf(id)).map(({ status }) => status)
const statusOf = async (id: number) => (await stage.look(operator, id)).status
const nowAt = async (id: number) => openAt(await stage.look(operator, id))

describe('a service', () => {
  test('is done between two approvals, and the request goes on behind it', async () => {
    const nodes = { A: by(ann), S: calls('/between'), B: by(bob) }
    const { id } = await stage.hand(applicant, await stage.definition(nodes, ['s→A', 'A→S', 'S→B', 'B→e']))
    expect(await servicesOf(id)).toEqual([])
    await stage.act(ann, id, 'approve')
    await expect.poll(() => nowAt(id), patience).toEqual({ B: [bob.id] })
    expect(await servicesOf(id)).toMatchObject([{ node_id: 'S', status: 'success', attempts: 1, actions: [] }])
    expect(JSON.parse(receiver.calls('/between')[0]?.body ?? '')).toMatchObject({ type: 'approval.service' })
    expect((await stage.act(bob, id, 'approve')).data.status).toBe('approved')
  })

  test('that fails has the request wait, until it is tried again with success', async () => {
    receiver.answer('/waits', 500)
    const { id } = await stage.hand(applicant, await stage.definition({ S: calls('/waits') }, ['s→S', 'S→e']))
    await expect.poll(() => statesOf(id), patience).toEqual(['failed'])
    expect(await stage.look(operator, id)).toMatchObject({ status: 'pending', current_node: 'S' })

    receiver.answer('/waits', 200)
    const [service] = await servicesOf(id)
    const path = `/approvals/${id}/callbacks/${service?.id}/retry`
    expect(await stage.call('POST', path, {}, applicant.token)).toMatchObject({ status: 200 })

    await expect.poll(() => statusOf(id), patience).toBe('approved')
    expect(receiver.calls('/waits')).toHaveLength(2)
  })

  test('that fails can be let pass by who may step in', async () => {
    receiver.answer('/passed', 500)
    const { id } = await stage.hand(applicant, await stage.definition({ S: calls('/passed') }, ['s→S', 'S→e']))
    await expect.poll(() => statesOf(id), patience).toEqual(['failed'])
    const [service] = await servicesOf(id)
    const path = `/approvals/${id}/callbacks/${service?.id}/skip`
    expect(await stage.call('POST', path, {}, applicant.token)).toMatchObject({ status: 403 })
    expect(await stage.call('POST', path, {}, operator.token)).toMatchObject({ status: 200 })
    await expect.poll(() => statusOf(id), patience).toBe('approved')
  })

  test('whose failure is a rejection goes the way of one, and stays what it came to', async () => {
    receiver.answer('/rejects', 500)
    const nodes = { S: calls('/rejects', { on_failure: 'reject' }), R: by(bob) }
    const ways = ['s→S', 'S→e', 'S-rejected→R', 'R→e']
    const { id } = await stage.hand(applicant, await stage.definition(nodes, ways))
    await expect.poll(() => nowAt(id), patience).toEqual({ R: [bob.id] })
    expect(await servicesOf(id)).toMatchObject([{ status: 'failed', actions: [] }])
    const [service] = await servicesOf(id)
    const path = `/approvals/${id}/callbacks/${service?.id}/retry`
    expect(await stage.call('POST', path, {}, operator.token)).toMatchObject({ status: 409 })
  })

  test('that a return takes back is not needed any more, and is done anew when the request comes by again', async () => {
    receiver.answer('/anew', 500)
    const nodes = { A: by(ann), F: { type: 'parallel' }, S: calls('/anew'), B: by(bob), J: { type: 'parallel' } }
    const ways = ['s→A', 'A→F', 'F→S', 'F→B', 'S→J', 'B→J', 'J→e']
    const { id } = await stage.hand(applicant, await stage.definition(nodes, ways))
    await stage.act(ann, id, 'approve')
    await expect.poll(() => statesOf(id), patience).toEqual(['failed'])

    expect(await stage.act(bob, id, 'return', { to_node: 'A' })).toMatchObject({ status: 200 })
    expect(await statesOf(id)).toEqual(['void'])
    receiver.answer('/anew', 200)
    await stage.act(ann, id, 'approve')

    await expect.poll(() => statesOf(id), patience).toEqual(['void', 'success'])
    expect((await stage.act(bob, id, 'approve')).data.status).toBe('approved')
    expect(receiver.calls('/anew')).toHaveLength(2)
  })

  test('goes on in another process when the worker is gone in between', async () => {
    const slow = calls('/restarted', { retry_count: 5, retry_interval: 1 })
    receiver.answer('/restarted', 503)
    const { id } = await stage.hand(applicant, await stage.definition({ S: slow }, ['s→S', 'S→e']))
    await expect.poll(() => receiver.calls('/restarted').length, patience).toBeGreaterThan(0)
    await stage.restartWorker()
    receiver.answer('/restarted', 200)
    await expect.poll(() => statusOf(id), patience).toBe('approved')
  })
})
