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

const words = zh.rehearsal
const form_schema = { fields: [{ name: 'amount', label: '金额', type: 'money' }] }

let ground: ApprovalProduct
let admin: Person
let definition: number
let free: number
let ann: number
let bob: number
let large: number

async function hand(title: string, fields: object): Promise<number> {
  const { product, token } = ground
  const body = { workflow_id: definition, title, ...fields }
  return (await product.insist('POST', '/approvals', { token, body })).data.id
}

beforeAll(async () => {
  ground = await startApprovalProduct()
  ann = await ground.user('ann', '安主管')
  bob = await ground.user('bob', '鲍总监')
  const nodes = [
    start,
    { id: 'C', name: '金额', type: 'condition' },
    approval('boss', '总监审批', [ann, bob]),
    approval('lead', '主管审批', [ann]),
    { id: 'K', name: '抄送财务', type: 'cc', config: { user_ids: [bob] } },
    end,
  ]
  const large = { source: 'C', target: 'boss', condition: 'form.amount > 1000' }
  const edges = [...way('s', 'C'), large, ...way('C', 'lead'), ...way('boss', 'K'), ...way('lead', 'K', 'e')]
  definition = await ground.publish({ name: '采购', nodes, edges, form_schema })
  free = await ground.publish({ name: '随意', nodes, edges })
  admin = await ground.window('admin')
})
afterAll(() => ground?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await ground.tell()
})

it('a draft tells who will decide, and its diagram what is yet to come', async () => {
  const { page } = admin
  const draft = await hand('买服务器', { form_data: { amount: 5000 }, draft: true })
  await page.goto(`/approvals/${draft}`)
  await page.getByText(words.predicted).waitFor()
  await page.getByText('安主管、鲍总监 · 所有人都要同意').waitFor()
  await page.locator('[data-node="总监审批"]').waitFor()
  const predicted = page.getByRole('listitem').filter({ hasText: '审批' })
  expect(await predicted.filter({ hasText: '总监审批' }).count()).toBeGreaterThan(0)
  expect(await predicted.filter({ hasText: '主管审批' }).count()).toBe(0)
})

const amount = (page: Page, text: string) => page.getByRole('textbox', { name: '金额' }).fill(text)

it('a drawer steps a definition by votes, takes a step back, and sees where it ends', async () => {
  const { page } = admin
  await page.goto(`/workflows/${definition}/simulate`)
  // Nothing is filled in yet: whether it is more than so much cannot be said.
  await page.getByText('停在“金额”').waitFor()
  await amount(page, '500')
  await page.locator('[data-node="主管审批"][data-state="running"]').waitFor()
  await amount(page, '5000')
  await page.locator('[data-node="总监审批"][data-state="running"]').waitFor()
  await picture(page, 'simulate')
  await page.getByRole('button', { name: words.approveAs('安主管') }).click()
  await page.getByText(`安主管 · ${words.approve}`).waitFor()
  await page.getByRole('button', { name: words.rejectAs('鲍总监') }).click({ trial: true })
  await page.getByRole('button', { name: words.approveWhole }).click()
  await page.getByText(words.ended.approved).waitFor()
  await page.locator('[data-node="主管审批"][data-state="skipped"]').waitFor()
  await page.getByRole('button', { name: words.undo }).click()
  await page.getByRole('button', { name: words.rejectWhole }).click()
  await page.getByText(words.ended.rejected).waitFor()
  await page.locator('[data-node="总监审批"][data-state="failed"]').waitFor()
  await page.getByRole('button', { name: words.reset }).click()
  await page.locator('[data-node="总监审批"][data-state="running"]').waitFor()
})

it('a definition without a form is tried with anything that may be sent along', async () => {
  const { page } = admin
  await page.goto(`/workflows/${free}/simulate`)
  await page.locator('.cm-content').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('{"amount": 500}')
  await page.locator('[data-node="主管审批"][data-state="running"]').waitFor()
})

