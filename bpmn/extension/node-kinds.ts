import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import type { Element } from '../model/element.ts'
import { opsNodeOf } from './ops-node.ts'

export type NodeKind = FlowNode['type']

/** In the order in which they are offered. */
export const nodeKinds = ['job', 'condition', 'parallel', 'wait', 'flow', 'manual', 'approval', 'notify'] as const

/** What a flow draws each kind of its nodes as. An approval is a user task as manual work is: the extension tells them apart. */
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

/** A condition that takes only the first edge that is true. */
export const firstTrueGateway = 'bpmn:ExclusiveGateway'

const kindsOfTypes = new Map<string, NodeKind>([
  ...nodeKinds.filter((kind) => kind !== 'approval').map((kind) => [elementTypes[kind], kind] as const),
  [firstTrueGateway, 'condition'],
])

export function elementTypeOf(kind: NodeKind, takes?: string): string {
  return kind === 'condition' && takes === 'first' ? firstTrueGateway : elementTypes[kind]
}

/** Of an element that nothing more is known of. */
export function kindOfType(type: string): NodeKind | undefined {
  return kindsOfTypes.get(type)
}

/** Undefined for what is no node of a flow, such as a start event or a lane. */
export function kindOf(element: Element): NodeKind | undefined {
  const kind = kindOfType(element.$type)
  return kind === 'manual' && opsNodeOf(element)?.kind === 'approval' ? 'approval' : kind
}
