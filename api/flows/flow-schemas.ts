import { z } from '@hono/zod-openapi'
import { flowRunSorts, flowRunStatuses } from '../../db/flows/flow-run-queries.ts'
import { flowInput, flowStatuses } from '../../domain/flows/flow.ts'
import { nodeStatuses } from '../../domain/flows/node-status.ts'
import { runTriggers, skipReasons } from '../../domain/jobs/job-status.ts'
import { listQuery } from '../envelope.ts'
import { firingRecord, runBrief } from '../jobs/job-schemas.ts'

const time = z.iso.datetime({ offset: true })

export const flowProblem = z
  .object({
    element_id: z.string().openapi({ description: 'The node, or the edge as `source→target`; empty for the whole' }),
    rule: z.string(),
    message: z.string(),
  })
  .openapi('FlowProblem')

/** As lists show it: without what is drawn. */
export const flowBrief = z
  .object({
    ...firingRecord,
    max_parallel: z.int().nullable(),
    timeout: z.int().openapi({ description: 'Of a whole run, in seconds' }),
    status: z.enum(flowStatuses),
    version: z.int().openapi({ description: 'The one that is published; 0 before the first' }),
    revision: z.int().openapi({ description: 'What a change has to name' }),
    node_count: z.int(),
    recent_runs: z.array(runBrief).optional(),
    last_run: runBrief.nullable().optional(),
    success_rate: z
      .number()
      .nullable()
      .optional()
      .openapi({ description: 'Of the newest runs that ended by themselves: 0 to 1' }),
  })
  .openapi('FlowBrief')

const drawn = {
  dag_config: z.object({ nodes: z.array(z.unknown()), edges: z.array(z.unknown()) }),
  bpmn_xml: z.string(),
}

export const flowRecord = flowBrief
  .extend({
    ...drawn,
    problems: z.array(flowProblem).optional().openapi({ description: 'Of a draft: what keeps it from being enabled' }),
  })
  .openapi('Flow')

export const flowReplacement = flowInput.extend({ revision: z.int().positive().optional() })

export const flowImport = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  bpmn_xml: z.string().min(1).max(10_000_000),
})

export const versionRecord = z
  .object({
    version: z.int(),
    created_by: z.int().nullable(),
    created_by_name: z.string().nullable(),
    created_at: time,
    is_current: z.boolean(),
  })
  .openapi('FlowVersion')

export const versionDetail = versionRecord
  .extend({ plan_format: z.int().openapi({ description: 'In which words `dag_config` says what runs do' }), ...drawn })
  .openapi('FlowVersionDetail')

export const flowRunRecord = z
  .object({
    id: z.int(),
    flow_id: z.int(),
    flow_name: z.string(),
    flow_version: z.int(),
    status: z.enum(flowRunStatuses),
    skip_reason: z.enum(skipReasons).nullable(),
    trigger: z.enum(runTriggers),
    triggered_by: z.int().nullable(),
    params: z.record(z.string(), z.json()),
    scheduled_at: time,
    started_at: time.nullable(),
    ended_at: time.nullable(),
    duration: z.int().nullable().openapi({ description: 'Milliseconds from its start to its end' }),
    error_msg: z.string().nullable(),
    trace_id: z.string(),
    workflow_id: z.string().nullable(),
    rerun_of: z.int().nullable(),
    backfill_id: z.int().nullable(),
    parent_run_id: z.int().nullable(),
    is_stopping: z.boolean(),
  })
  .openapi('FlowRun')

export const runNode = z
  .object({
    node_id: z.string(),
    item: z.int().openapi({ description: 'Which of the times that a node is done for a list; -1 of the node itself' }),
    status: z.enum(nodeStatuses),
    skip_reason: z.string().nullable(),
    attempt: z.int(),
    started_at: time.nullable(),
    ended_at: time.nullable(),
    due_at: time.nullable(),
    result: z.json().nullable(),
    error_code: z.string().nullable(),
    error_msg: z.string().nullable(),
    job_log_id: z.int().nullable(),
    approval_id: z.int().nullable().openapi({ description: 'Of an approval: the request that it started last' }),
    is_kept: z.boolean().openapi({ description: 'Of a rerun: it succeeded before, and was not run again' }),
  })
  .openapi('FlowRunNode')

export const nodeHistory = z
  .object({
    node_id: z.string(),
    count: z.int().openapi({ description: 'How often it succeeded in those runs' }),
    median_ms: z.int(),
    p95_ms: z.int(),
  })
  .openapi('FlowNodeHistory')

export const flowRunDetail = flowRunRecord
  .extend({ nodes: z.array(runNode), temporal_url: z.string().nullable() })
  .openapi('FlowRunDetail')

export const rerunInput = z.strictObject({
  from: z.union([z.literal('failed'), z.array(z.string()).min(1).max(1000)]),
  params: z.record(z.string(), z.json()).optional(),
})

export const confirmInput = z.strictObject({
  outcome: z.enum(['confirm', 'reject']),
  comment: z.string().trim().max(2000).default(''),
})

export const flowRunQuery = listQuery({
  sort: flowRunSorts,
  filters: {
    status: z.enum(flowRunStatuses).optional(),
    trigger: z.enum(runTriggers).optional(),
    from: time.optional(),
    to: time.optional(),
  },
})
