import { z } from '@hono/zod-openapi'
import { executorSorts, listExecutorGroups, listExecutors, requestDrain } from '../../db/jobs/executor-queries.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../envelope.ts'

const executorStatus = z.enum(['live', 'draining', 'gone'])

const executorRecord = z
  .object({
    id: z.int(),
    instance: z.string(),
    group: z.string(),
    host: z.string(),
    status: executorStatus,
    running: z.int().openapi({ description: 'How many scripts it runs now' }),
    slots: z.int().nullable().openapi({ description: 'How many it runs at once' }),
    drain_requested: z.boolean().openapi({ description: 'Somebody wants it to take no new work' }),
    started_at: z.iso.datetime(),
    last_seen_at: z.iso.datetime(),
  })
  .openapi('Executor')

const listRoute = defineRoute({
  method: 'get',
  path: '/executors',
  summary: 'Executors: who runs scripts, and how much each carries',
  tags: ['jobs'],
  permission: 'executor:read',
  request: {
    query: listQuery({
      sort: executorSorts,
      filters: { group: z.string().max(50).optional(), status: executorStatus.optional() },
    }),
  },
  responses: { 200: pageSchema(executorRecord) },
})

const groupsRoute = defineRoute({
  method: 'get',
  path: '/executors/groups',
  summary: 'Groups that have an executor, and how much those that take work carry',
  tags: ['jobs'],
  permission: 'executor:read',
  responses: {
    200: z
      .object({
        items: z.array(
          z.object({ group: z.string(), live: z.int(), draining: z.int(), running: z.int(), slots: z.int() }),
        ),
      })
      .openapi('ExecutorGroups'),
  },
})

const drain = (path: string, summary: string) =>
  defineRoute({
    method: 'post',
    path,
    summary,
    tags: ['jobs'],
    permission: 'executor:drain',
    audit: { action: 'update' },
    request: { params: z.object({ id: z.coerce.number().int().positive() }) },
    responses: { 200: executorRecord },
  })
const drainRoute = drain('/executors/{id}/drain', 'Take no new work; what runs goes on to its end')
const resumeRoute = drain('/executors/{id}/resume', 'Take work again')

export const executorListRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    return page(c, await listExecutors(c.var.db, query, query), query)
  })
  .openapi(groupsRoute, async (c) => ok(c, { items: await listExecutorGroups(c.var.db) }))
  .openapi(drainRoute, async (c) => ok(c, await c.var.write((tx) => requestDrain(tx, c.req.valid('param').id, true))))
  .openapi(resumeRoute, async (c) => ok(c, await c.var.write((tx) => requestDrain(tx, c.req.valid('param').id, false))))
