import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAt, type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let applicant: Person
let ann: Person
let bob: Person
let cid: Person

beforeAll(async () => {
  stage = await startApprovalStage()
  ;[applicant, ann, bob, cid] = await Promise.all([stage.person(), stage.person(), stage.person(), stage.person()])
})
afterAll(() => stage?.close())

test('what was decided before a request was withdrawn does not count when it is handed in again', async () => {
  const nodes = {
    A: { approver_type: 'form_field', field: 'who', mode: 'any' },
    B: { user_ids: [cid.id] },
  }
  const form_schema = { fields: [{ name: 'who', type: 'user', multiple: true }] }
  const definition = await stage.definition(nodes, ['s→A', 'A→B', 'B→e'], { form_schema })
  const { id } = await stage.hand(applicant, definition, { form_data: { who: [ann.id, bob.id] } })
  await stage.act(bob, id, 'approve')
  expect(openAt(await stage.look(applicant, id))).toEqual({ B: [cid.id] })

  await stage.act(applicant, id, 'withdraw')
  await stage.act(applicant, id, 'resubmit', { form_data: { who: [ann.id] } })

  expect(openAt(await stage.look(applicant, id))).toEqual({ A: [ann.id] })
  expect((await stage.act(ann, id, 'approve')).data.status).toBe('pending')
  expect((await stage.act(cid, id, 'approve')).data.status).toBe('approved')
})
