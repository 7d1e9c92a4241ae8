import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { countConcerns, listHandedTasks, listNamingNodes } from '../../db/approvals/hand-over-parts.ts'
import { handOverSorts, listHandOvers } from '../../db/approvals/hand-over-queries.ts'
import { requireVisible } from '../../db/iam/visible-rows.ts'
import { handOverInput, handOverStatuses, handOverTaskStatuses } from '../../domain/approvals/hand-over.ts'
import { handOverWorkflowId } from '../../workflows/approvals/messages.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../envelope.ts'
import { beginHandOver, cancelRunningHandOver, retryHandOver, visibleHandOver } from './begin-hand-over.ts'
import { handedTask, handOverDetail, handOverPreview, handOverRecord } from './hand-over-schemas.ts'

const tags = ['approvals']
const id = z.coerce.number().int().positive()
const permission = 'approval:operate'
const audit = { resource: 'approval-hand-over' } as const

const listRoute = defineRoute({
  method: 'get',
  path: '/approval-hand-overs',
  summary: 'Whose tasks were handed over to whom, newest first',
  tags,
  permission,
  audit,
  request: {
    query: listQuery({
      sort: handOverSorts,
      filters: { status: z.enum(handOverStatuses).optional(), from_user_id: id.optional() },
    }),
  },
  responses: { 200: pageSchema(handOverRecord) },
})
const previewRoute = defineRoute({
  method: 'get',
  path: '/approval-hand-overs/preview',
  summary: 'What somebody has to decide, and where definitions name them',
  tags,
  permission,
  audit,
  request: { query: z.strictObject({ from_user_id: id }) },
  responses: { 200: handOverPreview },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/approval-hand-overs',
  summary: 'Give all that somebody has to decide to another, or each task to the head above its request',
  tags,
  permission,
  stepUp: true,
  audit: { ...audit, action: 'execute' },
  request: { body: handOverInput },
  responses: { 202: handOverDetail },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/approval-hand-overs/{id}',
  summary: 'One hand-over, with how far it is',
  tags,
  permission,
  audit,
  request: { params: z.object({ id }) },
  responses: { 200: handOverDetail },
})
const tasksRoute = defineRoute({
  method: 'get',
  path: '/approval-hand-overs/{id}/tasks',
  summary: 'What came of each task',
  tags,
  permission,
  audit,
  request: {
    params: z.object({ id }),
    query: listQuery({ sort: ['id'], filters: { status: z.enum(handOverTaskStatuses).optional() } }),
  },
  responses: { 200: pageSchema(handedTask) },
})
const retryRoute = defineRoute({
  method: 'post',
  path: '/approval-hand-overs/{id}/retry',
  summary: 'Try again what failed or was not reached, for another person where one is named',
  tags,
  permission,
  stepUp: true,
  audit: { ...audit, action: 'execute' },
  request: {
    params: z.object({ id }),
    body: z.strictObject({ to_user_id: z.int().positive().nullish() }),
  },
  responses: { 202: handOverDetail },
})
const cancelRoute = defineRoute({
  method: 'post',
  path: '/approval-hand-overs/{id}/cancel',
  summary: 'End a hand-over; what is handed over by then stays',
  tags,
  permission,
  audit: { ...audit, action: 'execute' },
  request: { params: z.object({ id }) },
  responses: { 200: handOverDetail },
})

export const handOverRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    return page(c, await listHandOvers(c.var.db, c.var.caller.viewer, query, query), query)
  })
  .openapi(previewRoute, async (c) => {
    const { from_user_id } = c.req.valid('query')
    const { db, caller } = c.var
    await requireVisible(db, caller.viewer, 'user', from_user_id)
    const [counts, definitions] = await Promise.all([
      countConcerns(db, from_user_id),
      listNamingNodes(db, from_user_id),
    ])
    return ok(c, { ...counts, definitions })
  })
  .openapi(createRoute, async (c) => {
    const { id: begun, isDeferred } = await beginHandOver(c, c.req.valid('json'))
    return ok(c, { ...(await detailOf(c, begun)), ...(isDeferred && { deferred: true as const }) }, 202)
  })
  .openapi(getRoute, async (c) => ok(c, await detailOf(c, c.req.valid('param').id)))
  .openapi(tasksRoute, async (c) => {
    const query = c.req.valid('query')
    const handOver = await visibleHandOver(c, c.req.valid('param').id)
    const { items, total } = await listHandedTasks(c.var.db, handOver.id, query)
    const shown = items.map(({ error_msg, ...task }) => ({ ...task, error_msg: error_msg?.[c.var.language] ?? null }))
    return page(c, { items: shown, total }, query)
  })
  .openapi(retryRoute, async (c) => {
    const { id: begun, isDeferred } = await retryHandOver(c, c.req.valid('param').id, c.req.valid('json'))
    return ok(c, { ...(await detailOf(c, begun)), ...(isDeferred && { deferred: true as const }) }, 202)
  })
  .openapi(cancelRoute, async (c) => {
    const { id: cancelled } = c.req.valid('param')
    await cancelRunningHandOver(c, cancelled)
    return ok(c, await detailOf(c, cancelled))
  })

async function detailOf(c: Context<ApiEnv>, handOverId: number) {
  const handOver = await visibleHandOver(c, handOverId)
  const url = c.var.temporal.historyUrl(handOverWorkflowId(handOver))
  return { ...handOver, ...(url && { temporal_url: url }) }
}
