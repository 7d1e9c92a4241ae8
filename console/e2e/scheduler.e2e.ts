import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startSink } from '../../tooling/chaos/effect-sink.ts'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { backfill as words } from '../src/i18n/zh/backfill.ts'
import { scheduler as haltWords } from '../src/i18n/zh/scheduler.ts'
import { zh } from './words.ts'

const password = 'Own-Passw0rd-1'

let product: Product
let browser: Browser
let person: Person
let colleague: Person
let sink: Awaited<ReturnType<typeof startSink>>
let jobId: number

beforeAll(async () => {
  sink = await startSink()
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password, OPS_EGRESS_ALLOW: '127.0.0.1/32' })
  person = await openPerson(browser, product.url)
  colleague = await openPerson(browser, product.url, { width: 390, height: 844 })
  for (const one of [person, colleague]) await signIn(one)
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  const http = { job_type: 'http', config: { method: 'POST', url: `${sink.url}/held/{yesterday}` } }
  const cron = { trigger_type: 'cron', cron_expr: '0 3 * * *', retry_count: 0 }
  const job = { name: '日报', ...http, ...cron, params: [{ name: 'region', default: '华东' }] }
  jobId = (await product.call('POST', '/jobs', { token: data.access_token, body: job })).data.id
})
afterAll(async () => {
  sink?.release()
  await browser?.close()
  await product?.stop()
  await sink?.close()
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

describe('a backfill', () => {
  it('shows what it would run before it begins, and its progress afterwards', async () => {
    const { page } = person
    sink.hold()
    await page.goto(`/jobs/${jobId}`)
    await page.getByRole('button', { name: zh.ui.moreActions }).click()
    await page.getByRole('menuitem', { name: zh.jobs.backfill }).click()

    await page.getByText(words.planHint).waitFor()
    await page.getByRole('button', { name: words.ranges.week }).click()
    await page
      .getByText(words.planCount(7), { exact: true })
      .or(page.getByText(words.planCount(8), { exact: true }))
      .waitFor()
    await page.getByLabel(words.concurrency, { exact: true }).fill('2')
    await page.getByRole('button', { name: /开始补数（[78] 次）/ }).click()

    await page.waitForURL(/\/backfills\/\d+$/)
    await page.getByText(words.statuses.running).first().waitFor()
    await expect.poll(() => sink.effects.length, { timeout: 30_000 }).toBe(2)
    sink.release()
    await page.getByText(words.statuses.success).first().waitFor({ timeout: 60_000 })
    expect(await page.getByText('100%').count()).toBe(1)
    await page.getByRole('row').filter({ hasText: zh.status.success }).nth(6).waitFor()
  })

  it('can be paused, resumed and cancelled, and stands in the list', async () => {
    const { page } = person
    sink.hold()
    await page.goto(`/jobs/${jobId}/backfill`)
    await page.getByRole('button', { name: words.ranges.month }).click()
    await page.getByRole('button', { name: /开始补数（\d+ 次）/ }).click()
    await page.getByRole('button', { name: words.pause }).click()
    await page.getByText(words.statuses.paused).first().waitFor()
    await page.getByRole('button', { name: words.resume }).click()
    await page.getByText(words.statuses.running).first().waitFor()

    await page.getByRole('button', { name: words.cancel }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: words.cancel }).click()
    await page.getByText(words.statuses.cancelled).first().waitFor()
    sink.release()

    await page.goto('/backfills?status=cancelled')
    await page.getByRole('link', { name: /日报/ }).first().waitFor()
    expect(await page.getByRole('progressbar').count()).toBeGreaterThan(0)
  })
})

describe('the breaker', () => {
  it('is told on every page of everybody at once, with its reason, and on a phone', async () => {
    await colleague.page.goto('/messages')
    await person.page.goto('/jobs')
    await person.page.getByRole('button', { name: zh.jobs.halt }).click()
    const dialog = person.page.getByRole('dialog')
    await dialog.getByRole('button', { name: haltWords.halt }).click()
    await dialog.getByText(zh.form.required(haltWords.reason)).waitFor()
    await dialog.getByLabel(haltWords.reason).fill('下游数据库故障')
    await dialog.getByRole('button', { name: haltWords.halt }).click()

    for (const { page } of [person, colleague]) {
      const banner = page.getByRole('alert').filter({ hasText: zh.frame.halt.title })
      await banner.waitFor({ timeout: 10_000 })
      expect(await banner.textContent()).toContain('下游数据库故障')
    }
    await person.page.getByText(zh.jobs.halted).first().waitFor()
    expect(await person.page.getByRole('button', { name: zh.jobs.halt }).count()).toBe(0)
  })

  it('refuses a run with its reason, and ends for everybody', async () => {
    const { page } = person
    await page.goto(`/jobs/${jobId}`)
    await page.getByRole('button', { name: zh.jobs.run }).click()
    await page.getByRole('dialog').getByRole('button', { name: zh.jobs.run }).click()
    await page.getByText(/熔断（原因：下游数据库故障）/).waitFor()
    await page.keyboard.press('Escape')

    await colleague.page.getByRole('button', { name: zh.frame.halt.resume }).click()
    await colleague.page.getByRole('alertdialog').getByRole('button', { name: zh.frame.halt.resume }).click()

    for (const one of [person, colleague]) {
      await one.page.getByText(zh.frame.halt.title).waitFor({ state: 'detached', timeout: 10_000 })
    }
  })

  it('leaves nothing to complain of', () => {
    const odd = [...person.complaints, ...colleague.complaints].filter((line) => !line.includes('status of 409'))
    expect(odd).toEqual([])
  })
})
