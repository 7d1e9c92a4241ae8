import type { Edge } from '../layout/parts.ts'
import { type Element, elementOf } from '../model/element.ts'
import type { Moddle } from '../model/moddle.ts'
import { layElements } from './lay-elements.ts'
import { roomForWords } from './room-for-words.ts'

/** `idFor`: a free id, like the one that is asked for. */
type Pen = Pick<Moddle, 'create'> & { idFor: (wanted: string) => string }

/** What a diagram shows of the elements of a process: a shape or a line for each, with places for all of them. */
export function drawPlaces(elements: Element[], { create, idFor }: Pen): Element[] {
  const shapes = elements.filter((element) => !isFlow(element))
  const flows = elements.filter(isFlow)
  const { boxes, ways } = layElements(
    shapes.map((element) => ({ id: idOf(element), type: element.$type, name: element.name, host: hostOf(element) })),
    flows.map(edgeOf),
  )
  return [...shapes.flatMap(drawShape), ...flows.flatMap(drawFlow)]

  function drawShape(element: Element): Element[] {
    const box = boxes.get(idOf(element))
    if (!box) return []
    const shape = create('bpmndi:BPMNShape', {
      ...{ id: idFor(`${element.id}_di`), bpmnElement: element, bounds: create('dc:Bounds', box) },
      ...(element.$type === 'bpmn:ExclusiveGateway' && { isMarkerVisible: true }),
    })
    return [shape]
  }

  function drawFlow(flow: Element): Element[] {
    const waypoint = ways.get(idOf(flow))?.map((point) => create('dc:Point', point))
    return waypoint ? [create('bpmndi:BPMNEdge', { id: idFor(`${flow.id}_di`), bpmnElement: flow, waypoint })] : []
  }
}

const isFlow = ({ $type }: Element): boolean => $type === 'bpmn:SequenceFlow'
const idOf = (element: Element | undefined): string => element?.id ?? ''
const hostOf = (element: Element): string | undefined => elementOf(element, 'attachedToRef')?.id

function edgeOf(flow: Element): Edge {
  return {
    id: idOf(flow),
    source: idOf(elementOf(flow, 'sourceRef')),
    target: idOf(elementOf(flow, 'targetRef')),
    room: roomForWords(flow),
    kind: String(flow.on ?? 'success'),
  }
}
