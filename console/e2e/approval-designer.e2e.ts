import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { zh } from './words.ts'

const password = 'Own-Passw0rd-1'
const { designer, workflowDesigner: words, workflows, approvalStart, approvals } = zh

const form_schema = {
  fields: [
    { name: 'amount', label: '金额', type: 'money', required: true },
    { name: 'reason', label: '事由', type: 'text' },
  ],
}

let product: Product
let browser: Browser
let drawer: Person
let bob: Person
let palette: Locator
let panel: Locator
let definition: number

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password })
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  const token = data.access_token
  for (const [username, name] of [
    ['ann', '安经理'],
    ['bob', '老王'],
  ]) {
    const body = { username, name, email: `${username}@example.com`, password, role_ids: [] }
    await product.insist('POST', '/users', { token, body })
  }
  const body = { name: '采购', category: '财务', description: '买东西之前先申请', form_schema }
  definition = (await product.insist('POST', '/workflows', { token, body })).data.id
  drawer = await openPerson(browser, product.url, { width: 1440, height: 900 })
  bob = await openPerson(browser, product.url, { width: 390, height: 800 })
  palette = drawer.page.getByRole('region', { name: designer.palette.title })
  panel = drawer.page.getByRole('complementary', { name: designer.panel.label })
  await drawer.page.goto('/')
  await signInAt(drawer.page, { username: 'admin', password })
  await bob.page.goto('/')
  await signInAt(bob.page, { username: 'bob', password })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const { page, complaints } of [drawer, bob]) {
    console.log(page.url(), await page.locator('body').ariaSnapshot(), complaints)
  }
})

const node = (id: string): Locator => drawer.page.locator(`[data-element-id="${id}"]`)
const button = (name: string): Locator => drawer.page.getByRole('button', { name, exact: true })
const add = (kind: keyof typeof words.kinds): Promise<void> =>
  palette.getByRole('button', { name: words.kinds[kind], exact: true }).click()
const problems = (): Locator => drawer.page.getByRole('region', { name: designer.problems.list })
const noProblems = (): Promise<void> => drawer.page.getByText(designer.problems.none).waitFor()

/** A click on what is selected would let go of it. */
async function select(id: string): Promise<void> {
  await drawer.page.locator('.ops-canvas svg').first().focus()
  await drawer.page.keyboard.press('Escape')
  await node(id).locator('.djs-hit').first().click()
  await panel.getByRole('textbox', { name: designer.node.name }).waitFor()
}

async function askPerson(name: string): Promise<void> {
  await panel.getByRole('combobox', { name: words.people.add }).click()
  await drawer.page.getByRole('option', { name: new RegExp(name) }).click()
  await panel.getByText(new RegExp(name)).first().waitFor()
}

describe('the list of definitions', () => {
  it('finds what one looks for, keeps that in the address, and leads to the canvas', async () => {
    const { page } = drawer
    await page.goto('/workflows?category=人事')
    await page.getByText(workflows.emptyFiltered).waitFor()
    await page.getByRole('button', { name: zh.ui.clearFilters }).click()
    await page.getByRole('link', { name: '采购' }).waitFor()
    await page.goto('/workflows/new')
    await node('approval_1').first().waitFor()
  })
})

describe('the designer of approvals', () => {
  it('draws a way on which the manager decides, and names at its element what is missing', async () => {
    const { page } = drawer
    await page.goto(`/workflows/${definition}/design`)
    await page.getByText(designer.empty.title).waitFor()
    await add('start')
    await add('approval')
    await problems()
      .getByRole('button', { name: /approval_1/ })
      .first()
      .waitFor()
    expect(await node('approval_1').first().getAttribute('class')).toContain('has-problem')
    await askPerson('安经理')
  })

  it('sends large purchases on to the director, by a condition over the amount', async () => {
    await add('condition')
    await add('approval')
    await askPerson('老王')
    await panel.getByRole('textbox', { name: designer.node.name }).fill('总监审批')
    await node('approval_2').getByText('总监审批').first().waitFor()
    await add('end')
    await select('condition_1')
    await add('end')
    await select('condition_1')
    await panel.getByRole('button', { name: /总监审批/ }).click()
    const condition = panel.getByRole('textbox', { name: designer.edge.condition })
    await condition.fill('form.am')
    await drawer.page.getByRole('option', { name: /form\.amount/ }).click()
    expect(await condition.inputValue()).toBe('form.amount')
    await condition.fill('form.amount > 5000')
    await panel.getByText(designer.feel.ok).waitFor()
    await noProblems()
  })

  it('is not published while it is broken, and the problem leads to its element', async () => {
    const { page } = drawer
    const condition = panel.getByRole('textbox', { name: designer.edge.condition })
    await condition.fill('form.amount >')
    await problems()
      .getByRole('button', { name: /condition_1→approval_2/ })
      .first()
      .waitFor()
    await button(words.publish).click()
    await page.getByText(words.saving.problems(1)).waitFor()
    await select('approval_1')
    await problems()
      .getByRole('button', { name: /condition_1→approval_2/ })
      .first()
      .click()
    await condition.fill('form.amount > 5000')
    await noProblems()
    await button(words.publish).click()
    await page.getByText(words.saving.published('采购')).waitFor()
    await page.getByText(designer.version(1)).waitFor()
  })

  it('shows as data what is drawn, takes steps back, and arranges all of it', async () => {
    const { page } = drawer
    await button(designer.tools.json).click()
    const opened = page.getByRole('dialog')
    await opened.locator('.cm-content').getByText('"start_1"').first().waitFor()
    await page.keyboard.press('Escape')
    await select('approval_2')
    await page.keyboard.press('Delete')
    await node('approval_2').first().waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await node('approval_2').first().waitFor()
    await button(designer.tools.arrange).click()
    await page.locator('.djs-connection').getByText('form.amount > 5000').waitFor()
    await noProblems()
  })
})

