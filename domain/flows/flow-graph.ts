import { z } from 'zod'
import { paramTypes } from '../jobs/job.ts'
import { jobKinds } from '../jobs/kinds.ts'

export const joins = ['all_success', 'all_done', 'one_success', 'none_failed', 'one_failed'] as const
export const edgeEvents = ['success', 'failure', 'always'] as const
/** How a `notify` node reaches people. */
export const notifyChannels = ['in_app', 'email'] as const

export type Join = (typeof joins)[number]

/** Conditions name nodes by their id, so that it reads like a name. */
const nodeId = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_-]*$/u)
  .max(100)

const day = 86_400
const condition = z.string().trim().min(1).max(2000)

const nodeBase = {
  id: nodeId,
  name: z.string().trim().max(100).optional(),
  join: z.enum(joins).default('all_success'),
  /** Whether the run fails with this node, when nothing in the graph takes its failure up. */
  on_failure: z.enum(['fail', 'continue']).default('fail'),
}

/** Seconds after which the node fails with `error_code` `timeout`; of a job, those of each attempt. */
const timeout = z
  .int()
  .min(1)
  .max(30 * day)
  .optional()

/** What is left out is as the job says. */
const attemptFields = {
  retry_count: z.int().min(0).max(100).optional(),
  timeout: z
    .int()
    .min(1)
    .max(7 * day)
    .optional(),
}

/** A list, in FEEL over what stands before the node: it is done once for each, as `item`, so many at a time. */
const fanOutFields = {
  for_each: condition.optional(),
  concurrency: z.int().min(1).max(1000).optional(),
}

/** Texts that begin with `=` are FEEL over what stands before the node. */
const params = z.record(z.string().max(100), z.json()).default({})

/** What the result has, by name: nodes behind may rely on it, and a result without it fails the node. */
const outputs = z
  .record(
    z
      .string()
      .regex(/^[\p{L}_][\p{L}\p{N}_]*$/u)
      .max(100),
    z.enum(paramTypes),
  )
  .optional()

const inlineJob = z.discriminatedUnion('job_type', [
  z.strictObject({ job_type: z.literal('http'), config: jobKinds.http.config }),
  z.strictObject({ job_type: z.literal('shell'), config: jobKinds.shell.config }),
  z.strictObject({ job_type: z.literal('python'), config: jobKinds.python.config }),
  z.strictObject({ job_type: z.literal('sql'), config: jobKinds.sql.config }),
  z.strictObject({ job_type: z.literal('rpc'), config: jobKinds.rpc.config }),
])

const flowNode = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('job'),
    ...nodeBase,
    ...attemptFields,
    ...fanOutFields,
    /** This one or `inline`. */
    job_id: z.int().positive().optional(),
    inline: inlineJob.optional(),
    params,
    outputs,
  }),
  z.strictObject({
    type: z.literal('condition'),
    ...nodeBase,
    /** Which of its edges are taken: each whose condition is true, or only the first of those. */
    takes: z.enum(['every', 'first']).default('every'),
  }),
  z.strictObject({ type: z.literal('parallel'), ...nodeBase }),
  z.strictObject({
    type: z.literal('wait'),
    ...nodeBase,
    /** So long, or `until` a moment. */
    seconds: z
      .int()
      .min(1)
      .max(366 * day)
      .optional(),
    until: z.iso.datetime({ offset: true }).optional(),
  }),
  z.strictObject({
    type: z.literal('flow'),
    ...nodeBase,
    ...fanOutFields,
    flow_id: z.int().positive(),
    params,
    outputs,
    timeout,
  }),
  z.strictObject({
    type: z.literal('manual'),
    ...nodeBase,
    /** What is to be confirmed, told to those who may. */
    instructions: z.string().trim().max(2000).default(''),
    /** Users; nobody named means whoever may operate flows. */
    assignee_ids: z.array(z.int().positive()).max(50).default([]),
    timeout,
  }),
  z.strictObject({
    type: z.literal('notify'),
    ...nodeBase,
    title: z.string().trim().min(1).max(200),
    /** Both texts may say `{params.x}` and `{nodes.A.result.x}`. */
    content: z.string().trim().max(4000).default(''),
    /** Users; nobody named means whoever owns the flow. */
    recipient_ids: z.array(z.int().positive()).max(50).default([]),
    channels: z.array(z.enum(notifyChannels)).min(1).max(notifyChannels.length).default(['in_app']),
  }),
  z.strictObject({
    type: z.literal('approval'),
    ...nodeBase,
    workflow_id: z.int().positive(),
    title: z.string().trim().max(200).optional(),
    /** The form that is handed in. */
    params,
    timeout,
  }),
])
export type FlowNode = z.infer<typeof flowNode>

const flowEdge = z.strictObject({
  source: nodeId,
  target: nodeId,
  on: z.enum(edgeEvents).default('success'),
  condition: condition.optional(),
  /** Taken when no condition of the source's other edges is true. */
  default: z.literal(true).optional(),
})
export type FlowEdge = z.infer<typeof flowEdge>

/** Goes up when a release reads what is stored in other words; the graph of a version is the plan of its runs. */
export const planFormat = 1

/** `dag_config`: what a flow does. */
export const flowGraph = z.strictObject({
  nodes: z.array(flowNode).min(1).max(10_000),
  edges: z.array(flowEdge).max(50_000).default([]),
})
export type FlowGraph = z.infer<typeof flowGraph>
