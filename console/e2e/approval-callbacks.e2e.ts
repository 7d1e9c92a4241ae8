import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { startReceiver } from '../../tooling/testing/webhook-receiver.ts'
import { zh } from './words.ts'

const password = 'Admin-Passw0rd-1'
const words = zh.approvalCallbacks

let product: Product
let receiver: Awaited<ReturnType<typeof startReceiver>>
let browser: Browser
let admin: Person
let amy: Person | undefined
let token: string
let definition: number

beforeAll(async () => {
  receiver = await startReceiver()
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password, OPS_EGRESS_ALLOW: '127.0.0.1/32' })
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  token = data.access_token
  admin = await openPerson(browser, product.url, { width: 1440, height: 900 })
  await admin.page.goto('/')
  await signInAt(admin.page, { username: 'admin', password })
  const webhook = (path: string) => ({ type: 'webhook', config: { url: receiver.url(path), retry_count: 0 } })
  definition = await publish('采购', {
    nodes: [
      { id: 's', type: 'start' },
      { id: 'stock', name: '占用预算', type: 'service', config: webhook('/budget') },
      { id: 'boss', name: '主管审批', type: 'approval', config: { approver_type: 'initiator' } },
      { id: 'e', type: 'end' },
    ],
    edges: [
      { source: 's', target: 'stock' },
      { source: 'stock', target: 'boss' },
      { source: 'boss', target: 'e' },
    ],
    callbacks: [
      { on: 'approved', ...webhook('/order') },
      { on: 'approved', type: 'notify', config: { title: '采购已批准' } },
    ],
  })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  receiver?.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const { page, complaints } of [admin, ...(amy ? [amy] : [])]) {
    console.log(page.url(), await page.locator('body').ariaSnapshot(), complaints)
  }
})

