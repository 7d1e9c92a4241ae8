import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person } from '../../tooling/testing/browser.ts'
import { startImVendors } from '../../tooling/testing/im-vendors.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { baseDn, readerPassword, startDirectory, type TestDirectory } from '../../tooling/testing/slapd.ts'
import { directory as words } from '../src/i18n/zh/directory.ts'
import { zh } from '../src/i18n/zh/index.ts'
import { providers } from '../src/i18n/zh/providers.ts'
import { sso } from '../src/i18n/zh/sso.ts'

const password = 'Own-Passw0rd-1'

let product: Product
let browser: Browser
let person: Person
let directory: TestDirectory

beforeAll(async () => {
  directory = await startDirectory()
  await directory.add(['张三', '李四', '王五'].map(entry).join('\n'))
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password, OPS_EGRESS_ALLOW: '127.0.0.0/8,::1' })
  person = await openPerson(browser, product.url)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await directory?.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(person.page.url(), await person.page.locator('body').ariaSnapshot(), person.complaints)
})

/** Pictures for people to look at, when somebody asks for them. */
async function picture(name: string): Promise<void> {
  const folder = process.env.OPS_TEST_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await person.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

async function signIn(username: string, secret: string): Promise<void> {
  const { page } = person
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(secret)
  await page.locator('button[type=submit]').click()
}

it('a directory is set up, its changes are looked at and confirmed, and its people sign in', async () => {
  const { page } = person
  await page.goto(`${product.url}/identity-providers/new`)
  await signIn('admin', password)
  await page.locator('input[name=name]').waitFor()
  await page.getByRole('combobox', { name: providers.type }).click()
  await page.getByRole('option', { name: providers.types.ldap }).click()
  await page.locator('input[name=name]').fill('公司目录')
  await page.locator('input[name=code]').fill('corp')
  await page.locator('[name="config.url"]').fill(directory.config().url)
  await page.getByLabel(providers.fields.ca_certificate).fill(directory.ca)
  await page.locator('[name="config.base_dn"]').fill(baseDn)
  await page.locator('[name="config.bind_dn"]').fill(`cn=reader,${baseDn}`)
  await page.locator('input[name=secret]').fill(readerPassword)
  await picture('directory-form')
  await page.getByRole('button', { name: providers.create }).click()
  await page.getByRole('link', { name: words.title }).click()
  await page.getByRole('button', { name: words.start }).first().click()
  await page.getByText(words.waits).waitFor()
  await page.getByText('李四').first().waitFor()
  await picture('directory-preview')
  await page.getByRole('button', { name: words.confirm }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: words.confirm }).click()
  await page.getByText(words.statuses.done).waitFor()
  await picture('directory-done')
  await page.getByRole('link', { name: words.title }).first().click()
  await page.getByText('#1').waitFor()
  await picture('directory-history')

  await page.getByRole('button', { name: zh.frame.me }).click()
  await page.getByRole('menuitem', { name: zh.session.signOut }).click()
  await page.locator('input[name=username]').waitFor()
  await page.getByRole('combobox', { name: sso.where }).click()
  await page.getByRole('option', { name: '公司目录' }).click()
  await picture('directory-sign-in')
  await signIn('李四', 'pw')
  await page.getByRole('button', { name: zh.frame.me }).waitFor()
  expect(person.complaints).toEqual([])
})

it('somebody whom the directory knows and we do not is asked for the account to link', async () => {
  await directory.add(entry('赵六'))
  const { page } = person
  await page.getByRole('button', { name: zh.frame.me }).click()
  await page.getByRole('menuitem', { name: zh.session.signOut }).click()
  await page.getByRole('combobox', { name: sso.where }).click()
  await page.getByRole('option', { name: '公司目录' }).click()
  await signIn('赵六', 'pw')
  await page.getByText(sso.linkTitle).waitFor()
  await picture('directory-link')
  expect(await page.getByRole('combobox', { name: sso.where }).count()).toBe(0)
  await signIn('admin', password)
  await page.getByText(sso.linked('公司目录')).waitFor()
})

it('the people of a messenger are taken over from one department on', async () => {
  const peer = await startImVendors()
  try {
    peer.directory.departments = [
      { id: 2, parentId: 1, name: '研发中心' },
      { id: 3, parentId: 2, name: '平台组' },
    ]
    const common = { company: peer.company, departmentIds: [3] }
    peer.directory.members = [
      { ...common, unionId: 'u-1', userId: 'zhouqi', name: '周七', mobile: '13800000007' },
      { ...common, unionId: 'u-2', userId: 'wuba', name: '吴八', departmentIds: [1] },
    ]
    const { page } = person
    await page.goto(`${product.url}/identity-providers/new`)
    await page.getByRole('combobox', { name: providers.type }).click()
    await page.getByRole('option', { name: providers.types.wechat }).click()
    await page.locator('input[name=name]').fill('企业微信')
    await page.locator('input[name=code]').fill('wecom')
    await page.locator('[name="config.corp_id"]').fill(peer.company)
    await page.locator('[name="config.agent_id"]').fill(peer.application.agentId)
    await page.locator('[name="config.api_url"]').fill(peer.url)
    await page.locator('[name="config.root_department"]').fill('2')
    await page.locator('[name="config.sync.max_disable_percent"]').fill('20')
    await page.locator('input[name=secret]').fill(peer.application.secret)
    await picture('messenger-form')
    await page.getByRole('button', { name: providers.create }).click()
    await page.getByRole('link', { name: words.title }).click()
    await page.getByRole('button', { name: words.start }).first().click()
    await page.getByText('周七').first().waitFor()
    expect(await page.getByText('吴八').count()).toBe(0)
    await picture('messenger-preview')
    await page.getByRole('button', { name: words.confirm }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: words.confirm }).click()
    await page.getByText(words.statuses.done).waitFor()
    await page.goto(`${product.url}/users?q=zhouqi`)
    await page.getByText('平台组').first().waitFor()
  } finally {
    await peer.close()
  }
})

function entry(name: string): string {
  return `dn: uid=${name},ou=people,${baseDn}\nobjectClass: inetOrgPerson\nuid: ${name}\ncn: ${name}\nsn: ${name}\nmail: ${Buffer.from(name).toString('hex')}@corp.cn\nuserPassword: pw\n`
}
