import { z } from '@hono/zod-openapi'
import { listArmedJobs } from '../../db/jobs/job-queries.ts'
import { countRunsByStatus, listFailingJobs, listRunningNow } from '../../db/jobs/overview-queries.ts'
import { type RunStatus, runStatuses } from '../../domain/jobs/job-status.ts'
import { nextRun } from '../../domain/jobs/next-fires.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { runRecord } from './job-schemas.ts'
import { shownRun } from './run-record.ts'

const shown = 8
const week = 7 * 86_400_000

const overviewRoute = defineRoute({
  method: 'get',
  path: '/jobs/overview',
  summary: 'Runs since a time by status, what runs now, what fails, what comes next',
  tags: ['jobs'],
  permission: 'run:read',
  request: { query: z.strictObject({ since: z.iso.datetime({ offset: true }).optional() }) },
  responses: {
    200: z
      .object({
        today: z.record(z.enum([...runStatuses, 'total']), z.int()),
        running: z.array(runRecord),
        failing: z.array(runRecord),
        upcoming: z.array(z.object({ job_id: z.int(), job_name: z.string(), scheduled_at: z.iso.datetime() })),
      })
      .openapi('JobOverview'),
  },
})

export const overviewRoutes = createRouter().openapi(overviewRoute, async (c) => {
  const { since } = c.req.valid('query')
  const now = Date.now()
  const from = since ? new Date(since) : new Date(now - (now % 86_400_000))
  const { db, language } = c.var
  const { viewer } = c.var.caller
  const [counts, running, failing, jobs] = await Promise.all([
    countRunsByStatus(db, viewer, from),
    listRunningNow(db, viewer, shown),
    listFailingJobs(db, viewer, new Date(now - week), shown),
    listArmedJobs(db, viewer),
  ])
  const upcoming = jobs
    .flatMap((job) => {
      const time = nextRun(job, now)
      return time === undefined ? [] : [{ job, time }]
    })
    .sort((a, b) => a.time - b.time)
    .slice(0, shown)
  return ok(c, {
    today: withTotal(counts),
    running: running.map((run) => shownRun(run, language)),
    failing: failing.map((run) => shownRun(run, language)),
    upcoming: upcoming.map(({ job, time }) => ({
      job_id: job.id,
      job_name: job.name,
      scheduled_at: new Date(time).toISOString(),
    })),
  })
})

type Counts = Record<RunStatus, number>

function withTotal(counts: Partial<Counts>): Counts & { total: number } {
  const today = Object.fromEntries(runStatuses.map((status) => [status, counts[status] ?? 0])) as Counts
  return { ...today, total: Object.values(today).reduce((sum, count) => sum + count, 0) }
}
