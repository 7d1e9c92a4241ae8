import { readFileSync } from 'node:fs'
import ExcelJs from 'exceljs'
import iconv from 'iconv-lite'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { userImport as words } from '../src/i18n/zh/user-import.ts'
import { zh } from './words.ts'

const adminPassword = 'Admin-Own-Passw0rd-1'

let product: Product
let browser: Browser
let person: Person
let page: Page
let token: string

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: adminPassword })
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password: adminPassword } })
  token = data.access_token
  person = await openPerson(browser, product.url)
  page = person.page
  await page.goto('/')
  await signInAt(page, { username: 'admin', password: adminPassword })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(page.url(), await page.locator('body').ariaSnapshot(), person.complaints)
})

/** As Excel saves CSV on a Chinese Windows. */
const gbk = (text: string): Buffer => iconv.encode(text, 'gbk')

async function workbookOf(rows: (string | number)[][]): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook()
  workbook.addWorksheet('人员').addRows(rows)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
async function choose(name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}
async function open(name: string, buffer: Buffer): Promise<void> {
  await page.goto('/users/import')
  await choose(name, buffer)
  await page.getByText(name).waitFor()
}
const tab = (id: keyof typeof words.filters) => page.getByRole('tab', { name: words.filters[id] })
const rowOf = (text: string) => page.getByRole('row').filter({ hasText: text })
const commit = (name: string) => page.getByRole('button', { name, exact: true }).click()
const factOf = (name: string) =>
  page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]').textContent()
const findUsers = async (q: string) => (await product.call('GET', `/users?q=${q}`, { token })).data.items
const messagesTo = async (address: string) =>
  (await product.call('GET', `/message-logs?q=${address}`, { token })).data.items

async function allowInvitations(): Promise<void> {
  const { data } = await product.call('GET', '/settings/registration', { token })
  const { updated_at, read_only, ...values } = data
  await product.call('PUT', '/settings/registration', { token, body: { ...values, mode: 'invited' } })
}

describe('a file', () => {
  it('that cannot be read says why, and another may be chosen', async () => {
    await page.goto('/users/import')
    await choose('heads.csv', gbk('姓名\n王小明'))
    await page.getByText('第一行须有“用户名”列').waitFor()
    await choose('people.csv', gbk('用户名\nfirst1'))
    await tab('new').waitFor()
  })

  it('in GBK with problems is mended outside and uploaded again', async () => {
    await open('花名册.csv', gbk('用户名,姓名,邮箱,备注\nmend1,王小明,mend1@example.com,甲\nmend2,李雷,nobody,乙'))
    await page.getByText(words.ignored('备注')).waitFor()
    await tab('error').click()
    expect(await page.getByRole('row').count()).toBe(2)
    await rowOf('mend2').getByText('邮箱：格式不正确').waitFor()

    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: words.downloadProblems }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('花名册-problems.csv')
    const file = readFileSync(await download.path(), 'utf8')
    expect(file).toContain('"问题"')
    expect(file).not.toContain('mend1')

    await commit(words.commit(1))
    await page.getByText(words.done).waitFor()
    expect(await factOf(words.leftOutFact)).toBe(words.leftOutRows(1))
    await page.getByRole('button', { name: words.importMore }).click()
    await choose('花名册-problems.csv', Buffer.from(file.replace('nobody', 'mend2@example.com')))
    await commit(words.commit(1))
    await page.getByText(words.done).waitFor()
    expect((await findUsers('mend')).map(({ name }: { name: string }) => name).sort()).toEqual(['李雷', '王小明'])
  })

  it('of as many rows as there may be is looked through page by page', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => [
      `many${at}`,
      `员工${at}`,
      `many${at}@example.com`,
      13800138000,
    ])
    await open('万人.xlsx', await workbookOf([['用户名', '姓名', '邮箱', '手机'], ...rows]))
    await page.getByRole('button', { name: words.commit(10_000) }).waitFor()
    await page.getByRole('button', { name: zh.ui.nextPage }).click()
    await rowOf('many50@example.com').waitFor()
    expect(await page.getByRole('row').count()).toBe(51)
  })
})

