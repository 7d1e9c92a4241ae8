import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import {
  type ApprovalProduct,
  approval,
  end,
  phone,
  picture,
  start,
  startApprovalProduct,
  way,
} from '../../tooling/testing/approval-product.ts'
import type { Person } from '../../tooling/testing/browser.ts'
import { hasButtons, type SeenCard } from '../../tooling/testing/im-cards.ts'
import { type ImPerson, type ImVendors, startImVendors } from '../../tooling/testing/im-vendors.ts'
import { sso } from '../src/i18n/zh/sso.ts'
import { en, zh } from './words.ts'

const { approvals: words, approvalStart } = zh
const wide = { width: 1440, height: 900 }
const messenger = '公司飞书'
const request = '采购十台服务器'
const people = ['li', 'wang', 'an', 'he', 'zhao'] as const
const names = { li: '李申请', wang: '王主管', an: '安财务', he: '何法务', zhao: '赵总' }

let peer: ImVendors
let ground: ApprovalProduct
let he: ImPerson
let windows: Record<(typeof people)[number], Person>

const inBox = (page: Page) => page.getByText(request, { exact: true }).waitFor()
const told = (page: Page, text: string) => page.getByRole('status').getByText(text).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const fill = (page: Page, name: string, text: string) => page.getByRole('textbox', { name, exact: true }).fill(text)
const shoot = (page: Page, name: string) => picture(page, `five-people-${name}`)

async function nothingInBox(page: Page, todo = zh.approvals): Promise<void> {
  await page.getByText(todo.emptyTitle.todo).waitFor()
  await page.getByRole('tab', { name: todo.boxes.todo, exact: true }).waitFor()
}

/** A field shows its money with separators once it is left. */
async function amountIn(page: Page, amount: string): Promise<void> {
  await fill(page, '金额', amount)
  await page.keyboard.press('Tab')
}

/** Two ways side by side: through the manager to finance, one after the other, and through the lawyer; behind both the boss. */
async function draw(ids: Record<(typeof people)[number], number>): Promise<void> {
  const inOrder = { mode: 'sequential', form_rights: { amount: 'read' } }
  await ground.publish({
    ...{ name: '采购', category: '行政', description: '买东西之前先申请。' },
    nodes: [
      start,
      { id: 'F', type: 'parallel' },
      approval('lead', '主管审批', [ids.wang]),
      approval('pay', '财务依次审批', [ids.an, ids.wang], inOrder),
      approval('law', '法务审批', [ids.he]),
      { id: 'J', type: 'parallel' },
      approval('boss', '总经理审批', [ids.zhao]),
      end,
    ],
    edges: [...way('s', 'F', 'lead', 'pay', 'J', 'boss', 'e'), ...way('F', 'law', 'J')],
    form_schema: {
      fields: [
        { name: 'reason', label: '事由', type: 'text', required: true },
        { name: 'amount', label: '金额', type: 'money', required: true },
        { name: 'details', label: '说明', type: 'textarea' },
      ],
    },
  })
}

/** The messenger as an administrator sets it up, and the lawyer's own account with it. */
async function setUpMessenger(): Promise<void> {
  const { application, cards, url, company } = peer
  he = { company, unionId: 'union-he', userId: 'user-he', name: names.he }
  const config = { client_id: application.id, accounts_url: url, api_url: url, cards: true }
  const body = {
    ...{ code: 'feishu', name: messenger, type: 'feishu', secret: application.secret, config },
    ...{ callback_token: cards.callbackToken, callback_secret: cards.callbackSecret, allowed_tenants: [company] },
  }
  const { product, token } = ground
  expect(await product.insist('POST', '/identity-providers', { token, body })).toMatchObject({ status: 201 })
  const { page } = windows.he
  await page.route(`${url}/open-apis/authen/v1/authorize*`, (route) => {
    const back = peer.approve(route.request().url(), he)
    return route.fulfill({ status: 302, headers: { Location: `${product.url}/api/v1/oauth/feishu/callback?${back}` } })
  })
  await page.goto('/me')
  await page.getByRole('button', { name: sso.link(messenger) }).click()
  await page.getByText(sso.linked('feishu')).waitFor()
}

async function cardNumber(index: number): Promise<SeenCard> {
  await expect.poll(() => peer.cards.seen.length, { timeout: 20_000 }).toBeGreaterThan(index)
  return peer.cards.seen[index] as SeenCard
}

const wordsOn = ({ shown }: SeenCard): string => JSON.stringify(shown.at(-1))

/** What the messenger sends when the lawyer presses, to the address that it was given. */
async function deliver(sent: ReturnType<ImVendors['cards']['press']>): Promise<Response> {
  return fetch(`${ground.product.url}/api/v1/im/feishu/cards`, { method: 'POST', ...sent })
}

beforeAll(async () => {
  peer = await startImVendors()
  ground = await startApprovalProduct({ OPS_EGRESS_ALLOW: '127.0.0.1' })
  const ids = { li: 0, wang: 0, an: 0, he: 0, zhao: 0 }
  for (const one of people) ids[one] = await ground.user(one, names[one])
  await draw(ids)
  windows = {
    li: await ground.window('li', wide),
    wang: await ground.window('wang', wide),
    an: await ground.window('an', phone),
    he: await ground.window('he', { ...wide, isDark: true }),
    zhao: await ground.window('zhao', { ...wide, language: 'en', isDark: true }),
  }
  await setUpMessenger()
  for (const one of people) {
    const { page } = windows[one]
    await page.goto('/approvals')
    await nothingInBox(page, one === 'zhao' ? en.approvals : zh.approvals)
    await page.evaluate('window.isStillTheSame = true')
  }
})
afterAll(async () => {
  await ground?.close()
  await peer?.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await ground.tell()
})

