import type { WorkflowInput } from '../../../../domain/approvals/definition.ts'
import type { FormSchema } from '../../../../domain/approvals/form.ts'
import type { ApprovalCallback, WorkflowGraph } from '../../../../domain/approvals/workflow-graph.ts'
import type { Schemas } from '../../api/client.ts'

export type WorkflowBrief = Schemas['WorkflowBrief']
export type WorkflowStatus = WorkflowBrief['status']
type WorkflowProblem = Schemas['WorkflowProblem']

type WorkflowRecord = Schemas['Workflow']
type VersionRecord = Schemas['WorkflowVersionDetail']

/** A definition, with what it draws as the domain has it. */
export type Workflow = WorkflowBrief &
  WorkflowGraph & {
    form_schema: FormSchema | null
    callbacks: ApprovalCallback[]
    options: WorkflowInput['options']
    bpmn_xml: string
    problems: WorkflowProblem[]
  }

export type WorkflowVersion = Omit<VersionRecord, 'nodes' | 'edges'> & WorkflowGraph

/** What is stored has passed the domain's schemas, whose answers the API's types describe less exactly. */
export function asWorkflow(record: WorkflowRecord): Workflow {
  return record as unknown as Workflow
}

export function asVersion(record: VersionRecord): WorkflowVersion {
  return record as unknown as WorkflowVersion
}
