import { type Element, listOf } from '../model/element.ts'
import type { Moddle } from '../model/moddle.ts'
import { idOf, isFlow, isHolder, layPlace } from './lay-place.ts'

/** `idFor`: a free id, like the one that is asked for. */
type Pen = Pick<Moddle, 'create'> & { idFor: (wanted: string) => string }

/** What a diagram shows of the elements of a process: a shape or a line for each, with places for all of them. */
export function drawPlaces(elements: Element[], { create, idFor }: Pen): Element[] {
  const { boxes, ways } = layPlace(elements)
  return draw(elements)

  function draw(some: Element[]): Element[] {
    const shapes = some.filter((element) => !isFlow(element))
    return [...shapes.flatMap(drawShape), ...some.filter(isFlow).flatMap(drawFlow)]
  }

  function drawShape(element: Element): Element[] {
    const box = boxes.get(idOf(element))
    if (!box) return []
    const shape = create('bpmndi:BPMNShape', {
      ...{ id: idFor(`${element.id}_di`), bpmnElement: element, bounds: create('dc:Bounds', box) },
      ...(element.$type === 'bpmn:ExclusiveGateway' && { isMarkerVisible: true }),
      ...(isHolder(element) && { isExpanded: true }),
    })
    return isHolder(element) ? [shape, ...draw(listOf(element, 'flowElements'))] : [shape]
  }

  function drawFlow(flow: Element): Element[] {
    const waypoint = ways.get(idOf(flow))?.map((point) => create('dc:Point', point))
    return waypoint ? [create('bpmndi:BPMNEdge', { id: idFor(`${flow.id}_di`), bpmnElement: flow, waypoint })] : []
  }
}
