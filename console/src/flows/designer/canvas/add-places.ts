import { type Element, elementOf, listOf } from '../../../../../bpmn/model/element.ts'
import type { Moddle } from '../../../../../bpmn/model/moddle.ts'
import type { Model } from '../../../../../bpmn/model/read-model.ts'
import { placeNodes } from '../layout/place-nodes.ts'
import type { Box, Point } from './services.ts'

/** Whether a file says where its nodes stand. */
export function isPlaced(definitions: Element): boolean {
  const planes = listOf(definitions, 'diagrams').map((diagram) => elementOf(diagram, 'plane'))
  return planes.some((plane) => listOf(plane, 'planeElement').length > 0)
}

/** Gives a place to each element of a file that says what a flow is, and not where anything stands. */
export function addPlaces(model: Moddle, { definitions, elementsById }: Model): void {
  const process = listOf(definitions, 'rootElements').find(({ $type }) => $type === 'bpmn:Process')
  if (!process) return
  const elements = listOf(process, 'flowElements').filter(isNamed)
  const boxes = boxesOf(elements)
  const ways = boxes.ways
  const plane = elementOf(listOf(definitions, 'diagrams')[0], 'plane') ?? newPlane(process)
  const pictures = elements.flatMap((element) => pictureOf(element) ?? [])
  for (const picture of pictures) picture.$parent = plane
  plane.planeElement = pictures

  function newPlane(bpmnElement: Element): Element {
    const made = model.create('bpmndi:BPMNPlane', { id: freeId('Plane'), bpmnElement })
    const diagram = model.create('bpmndi:BPMNDiagram', { id: freeId('Diagram'), plane: made })
    made.$parent = diagram
    diagram.$parent = definitions
    definitions.diagrams = [diagram]
    return made
  }

  function freeId(wanted: string): string {
    return Object.hasOwn(elementsById, wanted) ? freeId(`${wanted}_`) : wanted
  }

  function pictureOf(element: Named): Element | undefined {
    const id = freeId(`${element.id}_di`)
    if (isEdge(element)) {
      const points = ways.get(element.id) ?? middlesOf(element, boxes.nodes)
      const waypoint = points.map((point) => model.create('dc:Point', point))
      return model.create('bpmndi:BPMNEdge', { id, bpmnElement: element, waypoint })
    }
    const box = boxes.nodes.get(element.id)
    return box && model.create('bpmndi:BPMNShape', { id, bpmnElement: element, bounds: model.create('dc:Bounds', box) })
  }
}

/** What has no id is not referred to, and has no picture. */
type Named = Element & { id: string }

const isNamed = (element: Element): element is Named => element.id !== undefined

function boxesOf(elements: Named[]): { nodes: Map<string, Box>; ways: Map<string, Point[]> } {
  const nodes = elements.filter((one) => !isEdge(one) && hostOf(one) === undefined)
  const sizes = nodes.map((one) => ({ id: one.id, ...sizeOf(one) }))
  const edges = elements.filter(isEdge).flatMap((edge) => {
    const [source, target] = endsOf(edge)
    return source && target
      ? [{ id: edge.id, source: (hostOf(source) ?? source).id ?? '', target: target.id ?? '' }]
      : []
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
