import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { type RobotVendors, robotSecret, startRobotVendors } from '../../tooling/testing/robot-vendors.ts'
import { until } from '../../tooling/testing/until.ts'
import { robots as robotWords } from '../src/i18n/zh/robots.ts'
import { watch as words } from '../src/i18n/zh/watch.ts'
import { zh } from './words.ts'

const password = 'Own-Passw0rd-1'
let product: Product
let browser: Browser
let person: Person
let vendors: RobotVendors
let token: string

beforeAll(async () => {
  browser = await openBrowser()
  vendors = await startRobotVendors()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password, OPS_EGRESS_ALLOW: '127.0.0.1' })
  person = await openPerson(browser, product.url)
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  token = data.access_token
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await vendors?.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(person.page.url(), await person.page.locator('body').ariaSnapshot(), person.complaints)
})

/** Fires once within the next seconds, and not again before the test is over. */
function nextMinuteOnly(): string {
  const soon = new Date(Date.now() + 3000)
  return `${soon.getUTCSeconds()} ${soon.getUTCMinutes()} ${soon.getUTCHours()} * * *`
}

const seen = (words: string) => vendors.seen.filter(({ title, text }) => (title + text).includes(words))

describe('somebody on duty', () => {
  it('adds a robot and has it speak', async () => {
    const { page } = person
    await page.goto('/robots')
    await page.locator('input[name=username]').fill('admin')
    await page.locator('input[name=password]').fill(password)
    await page.locator('button[type=submit]').click()
    await page.getByText(robotWords.emptyTitle).waitFor()
    await page.getByRole('link', { name: robotWords.add }).first().click()
    await page.getByLabel(robotWords.name, { exact: true }).fill('运维值班群')
    await page.getByLabel(robotWords.url, { exact: true }).fill(vendors.robotUrl('dingtalk'))
    await page.getByLabel(robotWords.secret).first().fill(robotSecret)
    await page.getByRole('button', { name: robotWords.create }).click()
    await page.getByText('access_token=******').waitFor()
    await page.getByRole('button', { name: robotWords.test }).click()
    await page.getByText(robotWords.tested).waitFor()
    expect(vendors.seen).toHaveLength(1)
  })

  it('is told through it, once, that a job failed, and once that it has recovered', async () => {
    const { page } = person
    vendors.hookStatus = 500
    await page.goto('/jobs/new')
    await page.getByLabel(zh.jobs.name, { exact: true }).fill('月末对账')
    await page.getByLabel(zh.jobs.url, { exact: true }).fill(`${vendors.url}/hook`)
    await page.getByLabel(zh.jobs.retryCount).fill('0')
    await page.getByText(zh.jobs.triggers.manual, { exact: true }).click()
    await page.getByLabel(words.reasonNames.failed).check()
    await page.getByLabel(words.channelNames.dingtalk, { exact: true }).check()
    await page.getByLabel(/运维值班群/).check()
    await page.getByRole('button', { name: zh.jobs.create }).click()

    await page.getByRole('button', { name: zh.jobs.run }).click()
    await page.getByText(words.firingNow(1)).waitFor({ timeout: 30_000 })
    await until(() => seen('月末对账').length > 0, 30_000)
    await page.getByRole('link', { name: words.allAlerts }).click()
    await page
      .getByRole('row', { name: /月末对账/ })
      .getByText(words.statuses.firing)
      .waitFor()

    vendors.hookStatus = 204
    await page.goBack()
    await page.getByRole('button', { name: zh.jobs.run }).click()
    await until(() => seen('恢复正常').length > 0, 30_000)
    await page.goto('/alerts')
    await page
      .getByRole('row', { name: /月末对账/ })
      .getByText(words.statuses.recovered)
      .waitFor()
    expect(seen('月末对账')).toHaveLength(2)
  })

  it('is told that a job did not start although no worker is alive', async () => {
    const { page } = person
    const worker = product.pidOf('worker')
    process.kill(worker, 'SIGSTOP')
    const { data: robots } = await product.call('GET', '/robots', { token })
    const { data: job } = await product.call('POST', '/jobs', {
      token,
      body: {
        name: '夜间备份',
        job_type: 'http',
        config: { url: `${vendors.url}/hook` },
        trigger_type: 'cron',
        cron_expr: nextMinuteOnly(),
        timezone: 'UTC',
        start_deadline: 2,
        alert: { on: ['not_started'], channels: ['in_app', 'dingtalk'], robot_ids: [robots.items[0].id] },
      },
    })
    await page.goto('/alerts')
    await page
      .getByRole('row', { name: /夜间备份/ })
      .getByText(words.noRun)
      .waitFor({ timeout: 40_000 })
    await until(() => seen('夜间备份').length > 0, 90_000)
    process.kill(worker, 'SIGCONT')
    await product.call('DELETE', `/jobs/${job.id}`, { token })
    expect(seen('夜间备份')).toHaveLength(1)
  })

  it('puts aside, with a note, what no success will end, and no longer sees it among what is open', async () => {
    const { page } = person
    vendors.hookStatus = 500
    const { data: job } = await product.call('POST', '/jobs', {
      token,
      body: {
        name: '停用的接口',
        job_type: 'http',
        config: { url: `${vendors.url}/hook` },
        retry_count: 0,
        alert: { on: ['failed'], channels: ['in_app'] },
      },
    })
    await product.call('POST', `/jobs/${job.id}/trigger`, { token, body: {} })
    await page.goto('/alerts?status=firing')
    const row = page.getByRole('row', { name: /停用的接口/ })
    await row.hover({ timeout: 30_000 })
    await row.getByRole('button', { name: words.close }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words.note).fill('接口已下线')
    await dialog.getByRole('button', { name: words.close }).click()
    await page.getByText(words.closed).waitFor()
    await row.waitFor({ state: 'detached' })
    await page.goto('/alerts?status=closed')
    await row.getByText(/关闭：接口已下线/).waitFor()
    expect(await row.getByRole('button', { name: words.close }).count()).toBe(0)
  })

  it('looks at the alerts of a span of time, which the address keeps', async () => {
    const { page } = person
    await page.goto('/alerts')
    await page.getByRole('row', { name: /停用的接口/ }).waitFor()
    await page.getByLabel(zh.ui.to).click()
    await page.getByLabel(zh.ui.previousMonth).click()
    await page.getByRole('gridcell').getByText('15', { exact: true }).click()
    await page.getByRole('button', { name: zh.ui.done }).click()
    await page.getByText(words.emptyFiltered).waitFor()
    expect(new URL(page.url()).searchParams.get('to')).toMatch(/^\d{4}-\d\d-15T/)
    await page.reload()
    await page.getByText(words.emptyFiltered).waitFor()
    await page.getByRole('button', { name: zh.ui.clearFilters }).click()
    await page.getByRole('row', { name: /停用的接口/ }).waitFor()
  })

  it('was never shown an error by the browser', () => {
    expect(person.complaints).toEqual([])
  })
})
