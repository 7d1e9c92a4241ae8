import type { Generated } from 'kysely'
import type { ApprovalAction, ApprovalStatus } from '../../domain/approvals/approval.ts'
import type { CallbackStatus, CallbackType } from '../../domain/approvals/callback.ts'
import type { WorkflowOptions } from '../../domain/approvals/definition.ts'
import type { FormSchema } from '../../domain/approvals/form.ts'
import type { HandOverStatus, HandOverTaskStatus } from '../../domain/approvals/hand-over.ts'
import type { MigrationStatus } from '../../domain/approvals/migration.ts'
import type { MoveProblem } from '../../domain/approvals/move-request.ts'
import type { NodeMapping } from '../../domain/approvals/node-mapping.ts'
import type { ApprovalPlan } from '../../domain/approvals/plan.ts'
import type { SeatTask } from '../../domain/approvals/seat-rules.ts'
import type { TokenState, Verdict } from '../../domain/approvals/tokens/token-state.ts'
import type { ApprovalCallback, WorkflowEdge, WorkflowNode } from '../../domain/approvals/workflow-graph.ts'
import type {
  Business,
  GeneratedTime,
  Id,
  Identified,
  Json,
  Nullable,
  NullableJson,
  NullableText,
  OptionalJson,
  OptionalTime,
  Time,
} from './columns.ts'

type Drawn = {
  form_schema: NullableJson<FormSchema>
  nodes: Json<WorkflowNode[]>
  edges: Json<WorkflowEdge[]>
  callbacks: Json<ApprovalCallback[]>
  options: Json<WorkflowOptions>
}

/** How requests are approved: what is drawn, its versions, and the instances with all that people did in them. */
export type ApprovalTables = {
  workflow_definition: Business &
    Drawn & {
      name: string
      description: Generated<string>
      category: Generated<string>
      status: Generated<'draft' | 'published' | 'archived'>
      published_version: Generated<number>
      drawing_digest: Generated<string>
      deleted_at: OptionalTime
    }
  workflow_drawing: { workflow_id: number; bpmn_xml: string }
  workflow_version: Drawn & {
    bpmn_xml: Generated<string>
    workflow_id: number
    version: number
    plan_format: number
    plan: Json<ApprovalPlan>
    created_by: Nullable<number>
    created_at: GeneratedTime
  }
  approval_instance: Business & {
    workflow_id: number
    workflow_version: number
    business_type: Generated<string>
    business_id: Nullable<number>
    title: string
    form_data: Json<Record<string, unknown>>
    selected_approvers: OptionalJson<Record<string, number[]>>
    current_node: Nullable<string>
    status: ApprovalStatus
    applicant_id: number
    tokens: NullableJson<TokenState>
    step: Generated<number>
    round: Generated<number>
    trace_id: string
    submitted_at: OptionalTime
    ended_at: OptionalTime
  }
  approval_task: Identified &
    Pick<SeatTask, 'seat' | 'status'> & {
      instance_id: number
      token: number
      node_id: string
      stage: Generated<number>
      kind: SeatTask['kind'] | 'resubmit'
      assignee_id: number
      owner_id: Nullable<number>
      added_by: Nullable<number>
      verdict: Nullable<Verdict>
      due_at: OptionalTime
      urged_at: OptionalTime
      created_at: GeneratedTime
      opened_at: OptionalTime
      ended_at: OptionalTime
    }
  approval_record: Identified & {
    instance_id: number
    node_id: string
    task_id: Nullable<number>
    approver_id: Nullable<number>
    action: ApprovalAction
    comment: Generated<string>
    attachments: OptionalJson<number[]>
    details: OptionalJson<Record<string, unknown>>
    action_key: Nullable<string>
    created_at: GeneratedTime
  }
  approval_cc: {
    instance_id: number
    user_id: number
    node_id: string
    created_at: GeneratedTime
    read_at: OptionalTime
  }
  approval_timer: {
    id: Id
    instance_id: number
    token: number
    kind: 'wait' | 'remind' | 'limit'
    due_at: Time
  }
  approval_migration: Business & {
    workflow_id: number
    to_version: number
    node_mapping: OptionalJson<NodeMapping>
    status: Generated<MigrationStatus>
    total: number
    ended_at: OptionalTime
    trace_id: string
  }
  approval_migration_item: {
    tenant_id: Generated<number>
    migration_id: number
    instance_id: number
    from_version: number
    status: Generated<'waiting' | 'moved' | 'refused'>
    problems: OptionalJson<MoveProblem[]>
    ended_at: OptionalTime
  }
  approval_callback: Identified & {
    instance_id: number
    round: number
    token: Generated<number>
    position: Generated<number>
    node_id: Nullable<string>
    on_status: Nullable<Verdict>
    type: CallbackType
    config: Json<Record<string, unknown>>
    input: NullableJson<Record<string, unknown>>
    status: Generated<CallbackStatus>
    attempts: Generated<number>
    tries: Generated<number>
    run_id: Nullable<number>
    run_scheduled_at: OptionalTime
    result: NullableJson<Record<string, unknown>>
    error_msg: NullableText
    created_at: GeneratedTime
    started_at: OptionalTime
    next_attempt_at: OptionalTime
    ended_at: OptionalTime
  }
  approval_flow_node: {
    instance_id: number
    run_id: number
    scheduled_at: Time
    node_id: string
    dropped_at: OptionalTime
  }
  approval_proxy: Business & {
    user_id: number
    proxy_id: number
    workflow_ids: Generated<number[]>
    starts_at: Time
    ends_at: Time
    ended_at: OptionalTime
    reason: Generated<string>
  }
  approval_hand_over: Business & {
    from_user_id: number
    to_user_id: Nullable<number>
    reason: Generated<string>
    status: Generated<HandOverStatus>
    attempt: Generated<number>
    trace_id: string
    ended_at: OptionalTime
  }
  approval_hand_over_task: Identified & {
    hand_over_id: number
    task_id: number
    status: Generated<HandOverTaskStatus>
    to_user_id: Nullable<number>
    error_msg: NullableText
    ended_at: OptionalTime
  }
}
