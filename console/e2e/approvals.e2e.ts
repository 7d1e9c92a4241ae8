import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { zh } from './words.ts'

const password = 'Admin-Passw0rd-1'
const words = zh.approvals

let product: Product
let browser: Browser
let admin: Person
let ann: Person
let token: string
let request: number

async function signIn(person: Person, username: string): Promise<void> {
  const { page } = person
  await page.goto('/')
  await signInAt(page, { username, password })
}

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password })
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  token = data.access_token
  const user = { username: 'ann', name: '安审批', email: 'ann@example.com', password, role_ids: [] }
  const { data: made } = await product.insist('POST', '/users', { token, body: user })
  const nodes = [
    { id: 's', type: 'start' },
    { id: 'boss', name: '主管审批', type: 'approval', config: { user_ids: [made.id] } },
    { id: 'e', type: 'end' },
  ]
  const edges = [
    { source: 's', target: 'boss' },
    { source: 'boss', target: 'e' },
  ]
  const form_schema = { fields: [{ name: 'days', label: '天数', type: 'number' }] }
  const definition = await product.insist('POST', '/workflows', {
    token,
    body: { name: '请假', nodes, edges, form_schema },
  })
  await product.insist('POST', `/workflows/${definition.data.id}/publish`, { token, body: {} })
  const body = { workflow_id: definition.data.id, title: '三天年假', form_data: { days: 3 } }
  request = (await product.insist('POST', '/approvals', { token, body })).data.id
  admin = await openPerson(browser, product.url)
  ann = await openPerson(browser, product.url, { width: 390, height: 800 })
  await signIn(admin, 'admin')
  await signIn(ann, 'ann')
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(await ann.page.locator('body').ariaSnapshot(), ann.complaints, admin.complaints)
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
  await page.getByText('请写明原因').waitFor()
  await page.getByRole('button', { name: words.verbs.resubmit, exact: true }).click()
  await page.getByText(words.waitingFor).waitFor()
})

it('approved, it is in the box of what was decided', async () => {
  const { page } = ann
  await page.goto(`/approvals/${request}`)
  await page.getByRole('button', { name: words.verbs.approve, exact: true }).click()
  await page.getByText(words.statuses.approved).first().waitFor()
  await page.goto('/approvals?box=done')
  await page.getByText('三天年假').waitFor()
  expect([...ann.complaints, ...admin.complaints]).toEqual([])
})
