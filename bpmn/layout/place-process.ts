import { type Element, elementOf } from '../model/element.ts'
import { createElement } from '../model/open-bpmn.ts'
import { columnsOf } from './layers.ts'
import { type Bounds, type Cell, firstCell, type Point, pitch, routeOf } from './route.ts'
import { rowsOf } from './rows.ts'

type Placed = { cell: Cell; bounds: Bounds }

/** A diagram with a place for every element of an acyclic process: from left to right, no way crosses a shape. */
export function placeProcess(process: Element): Element {
  const elements = process.flowElements as Element[]
  const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow')
  const shapes = elements.filter(({ $type }) => $type !== 'bpmn:SequenceFlow')
  const placed = placesOf(shapes, flows)
  const isFree = freeRows([...placed.values()].map(({ cell }) => cell))
  const edges = flows.map((flow, lane) => {
    const [source, target] = [elementOf(flow, 'sourceRef'), elementOf(flow, 'targetRef')]
    const [from, to] = [source && placed.get(source), target && placed.get(target)]
    const isBelow = source !== undefined && hostOf(source) !== source
    if (!from || !to) throw new Error(`${flow.id} leads nowhere`)
    return edgeOf(flow, routeOf({ from, to, lane, isBelow, isFree: isFree(from.cell, to.cell) }))
  })
  const plane = createElement('bpmndi:BPMNPlane', {
    id: `${process.id}_plane`,
    bpmnElement: process,
    planeElement: [...[...placed].map(([element, { bounds }]) => shapeOf(element, bounds)), ...edges],
  })
  return createElement('bpmndi:BPMNDiagram', { id: `${process.id}_diagram`, plane })
}

function placesOf(shapes: Element[], flows: Element[]): Map<Element, Placed> {
  const idOf = (element: Element | undefined) => (element && hostOf(element).id) ?? ''
  const ways = flows.map((flow) => ({
    from: idOf(elementOf(flow, 'sourceRef')),
    to: idOf(elementOf(flow, 'targetRef')),
  }))
  const hosts = shapes.filter((element) => hostOf(element) === element)
  const columns = columnsOf(hosts.map(idOf), ways)
  const rows = rowsOf(columns, ways)
  const placed = new Map<Element, Placed>()
  for (const element of hosts) {
    const cell = { column: columns.get(idOf(element)) ?? 0, row: rows.get(idOf(element)) ?? 0 }
    placed.set(element, { cell, bounds: around(middleOf(cell), sizeOf(element)) })
  }
  const attached = shapes.filter((element) => hostOf(element) !== element)
  for (const [host, events] of Map.groupBy(attached, hostOf)) {
    const home = placed.get(host)
    for (const [index, event] of events.entries()) {
      if (home) placed.set(event, atBorder(home, (index + 1) / (events.length + 1)))
    }
  }
  return placed
}

/** Whether nothing stands in the second cell's row between the columns of the two. */
function freeRows(cells: Cell[]): (from: Cell, to: Cell) => boolean {
  const left = new Map<string, number>()
  for (const row of Map.groupBy(cells, ({ row }) => row).values()) {
    let last = -1
    for (const cell of row.toSorted((a, b) => a.column - b.column)) {
      if (cell.column === last) continue
      left.set(`${cell.column} ${cell.row}`, last)
      last = cell.column
    }
  }
  return (from, to) => (left.get(`${to.column} ${to.row}`) ?? -1) <= from.column
}

/** What takes a place of its own: the task at whose border an event is, or the element. */
function hostOf(element: Element): Element {
  return elementOf(element, 'attachedToRef') ?? element
}

function middleOf({ column, row }: Cell): Point {
  return { x: firstCell.x + column * pitch.column, y: firstCell.y + row * pitch.row }
}

const eventSize = { width: 36, height: 36 }

function sizeOf({ $type }: Element): { width: number; height: number } {
  if ($type.endsWith('Event')) return eventSize
  return $type.endsWith('Gateway') ? { width: 50, height: 50 } : { width: 100, height: 80 }
}

function atBorder({ cell, bounds }: Placed, share: number): Placed {
  return { cell, bounds: around({ x: bounds.x + bounds.width * share, y: bounds.y + bounds.height }, eventSize) }
}

function around({ x, y }: Point, { width, height }: { width: number; height: number }): Bounds {
  return { x: x - width / 2, y: y - height / 2, width, height }
}

function shapeOf(element: Element, bounds: Bounds): Element {
  return createElement('bpmndi:BPMNShape', {
    ...{ id: `${element.id}_di`, bpmnElement: element, bounds: createElement('dc:Bounds', bounds) },
    ...(element.$type === 'bpmn:ExclusiveGateway' && { isMarkerVisible: true }),
  })
}

function edgeOf(flow: Element, route: Point[]): Element {
  const waypoint = route.map((point) => createElement('dc:Point', point))
  return createElement('bpmndi:BPMNEdge', { id: `${flow.id}_di`, bpmnElement: flow, waypoint })
}
