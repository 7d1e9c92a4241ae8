import BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory'
import type { Notation } from '../notation.ts'
import type { Element } from './moddle.ts'

type Ids = { assigned: (id: string) => unknown; claim: (id: string, element: unknown) => void }

// Not among the types, and the one door by which every new element gets its id.
const ensureId = (BpmnFactory.prototype as unknown as { _ensureId: (element: Element) => void })._ensureId

/** Conditions name nodes by their id: `job_2.result` reads better than what bpmn-js would roll. */
export class ReadableIds extends BpmnFactory {
  static override $inject = ['moddle', 'notation']
  private notation: Notation

  constructor(moddle: ConstructorParameters<typeof BpmnFactory>[0], notation: Notation) {
    super(moddle)
    this.notation = notation
  }

  _ensureId(element: Element): void {
    const { ids } = (this as unknown as { _model: { ids: Ids } })._model
    const prefix = this.notation.prefixOf(element.$type)
    // A picture is called after its node, and keeps that id when the node is renamed.
    if (element.$type.startsWith('bpmndi:') && element.id && ids.assigned(element.id)) element.id = ''
    if (!element.id && prefix) element.id = freeId(ids, prefix)
    ensureId.call(this, element)
  }
}

export function freeId(ids: Ids, prefix: string): string {
  for (let count = 1; ; count++) {
    if (!ids.assigned(`${prefix}_${count}`)) return `${prefix}_${count}`
  }
}
