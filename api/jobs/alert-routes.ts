import { z } from '@hono/zod-openapi'
import { alertSorts, getAlert, listAlerts } from '../../db/jobs/alert-list-queries.ts'
import { closeAlert } from '../../db/jobs/close-alert.ts'
import { alertReasons, alertStatuses } from '../../domain/jobs/alert-rules.ts'
import { storedTypes } from '../../domain/jobs/kinds.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../envelope.ts'
import { inLanguage } from './run-record.ts'

const tags = ['jobs']
const time = z.iso.datetime({ offset: true })

const alertRecord = z
  .object({
    id: z.int(),
    job_id: z.int(),
    job_name: z.string(),
    job_type: z.enum(storedTypes),
    reason: z.enum(alertReasons),
    run_id: z.int().nullable().openapi({ description: 'Null when a fire has no run' }),
    scheduled_at: time,
    failures: z.int().nullable().openapi({ description: 'How many in a row, of `consecutive`' }),
    status: z.enum(alertStatuses),
    error_msg: z.string().nullable(),
    opened_at: time,
    recovered_at: time.nullable(),
    recovered_by: z.int().nullable().openapi({ description: 'The run that succeeded' }),
    closed_at: time.nullable(),
    closed_by: z.int().nullable().openapi({ description: 'Who closed it by hand' }),
    closed_by_name: z.string().nullable(),
    close_note: z.string().nullable(),
  })
  .openapi('JobAlert')

const listRoute = defineRoute({
  method: 'get',
  path: '/alerts',
  summary: 'Alerts of jobs, newest first',
  tags,
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

const closeRoute = defineRoute({
  method: 'post',
  path: '/alerts/{id}/close',
  summary: 'Put an open alert aside by hand; nobody is told, and the same run or fire opens none again',
  tags,
  permission: 'job:write',
  audit: { action: 'update', resource: 'alert' },
  request: {
    params: z.object({ id: z.coerce.number().int().positive() }),
    body: z.strictObject({ note: z.string().trim().min(1).max(500).optional() }),
  },
  responses: { 200: alertRecord },
})

export const alertRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const { items, total } = await listAlerts(c.var.db, c.var.caller.viewer, query, query)
    return page(c, { items: items.map((alert) => inLanguage(alert, c.var.language)), total }, query)
  })
  .openapi(closeRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { note } = c.req.valid('json')
    const { caller, language } = c.var
    const alert = await c.var.write(async (tx) => {
      await closeAlert(tx, await getAlert(tx, id, caller.viewer), { userId: caller.userId, note })
      return getAlert(tx, id, caller.viewer)
    })
    return ok(c, inLanguage(alert, language))
  })
