import { type Element, elementOf } from '../model/element.ts'
import { extensionOf, readExtension } from './read-extension.ts'
import { readTimer } from './read-timer.ts'

/** What a flow draws as each kind of its nodes. */
const nodeFields: Record<string, Record<string, unknown>> = {
  'bpmn:ServiceTask': { type: 'job' },
  // Paths that part at a gateway with conditions meet when one of them arrives.
  'bpmn:ExclusiveGateway': { type: 'condition', takes: 'first', join: 'one_success' },
  'bpmn:InclusiveGateway': { type: 'condition', takes: 'every', join: 'one_success' },
  'bpmn:ParallelGateway': { type: 'parallel' },
  'bpmn:IntermediateCatchEvent': { type: 'wait' },
  'bpmn:CallActivity': { type: 'flow' },
  'bpmn:UserTask': { type: 'manual' },
  'bpmn:SendTask': { type: 'notify' },
}

export function isNodeKind({ $type }: Element): boolean {
  return Object.hasOwn(nodeFields, $type)
}

/** Undefined for what is no node of a flow. */
export function readNode(element: Element, timeouts: Map<Element, number>): Record<string, unknown> | undefined {
  if (!isNodeKind(element)) return undefined
  const timer = element.$type === 'bpmn:IntermediateCatchEvent' ? readTimer(element) : {}
  if (!timer) return undefined
  const seconds = timeouts.get(element)
  return {
    ...nodeFields[element.$type],
    ...(extensionOf(element)?.kind === 'approval' && element.$type === 'bpmn:UserTask' && { type: 'approval' }),
    ...(elementOf(element, 'loopCharacteristics')?.isSequential === true && { concurrency: 1 }),
    ...{ id: element.id, ...timer },
    ...(element.name && { name: element.name }),
    ...readExtension(element),
    ...(seconds !== undefined && { timeout: seconds }),
  }
}
