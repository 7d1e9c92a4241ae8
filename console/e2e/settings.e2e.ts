import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { type SmsVendors, startSmsVendors, vendorAccount } from '../../tooling/testing/sms-vendors.ts'
import { until } from '../../tooling/testing/until.ts'
import { zh } from './words.ts'

const words = zh.settings
const password = 'Admin-Passw0rd-1'
const { lockout, password: passwords, registration, sms } = words.groups

let product: Product
let browser: Browser
let vendors: SmsVendors
let admin: Person
let token: string

beforeAll(async () => {
  browser = await openBrowser()
  vendors = await startSmsVendors()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password, OPS_EGRESS_ALLOW: '127.0.0.1' })
  token = (await product.call('POST', '/auth/login', { body: { username: 'admin', password } })).data.access_token
  const zhang = { username: 'zhang', name: '张三', password: 'Blue-Kettle-77', role_ids: [] }
  await product.call('POST', '/users', { token, body: zhang })
  admin = await openPerson(browser, product.url)
  await admin.page.goto('/')
  await signIn(admin, 'admin', password)
  await admin.page.locator('input[name=username]').waitFor({ state: 'detached' })
})
afterAll(async () => {
  await browser?.close()
  await vendors?.close()
  await product?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(admin.page.url(), await admin.page.locator('body').ariaSnapshot(), admin.complaints)
})

async function signIn({ page }: Person, username: string, secret: string): Promise<void> {
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(secret)
  await page.locator('button[type=submit]').click()
}

const field = (label: string): Locator => admin.page.getByLabel(label, { exact: true })
const save = () => admin.page.getByRole('button', { name: words.save }).click()

async function open(group: keyof typeof words.groups): Promise<void> {
  await admin.page.goto(`/settings/${group}`)
  await admin.page.getByRole('heading', { level: 1, name: words.groups[group].title }).waitFor()
  await admin.page.getByRole('button', { name: words.save }).waitFor()
}

it('a policy that is edited says what it comes to, and works at once', async () => {
  await open('lockout')
  await field(lockout.fields.max_failures.label).fill('2')
  await admin.page.getByText('同一账号连续输错 2 次后锁定 30 分钟').waitFor()
  await save()
  await admin.page.getByText(words.saved).waitFor()
  await admin.page.getByText(words.changedBy('系统管理员')).first().waitFor()

  const guesser = await openPerson(browser, product.url)
  await guesser.page.goto('/')
  for (let tries = 0; tries < 2; tries++) {
    const answered = guesser.page.waitForResponse('**/auth/login')
    await signIn(guesser, 'zhang', 'not-the-password')
    await answered
  }
  await signIn(guesser, 'zhang', 'Blue-Kettle-77')
  await guesser.page.getByText(/锁定/).waitFor()
  await guesser.close()
})

it('its change is one click away in the change log, value by value', async () => {
  const { page } = admin
  const { data } = await product.call('GET', '/settings/lockout', { token })
  await product.call('PUT', '/settings/lockout', { token, body: { ...data, lock_minutes: 45 } })
  await product.call('PUT', '/settings/api_key', { token, body: { version: 1, max_keys: 7 } })
  await page.getByRole('link', { name: words.history }).click()
  await page.getByRole('heading', { level: 1, name: zh.logs.changes }).waitFor()
  const rows = page.getByRole('button', { name: /设置 #/ })
  await rows.first().waitFor()
  expect(await rows.count()).toBe(2)
  await rows.first().click()
  await page.getByRole('dialog').getByText('内容 · lock_minutes').waitFor()
  expect(await page.getByRole('dialog').getByText('内容 · max_failures').count()).toBe(0)
})

it('what breaks a rule of the domain is told at its field and not sent; standard values come back unsaved', async () => {
  const { page } = admin
  await open('session')
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()))
  await field(words.groups.session.fields.max_per_kind.label).fill('9')
  await save()
  expect(await page.getByText('不能多于所有设备合计的上限').count()).toBe(2)
  await page.getByRole('button', { name: words.restore }).click()
  expect(await field(words.groups.session.fields.max_per_kind.label).inputValue()).toBe('0')
  expect(sent).toEqual([])
})

it('a password is tried against the rules as they are edited, without a word to the server', async () => {
  const { page } = admin
  await open('password')
  await field(words.tryLabel).fill('Blue-Kettle-77')
  const rules = page.getByRole('list', { name: zh.account.rulesLabel })
  await rules.getByText('至少 8 个字符').waitFor()
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await field(passwords.fields.min_length.label).fill('20')
  await rules.getByText('至少 20 个字符').waitFor()
  await until(async () => (await rules.getByLabel(zh.account.ruleOpen).count()) === 1, 5000)
  expect(sent.filter((body) => body.includes('Kettle'))).toEqual([])
  await field(words.tryLabel).press('Enter')
  await page.getByRole('button', { name: words.useStandardOf(passwords.fields.min_length.label) }).click()
  expect(await field(passwords.fields.min_length.label).inputValue()).toBe('8')
})

