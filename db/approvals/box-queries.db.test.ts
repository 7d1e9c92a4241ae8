import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { insertDefinition } from '../../tooling/testing/approval-rows.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { type ApprovalFilter, listApprovals } from './box-queries.ts'

let database: TestDatabase
let ann: number
let bob: number
let requests: number[]

beforeAll(async () => {
  database = await testDatabase()
  ;[ann, bob] = [await user('ann'), await user('bob')]
  const workflow = await insertDefinition(database.db, '请假')
  requests = []
  for (const title of ['一', '二', '三', '四']) requests.push(await request(workflow, title))
  const [first = 0, second = 0, third = 0, fourth = 0] = requests
  await record(second, ann, 'approve')
  await record(first, ann, 'return')
  await record(first, ann, 'approve')
  await record(third, ann, 'comment')
  await record(third, bob, 'approve')
  await record(fourth, ann, 'transfer')
})
afterAll(() => database.close())

const user = async (username: string) =>
  (await database.db.insertInto('user').values({ username, name: username }).returning('id').executeTakeFirstOrThrow())
    .id

async function request(workflow_id: number, title: string): Promise<number> {
  const row = { workflow_id, workflow_version: 1, title, form_data: '{}', applicant_id: bob, trace_id: 't' }
  const made = database.db.insertInto('approval_instance').values({ ...row, tokens: '{}', status: 'pending' })
  return (await made.returning('id').executeTakeFirstOrThrow()).id
}

async function record(instance_id: number, approver_id: number, action: 'approve' | 'return' | 'comment' | 'transfer') {
  await database.db.insertInto('approval_record').values({ instance_id, approver_id, action, node_id: 'A' }).execute()
}

type Paging = Parameters<typeof listApprovals>[3]

async function done(userId: number, filter: Partial<ApprovalFilter> = {}, paging: Partial<Paging> = {}) {
  const viewer: Viewer = { userId, departmentId: null, attributes: {}, rules: [] }
  const whole = { page: 1, page_size: 20, sort: [], ...paging }
  const { items, ...rest } = await listApprovals(database.db, viewer, { box: 'done', ...filter }, whole)
  return { titles: items.map(({ title }) => title), ...rest }
}

describe('the box of what somebody has decided', () => {
  test('holds each request once, the newest first, and nothing that they only spoke of', async () => {
    expect(await done(ann)).toEqual({ titles: ['四', '二', '一'], total: 3 })
    expect(await done(bob)).toEqual({ titles: ['三'], total: 1 })
    expect(await done(0)).toEqual({ titles: [], total: 0 })
  })

  test('is read page by page, from either end', async () => {
    expect(await done(ann, {}, { page: 2, page_size: 2 })).toEqual({ titles: ['一'], total: 3 })
    const oldest = { sort: [{ field: 'created_at', direction: 'asc' }] } satisfies Partial<Paging>
    expect(await done(ann, {}, oldest)).toEqual({ titles: ['一', '二', '四'], total: 3 })
    const byTitle = { sort: [{ field: 'title', direction: 'asc' }] } satisfies Partial<Paging>
    expect(new Set((await done(ann, {}, byTitle)).titles)).toEqual(new Set(['一', '二', '四']))
  })

  test('can be narrowed', async () => {
    expect(await done(ann, { q: '二' })).toEqual({ titles: ['二'], total: 1 })
    expect(await done(ann, { status: 'approved' })).toEqual({ titles: [], total: 0 })
    expect(await done(ann, { applicant_id: bob, status: 'pending' })).toEqual({ titles: ['四', '二', '一'], total: 3 })
  })
})
