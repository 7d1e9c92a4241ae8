import { z } from '@hono/zod-openapi'
import { approvalActions, approvalStatuses } from '../../domain/approvals/approval.ts'
import { fieldRights } from '../../domain/approvals/workflow-graph.ts'

const time = z.iso.datetime({ offset: true })
const form = z.record(z.string().max(100), z.json())
const people = z.array(z.int().positive()).max(100)
const chosen = z.record(z.string().max(50), people)

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
    form_schema: z.unknown().nullable(),
    tasks: z.array(approvalTask),
    records: z.array(approvalRecord),
    files: z.array(z.object({ id: z.int(), name: z.string(), size: z.int(), content_type: z.string() })),
    nodes: z
      .array(
        z.object({
          id: z.string(),
          name: z.string().nullable(),
          type: z.string(),
          state: z.enum(['waiting', 'running', 'done']),
        }),
      )
      .openapi({ description: 'The diagram’s nodes, and how far each is' }),
    field_rights: z.record(z.string(), z.enum(fieldRights)),
    actions: z.array(z.string()).openapi({ description: 'What the caller may do right now' }),
    return_targets: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
    temporal_url: z.string().optional(),
    deferred: z.literal(true).optional().openapi({ description: 'It begins when the workflow engine is back' }),
  })
  .openapi('Approval')
