import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { explain as words } from '../src/i18n/zh/explain.ts'
import { zh } from './words.ts'

const adminPassword = 'Admin-Own-Passw0rd-1'
const userPassword = 'Their-Own-Passw0rd-1'
/** More than any list gives at once. */
const crowd = 210

let product: Product
let browser: Browser
let person: Person
let token: string
let headquarters: number
let east: number
let members: number
let last: number

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: adminPassword })
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password: adminPassword } })
  token = data.access_token
  headquarters = await make('/departments', { name: '总部' })
  east = await make('/departments', { name: '华东', parent_id: headquarters })
  const readers = await make('/roles', {
    name: '查看任务的人',
    code: 'readers',
    permission_codes: ['job:read', 'menu:jobs', 'user:read', 'menu:users'],
    data_scopes: [{ resource: 'job', scope: 'DEPT_AND_BELOW' }],
    column_rules: [{ resource: 'user', field: 'phone', rule: 'masked' }],
  })
  members = await make('/roles', {
    name: '华东值班',
    code: 'on_duty',
    parent_ids: [readers],
    data_scopes: [{ resource: 'job', scope: 'CUSTOM', rule: 'tags in user.regions' }],
  })
  await importCrowd()
  last = await make('/users', {
    username: 'zz.last',
    name: '最末一位',
    department_id: east,
    role_ids: [members],
    attributes: { regions: ['华东', '华南'] },
    password: userPassword,
  })
  person = await openPerson(browser, product.url)
  await person.page.goto('/')
  await signIn(person, 'admin', adminPassword)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(person.page.url(), await person.page.locator('body').ariaSnapshot(), person.complaints)
})

