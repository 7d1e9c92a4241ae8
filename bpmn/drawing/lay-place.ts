import type { Edge, Point, Size } from '../layout/parts.ts'
import { type Element, elementOf, listOf } from '../model/element.ts'
import { type Drawing, layElements } from './lay-elements.ts'
import { roomForWords } from './room-for-words.ts'

/** Round what stands in a sub-process: its name is above. */
const rim = { left: 30, top: 40, right: 30, bottom: 40 }
const emptyInside = { width: 200, height: 120 }

/** A place for each element of a process, and of the sub-processes in it, which are as large as what they hold. */
export function layPlace(elements: Element[]): Drawing {
  const insides = new Map(
    elements.filter(isHolder).map((holder) => [idOf(holder), insideOf(listOf(holder, 'flowElements'))]),
  )
  const { boxes, ways } = layElements(
    elements
      .filter((element) => !isFlow(element))
      .map((element) => ({
        ...{ id: idOf(element), type: element.$type, name: element.name },
        ...{ host: elementOf(element, 'attachedToRef')?.id, size: insides.get(idOf(element))?.size },
      })),
    elements.filter(isFlow).map(edgeOf),
  )
  for (const [id, inside] of insides) {
    const at = boxes.get(id)
    if (!at) continue
    const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x + at.x, y: point.y + at.y })
    for (const [inner, box] of inside.boxes) boxes.set(inner, moved(box))
    for (const [inner, way] of inside.ways) ways.set(inner, way.map(moved))
  }
  return { boxes, ways }
}

/** Seen from the upper left corner of the sub-process. */
function insideOf(elements: Element[]): Drawing & { size: Size } {
  const { boxes, ways } = layPlace(elements)
  const all = [...boxes.values(), ...[...ways.values()].flat().map((point) => ({ ...point, width: 0, height: 0 }))]
  if (all.length === 0) return { boxes, ways, size: emptyInside }
  const left = least(all.map(({ x }) => x)) - rim.left
  const top = least(all.map(({ y }) => y)) - rim.top
  const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x - left, y: point.y - top })
  return {
    boxes: new Map([...boxes].map(([id, box]) => [id, moved(box)])),
    ways: new Map([...ways].map(([id, way]) => [id, way.map(moved)])),
    size: {
      width: most(all.map(({ x, width }) => x + width)) - left + rim.right,
      height: most(all.map(({ y, height }) => y + height)) - top + rim.bottom,
    },
  }
}

export const isFlow = ({ $type }: Element): boolean => $type === 'bpmn:SequenceFlow'
export const isHolder = ({ $type }: Element): boolean => /(SubProcess|Transaction)$/.test($type)
export const idOf = (element: Element | undefined): string => element?.id ?? ''

const least = (all: number[]): number => all.reduce((a, b) => Math.min(a, b))
const most = (all: number[]): number => all.reduce((a, b) => Math.max(a, b))

function edgeOf(flow: Element): Edge {
  return {
    id: idOf(flow),
    source: idOf(elementOf(flow, 'sourceRef')),
    target: idOf(elementOf(flow, 'targetRef')),
    room: roomForWords(flow),
    kind: String(flow.on ?? 'success'),
  }
}
