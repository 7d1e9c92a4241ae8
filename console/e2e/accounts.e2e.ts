import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { until } from '../../tooling/testing/until.ts'
import { contact as englishWords } from '../src/i18n/en/contact.ts'
import { contact as words } from '../src/i18n/zh/contact.ts'
import { factors } from '../src/i18n/zh/factors.ts'
import { en, zh } from './words.ts'

const email = 'xiaoming@example.com'
const [first, second, third] = ['Blue-Kettle-77', 'Green-Kettle-88', 'Grey-Lantern-99']

let product: Product
let browser: Browser
let person: Person
let token: string

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct()
  token = await product.signIn()
  const { data } = await product.call('GET', '/settings/registration', { token })
  await product.call('PUT', '/settings/registration', { token, body: { ...data, mode: 'open' } })
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

/** The path of the link in the newest captured mail of this kind, as an administrator finds it in the local outbox. */
async function linkOf(template: string): Promise<string> {
  let link: string | undefined
  await until(async () => {
    const list = await product.call('GET', `/message-logs?template_code=${template}&status=captured`, { token })
    const id = list.data.items[0]?.id
    if (id === undefined) return false
    link = (await product.call('GET', `/message-logs/${id}`, { token })).data.link
    return true
  }, 30_000)
  return link ?? ''
}

/** In the newest mail with a code. */
async function sentCode(): Promise<string> {
  let code: string | undefined
  await until(async () => {
    const list = await product.call('GET', '/message-logs?template_code=auth.code&status=captured', { token })
    const id = list.data.items[0]?.id
    if (id === undefined) return false
    code = /\d{6}/.exec((await product.call('GET', `/message-logs/${id}`, { token })).data.content)?.[0]
    return code !== undefined
  }, 30_000)
  return code ?? ''
}

async function signIn(secret: string): Promise<void> {
  const { page } = person
  await page.goto('/')
  await page.locator('input[name=username]').fill('xiaoming')
  await page.locator('input[name=password]').fill(secret)
  await page.locator('button[type=submit]').click()
}

