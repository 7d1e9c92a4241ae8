import { placeNodes } from '../layout/place-nodes.ts'
import type { Drawing } from './create-modeler.ts'
import { type Element, elementOf, listOf } from './moddle.ts'
import type { Box, Point } from './services.ts'

type Model = {
  fromXML: (xml: string) => Promise<{ rootElement: Element }>
  toXML: (element: Element) => Promise<{ xml: string }>
  create: (type: string, properties?: object) => Element
}

/** Whether a file says where its nodes stand. One without nodes has nothing to say. */
export function isPlaced(xml: string): boolean {
  return /<(\w+:)?BPMNShape\b/.test(xml) || !/<(\w+:)?\w*(task|gateway|activity|event)\b/i.test(xml)
}

/** A file that says what a flow is, and not where anything stands, with a place for each of its elements. */
export async function addPlaces(drawing: Drawing, xml: string): Promise<string> {
  const model = (drawing.get as unknown as (name: string) => Model)('moddle')
  const { rootElement } = await model.fromXML(xml)
  const process = listOf(rootElement, 'rootElements').find(({ $type }) => $type === 'bpmn:Process')
  if (!process) return xml
  const elements = listOf(process, 'flowElements')
  const boxes = boxesOf(elements)
  const ways = boxes.ways
  const plane = model.create('bpmndi:BPMNPlane', {
    id: 'Plane',
    bpmnElement: process,
    planeElement: elements.flatMap((element) => pictureOf(element) ?? []),
  })
  rootElement.set('diagrams', [model.create('bpmndi:BPMNDiagram', { id: 'Diagram', plane })])
  return (await model.toXML(rootElement)).xml

  function pictureOf(element: Element): Element | undefined {
    const id = `${element.id}_di`
    if (isEdge(element)) {
      const points = ways.get(element.id) ?? middlesOf(element, boxes.nodes)
      const waypoint = points.map((point) => model.create('dc:Point', point))
      return model.create('bpmndi:BPMNEdge', { id, bpmnElement: element, waypoint })
    }
    const box = boxes.nodes.get(element.id)
    return box && model.create('bpmndi:BPMNShape', { id, bpmnElement: element, bounds: model.create('dc:Bounds', box) })
  }
}

function boxesOf(elements: Element[]): { nodes: Map<string, Box>; ways: Map<string, Point[]> } {
  const nodes = elements.filter((one) => !isEdge(one) && hostOf(one) === undefined)
  const sizes = nodes.map((one) => ({ id: one.id, ...sizeOf(one) }))
  const edges = elements.filter(isEdge).flatMap((edge) => {
    const [source, target] = endsOf(edge)
    return source && target ? [{ id: edge.id, source: (hostOf(source) ?? source).id, target: target.id }] : []
  })
  const places = placeNodes(sizes, edges)
  const boxes = new Map(sizes.map(({ id, ...size }) => [id, { ...size, ...(places.nodes.get(id) ?? { x: 0, y: 0 }) }]))
  for (const event of elements) {
    const host = boxes.get(hostOf(event)?.id ?? '')
    const size = sizeOf(event)
    if (!host) continue
    const x = host.x + host.width * 0.75 - size.width / 2
    boxes.set(event.id, { ...size, x, y: host.y + host.height - size.height / 2 })
  }
  return { nodes: boxes, ways: places.edges }
}

const isEdge = ({ $type }: Element): boolean => $type === 'bpmn:SequenceFlow'
const endsOf = (edge: Element) => [elementOf(edge, 'sourceRef'), elementOf(edge, 'targetRef')] as const

function hostOf(element: Element): Element | undefined {
  return element.$type === 'bpmn:BoundaryEvent' ? elementOf(element, 'attachedToRef') : undefined
}

function middlesOf(edge: Element, boxes: Map<string, Box>): Point[] {
  return endsOf(edge).map((end) => {
    const { x, y, width, height } = boxes.get(end?.id ?? '') ?? { x: 0, y: 0, width: 0, height: 0 }
    return { x: x + width / 2, y: y + height / 2 }
  })
}

function sizeOf({ $type }: Element): { width: number; height: number } {
  if ($type.endsWith('Gateway')) return { width: 50, height: 50 }
  if ($type === 'bpmn:BoundaryEvent') return { width: 28, height: 28 }
  return $type.endsWith('Event') ? { width: 36, height: 36 } : { width: 100, height: 80 }
}
