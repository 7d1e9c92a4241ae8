import { BpmnModdle } from 'bpmn-moddle'
import { expect, test } from 'vitest'
import { type Element, elementOf, listOf } from '../model/element.ts'
import { drawList } from './draw-list.ts'
import ops from './ops.json' with { type: 'json' }
import { readNode } from './read-node.ts'
import { drawTimer } from './timers.ts'
import { writeExtension } from './write-extension.ts'

const moddle = new BpmnModdle({ ops })
const create = moddle.create.bind(moddle)

async function read(content: string): Promise<Element> {
  const { rootElement } = await moddle.fromXML(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ops="urn:ops-platform:bpmn:1" xmlns:x="urn:x">
      <process id="P">${content}</process></definitions>`,
  )
  const [element] = listOf(listOf(rootElement, 'rootElements')[0], 'flowElements')
  if (!element) throw new Error('nothing was read')
  return element
}

const extended = (content: string, after = '') =>
  read(`<serviceTask id="A"><extensionElements>${content}</extensionElements>${after}</serviceTask>`)

test('what others say stays, in its order and with what nobody here knows', async () => {
  const element = await extended('<x:first/><ops:node jobId="1" x:own="2"/><x:last/>')
  const written = writeExtension({ id: 'A', type: 'job', job_id: 7 }, { elementId: 'A', element, create })
  expect(listOf(written, 'values').map(({ $type }) => $type)).toEqual(['x:first', 'ops:Node', 'x:last'])
  expect(listOf(written, 'values')[1]).toMatchObject({ jobId: 7, $attrs: { 'x:own': '2' } })
})

test('where there is nothing to say, nothing is said', async () => {
  const node = { id: 'A', type: 'job' } as const
  expect(writeExtension(node, { elementId: 'A', create })).toBeUndefined()
  const element = await extended('<x:other/><ops:node jobId="1"/>')
  const written = writeExtension(node, { elementId: 'A', element, create })
  expect(listOf(written, 'values').map(({ $type }) => $type)).toEqual(['x:other'])
})

test('the id stands there only where it is another than that of the element', () => {
  const nodeIn = (id: string, elementId: string) =>
    listOf(writeExtension({ id, type: 'approval' }, { elementId, create }), 'values')[0]
  expect(nodeIn('对账', '对账')?.nodeId).toBeUndefined()
  expect(nodeIn('对账', 'Node')).toMatchObject({ kind: 'approval', nodeId: '对账' })
})

test('the marker of a list is that of the file until it says another order', async () => {
  const marker = '<multiInstanceLoopCharacteristics isSequential="true" x:items="rows"/>'
  const element = await extended('<ops:node forEach="[1]"/>', marker)
  const known = elementOf(element, 'loopCharacteristics')
  expect(readNode(element)).toMatchObject({ for_each: '[1]', concurrency: 1 })
  expect(drawList({ for_each: '[2]', concurrency: 1 }, create, element)).toBe(known)
  expect(drawList({ for_each: '[2]' }, create, element)).toMatchObject({
    isSequential: false,
    $attrs: { 'x:items': 'rows' },
  })
  expect(drawList({}, create, element)).toBeUndefined()
})

test('a wait for another time has the id that its timer had', async () => {
  const timer = '<timerEventDefinition id="T"><timeDuration>PT1H</timeDuration></timerEventDefinition>'
  const event = await read(`<intermediateCatchEvent id="W">${timer}</intermediateCatchEvent>`)
  const drawn = drawTimer({ until: '2027-01-01T09:00:00Z' }, create, event)
  expect(drawn).toMatchObject({ id: 'T', timeDate: { body: '2027-01-01T09:00:00Z' } })
  expect(elementOf(drawn, 'timeDuration')).toBeUndefined()
})
