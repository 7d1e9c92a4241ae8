import { type Element, listOf } from '../model/element.ts'
import { createElement } from '../model/open-bpmn.ts'
import { drawPlaces } from './draw-places.ts'
import type { FreshId } from './fresh-ids.ts'

/** A diagram with a place for each element of a process. */
export function placeProcess(process: Element, freshId: FreshId): Element {
  const plane = createElement('bpmndi:BPMNPlane', {
    id: freshId(`${process.id}_plane`),
    bpmnElement: process,
    planeElement: drawPlaces(listOf(process, 'flowElements'), { create: createElement, idFor: freshId }),
  })
  return createElement('bpmndi:BPMNDiagram', { id: freshId(`${process.id}_diagram`), plane })
}
