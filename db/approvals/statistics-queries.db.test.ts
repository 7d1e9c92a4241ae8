import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { insertDefinition } from '../../tooling/testing/approval-rows.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { listDayVolumes, listDefinitionVolumes, listNodeSpans, listPersonSpans } from './statistics-queries.ts'

const everybody: Viewer = { userId: 0, departmentId: null, attributes: {}, rules: [] }
const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 4, day, hour))
const may = { from: at(1), to: at(31), viewer: everybody }

let database: TestDatabase
let applicant: number
let ann: number
let leave: number

beforeAll(async () => {
  database = await testDatabase()
  ;[applicant, ann] = [await user('applicant'), await user('ann')]
  leave = await insertDefinition(database.db, '请假')
  const first = await request(leave, { status: 'approved', submitted_at: at(1, 8), ended_at: at(3, 8) })
  await task(first, { token: 1, node_id: 'A', opened_at: at(1, 8), ended_at: at(1, 10) })
  await task(first, { token: 1, node_id: 'A', opened_at: at(1, 9), ended_at: at(1, 12) })
  await task(first, { token: 2, node_id: 'B', opened_at: at(1, 12), ended_at: at(3, 8) })
  const second = await request(leave, { status: 'pending', submitted_at: at(2, 20) })
  await task(second, { token: 1, node_id: 'A', opened_at: at(2, 20), status: 'open' })
  const before = { status: 'rejected' as const, submitted_at: new Date(Date.UTC(2026, 3, 1)) }
  await request(leave, { ...before, ended_at: at(5) })
  await request(leave, { ...before, ended_at: new Date(Date.UTC(2026, 3, 2)) })
  await request(await insertDefinition(database.db, '采购'), {
    status: 'cancelled',
    submitted_at: at(4),
    ended_at: at(4, 1),
  })
})
afterAll(() => database.close())

const user = async (username: string) =>
  (await database.db.insertInto('user').values({ username, name: username }).returning('id').executeTakeFirstOrThrow())
    .id

async function request(
  workflow_id: number,
  fields: { status: 'approved' | 'rejected' | 'pending' | 'cancelled'; submitted_at: Date; ended_at?: Date },
): Promise<number> {
  const row = { workflow_id, workflow_version: 1, title: 'x', form_data: '{}', applicant_id: applicant, trace_id: 't' }
  const made = database.db.insertInto('approval_instance').values({ ...row, tokens: '{}', ...fields })
  return (await made.returning('id').executeTakeFirstOrThrow()).id
}

async function task(
  instance_id: number,
  fields: { token: number; node_id: string; opened_at: Date; ended_at?: Date; status?: 'open' },
): Promise<void> {
  const row = { instance_id, seat: 0, kind: 'decide' as const, assignee_id: ann, status: 'done' as const }
  await database.db
    .insertInto('approval_task')
    .values({ ...row, ...fields })
    .execute()
}

const hours = (count: number) => count * 3600

test('definitions are counted by what came, what went and how long it took', async () => {
  expect(await listDefinitionVolumes(database.db, may)).toMatchObject([
    {
      ...{ workflow_name: '请假', submitted: 2, approved: 1, rejected: 1, cancelled: 0, pending: 1 },
      average_seconds: (hours(48) + hours(34 * 24)) / 2,
    },
    { workflow_name: '采购', submitted: 1, cancelled: 1, pending: 0, average_seconds: null },
  ])
})

test('days are those of a time zone', async () => {
  expect(await listDayVolumes(database.db, { ...may, timezone: 'Asia/Shanghai' })).toEqual([
    { day: '2026-05-01', submitted: 1, ended: 0 },
    { day: '2026-05-03', submitted: 1, ended: 1 },
    { day: '2026-05-04', submitted: 1, ended: 0 },
    { day: '2026-05-05', submitted: 0, ended: 1 },
  ])
})

test('a visit of a node takes from the first who is asked to the last who decides, and the longest come first', async () => {
  expect(await listNodeSpans(database.db, may)).toMatchObject([
    { node_id: 'B', visits: 1, average_seconds: hours(44), open: 0 },
    { node_id: 'A', visits: 1, average_seconds: hours(4), open: 1, oldest_open_at: at(2, 20) },
  ])
})

test('a person takes as long as each of their tasks did', async () => {
  const people = [{ user_id: ann, decided: 3, average_seconds: (hours(2) + hours(3) + hours(44)) / 3, open: 1 }]
  expect(await listPersonSpans(database.db, may)).toMatchObject(people)
  expect(await listPersonSpans(database.db, { ...may, workflowId: leave })).toMatchObject(people)
  expect(await listPersonSpans(database.db, { ...may, workflowId: leave + 1 })).toEqual([])
})

test('what rules of rows keep from the viewer is not counted', async () => {
  const scopes = [{ resource: 'approval', scope: 'SELF' as const }]
  const viewer: Viewer = { ...everybody, userId: ann, rules: [{ role: 'r', dataScopes: scopes, columnRules: [] }] }
  expect(await listDefinitionVolumes(database.db, { ...may, viewer })).toEqual([])
  expect(await listDayVolumes(database.db, { ...may, viewer, timezone: 'UTC' })).toEqual([])
  expect(await listNodeSpans(database.db, { ...may, viewer })).toEqual([])
  expect(await listPersonSpans(database.db, { ...may, viewer })).toEqual([])
})
