import type { ColumnType, Generated } from 'kysely'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import type { NodeStatus } from '../../domain/flows/node-status.ts'
import type { GeneratedTime, Json, Nullable, NullableJson, NullableText, OptionalTime, Time } from './columns.ts'

/** What flows draw, and how their runs go on. Their triggers are jobs, their runs are rows of `job_log`. */
export type FlowTables = {
  job_flow: {
    id: number
    /** The one that was published last; 0 before the first. */
    version: Generated<number>
    dag_config: Json<FlowGraph>
    bpmn_xml: string
  }
  job_flow_version: {
    flow_id: number
    version: number
    plan_format: number
    dag_config: Json<FlowGraph>
    bpmn_xml: string
    created_by: Nullable<number>
    created_at: GeneratedTime
  }
  flow_run: {
    run_id: number
    scheduled_at: Time
    flow_id: number
    flow_version: number
    step: Generated<number>
    paused_at: OptionalTime
    stop: Nullable<'cancelled' | 'timeout'>
    stop_why: NullableText
    stop_told: Generated<boolean>
    due_at: OptionalTime
  }
  job_flow_node: {
    run_id: number
    scheduled_at: Time
    node_id: string
    item: Generated<number>
    status: Generated<NodeStatus>
    skip_reason: Nullable<string>
    attempt: Generated<number>
    started_at: OptionalTime
    ended_at: OptionalTime
    due_at: OptionalTime
    input: NullableJson<Record<string, unknown>>
    result: ColumnType<unknown, string | null | undefined, string | null>
    error_code: Nullable<string>
    error_msg: NullableText
    job_log_id: Nullable<number>
    is_kept: Generated<boolean>
  }
}
