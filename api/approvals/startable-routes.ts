import { z } from '@hono/zod-openapi'
import { schemaFor } from '../../bpmn/form/schema-for.ts'
import { getWorkflow, missingWorkflow } from '../../db/approvals/definition-queries.ts'
import { getWorkflowVersion } from '../../db/approvals/version-queries.ts'
import { rightsIn } from '../../domain/approvals/form/field-rights.ts'
import { formSchema } from '../../domain/approvals/form.ts'
import { startRights } from '../../domain/approvals/plan.ts'
import { fieldRights } from '../../domain/approvals/workflow-graph.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'

const startableRoute = defineRoute({
  method: 'get',
  path: '/workflows/startable/{id}',
  summary: 'What anybody fills in to start a request by a definition',
  tags: ['approvals'],
  permission: 'signed-in',
  request: { params: z.object({ id: z.coerce.number().int().positive() }) },
  responses: {
    200: z.object({
      id: z.int(),
      name: z.string(),
      description: z.string(),
      category: z.string(),
      version: z.int(),
      form_schema: formSchema.nullable(),
      field_rights: z.record(z.string(), z.enum(fieldRights)),
    }),
  },
})

export const startableRoutes = createRouter().openapi(startableRoute, async (c) => {
  const { db } = c.var
  const { id, name, description, category, status, published_version } = await getWorkflow(db, c.req.valid('param').id)
  if (status !== 'published') throw missingWorkflow()
  const { plan, version, form_schema: schema } = await getWorkflowVersion(db, id, published_version)
  const rights = rightsIn(schema, startRights(plan), { otherwise: 'write' })
  return ok(c, {
    ...{ id, name, description, category, version },
    form_schema: schema && (await schemaFor(schema, rights, {})),
    field_rights: rights,
  })
})
