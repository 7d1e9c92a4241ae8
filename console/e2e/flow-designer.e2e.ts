import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { zh } from './words.ts'

const password = 'Own-Passw0rd-1'
const words = { ...zh.flows, ...zh.designer }

let product: Product
let browser: Browser
let person: Person
let palette: Locator
let panel: Locator

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password })
  person = await openPerson(browser, product.url, { width: 1440, height: 900 })
  const { page } = person
  palette = page.getByRole('region', { name: words.palette.title })
  panel = page.getByRole('complementary', { name: words.panel.label })
  await page.goto('/')
  await signInAt(page, { username: 'admin', password })
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  const http = { job_type: 'http', config: { method: 'GET', url: 'http://127.0.0.1:9/orders' } }
  const params = [{ name: 'day', type: 'date' }]
  const job = { name: '抽取订单', ...http, trigger_type: 'manual', params }
  expect((await product.call('POST', '/jobs', { token: data.access_token, body: job })).status).toBe(201)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.log(person.page.url(), await person.page.locator('body').ariaSnapshot(), person.complaints)
})

const node = (id: string): Locator => person.page.locator(`[data-element-id="${id}"]`)
const add = (kind: keyof typeof words.kinds): Promise<void> =>
  palette.getByRole('button', { name: words.kinds[kind], exact: true }).click()
const problemCount = (count: number): Promise<void> =>
  person.page.getByRole('status').getByText(words.problems.count(count), { exact: true }).waitFor()

/** A click on what is selected would let go of it. */
async function select(id: string): Promise<void> {
  await person.page.locator('.ops-canvas svg').first().focus()
  await person.page.keyboard.press('Escape')
  await node(id).locator('.djs-hit').first().click()
}

async function pickJob(): Promise<void> {
  await panel.getByRole('combobox', { name: zh.flows.node.job }).click()
  await person.page.getByRole('option', { name: /抽取订单/ }).click()
}

describe('the designer', () => {
  it('begins with an empty canvas, and names what is wrong with the first node', async () => {
    const { page } = person
    await page.goto('/flows/new')
    await page.getByText(words.empty.title).waitFor()
    await add('job')

    await panel.getByRole('heading', { name: 'job_1' }).waitFor()
    await problemCount(1)
    await page.getByRole('region', { name: words.problems.list }).getByRole('button', { name: /job_1/ }).waitFor()
    expect(await node('job_1').first().getAttribute('class')).toContain('has-problem')
  })

  it('is content once a job is picked, and offers its parameters', async () => {
    const { page } = person
    await pickJob()
    await page.getByText(words.problems.none).waitFor()
    await panel.getByLabel('day', { exact: true }).waitFor()
    expect(await node('job_1').first().getAttribute('class')).not.toContain('has-problem')
  })

  it('appends a condition with two ways, one of them under a FEEL condition', async () => {
    const { page } = person
    await add('condition')
    await add('job')
    await pickJob()
    await page.getByText(words.problems.none).waitFor()
    await select('condition_1')
    await add('job')
    await pickJob()
    await page.getByText(words.problems.none).waitFor()

    await select('condition_1')
    await panel.getByRole('button', { name: /job_2/ }).click()
    const condition = panel.getByRole('textbox', { name: words.edge.condition })
    await condition.fill('job_1.res')
    await page.getByRole('option', { name: /job_1\.result/ }).waitFor()
    await page.keyboard.press('Enter')
    expect(await condition.inputValue()).toBe('job_1.result')
    await condition.fill('job_1.result >')
    await panel.getByText(words.feel.syntax).waitFor()
    await problemCount(1)
    await condition.fill('job_1.result > 10')
    await panel.getByText(words.feel.ok).waitFor()
    await page.getByText(words.problems.none).waitFor()
  })

  it('tries the condition over values', async () => {
    await panel.getByRole('button', { name: words.feel.test }).click()
    const result = panel.locator('[data-result]')
    await result.getByText('false').waitFor()
    await panel.locator('.cm-content').fill('{"job_1": {"result": 11}}')
    await result.getByText('true').waitFor()
  })

  it('takes steps back and forth again', async () => {
    const { page } = person
    await select('job_3')
    await page.keyboard.press('Delete')
    await node('job_3').first().waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await node('job_3').first().waitFor()
    await page.getByRole('button', { name: new RegExp(words.tools.redo) }).click()
    await node('job_3').first().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: new RegExp(words.tools.undo) }).click()
    await node('job_3').first().waitFor()
  })

  it('renames a node together with what asks for it, and arranges all of it', async () => {
    const { page } = person
    await select('job_1')
    await panel.getByLabel(words.node.id, { exact: true }).fill('load')
    await node('load').first().waitFor()
    await page.getByRole('button', { name: words.tools.arrange }).click()
    await page.locator('.djs-connection').getByText('load.result > 10').waitFor()
    await page.getByText(words.problems.none).waitFor()
  })

  it('shows the flow as data, and draws what is changed there', async () => {
    const { page } = person
    await page.getByRole('button', { name: words.tools.json, exact: true }).click()
    const drawer = page.getByRole('dialog')
    const text = drawer.locator('.cm-content')
    await text.getByText('"load.result > 10"').first().waitFor()
    const graph = {
      nodes: [
        { id: 'A', type: 'job', job_id: 1 },
        { id: 'B', type: 'job', job_id: 1 },
      ],
      edges: [
        { source: 'A', target: 'B' },
        { source: 'B', target: 'A' },
      ],
    }
    await text.fill(JSON.stringify(graph))
    await drawer.getByRole('button', { name: words.json.apply }).click()
    await drawer.getByText(words.json.refused).waitFor()
    await text.fill(JSON.stringify({ ...graph, edges: [{ source: 'A', target: 'B' }] }))
    await drawer.getByRole('button', { name: words.json.apply }).click()

    await node('B').first().waitFor()
    await page.getByRole('button', { name: words.json.undo }).click()
    await node('load').first().waitFor()
  })

  it('asks before what is not saved is left, and leaves nothing to complain of', async () => {
    const { page, complaints } = person
    await page.getByRole('link', { name: zh.frame.nav.jobs, exact: true }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: zh.form.leave }).click()
    await page.waitForURL('**/jobs')
    expect(complaints).toEqual([])
  })
})
