import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs } from '../testing/api.ts'
import { type Person, startApprovalStage } from '../testing/approval-stage.ts'
import { seedApprovals } from './seed-approvals.ts'

const patience = { timeout: 20_000, interval: 50 }

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let administrator: Person
let applicant: Person
let definition: number

beforeAll(async () => {
  stage = await startApprovalStage()
  const admin = await stage.platform.makeUser([], { roles: ['super_admin'] })
  administrator = { id: admin.id, token: await signInAs(stage.api, admin) }
  applicant = await stage.person()
  const { db } = stage.database
  await db.transaction().execute((tx) => seedApprovals(tx))
  const { id } = await db
    .selectFrom('workflow_definition')
    .select('id')
    .where('name', '=', '示例：权限申请')
    .executeTakeFirstOrThrow()
  definition = id
})
afterAll(() => stage?.close())

const mayReadAudit = async () => (await stage.call('GET', '/audit-logs', undefined, applicant.token)).status

test('the sample gives the role that is asked for once it is approved, without anything to set up', async () => {
  expect(await mayReadAudit()).toBe(403)
  const form_data = { role: 'auditor', days: 3, reason: '季度检查' }
  const { id } = await stage.hand(applicant, definition, { form_data })
  // Nobody heads a department: administrators decide at both nodes, and the same one is asked once.
  expect((await stage.act(administrator, id, 'approve')).data).toMatchObject({ status: 'approved' })
  await expect.poll(mayReadAudit, patience).toBe(200)
  const [callback] = (await stage.look(applicant, id)).callbacks
  expect(callback).toMatchObject({ status: 'success', grant: { had: false, is_held: true, end: null } })
})

test('the sample offers no other role, nor one for longer than a year', async () => {
  for (const form_data of [
    { role: 'super_admin', reason: 'x' },
    { role: 'auditor', days: 366, reason: 'x' },
  ]) {
    const body = { workflow_id: definition, title: '权限', form_data }
    expect(await stage.call('POST', '/approvals', body, applicant.token)).toMatchObject({ status: 400 })
  }
})