describe('a person is found among more than a list gives at once', () => {
  it('and becomes the head of a department by keyboard, whose name is there when it is opened again', async () => {
    const { page } = person
    await page.goto('/departments')
    await openDepartment('华东')
    const box = page.getByRole('dialog').getByRole('combobox', { name: zh.departments.head })
    await box.click()
    await page.getByText(zh.users.morePeople(String(crowd + 2 - 20))).waitFor()
    await box.pressSequentially('zz.la')
    await page.getByRole('option', { name: '最末一位 (zz.last)' }).waitFor()
    await box.press('ArrowDown')
    await box.press('Enter')
    expect(await box.inputValue()).toBe('最末一位 (zz.last)')
    await page.getByRole('button', { name: zh.departments.save }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.reload()
    await openDepartment('华东')
    await expect.poll(() => box.inputValue()).toBe('最末一位 (zz.last)')
    await page.getByRole('button', { name: zh.ui.cancel }).click()
  })

  it('and joins a role; who is a member already cannot be chosen', async () => {
    const { page } = person
    await page.goto(`/roles/${members}?tab=members`)
    const box = page.getByRole('combobox', { name: zh.roles.addMember })
    await box.click()
    await box.pressSequentially('zz.la')
    const taken = page.getByRole('option', { name: '最末一位 (zz.last)' })
    await taken.getByText(zh.roles.isMember).waitFor()
    expect(await taken.getAttribute('aria-disabled')).toBe('true')
    await box.fill('p209')
    await page.getByRole('option', { name: '第 209 人 (p209)' }).click()
    await page.getByRole('button', { name: zh.roles.addMember }).click()
    await page.getByRole('link', { name: '第 209 人' }).waitFor()
    expect(await box.inputValue()).toBe('')
  })
})

describe('an explanation', () => {
  it('teaches what it is for, then says that somebody may, how, and what they see', async () => {
    const { page } = person
    await page.goto('/')
    await page.getByRole('link', { name: zh.frame.nav.explain }).click()
    await page.getByText(words.startTitle).waitFor()

    const who = page.getByRole('combobox', { name: words.person })
    await who.click()
    await who.pressSequentially('最末')
    await page.getByRole('option', { name: '最末一位 (zz.last)' }).click()
    await page.getByText(words.heldHelp).waitFor()
    const right = page.getByRole('combobox', { name: words.right })
    await right.click()
    await right.pressSequentially('View jobs')
    await page
      .getByRole('group', { name: '任务' })
      .getByRole('option', { name: /^查看任务/ })
      .click()

    await page.getByText(words.may('最末一位 (zz.last)', '查看任务')).waitFor()
    const path = page.getByRole('listitem').filter({ hasText: words.links.gives })
    await expect.poll(() => path.textContent()).toMatch(/最末一位[\s\S]*华东值班[\s\S]*查看任务的人[\s\S]*查看任务/)
    await page.getByText(words.scopes.below('总部 / 华东')).waitFor()
    await page.getByText('标签是本人的 regions（华东、华南）之一').waitFor()
    await page.getByText(words.noColumns).waitFor()

    const address = page.url()
    expect(address).toContain(`user=${last}&code=job`)
    await page.reload()
    await page.getByText(words.may('最末一位 (zz.last)', '查看任务')).waitFor()
    await path.getByRole('link', { name: '查看任务的人' }).click()
    await page.getByRole('heading', { name: '查看任务的人' }).waitFor()
    expect(person.complaints).toEqual([])
  })

  it('shows how a masked field looks, and is one click from the rights of a user', async () => {
    const { page } = person
    await page.goto(`/users/${last}?tab=permissions`)
    await page.getByRole('link', { name: '查看用户' }).click()
    await page.getByText(words.looksLike('13800138000', '138****8000')).waitFor()
    await page.getByText(words.ownRecord).waitFor()
  })

  it('names the roles that would give what somebody lacks, and leads to their members', async () => {
    const { page } = person
    await page.goto(`/access/explain?user=${last}&code=scheduler:halt`)
    await page.getByText(words.mayNot('最末一位 (zz.last)', '一键熔断与恢复调度')).waitFor()
    await page.getByRole('link', { name: '运营主管' }).click()
    await page.getByRole('combobox', { name: zh.roles.addMember }).waitFor()
  })

  it('says that a right is of no use while the account cannot sign in', async () => {
    const { page } = person
    await page.goto(`/access/explain?user=${last}&code=job:read`)
    const user = (await product.call('GET', `/users/${last}`, { token })).data
    const { locked_until, last_login_at, created_by, created_at, updated_at, id, ...body } = user
    await product.call('PUT', `/users/${last}`, { token, body: { ...body, status: 'disabled' } })
    await page.reload()
    await page.getByText(words.mayBut('最末一位 (zz.last)', '查看任务')).waitFor()
    await page.getByText(words.states.disabled).waitFor()
    await product.call('PUT', `/users/${last}`, {
      token,
      body: { ...body, status: 'active', version: body.version + 1 },
    })
  })

  it('is not for those who may not see roles', async () => {
    const other = await openPerson(browser, product.url)
    await other.page.goto('/')
    await signIn(other, 'zz.last', userPassword)
    await other.page.getByRole('link', { name: zh.frame.nav.users }).waitFor()
    expect(await other.page.getByRole('link', { name: zh.frame.nav.explain }).count()).toBe(0)
    await other.page.goto(`/access/explain?user=${last}&code=job:read`)
    await other.page.getByText(zh.errors.titles.forbidden).waitFor()
    await other.close()
  })
})

it('departments show how many people they have, and lead to them', async () => {
  const { page } = person
  await page.goto('/departments')
  await page.getByText(zh.departments.allPeopleOf('1')).first().waitFor({ state: 'attached' })
  expect(await page.getByRole('link', { name: zh.departments.seePeople('总部', '0') }).textContent()).toBe('0')
  await page.getByRole('link', { name: zh.departments.seePeople('华东', '1') }).click()
  await page.getByRole('link', { name: '最末一位' }).waitFor()
  expect(new URL(page.url()).searchParams.get('department')).toBe(String(east))
})

async function make(path: string, body: Record<string, unknown>): Promise<number> {
  const answer = await product.call('POST', path, { token, body })
  expect(answer.status, JSON.stringify(answer)).toBe(201)
  return answer.data.id
}

async function importCrowd(): Promise<void> {
  const rows = Array.from({ length: crowd }, (_, index) => `p${String(index).padStart(3, '0')},第 ${index} 人`)
  const form = new FormData()
  form.append('file', new Blob([['用户名,姓名', ...rows].join('\n')], { type: 'text/csv' }), 'people.csv')
  const response = await fetch(`${product.url}/api/v1/users/import?mode=commit`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
    body: form,
  })
  expect(response.status, await response.text()).toBe(200)
}

async function openDepartment(name: string): Promise<void> {
  const { page } = person
  const row = page.locator('main li > div').filter({ hasText: name }).filter({ hasNotText: '总部' })
  await row.getByRole('button', { name: zh.ui.moreActions }).click()
  await page.getByRole('menuitem', { name: zh.departments.edit }).click()
}

async function signIn({ page }: Person, username: string, password: string): Promise<void> {
  await signInAt(page, { username, password })
}
