import { readFile } from 'node:fs/promises'
import type { DomDocument } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { parseXml, tokensOf } from '../../tooling/testing/xml-tokens.ts'
import { type Element, elementOf, listOf } from './element.ts'
import { createElement, openBpmn, writeBpmn } from './open-bpmn.ts'

const files = ['other-tools.bpmn', 'no-prefix.bpmn', 'drawn.bpmn']
const read = (file: string) => readFile(new URL(`./fixtures/${file}`, import.meta.url), 'utf8')
const tokens = (xml: string) => tokensOf(parseXml(xml))
const flowElements = (definitions: Element) =>
  listOf(
    listOf(definitions, 'rootElements').find(({ $type }) => $type === 'bpmn:Process'),
    'flowElements',
  )

/** The document after a change by hand, which is what a change by the model has to come to. */
function byHand(xml: string, change: (document: DomDocument) => void): string[] {
  const document = parseXml(xml)
  change(document)
  return tokensOf(document)
}

const withId = (document: DomDocument, id: string) =>
  [...document.getElementsByTagName('*')].find((element) => element.getAttribute('id') === id)

describe.each(files)('%s, opened and written', (file) => {
  test('is the same', async () => {
    const xml = await read(file)
    expect(tokens(await writeBpmn(await openBpmn(xml)))).toEqual(tokens(xml))
  })

  test('is the same but for the one name that was changed, whichever element has it', async () => {
    const xml = await read(file)
    const ids = flowElements(await openBpmn(xml)).map(({ id }) => String(id))
    expect(ids.length).toBeGreaterThan(7)
    for (const id of ids) {
      const definitions = await openBpmn(xml)
      for (const element of flowElements(definitions)) if (element.id === id) element.name = 'Neu "名" <&>'
      const expected = byHand(xml, (document) => withId(document, id)?.setAttribute('name', 'Neu "名" <&>'))
      expect(tokens(await writeBpmn(definitions)), id).toEqual(expected)
    }
  })

  test('is the same but for the element that was taken out, whichever it was', async () => {
    const xml = await read(file)
    const count = flowElements(await openBpmn(xml)).length
    for (let index = 0; index < count; index++) {
      const definitions = await openBpmn(xml)
      const [taken] = flowElements(definitions).splice(index, 1)
      const expected = byHand(xml, (document) => withId(document, String(taken?.id))?.remove())
      expect(tokens(await writeBpmn(definitions)), taken?.id).toEqual(expected)
    }
  })

  test('is the same but for the element that was put in', async () => {
    const xml = await read(file)
    const definitions = await openBpmn(xml)
    const extensionElements = createElement('bpmn:ExtensionElements', {
      values: [createElement('ops:Node', { jobId: 7 })],
    })
    flowElements(definitions).push(createElement('bpmn:ServiceTask', { id: 'New_1', extensionElements }))
    const written = parseXml(await writeBpmn(definitions))
    const added = withId(written, 'New_1')
    expect(added?.namespaceURI).toBe('http://www.omg.org/spec/BPMN/20100524/MODEL')
    expect(added?.getElementsByTagNameNS('urn:ops-platform:bpmn:1', 'node')[0]?.getAttribute('jobId')).toBe('7')
    added?.remove()
    written.documentElement.removeAttribute('xmlns:ops')
    expect(tokensOf(written)).toEqual(tokens(xml))
  })
})

test('flows are written in the order that they were given', async () => {
  const xml = await read('other-tools.bpmn')
  const definitions = await openBpmn(xml)
  flowElements(definitions).reverse()
  const order = flowElements(definitions).map(({ id }) => id)
  const again = await openBpmn(await writeBpmn(definitions))
  expect(flowElements(again).map(({ id }) => id)).toEqual(order)
})

test('a text that was changed is changed, and nothing else', async () => {
  const xml = await read('other-tools.bpmn')
  const definitions = await openBpmn(xml)
  for (const { id, conditionExpression } of flowElements(definitions)) {
    if (id === 'Flow_2') (conditionExpression as Element).body = 'größer < 3'
  }
  const expected = byHand(xml, (document) => {
    const [condition] = withId(document, 'Flow_2')?.getElementsByTagName('bpmn:conditionExpression') ?? []
    if (condition) condition.textContent = 'größer < 3'
  })
  expect(tokens(await writeBpmn(definitions))).toEqual(expected)
})

test('the comparison sees each attribute, text and comment that is lost', async () => {
  const xml = await read('other-tools.bpmn')
  const all = tokens(xml)
  const document = parseXml(xml)
  let tried = 0
  for (const element of document.getElementsByTagName('*')) {
    for (const { name, value } of [...element.attributes].filter((one) => !one.name.startsWith('xmlns'))) {
      element.removeAttribute(name)
      expect(tokensOf(document), name).not.toEqual(all)
      element.setAttribute(name, value)
      tried++
    }
  }
  expect(tried).toBeGreaterThan(150)
  expect(tokens(xml.replace('<!-- Zwischen den Elementen -->', ''))).not.toEqual(all)
  expect(tokens(xml.replace('第二行', ''))).not.toEqual(all)
})

test('ids of any script, references with a prefix and booleans in digits are read', async () => {
  const definitions = await openBpmn(await read('no-prefix.bpmn'))
  const elements = flowElements(definitions)
  const named = (id: string) => elements.find((element) => element.id === id)
  expect(elements.map(({ id }) => id)).toEqual([
    '开始',
    'Tätigkeit_1',
    'Prüfung',
    'Skript',
    '边界',
    '连线-1',
    '连线-2',
    'f3',
  ])
  expect(named('Tätigkeit_1')?.name).toBe('开始')
  expect(elementOf(named('连线-2'), 'sourceRef')).toBe(named('Tätigkeit_1'))
  expect(elementOf(named('边界'), 'attachedToRef')).toBe(named('Prüfung'))
  expect(named('边界')?.cancelActivity).toBe(true)
  expect(listOf(definitions, 'rootElements').at(-1)).toMatchObject({
    ...{ id: '流程_1', name: '流程_1 und mehr', isExecutable: true, isClosed: false },
  })
})

test('of texts that are alike but for the way they are written, the right one is taken out', async () => {
  const xml = await read('other-tools.bpmn')
  const written = xml.replace('<camunda:value> 2 </camunda:value>', '<camunda:value><![CDATA[a & b]]></camunda:value>')
  const definitions = await openBpmn(written)
  const check = flowElements(definitions).find(({ id }) => id === 'Check')
  const [inputOutput] = listOf(elementOf(check, 'extensionElements'), 'values')
  listOf(listOf(listOf(inputOutput, '$children')[1], '$children')[0], '$children').pop()
  expect(tokens(await writeBpmn(definitions))).toEqual(tokens(xml.replace('<camunda:value> 2 </camunda:value>', '')))
})

test('20,000 places of one line are kept, and take no time that grows with their square', async () => {
  const place = '<di:waypoint x="385.25" y="140" />'
  const xml = (await read('other-tools.bpmn')).replace(place, place.repeat(20_000))
  const definitions = await openBpmn(xml)
  for (const element of flowElements(definitions)) if (element.id === 'Flow_2') element.name = 'x'
  const written = await writeBpmn(definitions)
  expect(written === xml.replace('name="größer"', 'name="x"')).toBe(true)
})