describe('the page of a definition', () => {
  it('keeps its settings, and what it calls back is said to be incomplete until it is', async () => {
    const { page } = drawer
    await page.goto(`/workflows/${definition}?tab=settings`)
    await page.getByLabel(words.settings.withdrawDays).fill('3')
    await button(words.settings.save).click()
    await page.getByText(words.saving.saved('采购')).waitFor()
    await page.reload()
    expect(await page.getByLabel(words.settings.withdrawDays).first().inputValue()).toBe('3')
  })

  it('shows what a later version changed', async () => {
    const { page } = drawer
    await button(workflows.publish).click()
    await page.getByText(workflows.published('采购')).waitFor()
    await page.goto(`/workflows/${definition}?tab=versions`)
    await button(workflows.comparePrevious).click()
    await page.getByText(designer.versions.same).waitFor()
  })
})

describe('a sub-process', () => {
  it('is arranged around what stands in it, and that is changed as anything else', async () => {
    const { page } = drawer
    const inside = {
      nodes: [
        { id: 'in', type: 'start' },
        { id: 'check', name: '逐项验收', type: 'approval', config: { approver_type: 'initiator' } },
        { id: 'out', type: 'end' },
      ],
      edges: [
        { source: 'in', target: 'check' },
        { source: 'check', target: 'out' },
      ],
    }
    const nodes = [
      { id: 's', type: 'start' },
      { id: 'each', name: '验收', type: 'subprocess', config: { for_each: 'form.items', ...inside } },
      { id: 'e', type: 'end' },
    ]
    const edges = [
      { source: 's', target: 'each' },
      { source: 'each', target: 'e' },
    ]
    const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
    const body = { name: '验收', nodes, edges }
    const made = await product.insist('POST', '/workflows', { token: data.access_token, body })
    await page.goto(`/workflows/${made.data.id}/design`)
    await select('check')
    await panel.getByRole('textbox', { name: designer.node.name }).fill('每一件都看过')
    await node('check').getByText('每一件都看过').first().waitFor()
    await button(designer.tools.arrange).click()
    await noProblems()
    const [outer, inner] = await Promise.all(['each', 'check'].map((id) => node(id).first().boundingBox()))
    if (!outer || !inner) throw new Error('both are drawn')
    expect(inner.x).toBeGreaterThan(outer.x)
    expect(inner.x + inner.width).toBeLessThan(outer.x + outer.width)
    expect(inner.y + inner.height).toBeLessThan(outer.y + outer.height)
    await button(words.publish).click()
    await page.getByText(words.saving.published('验收')).waitFor()
  })

  it('is copied with the definition that it is in', async () => {
    const { page } = drawer
    await page.goto('/workflows?q=验收')
    await page.getByRole('link', { name: '验收' }).click()
    await button(zh.ui.moreActions).click()
    await page.getByRole('menuitem', { name: workflows.copy }).click()
    await page.getByText(workflows.copied('验收（副本）')).waitFor()
    await node('check').getByText('每一件都看过').first().waitFor()
  })
})

describe('starting a request', () => {
  it('is chosen by category on a phone, filled in, and handed in', async () => {
    const { page } = bob
    await page.goto('/approvals')
    await page.getByRole('link', { name: approvals.startNew }).click()
    await page.getByRole('heading', { name: '财务' }).waitFor()
    await page.getByRole('link', { name: /采购/ }).click()
    await page.getByRole('textbox', { name: approvalStart.requestTitle }).fill('一台打印机')
    await page.getByLabel('金额').fill('800')
    await page.getByRole('button', { name: approvalStart.submit }).click()
    await page.getByRole('heading', { name: '一台打印机' }).waitFor()
    await page.getByText(approvals.waitingFor).waitFor()
  })

  it('leaves nothing to complain of', () => {
    expect([...drawer.complaints, ...bob.complaints]).toEqual([])
  })
})
