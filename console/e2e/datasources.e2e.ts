import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person } from '../../tooling/testing/browser.ts'
import { startMariadb, type TestMariadb } from '../../tooling/testing/mariadb.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { datasources as words } from '../src/i18n/zh/datasources.ts'
import { zh } from './words.ts'

const password = 'Own-Passw0rd-1'

let product: Product
let browser: Browser
let person: Person
let shop: TestMariadb

beforeAll(async () => {
  ;[browser, shop, product] = await Promise.all([
    openBrowser(),
    startMariadb(),
    startProduct({ OPS_ADMIN_PASSWORD: password, OPS_EGRESS_ALLOW: '127.0.0.1' }),
  ])
  await shop.ask('create table shop.sale (region varchar(20), amount decimal(10, 2))')
  await shop.ask("insert into shop.sale values ('华东', 120.5), ('华南', 98)")
  person = await openPerson(browser, product.url)
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
  await product?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(person.page.url(), await person.page.locator('body').ariaSnapshot(), person.complaints)
})

/** Pictures for people to look at, when somebody asks for them. */
async function picture(name: string, { page } = person): Promise<void> {
  const folder = process.env.OPS_TEST_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

describe('an administrator', () => {
  it('registers a data source and tests the connection', async () => {
    const { page } = person
    await page.goto('/datasources')
    await page.locator('input[name=username]').fill('admin')
    await page.locator('input[name=password]').fill(password)
    await page.locator('button[type=submit]').click()
    await page.getByText(words.emptyTitle).waitFor()
    await picture('datasources-empty')
    await page.getByRole('link', { name: words.add }).first().click()
    await page.getByLabel(words.name, { exact: true }).fill('订单库')
    await page.getByRole('combobox', { name: words.type }).click()
    await page.getByRole('option', { name: words.types.mysql }).click()
    await page.getByLabel(words.host, { exact: true }).fill('127.0.0.1')
    expect(await page.getByLabel(words.port, { exact: true }).inputValue()).toBe('3306')
    await page.getByLabel(words.port, { exact: true }).fill(String(shop.port))
    await page.getByLabel(words.databaseName, { exact: true }).fill('shop')
    await page.getByLabel(words.username, { exact: true }).fill('reader')
    await page.locator('input[name=password]').fill('reader-pw')
    await page.getByRole('switch', { name: words.readOnly }).check()
    await picture('datasource-form')
    await page.getByRole('button', { name: words.create }).click()

    await page.getByText(words.passwordKept).waitFor()
    await page.getByRole('button', { name: words.test }).click()
    await page.getByText(/MariaDB \d+/).waitFor()
    await picture('datasource-test')
    await page.getByRole('button', { name: zh.ui.close }).last().click()
    await page.goto('/datasources')
    await page.getByText(words.ok, { exact: true }).waitFor()
    await picture('datasources')
  })

  it('writes an SQL job, tries it from its form, and reads the result', async () => {
    const { page } = person
    await page.goto('/jobs/new')
    await page.getByLabel(zh.jobs.name, { exact: true }).fill('区域日报')
    await page.getByText(zh.jobs.jobTypes.sql, { exact: true }).click()
    await page.getByRole('combobox', { name: zh.jobKinds.datasource }).click()
    await page.getByRole('option', { name: '订单库' }).click()
    await page.locator('.cm-content').first().fill('select region, amount, {today} as day from sale order by amount')
    await picture('job-sql')
    await page.getByRole('button', { name: zh.jobs.test, exact: true }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('2 rows').waitFor({ timeout: 60_000 })
    await drawer.getByText(zh.status.success, { exact: true }).waitFor()
    await picture('job-sql-test')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: zh.jobs.create }).click()
    await page.getByRole('heading', { name: '区域日报' }).waitFor()
  })

  it('tries a python script from its form', async () => {
    const { page } = person
    await page.goto('/jobs/new')
    await page.getByLabel(zh.jobs.name, { exact: true }).fill('python')
    await page.getByText(zh.jobs.jobTypes.python, { exact: true }).click()
    await page.getByText('import json').waitFor()
    await page.locator('.cm-content').first().fill('print("from", 1 + 1)')
    await picture('job-python')
    await page.getByRole('button', { name: zh.jobs.test, exact: true }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('from 2').waitFor({ timeout: 60_000 })
    await page.keyboard.press('Escape')
    await page.getByText(zh.jobs.jobTypes.rpc, { exact: true }).click()
    await page.getByLabel(zh.jobKinds.target, { exact: true }).waitFor()
    await picture('job-rpc')
  })

  it('was never shown an error by the browser', () => {
    expect(person.complaints).toEqual([])
  })
})
