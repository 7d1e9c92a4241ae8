import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person } from '../../tooling/testing/browser.ts'
import { totpCode } from '../../tooling/testing/factors.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { factors as words } from '../src/i18n/zh/factors.ts'
import { zh } from './words.ts'

const password = 'Staff-Passw0rd-1'

let product: Product
let browser: Browser
let person: Person
let roleId: number
let otpauthUrl: string

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct()
  const token = await product.signIn()
  const role = { code: 'clerk', name: '文员', permission_codes: ['job:read', 'menu:jobs'] }
  roleId = (await product.call('POST', '/roles', { token, body: role })).data.id
  for (const username of ['zhang', 'li']) {
    const body = { username, name: username, password, role_ids: [roleId] }
    await product.call('POST', '/users', { token, body })
  }
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

async function signIn(username: string): Promise<void> {
  const { page } = person
  await page.goto('/me')
  await page.getByLabel(zh.entry.username).fill(username)
  await page.getByLabel(zh.entry.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: zh.entry.signIn }).click()
}

/** Reads the secret from the page as a person without a camera does. */
async function bind(): Promise<void> {
  const { page } = person
  await page.getByRole('button', { name: words.begin }).click()
  await page.getByAltText(words.qrAlt).waitFor()
  const secret = (await page.locator('form code').textContent())?.replaceAll(' ', '')
  otpauthUrl = `otpauth://totp/OPS:x?secret=${secret}`
  await page.getByLabel(words.firstCode).fill(totpCode(otpauthUrl, -1))
  await page.getByRole('button', { name: words.bind, exact: true }).click()
  await page.getByRole('list', { name: words.codes }).waitFor()
}

it('a person binds an authenticator, keeps the recovery codes, and needs it at the next sign-in', async () => {
  const { page } = person
  const elsewhere = await product.call('POST', '/auth/login', { body: { username: 'zhang', password } })
  await signIn('zhang')
  await page.getByRole('button', { name: words.bindFirst }).click()
  await bind()
  const codes = await page.getByRole('list', { name: words.codes }).getByRole('listitem').allTextContents()
  expect(codes).toHaveLength(10)
  await page.getByRole('button', { name: words.codesKept }).click()
  await page.getByText(words.codesLeft(10)).waitFor()
  await page.getByText(words.othersBody(1)).waitFor()
  await page.getByRole('button', { name: words.endOthers }).click()
  await page.getByText(words.othersEnded).waitFor()
  expect((await product.call('GET', '/auth/me', { token: elsewhere.data.access_token })).status).toBe(401)

  await page.context().clearCookies()
  await signIn('zhang')
  await page.getByText(words.stepBody).waitFor()
  await page.getByLabel(words.codeOf(words.methods.totp)).fill('000000')
  await page.getByRole('button', { name: words.verify }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel(words.codeOf(words.methods.totp)).fill(totpCode(otpauthUrl))
  await page.getByRole('checkbox', { name: words.trust }).check()
  await page.getByRole('button', { name: words.verify }).click()
  await page.getByRole('heading', { name: words.devices }).waitFor()
})

it('the browser that was trusted is not asked again, until it is forgotten', async () => {
  const { page } = person
  const cookies = (await page.context().cookies()).filter(({ name }) => name.includes('ops_device'))
  expect(cookies).toMatchObject([{ httpOnly: true }])
  await page.context().clearCookies({ name: /ops_refresh/ })
  await signIn('zhang')
  await page.getByRole('heading', { name: words.devices }).waitFor()
  await page.getByRole('button', { name: words.forget }).click()
  await page.getByRole('heading', { name: words.devices }).waitFor({ state: 'detached' })
})

it('who must bind one sees nothing else until it is done', async () => {
  const { page } = person
  const token = await product.signIn()
  const { data } = await product.call('GET', '/settings/mfa', { token })
  const body = { ...data, required_role_ids: [roleId] }
  expect((await product.call('PUT', '/settings/mfa', { token, body })).status).toBe(200)

  await page.context().clearCookies()
  await signIn('li')
  await page.getByRole('heading', { name: words.mustTitle }).waitFor()
  expect(await page.getByRole('navigation').count()).toBe(0)
  await bind()
  await page.getByRole('button', { name: words.codesKept }).click()
  await page.getByRole('heading', { name: zh.profile.title }).waitFor()
})
