import { readFile } from 'node:fs/promises'
import { BpmnModdle } from 'bpmn-moddle'
import { expect, test } from 'vitest'
import { type Element, elementOf, listOf } from './element.ts'
import { readModel } from './read-model.ts'
import { printModel, rememberSource, writeModel } from './write-model.ts'

const moddle = new BpmnModdle()
const source = await readFile(new URL('./fixtures/drawn.bpmn', import.meta.url), 'utf8')

type Opened = { definitions: Element; byId: (id: string) => Element; write: () => Promise<string> }

/** As a drawing opens it, which may say more than the file as soon as it is drawn: `complete`. */
async function open(xml: string, complete: (definitions: Element) => void = () => undefined): Promise<Opened> {
  const { definitions, elementsById } = await readModel(moddle, xml)
  complete(definitions)
  const base = await printModel(moddle, definitions)
  rememberSource(definitions, { xml, base: async () => base, elementsById, keepsOrder: true })
  const byId = (id: string): Element => {
    const element = elementsById[id]
    if (!element) throw new Error(`there is no ${id}`)
    return element
  }
  return { definitions, byId, write: () => writeModel(moddle, definitions) }
}

test('a value that is changed is all that is different, to the letter; also when it is changed and written once more', async () => {
  const { byId, write } = await open(source)
  const bounds = elementOf(byId('Check_di'), 'bounds')
  for (const y of [170, 180]) {
    if (bounds) bounds.y = y
    expect(await write()).toBe(
      source.replace('x="240" y="160" width="100" height="80" />', `x="240" y="${y}" width="100" height="80" />`),
    )
  }
  if (bounds) bounds.y = 160
  expect(await write()).toBe(source)
})

test('under another id an element keeps its place, its comments, and what the model drops', async () => {
  const { byId, write } = await open(source)
  byId('装箱').id = 'packen'
  expect(await write()).toBe(
    source
      .replace("<userTask id='装箱'", "<userTask id='packen'")
      .replaceAll(/(targetRef|sourceRef|bpmnElement)="(tns:)?装箱"/g, '$1="packen"'),
  )
})

test('an id that somebody else had says nothing of who has it now', async () => {
  const { byId, write } = await open(source)
  const [check, gate] = [byId('核对'), byId('größer')]
  check.id = 'größer'
  gate.id = '核对'
  const { byId: again } = await open(await write())
  expect(again('größer')).toMatchObject({ $type: 'bpmn:ServiceTask', name: 'Prüfen\n核对' })
  expect(again('核对')).toMatchObject({ $type: 'bpmn:ExclusiveGateway', name: '大于?' })
  expect(await write()).toContain('<!-- 工具的备注 -->')
})

test('of another kind it is another element in the same place, with what stands in it', async () => {
  const { definitions, byId, write } = await open(source)
  const task = byId('核对')
  const { id, name, extensionElements, incoming, operationRef } = task
  const script = moddle.create('bpmn:ScriptTask', { id, name, extensionElements, incoming })
  const elements = listOf(listOf(definitions, 'rootElements')[1], 'flowElements')
  elements.splice(elements.indexOf(task), 1)
  elements.push(script)
  expect(operationRef).toMatchObject({ id: 'andere:Op' })
  const attributes =
    'camunda:class="com.example.Prüfer" default="tns:Flow_3"\n                 operationRef="andere:Op"'
  expect(await write()).toBe(
    source
      .replace(
        `<serviceTask id="核对" name="Prüfen&#10;核对" ${attributes}>`,
        '<scriptTask id="核对" name="Prüfen&#10;核对">',
      )
      .replace('</serviceTask>', '</scriptTask>'),
  )
})

test('what was taken away and put back elsewhere stands where it stood', async () => {
  const { definitions, write } = await open(source)
  const elements = listOf(listOf(definitions, 'rootElements')[1], 'flowElements')
  elements.push(...elements.splice(0, 3))
  expect(await write()).toBe(source)
})

test('lines come with what is added, and go with what is taken out', async () => {
  const { definitions, write } = await open(source)
  const elements = listOf(listOf(definitions, 'rootElements')[1], 'flowElements')
  const last = elements.findIndex(({ id }) => id === 'Flow_6')
  const [taken] = elements.splice(last, 1, moddle.create('bpmn:Task', { id: 'Neu' }))
  expect(taken?.id).toBe('Flow_6')
  expect(await write()).toBe(
    source.replace('<sequenceFlow id="Flow_6" sourceRef="tns:迟到" targetRef="tns:结束"/>', '<task id="Neu" />'),
  )
})

test('what a drawing says beyond the file is written as soon as somebody has changed it', async () => {
  const xml = source.replace(/ *<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>\n/, '')
  const opened = await open(xml, (definitions) => {
    const planeElement = [moddle.create('bpmndi:BPMNShape', { id: 'Start_di' })]
    const plane = moddle.create('bpmndi:BPMNPlane', { id: 'Plane', planeElement })
    definitions.diagrams = [moddle.create('bpmndi:BPMNDiagram', { id: 'Diagram', plane })]
  })
  expect(await opened.write()).toBe(xml)
  opened.byId('Nachricht').name = 'anders'
  expect(await opened.write()).toBe(xml.replace('消息', 'anders'))
  const [shape] = listOf(elementOf(listOf(opened.definitions, 'diagrams')[0], 'plane'), 'planeElement')
  if (shape) shape.bounds = moddle.create('dc:Bounds', { x: 1, y: 2, width: 3, height: 4 })
  const written = await opened.write()
  expect(written).toContain('<dc:Bounds x="1" y="2" width="3" height="4" />')
  expect(written.replace(/ *<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>\n/, '')).toBe(
    xml.replace('消息', 'anders'),
  )
})
