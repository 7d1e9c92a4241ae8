import { z } from '@hono/zod-openapi'
import { listDayDurations, listTrends, trendSorts } from '../../db/jobs/duration-queries.ts'
import { getJob } from '../../db/jobs/job-queries.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../envelope.ts'

const tags = ['jobs']
const time = z.iso.datetime({ offset: true })
const milliseconds = z.number().nullable()

const trendRecord = z
  .object({
    job_id: z.int(),
    job_name: z.string(),
    recent_runs: z.int().openapi({ description: 'Successful runs of the last 7 days' }),
    recent_p50: milliseconds,
    recent_p95: milliseconds,
    before_runs: z.int().openapi({ description: 'Of the 30 days before' }),
    before_p50: milliseconds,
    before_p95: milliseconds,
    growth: z.number().nullable().openapi({ description: 'recent_p95 by before_p95; null without runs before' }),
    outliers: z.int().openapi({ description: 'Runs of the last 7 days that are marked' }),
    computed_at: time,
  })
  .openapi('JobTrend')

const dayRecord = z
  .object({
    day: z.string().openapi({ description: 'By the clock of the job' }),
    runs: z.int(),
    p50: z.number(),
    p95: z.number(),
    longest: z.number(),
  })
  .openapi('DayDurations')

const rankingRoute = defineRoute({
  method: 'get',
  path: '/jobs/durations',
  summary: 'Jobs ranked by how much longer they take than before; in milliseconds',
  tags,
  permission: 'run:read',
  request: { query: listQuery({ sort: trendSorts, filters: {} }) },
  responses: { 200: pageSchema(trendRecord) },
})
const jobRoute = defineRoute({
  method: 'get',
  path: '/jobs/{id}/durations',
  summary: 'How long the successful runs of a job took, day by day; in milliseconds',
  tags,
  permission: 'run:read',
  request: {
    params: z.object({ id: z.coerce.number().int().positive() }),
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(30) }),
  },
  responses: { 200: z.object({ items: z.array(dayRecord) }) },
})

export const durationRoutes = createRouter()
  .openapi(rankingRoute, async (c) => {
    const query = c.req.valid('query')
    return page(c, await listTrends(c.var.db, c.var.caller.viewer, query, query), query)
  })
  .openapi(jobRoute, async (c) => {
    const job = await getJob(c.var.db, c.req.valid('param').id)
    return ok(c, { items: await listDayDurations(c.var.db, job, c.req.valid('query').days) })
  })
