import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'
import { openStream } from '../../tooling/testing/event-streams.ts'

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let applicant: Person
let ann: Person
let bob: Person
let stranger: Person
let workflow: number

beforeAll(async () => {
  stage = await startApprovalStage()
  ;[applicant, ann, bob, stranger] = await Promise.all([stage.person(), stage.person(), stage.person(), stage.person()])
  workflow = await stage.definition({ A: { user_ids: [ann.id] } }, ['s→A', 'A→e'])
})
afterAll(() => stage?.close())

async function upload(by: Person, content = Buffer.from('一些说明\n'), name = '说明.txt'): Promise<number> {
  const form = new FormData()
  form.set('purpose', 'attachment')
  form.set('file', new Blob([content]), name)
  const request = { method: 'POST', headers: { Authorization: `Bearer ${by.token}` }, body: form }
  const answer = await stage.api.app.request('/api/v1/files', request, {
    incoming: { socket: { remoteAddress: '192.0.2.1' } },
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { data: { id: number } }).data.id
}

async function download(by: Person, id: number): Promise<number> {
  const headers = { Authorization: `Bearer ${by.token}` }
  const answer = await stage.api.app.request(
    `/api/v1/files/${id}`,
    { headers },
    { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
  )
  return answer.status
}

describe('several requests at once', () => {
  const bulk = (by: Person, body: Record<string, unknown>) =>
    stage.call('POST', '/approvals/bulk-decide', body, by.token)

  test('are decided each on its own, and each says what came of it', async () => {
    const made = await Promise.all([1, 2, 3].map(() => stage.hand(applicant, workflow)))
    const [a, b, c] = made.map(({ id }) => id) as [number, number, number]
    await stage.act(ann, b, 'approve')
    const others = await stage.hand(applicant, await stage.definition({ A: { user_ids: [bob.id] } }, ['s→A', 'A→e']))
    const items = [a, b, c, others.id, 999_999].map((id) => ({ id }))
    const { status, data } = await bulk(ann, { action: 'approve', items, comment: '同意' })
    expect(status).toBe(200)
    expect(data.items).toMatchObject([
      { id: a, outcome: 'done', status: 'approved' },
      { id: b, outcome: 'refused', code: 40901 },
      { id: c, outcome: 'done', status: 'approved' },
      { id: others.id, outcome: 'refused', code: 40401 },
      { id: 999_999, outcome: 'refused', code: 40401 },
    ])
    expect((await stage.look(ann, a)).records.at(-1)).toMatchObject({ action: 'approve', comment: '同意' })
    expect((await stage.look(applicant, others.id)).status).toBe('pending')
  })

  test('are refused when one is named twice, or none is', async () => {
    const { id } = await stage.hand(applicant, workflow)
    expect(await bulk(ann, { action: 'approve', items: [{ id }, { id }] })).toMatchObject({ status: 400 })
    expect(await bulk(ann, { action: 'approve', items: [] })).toMatchObject({ status: 400 })
    expect(await bulk(ann, { action: 'reject', items: [{ id }] })).toMatchObject({
      data: { items: [{ outcome: 'done', status: 'rejected' }] },
    })
  })
})

describe('a copy', () => {
  test('is sent by whoever takes part, counted until it is seen, and seen once', async () => {
    const { id } = await stage.hand(applicant, workflow)
    expect(await stage.act(stranger, id, 'cc', { user_ids: [stranger.id] })).toMatchObject({ status: 404 })
    const sent = await stage.act(ann, id, 'cc', { user_ids: [bob.id], comment: '请知悉' })
    expect(sent.data.records.at(-1)).toMatchObject({
      action: 'cc',
      approver_id: ann.id,
      details: { user_ids: [bob.id] },
    })
    const counts = async () => (await stage.call('GET', '/approvals/counts', undefined, bob.token)).data.cc_unread
    const readAt = async () =>
      (
        await stage.database.db
          .selectFrom('approval_cc')
          .select('read_at')
          .where('instance_id', '=', id)
          .where('user_id', '=', bob.id)
          .executeTakeFirstOrThrow()
      ).read_at
    expect(await counts()).toBe(1)
    await stage.look(bob, id)
    expect(await counts()).toBe(0)
    const first = await readAt()
    await stage.look(bob, id)
    expect(await readAt()).toEqual(first)
    expect(await stage.act(ann, id, 'cc', { user_ids: [bob.id] })).toMatchObject({ status: 400 })
  })

  test('is sent by nobody who merely may see all', async () => {
    const reader = await stage.person(['approval:read'])
    const { id } = await stage.hand(applicant, workflow)
    expect(await stage.act(reader, id, 'cc', { user_ids: [bob.id] })).toMatchObject({ status: 403 })
  })
})

describe('a file', () => {
  test('that is sent along is read by those who take part, and nobody else', async () => {
    const { id } = await stage.hand(applicant, workflow)
    const file = await upload(ann)
    const said = await stage.act(ann, id, 'comment', { comment: '见附件', attachments: [file], user_ids: [bob.id] })
    expect(said.data).toMatchObject({ files: [{ id: file, name: '说明.txt', content_type: 'text/plain' }] })
    expect(said.data.records.at(-1)).toMatchObject({ action: 'comment', attachments: [file] })
    expect(await download(ann, file)).toBe(200)
    expect(await download(bob, file)).toBe(200)
    expect(await download(stranger, file)).toBe(404)
  })

  test('of somebody else, or sent along before, is refused and leaves nothing behind', async () => {
    const { id } = await stage.hand(applicant, workflow)
    const file = await upload(ann)
    expect(await stage.act(applicant, id, 'comment', { comment: 'x', attachments: [file] })).toMatchObject({
      status: 404,
    })
    expect(await stage.act(ann, id, 'approve', { attachments: [file, 999_999] })).toMatchObject({ status: 404 })
    expect(await stage.look(ann, id)).toMatchObject({ status: 'pending', files: [] })
    expect(await stage.act(ann, id, 'comment', { comment: 'x', attachments: [file] })).toMatchObject({ status: 200 })
    const other = await stage.hand(applicant, workflow)
    expect(await stage.act(ann, other.id, 'comment', { comment: 'x', attachments: [file] })).toMatchObject({
      status: 404,
    })
  })
})

test('people are found by a part of their names, with what tells them apart', async () => {
  const find = (q: string) =>
    stage.call('GET', `/approvals/people?q=${encodeURIComponent(q)}`, undefined, stranger.token)
  const { db } = stage.database
  await db.updateTable('user').set({ name: '王小明' }).where('id', '=', bob.id).execute()
  expect((await find('小明')).data.items).toMatchObject([{ id: bob.id, name: '王小明', department: null }])
  await db.updateTable('user').set({ status: 'disabled' }).where('id', '=', bob.id).execute()
  expect((await find('小明')).data.items).toEqual([])
  // What stands in a form already keeps its name when that person has left.
  const byId = await stage.call('GET', `/approvals/people?ids=${bob.id}`, undefined, stranger.token)
  expect(byId.data.items).toMatchObject([{ id: bob.id, name: '王小明' }])

  const ruled = await stage.person(['user:read'])
  await db
    .updateTable('role')
    .set({ data_scopes: JSON.stringify([{ resource: 'user', scope: 'SELF' }]) })
    .where('id', 'in', (eb) => eb.selectFrom('user_role').select('role_id').where('user_id', '=', ruled.id))
    .execute()
  const hidden = await stage.call('GET', `/approvals/people?ids=${ruled.id},${ann.id}`, undefined, ruled.token)
  expect(hidden.data.items).toMatchObject([{ id: ruled.id }])
})

test('what waits for somebody is told to their open pages as it changes', async () => {
  const person = await stage.person()
  const stream = await openStream(stage.api, '/notifications/stream', person.token)
  const told = async () => JSON.parse((await stream.next('approvals')).data)
  expect(await told()).toEqual({ todo: 0, cc_unread: 0 })
  const mine = await stage.definition({ A: { user_ids: [person.id] } }, ['s→A', 'A→e'])
  const { id } = await stage.hand(applicant, mine)
  expect(await told()).toEqual({ todo: 1, cc_unread: 0 })
  await stage.act(person, id, 'approve')
  expect(await told()).toEqual({ todo: 0, cc_unread: 0 })
})

test('statistics are for those who may see requests, over a period of at most a year', async () => {
  const reader = await stage.person(['approval:read'])
  const ask = (by: Person, from: string, to: string) =>
    stage.call('GET', `/approval-statistics?from=${from}&to=${to}`, undefined, by.token)
  const [from, to] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)].map((at) => at.toISOString())
  expect(await ask(applicant, from ?? '', to ?? '')).toMatchObject({ status: 403 })
  expect(await ask(reader, to ?? '', from ?? '')).toMatchObject({ status: 400 })
  expect(await ask(reader, '2020-01-01T00:00:00Z', to ?? '')).toMatchObject({ status: 400 })
  const { data } = await ask(reader, from ?? '', to ?? '')
  expect(data.definitions).toContainEqual(expect.objectContaining({ workflow_id: workflow }))
  expect(data.nodes).toContainEqual(expect.objectContaining({ workflow_id: workflow, node_id: 'A', node_name: null }))
  expect(data.people).toContainEqual(expect.objectContaining({ user_id: ann.id }))
})
