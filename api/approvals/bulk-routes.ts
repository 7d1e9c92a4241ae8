import { z } from '@hono/zod-openapi'
import { approvalStatuses } from '../../domain/approvals/approval.ts'
import { text } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { bulkDecide } from './bulk-decide.ts'

const tags = ['approvals']
const id = z.int().positive()

const bulkRoute = defineRoute({
  method: 'post',
  path: '/approvals/bulk-decide',
  summary: 'Agree to or refuse several requests, each on its own',
  tags,
  permission: 'signed-in',
  audit: { action: 'execute', resource: 'approval' },
  request: {
    body: z.strictObject({
      action: z.enum(['approve', 'reject']),
      items: z
        .array(z.strictObject({ id, task_id: id.optional() }))
        .min(1)
        .max(100)
        .superRefine((items, context) => {
          const isTwice = new Set(items.map((item) => item.task_id ?? -item.id)).size < items.length
          if (isTwice) context.addIssue({ code: 'custom', params: text('不能重复', 'The same one twice') })
        }),
      comment: z.string().max(4000).optional(),
    }),
  },
  responses: {
    200: z
      .object({
        items: z.array(
          z.object({
            id: z.int(),
            outcome: z.enum(['done', 'refused']),
            status: z.enum(approvalStatuses).optional().openapi({ description: 'Of the request, once it is done' }),
            code: z.int().optional().openapi({ description: 'What the action alone would have answered' }),
            reason: z.string().optional(),
          }),
        ),
      })
      .openapi('ApprovalBulk'),
  },
})

export const approvalBulkRoutes = createRouter().openapi(bulkRoute, async (c) =>
  ok(c, { items: await bulkDecide(c, c.req.valid('json')) }),
)
