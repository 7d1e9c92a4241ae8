import type { WorkflowNode } from '../../../domain/approvals/workflow-graph.ts'
import type { Element } from '../../model/element.ts'
import type { ConfigFields } from './step-fields.ts'

export type ApprovalKind = WorkflowNode['type']

/** What an approval draws each kind of its nodes as, in the order in which they are offered. */
const elementTypes: Record<ApprovalKind, string> = {
  start: 'bpmn:StartEvent',
  approval: 'bpmn:UserTask',
  cc: 'bpmn:SendTask',
  condition: 'bpmn:ExclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
  wait: 'bpmn:IntermediateCatchEvent',
  service: 'bpmn:ServiceTask',
  subprocess: 'bpmn:SubProcess',
  end: 'bpmn:EndEvent',
}

export const approvalKinds = Object.keys(elementTypes) as ApprovalKind[]

/** A condition that takes every edge that is true. */
export const everyTrueGateway = 'bpmn:InclusiveGateway'
/** A sub-process that is another definition. */
export const callingActivity = 'bpmn:CallActivity'

const kindsOfTypes = new Map<string, ApprovalKind>([
  ...approvalKinds.map((kind) => [elementTypes[kind], kind] as const),
  [everyTrueGateway, 'condition'],
  [callingActivity, 'subprocess'],
])

export function approvalElementType(kind: ApprovalKind, { takes, workflow_id, nodes }: ConfigFields = {}): string {
  if (kind === 'condition' && takes === 'every') return everyTrueGateway
  // What a definition has inside stays, even if it calls another by mistake.
  if (kind === 'subprocess' && (!nodes || (workflow_id && nodes.length === 0))) return callingActivity
  return elementTypes[kind]
}

/** Undefined for what is no node of an approval, such as a script task or a lane. */
export function approvalKindOf({ $type }: Element): ApprovalKind | undefined {
  return kindsOfTypes.get($type)
}
