import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { zh } from './words.ts'

const password = 'Own-Passw0rd-1'
const { flowList, flowRuns } = zh
const words = { ...zh.flows, ...zh.designer }

let isBroken = false
const service = createServer((request, response) => {
  response.statusCode = isBroken && request.url === '/load' ? 500 : 200
  response.setHeader('Content-Type', 'application/json')
  response.end(JSON.stringify({ rows: 12 }))
})
let product: Product
let browser: Browser
let person: Person
let palette: Locator
let panel: Locator

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password, OPS_EGRESS_ALLOW: '127.0.0.1/32' })
  person = await openPerson(browser, product.url, { width: 1440, height: 900 })
  const { page } = person
  palette = page.getByRole('region', { name: words.palette.title })
  panel = page.getByRole('complementary', { name: words.panel.label })
  await page.goto('/')
  await signInAt(page, { username: 'admin', password })
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  for (const [name, path] of [
    ['抽取订单', '/extract'],
    ['装载订单', '/load'],
  ]) {
    const body = { name, job_type: 'http', config: { url: `${url}${path}` }, retry_count: 0 }
    expect((await product.call('POST', '/jobs', { token: data.access_token, body })).status).toBe(201)
  }
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  service.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(person.page.url(), await person.page.locator('body').ariaSnapshot(), person.complaints)
})

const node = (id: string): Locator => person.page.locator(`[data-element-id="${id}"]`)
const add = (kind: keyof typeof words.kinds): Promise<void> =>
  palette.getByRole('button', { name: words.kinds[kind], exact: true }).click()
/** A node of the diagram of a run, when it has come to a state. */
const nodeIn = (state: string, name: string): Locator =>
  person.page.locator(`[data-node="${name}"][data-state="${state}"]`)
const patience = { timeout: 60_000 }
const button = (name: string): Locator => person.page.getByRole('button', { name, exact: true })

async function addJob(name: string): Promise<void> {
  await add('job')
  await panel.getByRole('combobox', { name: zh.flows.node.job }).click()
  await person.page.getByRole('option', { name: new RegExp(name) }).click()
}

async function openList(): Promise<void> {
  const navigation = person.page.getByRole('navigation', { name: zh.frame.navigation })
  await navigation.getByRole('link', { name: zh.frame.nav.flows, exact: true }).click()
}

async function openFlow(): Promise<void> {
  await openList()
  await person.page.getByRole('link', { name: '夜间装载' }).first().click()
}

async function run(): Promise<void> {
  const { page } = person
  await openFlow()
  await button(flowList.run).click()
  await page.waitForURL('**/flow-runs/*')
}

describe('a flow', () => {
  it('is drawn, named, saved and enabled', async () => {
    const { page } = person
    await page.goto('/flows/new')
    await addJob('抽取订单')
    await addJob('装载订单')
    await page.getByText(words.problems.none).waitFor()
    await button(zh.flows.tools.saveAndEnable).click()
    // It has no name yet.
    await page.getByRole('dialog').getByRole('textbox', { name: words.settings.name }).fill('夜间装载')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await button(zh.flows.tools.saveAndEnable).click()
    await page.waitForURL('**/flows/*/edit')
    await page.getByText(`${words.statuses.enabled} · ${words.version(1)}`).waitFor()
  })

  it('is run, and comes out well', async () => {
    await run()
    await nodeIn('success', 'job_1').waitFor(patience)
    await nodeIn('success', 'job_2').waitFor(patience)
  })

  it('is broken in the designer: what is wrong is named, and it is not enabled so', async () => {
    const { page } = person
    await openFlow()
    await page.getByRole('link', { name: flowList.edit }).click()
    await node('job_2').first().waitFor()
    await page.locator('.djs-connection .djs-hit').first().click({ force: true })
    const condition = panel.getByRole('textbox', { name: words.edge.condition })
    await condition.fill('job_2.result.rows > 10')
    await page.getByRole('status').getByText(words.problems.count(1), { exact: true }).waitFor()
    await button(words.tools.save).click()
    await page.getByText(zh.flows.saving.problems(1)).waitFor()
  })

  it('is repaired, saved as a new version, and run again: this time a node fails', async () => {
    const { page } = person
    await panel.getByRole('textbox', { name: words.edge.condition }).fill('job_1.result.rows > 10')
    await page.getByText(words.problems.none).waitFor()
    await button(words.tools.save).click()
    await page.getByText(`${words.statuses.enabled} · ${words.version(2)}`).waitFor()
    await button(words.tools.versions).click()
    await page.getByRole('dialog').getByRole('button', { name: words.versions.compare }).last().click()
    const compared = page.getByRole('region', { name: words.versions.diffTitle(1) })
    await compared.getByText(words.versions.counts(0, 0, 1)).waitFor()
    await compared.getByRole('button', { name: words.versions.back }).click()
    isBroken = true
    await run()
    await nodeIn('success', 'job_1').waitFor(patience)
    await nodeIn('failed', 'job_2').waitFor(patience)
  })

  it('is found by its name', async () => {
    const { page } = person
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: zh.frame.search }).fill('夜间')
    await page.getByRole('option', { name: /夜间装载/ }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('goes on from there when its service is mended', async () => {
    const { complaints } = person
    isBroken = false
    await button(flowRuns.rerunFailed).click()
    await nodeIn('success', 'job_2').waitFor(patience)
    expect(complaints).toEqual([])
  })
})
