import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { zh } from './words.ts'

const adminPassword = 'Admin-Passw0rd-1'
const zhang = { username: 'zhang', password: 'Blue-Kettle-77' }

let product: Product
let browser: Browser
let admin: Person

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: adminPassword })
  admin = await openPerson(browser, product.url)
  await signIn(admin, 'admin', adminPassword)
  const token = await tokenOf('admin', adminPassword)
  const body = { ...zhang, name: '张三', role_ids: [] }
  expect((await product.call('POST', '/users', { token, body })).code).toBe(0)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(admin.page.url(), await admin.page.locator('body').ariaSnapshot(), admin.complaints)
})

it('an administrator sees who is signed in and signs somebody out, whose window notices by itself', async () => {
  const person = await openPerson(browser, product.url)
  await signIn(person, zhang.username, zhang.password)
  const { page } = admin
  await page.goto('/sessions')
  const row = page.getByRole('row', { name: /张三/ })
  await row.hover()
  await row.getByRole('button', { name: zh.online.kick }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: zh.online.kick }).click()
  await page.getByText(zh.online.kicked(1)).waitFor()
  await row.waitFor({ state: 'detached' })
  await person.page.getByRole('button', { name: zh.entry.signIn }).waitFor()
  await person.close()
})

it('a key is made on the profile, shown once, works, and works no more when it is revoked', async () => {
  const { page } = admin
  await page.goto('/me')
  await page.getByRole('button', { name: zh.apiKeys.create }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(zh.apiKeys.name, { exact: true }).fill('夜间对账')
  await dialog.getByText('任务', { exact: true }).click()
  await dialog.getByRole('button', { name: zh.apiKeys.create }).click()
  const key = (await page.locator('code', { hasText: /^ops_\d+_/ }).textContent()) ?? ''
  await page.getByRole('button', { name: zh.apiKeys.done }).click()
  expect((await product.call('GET', '/jobs', { token: key })).code).toBe(0)
  expect((await product.call('GET', '/users', { token: key })).code).toBe(40301)
  const row = page.getByRole('row', { name: /夜间对账/ })
  await row.hover()
  await row.getByRole('button', { name: zh.apiKeys.revoke }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: zh.apiKeys.revoke }).click()
  await page.getByText(zh.apiKeys.revoked).waitFor()
  expect((await product.call('GET', '/jobs', { token: key })).code).toBe(40101)
  expect(admin.complaints).toEqual([])
})

it('a sign-in that finds no place offers to end one of the others', async () => {
  const token = await tokenOf('admin', adminPassword)
  const { read_only: _, updated_at: __, ...settings } = (await product.call('GET', '/settings/session', { token })).data
  const body = { ...settings, max_sessions: 1, when_full: 'refuse' }
  expect((await product.call('PUT', '/settings/session', { token, body })).code).toBe(0)
  const before = await tokenOf(zhang.username, zhang.password)
  const person = await openPerson(browser, product.url, { width: 390, height: 844 })
  await fillSignIn(person, zhang.username, zhang.password)
  await person.page.getByRole('button', { name: zh.room.end }).click()
  await person.page.getByRole('heading', { name: /张三/ }).waitFor()
  expect((await product.call('GET', '/auth/me', { token: before })).code).toBe(40103)
  await person.close()
})

async function tokenOf(username: string, password: string): Promise<string> {
  const { data } = await product.call('POST', '/auth/login', { body: { username, password } })
  return data.access_token
}

async function fillSignIn({ page }: Person, username: string, password: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel(zh.entry.username).fill(username)
  await page.getByLabel(zh.entry.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: zh.entry.signIn }).click()
}

async function signIn(person: Person, username: string, password: string): Promise<void> {
  await fillSignIn(person, username, password)
  await person.page.getByRole('link', { name: zh.frame.nav.home }).first().waitFor()
}
