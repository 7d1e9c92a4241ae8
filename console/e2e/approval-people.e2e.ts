import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import {
  type ApprovalProduct,
  approval,
  end,
  phone,
  picture,
  start,
  startApprovalProduct,
  way,
} from '../../tooling/testing/approval-product.ts'
import type { Person } from '../../tooling/testing/browser.ts'
import { zh } from './words.ts'

const words = zh.approvalPeople
const wide = { width: 1440, height: 900 }

let ground: ApprovalProduct
let admin: Person
let ann: Person
let annId: number
let bobId: number
let definition: number

const shoot = (page: Page, name: string) => picture(page, `people-${name}`)

async function request(title: string): Promise<number> {
  const { product, token } = ground
  const body = { workflow_id: definition, title, form_data: { days: 3 } }
  return (await product.insist('POST', '/approvals', { token, body })).data.id
}

/** Types a name into a picker of people and takes the one who is found. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.pressSequentially(name)
  await page.getByRole('option', { name }).click()
}

beforeAll(async () => {
  ground = await startApprovalProduct()
  ;[annId, bobId] = [await ground.user('ann', '安审批'), await ground.user('bob', '白代理')]
  const nodes = [start, approval('boss', '主管审批', [annId]), end]
  const form_schema = { fields: [{ name: 'days', label: '天数', type: 'number' }] }
  definition = await ground.publish({ name: '请假', nodes, edges: way('s', 'boss', 'e'), form_schema })
  for (const title of ['一月年假', '二月年假', '三月年假']) await request(title)
  admin = await ground.window('admin', wide)
  ann = await ground.window('ann', phone)
})
afterAll(() => ground?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await ground.tell()
})

it('what waits is counted at the box, as it comes, without loading the page anew', async () => {
  const { page } = ann
  await page.goto('/approvals')
  await page.getByRole('tab', { name: /3$/ }).waitFor()
  await request('四月年假')
  await page.getByRole('tab', { name: /4$/ }).waitFor()
  await page.getByText('四月年假').waitFor()
  await shoot(page, 'boxes-phone')
})

it('several requests are decided at once on a wide screen', async () => {
  const person = await ground.window('ann', wide)
  const { page } = person
  await page.goto('/approvals')
  for (const title of ['一月年假', '二月年假'])
    await page.getByRole('row', { name: title }).getByRole('checkbox').check()
  await shoot(page, 'bulk-wide')
  await page.getByRole('toolbar').getByRole('button', { name: words.agree }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: words.bulkComment }).fill('同意，注意交接')
  await shoot(page, 'bulk-dialog')
  await page.getByRole('dialog').getByRole('button', { name: words.agree }).click()
  await page.getByText(words.bulkDone(2, 0)).waitFor()
  await page.getByRole('row', { name: '一月年假' }).waitFor({ state: 'detached' })
  await person.close()
})

it('a comment mentions a colleague and carries a picture, which is shown', async () => {
  const { page } = admin
  const [first] = (await ground.product.insist('GET', '/approvals?box=mine&status=pending', { token: ground.token }))
    .data.items
  await page.goto(`/approvals/${first.id}`)
  await page.getByRole('textbox', { name: words.sayText }).fill('请看附图')
  await pick(page, words.mention, '白代理')
  const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const picture = { name: '附图.png', mimeType: 'image/png', buffer: Buffer.from(onePixel, 'base64') }
  await page.locator('input[type=file]').setInputFiles(picture)
  await page.getByRole('button', { name: words.removeFile('附图.png') }).waitFor()
  await page.getByRole('button', { name: words.postComment }).click()
  await page.getByText('请看附图').waitFor()
  await page.getByRole('button', { name: words.openFile('附图.png') }).waitFor()
  await shoot(page, 'comment-wide')
  await page.getByRole('button', { name: words.openFile('附图.png') }).click()
  await page.getByRole('dialog').getByRole('img').waitFor()
  await page.keyboard.press('Escape')
})

it('somebody who is away names who decides, on a phone, and takes it back', async () => {
  const { page } = ann
  await page.goto('/approvals/proxies')
  await page.getByText(words.noProxies).waitFor()
  await page.getByRole('button', { name: words.newProxy }).click()
  await pick(page, words.proxy, '白代理')
  await page.getByRole('dialog').getByRole('button', { name: words.saveProxy }).click()
  await page.getByText(zh.form.required(words.endsAt)).waitFor()
  await shoot(page, 'proxy-phone')
  await page.keyboard.press('Escape')
  const body = { proxy_id: bobId, starts_at: new Date().toISOString(), ends_at: new Date(Date.now() + 86_400_000) }
  await ground.product.insist('POST', '/approval-proxies', { token: await ground.tokenOf('ann'), body })
  await page.reload()
  await page.getByText('白代理').waitFor()
  await shoot(page, 'proxies-phone')
  await admin.page.goto('/approvals/proxies?scope=all')
  await admin.page.getByRole('row', { name: '安审批' }).waitFor()
  await shoot(admin.page, 'proxies-wide')
  await admin.page.getByRole('button', { name: words.endProxy }).click()
  await admin.page
    .getByRole('alertdialog')
    .or(admin.page.getByRole('dialog'))
    .getByRole('button', { name: words.endProxy })
    .click()
  await admin.page.getByText(words.proxyEnded).waitFor()
})

it('what a person who left has to decide is offered at their page, and handed over', async () => {
  const { page } = admin
  await page.goto(`/users/${annId}`)
  await page.getByText(words.offer(2)).waitFor()
  await shoot(page, 'offer-wide')
  await page.getByRole('link', { name: words.offerAction }).click()
  await page.getByText(words.previewTasks(2, 0, 2)).waitFor()
  await page.getByText(words.definitions).waitFor()
  await pick(page, words.heir, '白代理')
  await page.getByRole('textbox', { name: words.reason }).fill('离职')
  await shoot(page, 'hand-over-new')
  await page.getByRole('button', { name: words.start }).click()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: words.start }).click()
  await page.getByText(words.handOverStatuses.done).first().waitFor()
  await page.getByText(words.taskStatuses.done).first().waitFor()
  await shoot(page, 'hand-over-done')
  await page.goto('/approvals/hand-overs')
  await page.getByRole('row', { name: '安审批' }).waitFor()
  await shoot(page, 'hand-overs-wide')
  await ann.page.goto('/approvals')
  await ann.page.getByText(zh.approvals.emptyTitle.todo).waitFor()
})

it('statistics say where the time went, in both languages and in the dark', async () => {
  const { page } = admin
  await page.goto('/approvals/statistics?days=7')
  await page.getByRole('row', { name: '主管审批' }).waitFor()
  await page.getByRole('img', { name: /.+/ }).first().waitFor()
  await shoot(page, 'statistics-wide')
  for (const [look, name] of [
    [{ isDark: true, language: 'en', width: 1440 }, 'dark-english'],
    [phone, 'phone'],
  ] as const) {
    const other = await ground.window('admin', look)
    await other.page.goto('/approvals/statistics')
    await other.page.getByText('主管审批').first().waitFor()
    await shoot(other.page, `statistics-${name}`)
    await other.close()
  }
  expect(ground.complaints()).toEqual([])
})