it('requests under way are judged and moved to a new version, and those that cannot be say why', async () => {
  const { page } = admin
  const small = await hand('买键盘', { form_data: { amount: 100 } })
  large = await hand('买机柜', { form_data: { amount: 9000 } })
  const annToken = await ground.tokenOf('ann')
  await ground.product.insist('POST', `/approvals/${large}/approve`, { token: annToken, body: {} })
  const drawn = {
    ...{ name: '采购', form_schema },
    nodes: [start, approval('lead', '主管审批', [ann]), approval('pay', '财务审批', [bob]), end],
    edges: way('s', 'lead', 'pay', 'e'),
  }
  const { product, token } = ground
  const before = await product.insist('GET', `/workflows/${definition}`, { token })
  const body = { ...drawn, revision: before.data.revision }
  await product.insist('PUT', `/workflows/${definition}`, { token, body })
  await product.insist('POST', `/workflows/${definition}/publish`, { token, body: {} })

  await page.goto(`/workflows/${definition}/migrate`)
  await page.getByText(zh.migration.summary(1, 2)).waitFor()
  await page.getByText('新版本里没有节点“总监审批”').waitFor()
  await page.getByRole('button', { name: zh.migration.start(1) }).click()
  await page.getByRole('button', { name: zh.migration.confirm }).click()
  await page.getByText(zh.migration.done).waitFor()
  const versionOf = async (id: number) =>
    (await product.insist('GET', `/approvals/${id}`, { token })).data.workflow_version
  expect([await versionOf(small), await versionOf(large)]).toEqual([2, 1])
  await page.getByText('买键盘').click()
  await page.getByText(zh.approvals.actions.migrate).waitFor()
  await page.locator('[data-node="财务审批"]').waitFor()
})

it('a node that was replaced is said to stand for the one before, and its requests move with their votes', async () => {
  const { page } = admin
  const { product, token } = ground
  await page.goto(`/workflows/${definition}/migrate`)
  await page.getByText(zh.migration.summary(0, 1)).waitFor()
  const select = page.getByLabel(zh.migration.standsFor('总监审批'), { exact: true })
  await picture(page, 'migrate-unmatched')
  await select.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: '财务审批' }).waitFor()
  await picture(page, 'migrate-choosing')
  await page.getByRole('option', { name: '财务审批' }).click()
  await page.getByText(zh.migration.summary(1, 1)).waitFor()
  await page.reload()
  await page.getByText(zh.migration.summary(1, 1)).waitFor()
  await picture(page, 'migrate-mapped')
  const { page: narrow } = await ground.window('admin', { ...phone, language: 'en', isDark: true })
  await narrow.goto(page.url())
  await narrow.getByText(en.migration.canMove, { exact: true }).waitFor()
  await picture(narrow, 'migrate-mapped-phone')
  expect(await narrow.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)

  await page.getByRole('button', { name: zh.migration.start(1) }).click()
  await page.getByRole('button', { name: zh.migration.confirm }).click()
  await page.getByText(zh.migration.done).waitFor()
  const mapped = page.getByRole('definition').filter({ hasText: '总监审批' })
  expect(await mapped.innerText()).toBe('总监审批 → 财务审批')
  await picture(page, 'migrate-done')
  await page.getByText('买机柜').click()
  await page.locator('[data-node="财务审批"][data-state="running"]').waitFor()
  const { data } = await product.insist('GET', `/approvals/${large}`, { token })
  const at = data.tasks.map(({ node_id, assignee_id, status }: Record<string, unknown>) => [
    node_id,
    assignee_id,
    status,
  ])
  expect([data.workflow_version, at]).toEqual([
    2,
    [
      ['pay', ann, 'done'],
      ['pay', bob, 'open'],
    ],
  ])
})

it('all of it fits a phone, in English and in the dark, and nothing complains', async () => {
  const { page } = await ground.window('admin', { ...phone, language: 'en', isDark: true })
  const pages = [
    [`/workflows/${definition}/simulate`, en.rehearsal.approve],
    [`/workflows/${definition}/migrate?to=1`, en.migration.canMove],
  ] as const
  for (const [path, shown] of pages) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText(shown, { exact: true }).waitFor()
    await picture(page, `preview-${path.split('/')[3]?.split('?')[0]}-phone`)
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(overflow).toBeLessThanOrEqual(0)
  }
  expect(ground.complaints()).toEqual([])
})
