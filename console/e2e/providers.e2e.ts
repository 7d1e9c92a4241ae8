import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person } from '../../tooling/testing/browser.ts'
import { type OidcIssuer, startOidcIssuer } from '../../tooling/testing/oidc-issuer.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { providers as words } from '../src/i18n/zh/providers.ts'
import { sso } from '../src/i18n/zh/sso.ts'
import { zh } from './words.ts'

const password = 'Own-Passw0rd-1'

let product: Product
let browser: Browser
let person: Person
let issuer: OidcIssuer

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password, OPS_EGRESS_ALLOW: '127.0.0.1' })
  issuer = await startOidcIssuer({ redirectUri: `${product.url}/api/v1/oauth/corp/callback` })
  issuer.user = 'employee-7'
  issuer.accounts.set(issuer.user, { name: '王小明', preferred_username: 'wang.xm' })
  person = await openPerson(browser, product.url)
})
afterAll(async () => {
  await browser?.close()
  await issuer?.close()
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

async function signIn(): Promise<void> {
  const { page } = person
  await page.locator('input[name=username]').fill('admin')
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
}

async function signOut(): Promise<void> {
  const { page } = person
  await page.getByRole('button', { name: zh.frame.me }).click()
  await page.getByRole('menuitem', { name: zh.session.signOut }).click()
  await page.locator('input[name=username]').waitFor()
}

describe('an administrator', () => {
  it('sets up a provider, is told where people come back to, and tests it', async () => {
    const { page } = person
    await page.goto('/identity-providers')
    await signIn()
    await page.getByText(words.emptyTitle).waitFor()
    await picture('providers-empty')
    await page.getByRole('link', { name: words.add }).first().click()
    await page.getByLabel(words.name, { exact: true }).fill('集团账号')
    await page.getByLabel(words.code, { exact: true }).fill('corp')
    await page.getByLabel(words.fields.issuer, { exact: true }).fill(issuer.issuer)
    await page.getByLabel(words.fields.client_id, { exact: true }).fill(issuer.clientId)
    await page.getByLabel(words.fields.max_auth_minutes).fill('60')
    await page.getByRole('button', { name: words.create }).click()
    await page.getByText(zh.form.required(words.secrets.oidc)).first().waitFor()
    await page.getByLabel(words.secrets.oidc, { exact: true }).fill(issuer.clientSecret)
    await picture('provider-form')
    await page.getByRole('button', { name: words.create }).click()

    await page.getByText(`${product.url}/api/v1/oauth/corp/callback`).waitFor()
    await page.getByRole('button', { name: words.test }).click()
    await page.getByText(words.testOk).waitFor()
    await picture('provider-test')
    await page.getByRole('button', { name: zh.ui.close }).last().click()
    await page.goto('/identity-providers')
    await page.getByRole('link', { name: /集团账号/ }).waitFor()
    await picture('providers')
  })
})

describe('somebody who has an account', () => {
  it('comes from the provider, signs in once, and is linked', async () => {
    const { page } = person
    await signOut()
    await page.goto('/jobs')
    await page.getByRole('button', { name: sso.signInAt('集团账号') }).waitFor()
    await picture('sign-in')
    await page.getByRole('button', { name: sso.signInAt('集团账号') }).click()
    await page.getByText(sso.linkBody('集团账号', '王小明')).waitFor()
    await picture('sign-in-link')
    await signIn()
    await page.getByText(sso.linked('集团账号')).waitFor()
    await page.goto('/me')
    await page.getByText('王小明').waitFor()
    await picture('profile-identities')
  })

  it('is not signed in because a page of somebody else sends the browser there', async () => {
    const { page, close } = await openPerson(browser, product.url)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${issuer.issuer}/.well-known/openid-configuration`)
    await page.evaluate(`location.assign('${product.url}/api/v1/oauth/corp/login?return_to=/jobs')`)
    await page.getByRole('button', { name: sso.signInAt('集团账号') }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/jobs')
    expect(asked.filter((url) => url.startsWith(`${issuer.issuer}/auth`))).toEqual([])
    await close()
  })

  it('is signed in by the provider alone from then on, at the page that was asked for', async () => {
    const { page } = person
    await signOut()
    await page.goto('/jobs')
    await page.getByRole('button', { name: sso.signInAt('集团账号') }).click()
    await page.getByRole('heading', { level: 1, name: zh.jobs.title }).waitFor()
    expect(page.url()).toBe(`${product.url}/jobs`)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: zh.jobs.title }).waitFor()
  })

  it('is told in words why an answer was refused', async () => {
    const { page } = person
    await signOut()
    await page.goto('/api/v1/oauth/corp/callback?code=a&state=b')
    await page.getByText(sso.faults.state).waitFor()
    await picture('sign-in-refused')
    expect(await page.evaluate('document.cookie')).toBe('')
  })

  it('ends another device when there is no place for one more, and goes on', async () => {
    const login = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
    const token = login.data.access_token
    const {
      read_only: _,
      updated_at: __,
      ...settings
    } = (await product.call('GET', '/settings/session', { token })).data
    const body = { ...settings, max_sessions: 1, when_full: 'refuse' }
    expect((await product.call('PUT', '/settings/session', { token, body })).code).toBe(0)
    const other = await openPerson(browser, product.url)
    await other.page.goto('/jobs')
    await other.page.getByRole('button', { name: sso.signInAt('集团账号') }).click()
    await other.page.getByText(zh.room.title).waitFor()
    await picture('sign-in-no-place', other)
    await other.page.getByRole('button', { name: zh.room.end }).first().click()
    await other.page.getByRole('link', { name: zh.frame.nav.home }).first().waitFor()
    await expect.poll(async () => (await product.call('GET', '/auth/me', { token })).code).toBe(40103)
    await other.close()
  })

  it('was never shown an error by the browser', () => {
    expect(person.complaints).toEqual([])
  })
})
