import { z } from '@hono/zod-openapi'
import { alertSorts, listAlerts } from '../../db/jobs/alert-queries.ts'
import { alertReasons, alertStatuses } from '../../domain/jobs/alert-rules.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, page, pageSchema } from '../envelope.ts'
import { inLanguage } from './run-record.ts'

const time = z.iso.datetime({ offset: true })

const alertRecord = z
  .object({
    id: z.int(),
    job_id: z.int(),
    job_name: z.string(),
    reason: z.enum(alertReasons),
    run_id: z.int().nullable().openapi({ description: 'Null when a fire has no run' }),
    scheduled_at: time,
    failures: z.int().nullable().openapi({ description: 'How many in a row, of `consecutive`' }),
    status: z.enum(alertStatuses),
    error_msg: z.string().nullable(),
    opened_at: time,
    recovered_at: time.nullable(),
    recovered_by: z.int().nullable().openapi({ description: 'The run that succeeded' }),
  })
  .openapi('JobAlert')

const listRoute = defineRoute({
  method: 'get',
  path: '/alerts',
  summary: 'Alerts of jobs, newest first',
  tags: ['jobs'],
  permission: 'alert:read',
  request: {
    query: listQuery({
      sort: alertSorts,
      filters: {
        job_id: z.coerce.number().int().positive().optional(),
        reason: z.enum(alertReasons).optional(),
        status: z.enum(alertStatuses).optional(),
        from: time.optional(),
        to: time.optional(),
      },
    }),
  },
  responses: { 200: pageSchema(alertRecord) },
})

export const alertRoutes = createRouter().openapi(listRoute, async (c) => {
  const query = c.req.valid('query')
  const { items, total } = await listAlerts(c.var.db, c.var.caller.viewer, query, query)
  return page(c, { items: items.map((alert) => inLanguage(alert, c.var.language)), total }, query)
})
