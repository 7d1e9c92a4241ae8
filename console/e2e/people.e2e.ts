import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { zh } from './words.ts'

const adminPassword = 'Admin-Own-Passw0rd-1'
const userPassword = 'Their-Own-Passw0rd-1'
const pages = [
  '/users',
  '/users/new',
  '/users/1',
  '/users/import',
  '/roles',
  '/roles/1',
  '/roles/3?tab=rules',
  '/roles/new',
  '/departments',
  '/access/explain',
  '/access/explain?user=1&code=user:read',
  '/audit/logins',
  '/audit/changes',
]

let product: Product
let browser: Browser
let person: Person

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: adminPassword })
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

describe('an administrator', () => {
  it('makes a department, a role and a user who has both', async () => {
    const { page } = person
    await page.goto('/')
    await signIn(person, 'admin', adminPassword)

    await page.goto('/departments')
    await page.getByRole('button', { name: zh.departments.newTop }).click()
    await page.getByRole('dialog').getByLabel(zh.departments.name).fill('客服部')
    await page.getByRole('button', { name: zh.departments.create }).click()
    await page.getByText('客服部', { exact: true }).first().waitFor()

    await page.goto('/roles/new')
    await page.getByLabel(zh.roles.name, { exact: true }).fill('客服')
    await page.getByLabel(zh.roles.code, { exact: true }).fill('support')
    for (const right of ['查看任务', '菜单：任务']) await page.getByLabel(right, { exact: true }).check()
    await page.getByRole('button', { name: zh.roles.addColumn }).click()
    const columns = page.locator('[data-field=column_rules]')
    await columns.getByRole('combobox', { name: zh.roles.field }).click()
    await page.getByRole('option', { name: '邮箱' }).click()
    await columns.getByText('z***@example.com').waitFor()
    await page.getByRole('button', { name: zh.roles.create }).click()
    await page.getByRole('heading', { name: '客服' }).waitFor()

    await page.goto('/users/new')
    await page.getByLabel(zh.users.username, { exact: true }).fill('kefu')
    await page.locator('input[name=password]').fill(userPassword)
    await page.getByLabel('客服', { exact: true }).check()
    await page.getByLabel(zh.users.mustChange).uncheck()
    await page.getByRole('button', { name: zh.users.create }).click()
    await page.getByRole('heading', { name: 'kefu' }).waitFor()
    expect(person.complaints).toEqual([])
  })

  it('makes a user who sees what the role allows, and nothing else', async () => {
    const other = await openPerson(browser, product.url)
    await other.page.goto('/')
    await signIn(other, 'kefu', userPassword)
    await other.page.getByRole('link', { name: zh.frame.nav.jobs }).waitFor()
    expect(await other.page.getByRole('link', { name: zh.frame.nav.users }).count()).toBe(0)
    await other.page.goto('/users')
    await other.page.getByText(zh.errors.titles.forbidden).waitFor()
    await other.close()
  })
})

const looks = [
  { name: 'Chinese', language: 'zh', width: 1440, height: 900 },
  { name: 'English, dark', language: 'en', isDark: true, width: 1440, height: 900 },
  { name: 'Chinese on a phone', language: 'zh', width: 390, height: 844 },
  { name: 'English, dark, on a phone', language: 'en', isDark: true, width: 390, height: 844 },
] as const

describe.each(looks)('every page of people in $name', ({ name, ...look }) => {
  it('shows itself whole, and the browser has nothing to complain of', async () => {
    person = await openPerson(browser, product.url, look)
    const { page, complaints } = person
    await page.goto('/')
    await signIn(person, 'admin', adminPassword)
    for (const path of pages) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' })
      await shoot(page, `${name}${path}`)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${path} is too wide`).toBe(
        true,
      )
    }
    expect(complaints).toEqual([])
    await person.close()
  })
})

/** In either language: fields are found by their names. */
async function signIn({ page }: Person, username: string, password: string): Promise<void> {
  await signInAt(page, { username, password })
}

async function shoot(page: Person['page'], name: string): Promise<void> {
  const folder = process.env.OPS_TEST_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name.replaceAll(/[^\w]+/g, '-')}.png` })
}
