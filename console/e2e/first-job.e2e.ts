import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { zh } from './words.ts'

const ownPassword = 'My-Own-Passw0rd-1'
const script = 'for step in 1 2 3 4 5 6; do\n  echo "step $step"\n  sleep 2\ndone\necho finished'
const pages = [
  '/',
  '/jobs',
  '/jobs/new',
  '/jobs/1',
  '/flows/new',
  '/calendars',
  '/calendars/new',
  '/runs',
  '/runs/1',
  '/flows',
  '/alerts',
  '/long-tail',
  '/robots',
  '/robots/new',
  '/messages',
  '/audit',
  '/datasources',
  '/datasources/new',
  '/sessions',
  '/api-keys',
  '/identity-providers',
  '/identity-providers/new',
  '/settings',
  '/me',
  '/_ui',
]

let product: Product
let browser: Browser
let person: Person

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: undefined })
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

describe('a new user', () => {
  it('signs in with the password that the start has printed, and has to choose another one', async () => {
    const { page } = person
    await page.goto('/')
    await signIn(person, generatedPassword())

    await page.getByLabel(zh.entry.oldPassword).fill(generatedPassword())
    await page.getByLabel(zh.entry.newPassword, { exact: true }).fill(ownPassword)
    await page.getByLabel(zh.entry.repeatPassword).fill(ownPassword)
    await page.getByRole('button', { name: zh.entry.change }).click()

    await page.getByRole('link', { name: zh.frame.nav.jobs }).waitFor()
  })

  it('makes a job, watches it run, and sees it finish although its worker is killed', async () => {
    const { page } = person
    await page.goto('/jobs')
    await page
      .getByRole('link', { name: new RegExp(`${zh.jobs.newJob}|${zh.jobs.emptyAction}`) })
      .first()
      .click()
    await page.getByLabel(zh.jobs.name, { exact: true }).fill('first job')
    await page.getByText(zh.jobs.jobTypes.shell).click()
    await page.locator('.cm-content').first().fill(script)
    await page.getByRole('button', { name: zh.jobs.create }).click()

    await page.getByRole('button', { name: zh.jobs.run }).click()
    await page.getByRole('link', { name: '#1' }).click()
    const output = page.getByRole('tabpanel')
    await output.getByText('step 1').waitFor()
    expect(await output.getByText('finished').count()).toBe(0)

    await product.killAndAwait('worker')

    await output.getByText('finished', { exact: true }).waitFor({ timeout: 120_000 })
    await page.getByText(zh.status.success, { exact: true }).first().waitFor()
    for (const step of [1, 2, 3, 4, 5, 6])
      expect(await output.getByText(`step ${step}`, { exact: true }).count()).toBe(1)
  })

  it('was never shown an error by the browser', () => {
    expect(person.complaints).toEqual([])
  })
})

const looks = [
  { name: 'Chinese', language: 'zh' },
  { name: 'English, dark', language: 'en', isDark: true },
  { name: 'Chinese on a phone', language: 'zh', width: 390, height: 844 },
  { name: 'English, dark, on a phone', language: 'en', isDark: true, width: 390, height: 844 },
] as const

describe.each(looks)('every page in $name', ({ name: _name, ...look }) => {
  it('shows itself whole, and the browser has nothing to complain of', async () => {
    person = await openPerson(browser, product.url, look)
    const { page, complaints } = person
    await page.goto('/')
    await signIn(person, ownPassword)
    for (const path of pages) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      expect(await page.locator('html').getAttribute('lang'), path).toBe(look.language === 'zh' ? 'zh-CN' : 'en')
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${path} is too wide`).toBe(
        true,
      )
    }
    expect(complaints).toEqual([])
    await person.close()
  })
})

function generatedPassword(): string {
  const line = product.lines.find((text) => text.includes('First administrator')) ?? ''
  return /admin \/ (\S{20})/.exec(line)?.[1] ?? ''
}

/** In either language: fields are found by their names. */
async function signIn({ page }: Person, password: string): Promise<void> {
  await signInAt(page, { username: 'admin', password })
}
