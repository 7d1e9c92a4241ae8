import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { carrying } from '../src/i18n/zh/carrying.ts'
import { executors } from '../src/i18n/zh/executors.ts'
import { jobBatch } from '../src/i18n/zh/job-batch.ts'
import { jobTransfer } from '../src/i18n/zh/job-transfer.ts'
import { shards } from '../src/i18n/zh/shards.ts'
import { timeline } from '../src/i18n/zh/timeline.ts'
import { zh } from './words.ts'

const password = 'Admin-Own-Passw0rd-1'
const pages = ['/jobs', '/jobs/import', '/executors', '/timeline', '/timeline?zoom=1&group=tag', '/schedule', '/runs/1']

let product: Product
let browser: Browser
let person: Person
let page: Page
let token: string

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password })
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  token = data.access_token
  person = await openPerson(browser, product.url, { width: 1440, height: 900 })
  page = person.page
  await signIn(page)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(page.url(), await page.locator('body').ariaSnapshot(), person.complaints)
})

async function made(name: string, fields: Record<string, unknown> = {}): Promise<number> {
  const body = { name, job_type: 'shell', config: { script: 'echo done' }, retry_count: 0, ...fields }
  const { code, data } = await product.call('POST', '/jobs', { token, body })
  if (code !== 0) throw new Error(`${name} was not made: ${code}`)
  return data.id
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
const bulk = (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true }).click()
const toast = (text: string) => page.getByText(text, { exact: true }).first().waitFor()
const job = async (id: number) => (await product.call('GET', `/jobs/${id}`, { token })).data

describe('the list of jobs', () => {
  it('does the same to many at once, on every page of it, and takes it back', async () => {
    const ids: number[] = []
    for (let at = 1; at <= 21; at++) ids.push(await made(`batch ${at}`, { tags: ['night'] }))
    await page.goto('/jobs?tag=night')
    await page.getByLabel(zh.ui.selectAll).check()
    await bulk(zh.ui.selectMatching(21))
    await bulk(zh.jobs.pause)
    await toast(jobBatch.done.disable(21))
    expect((await job(ids[0] ?? 0)).status).toBe('disabled')
    await button(jobBatch.undo).click()
    await toast(jobBatch.undone)
    expect((await job(ids[20] ?? 0)).status).toBe('enabled')
  })

  it('gives many jobs a tag that is new', async () => {
    await page.goto('/jobs?q=batch')
    await page.getByRole('row').filter({ hasText: 'batch 21' }).getByLabel(zh.ui.selectRow).check()
    await bulk(zh.jobs.changeTags)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('weekly')
    await page.getByRole('option', { name: 'weekly' }).click()
    await dialog.getByRole('button', { name: jobBatch.addTag, exact: true }).click()
    await toast(jobBatch.done.add_tag(1))
  })

  it('asks once before many are deleted', async () => {
    await page.goto('/jobs?tag=night')
    await page.getByLabel(zh.ui.selectAll).check()
    await bulk(zh.jobs.remove)
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: jobBatch.delete(20) })
      .click()
    await toast(jobBatch.done.delete(20))
    await page.getByRole('row').filter({ hasText: 'batch 1' }).first().waitFor()
  })

  it('exports definitions, which are looked at and imported again', async () => {
    await made('portable', { tags: ['portable'], priority: 2 })
    await page.goto('/jobs?tag=portable')
    await button(zh.ui.moreActions).first().click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: zh.jobs.exportYaml }).click()
    const content = readFileSync(await (await download).path(), 'utf8')
    expect(content).toContain('name: portable')

    await page.goto('/jobs/import')
    const changed = content.replace('priority: 2', 'priority: 5')
    const more = `${changed}  - name: brand new\n    job_type: http\n    config: { url: https://example.com/ }\n`
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'jobs.yaml', mimeType: 'application/yaml', buffer: Buffer.from(more) })
    await page.getByRole('row').filter({ hasText: 'brand new' }).waitFor()
    await page.getByText('2 → 5').waitFor()
    await button(jobTransfer.commit(2)).click()
    await page.getByText(jobTransfer.done, { exact: true }).waitFor()
    const found = await product.call('GET', '/jobs?q=portable', { token })
    expect(found.data.items[0].priority).toBe(5)
  })
})

