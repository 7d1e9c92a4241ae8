import type { Element } from '../model/element.ts'
import { createElement, writeBpmn } from '../model/open-bpmn.ts'
import type { FreshId } from './fresh-ids.ts'
import { placeProcess } from './place-process.ts'

const feel = 'https://www.omg.org/spec/DMN/20191111/FEEL/'

/** A BPMN 2.0 file with one process of these elements, and a place for each of them. */
export function drawFile(kind: 'Flow' | 'Approval', flowElements: Element[], freshId: FreshId): Promise<string> {
  const process = createElement('bpmn:Process', { id: freshId(kind), isExecutable: true, flowElements })
  const definitions = createElement('bpmn:Definitions', {
    ...{ id: freshId('Definitions'), targetNamespace: `urn:ops-platform:${kind.toLowerCase()}` },
    ...{ expressionLanguage: feel, rootElements: [process], diagrams: [placeProcess(process, freshId)] },
  })
  return writeBpmn(definitions)
}
