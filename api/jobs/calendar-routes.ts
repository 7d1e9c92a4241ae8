import { z } from '@hono/zod-openapi'
import {
  calendarSorts,
  deleteCalendar,
  getCalendar,
  insertCalendar,
  listCalendars,
  rearmJobsOf,
  replaceCalendar,
} from '../../db/jobs/calendar-queries.ts'
import { calendarInput } from '../../domain/jobs/calendar.ts'
import { checkCalendar } from '../../domain/jobs/calendar-rules.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, listQuery, ok, page, pageSchema, versionConflict, versioned } from '../envelope.ts'

const tags = ['calendars']
const idParam = z.object({ id: z.coerce.number().int().positive() })
const time = z.iso.datetime({ offset: true })
const dates = z.array(z.iso.date())

const calendarRecord = z
  .object({
    id: z.int(),
    name: z.string(),
    timezone: z.string(),
    weekends: z.array(z.int()).openapi({ description: 'ISO weekdays, 1 is Monday' }),
    holidays: dates,
    workdays: dates,
    job_count: z.int().openapi({ description: 'How many jobs go by it' }),
    created_by: z.int().nullable(),
    department_id: z.int().nullable(),
    created_at: time,
    updated_at: time,
    version: z.int(),
  })
  .openapi('Calendar')

const listRoute = defineRoute({
  method: 'get',
  path: '/calendars',
  summary: 'Calendars',
  tags,
  permission: 'calendar:read',
  request: { query: listQuery({ sort: calendarSorts, filters: {} }) },
  responses: { 200: pageSchema(calendarRecord) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/calendars',
  summary: 'Create a calendar',
  tags,
  permission: 'calendar:write',
  request: { body: calendarInput },
  responses: { 201: calendarRecord },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/calendars/{id}',
  summary: 'One calendar',
  tags,
  permission: 'calendar:read',
  request: { params: idParam },
  responses: { 200: calendarRecord },
})
const replaceRoute = defineRoute({
  method: 'put',
  path: '/calendars/{id}',
  summary: 'Replace a calendar; all jobs that go by it follow at once',
  tags,
  permission: 'calendar:write',
  request: { params: idParam, body: versioned(calendarInput) },
  responses: { 200: calendarRecord },
})
const deleteRoute = defineRoute({
  method: 'delete',
  path: '/calendars/{id}',
  summary: 'Delete a calendar that no job goes by',
  tags,
  permission: 'calendar:delete',
  request: { params: idParam },
  responses: { 200: z.null() },
})

export const calendarRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    return page(c, await listCalendars(c.var.db, c.var.caller.viewer, query, query), query)
  })
  .openapi(createRoute, async (c) => {
    const input = c.req.valid('json')
    checkCalendar(input)
    const calendar = await c.var.write((tx) => insertCalendar(tx, input, c.var.caller), { status: 201 })
    return ok(c, { ...calendar, job_count: 0 }, 201)
  })
  .openapi(getRoute, async (c) => ok(c, await getCalendar(c.var.db, c.req.valid('param').id)))
  .openapi(replaceRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { version, ...input } = c.req.valid('json')
    checkCalendar(input)
    const expected = expectedVersion(c, version)
    const calendar = await c.var.write(
      async (tx) => {
        if (!(await replaceCalendar(tx, id, expected, input))) throw versionConflict(await getCalendar(tx, id))
        await rearmJobsOf(tx, id, c.var.traceId)
        return getCalendar(tx, id)
      },
      { resourceId: id },
    )
    return ok(c, calendar)
  })
  .openapi(deleteRoute, async (c) => {
    const { id } = c.req.valid('param')
    await c.var.write((tx) => deleteCalendar(tx, id, c.var.caller.viewer), { resourceId: id })
    return ok(c, null)
  })