describe('a job by shards', () => {
  it('is set up in its form, and its run shows every shard', async () => {
    const id = await made('sharded', { config: { script: '[ "$OPS_SHARD_INDEX" = 1 ] && exit 1; echo ok' } })
    await page.goto(`/jobs/${id}/edit`)
    await page.getByText(carrying.ways.shards, { exact: true }).click()
    await page.getByRole('textbox', { name: zh.jobs.shardTotal }).fill('3')
    await button(zh.jobs.save).click()
    await page.getByRole('tab', { name: zh.jobs.tabs.definition }).click()
    await page.getByText(carrying.shards(3)).waitFor()

    const { data } = await product.call('POST', `/jobs/${id}/trigger`, { token, body: {} })
    await page.goto(`/runs/${data.run_id}`)
    await page.getByText(shards.progress(2, 3)).waitFor({ timeout: 60_000 })
    await page.getByRole('table', { name: shards.title }).getByText(zh.status.failed).waitFor()
    await page.getByRole('table', { name: shards.title }).getByRole('row').nth(2).click()
    await page.getByRole('link', { name: zh.runs.wholeRun(data.run_id) }).click()
    await page.getByText(shards.progress(2, 3)).waitFor()
    await page.goto('/runs')
    await page.getByRole('row').filter({ hasText: 'sharded' }).first().waitFor()
    expect(await page.getByRole('row').filter({ hasText: 'sharded' }).count()).toBe(1)
  })
})

describe('the day and the month', () => {
  it('show what ran and what is planned, and lead from one to the other', async () => {
    const id = await made('on the line', { trigger_type: 'cron', cron_expr: '0 0 * * * *' })
    const { data } = await product.call('POST', `/jobs/${id}/trigger`, { token, body: {} })
    await page.goto('/schedule')
    await page.locator('[aria-current=date]').click()
    await page.waitForURL(/\/timeline\?day=/)
    await page.getByRole('link', { name: new RegExp(`#${data.run_id} `) }).waitFor({ timeout: 30_000 })
    const name = page.getByRole('link', { name: 'on the line' })
    await name.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/runs\/\d+$/)
    await page.goBack()
    await page.getByRole('button', { name: timeline.zooms[1] }).click()
    await page.getByRole('link', { name: 'on the line' }).waitFor()
  })
})

describe('an executor', () => {
  it('is drained, and takes work again', async () => {
    await page.goto('/executors')
    const row = page.getByRole('row').nth(1)
    await row.getByText(executors.statuses.live).waitFor()
    await row.hover()
    await row.getByRole('button', { name: executors.drain }).click()
    await row.getByText(executors.drainedStatus).waitFor({ timeout: 20_000 })
    await row.hover()
    await row.getByRole('button', { name: executors.resume }).click()
    await row.getByText(executors.statuses.live).waitFor({ timeout: 20_000 })
  })
})

it('was never shown an error by the browser', () => {
  expect(person.complaints).toEqual([])
})

const looks = [
  { name: 'English, dark', language: 'en', isDark: true, width: 1440, height: 900 },
  { name: 'Chinese on a phone', language: 'zh', width: 390, height: 844 },
] as const

describe.each(looks)('every page in $name', ({ name: _, ...look }) => {
  it('shows itself whole, and the browser has nothing to complain of', async () => {
    const other = await openPerson(browser, product.url, look)
    await signIn(other.page)
    for (const path of pages) {
      await other.page.goto(path)
      await other.page.getByRole('heading', { level: 1 }).first().waitFor()
      const fits = await other.page.evaluate('document.documentElement.scrollWidth <= innerWidth')
      expect(fits, `${path} is too wide`).toBe(true)
    }
    expect(other.complaints).toEqual([])
    await other.close()
  })
})

async function signIn(on: Page): Promise<void> {
  await on.goto('/')
  await signInAt(on, { username: 'admin', password })
}
