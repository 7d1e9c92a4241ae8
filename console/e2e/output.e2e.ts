import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { zh } from './words.ts'

const password = 'Admin-Passw0rd-1'
const words = zh.log
const script = [
  "printf '\\033[32mgreen\\033[0m <b>not bold</b>\\n'",
  'echo "went wrong" >&2',
  'seq 1 60000 | sed "s/^/line /"',
].join('\n')

let product: Product
let browser: Browser
let person: Person

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password })
  person = await openPerson(browser, product.url)
  const { page } = person
  await page.goto('/')
  await signInAt(page, { username: 'admin', password })
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  const token = data.access_token
  const body = { name: 'prints a lot', job_type: 'shell', config: { script } }
  const job = await product.call('POST', '/jobs', { token, body })
  const run = await product.insist('POST', `/jobs/${job.data.id}/trigger`, { token, body: {} })
  await page.goto(`/runs/${run.data.run_id}`)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(person.page.url(), await person.page.locator('body').ariaSnapshot(), person.complaints)
})

const log = () => person.page.getByRole('log')
const rows = () => log().locator('[data-index]')

it('a long output is there whole, and only what is looked at is drawn', async () => {
  const { page } = person
  await page.getByText(words.lines('60,004')).waitFor()
  expect(await rows().count()).toBeLessThan(120)
  await page.getByRole('button', { name: words.follow }).waitFor({ state: 'detached' })
  await log().evaluate((element) => element.scrollTo({ top: 0 }))
  await log().getByText('<b>not bold</b>').waitFor()
  expect(await log().getByText('green', { exact: true }).getAttribute('class')).toContain('text-success')
})

it('it is searched as a whole, by keys', async () => {
  const { page } = person
  await log().click()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('line 5999')
  await page.getByText(words.matches(1, 11)).waitFor()
  await log().getByText('line 5999', { exact: true }).first().waitFor()
  await page.keyboard.press('F3')
  await page.keyboard.press('Enter')
  await page.getByText(words.matches(3, 11)).waitFor()
  await page.keyboard.press('Shift+F3')
  await page.getByText(words.matches(2, 11)).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText(words.matches(2, 11)).waitFor({ state: 'detached' })
})

it('errors are shown alone, and times where they are wanted', async () => {
  const { page } = person
  await page.getByRole('combobox', { name: words.stream }).click()
  await page.getByRole('option', { name: 'stderr' }).click()
  await page.getByText(words.lines('1'), { exact: true }).waitFor()
  expect(await rows().allInnerTexts()).toEqual([expect.stringContaining('went wrong')])
  await page.getByRole('button', { name: words.times }).click()
  expect(await rows().first().textContent()).toMatch(/\d\d:\d\d:\d\dwent wrong$/)
})

it('it is downloaded whole', async () => {
  const { page } = person
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.download }).click(),
  ])
  const content = await (await download.createReadStream()).toArray()
  expect(Buffer.concat(content).toString()).toMatch(/went wrong\n(.*\n)*line 60000\n/)
  expect(person.complaints).toEqual([])
})
