import { type Element, listOf } from '../model/element.ts'
import { createElement } from '../model/open-bpmn.ts'
import { drawPlaces } from './draw-places.ts'

/** A diagram with a place for each element of a process. */
export function placeProcess(process: Element): Element {
  const plane = createElement('bpmndi:BPMNPlane', {
    id: `${process.id}_plane`,
    bpmnElement: process,
    planeElement: drawPlaces(listOf(process, 'flowElements'), { create: createElement, idFor: (wanted) => wanted }),
  })
  return createElement('bpmndi:BPMNDiagram', { id: `${process.id}_diagram`, plane })
}
