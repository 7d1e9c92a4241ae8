import { z } from '@hono/zod-openapi'
import { listCategories } from '../../db/approvals/category-queries.ts'
import { listCandidates } from '../../db/approvals/chooser-queries.ts'
import { getWorkflow, missingWorkflow } from '../../db/approvals/definition-queries.ts'
import { getWorkflowVersion } from '../../db/approvals/version-queries.ts'
import type { PlanNode } from '../../domain/approvals/plan.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'

const tags = ['approvals']

const categoriesRoute = defineRoute({
  method: 'get',
  path: '/workflows/categories',
  summary: 'The categories of approval definitions, with how many are of each',
  tags,
  permission: 'workflow:read',
  responses: { 200: z.object({ items: z.array(z.object({ category: z.string(), count: z.int() })) }) },
})

const candidate = z.object({ id: z.int(), name: z.string(), hint: z.string() })

const choosersRoute = defineRoute({
  method: 'get',
  path: '/workflows/startable/{id}/choices',
  summary: 'The nodes whose people the applicant chooses, and whom one may choose',
  tags,
  permission: 'signed-in',
  request: { params: z.object({ id: z.coerce.number().int().positive() }) },
  responses: {
    200: z.object({
      items: z.array(
        z.object({
          node_id: z.string(),
          name: z.string().nullable(),
          type: z.enum(['approval', 'cc']),
          people: z.array(candidate).nullable().openapi({ description: 'Null where anybody can be chosen' }),
        }),
      ),
    }),
  },
})

export const chooserRoutes = createRouter()
  .openapi(categoriesRoute, async (c) => ok(c, { items: await listCategories(c.var.db, c.var.caller.viewer) }))
  .openapi(choosersRoute, async (c) => {
    const { db } = c.var
    const { id, status, published_version } = await getWorkflow(db, c.req.valid('param').id)
    if (status !== 'published') throw missingWorkflow()
    const { plan } = await getWorkflowVersion(db, id, published_version)
    const items = await Promise.all(
      plan.nodes.filter(isChosenAtStart).map(async (node) => ({
        ...{ node_id: node.id, name: node.name ?? null, type: node.type },
        people: await listCandidates(db, node),
      })),
    )
    return ok(c, { items })
  })

function isChosenAtStart(node: PlanNode): node is Extract<PlanNode, { type: 'approval' | 'cc' }> {
  return (node.type === 'approval' || node.type === 'cc') && node.config.approver_type === 'initiator_choice'
}
