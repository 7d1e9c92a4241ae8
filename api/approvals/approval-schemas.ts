import { z } from '@hono/zod-openapi'
import { approvalActions, approvalStatuses } from '../../domain/approvals/approval.ts'
import { callbackStatuses, callbackTypes } from '../../domain/approvals/callback.ts'
import { formSchema } from '../../domain/approvals/form.ts'
import { grantEnds } from '../../domain/approvals/role-grant.ts'
import { nodeStatuses } from '../../domain/approvals/tokens/node-states.ts'
import { fieldRights } from '../../domain/approvals/workflow-graph.ts'

const time = z.iso.datetime({ offset: true })
const form = z.record(z.string().max(100), z.json())
const people = z.array(z.int().positive()).max(100)
const chosen = z.record(z.string().max(50), people)

/** A diagram with how far each of its nodes is. */
export const markedNodes = {
  nodes: z
    .array(z.object({ id: z.string(), name: z.string().nullable(), type: z.string(), state: z.enum(nodeStatuses) }))
    .openapi({ description: 'The diagram’s nodes, and how far each is' }),
  edges: z.array(z.object({ source: z.string(), target: z.string() })).openapi({ description: 'Those taken' }),
}

export const approvalInput = z.strictObject({
  workflow_id: z.int().positive(),
  title: z.string().trim().min(1).max(200),
  business_type: z.string().trim().max(50).default(''),
  business_id: z.int().nullish(),
  form_data: form.default({}),
  selected_approvers: chosen.default({}).openapi({ description: 'By node, whom the applicant chose' }),
  draft: z.boolean().default(false),
})

/** What every action may bring along. */
const common = {
  comment: z.string().max(4000).optional(),
  attachments: z.array(z.int().positive()).max(20).optional(),
  task_id: z
    .int()
    .positive()
    .optional()
    .openapi({ description: 'Of several tasks of the caller, the one that is meant' }),
  form_data: form.optional(),
}

export const plainAction = z.strictObject(common)
export const approveAction = z.strictObject({
  ...common,
  user_ids: people
    .optional()
    .openapi({ description: 'Whom the next node asks, where its approvers are chosen by the one before' }),
  selected_approvers: chosen.optional(),
})
export const returnAction = z.strictObject({
  ...common,
  to_node: z.string().max(200).optional().openapi({ description: 'Left out, the applicant' }),
})
export const handOnAction = z.strictObject({ ...common, to_user_id: z.int().positive() })
export const addSignAction = z.strictObject({
  ...common,
  user_ids: people.min(1),
  position: z.enum(['before', 'after', 'parallel']).default('parallel'),
})
export const removeSignAction = z.strictObject({ ...common, user_ids: people.min(1) })
export const commentAction = z.strictObject({
  comment: z.string().trim().min(1).max(4000),
  attachments: z.array(z.int().positive()).max(20).optional(),
  user_ids: people.optional().openapi({ description: 'Who is mentioned' }),
})
export const copyAction = z.strictObject({
  comment: z.string().max(4000).optional(),
  attachments: z.array(z.int().positive()).max(20).optional(),
  user_ids: people.min(1),
})
export const resubmitAction = z.strictObject({
  ...common,
  title: z.string().trim().min(1).max(200).optional(),
  selected_approvers: chosen.optional(),
})

const approvalTask = z
  .object({
    id: z.int(),
    node_id: z.string(),
    node_name: z.string().nullable(),
    assignee_id: z.int(),
    assignee_name: z.string().nullable(),
    owner_id: z.int().nullable().openapi({ description: 'Whose it was before it was handed on' }),
    kind: z.enum(['decide', 'advise', 'resubmit']),
    status: z.enum(['open', 'done', 'void']),
    verdict: z.enum(['approved', 'rejected']).nullable(),
    due_at: time.nullable(),
    opened_at: time.nullable(),
    ended_at: time.nullable(),
  })
  .openapi('ApprovalTask')

