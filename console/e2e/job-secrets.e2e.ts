import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { zh } from './words.ts'

const password = 'Admin-Passw0rd-1'
const { jobs, runs, ui } = zh
/** Gives back the headers that it gets. */
const echo = createServer((request, response) => response.end(JSON.stringify(request.headers)))

let product: Product
let browser: Browser
let person: Person

beforeAll(async () => {
  echo.listen(0, '127.0.0.1')
  await once(echo, 'listening')
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password, OPS_EGRESS_ALLOW: '127.0.0.1' })
  person = await openPerson(browser, product.url)
  const { page } = person
  await page.goto('/')
  await signInAt(page, { username: 'admin', password })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  echo.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(person.page.url(), await person.page.locator('body').ariaSnapshot(), person.complaints)
})

const row = (index: number, what: string) => person.page.getByLabel(`${jobs.headers} ${index} ${what}`, { exact: true })

it('a header that is named like a secret is kept, and shown by nobody', async () => {
  const { page } = person
  await page.goto('/jobs/new')
  await page.getByLabel(jobs.name, { exact: true }).fill('echo')
  await page.getByText(jobs.triggers.manual, { exact: true }).click()
  await page.getByLabel(jobs.url, { exact: true }).fill(`http://127.0.0.1:${(echo.address() as AddressInfo).port}/`)
  await page.getByRole('button', { name: jobs.addHeader }).click()
  await row(1, ui.name).fill('Authorization')
  await row(1, ui.value).fill('Bearer first-secret')
  expect(await row(1, ui.value).getAttribute('type')).toBe('password')
  await page.getByRole('button', { name: jobs.create }).click()

  await page.getByRole('link', { name: jobs.edit }).click()
  await page.getByRole('button', { name: `${jobs.headers} 1 ${ui.value}: ${ui.secretReplace}` }).waitFor()
  await page.getByRole('button', { name: jobs.save }).click()
  await page.getByRole('button', { name: jobs.run }).click()
  await page.getByRole('link', { name: '#1' }).click()
  const output = page.getByRole('tabpanel')
  await output.getByText('"authorization":"******"').waitFor()
  expect(await page.content()).not.toContain('first-secret')
})

it('Temporal’s Web UI reads payloads once it was let in', async () => {
  const { page } = person
  await page.getByRole('button', { name: runs.temporalAccess.allow }).click()
  const dialog = page.getByRole('dialog')
  const endpoint = (await dialog.locator('code').textContent()) ?? ''
  const address = await dialog.getByRole('link', { name: runs.temporal }).getAttribute('href')
  await page.goto(address ?? '')
  await page.getByText('encryption-key-id').first().waitFor()

  await page
    .getByRole('button', { name: /codec server/i })
    .first()
    .click()
  await page.getByPlaceholder('Paste your endpoint here').fill(endpoint)
  await page.getByText('Include cross-origin credentials').click()
  await page.getByRole('button', { name: 'Apply' }).click()

  await page.reload()

  await page.getByText('"success"').first().waitFor()
  expect(await page.getByText('encryption-key-id').count()).toBe(0)
})
