import { z } from 'zod'
import { approverTypes } from './approver-types.ts'
import { callbackTypes } from './callback.ts'

export const fieldRights = ['write', 'read', 'hidden'] as const
export type FieldRight = (typeof fieldRights)[number]

export const nodeId = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_-]*$/u)
  .max(50)
const feel = z.string().trim().min(1).max(2000)
const ids = z.array(z.int().positive()).max(200).default([])
const day = 86_400
/** Of the whole, and of each sub-process. */
export const mostNodes = 500
export const mostEdges = 2000

/** By field, or `table.column`. Of a start what is not said can be written, elsewhere it can be read. */
const formRights = z.record(z.string().max(201), z.enum(fieldRights))

const finder = {
  approver_type: z.enum(approverTypes).default('user'),
  user_ids: ids,
  role_id: z.int().positive().nullish(),
  /** Of `supervisor`: the head of the applicant's department, of the one above it, and so on. */
  level: z.int().min(1).max(20).default(1),
  /** Of `supervisor`: only that level, every one up to it, or every one to the top. */
  levels: z.enum(['only', 'up_to', 'all']).default('only'),
  /** Of `form_field`: the field that names users or a department. */
  field: z.string().max(100).nullish(),
  /** Of `expression`: FEEL that comes to the id of a user, or a list of them. */
  expression: feel.nullish(),
}

/** Seconds of working time when a calendar is named. `action`: what happens when it has run out. */
const timeLimit = z.union([
  z
    .int()
    .min(1)
    .max(366 * day)
    .transform((seconds) => ({ seconds, remind: 0, action: 'none' as const })),
  z.strictObject({
    seconds: z
      .int()
      .min(1)
      .max(366 * day),
    calendar_id: z.int().positive().nullish(),
    remind: z.int().min(0).max(20).default(0),
    action: z.enum(['none', 'approve', 'reject', 'transfer', 'escalate']).default('none'),
    to_user_id: z.int().positive().nullish(),
  }),
])

const approvalConfig = z.strictObject({
  ...finder,
  mode: z.enum(['all', 'any', 'ratio', 'sequential']).default('all'),
  ratio: z.number().min(0).max(100).nullish(),
  ratio_inclusive: z.boolean().default(false),
  veto: z.boolean().default(false),
  on_empty: z.enum(['approve', 'reject', 'assign', 'admin']).default('approve'),
  /** Of `on_empty: assign`. */
  assign_to: z.int().positive().nullish(),
  on_self: z.enum(['allow', 'skip', 'superior']).default('allow'),
  on_duplicate: z.enum(['ask', 'skip_consecutive', 'skip_any']).default('ask'),
  on_return: z.enum(['restart', 'resume']).default('restart'),
  /** Of `initiator_choice` and `previous_choice`: whom one may choose from; everybody when both are empty. */
  choice: z.strictObject({ user_ids: ids, role_ids: ids }).prefault({}),
  timeout: timeLimit.nullish(),
  form_rights: formRights.default({}),
})
export type ApprovalConfig = z.infer<typeof approvalConfig>

/** What is done without a person: after an approval or a rejection, or as a node of its own. Publishing holds `config` to `callbackConfig`. */
const callbackAction = z.strictObject({
  type: z.enum(callbackTypes),
  config: z.record(z.string(), z.json()).default({}),
})

export const approvalCallback = callbackAction.extend({ on: z.enum(['approved', 'rejected']) })
export type ApprovalCallback = z.infer<typeof approvalCallback>

const base = { id: nodeId, name: z.string().trim().max(100).optional() }

export const workflowEdge = z.strictObject({
  id: z.string().max(100).optional(),
  source: nodeId,
  target: nodeId,
  name: z.string().trim().max(100).optional(),
  /** `approved` or `rejected` behind a decision, else FEEL over `form`. */
  condition: feel.nullish(),
  default: z.boolean().default(false),
})
export type WorkflowEdge = z.infer<typeof workflowEdge>

type SubprocessConfig = {
  /** Another definition in its published version, or what stands here. */
  workflow_id?: number | null | undefined
  nodes?: WorkflowNode[] | undefined
  edges?: WorkflowEdge[] | undefined
  /** FEEL that comes to a list: the inside is done once for each of it, side by side. */
  for_each?: string | null | undefined
}

const nodeKinds = {
  start: z.strictObject({
    ...base,
    type: z.literal('start'),
    config: z.strictObject({ form_rights: formRights.optional() }).prefault({}),
  }),
  approval: z.strictObject({ ...base, type: z.literal('approval'), config: approvalConfig.prefault({}) }),
  cc: z.strictObject({
    ...base,
    type: z.literal('cc'),
    config: z.strictObject({ ...finder, form_rights: formRights.optional() }).prefault({}),
  }),
  condition: z.strictObject({
    ...base,
    type: z.literal('condition'),
    /** The first edge that is true, or every one. */
    config: z.strictObject({ takes: z.enum(['first', 'every']).default('first') }).prefault({}),
  }),
  parallel: z.strictObject({ ...base, type: z.literal('parallel'), config: z.strictObject({}).prefault({}) }),
  wait: z.strictObject({
    ...base,
    type: z.literal('wait'),
    config: z.strictObject({
      seconds: z
        .int()
        .min(1)
        .max(366 * day),
      calendar_id: z.int().positive().nullish(),
    }),
  }),
  service: z.strictObject({ ...base, type: z.literal('service'), config: callbackAction }),
  end: z.strictObject({ ...base, type: z.literal('end'), config: z.strictObject({}).prefault({}) }),
  subprocess: z.strictObject({
    ...base,
    type: z.literal('subprocess'),
    config: z.strictObject({
      workflow_id: z.int().positive().nullish(),
      get nodes(): z.ZodOptional<z.ZodArray<z.ZodType<WorkflowNode>>> {
        return z.array(workflowNode).max(mostNodes).optional()
      },
      edges: z.array(workflowEdge).max(mostEdges).optional(),
      for_each: feel.nullish(),
    }),
  }),
}

type NodeKinds = typeof nodeKinds
type PlainNode = { [K in Exclude<keyof NodeKinds, 'subprocess'>]: z.infer<NodeKinds[K]> }[Exclude<
  keyof NodeKinds,
  'subprocess'
>]
export type WorkflowNode =
  | PlainNode
  | { id: string; name?: string | undefined; type: 'subprocess'; config: SubprocessConfig }

export const workflowNode: z.ZodType<WorkflowNode> = z
  .discriminatedUnion('type', [
    nodeKinds.start,
    nodeKinds.approval,
    nodeKinds.cc,
    nodeKinds.condition,
    nodeKinds.parallel,
    nodeKinds.subprocess,
    nodeKinds.wait,
    nodeKinds.service,
    nodeKinds.end,
  ])
  .meta({ id: 'WorkflowNode' })

/** `nodes` and `edges` of a definition. */
export type WorkflowGraph = { nodes: WorkflowNode[]; edges: WorkflowEdge[] }
