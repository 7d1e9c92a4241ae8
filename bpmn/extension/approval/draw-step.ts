import type { Element } from '../../model/element.ts'
import { drawList } from '../draw-list.ts'
import { drawTimer } from '../timers.ts'
import { extensionWith, type Target } from '../write-extension.ts'
import { type StepFields, type WayFields, writeConfig } from './step-fields.ts'

/** What an element has that draws a node, but for what stands in a sub-process. */
export function drawStep({ id, type, name, config }: StepFields, target: Target): Record<string, unknown> {
  const { create, element } = target
  const { seconds, for_each } = config
  return {
    name: name || undefined,
    extensionElements: extensionWith(writeConfig(config, create), id, target),
    ...(type === 'wait' && { eventDefinitions: [drawTimer({ seconds }, create, element)] }),
    ...(type === 'subprocess' && {
      loopCharacteristics: drawList({ for_each: for_each ?? undefined }, create, element),
    }),
  }
}

/** What a flow has that draws an edge. `isDefault`: BPMN has no other way to say that it is one. */
export function drawWay(
  { id, name, condition }: Pick<WayFields, 'id' | 'name' | 'condition'>,
  { elementId, create, isDefault }: Pick<Target, 'elementId' | 'create'> & { isDefault: boolean },
): Record<string, unknown> {
  const isVerdict = condition === 'approved' || condition === 'rejected'
  return {
    name: name || undefined,
    edgeId: id === elementId ? undefined : id,
    on: isVerdict ? condition : undefined,
    conditionExpression: condition && !isVerdict ? create('bpmn:FormalExpression', { body: condition }) : undefined,
    isDefault: isDefault || undefined,
  }
}

/** Where BPMN knows a default, one for each. */
export function canHaveDefault({ $type }: Element): boolean {
  return /(Task|SubProcess|CallActivity|ExclusiveGateway|InclusiveGateway)$/.test($type)
}
