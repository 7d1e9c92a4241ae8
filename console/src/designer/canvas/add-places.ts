import { drawPlaces } from '../../../../bpmn/drawing/draw-places.ts'
import { type Element, elementOf, listOf } from '../../../../bpmn/model/element.ts'
import type { Moddle } from '../../../../bpmn/model/moddle.ts'
import type { Model } from '../../../../bpmn/model/read-model.ts'

/** Whether a file says where its nodes stand. */
export function isPlaced(definitions: Element): boolean {
  const planes = listOf(definitions, 'diagrams').map((diagram) => elementOf(diagram, 'plane'))
  return planes.some((plane) => listOf(plane, 'planeElement').length > 0)
}

/** Gives a place to each element of a file that says what a flow is, and not where anything stands. */
export function addPlaces(model: Moddle, { definitions, elementsById }: Model): void {
  const process = listOf(definitions, 'rootElements').find(({ $type }) => $type === 'bpmn:Process')
  if (!process) return
  // What has no id is not referred to, and has no picture.
  const elements = listOf(process, 'flowElements').filter(({ id }) => id !== undefined)
  const plane = elementOf(listOf(definitions, 'diagrams')[0], 'plane') ?? newPlane(process)
  const pictures = drawPlaces(elements, { create: model.create.bind(model), idFor: freeId })
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
}
