import { opsNodeOf } from '../../../../bpmn/extension/ops-node.ts'
import type { Element } from './moddle.ts'
import type { EventBus } from './services.ts'

const afterwards = 500

/** A copy has an id of its own, also where the original's stands in the extension. */
export class FreshIds {
  static $inject = ['eventBus']

  constructor(eventBus: EventBus) {
    eventBus.on<{ descriptor: { businessObject?: Element } }>(
      'copyPaste.pasteElement',
      afterwards,
      ({ descriptor: { businessObject } }) => {
        const node = businessObject && opsNodeOf(businessObject)
        if (node) node.nodeId = undefined
      },
    )
  }
}
