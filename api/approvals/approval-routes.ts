import { z } from '@hono/zod-openapi'
import { approvalSorts, boxes, countBoxes, listApprovals } from '../../db/approvals/box-queries.ts'
import { hasUnreadCopy, markRead } from '../../db/approvals/copy-queries.ts'
import { getWorkflowVersion } from '../../db/approvals/version-queries.ts'
import { approvalStatuses } from '../../domain/approvals/approval.ts'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../envelope.ts'
import { approvalDetailOf, changedDetailOf, visibleApproval } from './approval-record.ts'
import { approvalBrief, approvalDetail, approvalInput } from './approval-schemas.ts'
import { startApproval } from './start-approval.ts'
import { drawnFileOf } from './workflow-forms.ts'

const tags = ['approvals']
const idParam = z.object({ id: z.coerce.number().int().positive() })

const listRoute = defineRoute({
  method: 'get',
  path: '/approvals',
  summary: 'The requests of one of the caller’s boxes; `all` needs the right to see everybody’s',
  tags,
  permission: 'signed-in',
  audit: { resource: 'approval' },
  request: {
    query: listQuery({
      sort: approvalSorts,
      filters: {
        box: z.enum(boxes).default('todo'),
        status: z.enum(approvalStatuses).optional(),
        workflow_id: z.coerce.number().int().positive().optional(),
        business_type: z.string().max(50).optional(),
        business_id: z.coerce.number().int().optional(),
        applicant_id: z.coerce.number().int().positive().optional(),
      },
    }),
  },
  responses: { 200: pageSchema(approvalBrief) },
})
const countRoute = defineRoute({
  method: 'get',
  path: '/approvals/counts',
  summary: 'How many requests wait for the caller, and how many copies are not read yet',
  tags,
  permission: 'signed-in',
  audit: { resource: 'approval' },
  responses: { 200: z.object({ todo: z.int(), cc_unread: z.int() }) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/approvals',
  summary: 'Hand in a request by a published definition, or keep it as a draft',
  tags,
  permission: 'signed-in',
  audit: { resource: 'approval' },
  request: { body: approvalInput },
  responses: { 201: approvalDetail },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/approvals/{id}',
  summary: 'One request with its tasks, its timeline, its diagram, and what the caller may do',
  tags,
  permission: 'signed-in',
  audit: { resource: 'approval' },
  request: { params: idParam },
  responses: { 200: approvalDetail },
})

const drawingRoute = defineRoute({
  method: 'get',
  path: '/approvals/{id}/drawing',
  summary: 'The BPMN 2.0 file of the version that a request goes by; empty where it cannot be drawn',
  tags,
  permission: 'signed-in',
  audit: { resource: 'approval' },
  request: { params: idParam },
  responses: { 200: z.object({ bpmn_xml: z.string() }) },
})

export const approvalRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const { db, caller } = c.var
    if (query.box === 'all' && !caller.permissions.has('approval:read')) throw notEverybodys()
    return page(c, await listApprovals(db, caller.viewer, query, query), query)
  })
  .openapi(countRoute, async (c) => ok(c, await countBoxes(c.var.db, c.var.caller.userId)))
  .openapi(createRoute, async (c) => {
    const { id, isDeferred } = await startApproval(c, c.req.valid('json'))
    const detail = await changedDetailOf(c, id)
    return ok(c, { ...detail, ...(isDeferred && { deferred: true as const }) }, 201)
  })
  .openapi(getRoute, async (c) => {
    const { db, caller } = c.var
    const approval = await visibleApproval(c, c.req.valid('param').id)
    if (await hasUnreadCopy(db, approval.id, caller.userId)) await markRead(db, approval.id, caller.userId)
    return ok(c, await approvalDetailOf(c, approval))
  })
  .openapi(drawingRoute, async (c) => {
    const { workflow_id, workflow_version } = await visibleApproval(c, c.req.valid('param').id)
    const version = await getWorkflowVersion(c.var.db, workflow_id, workflow_version)
    return ok(c, { bpmn_xml: await drawnFileOf(version) })
  })

function notEverybodys(): DomainError {
  return new DomainError('forbidden', text('没有查看所有人审批的权限', 'You may not see everybody’s requests'))
}
