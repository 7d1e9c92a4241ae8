import type { FlowNode } from '../../../../../domain/flows/flow-graph.ts'
import type { Element } from '../canvas/moddle.ts'
import { opsNodeOf } from './ops-node.ts'

export type NodeKind = FlowNode['type']

/** In the order of the palette. */
export const nodeKinds = ['job', 'condition', 'parallel', 'wait', 'flow', 'manual', 'approval', 'notify'] as const

/** What each kind is in a file; a condition that takes the first true edge is an exclusive gateway. */
const elementTypes: Record<NodeKind, string> = {
  job: 'bpmn:ServiceTask',
  condition: 'bpmn:InclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
  wait: 'bpmn:IntermediateCatchEvent',
  flow: 'bpmn:CallActivity',
  manual: 'bpmn:UserTask',
  approval: 'bpmn:UserTask',
  notify: 'bpmn:SendTask',
}

export const firstTrueGateway = 'bpmn:ExclusiveGateway'

/** An approval is a user task as manual work is: the extension tells them apart. */
export const kindsOfType: Record<string, NodeKind> = {
  'bpmn:ServiceTask': 'job',
  'bpmn:InclusiveGateway': 'condition',
  'bpmn:ExclusiveGateway': 'condition',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:IntermediateCatchEvent': 'wait',
  'bpmn:CallActivity': 'flow',
  'bpmn:UserTask': 'manual',
  'bpmn:SendTask': 'notify',
}

export const elementTypeOf = (kind: NodeKind): string => elementTypes[kind]

/** Undefined for what is no node of a flow, such as a start event or a lane. */
export function kindOf(element: Element): NodeKind | undefined {
  const kind = kindsOfType[element.$type]
  return kind === 'manual' && isApproval(element) ? 'approval' : kind
}

/** A user task that the extension says to be an approval. */
function isApproval(element: Element): boolean {
  const node = opsNodeOf(element)
  return node?.get('kind') === 'approval'
}

/** Whether a failure leaves it by an event at its border. */
export function isActivity({ $type }: Pick<Element, '$type'>): boolean {
  return /^bpmn:(ServiceTask|CallActivity|UserTask|SendTask)$/.test($type)
}
