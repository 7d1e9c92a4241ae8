import { z } from '@hono/zod-openapi'
import { handOverStatuses, handOverTaskStatuses } from '../../domain/approvals/hand-over.ts'

const time = z.iso.datetime({ offset: true })

export const handOverRecord = z
  .object({
    id: z.int(),
    from_user_id: z.int(),
    from_name: z.string(),
    to_user_id: z.int().nullable().openapi({ description: 'Null: each task goes to the head above its request' }),
    to_name: z.string().nullable(),
    reason: z.string(),
    status: z.enum(handOverStatuses),
    attempt: z.int(),
    waiting: z.int().openapi({ description: 'Tasks that wait for their turn' }),
    done: z.int(),
    skipped: z.int().openapi({ description: 'Tasks that were decided, or somebody else’s, before their turn came' }),
    failed: z.int(),
    trace_id: z.string(),
    ended_at: time.nullable(),
    created_by: z.int().nullable(),
    created_by_name: z.string().nullable(),
    created_at: time,
  })
  .openapi('ApprovalHandOver')

export const handOverDetail = handOverRecord
  .extend({ temporal_url: z.string().optional(), deferred: z.literal(true).optional() })
  .openapi('ApprovalHandOverDetail')

export const handedTask = z
  .object({
    id: z.int(),
    task_id: z.int(),
    instance_id: z.int(),
    title: z.string(),
    node_id: z.string(),
    status: z.enum(handOverTaskStatuses),
    to_user_id: z.int().nullable(),
    to_name: z.string().nullable(),
    error_msg: z.string().nullable(),
    ended_at: time.nullable(),
  })
  .openapi('HandedTask')

export const handOverPreview = z
  .object({
    open: z.int().openapi({ description: 'Tasks that wait for this person' }),
    held: z.int().openapi({ description: 'Tasks whose turn has not come' }),
    requests: z.int().openapi({ description: 'In so many requests' }),
    own_requests: z.int().openapi({ description: 'Their own requests that are under way; these stay theirs' }),
    proxies: z.int().openapi({ description: 'Arrangements by which they decide for others' }),
    departments: z.int().openapi({ description: 'Departments whose head they are' }),
    definitions: z.array(
      z.object({
        workflow_id: z.int(),
        workflow_name: z.string(),
        node_id: z.string(),
        node_name: z.string().nullable(),
        as: z.enum(['approver', 'copy', 'when_nobody', 'when_late']),
      }),
    ),
  })
  .openapi('HandOverPreview')
