import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { calendars as words } from '../src/i18n/zh/calendars.ts'
import { cronBuilder } from '../src/i18n/zh/cron-builder.ts'
import { zh } from './words.ts'

const password = 'Own-Passw0rd-1'
const year = new Date().getFullYear() + 1

let product: Product
let browser: Browser
let person: Person

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password })
  person = await openPerson(browser, product.url)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(person.page.url(), await person.page.locator('body').ariaSnapshot(), person.complaints)
})

/** Pictures for people to look at, when somebody asks for them. */
async function picture(name: string): Promise<void> {
  const folder = process.env.OPS_TEST_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await person.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

const day = (date: string) => person.page.locator(`[data-date="${date}"]`)
const kind = async (date: string) => (await day(date).locator('.sr-only').textContent())?.split(' ').at(-1)
const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

describe('an administrator', () => {
  it('makes a calendar by mouse, by keyboard, and from pasted text', async () => {
    const { page } = person
    await page.goto('/calendars')
    await page.locator('input[name=username]').fill('admin')
    await page.locator('input[name=password]').fill(password)
    await page.locator('button[type=submit]').click()
    await page.getByText(words.emptyTitle).waitFor()
    await picture('calendars-empty')
    await page.getByRole('link', { name: words.add }).first().click()
    await page.getByLabel(words.name, { exact: true }).fill('中国大陆')
    await page.getByRole('button', { name: words.nextYear }).click()

    const [first, below] = [`${year}-03-10`, `${year}-03-17`]
    await day(first).click()
    const marked = isWeekend(first) ? words.kinds.extra : words.kinds.holiday
    const plain = isWeekend(first) ? words.kinds.weekend : words.kinds.workday
    expect(await kind(first)).toBe(marked)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    expect(await kind(below)).toBe(marked)
    await page.keyboard.press('Space')
    expect(await kind(below)).toBe(plain)

    await page.getByRole('button', { name: words.importDates }).click()
    await page
      .getByRole('textbox', { name: words.importText })
      .fill(`${year}年10月1日 至 ${year}年10月7日 国庆节\n${year}-10-10 班`)
    await page.getByText(words.importFound(7, 1)).waitFor()
    await picture('calendar-import')
    await page.getByRole('button', { name: words.importDo }).click()
    expect(await kind(`${year}-10-07`)).toBe(words.kinds.holiday)
    expect(await kind(`${year}-10-10`)).toBe(words.kinds.extra)
    await picture('calendar-form')
    await page.getByRole('button', { name: words.create, exact: true }).click()
    await page.getByText(words.saved('中国大陆')).waitFor()
    await page.getByRole('link', { name: '中国大陆' }).waitFor()
    await picture('calendars')
  })

  it('writes a cron expression with help and sees what the calendar makes of it', async () => {
    const { page } = person
    await page.goto('/jobs/new')
    await page.getByLabel(zh.jobs.name, { exact: true }).fill('月初报表')
    await page.getByLabel(zh.jobs.url, { exact: true }).fill('http://example.com/')
    await page.getByRole('button', { name: zh.jobs.cronBuilder }).click()
    await page.getByRole('button', { name: cronBuilder.everies.month, exact: true }).click()
    await page.getByRole('button', { name: cronBuilder.monthNames[9], exact: true }).click()
    await page.getByText('每年 10 月的 1 日 09:00').first().waitFor()
    await picture('cron-builder')
    await page.getByRole('button', { name: cronBuilder.use }).click()
    expect(await page.getByLabel(zh.jobs.cron, { exact: true }).inputValue()).toBe('0 9 1 10 *')

    await page.getByLabel(zh.jobs.calendar, { exact: true }).click()
    await page.getByRole('option', { name: '中国大陆' }).click()
    await page.getByLabel(zh.jobs.calendarRule, { exact: true }).click()
    await page.getByRole('option', { name: zh.jobs.calendarRules.next_workday }).click()
    await page.locator('aside').getByText(zh.runs.skipReasons.calendar).first().waitFor()
    await page
      .locator('aside')
      .getByText(/10 ?月 ?8 ?日|10\/8/)
      .first()
      .waitFor()
    await picture('job-form-calendar')
    await page.getByRole('button', { name: zh.jobs.create }).click()
    await page.getByRole('tab', { name: zh.jobs.tabs.definition }).click()
    await page.getByRole('link', { name: '中国大陆' }).waitFor()
    await picture('job-definition')
  })

  it('chooses a rate, a delay and a single time', async () => {
    const { page } = person
    await page.goto('/jobs/new')
    await page.getByLabel(zh.jobs.name, { exact: true }).fill('心跳')
    await page.getByLabel(zh.jobs.url, { exact: true }).fill('http://example.com/')
    await page.getByText(zh.jobs.triggers.once, { exact: true }).click()
    await page.getByRole('button', { name: zh.jobs.create }).click()
    await page.getByText(zh.form.required(zh.jobs.runAt)).first().waitFor()
    await picture('job-form-once')
    await page.getByText(zh.jobs.triggers.fixed_delay, { exact: true }).click()
    await page.locator('aside').getByText(zh.jobs.previewDelay).waitFor()
    await picture('job-form-delay')
    await page.getByText(zh.jobs.triggers.fixed_rate, { exact: true }).click()
    await page.getByLabel(zh.jobs.interval, { exact: true }).fill('90')
    await page.getByRole('button', { name: zh.jobs.create }).click()
    await page.getByText(zh.jobs.everyInterval('1 小时 30 分')).first().waitFor()
    await picture('job-rate')
  })

  it('sees who goes by the calendar, and cannot take it from them', async () => {
    const { page } = person
    await page.goto('/calendars')
    await page.getByRole('link', { name: '中国大陆' }).click()
    await page.getByRole('link', { name: '月初报表' }).waitFor()
    await picture('calendar-jobs')
    await page.goto('/calendars')
    await page.getByRole('row', { name: /中国大陆/ }).hover()
    await page.getByRole('button', { name: zh.ui.moreActions }).last().click()
    await page.getByRole('menuitem', { name: words.remove }).click()
    await page.getByRole('button', { name: words.remove }).click()
    await page.getByText('仍有任务在使用这个日历：“月初报表”').waitFor()
    await picture('calendar-refused')
  })

  it('was never shown an error by the browser', () => {
    expect(person.complaints.filter((line) => !line.includes('409'))).toEqual([])
  })
})
