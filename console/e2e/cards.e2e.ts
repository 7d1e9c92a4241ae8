import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { hasButtons, type SeenCard } from '../../tooling/testing/im-cards.ts'
import { type ImPerson, type ImVendors, startImVendors } from '../../tooling/testing/im-vendors.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { providers as en } from '../src/i18n/en/providers.ts'
import { providers as words } from '../src/i18n/zh/providers.ts'
import { sso } from '../src/i18n/zh/sso.ts'
import { zh } from './words.ts'

const password = 'Admin-Passw0rd-1'
const name = '公司飞书'

let peer: ImVendors
let product: Product
let browser: Browser
let admin: Person
let me: ImPerson

beforeAll(async () => {
  peer = await startImVendors()
  me = { company: peer.company, unionId: 'union-1', userId: 'user-1', name: '管理员' }
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password, OPS_EGRESS_ALLOW: '127.0.0.1' })
  admin = await openPerson(browser, product.url)
  await admin.page.goto('/identity-providers/new')
  await signInAt(admin.page, { username: 'admin', password })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await peer?.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(admin.page.url(), await admin.page.locator('body').ariaSnapshot(), admin.complaints)
})

/** Pictures of the section of cards for people to look at, when somebody asks for them: wide, narrow, and dark. */
async function pictures(title: string, { page } = admin, heading = words.cards): Promise<void> {
  const folder = process.env.OPS_TEST_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const before = page.viewportSize() ?? { width: 1280, height: 800 }
  for (const [name, width, colorScheme] of [
    ['wide', 1440, 'light'],
    ['dark', 1440, 'dark'],
    ['phone', 390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await page.getByRole('heading', { name: heading }).evaluate((element) => element.scrollIntoView())
    await page.screenshot({ path: join(folder, `${title}-${name}.png`) })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(before)
}

async function cardNumber(index: number): Promise<SeenCard> {
  await expect.poll(() => peer.cards.seen.length, { timeout: 20_000 }).toBeGreaterThan(index)
  return peer.cards.seen[index] as SeenCard
}

/** What the messenger says to whoever presses. */
async function press(card: SeenCard, button: string): Promise<string> {
  const { headers, body } = peer.cards.press(card, me, { button, comment: '路上注意安全' })
  const answer = await fetch(`${product.url}/api/v1/im/feishu/cards`, { method: 'POST', headers, body })
  return ((await answer.json()) as { toast: { content: string } }).toast.content
}

it('an administrator switches approval cards on, and is told which address to enter at the messenger', async () => {
  const { page } = admin
  await page.getByLabel(words.type, { exact: true }).click()
  await page.getByRole('option', { name: words.types.feishu }).click()
  await page.getByLabel(words.name, { exact: true }).fill(name)
  await page.getByLabel(words.code, { exact: true }).fill('feishu')
  await page.getByLabel(words.fields.app_id, { exact: true }).fill(peer.application.id)
  await page.getByLabel(words.secrets.feishu, { exact: true }).fill(peer.application.secret)
  await page.getByLabel(words.fields.accounts_url, { exact: true }).fill(peer.url)
  await page.getByLabel(words.fields.api_url, { exact: true }).fill(peer.url)
  await page.getByLabel(words.tenants, { exact: true }).fill(peer.company)
  await page.keyboard.press('Enter')
  await page.getByText(words.fields.cards).click()
  await page.getByLabel(words.callbackSecrets.feishu_callback_token, { exact: true }).fill(peer.cards.callbackToken)
  await page.getByRole('button', { name: words.create }).click()
  await page.getByText(zh.form.required(words.callbackSecrets.feishu_callback_secret)).first().waitFor()
  await pictures('cards-form')
  await page.getByLabel(words.callbackSecrets.feishu_callback_secret, { exact: true }).fill(peer.cards.callbackSecret)
  await page.getByRole('button', { name: words.create }).click()
  await page.getByText(`${product.url}/api/v1/im/feishu/cards`).waitFor()
  await page.getByRole('button', { name: words.testCard }).waitFor()
  await pictures('cards-provider')
})

it('links the messenger, and is brought a test card whose button works', async () => {
  const { page } = admin
  await page.route(`${peer.url}/open-apis/authen/v1/authorize*`, (route) => {
    const back = peer.approve(route.request().url(), me)
    return route.fulfill({ status: 302, headers: { Location: `${product.url}/api/v1/oauth/feishu/callback?${back}` } })
  })
  await page.goto('/me')
  await page.getByRole('button', { name: sso.link(name) }).click()
  await page.getByText(sso.linked('feishu')).waitFor()
  await page.goto('/identity-providers')
  await page.getByRole('link', { name: new RegExp(name) }).click()
  await page.getByRole('button', { name: words.testCard }).click()
  await page.getByText('卡片已发出').waitFor()
  expect(await press(await cardNumber(0), 'confirm')).toBe('回调正常')
  const english = await openPerson(browser, product.url, { language: 'en' })
  await english.page.goto(new URL(page.url()).pathname)
  await signInAt(english.page, { username: 'admin', password })
  await english.page.getByRole('button', { name: en.testCard }).waitFor()
  await pictures('cards-english', english, en.cards)
  await english.close()
})

it('a request is approved on its card, and the page of the request shows it', async () => {
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  const token = data.access_token
  const { data: self } = await product.call('GET', '/auth/me', { token })
  const nodes = [
    { id: 's', type: 'start' },
    { id: 'boss', name: '主管审批', type: 'approval', config: { user_ids: [self.user.id] } },
    { id: 'e', type: 'end' },
  ]
  const edges = [
    { source: 's', target: 'boss' },
    { source: 'boss', target: 'e' },
  ]
  const definition = await product.insist('POST', '/workflows', { token, body: { name: '请假', nodes, edges } })
  await product.insist('POST', `/workflows/${definition.data.id}/publish`, { token, body: {} })
  const body = { workflow_id: definition.data.id, title: '三天年假', form_data: { days: 3 } }
  const { data: request } = await product.insist('POST', '/approvals', { token, body })

  const card = await cardNumber(1)
  expect(await press(card, 'approve')).toBe('已处理')
  await admin.page.goto(`/approvals/${request.id}`)
  await admin.page.getByText(zh.approvals.statuses.approved).first().waitFor()
  await admin.page.getByText('路上注意安全').waitFor()

  const { data: other } = await product.insist('POST', '/approvals', { token, body })
  const second = await cardNumber(2)
  await product.insist('POST', `/approvals/${other.id}/reject`, { token, body: {} })
  await expect.poll(() => hasButtons(second), { timeout: 20_000 }).toBe(false)
  expect(admin.complaints).toEqual([])
})