it('handed in from the page where requests start, it comes into two boxes at once, and onto a card', async () => {
  const { page } = windows.li
  await page.getByRole('link', { name: words.startNew }).click()
  await page.getByRole('link', { name: '采购' }).click()
  await fill(page, approvalStart.requestTitle, request)
  await fill(page, '事由', '机房扩容')
  await amountIn(page, '980000')
  await page.getByText(names.zhao).waitFor()
  await shoot(page, 'start')
  await press(page, approvalStart.submit)
  await page.getByText(words.statuses.pending).first().waitFor()

  for (const { page: other } of [windows.wang, windows.he]) {
    await inBox(other)
    await other.getByRole('tab', { name: /1$/ }).waitFor()
  }
  expect(wordsOn(await cardNumber(0))).toMatch(/采购十台服务器.*980,000/)
  await shoot(windows.he.page, 'box-dark')
  await nothingInBox(windows.an.page)
})

it('returned out of one branch, it leaves the other’s window, its card closes, and its applicant sees why', async () => {
  const { page } = windows.wang
  await page.getByText(request).click()
  await fill(page, words.comment, '金额太高，请重新询价')
  await shoot(page, 'decide')
  await press(page, words.verbs.return)
  await told(page, words.done.return)

  await nothingInBox(windows.he.page)
  const card = await cardNumber(0)
  await expect.poll(() => hasButtons(card), { timeout: 20_000 }).toBe(false)
  expect(wordsOn(card)).toContain('王主管已退回')
  await windows.li.page.getByText(words.resubmitTitle).waitFor()
  await windows.li.page.getByRole('blockquote').getByText('金额太高，请重新询价').waitFor()
  await shoot(windows.li.page, 'returned')
})

it('handed in again with another amount, it goes to both anew, and on to whoever is first of an order', async () => {
  const { page } = windows.li
  await amountIn(page, '650000')
  await fill(page, words.comment, '换了供应商')
  await press(page, words.verbs.resubmit)
  await page.getByText(words.waitingFor).first().waitFor()

  await inBox(windows.he.page)
  expect(wordsOn(await cardNumber(1))).toMatch(/采购十台服务器.*650,000/)
  const { page: manager } = windows.wang
  await press(manager, words.verbs.approve)
  await told(manager, words.done.approve)
  await manager.goBack()
  await nothingInBox(manager)
  await inBox(windows.an.page)
})

it('decided on a phone, it comes to the second of the order, whose window shows it by itself', async () => {
  const { page } = windows.an
  await shoot(page, 'box-phone')
  await page.getByText(request).tap()
  await page.getByText('650,000').first().waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await fill(page, words.comment, '预算够')
  await shoot(page, 'decide-phone')
  await page.getByRole('button', { name: words.verbs.approve, exact: true }).tap()
  await told(page, words.done.approve)
  await page.goBack()
  await nothingInBox(page)

  const { page: manager } = windows.wang
  await inBox(manager)
  await manager.getByText(request).click()
  await press(manager, words.verbs.approve)
  await told(manager, words.done.approve)
})

it('approved by the button of a card, it leaves that person’s window and comes to the last one’s', async () => {
  const card = await cardNumber(1)
  const button = { button: 'approve', comment: '合同条款没有问题' }
  const hostility = { alter: (body: string) => body.replace('"}', '0"}') }
  expect((await deliver(peer.cards.press(card, he, { ...button, hostility }))).status).toBe(401)
  await nothingInBox(windows.zhao.page, en.approvals)

  // The messenger shows the card of the answer in place of the one that was pressed.
  const answer = await deliver(peer.cards.press(card, he, button))
  const { toast, card: shown } = (await answer.json()) as { toast: object; card: { data: object } }
  expect(toast).toMatchObject({ type: 'success', content: '已处理' })
  card.shown.push(shown.data)
  expect(wordsOn(card)).toContain('您已同意')
  expect(hasButtons(card)).toBe(false)
  await nothingInBox(windows.he.page)
  await inBox(windows.zhao.page)
  expect(peer.cards.seen).toHaveLength(2)
})

it('closed by the fifth, its applicant’s window tells the whole of it, and no window was loaded anew or complained', async () => {
  const { page: boss } = windows.zhao
  await boss.getByText(request).click()
  await fill(boss, en.approvals.comment, 'Go ahead')
  await shoot(boss, 'decide-english-dark')
  await press(boss, en.approvals.verbs.approve)
  await boss.getByText(en.approvals.statuses.approved).first().waitFor()
  await boss.locator('[data-node="总经理审批"][data-state="success"]').waitFor()
  await shoot(boss, 'closed-english-dark')

  const { page } = windows.li
  await page.getByText(words.statuses.approved).first().waitFor()
  const timeline = page.locator('section').filter({ has: page.getByRole('heading', { name: words.timeline }) })
  expect(await timeline.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining('李申请 提交了申请'),
    expect.stringMatching(/王主管 退回.*主管审批/),
    expect.stringContaining('李申请 重新提交'),
    expect.stringMatching(/王主管 同意.*主管审批/),
    expect.stringMatching(/安财务 同意.*财务依次审批/),
    expect.stringMatching(/王主管 同意.*财务依次审批/),
    expect.stringMatching(/何法务 同意.*法务审批/),
    expect.stringMatching(/赵总 同意.*总经理审批/),
  ])
  for (const node of ['主管审批', '财务依次审批', '法务审批', '总经理审批']) {
    await page.locator(`[data-node="${node}"][data-state="success"]`).waitFor()
  }
  await shoot(page, 'approved')
  for (const one of people) expect(await windows[one].page.evaluate('window.isStillTheSame')).toBe(true)
  expect(ground.complaints()).toEqual([])
})
