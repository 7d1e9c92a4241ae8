import { z } from '@hono/zod-openapi'
import {
  archiveWorkflow,
  deleteWorkflow,
  getWorkflow,
  insertWorkflow,
  listStartable,
  listWorkflows,
  publishWorkflow,
  replaceWorkflow,
  workflowSorts,
} from '../../db/approvals/definition-queries.ts'
import { definitionStatuses, workflowInput } from '../../domain/approvals/definition.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, listQuery, ok, page, pageSchema, versionConflict } from '../envelope.ts'
import { maskDrawing } from './audited-drawing.ts'
import { checkStored, checkWorkflow, planOf, refusePlainSecrets, refuseProblems } from './check-workflow.ts'
import { grantsRoles } from './grants-roles.ts'
import { drawingOf, drawnOf, maxBodyBytes } from './workflow-forms.ts'
import { shownWorkflow, storedWorkflow, workflowRecord } from './workflow-record.ts'
import { workflowRecord as record, workflowBrief, workflowReplacement } from './workflow-schemas.ts'

const tags = ['approvals']
const idParam = z.object({ id: z.coerce.number().int().positive() })

const listRoute = defineRoute({
  method: 'get',
  path: '/workflows',
  summary: 'Approval definitions, without what they draw',
  tags,
  permission: 'workflow:read',
  request: {
    query: listQuery({
      sort: workflowSorts,
      filters: { status: z.enum(definitionStatuses).optional(), category: z.string().max(50).optional() },
    }),
  },
  responses: { 200: pageSchema(workflowBrief) },
})
const startableRoute = defineRoute({
  method: 'get',
  path: '/workflows/startable',
  summary: 'The definitions that anybody may start a request by',
  tags,
  permission: 'signed-in',
  responses: {
    200: z.object({
      items: z.array(z.object({ id: z.int(), name: z.string(), description: z.string(), category: z.string() })),
    }),
  },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/workflows',
  summary: 'Create a draft of an approval definition',
  tags,
  permission: 'workflow:write',
  audit: { secrets: maskDrawing },
  maxBodyBytes,
  request: { body: workflowInput },
  responses: { 201: record },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/workflows/{id}',
  summary: 'One definition, with what keeps it from being published',
  tags,
  permission: 'workflow:read',
  request: { params: idParam },
  responses: { 200: record },
})
const replaceRoute = defineRoute({
  method: 'put',
  path: '/workflows/{id}',
  summary: 'Replace a definition; what was published stays until the next publication',
  tags,
  permission: 'workflow:write',
  audit: { secrets: maskDrawing },
  maxBodyBytes,
  request: { params: idParam, body: workflowReplacement },
  responses: { 200: record },
})
const deleteRoute = defineRoute({
  method: 'delete',
  path: '/workflows/{id}',
  summary: 'Delete a definition that no open request goes by',
  tags,
  permission: 'workflow:delete',
  request: { params: idParam },
  responses: { 200: z.null() },
})
const publishRoute = defineRoute({
  method: 'post',
  path: '/workflows/{id}/publish',
  summary: 'Make what is drawn the version that new requests go by',
  tags,
  permission: 'workflow:publish',
  stepUp: grantsRoles,
  audit: { action: 'execute' },
  request: { params: idParam },
  responses: { 200: record },
})
const archiveRoute = defineRoute({
  method: 'post',
  path: '/workflows/{id}/archive',
  summary: 'Start nothing more by it; open requests go on',
  tags,
  permission: 'workflow:publish',
  audit: { action: 'update' },
  request: { params: idParam },
  responses: { 200: record },
})
export const workflowRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const { items, total } = await listWorkflows(c.var.db, c.var.caller.viewer, query, query)
    return page(c, { items: items.map(workflowRecord), total }, query)
  })
  .openapi(startableRoute, async (c) => ok(c, { items: await listStartable(c.var.db) }))
  .openapi(createRoute, async (c) => {
    const input = c.req.valid('json')
    const seen = await checkWorkflow(c.var.db, c.var.caller, { ...input, drawing: drawingOf(input) })
    refusePlainSecrets(seen)
    const made = await c.var.write((tx) => insertWorkflow(tx, input, drawnOf(seen), c.var.caller), { status: 201 })
    return ok(c, shownWorkflow(c, made, seen), 201)
  })
  .openapi(getRoute, async (c) => ok(c, await storedWorkflow(c, await getWorkflow(c.var.db, c.req.valid('param').id))))
  .openapi(replaceRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { revision, ...input } = c.req.valid('json')
    const version = expectedVersion(c, revision)
    const drawing = drawingOf(input, await getWorkflow(c.var.db, id))
    const seen = await checkWorkflow(c.var.db, c.var.caller, { ...input, id, drawing })
    refusePlainSecrets(seen)
    const changed = await c.var.write(
      async (tx) => {
        const replaced = await replaceWorkflow(tx, { id, version }, input, drawnOf(seen))
        if (!replaced) throw versionConflict(await storedWorkflow(c, await getWorkflow(tx, id)))
        return replaced
      },
      { resourceId: id },
    )
    return ok(c, shownWorkflow(c, changed, seen))
  })
  .openapi(deleteRoute, async (c) => {
    const { id } = c.req.valid('param')
    await c.var.write((tx) => deleteWorkflow(tx, id), { resourceId: id })
    return ok(c, null)
  })
  .openapi(publishRoute, async (c) => {
    const { id } = c.req.valid('param')
    const workflow = await getWorkflow(c.var.db, id)
    const { problems, bpmn_xml: xml } = await checkStored(c.var.db, c.var.caller, workflow)
    const published = await c.var.write(
      async (tx) => {
        refuseProblems(problems)
        return publishWorkflow(tx, workflow, { plan: await planOf(tx, workflow), xml, publisher: c.var.caller.userId })
      },
      { resourceId: id },
    )
    return ok(c, await storedWorkflow(c, published))
  })
  .openapi(archiveRoute, async (c) => {
    const { id } = c.req.valid('param')
    return ok(c, await storedWorkflow(c, await c.var.write((tx) => archiveWorkflow(tx, id), { resourceId: id })))
  })
