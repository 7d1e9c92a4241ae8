import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import {
  type ApprovalProduct,
  approval,
  end,
  phone,
  start,
  startApprovalProduct,
  way,
} from '../../tooling/testing/approval-product.ts'
import type { Person } from '../../tooling/testing/browser.ts'
import { runs } from '../src/i18n/zh/runs.ts'
import { zh } from './words.ts'

const words = zh.approvals

let ground: ApprovalProduct
let admin: Person
let ann: Person
let request: number

beforeAll(async () => {
  ground = await startApprovalProduct()
  const nodes = [start, approval('boss', '主管审批', [await ground.user('ann', '安审批')]), end]
  const form_schema = { fields: [{ name: 'days', label: '天数', type: 'number' }] }
  const definition = await ground.publish({ name: '请假', nodes, edges: way('s', 'boss', 'e'), form_schema })
  const body = { workflow_id: definition, title: '三天年假', form_data: { days: 3 } }
  request = (await ground.product.insist('POST', '/approvals', { token: ground.token, body })).data.id
  admin = await ground.window('admin')
  ann = await ground.window('ann', phone)
})
afterAll(() => ground?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await ground.tell()
})

it('a request stands in the approver’s box, on a phone, and is returned with a reason', async () => {
  const { page } = ann
  await page.goto('/approvals')
  await page.getByText('三天年假').click()
  await page.getByRole('heading', { name: '三天年假' }).waitFor()
  await page.getByText('天数').waitFor()
  await page.getByRole('textbox', { name: words.comment }).fill('请写明原因')
  await page.getByRole('button', { name: words.verbs.return, exact: true }).click()
  await page.getByRole('status').getByText(words.done.return).waitFor()
})

it('its applicant finds it returned, hands it in again, and sees whom it waits for', async () => {
  const { page } = admin
  await page.goto('/approvals')
  await page.getByText('三天年假').click()
  await page.getByText(words.resubmitTitle).waitFor()
  await page.getByRole('blockquote').getByText('请写明原因').waitFor()
  await page.getByRole('button', { name: words.verbs.resubmit, exact: true }).click()
  await page.getByText(words.waitingFor).waitFor()
  await page.getByRole('link', { name: runs.temporal }).waitFor()
})

it('approved, it is in the box of what was decided', async () => {
  const { page } = ann
  await page.goto(`/approvals/${request}`)
  await page.getByRole('button', { name: words.verbs.approve, exact: true }).click()
  await page.getByText(words.statuses.approved).first().waitFor()
  // Only who may step in is led to the process behind it.
  expect(await page.getByRole('link', { name: runs.temporal }).count()).toBe(0)
  await page.goto('/approvals?box=done')
  await page.getByText('三天年假').waitFor()
  expect(ground.complaints()).toEqual([])
})