describe('people who are there already', () => {
  it('are changed when that is wanted, and each change is shown beforehand', async () => {
    await product.call('POST', '/users', { token, body: { username: 'known1', name: '旧名' } })
    await open(
      '改名.xlsx',
      await workbookOf([
        ['用户名', '姓名'],
        ['known1', '新名'],
      ]),
    )
    await rowOf('known1').getByText('已被现有用户使用').waitFor()
    await page.getByLabel(words.existing).check()
    await tab('update').waitFor()
    expect(await rowOf('known1').locator('s').textContent()).toBe('旧名')
    await commit(words.commit(1))
    await page.getByText(words.done).waitFor()
    expect(await findUsers('known1')).toMatchObject([{ name: '新名', status: 'active' }])
  })

  it('who came after the check stop the import, which says what is otherwise now', async () => {
    await open('新人.csv', gbk('用户名,姓名\nlate1,甲\nlate2,乙'))
    await page.getByRole('button', { name: words.commit(2) }).waitFor()
    await product.call('POST', '/users', { token, body: { username: 'late2' } })
    await commit(words.commit(2))
    await page.getByText(words.changed(1)).waitFor()
    await rowOf('late2').getByText('已被现有用户使用').waitFor()
    expect(await findUsers('late1')).toEqual([])
    await commit(words.commit(1))
    await page.getByText(words.done).waitFor()
    expect(await findUsers('late1')).toHaveLength(1)
  })
})

describe('invitations', () => {
  it('cannot be chosen as long as the policy allows none', async () => {
    await open('邀请.csv', gbk('用户名,邮箱\ninvite0,invite0@example.com'))
    await page.getByText(words.inviteOff).waitFor()
    expect(await page.getByLabel(words.inviteMail).isDisabled()).toBe(true)
  })

  it('are sent with the import to whoever has an address, and open the account', async () => {
    await allowInvitations()
    await open('邀请.csv', gbk('用户名,姓名,邮箱\ninvite1,王小明,invite1@example.com\ninvite2,李雷,'))
    await page.getByText(words.inviteMailHelp(1, 1)).waitFor()
    await page.getByLabel(words.inviteMail).check()
    await commit(words.commitAndInvite(2, 1))
    await page.getByText(words.done).waitFor()
    expect([await factOf(words.invitedFact), await factOf(words.uninvitedFact)]).toEqual([
      words.people(1),
      words.people(1),
    ])
    await rowOf('invite2').getByText(zh.users.inviteResults.no_address).waitFor()
    await expect.poll(async () => (await messagesTo('invite1'))[0]?.status, { timeout: 30_000 }).toBe('captured')
  })

  it('are sent to pending people who are chosen in the list, and it says who gets none', async () => {
    await open('以后.csv', gbk('用户名,姓名,邮箱\nlist1,甲,list1@example.com\nlist2,乙,'))
    await commit(words.commit(2))
    await page.getByText(words.done).waitFor()
    await page.goto('/users?status=pending&q=list')
    await rowOf('list2').waitFor()
    await page.getByLabel(zh.ui.selectAll).check()
    await page.getByRole('toolbar').getByRole('button', { name: zh.users.invite }).click()
    await page.getByText(zh.users.inviteTitle(2)).waitFor()
    await page.getByRole('button', { name: zh.users.inviteAction }).click()
    await page.getByText(zh.users.invited(1)).waitFor()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(zh.users.inviteResults.no_address).waitFor()
    expect(await messagesTo('list1')).toHaveLength(1)
  })

  it('leave nothing that the browser complains of but the answers that refused', () => {
    const others = person.complaints.filter((complaint) => !/status of 4(00|09)/.test(complaint))
    expect(others).toEqual([])
  })
})
