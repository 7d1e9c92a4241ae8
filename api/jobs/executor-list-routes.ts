import { z } from '@hono/zod-openapi'
import { executorSorts, listExecutors } from '../../db/jobs/executor-queries.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, page, pageSchema } from '../envelope.ts'

const executorStatus = z.enum(['live', 'draining', 'gone'])

const executorRecord = z
  .object({
    id: z.int(),
    instance: z.string(),
    group: z.string(),
    host: z.string(),
    status: executorStatus,
    running: z.int().openapi({ description: 'How many scripts it runs now' }),
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

export const executorListRoutes = createRouter().openapi(listRoute, async (c) => {
  const query = c.req.valid('query')
  return page(c, await listExecutors(c.var.db, query, query), query)
})
