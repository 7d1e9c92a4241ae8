import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAt, type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'

const hourMs = 3_600_000

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let applicant: Person
let operator: Person

beforeAll(async () => {
  stage = await startApprovalStage()
  ;[applicant, operator] = await Promise.all([stage.person(), stage.person(['approval:operate', 'user:read'])])
})
afterAll(() => stage?.close())

const people = (count: number) => Promise.all(Array.from({ length: count }, () => stage.person()))
const hours = (from: number, to: number) => ({
  starts_at: new Date(Date.now() + from * hourMs).toISOString(),
  ends_at: new Date(Date.now() + to * hourMs).toISOString(),
})
const arrange = (by: Person, body: Record<string, unknown>) => stage.call('POST', '/approval-proxies', body, by.token)
const straight = ['s→A', 'A→e']
const askedIn = async (workflow: number) => openAt(await stage.hand(applicant, workflow)).A

describe('somebody who is away', () => {
  test('has another decide, is told apart in the request, and takes it back', async () => {
    const [chief, deputy] = (await people(2)) as [Person, Person]
    const workflow = await stage.definition({ A: { user_ids: [chief.id] } }, straight)
    const made = await arrange(chief, { proxy_id: deputy.id, ...hours(-1, 1), reason: '年假' })
    expect(made).toMatchObject({ status: 201, data: { user_id: chief.id, state: 'current', reason: '年假' } })
    const request = await stage.hand(applicant, workflow)
    expect(request.tasks).toMatchObject([{ assignee_id: deputy.id, owner_id: chief.id }])
    const notes = await stage.call('GET', '/notifications', undefined, deputy.token)
    expect(notes.data.items.map(({ title }: { title: string }) => title)).toContainEqual(
      expect.stringMatching(/decide for|将代/),
    )
    const end = `/approval-proxies/${made.data.id}/end`
    expect(await stage.call('POST', end, undefined, chief.token)).toMatchObject({ data: { state: 'ended' } })
    expect(await stage.call('POST', end, undefined, chief.token)).toMatchObject({ status: 409 })
    expect(await askedIn(workflow)).toEqual([chief.id])
  })

  test('may be represented in some definitions alone, and later', async () => {
    const [chief, deputy, later] = (await people(3)) as [Person, Person, Person]
    const [one, other] = [
      await stage.definition({ A: { user_ids: [chief.id] } }, straight),
      await stage.definition({ A: { user_ids: [chief.id] } }, straight),
    ]
    expect(await arrange(chief, { proxy_id: deputy.id, ...hours(-1, 1), workflow_ids: [one] })).toMatchObject({
      status: 201,
    })
    expect(await arrange(chief, { proxy_id: later.id, ...hours(5, 6) })).toMatchObject({ data: { state: 'upcoming' } })
    expect(await askedIn(one)).toEqual([deputy.id])
    expect(await askedIn(other)).toEqual([chief.id])
  })

  test('is refused themselves, a second proxy, a chain, a circle, and somebody who cannot act', async () => {
    const [a, b, c] = (await people(3)) as [Person, Person, Person]
    const now = hours(-1, 1)
    expect(await arrange(a, { proxy_id: a.id, ...now })).toMatchObject({ status: 400, code: 40001 })
    expect(await arrange(a, { proxy_id: 999_999, ...now })).toMatchObject({ status: 400 })
    expect(await arrange(a, { proxy_id: b.id, ...hours(2, 1) })).toMatchObject({ status: 400 })
    expect(await arrange(a, { proxy_id: b.id, ...now })).toMatchObject({ status: 201 })
    expect(await arrange(a, { proxy_id: c.id, ...now })).toMatchObject({ status: 409 })
    expect(await arrange(b, { proxy_id: a.id, ...now })).toMatchObject({ status: 409 })
    expect(await arrange(b, { proxy_id: c.id, ...now })).toMatchObject({ status: 409 })
    expect(await arrange(c, { proxy_id: a.id, ...now })).toMatchObject({ status: 409 })
    expect(await arrange(c, { proxy_id: b.id, ...now })).toMatchObject({ status: 201 })
  })

  test('arranged by many at once has one proxy', async () => {
    const [a, ...others] = (await people(5)) as [Person, ...Person[]]
    const made = await Promise.all(others.map(({ id }) => arrange(a, { proxy_id: id, ...hours(-1, 1) })))
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  })

  test('is arranged for by others only with the right', async () => {
    const [a, b, c] = (await people(3)) as [Person, Person, Person]
    const body = { user_id: a.id, proxy_id: b.id, ...hours(-1, 1) }
    expect(await arrange(c, body)).toMatchObject({ status: 403, code: 40301 })
    const made = await arrange(operator, body)
    expect(made).toMatchObject({ status: 201, data: { user_id: a.id } })
    const end = `/approval-proxies/${made.data.id}/end`
    expect(await stage.call('POST', end, undefined, c.token)).toMatchObject({ status: 404 })
    expect(await stage.call('POST', end, undefined, b.token)).toMatchObject({ status: 403 })
    const list = (by: Person, scope: string) =>
      stage.call('GET', `/approval-proxies?scope=${scope}`, undefined, by.token)
    expect(await list(c, 'all')).toMatchObject({ status: 403 })
    expect((await list(c, 'own')).data.items).toEqual([])
    expect((await list(b, 'own')).data.items).toMatchObject([{ user_id: a.id, proxy_id: b.id }])
    expect((await list(operator, 'all')).data.total).toBeGreaterThan(0)
    expect(await stage.call('POST', end, undefined, operator.token)).toMatchObject({ data: { state: 'ended' } })
  })
})

test('a role’s approvers are also those whose own role inherits from it', async () => {
  const { db } = stage.database
  const [direct, heir] = (await people(2)) as [Person, Person]
  const role = (code: string) =>
    db.insertInto('role').values({ code, name: code }).returning('id').executeTakeFirstOrThrow()
  const [base, middle, top] = [await role('base'), await role('middle'), await role('top')]
  const parents = [
    { role_id: middle.id, parent_id: base.id },
    { role_id: top.id, parent_id: middle.id },
  ]
  await db.insertInto('role_parent').values(parents).execute()
  const given = [
    { user_id: direct.id, role_id: base.id },
    { user_id: heir.id, role_id: top.id },
  ]
  await db.insertInto('user_role').values(given).execute()
  const asks = async (role_id: number) =>
    askedIn(await stage.definition({ A: { approver_type: 'role', role_id } }, straight))
  expect(await asks(base.id)).toEqual([direct.id, heir.id].sort((a, b) => a - b))
  expect(await asks(top.id)).toEqual([heir.id])
})
