import { readFile } from 'node:fs/promises'
import type { DomDocument } from 'jsdom'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, type Person, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'
import { parseXml, tokensOf } from '../../tooling/testing/xml-tokens.ts'
import { zh } from './words.ts'

const password = 'Own-Passw0rd-1'
const words = { ...zh.flows, ...zh.designer }
const file = new URL('../../bpmn/model/fixtures/drawn.bpmn', import.meta.url)

let product: Product
let browser: Browser
let person: Person
let token: string
let source: string

beforeAll(async () => {
  source = await readFile(file, 'utf8')
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password })
  person = await openPerson(browser, product.url, { width: 1440, height: 900 })
  const { page } = person
  await page.goto('/')
  await signInAt(page, { username: 'admin', password })
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'admin', password } })
  token = data.access_token
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
const button = (name: string): Locator => person.page.getByRole('button', { name, exact: true })
const flowId = (): string => /flows\/(\d+)/.exec(person.page.url())?.[1] ?? ''
const exported = async (): Promise<string> =>
  (await product.call('GET', `/job-flows/${flowId()}/export`, { token })).data

async function save(): Promise<void> {
  await button(words.tools.saveDraft).click()
  await person.page.getByRole('img', { name: words.unsaved }).waitFor({ state: 'detached' })
}

/** A click on what is selected would let go of it. */
async function select(id: string): Promise<void> {
  for (const one of ['结束', id]) await node(one).locator('.djs-hit').first().click()
}

async function move(id: string, key: string): Promise<void> {
  await select(id)
  await person.page.keyboard.press(`Shift+${key}`)
}

/** All that a file says, but for where these of its pictures stand. */
function withoutPlaces(xml: string, pictures: string[]): string[] {
  const document: DomDocument = parseXml(xml)
  for (const picture of document.getElementsByTagName('*')) {
    if (!pictures.includes(picture.getAttribute('id') ?? '')) continue
    for (const name of ['dc:Bounds', 'di:waypoint', 'bpmndi:BPMNLabel']) {
      for (const place of [...picture.getElementsByTagName(name)]) place.remove()
    }
  }
  return tokensOf(document)
}

/** Of a node, of what is attached to it, and of the edges that meet it. */
const moved = ['Check_di', 'Late_di', 'Flow_1_di', 'Flow_2_di', 'Flow_3_di', 'Flow_6_di']

describe('a file of another tool', () => {
  it('is imported and saved as it came', async () => {
    const { page } = person
    await page.goto('/flows/new')
    await page.getByText(words.empty.title).waitFor()
    await button(words.tools.more).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('menuitem', { name: words.tools.importFile }).click()
    await (await chooser).setFiles(file.pathname)
    await node('核对').first().waitFor()
    await button(words.tools.settings).click()
    await page.getByRole('dialog').getByRole('textbox', { name: words.settings.name }).fill('别处画的')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await button(words.tools.saveDraft).click()
    await page.waitForURL('**/flows/*/edit')
    expect(await exported()).toBe(source)
  })

  it('keeps all but the places of a node that is moved', async () => {
    await node('核对').first().waitFor()
    await move('核对', 'ArrowDown')
    await save()
    const xml = await exported()
    expect(xml).toContain('<dc:Bounds x="240" y="170"')
    expect(withoutPlaces(xml, moved)).toEqual(withoutPlaces(source, moved))
  })

  it('keeps them when it is saved once more, and when it is opened anew', async () => {
    const { page } = person
    await move('核对', 'ArrowDown')
    await save()
    expect(await exported()).toContain('<dc:Bounds x="240" y="180"')
    await page.reload()
    await node('核对').first().waitFor()
    await move('核对', 'ArrowDown')
    await save()
    const xml = await exported()
    expect(xml).toContain('<dc:Bounds x="240" y="190"')
    expect(withoutPlaces(xml, moved)).toEqual(withoutPlaces(source, moved))
  })

  it('is as it was after steps back', async () => {
    const { page } = person
    const before = await exported()
    await select('核对')
    await page.keyboard.press('Delete')
    await node('核对').first().waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await node('核对').first().waitFor()
    await move('装箱', 'ArrowDown')
    await save()
    const own = ['Box_di', 'Flow_3_di', 'Flow_4_di', 'Assoc_1_di']
    expect(withoutPlaces(await exported(), own)).toEqual(withoutPlaces(before, own))
  })

  it('is looked at without being changed, and nobody complains', async () => {
    const { page, complaints } = person
    await page.goto(`/flows/${flowId()}`)
    await node('核对').first().waitFor()
    await node('Flow_6').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('that says nothing of places is looked at, and opened and saved as it came', async () => {
    const { page, complaints } = person
    const bpmn_xml = source.replace(/ *<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>\n/, '')
    const { data } = await product.call('POST', '/job-flows', {
      token,
      body: { name: '没有位置', bpmn_xml, status: 'draft' },
    })
    await page.goto(`/flows/${data.id}`)
    await node('核对').first().waitFor()
    await page.goto(`/flows/${data.id}/edit`)
    await node('核对').first().waitFor()
    await button(words.tools.saveDraft).click()
    await page.getByText(zh.flows.saving.saved('没有位置')).waitFor()
    expect(await exported()).toBe(bpmn_xml)
    expect(complaints).toEqual([])
  })
})