describe('somebody new', () => {
  it('registers, and sees the rules of the password fulfilled one by one', async () => {
    const { page } = person
    await page.goto('/')
    await page.getByRole('link', { name: zh.account.register }).click()
    await page.getByLabel(zh.account.username, { exact: true }).fill('xiaoming')
    await page.getByLabel(zh.account.name, { exact: true }).fill('王小明')
    await page.getByLabel(zh.account.email, { exact: true }).fill(email)
    const password = page.getByLabel(zh.account.password, { exact: true })
    const rules = page.getByRole('list', { name: zh.account.rulesLabel })
    await password.fill('xiaoming')
    await rules.getByLabel(zh.account.ruleMet).first().waitFor()
    expect(await rules.getByLabel(zh.account.ruleOpen).count()).toBe(4)
    await password.fill(first)
    await until(async () => (await rules.getByLabel(zh.account.ruleOpen).count()) === 0, 5000)
    await page.getByRole('button', { name: zh.account.submitRegistration }).click()
    await page.getByRole('heading', { name: zh.account.registeredTitle }).waitFor()
  })

  it('opens the account by the link of the mail, which does not stay in the address', async () => {
    const { page } = person
    await page.goto(await linkOf('auth.activate'))
    await page.getByRole('button', { name: zh.account.activate }).waitFor()
    expect(page.url()).toBe(`${product.url}/activate`)
    await page.getByRole('button', { name: zh.account.activate }).click()
    await page.getByRole('heading', { name: zh.account.activatedTitle }).waitFor()
    await signIn(first)
    await page.locator('input[name=username]').waitFor({ state: 'detached' })
  })

  it('who has forgotten the password sets it anew, and is signed out where the old one was used', async () => {
    const other = await openPerson(browser, product.url)
    const { page } = other
    await page.goto('/')
    await page.getByRole('link', { name: zh.account.forgot }).click()
    await page.getByLabel(zh.account.account, { exact: true }).fill(email)
    await page.getByRole('button', { name: zh.account.send.email }).click()
    await page.getByRole('heading', { name: zh.account.sentTitle }).waitFor()
    await page.goto(await linkOf('auth.reset'))
    await page.getByLabel(zh.account.newPassword, { exact: true }).fill(first)
    await page.getByLabel(zh.account.repeat).fill(first)
    await page.getByRole('button', { name: zh.account.reset }).click()
    await page.getByText('不能与最近 5 次使用的密码相同', { exact: true }).waitFor()
    await page.getByLabel(zh.account.newPassword, { exact: true }).fill(second)
    await page.getByLabel(zh.account.repeat).fill(second)
    await page.getByRole('button', { name: zh.account.reset }).click()
    await page.getByRole('heading', { name: zh.account.resetDoneTitle }).waitFor()
    expect(other.complaints.filter((one) => !/status of 400/.test(one))).toEqual([])
    await other.close()
    await person.page.goto('/me')
    await person.page.locator('input[name=username]').waitFor()
    await signIn(second)
    await person.page.locator('input[name=username]').waitFor({ state: 'detached' })
  })

  it('is shown every rule where the password is changed', async () => {
    const { page } = person
    await page.goto('/me')
    await page.getByRole('list', { name: zh.account.rulesLabel }).waitFor()
    await page.getByLabel(zh.entry.oldPassword).fill(second)
    await page.getByLabel(zh.entry.newPassword, { exact: true }).fill(third)
    await page.getByLabel(zh.entry.repeatPassword).fill(third)
    await page.getByRole('button', { name: zh.entry.change }).click()
    await page.getByText(zh.entry.changed).waitFor()
  })

  it('is reached at another address once the code that came there is right', async () => {
    const { page } = person
    await page.goto('/me')
    await page.getByRole('button', { name: words.change.email }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: factors.send }).click()
    await dialog.getByText(words.need.email).waitFor()
    await dialog.getByLabel(words.fresh.email).fill('ming@example.com')
    await dialog.getByRole('button', { name: factors.send }).click()
    await dialog.locator('input[name=code]').fill(await sentCode())
    await dialog.getByRole('button', { name: words.save }).click()
    await page.getByText(words.saved.email).waitFor()
    await page.getByText('ming@example.com').waitFor()
  })

  it('finds the language of the account in a browser that knows none', async () => {
    await person.page.getByText(words.languages.en, { exact: true }).click()
    await person.page.getByText(englishWords.languageSaved).waitFor()
    const other = await openPerson(browser, product.url, { language: null })
    await other.page.goto('/me')
    await other.page.locator('input[name=username]').fill('xiaoming')
    await other.page.locator('input[name=password]').fill(third)
    await other.page.locator('button[type=submit]').click()
    await other.page.getByRole('heading', { name: englishWords.title }).waitFor()
    await other.close()
  })

  it('who opens a broken link is told what to do', async () => {
    const { page } = await openPerson(browser, product.url, { language: 'en' })
    await page.goto('/activate')
    await page.getByText(en.account.noToken).waitFor()
    await page.goto('/reset#token=made-up')
    await page.getByLabel(en.account.newPassword, { exact: true }).fill(third)
    await page.getByLabel(en.account.repeat).fill(third)
    await page.getByRole('button', { name: en.account.reset }).click()
    await page.getByRole('alert').getByText('The link is wrong, was used, or has expired').waitFor()
    await page.context().close()
  })
})

const looks = [
  { language: 'zh', width: 1440, height: 900 },
  { language: 'en', width: 1440, height: 900 },
  { language: 'zh', width: 390, height: 844 },
  { language: 'en', isDark: true, width: 390, height: 844 },
] as const

describe.each(looks)('every page for who is not signed in, in $language on $width', (look) => {
  it('shows itself whole, and the browser has nothing to complain of', async () => {
    person = await openPerson(browser, product.url, look)
    const { page } = person
    for (const path of ['/', '/register', '/activate#token=x', '/forgot', '/reset#token=x', '/reset']) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      if (path === '/register') await page.locator('ul').waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${path} is too wide`).toBe(
        true,
      )
    }
    expect(person.complaints).toEqual([])
    await person.close()
  })
})