async function shoot({ page }: Person, name: string): Promise<void> {
  const folder = process.env.OPS_TEST_SHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

async function publish(name: string, drawn: Record<string, unknown>): Promise<number> {
  const made = await product.insist('POST', '/workflows', { token, body: { name, ...drawn } })
  expect(made, JSON.stringify(made)).toMatchObject({ status: 201 })
  const published = await product.insist('POST', `/workflows/${made.data.id}/publish`, { token, body: {} })
  expect(published, JSON.stringify(published)).toMatchObject({ status: 200 })
  return made.data.id
}

it('a service that failed is told, let pass, and the request goes on; what failed after its end is tried again', async () => {
  const { page } = admin
  receiver.answer('/budget', 500)
  receiver.answer('/order', 503)
  const body = { workflow_id: definition, title: '采购十台电脑', form_data: { count: 10 } }
  const { data: made } = await product.insist('POST', '/approvals', { token, body })
  await page.goto(`/approvals/${made.id}`)
  await page.getByText('对方返回 HTTP 500').waitFor()
  await page.getByText(words.blocked).waitFor()
  await page.getByRole('button', { name: words.skip, exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: words.skip, exact: true }).click()
  await page.getByText(words.statuses.skipped).first().waitFor()

  await page.getByRole('button', { name: zh.approvals.verbs.approve, exact: true }).click()
  await page.getByText('对方返回 HTTP 503').waitFor()
  expect(receiver.calls('/order')).toHaveLength(1)
  receiver.answer('/order', 200)
  await page.getByRole('button', { name: words.retry, exact: true }).click()
  await page.getByText('对方返回 HTTP 503').waitFor({ state: 'detached' })
  const ordered = page
    .getByRole('listitem')
    .filter({ hasText: words.types.webhook })
    .filter({ hasText: words.after.approved })
  await ordered.getByText(words.statuses.success).waitFor()
  expect(receiver.calls('/order')).toHaveLength(2)
})

it('a run that waits for a decision leads to its request, and back', async () => {
  const { page } = admin
  const plain = await publish('上线', {
    nodes: [
      { id: 's', type: 'start' },
      { id: 'boss', name: '主管审批', type: 'approval', config: { approver_type: 'initiator' } },
      { id: 'e', type: 'end' },
    ],
    edges: [
      { source: 's', target: 'boss' },
      { source: 'boss', target: 'e' },
    ],
  })
  const node = { id: 'ok', name: '上线审批', type: 'approval', workflow_id: plain, title: '上线 1.2' }
  const flow = await product.insist('POST', '/job-flows', {
    token,
    body: { name: '发布', dag_config: { nodes: [node], edges: [] } },
  })
  expect(flow.data, JSON.stringify(flow)).toMatchObject({ status: 'enabled' })
  const { data: run } = await product.insist('POST', `/job-flows/${flow.data.id}/trigger`, { token, body: {} })
  await page.goto(`/flow-runs/${run.run_id}?tab=nodes`)
  await page.getByText(zh.flowRuns.waitingForRequest).first().waitFor()
  await page.getByText('上线审批').first().click()
  await page.getByRole('link', { name: /审批 #\d+/ }).click()
  await page.getByRole('heading', { name: '上线 1.2' }).waitFor()
  await page.getByRole('button', { name: zh.approvals.verbs.approve, exact: true }).click()
  await page.getByText(zh.approvals.statuses.approved).first().waitFor()
  await page.getByRole('link', { name: `#${run.run_id}`, exact: true }).click()
  await page.getByText(zh.status.success).first().waitFor()
  expect(admin.complaints).toEqual([])
})

const roleForm = (codes: string[]) => ({
  fields: [
    {
      ...{ name: 'role', label: '申请的角色', type: 'select', required: true },
      options: codes.map((value) => ({ value, label: value })),
    },
    { name: 'days', label: '使用天数', type: 'number' },
  ],
})

it('who asks for a role gets it for as long as they asked, by a grant that was set up on the page of the definition', async () => {
  const { page } = admin
  const grant = zh.workflowDesigner.grant
  const { data: user } = await product.insist('POST', '/users', {
    token,
    body: { username: 'amy', name: '艾米', email: 'amy@example.com', password, role_ids: [] },
  })
  const { data: made } = await product.insist('POST', '/workflows', {
    token,
    body: {
      ...{ name: '开通权限', form_schema: roleForm(['developer', 'auditor']), options: { withdraw_days: 7 } },
      nodes: [
        { id: 's', type: 'start' },
        { id: 'boss', name: '主管审批', type: 'approval', config: { approver_type: 'user', user_ids: [1] } },
        { id: 'e', type: 'end' },
      ],
      edges: [
        { source: 's', target: 'boss' },
        { source: 'boss', target: 'e' },
      ],
    },
  })
  await page.goto(`/workflows/${made.id}?tab=settings`)
  await page.getByRole('button', { name: zh.workflowDesigner.callbacks.add, exact: true }).click()
  const choose = async (label: string, option: string): Promise<void> => {
    await page.getByRole('combobox', { name: label, exact: true }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  await choose(zh.workflowDesigner.action.type, zh.workflowDesigner.action.types.grant_role)
  const roles = page.getByRole('group', { name: grant.roles })
  for (const code of ['developer', 'auditor']) await roles.getByRole('checkbox', { name: new RegExp(code) }).check()
  await choose(grant.which, grant.field('申请的角色'))
  await choose(grant.howLong, grant.field('使用天数'))
  await page.getByRole('checkbox', { name: grant.emptyForGood }).check()
  await page.getByRole('spinbutton', { name: grant.most }).or(page.getByLabel(grant.most)).first().fill('90')
  await shoot(admin, 'grant-settings')
  await page.getByRole('button', { name: zh.workflowDesigner.settings.save, exact: true }).click()
  await page.getByText(zh.workflowDesigner.saving.saved('开通权限')).waitFor()
  await page.getByRole('button', { name: zh.workflows.publish, exact: true }).click()
  await page.getByText(zh.workflows.published('开通权限')).waitFor()

  amy = await openPerson(browser, product.url, { width: 390, height: 800 })
  await amy.page.goto('/')
  await signInAt(amy.page, { username: 'amy', password })
  const { data: amys } = await product.call('POST', '/auth/login', { body: { username: 'amy', password } })
  const body = { workflow_id: made.id, title: '查审计日志', form_data: { role: 'auditor', days: 7 } }
  const { data: asked } = await product.insist('POST', '/approvals', { token: amys.access_token, body })
  await page.goto(`/approvals/${asked.id}`)
  await page.getByRole('button', { name: zh.approvals.verbs.approve, exact: true }).click()
  await page.getByText(/已授予艾米，有效期到/).waitFor()
  await shoot(admin, 'grant-request')
  await amy.page.goto(`/approvals/${asked.id}`)
  await amy.page.getByText(/已授予艾米，有效期到/).waitFor()
  await shoot(amy, 'grant-request-phone')
  await page.goto(`/users/${user.id}`)
  await page.getByText(/审计人员（到 .* 为止）/).waitFor()
  await shoot(admin, 'grant-user')

  await amy.page.getByRole('button', { name: zh.approvals.verbs.withdraw, exact: true }).click()
  const sure = amy.page.getByRole('alertdialog')
  await sure.getByText(zh.approvals.withdrawBody).waitFor()
  await shoot(amy, 'grant-withdraw-sure')
  await sure.getByRole('button', { name: zh.approvals.verbs.withdraw, exact: true }).click()
  const takenBack = amy.page.getByText(/申请已撤回，艾米的角色于/)
  await takenBack.waitFor()
  await takenBack.scrollIntoViewIfNeeded()
  await shoot(amy, 'grant-withdrawn-phone')
  await page.reload()
  await page.getByText('艾米').first().waitFor()
  expect(await page.getByText(/审计人员/).count()).toBe(0)
  expect([...admin.complaints, ...amy.complaints]).toEqual([])
  await amy.close()
  amy = undefined
})

it('whoever may step in reads in the bell that a request stands still, and comes to it from there', async () => {
  const { page } = admin
  const { data: made } = await product.insist('POST', '/workflows', {
    token,
    body: {
      name: '出差',
      nodes: [
        { id: 's', type: 'start' },
        { id: 'far', name: '天数判断', type: 'condition' },
        { id: 'boss', type: 'approval', config: { approver_type: 'initiator' } },
        { id: 'e', type: 'end' },
      ],
      edges: [
        { source: 's', target: 'far' },
        { source: 'far', target: 'boss', condition: 'form.days > 3' },
        { source: 'far', target: 'e' },
        { source: 'boss', target: 'e' },
      ],
    },
  })
  await product.insist('POST', `/workflows/${made.id}/publish`, { token })
  const body = { workflow_id: made.id, title: '上海出差' }
  const { data: asked } = await product.insist('POST', '/approvals', { token, body })

  await page.goto('/notifications')
  const note = page.getByRole('listitem').filter({ hasText: '审批停住了：上海出差' })
  await note.waitFor()
  await note.getByText(/停在“天数判断”/).waitFor()
  await shoot(admin, 'held-told')
  await note.getByRole('link').click()
  await page.waitForURL(`**/approvals/${asked.id}`)
  await page.getByRole('button', { name: zh.approvals.verbs.retry, exact: true }).waitFor()
  await shoot(admin, 'held-request')
  expect(admin.complaints).toEqual([])
})
