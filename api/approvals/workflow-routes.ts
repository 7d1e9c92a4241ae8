import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Workflow } from '../../db/approvals/definition-queries.ts'
import {
  archiveWorkflow,
  deleteWorkflow,
  getWorkflow,
  insertWorkflow,
  listStartable,
  listVersions,
  listWorkflows,
  publishWorkflow,
  replaceWorkflow,
  workflowSorts,
} from '../../db/approvals/definition-queries.ts'
import { definitionStatuses, workflowInput } from '../../domain/approvals/definition.ts'
import type { WorkflowGraph } from '../../domain/approvals/workflow-graph.ts'
import { invalidFields } from '../../domain/errors.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, listQuery, ok, page, pageSchema, versionConflict } from '../envelope.ts'
import { planOf, workflowProblems } from './check-workflow.ts'
import { toldProblems, workflowRecord } from './workflow-record.ts'
import { workflowRecord as record, workflowBrief, workflowProblem, workflowReplacement } from './workflow-schemas.ts'

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
const validateRoute = defineRoute({
  method: 'post',
  path: '/workflows/{id}/validate',
  summary: 'What keeps a definition from being published, element by element',
  tags,
  permission: 'workflow:read',
  audit: { action: 'read' },
  request: { params: idParam },
  responses: { 200: z.object({ problems: z.array(workflowProblem) }) },
})
const publishRoute = defineRoute({
  method: 'post',
  path: '/workflows/{id}/publish',
  summary: 'Make what is drawn the version that new requests go by',
  tags,
  permission: 'workflow:publish',
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
const versionsRoute = defineRoute({
  method: 'get',
  path: '/workflows/{id}/versions',
  summary: 'The versions that were published, newest first',
  tags,
  permission: 'workflow:read',
  request: { params: idParam },
  responses: {
    200: z.object({
      items: z.array(
        z.object({
          version: z.int(),
          created_by: z.int().nullable(),
          created_by_name: z.string().nullable(),
          created_at: z.iso.datetime({ offset: true }),
          is_current: z.boolean(),
        }),
      ),
    }),
  },
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
    const made = await c.var.write((tx) => insertWorkflow(tx, input, drawnBy(input), c.var.caller), { status: 201 })
    return ok(c, await shown(c, made), 201)
  })
  .openapi(getRoute, async (c) => ok(c, await shown(c, await getWorkflow(c.var.db, c.req.valid('param').id))))
  .openapi(replaceRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { revision, ...input } = c.req.valid('json')
    const version = expectedVersion(c, revision)
    const changed = await c.var.write(
      async (tx) => {
        const before = await getWorkflow(tx, id)
        const replaced = await replaceWorkflow(tx, { id, version }, input, drawnBy(input, before))
        if (!replaced) throw versionConflict(await shown(c, await getWorkflow(tx, id)))
        return replaced
      },
      { resourceId: id },
    )
    return ok(c, await shown(c, changed))
  })
  .openapi(deleteRoute, async (c) => {
    const { id } = c.req.valid('param')
    await c.var.write((tx) => deleteWorkflow(tx, id), { resourceId: id })
    return ok(c, null)
  })
  .openapi(validateRoute, async (c) => {
    const workflow = await getWorkflow(c.var.db, c.req.valid('param').id)
    return ok(c, { problems: toldProblems(await workflowProblems(c.var.db, c.var.caller, workflow), c.var.language) })
  })
  .openapi(publishRoute, async (c) => {
    const { id } = c.req.valid('param')
    const published = await c.var.write(
      async (tx) => {
        const workflow = await getWorkflow(tx, id)
        const problems = await workflowProblems(tx, c.var.caller, workflow)
        if (problems.length > 0) {
          throw invalidFields(problems.map(({ element_id, message }) => ({ field: element_id || 'nodes', message })))
        }
        return publishWorkflow(tx, workflow, { plan: await planOf(tx, workflow), publisher: c.var.caller.userId })
      },
      { resourceId: id },
    )
    return ok(c, await shown(c, published))
  })
  .openapi(archiveRoute, async (c) => {
    const { id } = c.req.valid('param')
    return ok(c, await shown(c, await c.var.write((tx) => archiveWorkflow(tx, id), { resourceId: id })))
  })
  .openapi(versionsRoute, async (c) => {
    const workflow = await getWorkflow(c.var.db, c.req.valid('param').id)
    const items = await listVersions(c.var.db, workflow.id)
    return ok(c, {
      items: items.map((item) => ({ ...item, is_current: item.version === workflow.published_version })),
    })
  })

type Input = z.infer<typeof workflowInput>

/** Left out, what is drawn stays. */
function drawnBy({ nodes, edges }: Input, before?: Workflow): WorkflowGraph {
  return { nodes: nodes ?? before?.nodes ?? [], edges: edges ?? (nodes ? [] : (before?.edges ?? [])) }
}

async function shown(c: Context<ApiEnv>, workflow: Workflow) {
  const problems = await workflowProblems(c.var.db, c.var.caller, workflow)
  return { ...workflowRecord(workflow), problems: toldProblems(problems, c.var.language) }
}