it('of two administrators who edit one group, neither loses anything', async () => {
  const { page } = admin
  await open('password')
  await field(passwords.fields.min_length.label).fill('12')
  const { data } = await product.call('GET', '/settings/password', { token })
  await product.call('PUT', '/settings/password', { token, body: { ...data, history: 3 } })
  await save()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText(passwords.fields.history.label).waitFor()
  await dialog.getByRole('button', { name: words.staleOverwrite }).click()
  await page.getByText(words.saved).waitFor()
  expect((await product.call('GET', '/settings/password', { token })).data).toMatchObject({
    min_length: 12,
    history: 3,
  })
  expect(await field(passwords.fields.history.label).inputValue()).toBe('3')
})

it('what another administrator saves appears where nothing is edited, and never under what is', async () => {
  const { page } = admin
  await open('general')
  const name = field(words.groups.general.fields.site_name.label)
  const change = async (site_name: string) => {
    const { data } = await product.call('GET', '/settings/general', { token })
    await product.call('PUT', '/settings/general', { token, body: { ...data, site_name } })
  }
  // Coming back to the window asks anew.
  const comeBack = async () => {
    await until(async () => {
      const asked = page.waitForResponse('**/settings/general', { timeout: 1000 }).catch(() => undefined)
      await page.evaluate("dispatchEvent(new Event('visibilitychange'))")
      return (await asked) !== undefined
    }, 20_000)
  }
  await change('甲')
  await comeBack()
  await until(async () => (await name.inputValue()) === '甲', 10_000)
  await name.fill('我的')
  await change('乙')
  await comeBack()
  expect(await name.inputValue()).toBe('我的')
  await save()
  await page.getByRole('alertdialog').getByRole('button', { name: words.staleReload }).click()
  expect(await name.inputValue()).toBe('乙')
})

it('registration without a mail server is warned of, and the role is picked among those that do not administer', async () => {
  const { page } = admin
  await open('registration')
  await field(registration.fields.mode.label).click()
  await page.getByRole('option', { name: registration.fields.mode.options.open }).click()
  await page
    .getByRole('link', { name: words.seeGroup(words.groups.mail.title) })
    .first()
    .waitFor()
  await field(registration.fields.default_role.label).click()
  await page.getByRole('option', { name: '运营专员' }).waitFor()
  expect(await page.getByRole('option', { name: '超级管理员' }).count()).toBe(0)
  await page.getByRole('option', { name: '运营专员' }).click()
  const domains = field(registration.fields.allowed_domains.label)
  await domains.fill('@Example.com')
  await domains.press('Enter')
  await save()
  await page.getByText(words.saved).waitFor()
  expect((await product.call('GET', '/settings/registration', { token })).data).toMatchObject({
    mode: 'open',
    default_role: 'ops_staff',
    allowed_domains: 'example.com',
  })
})

it('a provider of text messages is set up, asks for no more than it needs, and is tried', async () => {
  const { page } = admin
  await open('sms')
  await field(sms.fields.provider.label).click()
  await page.getByRole('option', { name: sms.fields.provider.options.aliyun }).click()
  await field(sms.fields.access_key_id.label).fill(vendorAccount.id)
  expect(await field(sms.fields.sdk_app_id.label).count()).toBe(0)
  await save()
  await page.getByText('这个服务商需要填写此项').first().waitFor()
  await field(sms.fields.access_key_secret.label).fill(vendorAccount.secret)
  await field(sms.fields.base_url.label).fill(vendors.url)
  await field(sms.fields.sign_name.label).fill('运营平台')
  await field(sms.fields.code_template.label).fill('SMS_1')
  await save()
  await page.getByText(words.saved).waitFor()

  await page.getByRole('button', { name: words.test.sms.open }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: words.test.sms.send, exact: true }).click()
  await dialog.getByText('没有验证过的手机号').waitFor()
  await dialog.getByLabel(words.test.sms.to, { exact: true }).fill('13800138000')
  await dialog.getByRole('button', { name: words.test.sms.send, exact: true }).click()
  await dialog.getByText(zh.messages.statuses.sent).waitFor()
  expect(vendors.received).toMatchObject([{ vendor: 'aliyun', number: '13800138000', template: 'SMS_1' }])
})

it('the browser had nothing to complain of', () => {
  expect(admin.complaints.filter((one) => !/status of (400|409)/.test(one))).toEqual([])
})