const approvalRecord = z
  .object({
    id: z.int(),
    instance_id: z.int(),
    node_id: z.string(),
    node_name: z.string().nullable(),
    approver_id: z.int().nullable().openapi({ description: 'Null where nobody but the clock or a rule acted' }),
    approver_name: z.string().nullable(),
    action: z.enum(approvalActions),
    comment: z.string(),
    attachments: z.array(z.int()),
    details: z.record(z.string(), z.unknown()),
    created_at: time,
  })
  .openapi('ApprovalRecord')

const roleGrant = z.object({
  user_id: z.int(),
  user_name: z.string(),
  role_id: z.int(),
  role_name: z.string(),
  until: time.nullable().openapi({ description: 'Null: for good' }),
  had: z.boolean().openapi({ description: 'They had it for good already' }),
  ended_at: time.nullable(),
  end: z.enum(grantEnds).nullable(),
  is_held: z.boolean().openapi({ description: 'Whether they have the role right now' }),
})

const approvalCallbackRecord = z
  .object({
    id: z.int(),
    node_id: z.string().nullable().openapi({ description: 'Of a service; null of what follows from the end' }),
    node_name: z.string().nullable(),
    on_status: z.enum(['approved', 'rejected']).nullable().openapi({ description: 'After which end it is done' }),
    type: z.enum(callbackTypes),
    target_name: z.string().nullable().openapi({ description: 'The job or flow, or the host that is called' }),
    status: z.enum(callbackStatuses),
    attempts: z.int(),
    run_id: z.int().nullable().openapi({ description: 'The run of a job or flow that it started' }),
    error_msg: z.string().nullable(),
    result: z
      .record(z.string(), z.json())
      .nullable()
      .openapi({ description: 'What came of it, for whoever may step into requests' }),
    grant: roleGrant.nullable().openapi({ description: 'The role that it gave' }),
    created_at: time,
    started_at: time.nullable(),
    next_attempt_at: time.nullable(),
    ended_at: time.nullable(),
    actions: z.array(z.enum(['retry', 'skip'])).openapi({ description: 'What the caller may do about it right now' }),
  })
  .openapi('ApprovalCallbackState')

export const approvalBrief = z
  .object({
    id: z.int(),
    workflow_id: z.int(),
    workflow_version: z.int(),
    workflow_name: z.string(),
    business_type: z.string(),
    business_id: z.int().nullable(),
    title: z.string(),
    current_node: z.string().nullable(),
    status: z.enum(approvalStatuses),
    applicant_id: z.int(),
    applicant_name: z.string().nullable(),
    submitted_at: time.nullable(),
    ended_at: time.nullable(),
    created_at: time,
    updated_at: time,
    version: z.int(),
  })
  .openapi('ApprovalBrief')

export const approvalDetail = approvalBrief
  .extend({
    form_data: form,
    form_schema: formSchema
      .nullable()
      .openapi({ description: 'Without what is hidden from the caller, and what would speak of it' }),
    form_files: z.array(z.object({ id: z.int(), name: z.string(), size: z.int(), content_type: z.string() })),
    tasks: z.array(approvalTask),
    records: z.array(approvalRecord),
    files: z.array(z.object({ id: z.int(), name: z.string(), size: z.int(), content_type: z.string() })),
    callbacks: z
      .array(approvalCallbackRecord)
      .openapi({ description: 'What is done without a person, by services and after the end' }),
    ...markedNodes,
    field_rights: z
      .record(z.string(), z.enum(fieldRights))
      .openapi({ description: 'By field; columns of tables as table.column' }),
    actions: z.array(z.string()).openapi({ description: 'What the caller may do right now' }),
    held: z
      .array(z.object({ node_id: z.string(), node_name: z.string().nullable(), message: z.string() }))
      .openapi({ description: 'Where it stands still, because an expression cannot be judged' }),
    return_targets: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
    temporal_url: z.string().optional(),
    deferred: z.literal(true).optional().openapi({ description: 'It begins when the workflow engine is back' }),
  })
  .openapi('Approval')
