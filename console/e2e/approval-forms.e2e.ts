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
import { en, zh } from './words.ts'

const { approvals: words, approvalForm: form, formDesigner: designer, approvalPrint: print } = zh

let ground: ApprovalProduct
let admin: Person
let ann: Person
let workflow: number
let request: number

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
/** Its label says also that it may stay empty. */
const formula = (page: Page, name: string) => page.getByRole('textbox', { name })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const shoot = (page: Page, name: string) => picture(page, `forms-${name}`)

beforeAll(async () => {
  ground = await startApprovalProduct()
  const { product, token } = ground
  const nodes = [start, approval('boss', '主管审批', [await ground.user('ann', '安审批')]), end]
  const body = { name: '采购', nodes, edges: way('s', 'boss', 'e') }
  workflow = (await product.insist('POST', '/workflows', { token, body })).data.id
  admin = await ground.window('admin')
  ann = await ground.window('ann', phone)
})
afterAll(() => ground?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await ground.tell()
})

/** A field of a kind behind what is chosen, with these names; `feel` comes to be known when the typing rests. */
async function add(kind: keyof typeof designer.kinds, name: string, label: string, feel?: string): Promise<void> {
  const { page } = admin
  await page.getByRole('region', { name: designer.palette }).getByRole('button', { name: designer.kinds[kind] }).click()
  await field(page, designer.name).fill(name)
  await field(page, designer.label).fill(label)
  if (feel) await formula(page, designer.formula).fill(feel)
  await page.getByRole('region', { name: label, exact: true }).waitFor()
}

it('a form is drawn: fields, a table with a sum, and a formula that is wrong at first', async () => {
  const { page } = admin
  await page.goto(`/workflows/${workflow}/form`)
  await page.getByText(designer.emptyTitle).waitFor()
  await add('text', 'reason', '事由')
  await page.getByRole('switch', { name: designer.isRequired }).check()
  await add('money', 'total', '总额', 'sum(form.items.costs)')
  await add('table', 'items', '明细')
  await add('text', 'what', '物品')
  await add('money', 'price', '单价')
  await add('number', 'count', '数量')
  await add('money', 'cost', '小计', 'row.price * row.count')
  await page.locator('[data-card="items"]').click()
  await page.getByRole('checkbox', { name: '小计' }).check()

  await shoot(page, 'designer-problem')
  const problems = page.getByRole('status').filter({ hasText: designer.problems(1) })
  await problems.getByRole('button').click()
  await formula(page, designer.formula).fill('sum(form.items.cost)')
  await problems.waitFor({ state: 'detached' })
})

it('a field is moved by keys, tried in the preview, and the form is saved', async () => {
  const { page } = admin
  const total = page.locator('[data-card="total"]')
  await total.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await page.waitForFunction(`(() => {
    const cards = [...document.querySelectorAll('[data-card]')].map((card) => card.dataset.card)
    return cards.indexOf('total') > cards.indexOf('items') && document.activeElement?.dataset.card === 'total'
  })()`)

  await page.getByRole('tab', { name: designer.views.preview }).click()
  await press(page, form.addRow)
  await field(page, form.cell('单价', 1)).fill('1999.5')
  await field(page, form.cell('数量', 1)).fill('2')
  await page.getByText(form.capitals('叁仟玖佰玖拾玖元整')).waitFor()
  await shoot(page, 'designer-preview')
  await page.getByRole('tab', { name: designer.views.edit }).click()
  await press(page, designer.save)
  await page.getByText(designer.saved).waitFor()
  await ground.product.insist('POST', `/workflows/${workflow}/publish`, { token: ground.token, body: {} })
})

it('a request is filled in, refused at its field, mended and handed in with its sums', async () => {
  const body = { workflow_id: workflow, title: '两台显示器', draft: true }
  request = (await ground.product.insist('POST', '/approvals', { token: ground.token, body })).data.id
  const { page } = admin
  await page.goto(`/approvals/${request}`)
  await press(page, form.addRow)
  await field(page, form.cell('物品', 1)).fill('显示器')
  await field(page, form.cell('单价', 1)).fill('1,000.10')
  await field(page, form.cell('数量', 1)).fill('2')
  await page.locator('[data-sum="cost"]').getByText('2,000.20').waitFor()
  await press(page, words.verbs.resubmit)
  const reason = field(page, '事由')
  await page.locator('[data-field="form_data.reason"] [id$="-error"]').waitFor()
  expect(await reason.getAttribute('aria-invalid')).toBe('true')
  await shoot(page, 'request-refused')
  // The refusal that was meant, as the browser reports it.
  expect(admin.complaints.splice(0)).toEqual([expect.stringContaining('status of 400')])
  await reason.fill('新同事入职')
  await press(page, words.verbs.resubmit)
  await page.getByText(words.waitingFor).waitFor()
  await page.getByText(form.capitals('贰仟元贰角整')).waitFor()
})

it('who decides reads it on a phone, with a card for each row', async () => {
  const { page } = ann
  await page.goto(`/approvals/${request}`)
  await page.getByText('新同事入职').waitFor()
  await page.getByText(form.row(1), { exact: true }).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await shoot(page, 'request-phone')
  await field(page, words.comment).fill('同意采购')
  await press(page, words.verbs.approve)
  await page.getByText(words.statuses.approved).first().waitFor()
})

it('it is printed: the form, the table and who decided, without what surrounds a page', async () => {
  const { page } = admin
  await page.goto(`/approvals/${request}`)
  await page.getByRole('link', { name: words.print }).click()
  const sheet = page.locator('[data-sheet]')
  await sheet.getByText('显示器', { exact: true }).waitFor()
  await sheet.getByRole('row', { name: /主管审批 安审批 .*同意采购/ }).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: print.print }).isVisible()).toBe(false)
  await shoot(page, 'print')
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await page.emulateMedia({ media: null })
})

it('all of it is there in English, in the dark, and on a phone', async () => {
  const seen = [
    await ground.window('admin', { language: 'en', isDark: true, width: 1440, height: 900 }),
    await ground.window('admin', { ...phone, language: 'en' }),
  ]
  for (const [index, person] of seen.entries()) {
    const { page } = person
    await page.goto(`/workflows/${workflow}/form`)
    await page.locator('[data-card="total"]').click()
    await formula(page, en.formDesigner.formula).waitFor()
    await shoot(page, `designer-${index === 0 ? 'dark' : 'phone'}`)
    await page.goto(`/approvals/${request}`)
    await page.getByText(en.approvalForm.capitals('贰仟元贰角整')).waitFor()
    await shoot(page, `request-${index === 0 ? 'dark' : 'phone-en'}`)
    await page.goto(`/approvals/${request}/print`)
    await page.locator('[data-sheet]').getByText('显示器', { exact: true }).waitFor()
    await shoot(page, `print-${index === 0 ? 'dark' : 'phone'}`)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await person.close()
  }
  expect(ground.complaints()).toEqual([])
})
