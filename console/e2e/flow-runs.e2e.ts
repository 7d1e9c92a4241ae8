import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { startFlowService } from '../../tooling/testing/flow-service.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { zh } from './words.ts'

const password = 'Own-Passw0rd-1'
const words = zh.flowRuns

let product: Product
let browser: Browser
let person: Person
let colleague: Person
let service: Awaited<ReturnType<typeof startFlowService>>

beforeAll(async () => {
  service = await startFlowService()
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password, OPS_EGRESS_ALLOW: '127.0.0.1/32' })
  person = await openPerson(browser, product.url, { width: 1440, height: 900 })
  colleague = await openPerson(browser, product.url, { width: 390, height: 844 })
  for (const one of [person, colleague]) await signIn(one)
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  const ask = (id: string, name: string, path: string) => ({
    ...{ id, name, type: 'job', retry_count: 0 },
    inline: { job_type: 'http', config: { url: `${service.url}${path}` } },
  })
  const nodes = [
    ask('orders', '提取订单', '/give/{"total":150}'),
    { id: 'large', name: '金额大？', type: 'condition', takes: 'first' },
    { id: 'review', name: '大额复核', type: 'manual', instructions: '请核对金额。' },
    ask('pass', '自动通过', '/give/1'),
    { ...ask('load', '写入仓库', '/broken/load'), join: 'one_success' },
    { id: 'alarm', name: '通知值班', type: 'notify', title: '写入失败' },
    ask('生成报表', '', '/hold/report'),
  ]
  const edges = [
    { source: 'orders', target: 'large' },
    { source: 'large', target: 'review', condition: 'orders.result.total > 100' },
    { source: 'large', target: 'pass', default: true },
    { source: 'review', target: 'load' },
    { source: 'pass', target: 'load' },
    { source: 'load', target: 'alarm', on: 'failure' },
    { source: 'load', target: '生成报表' },
  ]
  const body = { name: '每日对账', dag_config: { nodes, edges }, params: [{ name: 'region', default: '华东' }] }
  const made = await product.call('POST', '/job-flows', { token: data.access_token, body })
  expect(made.data, JSON.stringify(made)).toMatchObject({ status: 'enabled' })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await service?.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const { page, complaints } of [person, colleague]) {
    console.log(page.url(), await page.locator('body').ariaSnapshot(), complaints)
  }
})

async function signIn({ page }: Person): Promise<void> {
  await page.goto('/')
  await signInAt(page, { username: 'admin', password })
}

/** A node of the diagram, when it has come to a state. */
const nodeIn = (state: string, name: string, { page }: Person = person) =>
  page.locator(`[data-node="${name}"][data-state="${state}"]`)
const patience = { timeout: 60_000 }

