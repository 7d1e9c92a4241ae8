import { z } from 'zod'
import { jobKinds } from '../jobs/kinds.ts'

export const joins = ['all_success', 'all_done', 'one_success', 'none_failed', 'one_failed'] as const
export const edgeEvents = ['success', 'failure', 'always'] as const

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

/** What is left out is as the job says. */
const attemptFields = {
  retry_count: z.int().min(0).max(100).optional(),
  timeout: z
    .int()
    .min(1)
    .max(7 * day)
    .optional(),
}

/** Texts that begin with `=` are FEEL over what stands before the node. */
const params = z.record(z.string().max(100), z.json()).default({})

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
    /** This one or `inline`. */
    job_id: z.int().positive().optional(),
    inline: inlineJob.optional(),
    params,
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
  z.strictObject({ type: z.literal('flow'), ...nodeBase, flow_id: z.int().positive(), params }),
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

/** `dag_config`: what a flow does. */
export const flowGraph = z.strictObject({
  nodes: z.array(flowNode).min(1).max(10_000),
  edges: z.array(flowEdge).max(50_000).default([]),
})
export type FlowGraph = z.infer<typeof flowGraph>