describe('a flow', () => {
  it('stands in the list, and is run with parameters', async () => {
    const { page } = person
    await page.getByRole('link', { name: zh.frame.nav.flows }).click()
    await page.getByRole('row').filter({ hasText: '每日对账' }).getByText(zh.flowList.statuses.enabled).waitFor()
    await page.getByRole('link', { name: '每日对账' }).click()
    await nodeBeforeRuns()
    await page.getByRole('button', { name: zh.flowList.run }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('region').fill('华南')
    await dialog.getByRole('button', { name: zh.flowList.run }).click()
    await page.waitForURL(/\/flow-runs\/\d+$/)
  })

  async function nodeBeforeRuns(): Promise<void> {
    await person.page.locator('[data-node="提取订单"]').waitFor()
    expect(await person.page.locator('[data-node][data-state]').count()).toBe(0)
  }
})

describe('a run of a flow', () => {
  it('colours its diagram as it goes, and says what its nodes came to', async () => {
    const { page } = person
    await nodeIn('success', '提取订单').waitFor(patience)
    await nodeIn('skipped', '自动通过').waitFor(patience)
    await nodeIn('cancelled', '大额复核').getByText(words.waitingForPerson).waitFor(patience)
    expect(await page.locator('[data-node="写入仓库"]').getAttribute('data-state')).toBeNull()

    await page.locator('[data-node="提取订单"]').click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('"华南"').waitFor()
    await drawer.getByText('"total"').first().waitFor()
    await drawer.getByText(`${service.url}/give/`).first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('[data-node="自动通过"]').click()
    await drawer.getByText(words.skippedBecause(words.skipReasons.condition_false)).waitFor()
    await page.keyboard.press('Escape')
  })

  it('waits for a person, who confirms', async () => {
    const { page } = person
    await page.locator('[data-node="大额复核"]').click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('请核对金额。').waitFor()
    await drawer.getByLabel(words.comment).fill('核对无误')
    await drawer.getByRole('button', { name: words.confirm }).click()
    await drawer.getByText('核对无误', { exact: true }).waitFor(patience)
    await page.keyboard.press('Escape')
    await nodeIn('success', '大额复核').waitFor(patience)
  })

  it('goes on when a node that failed is retried after its service is mended', async () => {
    const { page } = person
    await nodeIn('failed', '写入仓库').waitFor(patience)
    await nodeIn('success', '通知值班').waitFor(patience)
    service.mend('load')
    await page.locator('[data-node="写入仓库"]').click()
    await page.getByRole('dialog').getByRole('button', { name: words.retry }).click()
    const question = page.getByRole('alertdialog')
    await question.getByText(words.follows(2)).waitFor()
    await question.getByRole('button', { name: words.retry }).click()
    await question.waitFor({ state: 'hidden' })
    await page.keyboard.press('Escape')

    await nodeIn('success', '写入仓库').waitFor(patience)
    await nodeIn('running', '生成报表').waitFor(patience)
    await page.getByText(zh.ui.live, { exact: true }).waitFor()
    service.letGo('report')
    await nodeIn('success', '生成报表').waitFor(patience)
    await page.getByRole('button', { name: words.rerun }).waitFor(patience)
  })

  it('shows its nodes in time, and those that decided its end', async () => {
    const { page } = person
    await page.getByRole('tab', { name: words.tabs.gantt }).click()
    const path = page.getByRole('tabpanel').locator('p').filter({ hasText: words.criticalPath })
    for (const name of ['提取订单', '大额复核', '写入仓库', '生成报表']) await path.getByText(name).waitFor()
    expect(await path.getByText('通知值班').count()).toBe(0)
    await page
      .getByRole('button', { name: new RegExp(`写入仓库.*${words.criticalPath}`) })
      .first()
      .waitFor()
  })

  it('is rerun from a node with another parameter, and compared with the run before', async () => {
    const { page } = person
    await page.getByRole('button', { name: words.rerun }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(words.rerunDialog.chosen).click()
    await dialog.getByLabel('写入仓库').check()
    await dialog.getByText(words.rerunDialog.anew(3, 4)).waitFor()
    await dialog.getByLabel('region').fill('华北')
    await dialog.getByRole('button', { name: words.rerunDialog.confirm }).click()
    await page.waitForURL(({ pathname }) => /\/flow-runs\/(?!1$)\d+$/.test(pathname))
    await nodeIn('success', '生成报表').waitFor(patience)
    await nodeIn('success', '提取订单').getByText(words.kept).waitFor()

    await page.getByRole('button', { name: zh.ui.moreActions }).click()
    await page.getByRole('menuitem', { name: words.compare }).click()
    await page.getByText(words.compareParams).waitFor()
    const row = page.getByRole('row').filter({ hasText: '通知值班' })
    await row.getByText(zh.status.success).waitFor()
    await row.getByText(zh.status.skipped).waitFor()
  })

  it('is read on a phone, node by node', async () => {
    const { page } = colleague
    await page.goto('/flow-runs/1')
    await page.getByRole('tab', { name: words.tabs.nodes, selected: true }).waitFor()
    await page.getByText('写入仓库').first().click()
    await page.getByRole('dialog').getByText(`${service.url}/broken/load`).first().waitFor()
  })

  it('was never shown an error by the browser', () => {
    expect([person.complaints, colleague.complaints]).toEqual([[], []])
  })
})
